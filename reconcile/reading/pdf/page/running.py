"""Page numbers and running heads as they show on one page alone, so that no table takes them for its rows."""

from __future__ import annotations

import re

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import is_amount
from reconcile.reading.pdf.page.lines import rows_of_words

_ORNAMENT = r"[-—–―－·•~～〜*|.．\s\[\]〔〕()（）]*"
PAGE_NUMBER = re.compile(
    _ORNAMENT
    + r"(?:共\s*\d{1,4}\s*页[,，/／\s]*)?"
    + r"(?:第\s*[一二三四五六七八九十百]+\s*页"
    + r"|(?:第|[Pp]age|P\.?)?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻ])\s*页?"
    + r"(?:\s*(?:[/／,，]?\s*共|[/／|]|of)\s*\d{1,4}\s*页?)?)"
    + _ORNAMENT
)
FOOT, HEAD = 0.88, 0.09  # of the page's height: below and above these, a line may be a running one
_APART = 1.2  # of the size: a running line stands so far from the text
_LIKE = 0.3  # of the size: rows that stand no more than this further apart than others go on with them


def without_running_words(words: list[Word], height: float) -> list[Word]:
    """The words without page numbers at the foot and head of the page, and without one running line at each."""
    rows = rows_of_words(words)
    foot = _running([row for row in reversed(rows) if row[0].base > FOOT * height], [*reversed(rows)])
    rows = rows[: len(rows) - foot]
    head = _running([row for row in rows if row[0].base < HEAD * height], rows)
    return [word for row in rows[head:] for word in row]


def _running(outer: list[list[Word]], rows: list[list[Word]]) -> int:
    """How many of the `outer` rows run. rows: all, from the same end on."""
    lines = 0
    for index, row in enumerate(outer):
        lines += PAGE_NUMBER.fullmatch(_text(row)) is None
        if lines > 1 or not _runs(*rows[index : index + 3]):
            return index
    return len(outer)


def _text(row: list[Word]) -> str:
    return "".join(char for word in row for char in word.chars)


def _runs(row: list[Word], near: list[Word] | None = None, far: list[Word] | None = None) -> bool:
    """Whether the outermost row runs. near, far: those next to it; what stands no further apart than these belongs."""
    text = _text(row)
    if near is None:
        return PAGE_NUMBER.fullmatch(text) is not None
    gap = _gap(row, near)
    if PAGE_NUMBER.fullmatch(text):
        return gap > 0
    if far is not None and len(row) > 1 and gap < _gap(near, far) + _LIKE * row[0].size:
        return False
    return gap > _APART * row[0].size and not any(is_amount("".join(word.chars)) for word in row)


def _gap(row: list[Word], near: list[Word]) -> float:
    return max(near[0].top - row[0].bottom, row[0].top - near[0].bottom)
