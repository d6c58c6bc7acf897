"""A review as Markdown. Text of the document, and of whoever wrote in the review file, is escaped: no markup, link or
image in it lives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reconcile.export.entries import Entry, Sheet
from reconcile.export.places import places_of
from reconcile.export.printable import one_line
from reconcile.language import Say
from reconcile.review import Decision, Note

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_LINKS = re.compile(r"(?i)(?<=\w):(?=//)|\.(?=[^\W\d])|@|(?<=mailto):|(?<=xmpp):")


def escaped(text: str) -> str:
    """`text` on one line, to be read as it stands."""
    return _LINKS.sub(lambda found: "\\" + found[0], _MARKUP.sub(r"\\\1", one_line(text)))


def markdown(made: Sheet, say: Say) -> str:
    """The review as Markdown, ending in a line feed."""
    return "\n".join(_lines(made, say)) + "\n"


def _lines(made: Sheet, say: Say) -> Iterator[str]:
    yield f"# {escaped(made.title(say))}"
    yield ""
    yield from (f"- {escaped(line)}" for line in made.opening(say))
    yield f"- SHA-256 {escaped(made.document.sha256)}"
    for heading, entries in groupby(made.entries, key=lambda entry: entry.heading):
        yield ""
        yield f"## {escaped(heading) or say('report-whole')}"
        for entry in entries:
            yield from _entry(entry, say)
    if made.notes:
        yield ""
        yield f"## {say('export-notes')}"
        for note in made.notes:
            yield ""
            yield from _note(note, say)
    if made.checks:
        yield ""
        yield f"## {say('export-checks')}"
        yield ""
        yield from (f"- {escaped(line)}" for line in made.own_checks(say))


def _entry(entry: Entry, say: Say) -> Iterator[str]:
    finding = entry.finding
    gone = f" {say('export-gone')}" if finding.gone else ""
    yield ""
    yield (
        f"### {entry.number}. {say('severity-' + finding.severity)} {escaped(finding.rule)} {escaped(entry.title)}"
        f" ({say('status-' + entry.status)}{gone})"
    )
    yield ""
    yield escaped(entry.message)
    arithmetic = [one for one in entry.arithmetic if one not in entry.message]
    if arithmetic or entry.hints:
        yield ""
        yield from (f"- {escaped(one)}" for one in (*arithmetic, *entry.hints))
    if finding.operand:
        yield ""
        yield f"| {say('export-printed')} | {say('export-place')} |"
        yield "|---|---|"
        for one, place in zip(finding.operand, places_of(finding.operand, say), strict=True):
            yield f"| {escaped(one.text) or say('report-blank')} | {escaped(place)} |"
    if entry.decisions:
        yield ""
        yield from (_decision(one, say) for one in entry.decisions)
    yield from (f"- **{escaped(one)}**" for one in entry.remarks(say))
    for note in entry.notes:
        yield ""
        yield from _note(note, say)


def _decision(act: Decision, say: Say) -> str:
    why = f"{say('export-colon')}{escaped(act.why)}" if act.why else ""
    return f"- {say('action-' + act.what)} · {escaped(act.who)} · {act.when:%Y-%m-%d %H:%M}{why}"


def _note(note: Note, say: Say) -> Iterator[str]:
    anchor = note.anchor
    quoted = f" “{escaped(anchor.text)}”" if anchor.text else ""
    where = " · ".join(escaped(one) for one in (anchor.title, anchor.row, anchor.column) if one)
    drift = f" ({say('export-adrift')})" if note.adrift else ""
    yield f"> **{escaped(note.who)}** {note.when:%Y-%m-%d %H:%M} {where}{quoted}{drift}".rstrip()
    yield ">"
    yield from (f"> {escaped(line)}".rstrip() for line in note.text.splitlines())
