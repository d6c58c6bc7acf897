"""A review as rows, one a finding, with the columns of an audit office's sheet of opinions (审核意见)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reconcile.export.cells import for_spreadsheet
from reconcile.export.entries import Entry, Sheet
from reconcile.export.places import places_of
from reconcile.language import Say
from reconcile.review import Note, SavedFinding

COLUMNS = (
    *("number", "kind", "place", "printed", "recomputed", "difference", "basis", "severity"),
    *("suggestion", "status", "reason", "reply", "reviewer", "date", "note", "rule", "id"),
)

APART = ("kind", "place", "printed", "status", "reviewer", "date", "note", "id")


def rows(made: Sheet, say: Say) -> Iterator[tuple[str, ...]]:
    """One row a finding; columns as in `COLUMNS`."""
    for entry in made.entries:
        yield _row(entry, say)


def rows_apart(made: Sheet, say: Say) -> Iterator[tuple[str, ...]]:
    """One row for each note that belongs to no finding, then one for each own check; columns as in `APART`."""
    told = [_noted(note, say) for note in made.notes]
    told += [{"kind": say("export-check"), "note": line} for line in made.own_checks(say)]
    for one in told:
        yield tuple(one.get(name, "") for name in APART)


def rows_csv(made: Sheet, say: Say) -> bytes:
    """The rows as CSV, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([say(f"column-{name}") for name in COLUMNS])
    for row in rows(made, say):
        writer.writerow([for_spreadsheet(one) for one in row])
    for row in rows_apart(made, say):
        told = dict(zip(APART, row, strict=True))
        writer.writerow([for_spreadsheet(told.get(name, "")) for name in COLUMNS])
    return file.getvalue().encode("utf-8-sig")


def _row(entry: Entry, say: Say) -> tuple[str, ...]:
    finding, last = entry.finding, entry.standing.decision
    why = last.why if last else ""
    explained = entry.standing.status == "explained"  # then the reason is what the unit said
    return (
        str(entry.number),
        entry.title,
        "\n".join(places_of(finding.operand, say)),
        "\n".join(one.text or say("report-blank") for one in finding.operand),
        "\n".join(entry.arithmetic) or entry.message,
        difference(finding),
        entry.basis,
        say(f"severity-{finding.severity}"),
        suggestion(entry, say),
        say(f"status-{entry.status}"),
        "\n".join(one for one in ("" if explained else why, *entry.remarks(say)) if one),
        why if explained else "",
        last.who if last else "",
        f"{last.when:%Y-%m-%d}" if last else "",
        "\n".join(f"{note.who}: {note.text}" for note in entry.notes),
        finding.rule,
        finding.id,
    )


def difference(finding: SavedFinding) -> str:
    """The gap with its unit, that of the stated figure; "" where there is none."""
    if not finding.gap:
        return ""
    units = [one.unit for one in finding.operand if one.unit and _plain(one.value or "") == _plain(finding.stated)]
    units += [one.unit for one in finding.operand if one.unit]
    return finding.gap + (units[0] if units else "")


def _plain(number: str) -> str:
    """A decimal number without zeros at its end."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def suggestion(entry: Entry, say: Say) -> str:
    """What the unit is asked to do: nothing where the finding does not stand, or has been explained."""
    if entry.status in {"dismissed", "explained"}:
        return ""
    return "\n".join((say(f"suggest-{entry.finding.severity}"), *entry.hints))


def _noted(note: Note, say: Say) -> dict[str, str]:
    anchor = note.anchor
    return {
        "kind": say("export-note"),
        "place": " · ".join(one for one in (anchor.title, anchor.row, anchor.column) if one),
        "printed": anchor.text,
        "reviewer": note.who,
        "date": f"{note.when:%Y-%m-%d}",
        "note": note.text,
        "status": say("export-adrift") if note.adrift else "",
        "id": note.id,
    }
