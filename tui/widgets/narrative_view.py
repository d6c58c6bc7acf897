"""The narrative: running text with its figures marked, a cursor that goes by lines and by figures."""

from __future__ import annotations

from itertools import pairwise

from rich.segment import Segment
from textual import events
from textual.geometry import Size

from tui.layout.printed import cells
from tui.messages import Asked, KeyPressed
from tui.report.index import Index
from tui.report.spots import Spot
from tui.widgets.lines import LineView
from tui.widgets.narrative_layout import NarrativeLayout, Run, ShownText, lay_out_text, show_all


class NarrativeView(LineView):
    """The text of the disclosure, each table of it as one line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.index: Index | None = None
        self.at = 0
        self._was_at = 0
        self._sentence = (0, 0)
        self.figure = ""
        self.hands: list[tuple[Spot, bool]] = []
        self.hits: list[Spot] = []
        self.picked: set[str] = set()
        self._texts: tuple[ShownText, ...] = ()
        self._made: NarrativeLayout | None = None
        self._made_for = 0

    # What is shown

    def load(self, index: Index) -> None:
        """Show the text of a disclosure."""
        self.index, self._texts, self._made_for = index, show_all(index), 0
        self._lay_out()

    def _lay_out(self) -> None:
        if not self._texts or not (self.size.width or self.awaited.width) or self._made_for == self.room:
            return
        text = self._made.lines[self.at] if self._made and self.at < len(self._made.lines) else (0, 0, 0)
        self._made, self._made_for = lay_out_text(self._texts, self.room), self.room
        self.at = self._line_of(text[0], text[1])
        self._sentence = (self.at, self.at)
        self.lines_changed()

    def await_size(self, size: Size) -> None:
        """Break the lines for the size that the pane will have, before it is shown."""
        self.awaited = size
        self._lay_out()

    def on_resize(self) -> None:
        """The lines fit the pane."""
        self._lay_out()
        self._sentence_in_sight()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._made.lines) if self._made else 0

    def highlight(self, hands: list[tuple[Spot, bool]]) -> None:
        """Mark the sentences that the finding at hand compares; True for the one at hand."""
        index = self.index
        hands = [(spot, main) for spot, main in hands if index is not None and index.table(spot.block) is None]
        if hands != self.hands:
            self.hands = hands
            self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot | None:
        """The place of the cursor."""
        if self._made is None or self.index is None or not self._made.lines:
            return None
        if self.figure:
            return self.index.figure_spot(self.figure)
        text = self._made.texts[self._made.lines[self.at][0]]
        return Spot(text.block, to=len(self.index.text(text.block)))

    def go(self, spot: Spot, *, tell: bool = False) -> None:
        """Bring a place into sight and put the cursor there."""
        if self._made is None or spot.block not in self._made.numbers:
            return
        number = self._made.numbers[spot.block]
        text = self._made.texts[number]
        first = self._line_of(number, text.shown(spot.from_))
        self.at = self._line_of(number, text.shown(spot.start))
        self.figure = spot.figure
        last = self._line_of(number, text.shown(max(spot.to - 1, spot.start)))
        self._sentence = (first, last)
        self._sentence_in_sight()
        self._changed(tell=tell)

    def _sentence_in_sight(self) -> None:
        first, last = self._sentence
        self.scroll_into_sight(first, min(last, first + self.rows_in_sight - 1), middle=True)

    def _changed(self, *, tell: bool = True) -> None:
        self._name_section()
        self.refresh_lines_at(self._was_at, self.at)
        self._was_at = self.at
        if tell and (spot := self.spot) is not None:
            self.reached(spot, self.id or "")

    def _name_section(self) -> None:
        if self._made is None or self.index is None or not self._made.lines:
            return
        block = self.index.blocks[self._made.texts[self._made.lines[self.at][0]].block]
        section = getattr(block, "section", ())
        page = f"p.{block.place.page}" if block.place.page else ""
        self.set_heading(section[-1] if section else self.index.text(block.id), page)

    def _line_of(self, number: int, offset: int) -> int:
        if self._made is None or number >= len(self._made.texts):
            return 0
        line = self._made.first[self._made.texts[number].block]
        while line + 1 < len(self._made.lines):
            following = self._made.lines[line + 1]
            if following[0] != number or following[1] > offset:
                break
            line += 1
        return line

    def move(self, way: str) -> None:
        """By lines up and down, by figures left and right."""
        if self._made is None:
            return
        if way in {"left", "right"}:
            self._to_figure(1 if way == "right" else -1)
            return
        self.at = self.step(way, self.at)
        runs = self._runs(self.at)
        self.figure = runs[0].figure if runs else ""
        self._sentence = (self.at, self.at)
        self.scroll_into_sight(self.at, self.at)
        self._changed()

    def _runs(self, line: int) -> list[Run]:
        """The figures that begin on a line."""
        if self._made is None:
            return []
        number, start, end = self._made.lines[line]
        return [run for run in self._made.texts[number].runs if start <= run.start < end]

    def _to_figure(self, way: int) -> None:
        """The next figure this way, on this line or on another."""
        if self._made is None or self.index is None:
            return
        here = [run.figure for run in self._runs(self.at)]
        if self.figure in here and 0 <= here.index(self.figure) + way < len(here):
            self.figure = here[here.index(self.figure) + way]
            self._changed()
            return
        line = self.at + way
        while 0 <= line < self.count:
            runs = self._runs(line)
            if runs:
                self.at, self.figure = line, (runs[0] if way > 0 else runs[-1]).figure
                self.scroll_into_sight(line, line)
                self._changed()
                return
            line += way

    def clicked(self, line: int, event: events.Click) -> None:
        """A click puts the cursor on a line and on the figure under it; on a table's line it opens the table.

        Two clicks jump to what the figure ties to; with Ctrl it is picked.
        """
        if self._made is None:
            return
        self.at = line
        number, start, end = self._made.lines[line]
        text = self._made.texts[number]
        offset, used = start, 0
        while offset < end and used + cells(text.text[offset]) <= event.x:
            used += cells(text.text[offset])
            offset += 1
        self.figure = next((run.figure for run in self._runs(line) if run.start <= offset < run.end), "")
        self._changed()
        if text.kind == "table":
            self.post_message(Asked(text.block))
        elif event.ctrl or event.chain == 2:
            self.post_message(KeyPressed("pick" if event.ctrl else "jump"))

    # Rendering

    def line(self, number: int) -> list[Segment]:
        """One line."""
        if self._made is None:
            return []
        which, start, end = self._made.lines[number]
        text = self._made.texts[which]
        under = ("row",) if number == self.at else ()
        base = {"heading": "heading", "table": "quiet"}.get(text.kind, "")
        cuts = {start, end}
        layers = self._layers(text)
        for left, right, _ in layers:
            cuts.update(cut for cut in (left, right) if start < cut < end)
        edges = sorted(cuts)
        segments = []
        for left, right in pairwise(edges):
            looks = [look for from_, to, look in layers if from_ <= left < to]
            segments.append(Segment(text.text[left:right], self.look(base, *under, *looks)))
        used = sum(cells(character) for character in text.text[start:end])
        segments.append(Segment(" " * max(self.room - used, 0), self.look(*under)))
        return segments

    def _layers(self, text: ShownText) -> list[tuple[int, int, str]]:
        """What lies over a text, lowest first: sentences at hand, figures' marks, hits, the cursor."""
        layers = []
        for spot, main in self.hands:
            if spot.block == text.block:
                layers.append((text.shown(spot.from_), text.shown(spot.to), "hand"))
                layers.append((text.shown(spot.start), text.shown(spot.end), "main" if main else "hand"))
        layers += [(run.start, run.end, run.mark) for run in text.runs]
        layers += [(text.shown(hit.start), text.shown(hit.end), "hit") for hit in self.hits if hit.block == text.block]
        layers += [(run.start, run.end, "picked") for run in text.runs if run.figure in self.picked]
        layers += [(run.start, run.end, "cursor") for run in text.runs if run.figure == self.figure]
        return layers
