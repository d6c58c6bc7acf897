"""`gouji export`: a review handed on."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.language import Language, speaker
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, file_argument, force_option, format_option, output_option

FORMATS = ("md", "csv", "json", "sarif", "xlsx", "docx", "html")


def command(language: Language) -> click.Command:
    """`export REVIEW [--format …] [--output F] [--confirmed] [--force]`."""
    say = speaker(language)

    def run(review: str, format: str, output: str | None, confirmed: bool, force: bool) -> int:  # noqa: A002, FBT001 - click's
        from tui.commands.exporting import exported  # noqa: PLC0415 - polars, when it is needed

        made = exported(Path(review), format, language, confirmed=confirmed)
        deliver(made, output, binary=format in {"xlsx", "docx"}, force=force)
        return 0

    return Spoken(
        "export",
        language,
        callback=run,
        params=[
            file_argument("review"),
            format_option(say, "export", FORMATS),
            output_option(say),
            click.Option(["--confirmed"], is_flag=True, help=say("export-confirmed")),
            force_option(say),
        ],
    )
