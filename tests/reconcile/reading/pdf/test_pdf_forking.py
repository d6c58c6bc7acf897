"""A second process that reads a file from its end: the same comes out, whatever becomes of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.reading import pdf
from reconcile.reading.pdf import forking, read_backwards, read_pdf
from reconcile.reading.pdf.forking import Read, ReadSoFar
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.pages import Page

SAMPLE = Path(__file__).parents[4] / "sample_data" / "jincheng-2026.pdf"
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a second process reads on Linux only"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def children() -> set[str]:
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("ascii").split())


def dies(path: Path) -> Iterator[Read]:
    yield from list(read_backwards(path))[:9]
    os.kill(os.getpid(), signal.SIGKILL)


def stalls(_: Path) -> Iterator[Read]:
    signal.pause()
    yield from ()


@pytest.mark.parametrize("other", [read_backwards, dies, stalls])
def test_the_same_comes_out(other: object, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read_pdf(SAMPLE)
    before = children()
    monkeypatch.setattr(forking, "_helps", lambda path: path == SAMPLE)
    monkeypatch.setattr(pdf, "read_backwards", other)
    assert read_pdf(SAMPLE) == alone
    assert children() == before


def test_the_caller_goes_on_with_other_things_once_the_second_process_has_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = children()
    running: list[set[str]] = []
    monkeypatch.setattr(forking, "_helps", lambda path: path == SAMPLE)
    read_pdf(SAMPLE, meanwhile=lambda: running.append(children() - before))
    assert [len(one) for one in running] == [1]


def test_a_page_counts_only_with_what_was_carried_into_it() -> None:
    known, page = ReadSoFar(), Page(7, Frame(0, 0, 0, 0, 0, 0), [])
    known._pages[7] = (1.0, 2.0), page
    assert known.page(7, ()) is None
    known._pages[7] = (1.0, 2.0), page
    assert known.page(7, (1.0, 2.0)) is page


def test_no_process_begins_for_a_short_file(tmp_path: Path) -> None:
    short = tmp_path / "short.pdf"
    short.write_bytes(b"%PDF-")
    assert not forking._helps(short)
    assert not forking._helps(tmp_path / "missing.pdf")
