"""Whether a fact of a table is of the year and of the version (预算, 决算, last year's) that the words tell."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.disclosure import Kind
from reconcile.narrative.subjects import Subject
from reconcile.recognising.linking.facts import Fact


def year_open(fact: Fact, about: Subject) -> bool:
    """Whether a fact can be of the year that the words name: 总计 is not 本年."""
    return not about.measure or not fact.measure or fact.measure == about.measure


def in_year(
    found: Sequence[Fact], about: Subject, whole: Subject, name: str, *, sure: bool, carried: bool
) -> tuple[list[Fact], bool]:
    """Prefer the facts of the very year meant: with what is carried over (总计) or without (本年).

    A part of a 总计 includes what is carried over too; where something is, and no figure has both, only the value can
    confirm.
    """
    measure = about.measure or (whole.measure if whole.name == "总计" else "")
    if name != "总计" or not measure:
        return list(found), sure
    exact = [one for one in found if one.measure == measure]
    open_year = [one for one in found if not one.measure]
    if exact:
        return exact, sure
    if open_year and about.measure:
        return open_year, sure and not carried
    return list(found), sure and not carried


def version_fits(about: Subject, measure: str, fact: Fact, kind: Kind) -> bool:
    usual = "final" if kind == "final" else "budget"
    if about.version == "prior":
        return fact.version == f"prior:{measure}"
    if about.version == "change":
        return fact.version == "change"
    if about.year:
        return False
    if about.version == "initial" and kind == "budget":
        return fact.version in ("initial", "budget")  # a budget is what the year begins with
    if about.version in ("initial", "adjusted"):
        return fact.version == about.version
    if about.version == "budget" and kind == "final":
        return fact.version in ("budget",)
    if about.version == "final" and kind == "budget":
        return False
    return fact.version == usual
