"""`gouji status`: how far the reviews in a folder are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from reconcile.export.printable import one_line
from reconcile.language import Language, Say, speaker
from reconcile.review.overview import Row, overview
from tui.boundary import narrate, trouble
from tui.commands.inputs import files_in, reviews_in
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, file_argument, format_option

COUNTS = ("total", "decided", "open", "confirmed", "dismissed", "explained")


def command(language: Language) -> click.Command:
    """`status FOLDER… [--format text|json]`."""
    say = speaker(language)

    def run(folder: tuple[str, ...], format: str) -> int:  # noqa: A002 - the option's name
        given = folder or (".",)
        files = [one for one in files_in(given) if not one.is_dir() and not one.name.endswith(".toml")]
        reviews = list(reviews_in(one for one in given if Path(one).is_dir() or one.endswith(".toml")))
        rows = list(overview(files, reviews))
        for row in rows:
            if row.trouble is not None:
                narrate(trouble(row.trouble, language, str(row.review)))
        if format == "json":
            deliver(msgspec.json.format(msgspec.json.encode([_object(one) for one in rows]), indent=2) + b"\n", None)
        else:
            deliver("".join(f"{line}\n" for line in _lines(rows, say)), None)
        return 2 if any(row.trouble for row in rows) else 0

    return Spoken(
        "status",
        language,
        callback=run,
        params=[
            file_argument("folder", several=True, required=False),
            format_option(say, "status", ("text", "json")),
        ],
    )


def _object(row: Row) -> dict[str, Any]:
    counts = {name: getattr(row.progress, name) for name in COUNTS} if row.progress else None
    return {
        "disclosure": str(row.disclosure),
        "review": str(row.review) if row.review else None,
        "title": row.title,
        "reviewer": row.reviewer,
        "progress": counts,
        "notes": row.notes,
        "disputed": row.disputed,
        "touched": row.touched,
    }


def _lines(rows: list[Row], say: Say) -> Iterator[str]:
    for row in rows:
        done = row.progress
        if done is None:
            said = say("status-unreadable" if row.trouble else "status-not-begun")
        else:
            counts = {name: str(getattr(done, name)) for name in COUNTS}
            said = say("status-line", **counts, disputed=str(row.disputed), notes=str(row.notes))
        when = f"  {row.touched:%Y-%m-%d %H:%M}" if row.touched else ""
        yield one_line(f"{row.disclosure}  {said}  {row.reviewer}{when}")
