"""A review as one HTML page that needs nothing else: crops of the printed evidence are inside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from reconcile.export.crops import Where, crops
from reconcile.export.entries import Entry, Sheet
from reconcile.export.own import MARK
from reconcile.export.places import places_of
from reconcile.language import Language, Say
from reconcile.review import Note

_STYLE = """
body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; border-bottom: 1px solid #d0d7de; margin-top: 2.5rem; }
article { border-left: 4px solid #8c959f; padding: .1rem 1rem; margin: 1.5rem 0; }
article.error { border-color: #cf222e; } article.warning { border-color: #bf8700; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #d0d7de; padding: .2rem .6rem; text-align: left; }
td.printed { font-variant-numeric: tabular-nums; min-width: 6em; width: 20%; }
img { display: block; max-width: 100%; border: 1px solid #d0d7de; margin: .3rem 0; }
.act, .note, .meta { color: #57606a; } .remark { font-weight: bold; }
blockquote { margin: .5rem 0; white-space: pre-wrap; }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; }
  .act, .note, .meta { color: #9198a1; } }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def page(made: Sheet, say: Say, language: Language, disclosure: Path | None) -> bytes:
    """The page. disclosure: the PDF to cut the evidence from, or None."""
    wanted = [
        Where(one.page, one.box) for entry in made.entries for one in entry.finding.operand if one.page and one.box
    ]
    pictures = crops(disclosure, made.document.sha256, wanted) if disclosure else {}
    title = escape(made.title(say))
    head = (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        f'<meta name="generator" content="{MARK}">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
    )
    return (head + "\n".join(_body(made, title, say, pictures)) + "\n</html>\n").encode()


def _body(made: Sheet, title: str, say: Say, pictures: Mapping[Where, str]) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield f'<p class="meta">{"<br>".join(escape(line) for line in made.opening(say))}</p>'
    heading = None
    for entry in made.entries:
        if entry.heading != heading:
            heading = entry.heading
            yield f"<h2>{escape(heading or say('report-whole'))}</h2>"
        yield from _entry(entry, say, pictures)
    if made.notes:
        yield f"<h2>{escape(say('export-notes'))}</h2>"
        for note in made.notes:
            yield from _note(note, say)
    if made.checks:
        yield f"<h2>{escape(say('export-checks'))}</h2>"
        yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in made.own_checks(say)) + "</ul>"


def _entry(entry: Entry, say: Say, pictures: Mapping[Where, str]) -> Iterator[str]:
    finding = entry.finding
    status = say(f"status-{entry.status}")
    yield f'<article class="{finding.severity}">'
    yield (
        f"<h3>{entry.number}. {escape(say('severity-' + finding.severity))} {escape(finding.rule)} "
        f"{escape(entry.title)} ({escape(status)})</h3>"
    )
    yield f"<p>{escape(entry.message)}</p>"
    told = [one for one in (*entry.arithmetic, *entry.hints) if one not in entry.message]
    if told:
        yield "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in told) + "</ul>"
    if finding.operand:
        yield f"<table><tr><th>{escape(say('export-printed'))}</th><th>{escape(say('export-place'))}</th></tr>"
        for one, place in zip(finding.operand, places_of(finding.operand, say), strict=True):
            picture = pictures.get(Where(one.page, one.box), "") if one.page and one.box else ""
            shown = f'<img alt="{escape(one.text)}" src="data:image/png;base64,{picture}">' if picture else ""
            printed = escape(one.text or say("report-blank"))
            yield f'<tr><td class="printed">{printed}</td><td>{escape(place)}{shown}</td></tr>'
        yield "</table>"
    for act in entry.decisions:
        why = f"{say('export-colon')}{act.why}" if act.why else ""
        acted = f"{say('action-' + act.what)} · {act.who} · {act.when:%Y-%m-%d %H:%M}{why}"
        yield f'<p class="act">{escape(acted)}</p>'
    yield from (f'<p class="remark">{escape(one)}</p>' for one in entry.remarks(say))
    for note in entry.notes:
        yield from _note(note, say)
    yield "</article>"


def _note(note: Note, say: Say) -> Iterator[str]:
    anchor = note.anchor
    where = " · ".join(one for one in (anchor.title, anchor.row, anchor.column, anchor.text) if one)
    drift = f" ({say('export-adrift')})" if note.adrift else ""
    told = f"{note.who} {note.when:%Y-%m-%d %H:%M} {where}{drift}"
    yield f'<div class="note">{escape(told)}'
    yield f"<blockquote>{escape(note.text)}</blockquote></div>"
