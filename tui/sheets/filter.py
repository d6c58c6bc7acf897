"""Which findings are shown: by severity, rule, status and part."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from tui.layout.marks import SEVERITIES
from tui.report.course import Course, Filter
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows

STATUSES = ("open", "confirmed", "dismissed", "explained")
PARTS = ("table", "narrative", "sheet")


class FilterScreen(Sheet[Filter]):
    """Gives the filter, or None where it is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "clear", show=False)]

    def __init__(self, voice: Voice, course: Course) -> None:
        super().__init__(voice)
        self.course = course

    def compose(self) -> ComposeResult:
        """The conditions to choose from."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("filter-title"), classes="title", markup=False)
            rows: Rows[Filter] = Rows((10, 0, 6))
            rows.HEAD = 0
            yield rows
            yield Label(self.voice("filter-parts"), classes="about", markup=False)
            yield Hint(self.voice("filter-hint"))

    def on_mount(self) -> None:
        """Fill the list, each condition with the number of findings it lets through."""
        rows: Rows[Filter] = self.query_one(Rows)
        conditions = self._conditions()
        before = ["", *(kind for kind, _ in conditions)]
        rows.offer([self._choice(*one, named=one[0] != kind) for one, kind in zip(conditions, before, strict=False)])
        rows.focus()

    def _conditions(self) -> list[tuple[str, str]]:
        rules = sorted({finding.rule[:3] for finding in self.course.index.findings})
        return [
            ("", ""),
            *(("severity", one) for one in SEVERITIES),
            *(("status", one) for one in STATUSES),
            *(("part", one) for one in PARTS),
            *(("rule", one) for one in rules),
        ]

    def _choice(self, kind: str, value: str, *, named: bool) -> Choice[Filter]:
        """A condition; the first of its kind is named so."""
        say, now = self.voice, self.course.filter
        wanted = replace(now, **{kind: "" if getattr(now, kind) == value else value}) if kind else Filter()
        alone = Course(self.course.index, self.course.status)
        alone.filter = Filter(**{kind: value}) if kind else Filter()
        family = f"{value} {say(f'family-{value}')}" if kind == "rule" else ""
        name = family or (say(f"{kind}-{value}") if kind else say("filter-all"))
        set_ = bool(kind) and getattr(now, kind) == value
        label = say(f"filter-{kind}") if named else ""
        return Choice(
            wanted, ((label, "quiet"), (name, "picked" if set_ else ""), (f"{len(alone.shown()):>5}", "quiet"))
        )

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Set a condition, or take it back if it was set."""
        self.dismiss(event.value if isinstance(event.value, Filter) else None)

    def action_clear(self) -> None:
        """No condition."""
        self.dismiss(Filter())
