"""A desk on the disclosure made by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reconcile.language import Language
from reconcile.review import open_review
from tests.tui.handmade import report
from tui.app import GoujiApp
from tui.desk.screen import DeskScreen
from tui.report import opening
from tui.report.index import Index
from tui.report.material import material
from tui.report.opening import Desk
from tui.system.recent import Recent

Opener = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


def make_app(
    folder: Path, patch: pytest.MonkeyPatch, language: Language = "zh", *, last_year: bool = False
) -> GoujiApp:
    """An app that opens the disclosure made by hand, whatever file it is given."""

    def open_file(path: Path, **given: object) -> Desk:
        made = report(last_year=last_year)
        return Desk(
            Index(material(made)), open_review(folder / "document.review.toml", made, "reviewer", language=language)
        )

    patch.setattr(opening, "open_file", open_file)
    (folder / "recent.toml").write_text("hinted = 3\n", "utf-8")  # an old hand
    return GoujiApp(folder / "document.pdf", language=language, recent=Recent(folder / "recent.toml"))


async def until_open(pilot: Pilot[int]) -> DeskScreen:
    """Wait for the desk."""
    app = pilot.app
    assert isinstance(app, GoujiApp)
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
    assert isinstance(app.screen, DeskScreen)
    return app.screen


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of whoever runs the tests does not matter: here it has all colours."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """`async with desk((80, 24)) as pilot:` is a desk at that size."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (120, 36), language: Language = "zh") -> AsyncIterator[Pilot[int]]:
        app = make_app(tmp_path, monkeypatch, language)
        async with app.run_test(size=size, notifications=True) as pilot:
            await until_open(pilot)
            yield pilot

    return opened
