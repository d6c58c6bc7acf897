"""A review as rows, one a finding, with the columns of an audit office's sheet of opinions (审核意见)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reconcile.export.cells import for_spreadsheet
from reconcile.export.entries import Entry, Sheet
from reconcile.export.places import place_of
from reconcile.language import Say
from reconcile.review import Note

COLUMNS = (
    *("number", "kind", "place", "printed", "recomputed", "difference", "basis", "severity"),
    *("suggestion", "status", "reply", "reviewer", "date", "note", "rule", "id"),
)


def rows(made: Sheet, say: Say) -> Iterator[tuple[str, ...]]:
    """One row a finding, then one a note that belongs to none; columns as in `COLUMNS`."""
    for entry in made.entries:
        yield _row(entry, say)
    for number, note in enumerate(made.notes, len(made.entries) + 1):
        yield _noted(number, note, say)


def rows_csv(made: Sheet, say: Say) -> bytes:
    """The rows as CSV, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([say(f"column-{name}") for name in COLUMNS])
    for row in rows(made, say):
        writer.writerow([for_spreadsheet(one) for one in row])
    return file.getvalue().encode("utf-8-sig")


def _row(entry: Entry, say: Say) -> tuple[str, ...]:
    finding, last = entry.finding, entry.standing.decision
    reply = last.why if last else ""
    return (
        str(entry.number),
        entry.title,
        "\n".join(place_of(one, say) for one in finding.operand),
        "\n".join(one.text or say("report-blank") for one in finding.operand),
        "\n".join(entry.arithmetic) or entry.message,
        finding.gap,
        entry.basis,
        say(f"severity-{finding.severity}"),
        "\n".join((say(f"suggest-{finding.severity}"), *entry.hints)),
        say(f"status-{entry.standing.status}"),
        "\n".join(one for one in (reply, *entry.remarks(say)) if one),
        last.who if last else "",
        f"{last.when:%Y-%m-%d}" if last else "",
        "\n".join(f"{note.who}: {note.text}" for note in entry.notes),
        finding.rule,
        finding.id,
    )


def _noted(number: int, note: Note, say: Say) -> tuple[str, ...]:
    anchor = note.anchor
    place = " · ".join(one for one in (anchor.title, anchor.row, anchor.column) if one)
    told = {
        "number": str(number),
        "kind": say("export-note"),
        "place": place,
        "printed": anchor.text,
        "reviewer": note.who,
        "date": f"{note.when:%Y-%m-%d}",
        "note": note.text,
        "status": say("export-adrift") if note.adrift else "",
        "id": note.id,
    }
    return tuple(told.get(name, "") for name in COLUMNS)
