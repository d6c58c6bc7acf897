"""A number in running text as a figure, and the words before it."""

from __future__ import annotations

import re

from reconcile.disclosure import Paragraph, Place
from reconcile.ledger import Figure
from reconcile.narrative.claims import Claim
from reconcile.narrative.tokens import Token
from reconcile.numerals import fold
from reconcile.recognition import Recognition


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


def words_before(known: Recognition, claim: Claim) -> str:
    """The words of the half-sentence before the claim's number, folded."""
    figure = known.figures[claim.figures[0]]
    text = next((one.text for one in known.disclosure.paragraphs if one.id == claim.paragraph), "")
    return re.split(r"[。;；\n]", fold(text[: figure.offset or 0]))[-1]
