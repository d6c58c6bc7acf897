"""The names of amounts, read from `schemas/lexicon/narrative_subjects.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from reconcile.schema_files import load

Side = Literal["", "收入", "支出"]
Measure = Literal["", "总计", "本年"]


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """A name of amounts. words: what it is called; alone: what it is called only where nothing stands before it."""

    name: str
    words: tuple[str, ...]
    alone: tuple[str, ...] = ()
    side: Side = ""
    measure: Measure = ""


class Modifier(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that narrow a head to a fund or a year."""

    words: tuple[str, ...]
    fund: str = ""
    measure: Measure = ""


class Partition(Struct, frozen=True, forbid_unknown_fields=True):
    """Parts that make up a total, and parts that may join them."""

    of: tuple[str, ...]
    parts: tuple[str, ...]
    more: tuple[str, ...] = ()


class Subjects(Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    head: tuple[Head, ...]
    modifier: tuple[Modifier, ...]
    partition: tuple[Partition, ...]


@cache
def subjects() -> Subjects:
    """The file of subjects. Raises InvalidSchema where it is not as it must be."""
    return load("lexicon/narrative_subjects.toml", Subjects)
