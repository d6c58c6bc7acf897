"""The commands, one module each, loaded when it is called: a module's `command(language)` builds it."""

from __future__ import annotations

from importlib import import_module

import click

from reconcile.language import Language

NAMES = ("check", "figures", "tables", "export", "rule", "merge", "status")


def command(name: str, language: Language) -> click.Command:
    """The command of this name, speaking `language`; "open" is the one without a name, which opens the app."""
    module = import_module(f"tui.commands.{name}")
    built: click.Command = module.command(language)
    return built
