"""A finding as far as a person reads it: a total of thousands of rows has as many places, and as long a sum."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.findings.record import Finding, Operand

MOST_PLACES = 100
BEGINNING, END = 1_500, 500  # characters of a sum that are shown


def brief(finding: Finding) -> Finding:
    """The finding with no more places than one goes through, and the beginning and the end of each sum."""
    if len(finding.operands) <= MOST_PLACES:
        return finding
    return replace(
        finding,
        operands=finding.operands[:MOST_PLACES],
        formula=_ends(finding.formula),
        also=tuple(map(_ends, finding.also)),
        facts={name: _ends(value) for name, value in finding.facts.items()},
    )


def own_page(finding: Finding) -> int | None:
    """The page of the place that a finding is about: of the one that bears its name, or else of the first."""

    def strange(one: Operand) -> tuple[bool, bool]:
        names = tuple(filter(None, (one.title, one.heading, one.project)))
        return finding.where not in names, not finding.where.startswith(names)

    printed = [one for one in finding.operands if one.place.page]
    return min(printed, key=strange).place.page if printed else None


def with_unit(finding: Finding, value: str) -> str:
    """A gap or a bound with its unit: that of the stated figure."""
    units = [one.unit for one in finding.operands if one.value == finding.stated and one.unit]
    return value + next(iter(units or [one.unit for one in finding.operands if one.unit]), "") if value else ""


def _ends(text: str) -> str:
    return text if len(text) <= BEGINNING + END else f"{text[:BEGINNING]} ... {text[-END:]}"
