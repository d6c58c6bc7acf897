"""The frame of a desk: what its lines say around the panes, in the language of the interface."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from reconcile.export.places import page_numbers
from reconcile.findings.record import Finding
from reconcile.review import OwnCheck, ReviewSession
from tui.actions import ALL, DESK, Action, shown_key
from tui.layout.marks import GLYPHS, MARK_OF
from tui.messages import KeyPressed
from tui.report.anchors import notes_at
from tui.report.brief import own_page
from tui.report.course import Course
from tui.report.index import Index
from tui.report.spots import Spot
from tui.report.tied import MOST_TERMS
from tui.voice import Voice
from tui.widgets.finding_view import FindingView, Matter
from tui.widgets.lines import LineView
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.outline import OutlineView
from tui.widgets.status import Bar, KeysBar, Remark, Tabs, TopLine
from tui.widgets.table_view import TableView

CHECKING = frozenset({"pick", "check"})
DECIDING = frozenset({"confirm", "dismissed", "explained"})
PANES = ("outline", "table", "narrative", "finding")
EARLIER = "earlier"  # the pane of last year's tables, where they are at hand


class DeskFrame(Screen[None]):
    """The views of a desk and the lines around them."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # the panes paint themselves

    def __init__(
        self, voice: Voice, index: Index, review: ReviewSession, keymap: Callable[[Action], tuple[str, ...]]
    ) -> None:
        super().__init__(classes="-at-table")  # so that the first layout is the last one
        self.keymap = keymap
        self.voice, self.index, self.review = voice, index, review
        self.course = Course(index, review.status)
        self.operand = 0
        self.seen: int | None = None  # the finding in the pane: that of the course, or else of the cursor's place
        self.trail: list[Spot] = []
        self.pane = "table"
        self.hits: list[Spot] = []
        self.hit = -1
        self.picked: list[str] = []
        self.earlier_checks: dict[str, OwnCheck] = {}  # the reviewer's own, as they were on the version before
        self.outline_kept = False
        self.dragged = False  # whether the mouse has just moved the line above the finding
        self.unnamed = False  # whether nobody has said who reviews
        self._progress: object = None
        self._situation = (False, False)  # picked something; at no finding
        self.outline = OutlineView(id="outline")
        self.table = TableView(id="table")
        self.narrative = NarrativeView(id="narrative")
        self.other = TableView(id="other")
        self.earlier = TableView(id=EARLIER)
        self.side = Vertical(self.narrative, self.other, self.earlier, id="side")
        self.beside: LineView = self.narrative
        self.matter = FindingView(voice, index, id="finding")
        self.top, self.cell, self.tabs = TopLine(id="top"), Bar(id="cell"), Tabs(id="tabs")
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

    def load_words(self) -> None:
        """Everything that is said in the language of the interface."""
        say = self.voice
        self.outline.load(self.index, self.course.is_open, lambda part: say(f"part-{part}"))
        self.outline.set_heading(say("pane-outline"))
        if self.earlier.table is None:
            self.earlier.set_heading(say("pane-earlier"))
        self.show_matter()
        self.keys.update()
        self.show_tabs()
        self.narrative.refresh()
        self.show_cell()

    # What is shown

    @property
    def finding(self) -> Finding | None:
        """The finding in the pane, which is the one that keys decide; None where the cursor is at no finding."""
        return None if self.seen is None else self.index.findings[self.seen]

    def show_matter(self) -> None:
        """The finding at hand, the outline's counts, and what is left."""
        finding = self.finding
        matter = None
        shown = self.course.shown()
        if finding is not None:
            place = shown.index(self.seen) + 1 if self.seen in shown else 0
            notes = [one for one in self.review.notes if one.anchor.finding == finding.id]
            standing = self.review.standing(finding.id)
            more = self.index.unshown.get(finding.id, 0)
            matter = Matter(finding, place, len(shown), standing, notes, more)
        self.matter.show(matter, self.operand, "" if self.seen == self.course.finding else self.set_aside())
        self.show_top()

    @property
    def here(self) -> Spot | None:
        """The place of the cursor."""
        view = self.focused
        return view.spot if isinstance(view, TableView | NarrativeView) else None

    def leave(self, spot: Spot) -> None:
        """Remember a place to come back to."""
        self.trail.append(spot)

    def set_aside(self) -> str:
        """Where the finding of the course is, while the pane shows another one or none, and the key that returns."""
        at, shown = self.course.at, self.course.shown()
        page = own_page(self.index.findings[at])
        key = self.key_of("next-finding")
        place = f"{shown.index(at) + 1 if at in shown else 0} / {len(shown)}" + (f" (p.{page})" if page else "")
        return self.voice("finding-aside", place=place, key=key)

    def show_top(self) -> None:
        """The line at the top: the document at the left, what is left at the right."""
        progress, disclosure = self.review.progress(), self.index.disclosure
        entity, title = disclosure.entity, disclosure.title
        left = [(" gouji ", "accent"), (f" {entity}  ", "")] if entity not in title else [(" gouji  ", "accent")]
        left.append((f"{title} ", "quiet" if entity not in title else ""))
        if (situation := (bool(self.picked), self.finding is None)) != self._situation:
            self._situation = situation
            self.keys.update()
        if progress != self._progress:
            self._progress = progress
            self.outline.refresh()
        counted = self.voice("decided", done=progress.decided, total=progress.total)
        look = "left" if progress.open else "done"
        self.top.tell(left, [*self._remarks(), (f"{counted} ", look, "findings")])

    def _remarks(self) -> list[Remark]:
        """What is to be known of the review as it is, and what a click on it does."""
        say, review = self.voice, self.review
        found: list[Remark] = []
        if unread := self.index.disclosure.unread:
            found.append((say("unread", pages=page_numbers(one.page for one in unread)), "left", "findings"))
        if conditions := self.course.filter.conditions:
            words = (value if kind == "rule" else say(f"{kind}-{value}") for kind, value in conditions)
            found.append((say("filtered", words=" ".join(words)), "accent", "filter"))
        if self.picked:
            found.append((say("picked", count=len(self.picked)), "accent", "unpick"))
        if review.read_only:
            found.append((say("read-only"), "left", "findings"))
        elif review.trouble is not None:
            said = "not-saved" if review.unsaved else "cannot-save"
            found.append((say(said, key=self.key_of("save-as")), "left", "save_as"))
        elif self.unnamed and (review.progress().decided or review.notes or review.checks):
            signed = say("signed", name=review.reviewer, key=self.key_of("reviewer"))
            found.append((signed, "accent", "reviewer"))
        return [(f"{text}  ", look, action) for text, look, action in found]

    def show_tabs(self) -> None:
        """The panes by name, where one is shown at a time."""
        entries = [(pane, str(number), self.voice(f"pane-{pane}")) for number, pane in enumerate(PANES[:3], 1)]
        if self.index.prior is not None:
            entries.append((EARLIER, "5", self.voice(f"pane-{EARLIER}")))
        self.tabs.offer(entries, self.pane)

    def show_cell(self, spot: Spot | None = None) -> None:
        """The line under the panes: the figure at the cursor and its first tie."""
        spot = spot or self.here or self.table.spot
        if spot is None:
            return
        self.matter.stand_at(spot.figure, notes_at(self.index, self.review, spot))
        if spot.figure:
            self.cell.say(*self._figure_words(spot.figure))
        elif spot.row is not None and spot.column is not None and (table := self.index.table(spot.block)):
            self.cell.say([("   ", ""), (table.text(spot.row, spot.column), "")])
        else:
            self.cell.say([])

    def show_equation(self, finding: Finding, spot: Spot | None) -> None:
        """The same line for a finding that is stepped to: its own equation, never one that ties."""
        if not finding.operands:
            self.cell.say([])
            return
        operand = finding.operands[self.operand]
        formula = [(finding.formula, "quiet")]
        if spot is not None and spot.figure:
            left, _ = self._figure_words(spot.figure)
            self.cell.say([*left[:-1], *formula])
        else:
            self.cell.say([("   ", ""), (f"{operand.text}  ", ""), *formula])

    def _figure_words(self, name: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        say, figure = self.voice, self.index.figures[name]
        mark = self.index.marks.get(name, "unresolved")
        where = " / ".join(one for one in (figure.row_label, figure.column_label) if one) or figure.title
        ties = sorted(self.index.ties(name), key=lambda tie: MARK_OF.get(tie.verdict) != mark)
        unit = "" if not figure.text or figure.text.endswith(figure.unit) else figure.unit
        if unit and unit[0] == figure.text[-1:]:  # 400万, of a unit 万元
            unit = unit[1:]
        left = [(f" {GLYPHS[mark]} ", "strong"), (figure.text or say("blank"), "accent"), (f" {unit}  ", "quiet")]
        left += [(where + "  ", ""), (self.index.arithmetic(ties[0], at_most=MOST_TERMS) if ties else "", "quiet")]
        return left, [(f" {say('mark-' + mark)} {say('ties', count=len(ties))} ", "quiet")]

    # Keys and the mouse

    async def on_click(self, event: events.Click) -> None:
        """The line at the top does what it says there or opens all findings, that of the figure all that it ties to."""
        if event.widget is self.top:
            await self.run_action(self.top.action_at(event.x) or "findings")
        elif event.widget is self.cell and not self.dragged:
            await self.run_action("ties")

    async def on_key_pressed(self, event: KeyPressed) -> None:
        """The mouse did what a key does."""
        event.stop()
        await self.run_action(event.action)

    def key_of(self, name: str) -> str:
        """The key of an action, as it is written."""
        return next(shown_key(self.keymap(one)[0]) for one in ALL if one.id == name)

    def key_entries(self) -> list[tuple[str, str, str]]:
        """What the footer shows, first things first: with something picked what can be asked of it; and no decisions
        where there is nothing to decide.
        """
        first = CHECKING if self.picked else frozenset()
        entries = [one for one in ALL if one.id in first or (one.footer and (self.finding or one.id not in DECIDING))]
        return [
            (one.call if one in DESK else f"app.{one.call}", shown_key(self.keymap(one)[0]), self.voice(one.title))
            for one in sorted(entries, key=lambda one: (one.id not in first, one.footer))
        ]
