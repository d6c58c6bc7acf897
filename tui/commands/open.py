"""`gouji`, `gouji FILE`: the app."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from reconcile.errors import UnreadableDocument
from reconcile.language import Language, Say, speaker
from tui.commands import NAMES
from tui.commands.spoken import Spoken, file_argument


class _Opening(Spoken):
    """The command without a name, whose help lists those that have one."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, and then the commands."""
        super().format_epilog(ctx, formatter)
        with formatter.section(self.say("help-commands")):
            formatter.write_dl([(f"gouji {name}", self.say(f"{name}-short")) for name in NAMES])


def command(language: Language) -> click.Command:
    """`[FILE]`: a disclosure or a review; without it the start screen."""
    say = speaker(language)
    return _Opening(
        "open",
        language,
        callback=lambda **given: start(language=language, **given),
        params=[
            file_argument(required=False),
            click.Option(["--review"], type=click.Path(readable=False), metavar="REVIEW", help=say("open-review")),
            click.Option(
                ["--from", "earlier"], type=click.Path(readable=False), metavar="REVIEW", help=say("open-from")
            ),
            click.Option(["--prior"], type=click.Path(readable=False), metavar="FILE", help=say("open-prior")),
            click.Option(["--reviewer"], default="", metavar="NAME", help=say("open-reviewer")),
            click.Option(["--read-only"], is_flag=True, help=say("open-read-only")),
            _version_option(say),
        ],
    )


def start(
    file: str | None,
    review: str | None,
    earlier: str | None,
    prior: str | None,
    reviewer: str,
    read_only: bool,  # noqa: FBT001
    language: Language,
) -> int:
    """Start the app, where there is a terminal to show it on."""
    if file and Path(file).is_dir() and (review or earlier or prior):
        raise UnreadableDocument("open-folder-alone", file=file)
    require_terminal(os.environ)
    from tui.app import run  # noqa: PLC0415 - textual, when it is needed

    def path(given: str | None) -> Path | None:
        return Path(given) if given else None

    return run(
        path(file),
        review=path(review),
        earlier=path(earlier),
        prior=path(prior),
        reviewer=reviewer.strip(),
        read_only=read_only,
        language=language,
    )


def require_terminal(environment: Mapping[str, str]) -> None:
    """Raise where there is nothing to show the app on: no terminal, one that only prints, or one of another charset."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UnreadableDocument("no-terminal")
    if (term := environment.get("TERM", "")) == "dumb":
        raise UnreadableDocument("terminal-bare", term=term)
    named = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    charset = named.partition(".")[2].partition("@")[0]
    if charset and charset.lower().replace("-", "") != "utf8":
        raise UnreadableDocument("terminal-charset", charset=charset)


def _version_option(say: Say) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
        if wanted and not ctx.resilient_parsing:
            from importlib.metadata import version  # noqa: PLC0415 - slow, and rarely asked

            click.echo(f"gouji {version('gouji')}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=say("open-version")
    )
