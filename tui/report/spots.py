"""Places that can be shown, and where in a text or a table they are."""

from __future__ import annotations

from msgspec import Struct

from reconcile.disclosure import Table
from reconcile.findings.record import Operand
from reconcile.ledger import Figure


class Spot(Struct, frozen=True):
    """A place that can be shown. row, column: in a table. start, end: in the text of a paragraph, heading or cell.

    The sentence around it stretches from `from_` to `to`.
    """

    block: str
    row: int | None = None
    column: int | None = None
    start: int = 0
    end: int = 0
    from_: int = 0
    to: int = 0
    figure: str = ""


class Span(Struct, frozen=True, order=True):
    """A figure in running text: where its printed form starts and ends."""

    start: int
    end: int
    figure: str


def around(text: str, sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a passage begins and ends; the passage itself where it is in no such sentence."""
    found = text.rfind(sentence, 0, start + len(sentence)) if sentence else -1
    return (found, found + len(sentence)) if 0 <= found <= start <= found + len(sentence) else (start, end)


def passage(text: str, operand: Operand) -> tuple[int, int]:
    """Where a cell says what an operand quotes; (0, 0) where that is all of the cell, or is not found."""
    if not operand.text or text == operand.text:
        return 0, 0
    start = text.find(operand.text, max(text.find(operand.sentence), 0))
    start = start if start >= 0 else text.find(operand.text)
    return (start, start + len(operand.text)) if start >= 0 else (0, 0)


def cell_with(table: Table, figure: Figure) -> tuple[int, int] | None:
    """The cell whose long text holds a figure at its offset."""
    start = figure.offset or 0
    for row in table.grid:
        for cell in row:
            if cell is None or figure.sentence not in cell.text:
                continue
            if cell.text[start : start + len(figure.text)] == figure.text:
                return cell.row, cell.column
    return None


def first_words(table: Table) -> str:
    """What the first row of a table says."""
    return " ".join(cell.text for cell in table.grid[0] if cell is not None and cell.text) if table.grid else ""


def cell_of(table: Table, operand: Operand) -> tuple[int, int]:
    """The cell that holds what an operand quotes; the first where none does."""
    cells = [cell for row in table.grid for cell in row if cell is not None and cell.text]
    named = {cell.row for cell in cells if operand.row and cell.text == operand.row}
    for wanted in (operand.sentence, operand.text):
        found = [cell for cell in cells if wanted and wanted in cell.text]
        if found:
            best = min(found, key=lambda cell: (cell.row not in named, cell.text != wanted, cell.row, cell.column))
            return best.row, best.column
    return (min(named), 0) if named else (0, 0)
