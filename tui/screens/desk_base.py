"""The desk without its keys: the panes, what they show, and how they move together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from tui.actions import ALL, DESK, Action, shown_key
from tui.course import Course
from tui.index import Index, Spot
from tui.marks import GLYPHS
from tui.messages import Asked, KeyPressed, OperandChosen, PaneChosen, Reached
from tui.voice import Voice
from tui.widgets.finding_view import FindingView, Matter
from tui.widgets.lines import LineView
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.outline import OutlineView
from tui.widgets.status import Bar, KeysBar, Tabs
from tui.widgets.table_view import TableView

if TYPE_CHECKING:
    from reconcile.findings.record import Finding
    from reconcile.review import ReviewSession

MOST_TERMS = 60  # an equation of more would not fit a line
PANES = ("outline", "table", "narrative", "finding")


class DeskBase(Screen[None]):
    """The panes of a desk and what they show."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (20, "-low"),
        (30, "-middle"),
        (50, "-high"),
    ]

    def __init__(
        self, voice: Voice, index: Index, review: ReviewSession, keymap: Callable[[Action], tuple[str, ...]]
    ) -> None:
        super().__init__()
        self.keymap = keymap
        self.voice, self.index, self.review = voice, index, review
        self.course = Course(index, review.status)
        self.operand = 0
        self.trail: list[Spot] = []
        self.pane = "table"
        self.hits: list[Spot] = []
        self.hit = -1
        self.picked: list[str] = []
        self.outline_kept = False
        self._progress: object = None
        self.outline = OutlineView(id="outline")
        self.table = TableView(id="table")
        self.narrative = NarrativeView(id="narrative")
        self.other = TableView(id="other")
        self.side = Vertical(self.narrative, self.other, id="side")
        self.matter = FindingView(voice, id="finding")
        self.top, self.cell, self.tabs = Bar(id="top"), Bar(id="cell"), Tabs(id="tabs")
        self.keys = KeysBar(self.key_entries, id="keys")

    def compose(self) -> ComposeResult:
        """The panes."""
        yield self.top
        yield self.tabs
        with Horizontal(id="upper"):
            yield self.outline
            yield self.table
            yield self.side
        yield self.cell
        yield self.matter
        yield self.keys

    def on_mount(self) -> None:
        """Fill the panes and go where the reviewer was."""
        self.narrative.load(self.index)
        self.load_words()
        self.other.display = False
        tables = self.index.disclosure.tables
        if tables:
            self.table.show(self.index, tables[0].id)
        self.call_after_refresh(self.start)

    def start(self) -> None:
        """Go to the finding where the reviewer was, or to the first."""
        numbers = {finding.id: number for number, finding in enumerate(self.index.findings)}
        at = numbers.get(self.review.position.finding, 0)
        if self.index.findings:
            self.go_finding(at)
        else:
            self.focus_pane("table" if self.index.disclosure.tables else "narrative")

    def load_words(self) -> None:
        """Everything that is said in the language of the interface."""
        say = self.voice
        self.outline.load(self.index, self.course.is_open, lambda part: say(f"part-{part}"))
        self.outline.set_heading(say("pane-outline"))
        self.show_matter()
        self.keys.update()
        self.show_tabs()
        self.narrative.refresh()
        self.show_cell()

    # What is shown

    @property
    def finding(self) -> Finding | None:
        """The finding at hand."""
        number = self.course.finding
        return None if number is None else self.index.findings[number]

    def show_matter(self) -> None:
        """The finding at hand, the outline's counts, and what is left."""
        finding = self.finding
        matter = None
        if finding is not None and self.course.finding is not None:
            shown = self.course.shown()
            place = shown.index(self.course.finding) + 1 if self.course.finding in shown else 0
            notes = [one for one in self.review.notes if one.anchor.finding == finding.id]
            standing = self.review.standing(finding.id)
            matter = Matter(finding, place, len(shown), standing, notes)
        self.matter.show(matter, self.operand)
        self.show_top()

    def show_top(self) -> None:
        """The line at the top: the document at the left, what is left at the right."""
        say, disclosure = self.voice, self.index.disclosure
        progress = self.review.progress()
        left = [(" gouji ", "strong"), (f" {disclosure.entity or disclosure.title}  ", "")]
        left.append((f"{disclosure.title if disclosure.entity else ''} ", "quiet"))
        right = [(say("unread", pages=len(disclosure.unread)) + "  ", "left")] if disclosure.unread else []
        if words := self.course.filter.words:
            right.append((say("filtered", words=" ".join(words)) + "  ", "strong"))
        if self.picked:
            right.append((say("picked", count=len(self.picked)) + "  ", "strong"))
        if self.review.read_only:
            right.append((say("read-only") + "  ", "left"))
        done = progress.open == 0
        if progress != self._progress:
            self._progress = progress
            self.outline.refresh()
        right.append((say("decided", done=progress.decided, total=progress.total) + " ", "done" if done else "left"))
        self.top.say(left, right)

    def show_tabs(self) -> None:
        """The panes by name, where one is shown at a time."""
        entries = [(pane, str(number), self.voice(f"pane-{pane}")) for number, pane in enumerate(PANES[:3], 1)]
        self.tabs.offer(entries, self.pane)

    def show_cell(self, spot: Spot | None = None) -> None:
        """The line under the panes: the figure at the cursor and its first tie."""
        if spot is None:
            pane = self.focused
            spot = pane.spot if isinstance(pane, TableView | NarrativeView) else self.table.spot
        if spot is None:
            return
        if spot.figure:
            self.cell.say(*self._figure_words(spot.figure))
        elif spot.row is not None and spot.column is not None and (table := self.index.table(spot.block)):
            self.cell.say([("   ", ""), (table.text(spot.row, spot.column), "")])
        else:
            self.cell.say([])

    def _figure_words(self, name: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        say, figure = self.voice, self.index.figures[name]
        mark = self.index.marks.get(name, "unresolved")
        where = " / ".join(one for one in (figure.row_label, figure.column_label) if one) or figure.title
        ties = self.index.ties(name)
        unit = "" if figure.text.endswith(figure.unit) else figure.unit
        left = [(f" {GLYPHS[mark]} ", "mark"), (figure.text or say("blank"), "strong"), (f" {unit}  ", "quiet")]
        left += [(where + "  ", ""), (self.index.arithmetic(ties[0], at_most=MOST_TERMS) if ties else "", "quiet")]
        return left, [(f" {say('mark-' + mark)} {say('ties', count=len(ties))} ", "quiet")]

    def remember(self) -> None:
        """Put into the review where the reviewer is; it is saved with the next act, or when the review is closed."""
        from reconcile.review import Position  # noqa: PLC0415 - it loads polars, which is loaded by now

        spot = self.table.spot
        self.review.position = Position(
            finding=self.finding.id if self.finding is not None else "",
            pane=self.pane,
            block=spot.block if spot is not None else "",
            row=spot.row if spot is not None else None,
            column=spot.column if spot is not None else None,
        )

    # Moving together

    def go_finding(self, number: int) -> None:
        """Take a finding in hand and bring both sides to what it compares."""
        self.course.at = number
        self.operand = 0
        self.bring()
        self.show_matter()

    def bring(self) -> None:
        """Both sides move to what the finding at hand compares, the operand at hand before all."""
        finding = self.finding
        if finding is None:
            return
        spots = [self.index.spot(one) for one in finding.operands]
        self._highlight(spots)
        order = [*spots[self.operand :], *spots[: self.operand]]
        in_tables = [spot for spot in order if self.index.table(spot.block) is not None]
        in_text = [spot for spot in order if spot.block in self.index.blocks and spot not in in_tables]
        if in_tables:
            self.show_in(self.table, in_tables[0])
        elsewhere = [spot for spot in in_tables if spot.block != in_tables[0].block]
        if in_text:
            self.show_side(in_text[0])
        elif elsewhere:
            self.show_side(elsewhere[0])
        elif in_tables:
            self._follow(in_tables[0])
        main = spots[self.operand] if spots else None
        if main is not None and main.block:
            self.outline.follow(main.block)
            self.show_cell(main)
            self.open_pane("narrative" if main in in_text else "table", focus=self.focused is not self.matter)

    def _highlight(self, spots: list[Spot]) -> None:
        for view in (self.table, self.other):
            view.spots = [(spot, number == self.operand) for number, spot in enumerate(spots)]
            view.mark()
        self.narrative.highlight([(spot, number == self.operand) for number, spot in enumerate(spots)])

    def show_in(self, view: TableView, spot: Spot) -> None:
        """Show a place of a table in one of the two table panes."""
        place = (spot.row, spot.column) if spot.row is not None and spot.column is not None else None
        view.show(self.index, spot.block, place, spot.figure)
        view.mark()

    def show_side(self, spot: Spot) -> None:
        """Show a place at the second side: running text in the narrative, a table in the other table pane."""
        in_table = self.index.table(spot.block) is not None
        self.other.display, self.narrative.display = in_table, not in_table
        if in_table:
            self.show_in(self.other, spot)
        else:
            self.narrative.go(spot)

    def _follow(self, spot: Spot) -> None:
        """Bring the second side along with the table."""
        told = self.index.figure_spot(self.index.told[spot.figure]) if spot.figure in self.index.told else None
        in_text = [told] if told is not None else self.index.speaking_of(spot.block, spot.row)
        if in_text:
            self.show_side(in_text[0])

    def on_reached(self, event: Reached) -> None:
        """The cursor moved: the other side comes along."""
        event.stop()
        spot = event.spot
        self.show_cell(spot)
        self.outline.follow(spot.block)
        if event.pane == "table":
            self._follow(spot)
        elif event.pane == "narrative" and spot.figure:
            for one in self.index.partners(spot.figure):
                place = self.index.figure_spot(one)
                if place is not None and self.index.table(place.block) is not None:
                    self.show_in(self.table, place)
                    break

    def on_asked(self, event: Asked) -> None:
        """Go to a block."""
        event.stop()
        self.go_block(event.block)

    def go_block(self, block: str) -> None:
        """Show a block: a table in the table pane, anything else in the narrative."""
        if self.index.table(block) is not None:
            self.table.show(self.index, block)
            self.table.mark()
            if speaking := self.index.speaking_of(block):
                self.show_side(speaking[0])
            return
        self.show_side(Spot(block, to=len(self.index.text(block))))

    def go_spot(self, spot: Spot, *, from_: str = "") -> None:
        """Show a place and put the cursor there; a table that is jumped to from a table opens beside it."""
        if self.index.table(spot.block) is None or (
            from_ == "table" and self.table.table is not None and self.table.table.id != spot.block
        ):
            self.show_side(spot)
            self.open_pane("narrative")
        else:
            self.show_in(self.table, spot)
            self.open_pane("table")
        self.show_cell(spot)
        self.outline.follow(spot.block)

    # Panes

    def pane_view(self, pane: str) -> LineView:
        """The view in a pane; the narrative's pane shows a second table where two tables are compared."""
        side = self.other if self.other.display else self.narrative
        return {"outline": self.outline, "table": self.table, "finding": self.matter}.get(pane, side)

    def open_pane(self, pane: str, *, focus: bool = True) -> None:
        """Bring a pane to the front where only one fits, and put the focus there."""
        if pane != "finding":
            self.pane = pane
            self.fold()
        if focus:
            self._lend_outline(pane == "outline")
            self.pane_view(pane).focus(scroll_visible=False)

    def _lend_outline(self, wanted: bool) -> None:  # noqa: FBT001 - one flag, one meaning
        """Show the outline while the focus is in it, where it is not in sight otherwise."""
        if wanted and not self.outline.region and not self.has_class("-narrow"):
            self.remove_class("-no-outline").add_class("-outline")
        elif not wanted and self.has_class("-outline") and not self.outline_kept:
            self.remove_class("-outline")

    def fold(self) -> None:
        """Where only one pane fits, show the one at the front. Elsewhere a class less is a layout less."""
        if self.has_class("-narrow"):
            for one in PANES[:3]:
                self.set_class(one == self.pane, f"-at-{one}")
            self.show_tabs()

    def on_resize(self) -> None:
        """The screen may have become narrow."""
        self.call_after_refresh(self.fold)

    def focus_pane(self, pane: str) -> None:
        """Put the focus into a pane."""
        self.open_pane(pane)

    def on_descendant_focus(self) -> None:
        """The keys that matter depend on where one is."""
        self.keys.update()
        for pane in PANES:
            if self.focused is self.pane_view(pane):
                self.pane = pane if pane != "finding" else self.pane

    def on_pane_chosen(self, event: PaneChosen) -> None:
        """A tab was clicked."""
        self.focus_pane(event.pane)

    def on_operand_chosen(self, event: OperandChosen) -> None:
        """An operand was chosen: both sides go there."""
        event.stop()
        self.operand = event.number
        self.matter.choose(event.number)
        self.bring()

    async def on_key_pressed(self, event: KeyPressed) -> None:
        """A key of the footer was clicked."""
        event.stop()
        await self.run_action(event.action)

    def key_entries(self) -> list[tuple[str, str, str]]:
        """What the footer shows, first things first."""
        return [
            (one.call if one in DESK else f"app.{one.call}", shown_key(self.keymap(one)[0]), self.voice(one.title))
            for one in sorted((one for one in ALL if one.footer), key=lambda one: one.footer)
        ]
