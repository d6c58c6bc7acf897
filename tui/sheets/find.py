"""Searching text and numbers, and going to a table, a section or a page: a line to type in and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from reconcile.disclosure import Block, Cell, Heading, Table
from reconcile.numerals import fold
from tui.report.index import Index
from tui.report.spots import Spot
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows
from tui.widgets.typed import Line

MOST = 2_000
AROUND = 16
_PAGE = re.compile(r"[pP]?\.?\s*(\d+)")


class Hit(Struct, frozen=True):
    """A place that was found. where: its table or section. words: the text around it."""

    spot: Spot
    where: str
    words: str


class Found(Struct, frozen=True):
    """What the reviewer chose. marked: whether the places are to be marked in the text."""

    spots: list[Spot]
    at: int
    marked: bool = True


def search(index: Index, words: str) -> list[Hit]:
    """Every place where `words` stands; separators in numbers and full-width digits do not matter."""
    wanted = _folded(words.strip())
    if not wanted:
        return []
    found = []
    for hit in _hits(index, wanted):
        found.append(hit)
        if len(found) == MOST:
            break
    return found


def _hits(index: Index, wanted: str) -> Iterator[Hit]:
    for block in index.disclosure.blocks:
        if isinstance(block, Table):
            for row in block.grid:
                for cell in row:
                    if cell is not None and wanted in _folded(cell.text):
                        figure = index.figure_at(block.id, cell.row, cell.column)
                        spot = Spot(block.id, cell.row, cell.column, figure=figure)
                        yield Hit(spot, index.name(block.id), f"{_of(index, block, cell)}{cell.text}")
            continue
        text, places = _with_places(block.text)
        start = text.find(wanted)
        while start >= 0:
            left, right = places[start], places[start + len(wanted) - 1] + 1
            spot = Spot(block.id, None, None, left, right, left, right, index.figure_at(block.id, offset=left))
            section = getattr(block, "section", ())
            around = block.text[max(left - AROUND, 0) : right + 3 * AROUND]
            yield Hit(spot, section[-1] if section else "", around)
            start = text.find(wanted, start + len(wanted))


def _of(index: Index, table: Table, cell: Cell) -> str:
    """What the row and the column of a cell are called, before what it says."""
    figure = index.figures.get(index.figure_at(table.id, cell.row, cell.column))
    head = table.text(table.header_rows - 1, cell.column) if cell.row >= table.header_rows > 0 else ""
    row = figure.row_label if figure is not None else table.text(cell.row, 0) if cell.column else ""
    column = (figure.column_label if figure is not None else "") or head
    return "".join(f"{one}  " for one in (" / ".join(filter(None, (row, column))),) if one)


def _folded(text: str) -> str:
    return _with_places(text)[0]


def _with_places(text: str) -> tuple[str, list[int]]:
    """The text without separators in numbers, in lower case, and where each character stands in the printed text."""
    folded = fold(text).lower()
    kept = [
        place
        for place, character in enumerate(folded)
        if not (
            character == ","
            and 0 < place < len(folded) - 1
            and folded[place - 1].isdigit()
            and folded[place + 1].isdigit()
        )
    ]
    return "".join(folded[place] for place in kept), kept


def places(index: Index, words: str) -> list[Hit]:
    """Tables, sheets and sections whose name holds `words`; a number is a page."""
    page = _PAGE.fullmatch(words.strip())
    wanted, found = _folded(words.strip()), []
    for block in index.disclosure.blocks:
        text = _name(index, block)
        on = block.place.page
        if page and on is not None:
            pages = (*block.pages, on) if isinstance(block, Table) else (on,)
            if int(page[1]) in pages:
                found.append(Hit(Spot(block.id), f"p.{on}", text or index.text(block.id)[:80]))
        elif text and wanted in _folded(f"{text} {index.text(block.id)}"):
            found.append(Hit(Spot(block.id), f"p.{on}" if on else "", text))
    return found


def _name(index: Index, block: Block) -> str:
    """What a table, sheet or heading is called; "" for a paragraph."""
    return index.name(block.id) if isinstance(block, Table | Heading) else ""


class FindScreen(Sheet[Found]):
    """Gives what was chosen among what was found, or None."""

    def __init__(self, title: str, find: Callable[[str], list[Hit]], voice: Voice, *, marked: bool = True) -> None:
        super().__init__(voice)
        self.marked = marked
        self.words, self.find = title, find
        self.hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        """The line and the list."""
        with Vertical(classes="panel tall wide"):
            yield Label(self.words, classes="title", markup=False)
            yield Line()
            rows: Rows[int] = Rows((28 if self.marked else 6, 0))  # a table or section, or a page
            yield rows
            yield Hint(self.voice("find-hint"))

    def on_mount(self) -> None:
        """Begin with what an empty line finds."""
        self._look("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while one types."""
        self._look(event.value)

    def _look(self, words: str) -> None:
        self.hits = self.find(words)
        rows: Rows[int] = self.query_one(Rows)
        asked = self.hits or words.strip()
        rows.set_heading(self.voice("found", count=len(self.hits)) if asked else "")
        rows.offer([Choice(n, ((hit.where, "quiet"), (hit.words, ""))) for n, hit in enumerate(self.hits)])

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while one types."""
        ways = {"down": "down", "up": "up", "pagedown": "page_down", "pageup": "page_up"}
        if event.key in ways and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Rows).move(ways[event.key])

    def on_input_submitted(self) -> None:
        """Take the line under the cursor."""
        self._take(self.query_one(Rows).at)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Take a line."""
        self._take(int(str(event.value)))

    def _take(self, at: int) -> None:
        if self.hits:
            self.dismiss(Found([hit.spot for hit in self.hits], at, self.marked))
