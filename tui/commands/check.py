"""`gouji check`: every file checked without a screen."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.language import Language, speaker
from tui.commands.inputs import files_in
from tui.commands.spoken import Spoken, file_argument, format_option

FORMATS = ("text", "json", "jsonl", "sarif", "toml")


def command(language: Language) -> click.Command:
    """`check FILE… [--format …] [--review R] [--jobs N]`."""
    say = speaker(language)

    def run(
        file: tuple[str, ...],
        format: str,
        review: str | None,
        earlier: str | None,
        prior: str | None,
        jobs: int,
        summary: bool,  # noqa: FBT001 - click's
    ) -> int:
        from tui.commands.checking import Against, check  # noqa: PLC0415 - polars, when it is needed

        against = Against(*(Path(one) if one else None for one in (review, earlier, prior)))
        return check(list(files_in(file)), format, against, jobs, language, summary=summary)

    return Spoken(
        "check",
        language,
        callback=run,
        params=[
            file_argument(several=True),
            format_option(say, "check", FORMATS),
            click.Option(["--review"], type=click.Path(readable=False), metavar="REVIEW", help=say("check-review")),
            click.Option(
                ["--from", "earlier"], type=click.Path(readable=False), metavar="REVIEW", help=say("check-from")
            ),
            click.Option(["--prior"], type=click.Path(readable=False), metavar="FILE", help=say("check-prior")),
            click.Option(["--jobs"], type=click.IntRange(1, 64), default=1, metavar="N", help=say("check-jobs")),
            click.Option(["-s", "--summary"], is_flag=True, help=say("check-summary")),
        ],
    )
