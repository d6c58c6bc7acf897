"""Messages in Chinese and English, from the Fluent files in `schemas/messages/`."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]
Say = Callable[..., str]


def preferred() -> Language:
    """The language of the environment: `GOUJI_LANG`, then the locale; Chinese where it names none."""
    for name in ("GOUJI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"


@cache
def speaker(language: Language) -> Say:
    """A function `say(key, **facts)` that returns the message in `language`. An unknown key raises KeyError."""
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 - 80 ms that `--version` need not pay

    bundle = FluentBundle([language], use_isolating=False)
    for entry in sorted(files("schemas").joinpath("messages", language).iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(entry.read_text("utf-8")))

    def say(key: str, /, **facts: str | int) -> str:
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, problems = bundle.format_pattern(message.value, facts)
        if problems:
            raise KeyError(f"{key}: {problems[0]}")
        return str(text)

    return say
