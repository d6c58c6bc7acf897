"""A progress bar on stderr, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from reconcile.export.printable import one_line
from reconcile.language import Say

OFTEN = 0.1  # seconds between two paints


@contextmanager
def pages_shown(file: Path, say: Say) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with pages done and pages in all while `file` is read; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # A thread of its own to paint it would keep a second process from reading (`reading.pdf.forking`).
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(say("reading", file=escape(one_line(file.name))), total=None)
        painted = 0.0

        def show(done: int, total: int) -> None:
            nonlocal painted
            now = monotonic()
            bar.update(task, completed=done, total=total, refresh=now - painted > OFTEN)
            painted = now if now - painted > OFTEN else painted

        yield show
