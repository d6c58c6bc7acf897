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
from reconcile.export.places import place_of
from reconcile.language import Say

FONT = "宋体"
ORDER = ("confirmed", "open", "explained", "dismissed")  # what the unit must answer stands first


def letter(made: Sheet, say: Say) -> bytes:
    """The document: title, what was reviewed, the findings by status with their places and decisions, the notes, and
    a place to sign.
    """
    paper = api.Document()
    paper.core_properties.category = MARK
    for section in paper.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    paper.add_heading(made.title(say), 0)
    for line in made.opening(say):
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
    paper.add_paragraph(say("export-signature"))
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _findings(paper: Document, made: Sheet, say: Say) -> None:
    """The findings, each status under its own heading, numbered through."""
    numbers = count(1)
    for status in ORDER:
        entries = [one for one in made.entries if one.standing.status == status]
        if entries:
            paper.add_heading(say("export-group", status=say(f"status-{status}"), count=str(len(entries))), 1)
        for entry in entries:
            _entry(paper, next(numbers), entry, say)


def _entry(paper: Document, number: int, entry: Entry, say: Say) -> None:
    finding = entry.finding
    paper.add_heading(f"{number}. {entry.title} ({say('severity-' + finding.severity)})", 2)
    paper.add_paragraph(entry.message).paragraph_format.keep_with_next = bool(finding.operand)
    for line in (*(one for one in entry.arithmetic if one not in entry.message), *entry.hints):
        paper.add_paragraph(line, style="List Bullet")
    if finding.operand:
        table = paper.add_table(rows=1, cols=2, style="Table Grid")
        _whole(table.rows[0])
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = say("export-printed"), say("export-place")
        for one in finding.operand:
            row = table.add_row()
            _whole(row)
            cells = row.cells
            cells[0].text, cells[1].text = one.text or say("report-blank"), place_of(one, say)
    for act in finding.decision:
        why = f"{say('export-colon')}{act.why}" if act.why else ""
        paper.add_paragraph(f"{say('action-' + act.what)} · {act.who} · {act.when:%Y-%m-%d}{why}")
    for line in entry.remarks(say):
        paper.add_paragraph().add_run(line).bold = True
    for note in entry.notes:
        paper.add_paragraph(f"{note.who} {note.when:%Y-%m-%d}{say('export-colon')}{note.text}")


def _whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
