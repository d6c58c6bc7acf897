"""The words of the narrative, read from `schemas/lexicon/narrative.toml`, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from reconcile.numerals import fold
from reconcile.schema_files import load


class Directions(Struct, frozen=True, forbid_unknown_fields=True):
    """up, down: words that carry a sign. open: alternatives of a template that nobody chose between."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    open: tuple[str, ...]


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of the file by section and name."""

    directions: Directions
    reaching: dict[str, tuple[str, ...]]
    gap: dict[str, tuple[str, ...]]
    equality: dict[str, tuple[str, ...]]
    order: dict[str, tuple[str, ...]]
    comparison: dict[str, tuple[str, ...]]
    share: dict[str, tuple[str, ...]]
    completion: dict[str, tuple[str, ...]]
    heading: dict[str, tuple[str, ...]]
    linking: dict[str, tuple[str, ...]]
    joining: dict[str, tuple[str, ...]]
    hedges: dict[str, tuple[str, ...]]
    threshold: dict[str, tuple[str, ...]]
    reason: dict[str, tuple[str, ...]]
    zero: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    versions: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon. Raises InvalidSchema where the file is not as it must be."""
    return load("lexicon/narrative.toml", Lexicon)


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longer ones first."""
    return _alternatives(frozenset(words))


@cache  # many are asked for again with every clause
def _alternatives(words: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one))) + ")"


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """The words with full-width brackets and signs as the folded text has them."""
    return _folded(tuple(words))


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))


@cache
def reasons() -> str:
    """A pattern that matches the words that open a reason, not as a part of another word (系 in 系统)."""
    told = lexicon().reason
    return (
        "(?:" + "|".join(_alone(word, told["compounds"]) for word in sorted(told["words"], key=len, reverse=True)) + ")"
    )


def _alone(word: str, compounds: Iterable[str]) -> str:
    """A pattern of a word that is no part of these, of each of which it is the beginning or the end."""
    behind = "".join(f"(?!{re.escape(one[len(word) :])})" for one in compounds if one.startswith(word))
    before = "".join(f"(?<!{re.escape(one[: -len(word)])})" for one in compounds if one.endswith(word))
    return f"{before}{re.escape(word)}{behind}"
