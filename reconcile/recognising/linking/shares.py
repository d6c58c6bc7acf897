"""Of which printed figure a share is a share, where its sentence does not say the amount of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.ledger import Figure
from reconcile.narrative.arithmetic import Span, is_share, plus
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import alike, span

_FEW = 2  # shares that must fit one whole, so that it is theirs


def wholes(claims: Sequence[Claim], figures: Mapping[str, Figure]) -> dict[str, str]:
    """The whole of every share claim, by the id of its rate; shares without one are left out. Where the whole is the
    sum of several figures their ids are joined with +.

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
    for listed in _over_paragraphs(lists.values()):
        common = _common(listed, figures)
        for claim in listed:
            whole = common if len(listed) > 1 else common or _only(claim, figures)
            whole = whole or _only(claim, figures)
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


def _common(listed: Sequence[Claim], figures: Mapping[str, Figure]) -> str:
    """The figure that is the whole of most shares of the list: of two at least, or of the only one. Amounts of the
    words come before those of the tables.
    """
    told = dict.fromkeys(other for one in listed for other in one.others)
    candidates = [one for one in (*told, *listed[0].candidates) if figures[one].micro]
    telling = [spans for one in listed if (spans := span_of(one, figures)) is not None and spans[1].micro]
    counted = [(sum(is_share(*spans, span(figures[one])) for spans in telling), one) for one in candidates]
    most = max((count for count, _ in counted), default=0)
    enough = most > 0 and (len(telling) < _FEW or (most >= _FEW and 2 * most > len(telling)))
    return next((one for count, one in counted if count == most), "") if enough else ""


def _only(claim: Claim, figures: Mapping[str, Figure]) -> str:
    core = [figures[one] for one in claim.core if figures[one].micro]
    return core[0].id if claim.trusted and core and alike(core) else ""
