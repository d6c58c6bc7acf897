"""Two lines of one table that exchanged their amounts, or one that has what the other lacks: the table's sums hold, and
both lines differ from another table by the same, one up and one down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reconcile.findings.broken import Broken
from reconcile.ledger import Figure

Hint = tuple[str, str]
_Tie = tuple[str, frozenset[str], int]
_TAIL = 2  # units of the last place: what rounding may leave is no exchange


def opposite(one: Sequence[Broken], other: Sequence[Broken], figures: Mapping[str, Figure]) -> bool:
    """Whether two groups of contradictions differ between the same two tables by the same, in opposite directions."""
    down = {(rule, tables, -gap) for rule, tables, gap in _ties(other, figures)}
    return any(tie in down for tie in _ties(one, figures))


def exchange_hint(those: Sequence[Broken], figures: Mapping[str, Figure]) -> tuple[Hint, ...]:
    """The two lines, where one contradiction is the opposite of another."""
    for number, one in enumerate(those):
        for other in those[number + 1 :]:
            if opposite([one], [other], figures):
                key = "hint-exchanged" if _amounts(one, figures) == _amounts(other, figures)[::-1] else "hint-shifted"
                return ((key, "”“".join(figures[each.equation.terms[0].figure].row_label for each in (one, other))),)
    return ()


def _ties(those: Sequence[Broken], figures: Mapping[str, Figure]) -> Iterator[_Tie]:
    for one in those:
        own = [figures[term.figure] for term in one.equation.terms]
        tables = frozenset(figure.block for figure in own if figure.part == "table")
        rows = {(figure.block, figure.row) for figure in own}
        linear = (one.equation.shape, one.equation.relation) == ("linear", "=")
        tail = 2 * _TAIL * max(figure.half for figure in own)
        if linear and len(tables) == 2 and len(rows) == len(own) and one.gap > tail:
            yield one.equation.rule, tables, one.stated - one.recomputed


def _amounts(one: Broken, figures: Mapping[str, Figure]) -> list[int | None]:
    return [figures[term.figure].micro for term in one.equation.terms]
