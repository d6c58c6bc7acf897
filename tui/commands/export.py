"""`gouji export`: a review handed on, or those of a season as one sheet."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.errors import UnreadableDocument
from reconcile.export.formats import BINARY, FORMATS, PLAIN, ROWS, Rows
from reconcile.language import Language, speaker
from tui.commands.inputs import reviews_in
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, file_argument, force_option, output_option

ALSO = {"markdown": "md", "htm": "html"}


def command(language: Language) -> click.Command:
    """`export REVIEW… [--format …] [--output F] [--confirmed|--all] [--force]`."""
    say = speaker(language)

    def run(
        *,
        review: tuple[str, ...],
        format: str | None,
        output: str | None,
        confirmed: bool,
        everything: bool,
        force: bool,
    ) -> int:
        from tui.commands.exporting import exported, exported_together  # noqa: PLC0415 - polars, when it is needed

        if len(review) == 1 and not Path(review[0]).is_dir():
            form = chosen(format, output)
            only = True if confirmed else False if everything else None
            deliver(
                exported(Path(review[0]), form, language, confirmed=only), output, binary=form in BINARY, force=force
            )
            return 0
        rows = one_sheet(format, output)
        found = list(reviews_in(review))
        if not found:
            raise UnreadableDocument("export-no-review", file=review[0])
        made, whole = exported_together(found, rows, language, confirmed=confirmed)
        deliver(made, output, binary=rows in BINARY, force=force)
        return 0 if whole else 2

    return Spoken(
        "export",
        language,
        callback=run,
        params=[
            file_argument("review", several=True),
            click.Option(["--format"], type=click.Choice(FORMATS), help=say("export-format")),
            output_option(say),
            click.Option(["--confirmed"], is_flag=True, help=say("export-confirmed")),
            click.Option(["--all", "everything"], is_flag=True, help=say("export-all")),
            force_option(say),
        ],
    )


def one_sheet(form: str | None, output: str | None) -> Rows:
    """The format in which several reviews are one sheet: CSV unless told otherwise."""
    wanted = chosen(form, output) if form or output else ROWS[0]
    for one in ROWS:
        if one == wanted:
            return one
    raise UnreadableDocument("export-one-sheet", formats=", ".join(ROWS))


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
