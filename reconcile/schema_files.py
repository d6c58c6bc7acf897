"""The data files below `schemas/`, read and checked against the record that they must fill."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import TypeVar

import msgspec

from reconcile.errors import InvalidSchema

Shape = TypeVar("Shape")


def load(name: str, shape: type[Shape]) -> Shape:
    """The file `name` (such as `lexicon/rows.toml`) as `shape`. Raises InvalidSchema with the file and key or line."""
    return parsed(name, files("schemas").joinpath(*name.split("/")).read_text("utf-8"), shape)


def parsed(name: str, text: str, shape: type[Shape]) -> Shape:
    """`text`, which stands in the file `name`, as `shape`. Raises InvalidSchema with the file and the key or line."""
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InvalidSchema("schema-invalid", file=f"schemas/{name}", expected=str(error)) from error


def named(folder: str, suffix: str) -> Iterator[str]:
    """The names of the files of one kind in a folder below `schemas/`, in order."""
    found = (entry.name for entry in files("schemas").joinpath(*folder.split("/")).iterdir())
    return iter(sorted(f"{folder}/{name}" for name in found if name.endswith(suffix)))
