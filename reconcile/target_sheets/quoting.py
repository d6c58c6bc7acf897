"""Words and fields of a sheet as operands of a finding."""

from __future__ import annotations

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt
from reconcile.recognition import TargetSheet

_AROUND = 20  # characters of the sentence shown on either side


def quoted(sheet: TargetSheet, paragraph: Paragraph, start: int, end: int) -> Excerpt:
    """The stretch of a paragraph, with its field and the words around it."""
    return Excerpt(
        text="".join(paragraph.text[start:end].split()),
        part="sheet",
        title=sheet.table.title,
        row=paragraph.section[-1] if paragraph.section else "",
        sentence=paragraph.text[max(start - _AROUND, 0) : end + _AROUND],
        block=sheet.table.id,
        place=paragraph.place,
    )


def printed_field(sheet: TargetSheet, name: str) -> Excerpt:
    """What a field of the head says, or its name where it is blank."""
    return Excerpt(
        text=sheet.fields.get(name, "") or name,
        part="sheet",
        title=sheet.table.title,
        row=name,
        block=sheet.table.id,
        place=sheet.places.get(name, sheet.table.place),
    )
