"""A suspicious PDF file opened page by page in a process of its own, whose memory and time have an end.

pdfium opens a page whole or not at all, and cannot be stopped at it; what it takes cannot be told from the file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.errors import UnreadableDocument
from reconcile.reading.pdf.opening import AT_ONCE, opened
from reconcile.reading.pdf.page.fields import with_fields
from reconcile.reading.pdf.page.rules import MOST_OBJECTS

_MEMORY = 200 * 2**20  # bytes, of which Python takes a quarter
_TIME = 10  # seconds of the processor
_LONGEST_WAIT = 40  # seconds, on a machine that does other things, or where no limit can be set
_RUN = "import sys; from reconcile.reading.pdf.probing import open_pages; open_pages(sys.argv[1])"


def can_be_opened(path: Path) -> bool:
    """Whether each page of the file can be opened within the limits, if only to say that it is damaged."""
    with suppress(OSError, subprocess.TimeoutExpired):
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-P", "-c", _RUN, str(path.absolute())]
        ended = subprocess.run(command, env=environment, capture_output=True, timeout=_LONGEST_WAIT, check=False)
        return ended.returncode == 0
    return False


def open_pages(path: str) -> None:
    """Open each page of a file and let it go; this process is ended where that takes more than it may."""
    _limit()
    first, count = 0, 1
    while first < count:
        with suppress(UnreadableDocument), opened(Path(path)) as (document, count):
            for index in range(first, min(first + AT_ONCE, count)):
                _open_page(document, index)
        first += AT_ONCE


def _open_page(document: Any, index: int) -> None:
    page = pdfium.FPDF_LoadPage(document, index)
    page = with_fields(document, page, index) if page else page
    if not page:
        return
    if pdfium.FPDFPage_CountObjects(page) <= MOST_OBJECTS:
        pdfium.FPDFText_ClosePage(pdfium.FPDFText_LoadPage(page))
    pdfium.FPDF_ClosePage(page)


def _limit() -> None:
    """Bound what this process may take, where the system can."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 (not on every system)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_TIME, _TIME))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
