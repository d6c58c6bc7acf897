"""Leftover HTML tags that a line end cut in two: they are seen when the paragraph is whole."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reconcile.disclosure import PrintedLine
from reconcile.reading.blocks import RawText
from reconcile.reading.glyphs import take_markup

_CUT = re.compile(r"<[^<>]*$")


def unmarked(raw: RawText) -> RawText:
    """A paragraph without the tags that are still in it; its lines begin where what is left of them begins."""
    text, tags = take_markup(raw.text)
    if not tags:
        return raw
    starts = (len(take_markup(_CUT.sub("", raw.text[: line.start]))[0]) for line in raw.lines)
    lines = tuple(PrintedLine(min(start, len(text)), line.place) for start, line in zip(starts, raw.lines, strict=True))
    return replace(raw, text=text, lines=lines, markup=(*raw.markup, *tags))
