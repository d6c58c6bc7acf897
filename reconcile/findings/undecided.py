"""Equations that could not be decided, and which operand is to blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from msgspec.structs import replace

from reconcile.ledger import Equation, Figure, NotRun


def undecided(equations: Sequence[Equation], verdicts: pl.DataFrame, figures: Mapping[str, Figure]) -> Iterator[NotRun]:
    """One reason for every equation whose verdict is indeterminate, unless its rule has given one."""
    for number in verdicts.filter(pl.col("verdict") == "indeterminate")["equation"]:
        one = equations[number]
        if one.unreadable != "candidates-differ":
            yield replace(_reason(one, figures), figures=tuple(term.figure for term in one.terms))


def _reason(one: Equation, figures: Mapping[str, Figure]) -> NotRun:
    operands = [figures[term.figure] for term in one.terms if term.figure in figures]
    facts = {"where": one.where, "source": one.source}
    unread = [figure.text for figure in operands if figure.micro is None]
    if unread:
        return NotRun(one.rule, "why-operand-unreadable", {**facts, "figure": "、".join(unread)})
    if one.unreadable == "sheet-total-blank":
        return NotRun(one.rule, "why-sheet-total-blank", facts)
    if one.unreadable:
        first = next((figure.text for figure in operands if not figure.nil), "")
        return NotRun(one.rule, "why-operand-undecided", {**facts, "figure": first})
    if one.shape != "linear":
        base = [figure.text or "0" for figure, term in zip(operands, one.terms, strict=False) if term.side != "rate"]
        return NotRun(one.rule, "why-no-base", {**facts, "figure": "、".join(base)})
    return NotRun(one.rule, "why-operand-missing", facts)
