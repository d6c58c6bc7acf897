"""A number in running text as a figure."""

from __future__ import annotations

from reconcile.disclosure import Paragraph, Place
from reconcile.ledger import Figure
from reconcile.narrative.tokens import Token


def spoken(paragraph: Paragraph, token: Token, sentence: str, *, block: str, title: str, label: str) -> Figure:
    """The figure that a number is which a sentence tells. block, title: where it is listed. label: what it is of."""
    number = token.number
    return Figure(
        id=f"{paragraph.id}#{token.start}",
        text=token.text,
        value=number.value,
        unit=number.unit,
        decimals=number.decimals,
        micro=number.micro,
        half=number.half,
        dimension=number.dimension,
        part=paragraph.part,
        block=block,
        title=title,
        place=_place(paragraph, token.start),
        bound=token.bound,
        soft=token.soft,
        sentence=sentence,
        offset=token.start,
        row_label=label,
    )


def _place(paragraph: Paragraph, offset: int) -> Place:
    """Where the line is printed that the number begins in."""
    return next((line.place for line in reversed(paragraph.lines) if line.start <= offset), paragraph.place)
