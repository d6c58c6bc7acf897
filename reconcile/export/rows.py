"""Reviews as rows, one a finding, with the columns of an audit office's sheet of opinions (审核意见)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

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
WHOSE = ("unit", "file")  # before the others, where the reviews of several disclosures make one sheet

Row = tuple[str, ...]


def opinions(sheets: Sequence[Sheet], say: Say) -> tuple[Row, list[Row]]:
    """The columns, and one row a finding."""
    return _together(sheets, COLUMNS, lambda made: (_row(one, say) for one in made.entries))


def apart(sheets: Sequence[Sheet], say: Say) -> tuple[Row, list[Row]]:
    """The columns, and one row for each note that belongs to no finding, then one for each own check."""
    return _together(sheets, APART, lambda made: _apart(made, say))


def rows_csv(sheets: Sequence[Sheet], say: Say) -> bytes:
    """The rows as CSV, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    columns, told = opinions(sheets, say)
    writer.writerow([say(f"column-{name}") for name in columns])
    named = [dict(zip(names, row, strict=True)) for names, rows in [apart(sheets, say)] for row in rows]
    told += [tuple(one.get(name, "") for name in columns) for one in named]
    for row in told:
        writer.writerow(map(for_spreadsheet, row))
    return file.getvalue().encode("utf-8-sig")


def _together(sheets: Sequence[Sheet], columns: Row, rows: Callable[[Sheet], Iterable[Row]]) -> tuple[Row, list[Row]]:
    if len(sheets) == 1:
        return columns, list(rows(sheets[0]))
    return (*WHOSE, *columns), [(*_whose(made), *row) for made in sheets for row in rows(made)]


def _whose(made: Sheet) -> Row:
    document = made.document
    return document.entity or document.title, document.path


def _apart(made: Sheet, say: Say) -> Iterator[Row]:
    told = [_noted(note, say) for note in made.notes]
    told += [{"kind": say("export-check"), "note": line} for line in made.own_checks(say)]
    return (tuple(one.get(name, "") for name in APART) for one in told)


def _row(entry: Entry, say: Say) -> Row:
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
