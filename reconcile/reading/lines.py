"""Paragraphs of formats that know what one is (Word, web pages), and lines that are broken inside of them."""

from __future__ import annotations

from reconcile.disclosure import Place, PrintedLine
from reconcile.reading.blocks import RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.headings import is_heading
from reconcile.reading.leaders import leader_of


def begins_anew(line: str, before: str) -> bool:
    """Whether a line behind a line break is another paragraph than what stands before: some offices set all they write
    in one. A title or sentence that is broken over lines is one.
    """
    return is_heading(line.strip()) or is_heading(before.strip()) or before.rstrip().endswith(("。", "："))


def as_text(words: str, place: Place, *, centred: bool = False) -> RawText:
    """A paragraph of these words, or a line of the contents."""
    entry = leader_of(words, tabs=True)
    text, markup = cleaned(entry[0] if entry else words)
    return RawText(
        text=text,
        place=place,
        lines=(PrintedLine(start=0, place=place),),
        centred=centred,
        leader=entry is not None,
        target=entry[1] if entry else None,
        markup=markup,
    )
