"""A disclosure taken as far as the verdicts on its tables, and taken there again with one figure changed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from msgspec.structs import replace

from reconcile.deciding import decide
from reconcile.frames import equations_frame, figures_frame, terms_frame
from reconcile.ledger import Equation
from reconcile.reading import read
from reconcile.recognising import recognise
from reconcile.recognition import Recognition
from reconcile.rules import rule_modules

FAMILIES = ("SUM", "BAL", "TIE", "MIR")


def recognised(path: Path) -> Recognition:
    """The recognition of a file."""
    return recognise(read(path))


def stated(known: Recognition) -> tuple[Equation, ...]:
    """The equations that the rules on tables state."""
    modules = [module for module in rule_modules() if module.CODES[0][:3] in FAMILIES]
    return tuple(one for module in modules for one in module.state(known) if isinstance(one, Equation))


def verdicts(known: Recognition, equations: tuple[Equation, ...]) -> pl.DataFrame:
    """The verdicts on them."""
    figures = figures_frame(known.figures.values())
    return decide(figures, equations_frame(equations), terms_frame(equations, known.figures))


def contradictions(known: Recognition) -> list[str]:
    """The rules and the words of the equations that do not hold."""
    equations = stated(known)
    broken = verdicts(known, equations).filter(pl.col("verdict") == "inconsistent")["equation"]
    return [f"{equations[number].rule} {equations[number].where}: {equations[number].source}" for number in broken]


def tied(known: Recognition) -> set[str]:
    """Ids of the figures that take part in an equation."""
    return {term.figure for equation in stated(known) for term in equation.terms}


def with_more(known: Recognition, figure: str, micro: int) -> Recognition:
    """The same recognition with one figure larger by `micro`."""
    old = known.figures[figure]
    new = replace(old, micro=(old.micro or 0) + micro)
    return replace(known, figures={**known.figures, figure: new})
