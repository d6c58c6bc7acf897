"""A table whose amounts slipped by some rows against their names: what others say of a row stands in another row.

Each such row contradicts the words and the other tables on its own, and all of them are one mistake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.findings.broken import Broken
from reconcile.ledger import Figure

ENOUGH = 4  # rows whose amounts stand in other rows: fewer may be chance, or lines that exchanged their amounts
HINT = "hint-slipped"
Hint = tuple[str, str]
_Slips = tuple[str, tuple[Broken, ...]]
_Rows = Mapping[tuple[str, int | None, int | None], set[int | None]]


def slipped(broken: Sequence[Broken], figures: Mapping[str, Figure]) -> list[_Slips]:
    """Tables whose rows slipped, by block, each with all contradictions that have a figure of it."""
    rows: dict[tuple[str, int | None, int | None], set[int | None]] = defaultdict(set)
    for figure in figures.values():
        if figure.part == "table" and figure.micro:
            rows[figure.block, figure.column, figure.micro].add(figure.row)
    left, found = list(broken), []
    while block := _worst(left, rows, figures):
        those = tuple(one for one in left if any(figures[name].block == block for name in one.equation.figures))
        found.append((block, those))
        left = [one for one in left if one not in those]
    return found


def slip_hint(block: str, those: Sequence[Broken], figures: Mapping[str, Figure]) -> Hint:
    """The title of the table."""
    names = (name for one in those for name in one.equation.figures)
    return HINT, next(figures[name].title for name in names if figures[name].block == block)


def _worst(broken: Sequence[Broken], rows: _Rows, figures: Mapping[str, Figure]) -> str:
    """The table with most rows whose amounts others say of them stand in other rows, where most are such; or ""."""
    compared: dict[str, set[int | None]] = defaultdict(set)
    moved: dict[str, set[int | None]] = defaultdict(set)
    for one in broken:
        for own, other in _sides(one, figures):
            compared[own.block].add(own.row)
            if rows.get((own.block, own.column, other.micro), set()) - {own.row}:
                moved[own.block].add(own.row)
    likely = [block for block in moved if len(moved[block]) >= max(ENOUGH, len(compared[block]) // 2 + 1)]
    return max(likely, key=lambda block: (len(moved[block]), block), default="")


def _sides(one: Broken, figures: Mapping[str, Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure of a table with the figure outside it that should be the same."""
    own = [figures[term.figure] for term in one.equation.terms]
    if len(own) == 2 and one.equation.relation == "=" and own[0].block != own[1].block:
        yield from ((here, there) for here, there in (own, own[::-1]) if here.part == "table")
