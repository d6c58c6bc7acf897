"""A line left out of a table: what is missing from a sum is a line that another table or a sheet prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from reconcile.findings.broken import Broken
from reconcile.ledger import Figure
from reconcile.recognising.labels import squeezed


class Lines(Struct, frozen=True):
    """What is printed where. amounts: figures of tables and sheets by amount. labels: row labels by table. tables:
    tables by row label. unlisted: names of projects that have a sheet and no line of a table, by the sheet's block.
    """

    amounts: Mapping[int, Sequence[Figure]]
    labels: Mapping[str, frozenset[str]]
    tables: Mapping[str, frozenset[str]]
    unlisted: Mapping[str, str]


def lines_of(figures: Mapping[str, Figure], unlisted: Mapping[str, str]) -> Lines:
    """The lines of all tables and sheets."""
    amounts: dict[int, list[Figure]] = defaultdict(list)
    labels: dict[str, set[str]] = defaultdict(set)
    tables: dict[str, set[str]] = defaultdict(set)
    for one in figures.values():
        if one.part in ("table", "sheet") and one.dimension == "money":
            label = squeezed(one.row_label)
            labels[one.block].add(label)
            tables[label].add(one.block)
            if one.micro:
                amounts[one.micro].append(one)
    return Lines(
        amounts,
        {block: frozenset(own) for block, own in labels.items()},
        {label: frozenset(own) for label, own in tables.items()},
        unlisted,
    )


def omitted_line(those: Sequence[Broken], figures: Mapping[str, Figure], lines: Lines) -> str | None:
    """The name of the line that seems to be missing from sums down the rows of one table; "" where every column misses
    something and no place says what; None where it is no such case.
    """
    if not all(_is_down_rows(one, figures) and abs(one.recomputed) < abs(one.stated) for one in those):
        return None
    named = [_names(one, figures, lines) for one in those]
    common = [name for name in named[0] if all(name in others for others in named[1:])]
    if len(common) == 1:
        return common[0]
    columns = {figures[one.equation.terms[0].figure].column for one in those}
    return "" if len(columns) > 1 else None


def beside(one: Sequence[Broken], other: Sequence[Broken], figures: Mapping[str, Figure]) -> bool:
    """Whether two lists that stand side by side in one table fall short: a line with an item of either is left out."""
    return any(_share_lines(first, second, figures) for first in one for second in other)


def _share_lines(one: Broken, other: Broken, figures: Mapping[str, Figure]) -> bool:
    short = (_is_down_rows(each, figures) and abs(each.recomputed) < abs(each.stated) for each in (one, other))
    if not all(short):
        return False
    first, second = (
        {(figures[name].block, figures[name].row): figures[name].row_label for name in each.equation.figures}
        for each in (one, other)
    )
    return any(first[line] != second[line] for line in first.keys() & second.keys())


def _is_down_rows(one: Broken, figures: Mapping[str, Figure]) -> bool:
    terms = [figures[term.figure] for term in one.equation.terms]
    return (
        (one.equation.shape, one.equation.relation, one.equation.same) == ("linear", "=", False)
        and len({(figure.block, figure.column) for figure in terms}) == 1
        and all(figure.row is not None and figure.dimension == "money" for figure in terms)
    )


def _names(one: Broken, figures: Mapping[str, Figure], lines: Lines) -> list[str]:
    """Lines elsewhere that print what is missing, in tables that have all other lines of the sum too, or sheets."""
    terms = [figures[term.figure] for term in one.equation.terms]
    own = lines.labels[terms[0].block]
    near = frozenset.intersection(*(lines.tables[squeezed(figure.row_label)] for figure in terms))
    found: dict[str, None] = {}
    for amount, printings in lines.amounts.items():
        if abs(amount - one.gap) <= one.bound:
            for figure in printings:
                label = lines.unlisted.get(figure.block, figure.row_label if figure.block in near else "")
                if label and squeezed(label) not in own:
                    found[label] = None
    return list(found)
