"""A review as a Word document, to be sent to the unit that published the disclosure."""

from __future__ import annotations

import io
from itertools import count

from docx import api
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row

from reconcile.export.entries import Entry, Sheet
from reconcile.export.own import MARK
from reconcile.export.places import places_of
from reconcile.export.rows import difference, suggestion
from reconcile.language import Say

FONT = "宋体"
ORDER = ("confirmed", "disputed", "open", "explained", "dismissed")  # what the unit must answer stands first
WIDTHS = Mm(34), Mm(124)  # of the two columns of a table
TOGETHER = 12  # rows of a table that is kept on one page
TO_WRITE_IN = Mm(14)  # the least height of a cell that the unit fills in


def letter(made: Sheet, say: Say) -> bytes:
    """The document: to whom, what is asked, the findings with their places and room for a reply, the notes, and a place
    to sign. One of what was confirmed goes to the unit; one of everything says how far the review is instead.
    """
    paper = api.Document()
    paper.core_properties.category = MARK
    for section in paper.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(26)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    paper.add_heading(made.title(say), 0)
    for line in _request(made, say) if made.confirmed else made.opening(say):
        paper.add_paragraph(line)
    _findings(paper, made, say)
    if made.notes:
        paper.add_heading(say("export-notes"), 1)
        for note in made.notes:
            words = (note.anchor.title, note.anchor.row, note.anchor.column, note.anchor.text)
            paper.add_paragraph(" · ".join(one for one in words if one))
            paper.add_paragraph(f"{note.who} {note.when:%Y-%m-%d}{say('export-colon')}{note.text}")
    if made.checks:
        paper.add_heading(say("export-checks"), 1)
        for line in made.own_checks(say):
            paper.add_paragraph(line, style="List Bullet")
    paper.add_paragraph()
    if made.confirmed:
        paper.add_paragraph(say("export-answered"))
    if made.reviewer:
        paper.add_paragraph(say("export-reviewer", who=made.reviewer)).paragraph_format.keep_with_next = True
    paper.add_paragraph(say("export-signature"))
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _request(made: Sheet, say: Say) -> tuple[str, ...]:
    """To whom the letter goes, and what is asked of them."""
    entity = made.document.entity
    title = made.document.title or made.document.path
    return (
        say("export-to", entity=entity) if entity else say("export-to-unnamed"),
        say("export-request", title=title, count=str(len(made.entries))),
    )


def _findings(paper: Document, made: Sheet, say: Say) -> None:
    """The findings, numbered through; where there is more than what was confirmed, each status under its heading."""
    numbers = count(1)
    for status in ORDER:
        entries = [one for one in made.entries if one.status == status]
        if entries and not made.confirmed:
            paper.add_heading(say("export-group", status=say(f"status-{status}"), count=str(len(entries))), 1)
        for entry in entries:
            _entry(paper, next(numbers), entry, say)


def _entry(paper: Document, number: int, entry: Entry, say: Say) -> None:
    finding = entry.finding
    paper.add_heading(f"{number}. {entry.title} ({say('severity-' + finding.severity)})", 2)
    told = [paper.add_paragraph(entry.message)]
    told += [paper.add_paragraph(line, style="List Bullet") for line in entry.arithmetic if line not in entry.message]
    for line in entry.remarks(say):
        told.append(paper.add_paragraph())
        told[-1].add_run(line).bold = True
    for paragraph in told:
        paragraph.paragraph_format.keep_with_next = True
    _table(paper, entry, say)
    for note in entry.notes:
        paper.add_paragraph(f"{note.who} {note.when:%Y-%m-%d}{say('export-colon')}{note.text}")
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _table(paper: Document, entry: Entry, say: Say) -> None:
    """What is printed and where; then the difference, what is suggested and was decided, and room for a reply."""
    finding, holds = entry.finding, entry.standing.decision
    explained = holds is not None and holds.what == "explained"
    opinion = ""
    if holds is not None:
        why = f"{say('export-colon')}{holds.why}" if holds.why and not explained else ""
        opinion = f"{say('action-' + holds.what)} · {holds.who} · {holds.when:%Y-%m-%d}{why}"
    head = ((say("export-printed"), say("export-place")),) if finding.operand else ()
    places = places_of(finding.operand, say)
    ending = (
        (say("column-difference"), difference(finding)),
        (say("column-suggestion"), suggestion(entry, say)),
        (say("export-opinion"), opinion),
    )
    told = [
        *head,
        *((one.text or say("report-blank"), place) for one, place in zip(finding.operand, places, strict=True)),
        *(one for one in ending if one[1]),
        (say("column-reply"), holds.why if holds is not None and explained else ""),
    ]
    table = paper.add_table(rows=len(told), cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for number, (row, texts) in enumerate(zip(table.rows, told, strict=True)):
        _fill(row, texts, followed=number < len(told) - 1 and (number < len(head) + 1 or len(told) <= TOGETHER))
    table.rows[-1].height = TO_WRITE_IN
    if head:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(row: _Row, texts: tuple[str, str], *, followed: bool) -> None:
    """Fill a row, which stays whole. followed: whether the next one stays on the same page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.text, cell.width = text, width
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = followed
