"""The data files below `schemas/`, read and checked against the record that they must fill."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import TypeVar

import msgspec

from reconcile.errors import InvalidSchema

Shape = TypeVar("Shape")
_ENTRY = re.compile(r"\$\.(?P<table>\w+)\[(?P<place>\d+)\](?:\.(?P<key>\w+))?")


def load(name: str, shape: type[Shape]) -> Shape:
    """The file `name` (such as `lexicon/rows.toml`) as `shape`. Raises InvalidSchema with the file and key or line."""
    return parsed(name, files("schemas").joinpath(*name.split("/")).read_text("utf-8"), shape)


def parsed(name: str, text: str, shape: type[Shape]) -> Shape:
    """`text`, which stands in the file `name`, as `shape`. Raises InvalidSchema with the file and the key or line."""
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        raise InvalidSchema("schema-invalid", file=f"schemas/{name}", expected=str(error)) from error
    except msgspec.ValidationError as error:
        expected = _with_line(str(error), text)
        raise InvalidSchema("schema-invalid", file=f"schemas/{name}", expected=expected) from error


def _with_line(message: str, text: str) -> str:
    """What a record expected, such as `… - at `$.identity[2].each``, with the line where that entry stands."""
    found = _ENTRY.search(message)
    if found is None:
        return message
    return f"line {line_of(text, found['table'], int(found['place']), found['key'] or '')}: {message}"


def line_of(text: str, table: str, place: int, words: str) -> int:
    """The line, from 1, of the entry number `place` (from 0) of a `[[table]]` that holds `words`; else of its head."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line.strip() == f"[[{table}]]"]
    if place >= len(heads):
        return 1
    end = heads[place + 1] if place + 1 < len(heads) else len(lines)
    return 1 + next((number for number in range(heads[place], end) if words and words in lines[number]), heads[place])


def named(folder: str, suffix: str) -> Iterator[str]:
    """The names of the files of one kind in a folder below `schemas/`, in order."""
    found = (entry.name for entry in files("schemas").joinpath(*folder.split("/")).iterdir())
    return iter(sorted(f"{folder}/{name}" for name in found if name.endswith(suffix)))
