"""What a note on a place of the document is about."""

from __future__ import annotations

from reconcile.review import Anchor, Note, ReviewSession
from tui.report.index import Index
from tui.report.spots import Spot


def anchor_at(index: Index, spot: Spot) -> Anchor:
    """The cell or the sentence at a place."""

    block = index.blocks[spot.block]
    title = index.text(spot.block) if spot.row is not None else ""
    if spot.row is None or spot.column is None:
        text = index.text(spot.block)[spot.from_ : spot.to]
        return Anchor(kind="sentence", title=title, text=text, page=block.place.page, block=spot.block)
    figure = index.figures.get(spot.figure)
    table = index.table(spot.block)
    return Anchor(
        kind="cell",
        title=title,
        row=figure.row_label if figure else "",
        column=figure.column_label if figure else "",
        text=table.text(spot.row, spot.column) if table else "",
        page=block.place.page,
        block=spot.block,
        at=(spot.row, spot.column),
    )


def notes_at(index: Index, review: ReviewSession, spot: Spot) -> tuple[Note, ...]:
    """The notes on a cell or a sentence."""
    if spot.block not in {one.anchor.block for one in review.notes} - {""}:
        return ()
    anchor = anchor_at(index, spot)
    return tuple(one for one in review.notes if one.anchor == anchor)
