"""The command `gouji`: which language, which command, and one clear line for whatever goes wrong."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path

import click

from reconcile.language import Language, preferred
from tui.boundary import guarded, narrate
from tui.commands import NAMES, command

FAILED = 2
GARBAGE = 100_000  # new records before Python looks for garbage


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(given)
    status = FAILED
    # What the query of all equations has used is given back at once, not after half a second: read when polars loads.
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0")
    # A document is many records that live as long as it is open: to look through them again and again for what could
    # be freed takes a tenth of the start, and is felt at the keys. A command has hardly any garbage till its end.
    gc.set_threshold(GARBAGE if chosen(given)[0] == "open" else 10 * GARBAGE)
    try:
        status = guarded(lambda: run(given, language), language, FAILED)
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would still complain when it flushes at exit.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    gc.freeze()  # what is left goes with the process: to look through it all for garbage takes another tenth
    sys.exit(status)


def language_of(arguments: Sequence[str]) -> Language:
    """The language that `--lang` asks for, or that of the environment."""
    for one, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        wanted = following if one == "--lang" else one.partition("--lang=")[2]
        if wanted == "zh":
            return "zh"
        if wanted == "en":
            return "en"
    return preferred()


def run(arguments: list[str], language: Language) -> int:
    """Run one command; returns its exit status."""
    name, rest = chosen(arguments)
    if name == "open" and (said := misspelt(rest, language)):
        narrate(said)
        return FAILED
    try:
        spoken = command(name, language)
        status = spoken.main(rest, prog_name=f"gouji {name}".removesuffix(" open"), standalone_mode=False)
    except click.UsageError as error:
        narrate(wrong_use(error, language))
        return FAILED
    except click.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else 0


def chosen(arguments: list[str]) -> tuple[str, list[str]]:
    """The command and what is left for it; what names no command is a file to open."""
    rest = list(arguments)
    before: list[str] = []
    while rest and rest[0].startswith("--lang"):
        before += [rest.pop(0)]
        if before[-1] == "--lang" and rest:
            before += [rest.pop(0)]
    if rest and rest[0] in NAMES:
        return rest[0], [*before, *rest[1:]]
    return "open", [*before, *rest]


def misspelt(arguments: list[str], language: Language) -> str:
    """What to say where the first argument is no file and was meant for a command: nearly the name of one, or with more
    after it; else "".
    """
    from reconcile.language import speaker  # noqa: PLC0415 - only where something is wrong

    given = next((one for one in arguments if not one.startswith("-")), "")
    near = get_close_matches(given, NAMES, 1)
    followed = len(arguments) > 1 and arguments[0] == given
    if Path(given).exists() or not (near or (followed and not Path(given).suffix)):
        return ""
    key, names = ("usage-no-command", "") if near else ("usage-unknown-command", ", ".join(NAMES))
    said = speaker(language)(key, given=given, near="".join(near), names=names)
    return speaker(language)("usage-line", said=said, command="gouji")


def wrong_use(error: click.UsageError, language: Language) -> str:
    """A mistake in the arguments, in one line."""
    from reconcile.language import speaker  # noqa: PLC0415 - only where something is wrong

    say = speaker(language)
    path = error.ctx.command_path if error.ctx else "gouji"
    if isinstance(error, click.NoSuchOption):
        said = say("usage-no-option", option=error.option_name)
    elif isinstance(error, click.MissingParameter):
        said = say("usage-missing", argument=error.param.human_readable_name if error.param else "?")
    elif isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.IntRange):
        least, most = str(error.param.type.min), str(error.param.type.max)
        said = say("usage-range", option=error.param.opts[0], least=least, most=most)
    elif isinstance(error, click.BadParameter) and error.param is not None:
        choices = " | ".join(map(str, getattr(error.param.type, "choices", ()))) or error.message
        said = say("usage-bad-value", option=error.param.opts[0], choices=choices)
    elif isinstance(error, click.BadOptionUsage):
        takes_none = "does not take" in error.message
        said = say("usage-takes-none" if takes_none else "usage-no-value", option=error.option_name)
    elif extra := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.message, re.DOTALL):
        said = say("usage-extra", arguments=extra[1])
    else:
        said = say("usage-wrong", said=error.format_message())
    return say("usage-line", said=said, command=path)


if __name__ == "__main__":
    main()
