"""All findings as a table that can be sorted, and where several can be decided at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from reconcile.catalogue import rule
from reconcile.errors import ReviewUnsaved
from reconcile.findings.record import Finding
from reconcile.review import ReviewSession
from tui.layout.marks import DECIDED, SEVERE, SEVERITIES
from tui.layout.printed import clean, fit_middle
from tui.report.brief import own_page, with_unit
from tui.report.course import Course
from tui.sheets.reasons import ExplanationScreen, ReasonScreen
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows

ENOUGH = 100  # cells of a screen that has room for the titles of the rules
SORTS = ("order", "severity", "rule", "status", "page")


class FindingsScreen(Sheet[int]):
    """Gives the number of the finding to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", show=False),
        Binding("space", "pick", show=False),
        Binding("A", "pick_rule", show=False),
        Binding("c", "decide('confirm')", show=False),
        Binding("e", "decide_for('explained')", show=False),
        Binding("d", "decide_for('dismiss')", show=False),
        Binding("u", "undo", show=False),
    ]

    def __init__(self, voice: Voice, course: Course, review: ReviewSession) -> None:
        super().__init__(voice)
        self.course, self.review = course, review
        self.sort = 0
        self.paged = any(map(own_page, course.index.findings))

    def compose(self) -> ComposeResult:
        """The table and its keys."""
        with Vertical(classes="panel tall wide"):
            rows: Rows[int] = Rows(self._widths())
            rows.pickable = True
            yield rows
            yield Label("", id="whole", classes="about", markup=False)
            yield Hint(self.voice("findings-hint"))

    def _widths(self) -> tuple[int, ...]:
        """Of the columns, 0 for what does not fit, which takes what is left: no pages where the file has none, no
        titles of rules where there is little room.
        """
        return 3, 2, 2, 6, *((5,) if self.paged else ()), self._room, *((self._room,) if self._titled else ()), 0

    @property
    def _titled(self) -> bool:
        return self.app.size.width >= ENOUGH

    @property
    def _room(self) -> int:
        return self.app.size.width // (7 if self._titled else 4)

    def on_resize(self) -> None:
        """The columns fit the screen; what is picked stays so."""
        rows: Rows[int] = self.query_one(Rows)
        rows.widths = self._widths()
        self._fill(rows.value, self._picked())

    def on_mount(self) -> None:
        """Fill the table."""
        self._fill(self.course.finding)
        self.query_one(Rows).focus()

    def _fill(self, at: int | None, picked: Collection[int] = ()) -> None:
        numbers = sorted(self.course.shown(), key=self._key)
        rows: Rows[int] = self.query_one(Rows)
        rows.offer([self._choice(one) for one in numbers], numbers.index(at) if at in numbers else 0)
        rows.picked = {row for row, number in enumerate(numbers) if number in picked}
        self._head()

    def _head(self) -> None:
        """How many findings there are, how many of them are picked, and how far the review is."""
        rows: Rows[int] = self.query_one(Rows)
        done = self.review.progress()
        left = self.voice("decided", done=done.decided, total=done.total)
        sort = self.voice(f"sort-{SORTS[self.sort]}")
        picked = f"   {self.voice('findings-picked', count=len(rows.picked))}" if rows.picked else ""
        rows.set_heading(self.voice("findings-title", count=rows.count) + picked, f"{sort}   {left}")

    def on_rows_moved(self) -> None:
        """Something may have been picked on the way."""
        self._head()

    def _key(self, number: int) -> tuple[object, int]:
        finding = self.course.index.findings[number]
        by: object = {
            "severity": SEVERITIES.index(finding.severity),
            "rule": finding.rule,
            "status": self.course.status(finding.id) != "open",
            "page": own_page(finding) or 0,
        }.get(SORTS[self.sort], 0)
        return by, number

    def _choice(self, number: int) -> Choice[int]:
        finding = self.course.index.findings[number]
        page = own_page(finding)
        status = self.course.status(finding.id)
        title = rule(finding.rule).text(self.voice.language).title
        look = "" if status == "open" else "quiet"
        return Choice(
            number,
            (
                (str(number + 1), "quiet"),
                (DECIDED[status] if status != "open" else self._since(finding.id), "done"),
                (SEVERE[finding.severity], finding.severity),
                (finding.rule, "quiet"),
                *(((f"p.{page}" if page else "", "quiet"),) if self.paged else ()),
                (fit_middle(clean(finding.where), self._room), "quiet"),
                *(((title, look),) if self._titled else ()),
                (self._what(finding), look),
            ),
            whole=finding.message(self.voice.language),
        )

    def _what(self, finding: Finding) -> str:
        """What does not fit: the arithmetic, or else the words without the place that they begin with."""
        gap = f"{self.voice('finding-gap', value=with_unit(finding, finding.gap))}  " if finding.gap else ""
        words = finding.message(self.voice.language)
        named = (f"“{finding.where}”", finding.where)
        rest = next((words.removeprefix(one) for one in named if words.startswith(one)), words)
        short = words if rest.startswith("、") else rest.lstrip("：:，, 的")  # one of several names is not the place
        return gap + (finding.formula or short)

    def _since(self, finding: str) -> str:
        """Whether a finding is new, or prints something else, since the version before."""
        carried = self.review.carried
        if carried is None:
            return " "
        return "+" if finding in carried.new else "~" if finding in carried.changed else " "

    def action_sort(self) -> None:
        """Sort by the next column."""
        self.sort = (self.sort + 1) % len(SORTS)
        self._fill(self.query_one(Rows).value, self._picked())

    def action_pick(self) -> None:
        """Pick the finding under the cursor for a decision together with others."""
        self.query_one(Rows).pick()

    def action_pick_rule(self) -> None:
        """Pick every finding of the rule under the cursor."""
        rows: Rows[int] = self.query_one(Rows)
        if rows.value is None:
            return
        code = self.course.index.findings[rows.value].rule
        same = [n for n, one in enumerate(rows.choices) if self.course.index.findings[one.value].rule == code]
        rows.picked = set() if rows.picked == set(same) else set(same)
        rows.refresh()
        self._head()

    def _picked(self) -> set[int]:
        rows: Rows[int] = self.query_one(Rows)
        return {rows.choices[one].value for one in rows.picked}

    def _chosen(self) -> list[str]:
        """What is picked, or else what is under the cursor."""
        at = self.query_one(Rows).value
        numbers = sorted(self._picked()) or ([at] if at is not None else [])
        return [self.course.index.findings[one].id for one in numbers]

    def action_decide(self, verdict: Literal["confirm", "explained", "dismiss"], reason: str = "") -> None:
        """Decide what is picked, or what is under the cursor."""
        if chosen := self._chosen():
            self._act(lambda: self.review.decide_all(chosen, verdict, reason))

    def action_undo(self) -> None:
        """Take back the last act, which may have decided several."""
        self._act(self.review.undo)

    def _act(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ReviewUnsaved as error:
            self.notify(self.voice.trouble(error), title=self.voice("unsaved"), severity="error", timeout=15)
        self._fill(self.query_one(Rows).value)

    def action_decide_for(self, verdict: Literal["explained", "dismiss"]) -> None:
        """Decide what is picked, for one reason."""

        def keep(reason: str | None) -> None:
            if reason:
                self.action_decide(verdict, reason)

        chosen = set(self._chosen())
        rules = [one.rule for one in self.course.index.findings if one.id in chosen]
        ask = ReasonScreen(self.voice, rules) if verdict == "dismiss" else ExplanationScreen(self.voice)
        self.app.push_screen(ask, keep)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go to a finding."""
        self.dismiss(int(str(event.value)))
