"""A second process that reads a long file from its end, while this one reads it from its beginning, until they meet.

What it has read is taken over page by page. Where there is none, or it falls behind or fails, this process reads the
pages itself. It ends with its work, when it is no longer needed, and with its next page when this process is gone.
It is a fork: another start of Python would take as long as the pages that it spares.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

from reconcile.reading.pdf.pages import Page

_LONG = 200_000  # bytes: a shorter file is soon read
Read = tuple[tuple[float, ...], Page]  # what was carried into the page, and the page


class ReadSoFar:
    """The pages that the other process has read so far."""

    def __init__(self) -> None:
        self._pages: dict[int, Read] = {}

    def page(self, number: int, carried: tuple[float, ...]) -> Page | None:
        """A page by its number, from 1, if it has been read with the same `carried` (see `pages.read_page`)."""
        found = self._pages.pop(number, None)
        return found[1] if found is not None and found[0] == carried else None

    def listen(self, told: BufferedReader) -> None:
        """Take in pages as long as any are told."""
        with told, suppress(EOFError, pickle.UnpicklingError):
            while True:
                carried, page = pickle.load(told)
                self._pages[page.number] = carried, page


@contextmanager
def second_reader(path: Path, backwards: Callable[[Path], Iterable[Read]]) -> Iterator[ReadSoFar]:
    """The pages of `path` as another process reads them with `backwards`; none where that would not help."""
    known = ReadSoFar()
    if not _helps(path):
        yield known
        return
    out, into = os.pipe()
    other = os.fork()
    if other == 0:
        os.close(out)
        _tell(backwards(path), into)
    os.close(into)
    listener = threading.Thread(target=known.listen, args=(os.fdopen(out, "rb"),))
    listener.start()
    try:
        yield known
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
        listener.join()


def _helps(path: Path) -> bool:
    """Whether a second process has something to do and a processor to do it on, and it is safe to fork this one.

    One that multiprocessing has started, as `check --jobs` does, has its fellows for the other processors.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or "multiprocessing.process" in sys.modules:
        return False
    return len(os.sched_getaffinity(0)) > 1 and path.is_file() and path.stat().st_size > _LONG


def _tell(pages: Iterable[Read], into: int) -> None:
    """Write the pages, and end without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        with os.fdopen(into, "wb") as told:
            for read in pages:
                pickle.dump(read, told, pickle.HIGHEST_PROTOCOL)
                told.flush()
    finally:
        os._exit(0)  # nothing of the process that it is a copy of is cleaned up, or said, twice
