"""Of which printed figure a share is a share, where its sentence does not say the amount of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.ledger import Figure
from reconcile.narrative.arithmetic import Span, is_share, plus
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import agrees, alike, span

_HUNDRED = 100 * 10**6
_TOTAL = re.compile("合计|总计")
_FEW = 2  # shares that must fit one whole, so that it is theirs


def wholes(claims: Sequence[Claim], figures: Mapping[str, Figure]) -> dict[str, str]:
    """The whole of every share claim, by the id of its rate; shares without one are left out. Where the whole is the
    sum of several figures their ids are joined with +. A single share that no amount of the document fits is of the
    whole that its words name and that it comes nearest to.

    What the sentence says comes first. Else the shares of one sentence with one denominator have one whole: the figure
    that fits most of them, if it fits two, or fits the only one. So have those of one section that are told one a
    sentence. Else the only figure that the words can mean, or what their own amounts add up to.
    """
    found: dict[str, str] = {}
    lists: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.figures[2]:
            found[claim.figures[0]] = claim.figures[2]
        elif claim.figures[1] and span_of(claim, figures) is not None:
            lists.setdefault((claim.paragraph, claim.sentence, claim.of), []).append(claim)
    said: dict[tuple[object, ...], list[str]] = {}
    for claim in claims:
        if claim.figures[2] and "+" not in claim.figures[2]:
            said.setdefault((claim.section, claim.of), []).append(claim.figures[2])
    for listed in _over_paragraphs(lists.values()):
        common = _common(listed, figures, said.get((listed[0].section, listed[0].of), ()))
        for claim in listed:
            whole = common if len(listed) > 1 else common or _only(claim, figures)
            whole = whole or _only(claim, figures)
            whole = whole or (_nearest(claim, figures) if len(listed) == 1 else "")
            if whole:
                found[claim.figures[0]] = whole
    for key in (lambda one: (one.paragraph, one.sentence, one.of), lambda one: (one.section, one.of)):
        left = [one for listed in lists.values() for one in listed if one.figures[0] not in found]
        found |= _of_their_sum(left, key, figures)
    return found


def _of_their_sum(
    claims: Sequence[Claim], key: Callable[[Claim], object], figures: Mapping[str, Figure]
) -> dict[str, str]:
    """教育支出600万元，占60%；卫生健康支出400万元，占40%: of no printed total, where most of the shares fit the sum."""
    lists: dict[object, list[Claim]] = {}
    for claim in claims:
        lists.setdefault(key(claim), []).append(claim)
    found: dict[str, str] = {}
    for listed in lists.values():
        spans = [spans for one in listed if (spans := span_of(one, figures)) is not None]
        whole = plus([part for _, part in spans])
        fitting = sum(is_share(rate, part, whole) for rate, part in spans if part.micro)
        if fitting >= _FEW and 2 * fitting > len(listed):
            ids = "+".join(dict.fromkeys(one.figures[1] for one in listed))
            found |= {one.figures[0]: ids for one in listed}
    return found


def _over_paragraphs(lists: Iterable[list[Claim]]) -> Iterable[list[Claim]]:
    """The lists; single shares of items of one level, whose wholes can be the same figures, make up one list."""
    joined: dict[tuple[object, ...], list[Claim]] = {}
    for listed in lists:
        one = listed[0]
        alone = len(listed) == 1 and one.about.path
        key = (one.section, one.of, len(one.about.path), one.candidates) if alone else (one.paragraph, one.figures[0])
        joined.setdefault(key, []).extend(listed)
    return joined.values()


def span_of(claim: Claim, figures: Mapping[str, Figure]) -> tuple[Span, Span] | None:
    """The printed share and its part, or None where one of them cannot be decided."""
    rate = figures[claim.figures[0]]
    parts = [figures[one] for one in claim.figures[1].split("+")]
    if rate.micro is None or rate.bound or any(one.micro is None for one in parts):
        return None
    return span(rate), plus([span(one) for one in parts])


def _common(listed: Sequence[Claim], figures: Mapping[str, Figure], said: Sequence[str]) -> str:
    """The figure that is the whole of most shares of the list: of two at least, or of the only one. Amounts of the
    words come before those of the tables. said: what other shares of the section are of.
    """
    told = dict.fromkeys((*(other for one in listed for other in one.others), *said))
    side = listed[0].whole_subject.side
    candidates = [
        one for one in (*told, *listed[0].candidates) if figures[one].micro and not _of_other_side(figures[one], side)
    ]
    telling = [spans for one in listed if (spans := span_of(one, figures)) is not None and spans[1].micro]
    counted = [(sum(is_share(*spans, span(figures[one])) for spans in telling), one) for one in candidates]
    most = max((count for count, _ in counted), default=0)
    whole = next((one for count, one in counted if count == most), "") if most else ""
    enough = len(telling) < _FEW or (most >= _FEW and 2 * most > len(telling))
    return whole if enough or (whole and 2 * most >= len(telling) and _make_up(telling, figures[whole])) else ""


def _make_up(parts: Sequence[tuple[Span, Span]], whole: Figure) -> bool:
    """集中采购30万元，占60%；分散采购20万元，占45%: whether the parts are, to the last digit, all of the whole."""
    return plus([part for _, part in parts]).micro == whole.micro


def _only(claim: Claim, figures: Mapping[str, Figure]) -> str:
    core = [figures[one] for one in claim.core if figures[one].micro]
    return core[0].id if claim.trusted and core and alike(core) else ""


def _nearest(claim: Claim, figures: Mapping[str, Figure]) -> str:
    """Of the wholes that a share's words may mean, the one that it comes nearest to, where its part is as a table has
    it, and there is no amount in the document, said or not, that it could be a share of. One of the other side counts
    but where the words name a total by that word: 本年支出 may be what this year's income pays for.
    """
    rate, part = figures[claim.figures[0]], figures.get(claim.figures[1])
    named = claim.whole_subject.sure and claim.whole_subject.name == "总计" and claim.about.sure
    if not named or part is None or not part.micro or rate.soft or not claim.core:
        return ""
    money = [one for one in figures.values() if one.dimension == part.dimension and (one.micro or 0) >= part.micro]
    printed = any(one.part == "table" and agrees(one, part) for one in money)
    side = claim.whole_subject.side
    possible = (one for one in money if not (_TOTAL.search(claim.of) and _of_other_side(one, side)))
    if not printed or any(is_share(span(rate), span(part), span(one)) for one in possible):
        return ""
    wholes = [one for one in claim.core if (figures[one].micro or 0) >= part.micro]
    return min(wholes, key=lambda one: _apart(rate, part, figures[one]), default="")


def _of_other_side(figure: Figure, side: str) -> bool:
    words = figure.row_label + figure.column_label
    told = {one for one in ("收入", "支出") if one in words}
    return bool(side) and bool(told) and side not in told


def _apart(rate: Figure, part: Figure, whole: Figure) -> int:
    return abs((rate.micro or 0) * (whole.micro or 0) - (part.micro or 0) * _HUNDRED) // (whole.micro or 1)
