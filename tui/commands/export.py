"""`gouji export`: a review handed on."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.errors import UnreadableDocument
from reconcile.export.formats import BINARY, FORMATS, PLAIN
from reconcile.language import Language, speaker
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, file_argument, force_option, output_option

ALSO = {"markdown": "md", "htm": "html"}


def command(language: Language) -> click.Command:
    """`export REVIEW [--format …] [--output F] [--confirmed|--all] [--force]`."""
    say = speaker(language)

    def run(review: str, format: str | None, output: str | None, confirmed: bool, everything: bool, force: bool) -> int:  # noqa: FBT001 - click's
        from tui.commands.exporting import exported  # noqa: PLC0415 - polars, when it is needed

        form = chosen(format, output)
        only = True if confirmed else False if everything else None
        made = exported(Path(review), form, language, confirmed=only)
        deliver(made, output, binary=form in BINARY, force=force)
        return 0

    return Spoken(
        "export",
        language,
        callback=run,
        params=[
            file_argument("review"),
            click.Option(["--format"], type=click.Choice(FORMATS), help=say("export-format")),
            output_option(say),
            click.Option(["--confirmed"], is_flag=True, help=say("export-confirmed")),
            click.Option(["--all", "everything"], is_flag=True, help=say("export-all")),
            force_option(say),
        ],
    )


def chosen(form: str | None, output: str | None) -> str:
    """The format that was asked for, else that of the output's suffix, else Markdown.

    A suffix that says another format, or none that there is, is refused: nobody could open what came of it.
    """
    suffix = Path(output).suffix.lower().removeprefix(".") if output else ""
    named = ALSO.get(suffix, suffix)
    if form is None:
        if named and named not in FORMATS:
            raise UnreadableDocument("export-no-format", file=output or "", suffix=suffix, formats=", ".join(FORMATS))
        return named or PLAIN
    if named in FORMATS and named != form and (form, named) != ("sarif", "json"):  # SARIF is JSON
        raise UnreadableDocument("export-other-format", file=output or "", suffix=suffix, format=form)
    return form
