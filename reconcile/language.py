"""Messages in Chinese and English, from the Fluent files in `schemas/messages/`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from reconcile.errors import REASONS, GoujiError, InvalidSchema

if TYPE_CHECKING:
    from fluent.syntax import ast

Language = Literal["zh", "en"]
Say = Callable[..., str]
_BEGIN = re.compile(r"^(?=[a-z][\w-]* *=)", re.MULTILINE)  # of a message; what goes on is set in


def preferred() -> Language:
    """The language of the environment: `GOUJI_LANG`, then the locale; Chinese where it names none."""
    for name in ("GOUJI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"


@cache
def speaker(language: Language) -> Say:
    """A function `say(key, **facts)` that returns the message in `language`. Whole numbers are grouped by thousands. An
    unknown key, or a fact that is missing, raises KeyError.
    """

    def say(key: str, /, **facts: str | int) -> str:
        return _said(_pattern(language, key), facts)

    return say


def told(error: GoujiError, say: Say) -> str:
    """An expected failure in the language that `say` speaks, and in it why the system refused."""
    facts = dict(error.facts)
    facts |= {name: say(str(facts[name])) for name in ("why", "reason") if facts.get(name) in REASONS}
    return say(error.key, **facts)


def worded(facts: Mapping[str, str], language: Language) -> dict[str, str]:
    """What a message of a rule names, where a fact that is words of ours is the key of a message, `fact-…`: it is said
    in `language`, with the other facts in it. What the document says stays as it is.
    """
    say, known = speaker(language), dict(facts)
    for name, fact in facts.items():
        if fact.startswith("fact-"):
            with suppress(KeyError):  # then it is text of a document
                known[name] = say(fact, **facts)
    return known


Facts = Mapping[str, str | int]


class Fact(NamedTuple):
    """Where a fact stands in a message."""

    name: str
    grouped: bool = True

    def shown(self, facts: Facts) -> str:
        """The fact as it is said."""
        fact = facts[self.name]
        return f"{fact:,}" if self.grouped and isinstance(fact, int) else str(fact)


class Plural(NamedTuple):
    """Words that depend on a count: those that go with one, and those that go with every other."""

    name: str
    one: Pattern
    other: Pattern

    def shown(self, facts: Facts) -> str:
        """The words for the count."""
        return _said(self.one if facts[self.name] == 1 else self.other, facts)


Pattern = tuple["str | Fact | Plural", ...]


def _said(pattern: Pattern, facts: Facts) -> str:
    return "".join(part if isinstance(part, str) else part.shown(facts) for part in pattern)


@cache
def _pattern(language: Language, key: str) -> Pattern:
    """A message, looked for first in the file whose name its key begins with. Only what is said is parsed: all that a
    file holds would take longer than to read ten pages.
    """
    from fluent.syntax import FluentParser, ast  # noqa: PLC0415 - not everything that asks for a language speaks

    folder = files("schemas").joinpath("messages", language)
    names = sorted(entry.name.removesuffix(".ftl") for entry in folder.iterdir() if entry.name.endswith(".ftl"))
    for name in sorted(names, key=lambda one: one != key.partition("-")[0]):
        if key in (known := _messages(language, name)):
            message = FluentParser(with_spans=False).parse_entry(known[key])
            if isinstance(message, ast.Message) and message.value is not None:
                return _parts(message.value)
    raise KeyError(key)


@cache
def _messages(language: Language, name: str) -> dict[str, str]:
    """The messages of a Fluent file as they are written there, by their keys."""
    text = files("schemas").joinpath("messages", language, f"{name}.ftl").read_text("utf-8")
    entries = _BEGIN.split(text)[1:]
    return {one.partition("=")[0].strip(): one for one in entries}


def _part(element: object) -> str | Fact | Plural:
    from fluent.syntax import ast  # noqa: PLC0415 - as above

    match element:
        case ast.TextElement(value=value):
            return str(value)
        case ast.Placeable(expression=ast.StringLiteral() as literal):
            return str(literal.parse()["value"])
        case ast.Placeable(expression=ast.VariableReference(id=name)):
            return Fact(name.name)
        case ast.Placeable(
            expression=ast.FunctionReference(
                id=ast.Identifier(name="NUMBER"),
                arguments=ast.CallArguments(positional=[ast.VariableReference(id=name)]),
            )
        ):
            return Fact(name.name, grouped=False)
        case ast.Placeable(
            expression=ast.SelectExpression(
                selector=ast.VariableReference(id=name),
                variants=[
                    ast.Variant(key=ast.Identifier(name="one"), value=one),
                    ast.Variant(key=ast.Identifier(name="other"), value=other, default=True),
                ],
            )
        ):
            return Plural(name.name, _parts(one), _parts(other))
    raise InvalidSchema("schema-invalid", file="schemas/messages", expected="text, { $fact }, one and other")


def _parts(pattern: ast.Pattern) -> Pattern:
    return tuple(map(_part, pattern.elements))
