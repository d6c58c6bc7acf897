"""A progress bar on stderr, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reconcile.export.printable import one_line
from reconcile.language import Say


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
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("reading", file=escape(one_line(file.name))), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
