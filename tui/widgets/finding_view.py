"""The finding at hand: what is said, the arithmetic, every printed place, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct
from rich.segment import Segment
from textual import events

from reconcile.catalogue import rule
from reconcile.findings.record import Finding, Operand
from reconcile.review import Decision, Note, Standing
from tui.layout.marks import GLYPHS, SEVERE
from tui.layout.printed import clean, said, width, wrap
from tui.messages import FigureChosen, OperandChosen
from tui.report.brief import with_unit
from tui.report.index import Index
from tui.report.tied import MOST_TERMS, tied
from tui.voice import Voice
from tui.widgets.lines import LineView, Part

MOST_TIES = 40  # lines; the key of ties shows all of them


class Row(Struct, frozen=True):
    """A line of the pane, and which operand or figure it speaks of."""

    parts: tuple[Part, ...]
    operand: int | None = None
    figure: str = ""


class Matter(Struct, frozen=True):
    """What the pane shows. number, total: its place among the findings that the filter lets through. more: how many
    places it has that are not shown.
    """

    finding: Finding
    number: int
    total: int
    standing: Standing
    notes: Sequence[Note]
    more: int = 0


class FindingView(LineView):
    """One finding; where there is none at the cursor, the notes there and what ties the figure."""

    def __init__(self, voice: Voice, index: Index, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.voice, self.index = voice, index
        self.figure = ""
        self.notes: tuple[Note, ...] = ()
        self.matter: Matter | None = None
        self.operand = 0
        self.aside = ""
        self._rows: list[Row] = []

    def show(self, matter: Matter | None, operand: int = 0, aside: str = "") -> None:
        """Show a finding, or that there is none. aside: where the one is that was stepped to, if another or none is
        shown.
        """
        if matter is None or self.matter is None or matter.finding.id != self.matter.finding.id:
            self.roll(y=0)
        self.matter, self.operand, self.aside = matter, operand, aside
        self._build()

    def stand_at(self, figure: str, notes: tuple[Note, ...]) -> None:
        """The cursor is at this figure, or "" for none, and these notes."""
        if (figure, notes) == (self.figure, self.notes):
            return
        self.figure, self.notes = figure, notes
        if self.matter is None:
            self.roll(y=0)
            self._build()

    def on_resize(self) -> None:
        """The lines fit the pane."""
        self._build()

    def _build(self) -> None:
        matter, say = self.matter, self.voice
        if matter is None:
            self._rows = [*(row for note in self.notes for row in self._note(note)), *self._ties()]
            self.set_heading(say("finding-not-here" if self.aside else "finding-none"), self.aside)
        else:
            finding = matter.finding
            self._rows = [
                *(self._block("", self.aside, "warning") if self.aside else ()),
                *self._block("", finding.message(say.language), "strong"),
                *self._decision(matter.standing),
                *(row for note in matter.notes for row in self._note(note)),
                *self._arithmetic(finding),
                *(row for number, one in enumerate(finding.operands) for row in self._operand(number, one)),
                *(self._block("", say("finding-places", count=matter.more), "quiet") if matter.more else ()),
            ]
            severity = say(f"severity-{finding.severity}")
            place = f"{matter.number} / {matter.total}"
            title = rule(finding.rule).text(say.language).title
            heading = f"{SEVERE[finding.severity]} {severity}  {say('status-' + matter.standing.status)}"
            self.set_heading(f"{heading}  {finding.rule} {title}", place)
        self.lines_changed()

    def _ties(self) -> list[Row]:
        rows: list[Row] = []
        for one in islice(tied(self.index, self.figure, at_most=MOST_TERMS), MOST_TIES):
            lead = f"  {GLYPHS[one.mark]} {one.rule}  " if one.rule else " " * 12
            rows += self._wrapped([(lead, one.mark), (clean(one.words), "" if one.rule else "quiet")], None, one.figure)
        return rows

    def _arithmetic(self, finding: Finding) -> list[Row]:
        say = self.voice
        rows: list[Row] = []
        told = finding.message(say.language)
        for formula in dict.fromkeys((finding.formula, *finding.also)):
            rows += self._block(say("finding-formula"), formula, "strong") if formula and formula not in told else []
        facts = [
            say(f"finding-{name}", value=with_unit(finding, value))
            for name, value in (("gap", finding.gap), ("bound", finding.bound))
            if value
        ]
        if finding.source:
            rows += self._block(say("finding-source"), "   ".join((finding.source, *facts)), "")
        elif facts:
            rows += self._block("", "   ".join(facts), "")
        for key, names in finding.hints:
            rows += self._block(say("finding-hint"), say.common(key, figure=names), "warning")
        return rows

    def _operand(self, number: int, operand: Operand) -> list[Row]:
        say = self.voice
        before = self.matter.finding.operands[number - 1] if self.matter is not None and number else None
        told = before is not None and before.heading == operand.heading  # in the line above
        title = "" if told else operand.heading
        where = " / ".join(one for one in (title, operand.row, operand.column) if one not in {"", operand.text})
        page = f"  p.{operand.place.page}" if operand.place.page else ""
        label = say(f"part-{operand.part}")
        lead = f"  {number + 1} {label}  "
        text = clean(f"{operand.text or say('blank')}")
        rest = clean(f"   {where}{page}" if where else page)
        look = "main" if number == self.operand else ""
        rows = self._wrapped([(lead, "quiet"), (text, look or "strong"), (rest, "")], number)
        if operand.sentence and (before is None or operand.sentence != before.sentence):
            rows += self._block("", operand.sentence, "quiet", number, indent=width(lead))
        return rows

    def _decision(self, standing: Standing) -> list[Row]:
        say = self.voice
        rows: list[Row] = []
        if standing.decision is not None:
            rows += self._block(say("finding-decided"), self._act(standing.decision), "done")
        if standing.lapsed is not None:
            rows += self._block(say("finding-lapsed"), self._act(standing.lapsed), "warning")
        for other in standing.disputed:
            rows += self._block(say("finding-disputed"), self._act(other), "warning")
        return rows

    def _act(self, act: Decision) -> str:
        why = f": {act.why}" if act.why else ""
        return f"{self.voice('did-' + act.what)}  {act.who}  {act.when:%Y-%m-%d %H:%M}{why}"

    def _note(self, note: Note) -> list[Row]:
        return self._block(self.voice("finding-note"), f"{note.text}  ({note.who} {note.when:%m-%d %H:%M})", "")

    def _block(self, label: str, text: str, look: str, operand: int | None = None, *, indent: int = 0) -> list[Row]:
        lead = f"  {label}  " if label else " " * (indent or 2)
        return self._wrapped([(lead, "quiet"), (said(text), look)], operand)

    def _wrapped(self, parts: list[Part], operand: int | None = None, figure: str = "") -> list[Row]:
        """Parts broken into lines that hang under the first part's end."""
        lead = parts[0][0]
        hang = " " * width(lead)
        whole = "".join(text for text, _ in parts[1:])
        rows: list[Row] = []
        for start, end in wrap(whole, max(self.room - width(lead) - 1, 10)):
            line: list[Part] = [parts[0] if not rows else (hang, "")]
            at = 0
            for text, look in parts[1:]:
                line.append((text[max(start - at, 0) : max(end - at, 0)], look))
                at += len(text)
            rows.append(Row(tuple(line), operand, figure))
        return rows

    def remarks(self) -> str:
        """How many lines are below what is in sight, before the remark."""
        below = self.count - self.rolled.y - self.rows_in_sight
        return f"{self.voice('finding-more', count=below)}  {self.remark}" if below > 0 else self.remark

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def line(self, number: int) -> list[Segment]:
        """One line."""
        return self.segments(list(self._rows[number].parts))

    def move(self, way: str) -> None:
        """By operands up and down, otherwise by lines."""
        last = len(self.matter.finding.operands) - 1 if self.matter is not None else -1
        to = {"down": self.operand + 1, "up": self.operand - 1}.get(way)
        if to is None or not 0 <= to <= last:
            step = {"down": 1, "up": -1, "page_down": self.rows_in_sight, "page_up": -self.rows_in_sight}.get(way, 0)
            self.roll(y=self.rolled.y + step)
            return
        self.post_message(OperandChosen(to))

    def choose(self, number: int) -> None:
        """Put the cursor on an operand."""
        self.operand = number
        self._build()
        lines = [line for line, row in enumerate(self._rows) if row.operand == number]
        if lines:
            self.scroll_into_sight(lines[0], lines[-1])

    def clicked(self, line: int, event: events.Click) -> None:
        """A click on an operand or a figure goes there."""
        row = self._rows[line]
        if row.operand is not None:
            self.post_message(OperandChosen(row.operand))
        elif row.figure:
            self.post_message(FigureChosen(row.figure))
