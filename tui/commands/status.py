"""`gouji status`: how far the reviews in a folder are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from reconcile.catalogue import Severity
from reconcile.errors import UnreadableDocument
from reconcile.export.printable import one_line
from reconcile.language import Language, Say, speaker, told
from reconcile.review.overview import Row, overview
from tui.boundary import narrate, trouble
from tui.commands.inputs import files_in, reviews_in
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, file_argument, format_option

COUNTS = ("total", "decided", "open", "confirmed", "dismissed", "explained")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


def command(language: Language) -> click.Command:
    """`status FOLDER… [--format text|json]`."""
    say = speaker(language)

    def run(folder: tuple[str, ...], format: str) -> int:
        given = folder or (".",)
        named = [Path(one) for one in given if not one.endswith(".toml")]
        files = [one for one in files_in(map(str, named)) if not one.is_dir() and not one.name.endswith(".toml")]
        missing = [one for one in files if one in named and not one.exists()]
        reviews = list(reviews_in(one for one in given if Path(one).is_dir() or one.endswith(".toml")))
        rows = list(overview([one for one in files if one not in missing], reviews))
        for path in missing:
            narrate(trouble(UnreadableDocument("file-missing"), language, str(path)))
        for row in rows:
            if row.trouble is not None and row.review is not None:
                narrate(trouble(row.trouble, language, str(row.review)))
        if not rows and missing:
            return 2
        if format == "json":
            deliver(
                msgspec.json.format(msgspec.json.encode([_object(one, say) for one in rows]), indent=2) + b"\n", None
            )
        else:
            deliver("".join(f"{line}\n" for line in _lines(rows, say)), None)
        return 2 if missing or any(row.trouble and row.review for row in rows) else 0

    return Spoken(
        "status",
        language,
        callback=run,
        params=[
            file_argument("folder", several=True, required=False),
            format_option(say, "status", ("text", "json")),
        ],
    )


def _object(row: Row, say: Say) -> dict[str, Any]:
    counts = {name: getattr(row.progress, name) for name in COUNTS} if row.progress else None
    return {
        "disclosure": str(row.disclosure),
        "review": str(row.review) if row.review else None,
        "title": row.title,
        "reviewer": row.reviewer,
        "progress": counts,
        "severities": {name: row.severities.get(name, 0) for name in SEVERITIES} if row.progress else None,
        "trouble": told(row.trouble, say) if row.trouble else None,
        "notes": row.notes,
        "disputed": row.disputed,
        "touched": row.touched,
    }


def _lines(rows: list[Row], say: Say) -> Iterator[str]:
    for row in rows:
        done = row.progress
        if row.trouble is not None:
            said = say("status-unreadable") if row.review else say("status-refused", why=told(row.trouble, say))
        elif done is None:
            said = say("status-not-begun")
        else:
            counts = {name: str(getattr(done, name)) for name in COUNTS}
            counts |= {name: str(row.severities.get(name, 0)) for name in SEVERITIES}
            said = say("status-line", **counts, disputed=str(row.disputed), notes=str(row.notes))
        when = f"  {row.touched:%Y-%m-%d %H:%M}" if row.touched else ""
        yield one_line(f"{row.disclosure}  {said}  {row.reviewer}{when}")
