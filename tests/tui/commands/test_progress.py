"""While a file is read, pages done are shown on a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reconcile.language import speaker
from tui.commands.progress import pages_shown

SAMPLE = Path(__file__).parents[3] / "sample_data" / "jincheng-2026.pdf"
GOUJI = [sys.executable, "-c", "import sys; from tui.main import main; sys.exit(main())", "check", str(SAMPLE)]


def environment(cache: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(cache), "TERM": "xterm"}


def test_pages_done_are_shown_on_a_terminal(tmp_path: Path) -> None:
    if not hasattr(os, "openpty"):
        pytest.skip("this system has no terminals of its own")
    ours, its = os.openpty()
    running = subprocess.Popen(GOUJI, stdout=subprocess.DEVNULL, stderr=its, env=environment(tmp_path))
    os.close(its)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed: how a terminal ends on Linux
        pass
    os.close(ours)
    assert running.wait() == 1  # there are findings
    assert "正在读 jincheng-2026.pdf" in shown.decode("utf-8", "replace")
    assert b"/94" in shown


def test_in_a_pipe_nothing_is_shown(tmp_path: Path) -> None:
    done = subprocess.run(GOUJI, capture_output=True, check=False, env=environment(tmp_path))
    assert (done.returncode, done.stderr) == (1, b"")


def test_no_thread_is_begun_that_would_keep_a_second_process_from_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    before = threading.active_count()
    with pages_shown(SAMPLE, speaker("zh")) as progress:
        assert progress is not None
        progress(1, 94)
        assert threading.active_count() == before
