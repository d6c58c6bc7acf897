"""The same change told once as a rise and once as a fall (YOY113)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reconcile.ledger import Figure, Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.phrases import year_of
from reconcile.recognition import Recognition

CODES = ("YOY113",)

_DIGITS = 3  # that an amount must have, so that no two changes are equal by chance


def state(known: Recognition) -> Iterator[Statement]:
    """An observation for each pair of changes of one thing by one amount that go opposite ways."""
    told: dict[int, list[Claim]] = {}
    for claim in known.claims:
        figure = _change(known, claim)
        if figure is not None and figure.micro is not None and _is_long(figure):
            told.setdefault(abs(figure.micro), []).append(claim)
    for same in told.values():
        for one, other in combinations(same, 2):
            if one.direction != other.direction and _one_thing(known, one, other):
                yield Observation(
                    rule="YOY113",
                    operands=(one.figures[0], other.figures[0]),
                    where=other.section[-1] if other.section else "",
                    facts={"subject": other.about.printed or one.about.printed or other.about.name},
                )
                break


def _change(known: Recognition, claim: Claim) -> Figure | None:
    """The figure of a change of something that is surely named."""
    named = claim.about.ours and claim.about.name
    if claim.kind not in ("change", "reason") or not claim.direction or not named:
        return None
    figure = known.figures[claim.figures[0]]
    return None if figure.bound or figure.soft else figure


def _is_long(figure: Figure) -> bool:
    return sum(one.isdigit() for one in figure.text.strip("0.")) >= _DIGITS


def _one_thing(known: Recognition, one: Claim, other: Claim) -> bool:
    """Whether two changes are of the same item and fund against the same year. All income is all that is spent."""
    here, there = one.about, other.about
    currents = {known.figures[found.figures[1]].micro for found in (one, other) if any(found.figures[1:2])}
    whole = here.name == "总计"
    if (here.name, here.item, here.path, here.version) != (there.name, there.item, there.path, there.version):
        return False
    if len(currents) > 1 or (here.fund != there.fund and (whole or (here.fund and there.fund))):
        return False
    if here.side != there.side and not (whole and len(currents) == 1 and one.kind == other.kind == "change"):
        return False
    bases = {found.base.kind for found in (one, other)} - {""}
    years = {year_of(found.base, known.disclosure.year) for found in (one, other) if found.base.kind}
    return len(bases) == 1 and len(years) == 1
