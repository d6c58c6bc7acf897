"""`gouji tables`: the tables as they were read."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.language import Language, speaker
from tui.commands.outputs import deliver
from tui.commands.progress import pages_shown
from tui.commands.spoken import Spoken, file_argument, format_option, output_option

FORMATS = ("text", "json", "csv", "xlsx", "parquet")


def command(language: Language) -> click.Command:
    """`tables FILE [--format …] [--output F]`."""
    say = speaker(language)

    def run(file: str, format: str, output: str | None) -> int:
        from reconcile.reading import read  # noqa: PLC0415 - when it is needed

        with pages_shown(Path(file), say) as progress:
            disclosure = read(file, progress=progress)
        from reconcile.export.tables import rendered  # noqa: PLC0415

        deliver(rendered(disclosure.tables, format), output, binary=format in {"xlsx", "parquet"})
        return 0

    return Spoken(
        "tables",
        language,
        callback=run,
        params=[
            file_argument(),
            format_option(say, "tables", FORMATS),
            output_option(say),
        ],
    )
