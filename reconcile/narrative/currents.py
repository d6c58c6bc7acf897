"""Which amount it is that changed: what a change or a rate without an amount of its own speaks of."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.narrative.grouping import sums_up
from reconcile.narrative.memory import Mention, final_of, is_base, same_subject
from reconcile.narrative.phrases import Base, trimmed, year_of
from reconcile.narrative.state import State, distinct
from reconcile.narrative.subjects import BUDGETS, Subject, normal
from reconcile.narrative.two_years import both_years

_IN_ALL = ("共", "总", "总共", "一共", "累计", "总计")
_NEAR = 8  # how many parts of a list a change after it may belong to
_NAME = 4  # characters of a name that is no word of its own
_THIS_YEAR = 9999  # of an amount that names no year, where the disclosure's is not known


def base_at(state: State, mention: Mention) -> Base:
    own = mention.phrase.base
    return own if own.kind else state.pending


def currents_of(state: State, mention: Mention) -> tuple[list[Mention], Subject]:
    """The amounts that a change may belong to, which are not those of the year that it is measured against."""
    if (told := both_years(state, mention)) is not None:
        return [told[0]], told[0].subject
    words = "合计" if mention.phrase.subject in _IN_ALL else mention.phrase.subject
    if sums_up(state, words) and not any(one.total for one in state.memory.amounts[-1:]):
        return [], replace(mention.subject, sure=False)  # 基本支出6万元；项目支出4万元，合计增长25%
    found, own = _before(state, mention)
    found = distinct([now for one in found if (now := _this_years(state, mention, one)) is not None])
    base = base_at(state, mention)
    year = year_of(base, state.year) if base.kind == "prior" else 0
    before = state.mentions[-2] if len(state.mentions) > 1 else mention
    earlier = before.sentence == mention.sentence and before.subject.year not in (0, state.year)
    if year and earlier and not base.year and all(one.sentence != mention.sentence for one in found):
        return [], replace(own, sure=False)  # 2023年决算数27万元，较上年减少2万元 in a disclosure of 2024
    return [one for one in found if not year or one.subject.year != year], own


def _this_years(state: State, mention: Mention, one: Mention) -> Mention | None:
    """60万元，上年75万元（其中：办公费30万元），下降20%: of the amount that last year's is beside."""
    return amount_of(state, mention, one.subject) if one.phrase.role == "prior" else one


def amount_of(state: State, mention: Mention, subject: Subject) -> Mention | None:
    """The latest amount of what a change or a rate names; for an item of a list that names a fund, not one that another
    paragraph tells without a fund.
    """
    found = state.memory.latest(subject)
    wider = found is not None and found.paragraph != mention.paragraph and bool(subject.fund) and not found.subject.fund
    return None if state.numbered and wider else found


def _before(state: State, mention: Mention) -> tuple[list[Mention], Subject]:
    """The amounts that a change may belong to, the likeliest first, and the subject it names itself."""
    memory, own = state.memory, mention.subject
    paired = _paired(state, mention)
    if paired is not None:
        return [paired], own
    if own.known:
        found = amount_of(state, mention, own) or _of_the_fund(state, mention)
        return ([found] if found is not None else []), own
    if own.printed and not own.sure:
        again = _named_again(state, mention)
        return ([again], replace(again.subject, sure=True)) if again is not None else ([], own)
    if memory.spoken is not None:
        found = amount_of(state, mention, memory.spoken)
        return ([found] if found is not None else []), memory.spoken
    group = memory.group
    last = memory.last
    if last is None:
        return [], Subject()
    last = _latest_year(state, final_of(memory, last) if last.subject.version in BUDGETS else last)
    if state.numbered and last.paragraph == mention.paragraph:
        here = [one for one in memory.amounts if one.paragraph == mention.paragraph]
        if all(same_subject(one.subject, last.subject) for one in here):
            return [last], Subject()  # an item with a paragraph of its own
        if last.sentence != mention.sentence and all(one.total for one in here[1:]):
            return distinct([here[0], last]), Subject()  # 3.公务接待费3万元。其中：…。与上年相比，减少1万元
    if last.sentence != mention.sentence and memory.main is not None:
        before = [one for one in memory.amounts if one.paragraph == mention.paragraph and one is not last]
        own_paragraph = last.paragraph == mention.paragraph != memory.main.paragraph and not before
        return ([last] if own_paragraph else distinct([memory.main, last])), Subject()
    if group is not None and group.total is not None and last.total == group.total.id:
        told = {one.subject.name or one.subject.printed for one in group.parts}  # 预算数28，决算数25: one item
        itemised = group.related or len(told) < 2 or last.separator in ";；。"
        pair = [last, group.total] if itemised else [group.total, last]
        parts = [one for one in reversed(group.parts[-_NEAR:]) if one.subject.version == last.subject.version]
        return distinct([*pair, *parts]), Subject()
    return [last], Subject()


def _of_the_fund(state: State, mention: Mention) -> Mention | None:
    """一般公共预算财政拨款支出90万元。与上年相比，一般公共预算财政拨款增加9万元: the total of the fund that is named
    alone, where it is the only amount told before in its paragraph.
    """
    own = mention.subject
    told = [one for one in state.memory.amounts if one.paragraph == mention.paragraph]
    if own.name or not own.sure or len(told) != 1:
        return None
    whole = told[0].subject
    same = whole.sure and whole.name == "总计" and whole.fund == own.fund and own.side in ("", whole.side)
    return told[0] if same and not is_base(told[0]) else None


def at_hand(state: State, own: Subject, current: Mention) -> bool:
    """Whether a change may be of this amount though no rate fits: it stands in this stretch, or both name one thing
    of this year in full, and the section tells no other amount of it.
    """
    if current.paragraph in state.stretch:
        return True
    named = own.sure and own.name not in ("", "总计") and own.fund in ("", current.subject.fund)
    if not named or current.subject.year not in (0, state.year):
        return False
    told = [one for one in state.memory.amounts if same_subject(one.subject, own) and not is_base(one)]
    spans = {one.span for one in told if one.subject.version == current.subject.version}
    return same_subject(current.subject, own) and len(spans) == 1


def beyond(change: Mention, current: Mention) -> bool:
    """Whether an amount cannot have risen by so much: 其中年初结转0.00万元，较上年增加437万元 is of the total."""
    rise, amount = change.span, current.span
    return bool(rise and amount and change.phrase.direction > 0 and abs(rise.micro) > amount.micro + amount.half)


def _named_again(state: State, mention: Mention) -> Mention | None:
    """2024年办案专款80万元，比2023年办案专款增加16万元: the amount right before, of what is named again as printed."""
    before = state.memory.last
    named = normal(mention.subject.printed)
    told = before is not None and before.sentence == mention.sentence and base_at(state, mention).kind == "prior"
    again = told and before is not None and trimmed(normal(before.subject.printed)).endswith(named)
    return before if again and len(named) >= _NAME else None


def _paired(state: State, mention: Mention) -> Mention | None:
    """Of two amounts with one unit, the one that stands where `mention` stands in its own pair."""
    before = state.mentions[-2] if len(state.mentions) > 1 else None
    second = before is not None and before.token.unit_from_next and before.phrase.role == mention.phrase.role
    if not second and not mention.token.unit_from_next:
        return None
    amounts = [one for one in state.memory.amounts if not is_base(one)]
    if len(amounts) < 2 or not amounts[-2].token.unit_from_next:
        return None
    return amounts[-1] if second else amounts[-2]


def _year(state: State, one: Mention) -> int:
    return one.subject.year or state.year or _THIS_YEAR


def _latest_year(state: State, last: Mention) -> Mention:
    """2024年预算10万元，2023年预算8万元，增加2万元: of one thing in several years told together, the latest."""
    told = [one for one in reversed(state.memory.amounts) if _same_but_year(one, last) and not is_base(one)]
    return max((last, *told), key=lambda one: _year(state, one))


def is_earlier(state: State, one: Mention, current: Mention, base: Base) -> bool:
    """Whether an amount is of the same thing, told with the current one, in the year that a base names, or where none
    is named in the year before.
    """
    year = base.year if base.kind else _year(state, current) - 1
    return _same_but_year(one, current) and not is_base(one) and _year(state, one) == year


def _same_but_year(one: Mention, other: Mention) -> bool:
    ours, theirs = one.subject, other.subject
    same = (ours.name, ours.fund, ours.path, ours.version) == (theirs.name, theirs.fund, theirs.path, theirs.version)
    return same and ours.known and one.sentence == other.sentence
