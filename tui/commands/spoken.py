"""Click commands whose help speaks one language."""

from __future__ import annotations

from typing import Any

import click

from reconcile.language import Language, Say, speaker

LANGUAGES = ("zh", "en")


class Spoken(click.Command):
    """A command with its help from `cli.ftl`: `NAME-help`, `NAME-example` and the options given.

    Every one has `--lang` and `--help`.
    """

    def __init__(self, name: str, language: Language, **given: Any) -> None:
        self.say: Say = speaker(language)
        params = [*given.pop("params", ()), language_option(self.say), help_option(self.say)]
        super().__init__(
            name,
            params=params,
            help=given.pop("help", None) or self.say(f"{name}-help"),
            epilog=self.say(f"{name}-example"),
            short_help=self.say(f"{name}-short"),
            add_help_option=False,
            options_metavar=self.say("help-options-mark"),
            **given,
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=self.say("help-usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, as it stands in the messages."""
        _verbatim(formatter, self.help or "")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for one in options if (record := one.get_help_record(ctx)) is not None]
        with formatter.section(self.say("help-options")):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section(self.say("help-example")):
            for line in (self.epilog or "").splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _verbatim(formatter: click.HelpFormatter, text: str) -> None:
    formatter.write_paragraph()
    for line in text.splitlines():
        formatter.write(f"  {line}\n")


def language_option(say: Say) -> click.Option:
    """`--lang`: read from the arguments before the commands are built, and here only described and checked."""
    return click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help-lang"))


def help_option(say: Say) -> click.Option:
    """`--help` in the language spoken."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
        if wanted and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=say("help-help")
    )


def file_argument(name: str = "file", *, several: bool = False, required: bool = True) -> click.Argument:
    """An argument that names a file. Whether it exists and can be read is the reader's to say, in one clear line."""
    mark = name.upper() + ("…" if several else "")
    return click.Argument(
        [name],
        nargs=-1 if several else 1,
        required=required,
        type=click.Path(readable=False),
        metavar=mark if required else f"[{mark}]",
    )


def format_option(say: Say, command: str, choices: tuple[str, ...]) -> click.Option:
    """`--format`, the first of the choices unless told otherwise."""
    told = f"{say(f'{command}-format')} {say('help-default', value=choices[0])}"
    return click.Option(["--format"], type=click.Choice(choices), default=choices[0], help=told)


def output_option(say: Say) -> click.Option:
    """`--output FILE`."""
    return click.Option(["-o", "--output"], type=click.Path(readable=False), metavar="FILE", help=say("help-output"))


def force_option(say: Say) -> click.Option:
    """`--force`."""
    return click.Option(["--force"], is_flag=True, help=say("help-force"))
