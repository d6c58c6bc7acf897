"""Whether a table may go on over the next page, where that cannot be read."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from reconcile.reading.pdf.across.wholes import Whole
from reconcile.reading.pdf.page.columns import is_amount

_LOW = 0.5  # of a page's height: a table that ends higher does not go on, if a total tells that it is whole
_CODE = re.compile(r"\d{2,7}")  # of a class, or its own part of one (207 | 01 | 04)
_TOTAL = re.compile(r"(?:合计|总计|共计)$")
_ROUNDED = Decimal("0.005")  # so much may each row be less than it was
_ITEM = "~"  # what a row without a code has instead

Amounts = dict[int, Decimal]  # by column


def may_go_on(whole: Whole, height: float) -> bool:
    """Whether rows of a table may stand on the next page. height: of its last page."""
    return not whole.parts or whole.parts[-1].ys[-1] > _LOW * height or not _is_whole(whole)


def _is_whole(whole: Whole) -> bool:
    """Whether a total comes last, or one that comes before its rows is no more than they make: none is missing.

    One that is less than its rows is in error, whatever the next page holds. So is a class of rows.
    """
    codes: dict[int, str] = {}
    amounts: dict[int, Amounts] = defaultdict(dict)
    for piece in whole.pieces:
        if is_amount(piece.text) and piece.text[0].isdigit() and piece.text[-1].isdigit():
            amounts[piece.row][piece.column] = Decimal(piece.text.replace(",", ""))
        elif _TOTAL.search(piece.text):
            codes[piece.row] = ""
        elif _CODE.fullmatch(piece.text):
            codes[piece.row] = codes.get(piece.row, "") + piece.text
    rows = [(codes.get(row, _ITEM), amounts[row]) for row in sorted(amounts)]
    if not rows:
        return not any(codes.values())
    if rows[-1][0] == "":
        return True
    return any(code == "" for code, _ in rows) and not any(_is_short(code, own, rows) for code, own in rows)


def _is_short(code: str, own: Amounts, rows: list[tuple[str, Amounts]]) -> bool:
    """Whether rows are missing under one with this code: those with the next longer codes."""
    under = [one for one in rows if one[0].startswith(code) and one[0] != code]
    shortest = min((len(below) for below, _ in under), default=0)
    column = min(own)
    parts = [amounts.get(column, Decimal(0)) for below, amounts in under if len(below) == shortest]
    return bool(parts) and own[column] - sum(parts) > _ROUNDED * len(parts)
