"""PDF files: characters and lines from pdfium, table geometry from pdfplumber; long files by two processes (`forking`).

One module per stage, in the order in which they run. Of a file: `opening`, `weighing` and, where that has a suspicion,
`probing`. For a page (`pages`): `frame`, `characters`, `unseen`, `layers`, `scattered`, `rules`, `grounds`,
`plausibility`, `halving`, `drawings`; tables with lines by `ruled` (`lattice`, `slits`, `shared`), `undivided`,
`open_rows` and `splitting`; their cells by `filling`; those that are not whole are found by `wanting`; the rest by
`lines`. Writing in a picture is found by `pictures` and recognised by `scanned`.
Tables with few lines or none (`unruled`, `fitting`): `running` lines are left out, `runs` of rows found, lines of a
head made cells (`stacking`), its columns seen from heads set to the left (`flush`), in the middle (`centring`) or to
the right (`ranged`), each with its groups (`grouping`), if nothing speaks against it (`consistency`). Where there is no
head, the gaps tell the columns (`columns`). Below it `bands` parts the rows; `levels` and `making` give the grid.
Of performance-target sheets without lines (`sheets`) the `extent` is found, lines are put together (`wrapping`), and
each cell is given its rows (`tiling`).
Then over all pages (`composing`): `margins`, `contents`, `repeating`, `tearing`, `stitching`, `beside`, `paragraphs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from reconcile.disclosure import UnreadPage
from reconcile.errors import Cancelled, UnreadableDocument
from reconcile.reading.blocks import RawDocument
from reconcile.reading.pdf.composing import compose
from reconcile.reading.pdf.forking import Read, second_reader
from reconcile.reading.pdf.opening import AT_ONCE, is_suspicious, opened
from reconcile.reading.pdf.pages import CROWDED, Page, read_page
from reconcile.reading.pdf.probing import can_be_opened

Progress = Callable[[int, int], None]

_MOST_CROWDED = 10  # pages, each of which takes seconds to open
_RUN = 8  # pages that are read forwards by who reads from the end


def read_pdf(
    path: Path | str,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> RawDocument:
    """Read a PDF file into running text and grids in reading order.

    progress: called with pages done and pages in all. cancelled: asked before each page; where it says so, Cancelled is
    raised. meanwhile: called when a second process, if there is one, has begun to read. Pages that cannot be read are
    listed in `unread`; where none can be, UnreadableDocument says why.
    """
    path = Path(path)
    if is_suspicious(path) and not can_be_opened(path):
        raise UnreadableDocument("pdf-bomb", file=path.name)
    pages: list[Page] = []
    count, crowded = 1, 0
    with second_reader(path, read_backwards) as other:
        if meanwhile is not None:
            meanwhile()
        while len(pages) < count:
            with opened(path) as (document, count):
                for index in range(len(pages), min(len(pages) + AT_ONCE, count)):
                    if cancelled is not None and cancelled():
                        raise Cancelled("cancelled", file=path.name)
                    carried = pages[-1].carried if pages else ()
                    pages.append(other.page(index + 1, carried) or read_page(document, index, carried))
                    crowded += pages[-1].unread == CROWDED
                    if crowded > _MOST_CROWDED:
                        raise UnreadableDocument("pdf-bomb", file=path.name)
                    if progress is not None:
                        progress(index + 1, count)
    whole = compose(pages)
    reasons = dict.fromkeys(whole.unclear, "pdf-page-unclear") | {
        page.number: page.unread for page in pages if page.unread
    }
    unread = tuple(UnreadPage(number, why) for number, why in sorted(reasons.items()))
    if not whole.blocks and not whole.unclear:
        raise UnreadableDocument(_why_nothing(pages), file=path.name)
    recognised = tuple(page.number for page in pages if page.recognised)
    return RawDocument("pdf", count, whole.blocks, unread, recognised)


def read_backwards(path: Path) -> Iterator[Read]:
    """The pages of a PDF file in short runs from its end, each with the `carried` with which it was read."""
    stop: int | None = None
    while stop != 0:
        with opened(path) as (document, count):
            stop = count if stop is None else stop
            for last in range(stop, max(stop - AT_ONCE, 0), -_RUN):
                carried: tuple[float, ...] = ()
                for index in range(max(last - _RUN, 0), last):
                    page = read_page(document, index, carried)
                    yield carried, page
                    carried = page.carried
        stop = max(stop - AT_ONCE, 0)


def _why_nothing(pages: list[Page]) -> str:
    reasons = {page.unread for page in pages}
    if "pdf-page-scanned" in reasons:
        return "pdf-scanned"
    if "pdf-page-nonsense" in reasons:
        return "pdf-nonsense"
    if CROWDED in reasons:
        return "pdf-bomb"
    return "pdf-damaged" if "pdf-page-damaged" in reasons else "pdf-no-text"
