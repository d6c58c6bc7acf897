"""Shares: of which part, and of which whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.narrative.arithmetic import is_share, plus
from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import NUMBER, Clause
from reconcile.narrative.memory import Mention, is_base, same_subject
from reconcile.narrative.naming import subject_of
from reconcile.narrative.phrases import Phrase
from reconcile.narrative.state import State, claim_at, distinct, id_of, span_of
from reconcile.narrative.subject_words import subjects
from reconcile.narrative.subjects import BUDGETS, Subject

_MERGED = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}


_ALL = re.compile(r"(?:合计|共计|总共|一共)$")
_JOINT = re.compile(r"(?P<count>[两二三四五2-5])[项者](?:支出|收入)?(?:合计|共计|共)$")


def share(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    parts = _parts_of_share(state, mention)
    if mention.phrase.joined:
        yield from _joined(state, mention, section)
        return
    if parts is None:
        return
    yield _claim(state, mention, parts, section)


def is_in_bracket(state: State, phrase: Phrase, clause: Clause) -> bool:
    """教育支出520万元（65%）: a percentage alone in a bracket right behind an amount may be its share."""
    before = state.mentions[-1] if state.mentions else None
    alone = clause.opened_by == "(" and clause.text == NUMBER and phrase.role == ""
    beside = before is not None and before is state.memory.last and before.sentence == state.sentence
    if alone and beside:
        state.guessed.add(before.id if before is not None else "")
    return alone and beside


def without_guesses(state: State) -> Iterator[Claim]:
    """The claims without the percentages in brackets that need not be shares: half of those of a sentence must fit."""
    told: dict[tuple[str, str], list[bool]] = {}
    for one in state.claims:
        if _is_guess(state, one):
            told.setdefault((one.paragraph, one.sentence), []).append(_tells(state, one))
    for one in state.claims:
        fits = told.get((one.paragraph, one.sentence), [])
        if not _is_guess(state, one) or (any(fits) and 2 * sum(fits) >= len(fits)):
            yield one


def _is_guess(state: State, claim: Claim) -> bool:
    return claim.kind == "share" and not claim.of and claim.figures[1] in state.guessed


def _tells(state: State, claim: Claim) -> bool:
    """Whether a share is of its whole, and not by being nothing or all of it."""
    rate, part, whole = claim.figures
    spans = span_of(state, part), span_of(state, whole)
    return spans[0] != spans[1] and all(one and one.micro for one in spans) and _shares(state, (rate, part, whole))


def _joined(state: State, last: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    """基本支出64万元、项目支出36万元，分别占64%和36%: the first share is of the first amount. What was made of shares
    before the last is made anew; where there are fewer amounts, nothing is said.
    """
    run = [last]
    for one in reversed(state.mentions[:-1]):
        if one.phrase.role != "share" or not run[0].phrase.joined:
            break
        run.insert(0, one)
    rates = {one.id for one in run}
    state.claims[:] = [one for one in state.claims if one.kind != "share" or one.figures[0] not in rates]
    amounts = [one for one in state.memory.amounts if not is_base(one) and one.sentence == last.sentence][-len(run) :]
    if len(amounts) == len(run):
        for mention, part in zip(run, amounts, strict=True):
            yield _claim(state, mention, [part], section, beside=amounts)


def _claim(
    state: State,
    mention: Mention,
    parts: Sequence[Mention],
    section: tuple[str, ...],
    beside: Sequence[Mention] = (),
) -> Claim:
    """The share of `parts`. beside: amounts of the same list, none of which is the whole."""
    wholes, of = _wholes(state, mention, parts)
    wholes = [one for one in wholes if one not in beside]
    _tell_fund(state, parts, of)
    readings = [(mention.id, "+".join(one.id for one in parts), id_of(whole)) for whole in wholes]
    fitting = [one for one in readings if _shares(state, one)]
    first = (fitting or readings or [(mention.id, "+".join(one.id for one in parts), "")])[0]
    return claim_at(
        "share",
        first,
        mention,
        section,
        about=parts[-1].subject if parts else mention.subject,
        of=mention.phrase.of,
        whole_subject=of,
        readings=() if fitting else tuple(readings[1:]),
        others=() if readings or of.fund or of.name not in ("", "总计") else _before(state, mention, parts),
    )


def _tell_fund(state: State, parts: Sequence[Mention], of: Subject) -> None:
    """项目支出10万元，占一般公共预算支出的5%: a part of a fund's money is of that fund."""
    if len(parts) != 1 or not of.fund or parts[0].subject.fund or not parts[0].subject.known:
        return
    for place, claim in enumerate(state.claims):
        if claim.kind == "amount" and claim.figures[0] == parts[0].id:
            state.claims[place] = replace(claim, about=replace(claim.about, fund=of.fund))


def _shares(state: State, reading: tuple[str, str, str]) -> bool:
    rate, whole = span_of(state, reading[0]), span_of(state, reading[2])
    parts = [span for one in reading[1].split("+") if (span := span_of(state, one)) is not None]
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
    if _ALL.search(printed):
        return None  # 其余为甲10万元和乙20万元，合计占3%: of how many, the words leave open
    if mention.subject.known:
        found = [one for one in reversed(amounts) if same_subject(one.subject, mention.subject)]
        return found[:1] or []
    if printed and not mention.subject.sure:
        last = amounts[-1] if amounts else None
        return [last] if last is not None and last.subject.printed == printed else None
    last = memory.last  # after a bracket, the amount before it
    counted = len(state.mentions) > 1 and state.mentions[-2].phrase.role == "count"
    return [last] if last is not None and last.sentence == mention.sentence and not counted else None


def _wholes(state: State, mention: Mention, parts: Sequence[Mention]) -> tuple[list[Mention], Subject]:
    """The totals that a share may be a share of, the likeliest first, and the denominator that the words name."""
    memory = state.memory
    if mention.phrase.partner is not None:
        whole = next((one for one in reversed(state.mentions) if one.phrase.token == mention.phrase.partner), None)
        return ([whole] if whole is not None else []), Subject()
    of = subject_of(mention.phrase.of, state.names, state.year) if mention.phrase.of else Subject()
    if mention.phrase.of:
        named = [
            one
            for one in reversed(memory.amounts)
            if same_subject(one.subject, of) and not is_base(one) and one not in parts
        ]
        own = [one.total for one in parts]  # the total of its list, whatever fund the words leave out
        found = [one for one in named if one.subject.fund == of.fund or (not of.fund and one.id in own)]
        found.sort(key=lambda one: _differs(one, parts))
        otherwise = _called_otherwise(state, mention, parts, of)
        return (otherwise or _meant(found, of) or _of_these_words(state, mention, parts)) if of.sure else [], of
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
    natural = _total_of_partition(state, parts[-1]) if len(parts) == 1 and parts[-1].subject.sure else None
    if natural is not None and _is_meant(state, mention, parts[-1], natural):
        totals.append(natural)
    if totals and (whole := _same_whole(state, mention, parts)) is not None:
        totals.append(whole)
    if not totals and memory.context.known:  # 本年收入的构成为：财政拨款收入…，占…
        told = memory.latest(memory.context)
        beside = told is not None and told.sentence == mention.sentence  # 收入中，一般公共预算80万元，占80%；…
        return ([told] if told is not None and told not in parts and not beside else []), memory.context
    return distinct(totals), of


def _differs(whole: Mention, parts: Sequence[Mention]) -> bool:
    """收入合计90万元，调整预算数100万元。财政拨款收入81万元，占收入合计的90%: of what came in, not of the budget."""
    budgeted = whole.subject.version in BUDGETS
    return any((one.subject.version in BUDGETS) != budgeted for one in parts)


def _meant(found: Sequence[Mention], of: Subject) -> list[Mention]:
    """The latest of the amounts told of a whole; where they differ, the one told in these words: 占全市收入 is of
    全市's, whatever 市级 and 县级 have. Else all, of which one must fit; so too
    where those words leave out the fund it is of.
    """
    told = [one for one in found if one.subject.version == found[0].subject.version]
    if len({one.span for one in told}) < 2:
        return told[:1]
    bare = of.printed in ("收入", "支出")  # 占收入总计的2%: 本年收入 ends in the same words
    worded = [one for one in told if one.subject.printed.endswith(of.printed) and not bare][:1]
    return worded if worded and worded[0].subject.fund == of.fund else told


def _same_whole(state: State, mention: Mention, parts: Sequence[Mention]) -> Mention | None:
    """授予中小企业160万元，占80%，其中授予小微企业90万元，占45%: the whole of the share before, where it fits."""
    told = next((one for one in reversed(state.claims) if one.kind == "share"), None)
    if told is None or told.paragraph != mention.paragraph:
        return None
    share_of = "+".join(one.id for one in parts)
    wholes = [told.figures[2]] if told.figures[2] else told.others
    fitting = [
        one
        for one in wholes
        if _shares(state, (told.figures[0], told.figures[1], one)) and _shares(state, (mention.id, share_of, one))
    ]
    return next((one for one in state.memory.amounts if one.id in fitting and one not in parts), None)


def _before(state: State, mention: Mention, parts: Sequence[Mention]) -> tuple[str, ...]:
    """采购总额50万元，授予中小企业40万元，占80%: the amounts of the paragraph, one of which may be the part's whole."""
    told = (one for one in reversed(state.memory.amounts) if one.paragraph == mention.paragraph)
    return tuple(one.id for one in told if one not in parts and not is_base(one))


def _is_meant(state: State, mention: Mention, part: Mention, whole: Mention) -> bool:
    """Whether all income or expenditure of an earlier sentence is the part's: of the same fund, or the share fits."""
    near = whole.sentence == part.sentence or whole.subject.fund == part.subject.fund
    return near or whole.subject.name != "总计" or _shares(state, (mention.id, part.id, whole.id))


def _of_these_words(state: State, mention: Mention, parts: Sequence[Mention]) -> list[Mention]:
    """全区完成一般公共预算支出251.45亿元；…占一般公共预算支出的75%: told in these words, and more."""
    found = (one for one in reversed(state.memory.amounts) if not is_base(one) and one not in parts)
    return [one for one in found if one.subject.printed.endswith(mention.phrase.of) and not one.subject.sure][:1]


def _called_otherwise(state: State, mention: Mention, parts: Sequence[Mention], of: Subject) -> list[Mention]:
    """本年收入合计100万元，其中事业收入10万元，占总收入的10%: the sentence's own total, or of all the list's, where the
    share fits it.
    """
    share_of = "+".join(one.id for one in parts)
    lists = [one.total for one in parts if of.name == "总计"]  # 三公经费…，其中公务接待费…，占总支出的5%
    return [
        one
        for one in state.memory.amounts
        if (one.id in lists or _is_told_here(one, mention, of))
        and one not in parts
        and not is_base(one)
        and _shares(state, (mention.id, share_of, one.id))
    ][:1]


def _is_told_here(one: Mention, mention: Mention, of: Subject) -> bool:
    return one.sentence == mention.sentence and same_subject(replace(one.subject, measure=of.measure), of)


def _total_of_partition(state: State, part: Mention) -> Mention | None:
    """The latest total that a part belongs to by its nature, such as 三公经费 for 公务接待费."""
    wholes = {name for one in subjects().partition if part.subject.name in one.parts for name in one.of}
    found = [
        one
        for one in reversed(state.memory.amounts)
        if one.subject.name in wholes
        and one.subject.owner == part.subject.owner
        and not is_base(one)
        and (one.subject.version == part.subject.version or not part.subject.version)
    ]
    return found[0] if found else None
