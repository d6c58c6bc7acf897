"""Shares: the printed percentage against part and whole (SHR101), and one that was cut off or balanced (SHR102)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.arithmetic import is_share, plus
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking_choice import span
from reconcile.recognising.linking_shares import wholes
from reconcile.recognition import Recognition

CODES = ("SHR101", "SHR102")

_HUNDRED = 100 * 10**6


_CUT = {"down": "fact-share-cut", "up": "fact-share-pushed"}


class Share(Struct, frozen=True):
    """A share with the figures that it relates. cut: by one unit of its last digit it is not what rounding gives, and
    whether that digit was cut off (down) or pushed (up)."""

    claim: Claim
    rate: str
    parts: tuple[str, ...]
    whole: str
    cut: str = ""


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every share whose part and whole are printed."""
    claims = [one for one in known.claims if one.kind == "share"]
    found = wholes(claims, known.figures)
    shares = [one for claim in claims for one in _read(known, claim, found.get(claim.figures[0], ""))]
    slips = [one for one in shares if one.cut]
    cut_off = [one for one in slips if one.cut == "down"]
    many = len(cut_off) > 1 and len(cut_off) == len(slips)
    for one in shares:
        if not one.cut:
            yield _equation(one, "SHR101")
        elif not many:
            yield _equation(one, "SHR102")
    if many:
        yield Observation(
            rule="SHR102",
            operands=tuple(one.rate for one in cut_off),
            where=_where(cut_off[0].claim),
            facts={"subject": "、".join(_subject(one.claim) for one in cut_off), "said": "fact-shares-cut"},
        )


def _read(known: Recognition, claim: Claim, whole: str) -> Iterator[Share]:
    rate, part, _ = claim.figures
    parts = tuple(part.split("+")) if part else ()
    if not parts or not whole or known.figures[rate].micro is None or known.figures[rate].bound:
        return
    if any(known.figures[one].micro is None for one in (*parts, whole)) or known.figures[whole].micro == 0:
        return
    if parts != (whole,):
        yield Share(claim, rate, parts, whole, _cut(known, rate, parts, whole))


def _cut(known: Recognition, rate: str, parts: Sequence[str], whole: str) -> str:
    """Whether the share is exactly one unit of its last digit away from its rounding: cut off, or pushed up."""
    printed, under = span(known.figures[rate]), span(known.figures[whole])
    over = plus([span(known.figures[one]) for one in parts])
    if is_share(printed, over, under) or printed.half == 0:
        return ""
    unit = 2 * printed.half
    exact = over.micro * _HUNDRED
    if printed.micro * under.micro <= exact < (printed.micro + unit) * under.micro:
        return "down"
    if (printed.micro - unit) * under.micro < exact <= printed.micro * under.micro:
        return "up"
    return ""


def _equation(one: Share, rule: str) -> Equation:
    return Equation(
        rule=rule,
        shape="ratio",
        terms=(Term(one.rate, "rate"), *(Term(part, "over") for part in one.parts), Term(one.whole, "under")),
        source="占比 = 部分 ÷ 总额",
        where=_where(one.claim),
        facts={"subject": _subject(one.claim), **({"said": _CUT[one.cut]} if one.cut else {})},
    )


def _where(claim: Claim) -> str:
    return claim.section[-1] if claim.section else ""


def _subject(claim: Claim) -> str:
    return claim.about.printed or claim.subject
