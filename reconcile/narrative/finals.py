"""Final against budget, and this year against last in words alone: completion rates, 大于, 小于, 持平, 相同."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import NUMBER
from reconcile.narrative.currents import amount_of
from reconcile.narrative.directions import told_of
from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.narrative.memory import Mention, budget_of, final_of, is_base, same_subject
from reconcile.narrative.naming import subject_of
from reconcile.narrative.phrase_words import phrase_words
from reconcile.narrative.phrases import Base, base_of, year_of
from reconcile.narrative.state import Here, State, claim_at, id_of
from reconcile.narrative.subjects import BUDGETS

_RECENT = 8  # claims


@cache
def _comparison() -> re.Pattern[str]:
    words = lexicon().comparison
    years = rf"(?:{alternatives(words['prior'])}|(?:19|20)\d{{2}}年|年初|全年|调整|预算|决算)"
    return re.compile(
        rf"^(?:按)?(?:同口径)?{alternatives(folded(words['openers']))}"
        rf"(?P<base>{years}[^{NUMBER}]{{0,14}}?){alternatives([*words['behind'], '比'])}?$"
    )


@cache
def _equal() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon().equality
    return re.compile(alternatives(words["same"])), re.compile(alternatives(words["near"]))


@cache
def _compared() -> re.Pattern[str]:
    words = lexicon().comparison
    years = rf"(?:{alternatives(words['prior'])}|(?:19|20)\d{{2}}年|年初|全年|调整|预算|决算)"
    implicit = alternatives(words["implicit"])
    return re.compile(rf"(?:{alternatives(words['openers'])}(?P<base>{years}[^{NUMBER}]*?)|(?P<implicit>{implicit}))$")


@cache
def _order() -> re.Pattern[str]:
    words = lexicon().order
    over, under, same = (alternatives(words[key]) for key in ("over", "under", "same"))
    return re.compile(
        rf"(?:支出|收入)?决算(?:数|金额|支出)?(?:(?P<over>{over})|(?P<under>{under})|{same})(?!\()"
        r"(?P<base>(?:全年|年初|调整后?|当年|本年)?(?:部门)?预算)"
        rf"|^(?:均|也|并)?{alternatives(words['within'])}(?P<within>(?:全年|年初|调整后?|当年|本年)?(?:部门)?预算)"
    )


def comparison_of(text: str) -> str | None:
    """What a clause without numbers compares with (与2023年度相比 → 2023年度), or None."""
    found = _comparison().match(text)
    return found["base"] if found is not None and not says_equal(text) else None


def says_equal(text: str) -> bool:
    """Whether a clause says that something did not change, exactly or nearly."""
    return any(one.search(text) for one in _equal())


def spoken_of(text: str) -> str | None:
    """What a clause without numbers speaks of, in its words: 公务接待费与上年持平, 本单位无公务接待费; else None."""
    found = next((match for one in reversed(_equal()) if (match := one.search(text))), None)
    if found is not None:
        compared = _compared().search(text[: found.start()].removesuffix("基本"))
        return text[: compared.start()] if compared is not None else None
    none = re.search(rf"(?:^|[^{NUMBER}]*?){alternatives(lexicon().zero['none'])}(?P<what>[^{NUMBER}]+)$", text)
    return none["what"] if none is not None else None


def order_of(text: str) -> tuple[int, str] | None:
    """决算数小于全年预算数 → (−1, 全年预算), 决算数等于预算数 → (0, 预算); None where a clause says nothing of the kind
    or leaves both words.
    """
    if re.search(r"[大小高低]于\([大小高低]于\)", text):
        return None
    found = _order().search(text)
    if found is None:
        return None
    direction = 1 if found["over"] else -1 if found["under"] or found["within"] else 0
    return direction, found["base"] or found["within"]


def completion(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    memory, final = state.memory, _completed(state, mention)
    if final is None:
        return
    base = mention.phrase.base
    partner = mention.phrase.partner
    if partner is not None:
        budget = next((one for one in reversed(state.mentions) if one.phrase.token == partner), None)
    else:
        budget = budget_of(memory, base if base.kind in BUDGETS else Base("budget"), final)
    if budget is final:
        return
    changed = (one for one in reversed(state.claims) if one.kind == "change" and one.sentence == mention.text)
    own = next((one.figures[1] for one in changed if one.base.kind in BUDGETS), "")
    if final.sentence != mention.sentence and not mention.subject.known:
        final = next((one for one in memory.amounts if one.id == own), final)  # 与预算相比减少2万元，完成预算的96%
    others = [
        one
        for one in memory.amounts
        if same_subject(one.subject, final.subject)
        and one.subject.version in BUDGETS
        and one.phrase.role != "prior"
        and one is not budget
        and one is not final
    ]
    if budget is None and base.kind != "" and not others:
        yield claim_at("completion", (mention.id, final.id, ""), mention, section, about=final.subject, base=base)
        return
    yield claim_at(
        "completion",
        (mention.id, final.id, id_of(budget)),
        mention,
        section,
        about=final.subject,
        base=base,
        readings=tuple((mention.id, final.id, one.id) for one in others),
    )


def _completed(state: State, mention: Mention) -> Mention | None:
    """The amount that a completion rate is of."""
    final = state.memory.last
    if final is None or (mention.subject.printed and not mention.subject.known and not mention.subject.sure):
        return None
    if final.sentence != mention.sentence and any(
        one.sentence == mention.sentence and one.phrase.role == "prior" for one in state.mentions
    ):
        return None  # 2023年支出76.14亿元，完成预算76.35亿元的99.7%: the rate is of the year before
    if mention.subject.known:
        own_final = amount_of(state, mention, mention.subject)
        if own_final is None and mention.subject.fund:
            return None  # 一般公共预算收入完成年初预算的96%, after the amount of all funds
        final = own_final or final
    return final_of(state.memory, final) if final.subject.version in BUDGETS else final


def told_after(state: State, budget: Mention) -> None:
    """完成预算97%，预算为62万元: the budget of a completion rate that stands before it."""
    for place in range(len(state.claims) - 1, max(len(state.claims) - _RECENT, 0) - 1, -1):
        one = state.claims[place]
        own = (
            one.kind == "completion"
            and one.sentence == budget.text
            and one.base.kind in (budget.subject.version, "budget")
        )
        if own and not one.figures[2] and not one.readings and same_subject(one.about, budget.subject):
            state.claims[place] = replace(one, figures=(*one.figures[:2], budget.id))
            return


def comparisons(state: State, here: Here) -> Iterator[Claim]:
    """与上年预算数相同, 决算数小于预算数, 与全年预算数持平: what is said of two figures without a number of its own."""
    text = here.clause.text
    last = state.memory.last
    ordered = order_of(text)
    if ordered is not None and last is not None:
        yield from _bound(state, here, ordered[0], base_of(ordered[1], state.year))
        return
    exact, near = _equal()
    found = exact.search(text)
    own = state.mentions[-len(here.clause.tokens) :] if here.clause.tokens else []
    if found is None or last is None or any(one.phrase.role in ("change", "rate") for one in own):
        return
    soft = near.search(text) is not None
    before = text[: found.start()].removesuffix("基本")
    bare = phrase_words().compared.sub("", before)  # 与上年预算2.5万元相比无变化
    told = state.mentions[-1] if bare.endswith(NUMBER) or _stands_beside(state, before) else None
    told = told or _earlier_beside(state, before, last)
    if told is not None and told.phrase.role in ("prior", "budget") and same_subject(last.subject, told.subject):
        words = ("soft",) if soft else ()
        section, base = here.paragraph.section, told.phrase.base  # 与上年预算数3.00万元相同
        yield claim_at("equal", (last.id, told.id), last, section, base=base, names=words)
        return
    yield from _same_as(state, here, before, last, soft=soft)


def _same_as(state: State, here: Here, before: str, last: Mention, *, soft: bool) -> Iterator[Claim]:
    """与上年预算数相同, where it is not told as a number. before: the words before 相同. soft: 基本相同."""
    compared = _compared().search(before)
    if compared is None and not soft:
        return
    printed = compared["base"] if compared is not None and compared["base"] else ""
    base = base_of(printed, state.year) if printed else Base("prior")
    own = subject_of(
        before[: compared.start()].rsplit(NUMBER, 1)[-1] if compared is not None else "", state.names, state.year
    )
    if own.printed and not own.known and not own.sure:
        return
    spoken = state.memory.spoken
    if not own.known and spoken is not None:
        own = spoken
    current = state.memory.latest(own) if own.known else last if spoken is None else None
    if current is None:
        return
    bounds = list(_bound(state, here, 0, base)) if base.kind in BUDGETS and not soft and spoken is None else []
    if bounds or (base.kind in BUDGETS and (soft or spoken is not None or current.subject.version)):
        yield from bounds
        return
    names = ("soft",) if soft else ()
    yield claim_at("equal", (current.id, ""), current, here.paragraph.section, base=base, names=names)


def _stands_beside(state: State, before: str) -> bool:
    """预算2万元，上年2万元，持平: whether nothing stands before the word, and the numbers in its own sentence."""
    return not before and bool(state.mentions) and state.mentions[-1].sentence == state.sentence


def _earlier_beside(state: State, before: str, last: Mention) -> Mention | None:
    """上年预算2万元，与上年持平: the earlier amount right before, if it is of the kind that the words compare with."""
    compared = _compared().fullmatch(before)
    told = state.mentions[-1] if state.mentions else None
    if compared is None or told is None or told.phrase.role != "prior" or told.sentence != state.sentence:
        return None
    base = base_of(compared["base"], state.year) if compared["base"] else Base("prior")
    own = told.phrase.base
    usual = "决算" if last.subject.version == "final" else "预算"
    years = {year_of(base, state.year), year_of(own, state.year)}
    same_year = 0 in years or len(years) == 1
    return told if base.kind == "prior" and same_year and own.measure in ("", base.measure or usual) else None


def _bound(state: State, here: Here, direction: int, base: Base) -> Iterator[Claim]:
    """决算数大于预算数: final against budget of the same item."""
    memory = state.memory
    last = memory.last
    main, part = memory.main, None
    after = here.clause.opened_by == "。" and last is not None and main is not None and last.total == main.id
    if after and last is not None and main is not None and here.paragraph.id in (main.paragraph, last.paragraph):
        after = main.paragraph == last.paragraph  # not in the line of one part
    if after:
        part, last = last, main  # a sentence of its own after the list of the parts is about the whole
    final = last if last is not None and last.subject.version == "final" else None
    if final is None:
        final = next((one for one in memory.versions() if one.subject.version == "final" and not is_base(one)), None)
    if final is None and last is not None and not last.subject.version and told_of(state, last):
        final = last  # 支出2.5万元，决算数小于预算数
    if final is None:
        return
    wanted = base if base.kind != "budget" else Base("budget")
    budget = budget_of(state.memory, wanted, final)
    versions = [
        one for one in memory.amounts if same_subject(one.subject, final.subject) and one.subject.version in BUDGETS
    ]
    if budget is None and not versions:
        yield claim_at("bound", (final.id, ""), final, here.paragraph.section, base=base, direction=direction)
        return
    first = budget or versions[-1]
    others = [(final.id, one.id) for one in versions if one.id != first.id]
    if budget is not None and base.kind != "budget":
        others = []
    own = budget_of(memory, wanted, part) if part is not None else None
    if part is not None and own is not None and same_subject(own.subject, part.subject):
        others.append((part.id, own.id))  # the part that is told last with its own budget can be meant
    yield claim_at(
        "bound",
        (final.id, first.id),
        final,
        here.paragraph.section,
        base=base,
        direction=direction,
        readings=tuple(others),
    )
