"""The ledger as frames, for the one query. Apart from `ledger`, so that its records can be had without polars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

import polars as pl

from reconcile.ledger import Equation, Figure

FIGURES: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "text": pl.String,
    "value": pl.String,
    "unit": pl.String,
    "decimals": pl.Int32,
    "micro": pl.Int128,
    "half": pl.Int128,
    "dimension": pl.String,
    "bound": pl.String,
    "soft": pl.Boolean,
    "nil": pl.Boolean,
    "doubtful": pl.Boolean,
    "part": pl.String,
    "form": pl.String,
    "title": pl.String,
    "row": pl.Int32,
    "column": pl.Int32,
    "row_label": pl.String,
    "column_label": pl.String,
    "sentence": pl.String,
    "block": pl.String,
    "page": pl.Int32,
    "box": pl.List(pl.Float64),
    "line": pl.Int32,
}
OPERANDS = ("block", "micro", "half", "soft", "nil")  # what the query asks of a figure
_OF_FIGURE: dict[str, Callable[[Figure], object]] = {
    **{name: attrgetter(name) for name in FIGURES},
    **{name: attrgetter(f"place.{name}") for name in ("page", "box", "line")},
    "value": lambda figure: None if figure.value is None else f"{figure.value:f}",
}
EQUATIONS: dict[str, pl.DataType | type[pl.DataType]] = {
    "equation": pl.Int64,
    "rule": pl.String,
    "shape": pl.String,
    "relation": pl.String,
    "same": pl.Boolean,
    "unreadable": pl.Boolean,
}
SIDES = pl.Enum(["stated", "rate", "parts", "over", "current", "under", "prior", "change"])
TERMS: dict[str, pl.DataType | type[pl.DataType]] = {
    "equation": pl.Int64,
    "side": SIDES,
    "weight": pl.Int64,
    "at": pl.UInt32,
}


def figures_frame(figures: Iterable[Figure], columns: Iterable[str] = FIGURES) -> pl.DataFrame:
    """The figures as a frame, one row a figure, with these columns of `FIGURES`. It is made column by column, since all
    rows together as Python has them are many times as large.
    """
    known = list(figures)
    return pl.DataFrame([pl.Series(name, map(_OF_FIGURE[name], known), FIGURES[name]) for name in columns])


def equations_frame(equations: Sequence[Equation]) -> pl.DataFrame:
    """The equations as a frame, numbered from 0 in the order given, columns as in `EQUATIONS`."""
    rows = [
        (number, one.rule, one.shape, one.relation, one.same, bool(one.unreadable))
        for number, one in enumerate(equations)
    ]
    return pl.DataFrame(rows, schema=EQUATIONS, orient="row")


def terms_frame(equations: Sequence[Equation], figures: Iterable[str]) -> pl.DataFrame:
    """The terms of the equations as a frame, columns as in `TERMS`; `equation` numbers them as `equations_frame`.

    figures: the ids of the figures in the order of their frame. at: the row of a term's figure there, null for one that
    is not among them; the query fetches by it. Within an equation the terms stand in the order of `SIDES`, which is
    what `deciding.decide` needs.
    """
    order = {side: place for place, side in enumerate(SIDES.categories)}
    at = {name: row for row, name in enumerate(figures)}
    terms = [term for one in equations for term in sorted(one.terms, key=lambda term: order[term.side])]
    columns: dict[str, Iterable[object]] = {
        "equation": (number for number, one in enumerate(equations) for _ in one.terms),
        "side": (term.side for term in terms),
        "weight": (term.weight for term in terms),
        "at": (at.get(term.figure) for term in terms),
    }
    return pl.DataFrame([pl.Series(name, column, TERMS[name]) for name, column in columns.items()])
