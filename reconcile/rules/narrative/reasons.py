"""Reasons: one where nothing changed (YOY108), and none where something did that must be explained, or whose like is
explained elsewhere in the document (YOY109).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from reconcile.disclosure import Paragraph
from reconcile.ledger import Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.lexicon import alternatives, lexicon, reasons
from reconcile.recognition import Recognition

CODES = ("YOY108", "YOY109")

# The catalogues of what must be disclosed ask for the reason of a change of these.
_EXPLAINED = frozenset({"三公经费", "因公出国（境）费", "公务用车购置及运行费", "公务接待费", "机关运行经费"})

_USUAL = 3  # items of a section with a reason that make one expected


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on changes and on what is said to be as last year."""
    texts = {one.id: one.text for one in known.disclosure.paragraphs}
    found: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    told = {one.section for one in known.disclosure.paragraphs if _explains(one.text)}
    totals: dict[bool, list[Claim]] = {True: [], False: []}  # changes of totals, explained or not
    items: dict[tuple[str, ...], list[Claim]] = {}  # of items, by section
    moves = _moves(known)
    moved = {one.section for one in known.claims if one.paragraph in moves}
    followed = _with_reasons_after(known.disclosure.paragraphs, moved)
    for claim in known.claims:
        if not claim.figures or not claim.figures[0]:
            continue
        text = texts.get(claim.paragraph, "")
        with_next = text + followed.get(claim.paragraph, "")
        explained = _explains(text) or claim.section in told or _told_below(claim, told)
        if _unchanged(known, claim) and _reason_after(with_next, claim, moves.get(claim.paragraph, []), known):
            found.setdefault(("YOY108", claim.section), []).append(claim)
        elif _changed(known, claim) and claim.about.name in _EXPLAINED and not explained:
            found.setdefault(("YOY109", claim.section), []).append(claim)
        elif _changed(known, claim) and claim.about.name == "总计":
            totals[explained].append(claim)
        elif _changed(known, claim) and claim.about.item:
            items.setdefault(claim.section, []).append(claim)
    if len(totals[True]) > len(totals[False]):  # the document explains such changes
        for claim in totals[False]:
            found.setdefault(("YOY109", claim.section), []).append(claim)
    for section, changes in items.items():
        if bare := _unlike_the_others(changes, known.disclosure.paragraphs):
            found.setdefault(("YOY109", section), []).extend(bare)
    for (rule, _), claims in found.items():
        yield _observation(rule, claims)


def _with_reasons_after(paragraphs: Sequence[Paragraph], moved: Collection[tuple[str, ...]]) -> dict[str, str]:
    """The paragraphs after which one of its own begins with a reason, and that reason; not in a section where something
    did change, which it may be the reason of.
    """
    pairs = pairwise(one for one in paragraphs if one.part == "narrative" and one.section not in moved)
    return {
        one.id: following.text
        for one, following in pairs
        if one.section == following.section and _reason().match(following.text) and one.text.endswith("。")
    }


def _told_below(claim: Claim, told: Collection[tuple[str, ...]]) -> bool:
    """Whether the change of a total is explained where its parts have headings of their own."""
    here = claim.section
    return claim.about.name == "三公经费" and any(one[: len(here)] == here for one in told)


def _unlike_the_others(changes: Sequence[Claim], paragraphs: Sequence[Paragraph]) -> list[Claim]:
    """The changes of a section's items without a reason, where most have one. A paragraph that only gives reasons may
    give them for all, and an item is explained with the one that it is a part of.
    """
    told = {one.paragraph for one in changes}
    reasons = {one.id for one in paragraphs if one.section == changes[0].section and _explains(one.text)}
    explained = [one for one in changes if one.paragraph in reasons]
    bare = [one for one in changes if one.paragraph not in reasons and not _within(one, explained)]
    usual = len({one.paragraph for one in explained}) >= max(_USUAL, 2 * len(bare) + 1)
    return bare if usual and reasons <= told else []


def _within(claim: Claim, explained: Sequence[Claim]) -> bool:
    path = claim.about.path
    return any(one.about.path and one.about.path == path[: len(one.about.path)] for one in explained)


def _unchanged(known: Recognition, claim: Claim) -> bool:
    """A change of nothing at all, or 持平 with last year or the budget; 增加0.00万元，增长0.03% is of less than what is
    printed.
    """
    nothing = claim.kind == "change" and known.figures[claim.figures[0]].micro == 0 and not _has_a_rate(known, claim)
    as_before = claim.kind == "equal" and claim.base.kind == "prior"
    as_planned = claim.kind == "bound" and claim.direction == 0
    return nothing or ((as_before or as_planned) and "soft" not in claim.names)


def _has_a_rate(known: Recognition, change: Claim) -> bool:
    """Whether a rate that is not nothing goes with a change."""
    here = (one for one in known.claims if one.kind == "rate" and one.figures[1] == change.figures[0])
    return any(known.figures[one.figures[0]].micro for one in here)


def _changed(known: Recognition, claim: Claim) -> bool:
    since = claim.about.sure and claim.base.kind == "prior"
    return claim.kind == "change" and since and bool(known.figures[claim.figures[0]].micro)


def _moves(known: Recognition) -> dict[str, list[int]]:
    """Where in each paragraph a change of more than nothing stands."""
    found: dict[str, list[int]] = {}
    for one in known.claims:
        if one.kind == "change" and one.figures[0] and known.figures[one.figures[0]].micro:
            found.setdefault(one.paragraph, []).append(known.figures[one.figures[0]].offset or 0)
    return found


def _reason_after(text: str, claim: Claim, moves: Sequence[int], known: Recognition) -> bool:
    """Whether a reason for a change follows in the same half-sentence or opens the next sentence, and is not that of
    another change, which stands nearer to it: 比预算增加0万元，比上年增加2万元，原因是…. moves: where changes stand.
    """
    start = known.figures[claim.figures[0]].offset or 0
    own, _, rest = text[start:].partition("。")
    half = re.split("[；;]", own)[0]
    begun = _reason().search(half) or ("；" not in own and _reason().match(rest))
    if not begun:
        return False
    here = begun.string is half
    reason = start + begun.start() + (0 if here else len(own) + 1)
    since = start if here else text.rfind("。", 0, start)  # a sentence of its own explains the whole one before it
    if any(since < one < reason for one in moves):
        return False
    given = begun.string[begun.end() :].partition("。")[0]
    ways = lexicon().directions
    moves_to = [re.search(alternatives(words), given) is not None for words in (ways.up, ways.down)]
    # 持平 with a remark is too common, and what goes up and down at once leaves it as it was.
    for_a_change = claim.kind == "change" or any(moves_to)
    return for_a_change and not all(moves_to) and re.search(alternatives(lexicon().reason["constant"]), given) is None


def _explains(text: str) -> bool:
    """Whether a text gives a reason, after what it explains or before it."""
    behind = re.search(alternatives(lexicon().reason["behind"]), text)
    ahead = re.search(rf"(?:^|[，,。；;]){alternatives(lexicon().reason['ahead'])}", text)
    return behind is not None or ahead is not None or _reason().search(text) is not None


def _reason() -> re.Pattern[str]:
    return re.compile(reasons())


def _fund(claim: Claim) -> str:
    """The fund of a total, which its name does not tell."""
    return claim.about.fund if claim.about.name == "总计" else ""


def _observation(rule: str, claims: Sequence[Claim]) -> Observation:
    """One observation for all the claims of a section."""
    section = claims[0].section
    subjects = dict.fromkeys(_fund(one) + (one.about.name or one.about.printed or one.subject) for one in claims)
    return Observation(
        rule=rule,
        operands=tuple(dict.fromkeys(one.figures[0] for one in claims)),
        where=section[-1] if section else "",
        facts={"subject": "、".join(subjects)},
    )
