"""Find the place of a note again in another version of the disclosure.

A cell that prints something else than was quoted is not found, nor is one of another row or column that happens to
print the same: the note may not be true of it. What is not found is adrift, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reconcile.disclosure import Cell, Disclosure, Table
from reconcile.review.reading import tables
from reconcile.review.rendering import Raw

Place = tuple[str, tuple[int, int] | None, int | None]  # block, row and column, page


def settle(raw: Raw, disclosure: Disclosure, findings: set[str]) -> Iterator[dict[str, Any]]:
    """Find each note's place again; yields the notes that are adrift. findings: the ids of what is found now."""
    for note in tables(raw, "note"):
        anchor = note.get("anchor", {})
        kind = anchor.get("kind", "document")
        found = _sentence(anchor, disclosure) if kind == "sentence" else None
        found = _cell(anchor, disclosure) if kind == "cell" else found
        note.pop("adrift", None)
        if (kind == "finding" and anchor.get("finding") not in findings) or (
            kind in {"cell", "sentence"} and not found
        ):
            note["adrift"] = True
            yield note
        if found is None:
            continue
        block, at, page = found
        anchor["block"] = block
        for key, value in (("at", None if at is None else list(at)), ("page", page)):
            if value is None:
                anchor.pop(key, None)
            else:
                anchor[key] = value


def _sentence(anchor: dict[str, Any], disclosure: Disclosure) -> Place | None:
    text = anchor.get("text", "")
    found = (one for one in disclosure.paragraphs if text and text in one.text)
    return next(((one.id, None, one.place.page) for one in found), None)


def _cell(anchor: dict[str, Any], disclosure: Disclosure) -> Place | None:
    """Of the equal cells under the same title that may be meant, the one nearest to where it was."""
    was = anchor.get("at")
    titled = [table for table in disclosure.tables if table.title == anchor.get("title", "")]
    same = [(table, cell) for table in titled for cell in _equal(table, anchor.get("text", ""))]
    if was:
        same = [one for one in same if _is_meant(*one, anchor, was, lone=len(same) == 1)]
    row, column = was or (0, 0)
    same.sort(key=lambda one: abs(one[1].row - row) + 100 * abs(one[1].column - column))
    return next(((table.id, (cell.row, cell.column), cell.place.page) for table, cell in same), None)


def _equal(table: Table, text: str) -> list[Cell]:
    cells = (cell for row in table.grid for cell in row if cell is not None)
    return [cell for cell in cells if text and cell.text == text]


def _is_meant(table: Table, cell: Cell, anchor: dict[str, Any], was: list[int], *, lone: bool) -> bool:
    """Whether a cell stands in the row and the column of the anchor, as far as their labels tell."""
    across = {_plain(one.text) for one in table.grid[cell.row] if one is not None}
    down = {_plain(one.text) for row in table.grid if (one := row[cell.column]) is not None}
    return _labelled(table, anchor.get("row", ""), across, lone=lone or cell.row == was[0]) and _labelled(
        table, anchor.get("column", "").split("·")[-1], down, lone=lone or cell.column == was[1]
    )


def _labelled(table: Table, label: str, texts: set[str], *, lone: bool) -> bool:
    """Whether a row or column with these texts has the label. One that the table prints nowhere (the name of a project
    over its sheet) tells nothing: then only what has not moved, or has no equal, is meant.
    """
    wanted = _plain(label)
    if not wanted or wanted in texts:
        return True
    printed = any(_plain(cell.text) == wanted for row in table.grid for cell in row if cell is not None)
    return lone and not printed


def _plain(text: str) -> str:
    return "".join(text.split())
