"""Changes and rates of growth: of which amount, from which base, and which change a rate goes with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.narrative.arithmetic import Span, is_growth, is_growth_from, meet, plus
from reconcile.narrative.claims import Claim
from reconcile.narrative.currents import at_hand, base_at, beyond, currents_of, is_earlier
from reconcile.narrative.differences import apart, budget_apart, left_open
from reconcile.narrative.memory import Mention, budget_of, same_subject
from reconcile.narrative.phrases import Base, year_of
from reconcile.narrative.state import State, claim_at, id_of, span_of
from reconcile.narrative.subjects import BUDGETS, Subject
from reconcile.narrative.two_years import both_years, is_of_the_same

_Pair = tuple[Mention, Mention | None]  # what changed and what from

_ONLY_PART = 2  # a whole and the only part that is told of it
_RECENT = 24  # how many numbers and claims back a rate looks for its change


def change(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    currents, own = currents_of(state, mention)  # one in a paragraph further away is only believed if a rate fits
    several = mention.phrase.joined and not _of_both_sides(currents)
    if several:
        yield from _dealt(state, mention, section)
    if mention.phrase.open or several:
        return
    currents = [one for one in currents if not beyond(mention, one)] or currents
    pairs = [(one, _prior(state, mention, one)) for one in currents if at_hand(state, own, one)]
    led = _leads_to(mention, pairs) or _of_its_item(state, mention, pairs)
    pairs = led or pairs
    readings = [(mention.id, one.id, id_of(prior)) for one, prior in pairs if prior is not one]
    first = readings[0] if readings else (mention.id, "", id_of(_prior(state, mention, None)))
    about = led[0][0].subject if led else currents[0].subject if currents else own
    scattered = len({one.paragraph for one in currents}) > 1
    if _of_part_or_whole(currents) or (scattered and not pairs and not own.known):
        about = replace(about, sure=False)
    if own.name == "总计" and own.measure:
        about = replace(about, side=own.side)
    _tell_rate(state, mention, [one for one in readings or [first] if one[1] or one[2]])
    yield claim_at(
        "change",
        first,
        mention,
        section,
        about=about,
        base=Base() if left_open(mention, first, base_at(state, mention), state) else base_at(state, mention),
        direction=mention.phrase.direction,
        readings=tuple(readings[1:]),
    )


def _leads_to(mention: Mention, pairs: Sequence[_Pair]) -> list[_Pair]:
    """较年初预算数5万元减少2万元: of the item and its total, the amount that the base printed there leads to."""
    change, sign = mention.span, mention.phrase.direction
    if mention.phrase.partner is None or change is None or not sign:
        return []
    moved = Span(abs(change.micro) * sign, change.half)
    for one, base in pairs:
        now, before = one.span, base.span if base is not None else None
        if one is not base and now and before and meet(now, plus((before, moved))):
            return [(one, base)]
    return []


def _of_its_item(state: State, mention: Mention, pairs: Sequence[_Pair]) -> list[_Pair]:
    """甲3万元，较上年2万元增加1万元；乙5万元，较上年6万元减少2万元: where nothing is led to, in a list whose items have
    changes of their own, the change is of the item at hand.
    """
    group, last = state.memory.group, state.memory.last
    if mention.phrase.partner is None or group is None or not group.related or not pairs:
        return []
    own = last is not None and last.sentence == mention.sentence and pairs[0][0] is last and pairs[0][1] is not last
    return list(pairs[:1]) if own and group.total is not None and pairs[0][0].total == group.total.id else []


def _of_part_or_whole(currents: Sequence[Mention]) -> bool:
    """购置及运行费9万元，其中：购置费0万元，运行费9万元，比上年减少1万元: of the part or of what it is all of."""
    spans = {one.span for one in currents[:2]}
    return len(currents) > _ONLY_PART and len(spans) == 1 and not same_subject(currents[0].subject, currents[1].subject)


def _of_both_sides(currents: Sequence[Mention]) -> bool:
    """收入总计、支出总计均为100万元，分别增加10万元、10万元: both changes are of the one amount."""
    return len(currents) == 1 and currents[0].subject.measure == "总计" and not currents[0].subject.side


def _withdraw(state: State, run: Sequence[Mention]) -> None:
    """分别减少1万元、2万元: changes of several things told together are not of the last thing alone."""
    told = {one.id for one in run}
    while state.claims and state.claims[-1].kind in ("change", "rate") and state.claims[-1].figures[0] in told:
        state.claims.pop()


def _run(state: State, last: Mention) -> list[Mention]:
    """The numbers told together of which this one is the last: 减少1万元、2万元."""
    run = [last]
    for one in reversed(state.mentions[:-1]):
        if one.phrase.role != last.phrase.role or not run[0].phrase.joined:
            break
        run.insert(0, one)
    return run


def _each(state: State, run: Sequence[Mention]) -> list[Mention]:
    """收入总计100万元、支出总计90万元，分别减少1万元、2万元: the amounts of a sentence, if they are as many, and all
    of its numbers before.
    """
    here = [one for one in state.mentions if one.sentence == run[0].sentence and one not in run]
    amounts = [one for one in here if one.phrase.role == "amount"]
    others = [one for one in here if one.phrase.role not in ("amount", "change")]
    subjects = {(one.subject.name, one.subject.side, one.subject.path) for one in amounts if one.subject.sure}
    return amounts if len(run) == len(amounts) == len(subjects) and not others else []


def _dealt(state: State, last: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    """分别减少1万元、2万元: each change is of the amount of its place, if there are as many; else that is left open."""
    run = _run(state, last)
    _withdraw(state, run)
    for mention, current in zip(run, _each(state, run), strict=False):
        figures = (mention.id, current.id, "")
        base, direction = base_at(state, run[0]), mention.phrase.direction
        yield claim_at("change", figures, mention, section, about=current.subject, base=base, direction=direction)


def rate(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    change = _change_before(state, mention) if mention.phrase.direction else None
    if change is None and mention.phrase.open:
        return
    if change is None:
        currents, own = currents_of(state, mention)
        base = base_at(state, mention)
        priors = [id_of(_prior(state, mention, one)) for one in currents]
        readings = [(mention.id, "", one.id, prior) for one, prior in zip(currents, priors, strict=True)]
        about = currents[0].subject if currents else own
    else:
        base = change.base
        every = [change.figures, *change.readings]
        readings = [(mention.id, one[0], one[1], one[2]) for one in every if one[1] or one[2]]
        readings = readings or _further_away(state, mention, change)
        about = change.about
    first, rest, fits = _chosen(state, readings, mention)
    far = next((one for one in state.memory.amounts if one.id == first[2]), None)
    if not fits and far is not None and not at_hand(state, mention.subject if change is None else change.about, far):
        first, rest = (first[0], first[1], "", ""), ()
    yield claim_at(
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
        place = next(n for n in range(len(state.claims) - 1, -1, -1) if state.claims[n] is change)
        moved = (change.figures[0], first[2], first[3])
        others = tuple(one for one in (change.figures, *change.readings) if one != moved)
        fits = first[2] in {one[2] for one in readings} and not rest
        state.claims[place] = _replaced(change, moved, () if fits else others, _about(state, first, about))


def _further_away(state: State, mention: Mention, change: Claim) -> list[tuple[str, str, str, str]]:
    """1.基本支出80万元。 / 与上年相比，增加16万元，增长25%: the amount of another paragraph that the rate leads to."""
    if change.about.known and change.about.sure:
        return []
    readings = [(mention.id, change.figures[0], one.id, "") for one in currents_of(state, mention)[0]]
    return [one for one in readings if _grows(state, one, mention.phrase.direction)][:1]


def _tell_rate(state: State, mention: Mention, moves: Sequence[tuple[str, str, str]]) -> None:
    """较上年增长25%，增加20万元: the rate that stands right before its change."""
    before = state.mentions[-2] if len(state.mentions) > 1 else None
    goes_on = not mention.phrase.base.kind and not mention.phrase.subject
    if before is None or before.phrase.role != "rate" or before.sentence != mention.sentence or not (moves and goes_on):
        return
    for place in range(len(state.claims) - 1, -1, -1):
        claim = state.claims[place]
        if claim.kind == "rate" and claim.figures[0] == before.id:
            own = {claim.figures[2], *(one[2] for one in claim.readings)}  # the amounts that the rate may be of
            moves = [one for one in moves if one[1] in own]
            if moves and not claim.figures[1] and not claim.figures[3] and claim.direction == mention.phrase.direction:
                first, rest, _ = _chosen(state, [(before.id, *one) for one in moves], before)
                state.claims[place] = replace(claim, figures=first, readings=rest)
            return


def _prior(state: State, mention: Mention, current: Mention | None) -> Mention | None:
    """The printed earlier figure that a change starts from, or None."""
    partner = mention.phrase.partner
    if partner is not None:
        return next((one for one in reversed(state.mentions) if one.phrase.token == partner), None)
    if (told := both_years(state, mention)) is not None:
        return told[1]
    base = base_at(state, mention)
    recent = [one for one in state.mentions[-4:] if one.sentence == mention.sentence and one.money]
    if base.kind in BUDGETS:
        return budget_of(state.memory, base, current) or budget_apart(state, mention, current)
    if not base.kind and (budget := budget_apart(state, mention, current)) is not None:
        return budget
    for one in reversed(recent):
        fits = current is None or is_of_the_same(state, one, current)
        fits = fits or apart(current, one, mention)
        if one.phrase.role == "prior" and fits and _same_year(one.phrase.base, base, state.year):
            return one
        if current is not None and is_earlier(state, one, current, base):
            return one
    return None


def _same_year(one: Base, other: Base, year: int) -> bool:
    """Whether two bases can be of one year: 由2021年的…, 比2019年… are not."""
    years = year_of(one, year), year_of(other, year)
    return 0 in years or years[0] == years[1]


def _replaced(change: Claim, figures: tuple[str, ...], readings: tuple[tuple[str, ...], ...], about: Subject) -> Claim:
    subject = about.name or about.fund or about.printed
    return replace(change, figures=figures, readings=readings, about=about, subject=subject)


def _about(state: State, reading: tuple[str, ...], otherwise: Subject) -> Subject:
    current = reading[2] if len(reading) > 2 else ""
    found = next((one.subject for one in reversed(state.mentions) if one.id == current), otherwise)
    doubted = found == replace(otherwise, sure=found.sure)
    return otherwise if doubted or same_subject(found, otherwise) else found


def _change_before(state: State, mention: Mention) -> Claim | None:
    """The change that a rate goes with: the last of the sentence that has none yet, if no other amount came between,
    but for what a bracket told that is closed.

    Of two changes stated together (各减少10.5,11.0万元，各下降0.2%、0.3%) the first rate goes with the first.
    """
    run: list[Claim] = []
    recent = state.claims[-_RECENT:]
    mentions = state.mentions[-_RECENT:-1]
    for place in range(len(mentions) - 1, -1, -1):
        one = mentions[place]
        if one.depth > mention.depth and one.sentence == mention.sentence:
            continue
        if one.sentence != mention.sentence or one.phrase.role not in ("change", "rate"):
            break
        if one.phrase.role == "rate":
            continue
        run += [claim for claim in recent if claim.kind == "change" and claim.figures[0] == one.id]
        if not (place and (one.phrase.joined or mentions[place - 1].token.unit_from_next)):
            break
    free = [one for one in run if not any(c.kind == "rate" and c.figures[1] == one.figures[0] for c in recent)]
    if not free:
        return None
    change = free[-1] if _goes_with(state, mention, free[-1]) else _before_its_parts(state, mention) or free[-1]
    base = mention.phrase.base
    if base.kind == "prior" and base.year not in (0, change.base.year):
        return None
    if mention.subject.known and not same_subject(mention.subject, change.about):
        return None
    return change


def _before_its_parts(state: State, mention: Mention) -> Claim | None:
    """较上年减少3万元（其中：甲减少1万元，乙减少2万元），下降10%: the change that the rate is of, where it fits."""
    told = [one for one in state.claims[-_RECENT:] if one.kind == "change" and one.sentence == mention.text]
    rated = {one.figures[1] for one in state.claims[-_RECENT:] if one.kind == "rate"}
    return next(
        (one for one in reversed(told) if one.figures[0] not in rated and _goes_with(state, mention, one)), None
    )


def _goes_with(state: State, mention: Mention, change: Claim) -> bool:
    """Whether the arithmetic allows a rate to be of a change."""
    readings = [(mention.id, *one) for one in (change.figures, *change.readings)]
    direction = mention.phrase.direction
    return change.direction == direction and any(_grows(state, one, direction) for one in readings)


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


def _grows(state: State, reading: Sequence[str], direction: int) -> bool:
    rate, change, current, prior = (span_of(state, one) for one in reading)
    if rate is None:
        return False
    signed = Span(abs(rate.micro) * direction, rate.half)
    if current is not None and change is not None:
        return is_growth(signed, Span(abs(change.micro) * direction, change.half), current)
    if current is not None and prior is not None:
        return is_growth_from(signed, current, prior)
    return False
