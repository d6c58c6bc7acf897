"""Claims that relate a number to another: which amount a change, a rate, a share or a comparison belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace as structs_replace

from reconcile.disclosure import Paragraph
from reconcile.narrative.arithmetic import Span, is_growth, is_growth_from, is_share, plus
from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import NUMBER
from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.narrative.memory import Mention, is_base, same_subject
from reconcile.narrative.phrases import Base, base_of
from reconcile.narrative.subjects import Subject, subject_of, subjects

if TYPE_CHECKING:
    from reconcile.narrative.grammar import Here, State

_MERGED = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_JOINT = re.compile(r"(?P<count>[两二三四五2-5])项(?:支出|收入)?合计$")


@cache
def _comparison() -> re.Pattern[str]:
    words = lexicon().comparison
    years = rf"(?:{alternatives(words['prior'])}|(?:19|20)\d{{2}}年|年初|全年|调整|预算|决算)"
    return re.compile(
        rf"^(?:按)?(?:同口径)?{alternatives(folded(words['openers']))}"
        rf"(?P<base>{years}[^{NUMBER}]{{0,14}}?)(?:相比|比较|相较|对比|比)?$"
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
    over, under = alternatives(words["over"]), alternatives(words["under"])
    return re.compile(
        rf"(?:支出|收入)?决算(?:数|金额|支出)?(?:(?P<over>{over})|(?P<under>{under}))(?!\()"
        r"(?P<base>(?:全年|年初|调整后?|当年|本年)?(?:部门)?预算)"
    )


def comparison_of(text: str) -> str | None:
    """What a clause without numbers compares with (与2023年度相比 → 2023年度), or None."""
    found = _comparison().match(text)
    return found["base"] if found is not None and not says_equal(text) else None


def says_equal(text: str) -> bool:
    """Whether a clause says that something did not change, exactly or nearly."""
    return any(one.search(text) for one in _equal())


def order_of(text: str) -> tuple[int, str] | None:
    """决算数小于全年预算数 → (−1, 全年预算); None where a clause says nothing of the kind or leaves both words."""
    if re.search(r"[大小高低]于\([大小高低]于\)", text):
        return None
    found = _order().search(text)
    return None if found is None else (1 if found["over"] else -1, found["base"])


def _claim(kind: str, figures: tuple[str, ...], at: Mention, section: tuple[str, ...], **more: object) -> Claim:
    return Claim(
        kind=kind,  # type: ignore[arg-type]  # kinds are those of ClaimKind
        figures=figures,
        subject=at.subject.name or at.subject.fund or at.subject.printed,
        paragraph=at.paragraph,
        sentence=at.text,
        section=section,
        about=more.pop("about", at.subject),  # type: ignore[arg-type]
        unit=at.token.number.unit,
        soft=at.token.soft or bool(at.token.bound),
        **more,  # type: ignore[arg-type]
    )


def amount(state: State, mention: Mention, paragraph: Paragraph) -> Claim:
    """An amount of something. Its total tells to which fund and side it belongs."""
    total = next((one for one in reversed(state.mentions) if one.id == mention.total), None)
    return _claim(
        "amount",
        (mention.id,),
        mention,
        paragraph.section,
        whole_subject=total.subject if total else state.memory.context,
    )


def prior(mention: Mention, paragraph: Paragraph) -> Claim | None:
    """An earlier year's amount, which a table may print beside this year's."""
    if mention.phrase.base.kind != "prior" or not mention.subject.known:
        return None
    about = structs_replace(mention.subject, version="prior", year=0)
    return _claim("amount", (mention.id,), mention, paragraph.section, about=about, base=mention.phrase.base)


def counted(mention: Mention, paragraph: Paragraph) -> Claim:
    """A count of something."""
    return _claim("count", (mention.id,), mention, paragraph.section)


def relation(state: State, here: Here, mention: Mention) -> Iterator[Claim]:
    """The claim of a change, a rate, a share or a completion rate."""
    section = here.paragraph.section
    if mention.phrase.role == "share":
        yield from _share(state, mention, section)
    elif mention.phrase.role == "completion":
        yield from _completion(state, mention, section)
    elif mention.phrase.role == "change":
        yield from _change(state, mention, section)
    else:
        yield from _rate(state, mention, section)


def _base(state: State, mention: Mention) -> Base:
    own = mention.phrase.base
    return own if own.kind else state.pending


def _currents(state: State, mention: Mention) -> tuple[list[Mention], Subject]:
    """The amounts that a change may belong to, the likeliest first, and the subject it names itself."""
    memory, own = state.memory, mention.subject
    paired = _paired(state, mention)
    if paired is not None:
        return [paired], own
    if own.known:
        found = memory.latest(own)
        return ([found] if found is not None else []), own
    if own.printed and not own.sure:
        return [], own
    group = memory.group
    last = memory.last
    if last is None:
        return [], Subject()
    final = next((one for one in memory.versions() if not is_base(one) and one.subject.version == "final"), None)
    if final is not None and last.subject.version in ("initial", "adjusted", "budget"):
        last = final
    if last.sentence != mention.sentence and memory.main is not None:
        return _distinct([memory.main, last]), Subject()
    if group is not None and group.total is not None and last.total == group.total.id:
        itemised = group.related or len(group.parts) < 2 or last.separator in ";；。"
        pair = [last, group.total] if itemised else [group.total, last]
        return _distinct([*pair, *reversed(group.parts)]), Subject()
    return [last], Subject()


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


def _distinct(found: Sequence[Mention]) -> list[Mention]:
    return list({one.id: one for one in found}.values())


def _prior(state: State, mention: Mention, current: Mention | None) -> Mention | None:
    """The printed earlier figure that a change starts from, or None."""
    partner = mention.phrase.partner
    if partner is not None:
        return next((one for one in reversed(state.mentions) if one.phrase.token == partner), None)
    base = _base(state, mention)
    recent = [one for one in state.mentions[-4:] if one.sentence == mention.sentence and one.money]
    if base.kind in ("initial", "adjusted", "budget"):
        return _budget(state, base, current)
    for one in reversed(recent):
        if one.phrase.role == "prior" and (
            current is None or not one.subject.known or same_subject(one.subject, current.subject)
        ):
            return one
    return None


def _budget(state: State, base: Base, current: Mention | None) -> Mention | None:
    """The budget figure of the same item, of the version that the words name."""
    subject = current.subject if current is not None else state.memory.topic
    wanted = {"initial": ("initial",), "adjusted": ("adjusted",), "budget": ("budget", "initial", "adjusted")}[
        base.kind
    ]
    found = [
        one
        for one in reversed(state.memory.amounts)
        if one.subject.version in wanted and same_subject(one.subject, subject)
    ]
    if base.kind == "budget" and len({one.subject.version for one in found}) > 1:
        return None
    return found[0] if found else None


def _change(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    if mention.phrase.open:
        return
    currents, own = _currents(state, mention)
    readings = [(mention.id, one.id, _id(_prior(state, mention, one))) for one in currents]
    first = readings[0] if readings else (mention.id, "", _id(_prior(state, mention, None)))
    about = currents[0].subject if currents else own
    if own.name == "总计" and own.measure:
        about = structs_replace(about, side=own.side)
    yield _claim(
        "change",
        first,
        mention,
        section,
        about=about,
        base=_base(state, mention),
        direction=mention.phrase.direction,
        readings=tuple(readings[1:]),
    )


def _rate(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    if mention.phrase.open:
        return
    change = _change_before(state, mention)
    if change is None:
        currents, own = _currents(state, mention)
        base = _base(state, mention)
        priors = [_id(_prior(state, mention, one)) for one in currents]
        readings = [(mention.id, "", one.id, prior) for one, prior in zip(currents, priors, strict=True)]
        about = currents[0].subject if currents else own
    else:
        base = change.base
        every = [change.figures, *change.readings]
        readings = [(mention.id, one[0], one[1], one[2]) for one in every if one[1] or one[2]]
        about = change.about
    first, rest, _ = _chosen(state, readings, mention)
    yield _claim(
        "rate",
        first if readings else (mention.id, change.figures[0] if change else "", "", ""),
        mention,
        section,
        about=_about(state, first, about),
        base=base,
        direction=mention.phrase.direction,
        readings=rest,
    )
    if change is not None and readings and first[2]:
        place = next(number for number, one in enumerate(state.claims) if one is change)
        moved = (change.figures[0], first[2], first[3])
        others = tuple(one for one in (change.figures, *change.readings) if one != moved)
        fits = first[2] in {one[2] for one in readings} and not rest
        state.claims[place] = _replaced(change, moved, () if fits else others, _about(state, first, about))


def _replaced(change: Claim, figures: tuple[str, ...], readings: tuple[tuple[str, ...], ...], about: Subject) -> Claim:
    from msgspec.structs import replace  # noqa: PLC0415

    subject = about.name or about.fund or about.printed
    return replace(change, figures=figures, readings=readings, about=about, subject=subject)


def _about(state: State, reading: tuple[str, ...], otherwise: Subject) -> Subject:
    current = reading[2] if len(reading) > 2 else ""
    found = next((one.subject for one in state.mentions if one.id == current), otherwise)
    return otherwise if same_subject(found, otherwise) else found


def _change_before(state: State, mention: Mention) -> Claim | None:
    """The change that a rate goes with: the last of the sentence that has none yet, if no other amount came between.

    Of two changes stated together (各减少10.5,11.0万元，各下降0.2%、0.3%) the first rate goes with the first.
    """
    run: list[Claim] = []
    for one in reversed(state.mentions[:-1]):
        if one.sentence != mention.sentence or one.phrase.role not in ("change", "rate"):
            break
        if one.phrase.role == "rate":
            continue
        run += [claim for claim in state.claims if claim.kind == "change" and claim.figures[0] == one.id]
        if not (state.mentions.index(one) and state.mentions[state.mentions.index(one) - 1].token.unit_from_next):
            break
    free = [one for one in run if not any(c.kind == "rate" and c.figures[1] == one.figures[0] for c in state.claims)]
    if not free:
        return None
    change = free[-1]
    base = mention.phrase.base
    if base.kind == "prior" and base.year not in (0, change.base.year):
        return None
    if mention.subject.known and not same_subject(mention.subject, change.about):
        return None
    return change


def _chosen(
    state: State, readings: Sequence[tuple[str, str, str, str]], mention: Mention
) -> tuple[tuple[str, str, str, str], tuple[tuple[str, ...], ...], bool]:
    """The first reading that the arithmetic allows, else the likeliest with the others beside it."""
    if not readings:
        return (mention.id, "", "", ""), (), False
    for one in readings:
        if _grows(state, one, mention.phrase.direction):
            return one, (), True
    return readings[0], tuple(readings[1:]), False


def _grows(state: State, reading: tuple[str, str, str, str], direction: int) -> bool:
    rate, change, current, prior = (_span(state, one) for one in reading)
    if rate is None:
        return False
    signed = Span(abs(rate.micro) * direction, rate.half)
    if current is not None and change is not None:
        return is_growth(signed, Span(abs(change.micro) * direction, change.half), current)
    if current is not None and prior is not None:
        return is_growth_from(signed, current, prior)
    return False


def _span(state: State, figure: str) -> Span | None:
    return next((one.span for one in state.mentions if one.id == figure), None) if figure else None


def _id(mention: Mention | None) -> str:
    return mention.id if mention is not None else ""


def _share(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    parts = _parts_of_share(state, mention)
    if parts is None:
        return
    wholes, of = _wholes(state, mention, parts)
    readings = [(mention.id, "+".join(one.id for one in parts), _id(whole)) for whole in wholes]
    fitting = [one for one in readings if _shares(state, one)]
    first = (fitting or readings or [(mention.id, "+".join(one.id for one in parts), "")])[0]
    yield _claim(
        "share",
        first,
        mention,
        section,
        about=parts[-1].subject if parts else mention.subject,
        of=mention.phrase.of,
        whole_subject=of,
        readings=() if fitting else tuple(readings[1:]),
    )


def _shares(state: State, reading: tuple[str, str, str]) -> bool:
    rate, whole = _span(state, reading[0]), _span(state, reading[2])
    parts = [span for one in reading[1].split("+") if (span := _span(state, one)) is not None]
    return rate is not None and whole is not None and bool(parts) and is_share(rate, plus(parts), whole)


def _parts_of_share(state: State, mention: Mention) -> list[Mention] | None:
    """The amounts that a share is the share of: the one before it, the two before 两项合计, or one named again."""
    memory = state.memory
    printed = mention.subject.printed
    joint = _JOINT.search(printed)
    amounts = [one for one in memory.amounts if not is_base(one)]
    if joint is not None:
        number = _MERGED[joint["count"]]
        found = amounts[-number:]
        return found if len(found) == number and len({one.sentence for one in found}) == 1 else None
    if mention.subject.known:
        found = [one for one in reversed(amounts) if same_subject(one.subject, mention.subject)]
        return found[:1] or []
    if printed and not mention.subject.sure:
        last = amounts[-1] if amounts else None
        return [last] if last is not None and last.subject.printed == printed else None
    last = amounts[-1] if amounts else None
    return [last] if last is not None and last.sentence == mention.sentence else None


def _wholes(state: State, mention: Mention, parts: Sequence[Mention]) -> tuple[list[Mention], Subject]:
    """The totals that a share may be a share of, the likeliest first, and the denominator that the words name."""
    memory = state.memory
    if mention.phrase.partner is not None:
        whole = next((one for one in reversed(state.mentions) if one.phrase.token == mention.phrase.partner), None)
        return ([whole] if whole is not None else []), Subject()
    of = subject_of(mention.phrase.of, state.names, state.year) if mention.phrase.of else Subject()
    if mention.phrase.of:
        found = [
            one
            for one in reversed(memory.amounts)
            if same_subject(one.subject, of) and one.subject.fund == of.fund and not is_base(one) and one not in parts
        ]
        return found[:1] if of.sure else [], of
    if not parts:
        return [], of
    totals = []
    group = memory.group
    while group is not None:
        if group.total is not None and group.total not in parts:
            totals.append(group.total)
        group = group.outer
    if not totals and memory.main is not None and memory.main not in parts:
        totals = [memory.main] if memory.main.sentence == mention.sentence else []
    partitioned = [_total_of_partition(state, parts[-1])] if len(parts) == 1 else []
    return _distinct([*totals, *(one for one in partitioned if one is not None)]), of


def _total_of_partition(state: State, part: Mention) -> Mention | None:
    """The latest total that a part belongs to by its nature, such as 三公经费 for 公务接待费."""
    wholes = {name for one in subjects().partition if part.subject.name in one.parts for name in one.of}
    found = [
        one
        for one in reversed(state.memory.amounts)
        if one.subject.name in wholes
        and not is_base(one)
        and (one.subject.version == part.subject.version or not part.subject.version)
    ]
    return found[0] if found else None


def _completion(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    memory = state.memory
    final = memory.last
    if final is None or (mention.subject.printed and not mention.subject.known and not mention.subject.sure):
        return
    if mention.subject.known:
        final = memory.latest(mention.subject) or final
    if final.subject.version in ("initial", "adjusted"):
        final = next((one for one in memory.versions() if one.subject.version == "final" and not is_base(one)), final)
    base = mention.phrase.base
    partner = mention.phrase.partner
    if partner is not None:
        budget = next((one for one in reversed(state.mentions) if one.phrase.token == partner), None)
    elif base.kind in ("initial", "adjusted", "budget"):
        budget = _budget(state, base, final)
    else:
        budget = _budget(state, Base("budget"), final)
    others = [
        one
        for one in memory.amounts
        if same_subject(one.subject, final.subject)
        and one.subject.version in ("initial", "adjusted", "budget")
        and one is not budget
        and one is not final
    ]
    if budget is None and base.kind != "" and not others:
        yield _claim("completion", (mention.id, final.id, ""), mention, section, about=final.subject, base=base)
        return
    yield _claim(
        "completion",
        (mention.id, final.id, _id(budget)),
        mention,
        section,
        about=final.subject,
        base=base,
        readings=tuple((mention.id, final.id, one.id) for one in others),
    )


def comparisons(state: State, here: Here) -> Iterator[Claim]:
    """与上年预算数相同, 决算数小于预算数, 决算数与全年预算数持平: statements about two figures without a number of their own."""
    text = here.clause.text
    last = state.memory.last
    ordered = order_of(text)
    if ordered is not None and last is not None:
        yield from _bound(state, here, ordered[0], base_of(ordered[1], state.year))
        return
    exact, near = _equal()
    found = exact.search(text)
    if (
        found is None
        or last is None
        or any(
            state.mentions[-1 - n].phrase.role in ("change", "rate")
            for n in range(min(len(here.clause.tokens), len(state.mentions)))
        )
    ):
        return
    soft = near.search(text) is not None
    before = text[: found.start()].removesuffix("基本")
    compared = _compared().search(before)
    if compared is None and not soft:
        return
    printed = compared["base"] if compared is not None and compared["base"] else ""
    base = base_of(printed, state.year) if printed else Base("prior")
    own = subject_of(
        before[: compared.start()].rsplit(NUMBER, 1)[-1] if compared is not None else "", state.names, state.year
    )
    current = state.memory.latest(own) if own.known else last
    if current is None:
        return
    if base.kind in ("initial", "adjusted", "budget"):
        if not soft:
            yield from _bound(state, here, 0, base)
        return
    yield _claim(
        "equal",
        (current.id, ""),
        current,
        here.paragraph.section,
        base=base,
        direction=0,
        names=("soft",) if soft else (),
    )


def _bound(state: State, here: Here, direction: int, base: Base) -> Iterator[Claim]:
    """决算数大于预算数: final against budget of the same item."""
    memory = state.memory
    last = memory.last
    final = last if last is not None and last.subject.version == "final" else None
    if final is None:
        final = next((one for one in memory.versions() if one.subject.version == "final" and not is_base(one)), None)
    if final is None:
        return
    wanted = base if base.kind != "budget" else Base("budget")
    budget = _budget(state, wanted, final)
    versions = [
        one
        for one in memory.amounts
        if same_subject(one.subject, final.subject) and one.subject.version in ("initial", "adjusted", "budget")
    ]
    if budget is None and not versions:
        yield _claim("bound", (final.id, ""), final, here.paragraph.section, base=base, direction=direction)
        return
    first = budget or versions[-1]
    others = tuple((final.id, one.id) for one in versions if one.id != first.id)
    yield _claim(
        "bound",
        (final.id, first.id),
        final,
        here.paragraph.section,
        base=base,
        direction=direction,
        readings=others if budget is None or base.kind == "budget" else (),
    )


def listed_names(last: Mention, here: Here) -> Claim:
    """A list of names without amounts: 主要包括：基本工资、津贴补贴等."""
    text = here.clause.text.rstrip("。;")
    more = text.endswith(tuple(lexicon().joining["others"]))
    for word in lexicon().joining["others"]:
        text = text.removesuffix(word)
    opener = re.match(alternatives(folded(lexicon().joining["parts"])), text)
    names = tuple(one for one in (text[opener.end() :] if opener else text).split("、") if one)
    about = last.subject
    return Claim(
        kind="names",
        figures=(last.id,),
        subject=about.name,
        paragraph=here.paragraph.id,
        sentence=here.sentence,
        section=here.paragraph.section,
        about=about,
        names=names,
        more=more,
    )
