"""A review as a Word document, to be sent to the unit that published the disclosure."""

from __future__ import annotations

import io

from docx import api
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from reconcile.export.entries import Entry, Sheet
from reconcile.export.places import place_of
from reconcile.language import Say

FONT = "宋体"


def letter(made: Sheet, say: Say) -> bytes:
    """The document: title, what was reviewed, each finding with its places and decision, the notes."""
    paper = api.Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    paper.add_heading(made.title(say), 0)
    for line in made.opening(say):
        paper.add_paragraph(line)
    for entry in made.entries:
        _entry(paper, entry, say)
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
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _entry(paper: Document, entry: Entry, say: Say) -> None:
    finding, status = entry.finding, say(f"status-{entry.standing.status}")
    paper.add_heading(f"{entry.number}. {entry.title} ({say('severity-' + finding.severity)}, {status})", 2)
    paper.add_paragraph(entry.message)
    for line in (*(one for one in entry.arithmetic if one not in entry.message), *entry.hints):
        paper.add_paragraph(line, style="List Bullet")
    if finding.operand:
        table = paper.add_table(rows=1, cols=2, style="Table Grid")
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = say("export-printed"), say("export-place")
        for one in finding.operand:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = one.text or say("report-blank"), place_of(one, say)
    for act in finding.decision:
        why = f"{say('export-colon')}{act.why}" if act.why else ""
        paper.add_paragraph(f"{say('action-' + act.what)} · {act.who} · {act.when:%Y-%m-%d}{why}")
    for line in entry.remarks(say):
        paper.add_paragraph().add_run(line).bold = True
    for note in entry.notes:
        paper.add_paragraph(f"{note.who} {note.when:%Y-%m-%d}{say('export-colon')}{note.text}")
