"""Figures and equations made by hand, for tests of the query."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from reconcile.deciding import decide
from reconcile.disclosure import Place
from reconcile.frames import equations_frame, figures_frame, terms_frame
from reconcile.ledger import Equation, Figure, Side, Term
from reconcile.numerals import numeral


def printed(name: str, text: str, unit: str = "万元", *, nil: bool = False, coarse: bool = False) -> Figure:
    """A figure that prints as `text` in `unit`."""
    number = numeral("0" if nil else text, unit, exact=nil, coarse=coarse)
    assert number is not None
    return Figure(
        id=name,
        text=text,
        value=number.value,
        unit=unit,
        decimals=number.decimals,
        micro=number.micro,
        half=number.half,
        dimension=number.dimension,
        part="table",
        block="t1",
        title="",
        place=Place(),
        nil=nil,
        soft=coarse,
    )


def linear(stated: Sequence[str], parts: Sequence[str], *, most: bool = False) -> Equation:
    """Σ stated = (or ≤) Σ parts; a name that starts with − has the weight −1."""
    return Equation(
        rule="SUM101",
        shape="linear",
        relation="≤" if most else "=",
        terms=(*_terms("stated", stated), *_terms("parts", parts)),
    )


def rate(shape: str, **sides: str) -> Equation:
    """A ratio or growth over named figures."""
    terms = [term for side, name in sides.items() for term in _terms(side, [name])]  # type: ignore[arg-type]
    return Equation(rule="SHR101", shape="ratio" if shape == "ratio" else "growth", terms=tuple(terms))


def _terms(side: Side, names: Sequence[str]) -> list[Term]:
    return [Term(name.lstrip("−"), side, -1 if name.startswith("−") else 1) for name in names]


def verdicts(figures: Sequence[Figure], *equations: Equation) -> pl.DataFrame:
    """What the query says of the equations."""
    frame = figures_frame(figures)
    return decide(frame, equations_frame(equations), terms_frame(equations, [one.id for one in figures]))


def verdict(figures: Sequence[Figure], equation: Equation) -> str:
    """What the query says of one equation."""
    return str(verdicts(figures, equation)["verdict"].item())


def sum_verdict(total: str, *parts: str, unit: str = "万元") -> str:
    """The verdict on `total` = Σ `parts`, all in one unit."""
    figures = [printed("t", total, unit), *(printed(f"p{n}", part, unit) for n, part in enumerate(parts))]
    return verdict(figures, linear(["t"], [f"p{n}" for n in range(len(parts))]))
