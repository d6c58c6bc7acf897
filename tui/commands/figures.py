"""`gouji figures`: the ledger of printed figures."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.errors import UnreadableDocument
from reconcile.language import Language, speaker
from reconcile.recognising.forms import schema
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, file_argument, format_option, output_option

FORMATS = ("text", "csv", "parquet", "json")
PARTS = ("table", "narrative", "sheet", "contents", "attachment")


def command(language: Language) -> click.Command:
    """`figures FILE [--format …] [--output F] [--unresolved] [--part P] [--form F] [--section S]`."""
    say = speaker(language)

    def run(
        file: str,
        format: str,
        output: str | None,
        unresolved: bool,  # noqa: FBT001
        part: str | None,
        form: str | None,
        section: str | None,
    ) -> int:
        from reconcile.export.ledger import ledger, rendered  # noqa: PLC0415 - polars, when it is needed
        from tui.commands.reconciling import reconciled  # noqa: PLC0415

        _known_form(form)
        frame = ledger(reconciled(Path(file), say), say, unresolved=unresolved, part=part, form=form, section=section)
        deliver(rendered(frame, format, say), output, binary=format == "parquet")
        return 0

    return Spoken(
        "figures",
        language,
        callback=run,
        params=[
            file_argument(),
            format_option(say, "figures", FORMATS),
            output_option(say),
            click.Option(["--unresolved"], is_flag=True, help=say("figures-unresolved")),
            click.Option(["--part"], type=click.Choice(PARTS), help=say("figures-part")),
            click.Option(["--form"], metavar="FORM", help=say("figures-form")),
            click.Option(["--section"], metavar="TEXT", help=say("figures-section")),
        ],
    )


def _known_form(form: str | None) -> None:
    """Refuse a form that there is none of, and say which there are."""
    known = [one.code for one in schema().forms]
    if form and form not in known:
        raise UnreadableDocument("no-such-form", form=form, forms=", ".join(known))
