"""Whatever a disclosure prints is shown as text: never as markup, never as a command to the terminal."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import TextArea

from reconcile.disclosure import Paragraph, Place
from tests.tui import handmade
from tests.tui.conftest import Opener
from tests.tui.reviewer import the
from tui.layout.printed import clean, width
from tui.layout.themes import THEMES
from tui.report.index import Index
from tui.report.material import material
from tui.sheets.note import NoteScreen
from tui.widgets.lines import LineView
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.outline import OutlineView
from tui.widgets.rows import Choice, Rows
from tui.widgets.status import Bar
from tui.widgets.table_view import TableView

tricky = st.lists(
    st.sampled_from(
        ["[red]", "[/x]", "[/]", "[b", "]", "\x1b[2J", "\x07", "\x9b", "预算", "5", "\\[", "{}", "$a", "\u202e"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


class Bench(App[None]):
    """An app of one widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def lines_of(view: Widget) -> str:
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height))


async def shown(view: LineView, fill: Callable[[], None]) -> str:
    async with Bench(view).run_test(size=(100, 12)) as pilot:
        fill()
        await pilot.pause()
        return lines_of(view)


def with_text(text: str) -> Index:
    index = Index(material(handmade.report()))
    table = handmade.table("t9", text, [["名称", "合计"], [text, "1.00"]])
    index.blocks["t9"] = table
    return index


quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(tricky)
async def test_in_a_table(text: str) -> None:
    view = TableView()
    seen = await shown(view, lambda: view.show(with_text(text), "t9"))
    assert clean(text).strip() in seen
    assert "\x1b" not in seen


@quick
@given(tricky)
async def test_in_the_narrative(text: str) -> None:
    view, index = NarrativeView(), with_text(text)
    blocks = (Paragraph("p9", text, "narrative", (text,), Place(1)),)
    index.disclosure = msgspec.structs.replace(index.disclosure, blocks=blocks)
    index.blocks = {"p9": blocks[0]}
    seen = await shown(view, lambda: view.load(index))
    assert clean(text).strip() in seen


@quick
@given(tricky)
async def test_in_a_list_and_in_a_bar(text: str) -> None:
    rows: Rows[int] = Rows((0,))
    seen = await shown(rows, lambda: rows.offer([Choice(1, ((text, ""),))]))
    assert clean(text).strip() in seen
    bar = Bar()
    async with Bench(bar).run_test(size=(100, 2)) as pilot:
        bar.styles.width = 100
        bar.styles.height = 1
        bar.say([(text, "")])
        await pilot.pause()
        assert clean(text).rstrip() in bar.render_line(0).text


async def test_in_the_outline() -> None:
    view, index = OutlineView(), with_text("")
    index.projects["s1"] = "[red]x[/y]"
    seen = await shown(view, lambda: view.load(index, lambda number: True, str))
    assert "[red]x[/y]" in seen


async def test_every_line_is_as_wide_as_the_pane() -> None:
    view = TableView()
    async with Bench(view).run_test(size=(61, 12)) as pilot:
        view.show(Index(material(handmade.report())), "t1")
        await pilot.pause()
        for y in range(view.HEAD, view.size.height):
            assert width(view.render_line(y).text) == view.size.width


async def test_in_a_notification_and_in_a_note(desk: Opener) -> None:
    async with desk() as pilot:
        pilot.app.notify("[red]x[/y]\x1b[2J")
        await pilot.pause()
        assert [note.message for note in pilot.app._notifications] == ["[red]x[/y] [2J"]
        await pilot.app.push_screen(NoteScreen(the(pilot).voice, "[b]about[/z]", "one\x1b[2J\ntwo"))
        await pilot.pause()
        assert pilot.app.screen.query_one(TextArea).text == "one [2J\ntwo"
