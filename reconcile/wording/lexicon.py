"""The words of `schemas/lexicon/wording.toml`, checked when they are loaded."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from reconcile.schema_files import load


class Topic(Struct, frozen=True, forbid_unknown_fields=True, rename={"words": "any"}):
    """Something that a complete disclosure speaks of. words: one of them is enough. since: the first year for which it
    was asked for everywhere, or 0. stated: what defines it or only mentions it is not enough. counted: words that
    speak of it where they are counted. elsewhere: words of sentences that count them for another topic. spared,
    spared_offices: by what words a body says, and how the name of a body ends, that need not speak of it.
    """

    name: str
    words: tuple[str, ...]
    since: int = 0
    stated: bool = False
    counted: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    spared_offices: tuple[str, ...] = ()


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; its own comments say what each list is."""

    instructions: tuple[str, ...]
    alternatives: tuple[str, ...]
    amount_words: tuple[str, ...]
    rate_words: tuple[str, ...]
    doubled: tuple[str, ...]
    clashing: tuple[str, ...]
    asked: tuple[str, ...]
    office_endings: tuple[str, ...]
    topic: tuple[Topic, ...]


@cache
def wording() -> Wording:
    """The words. Raises InvalidSchema with what was expected."""
    return load("lexicon/wording.toml", Wording)


def one_of(words: tuple[str, ...]) -> str:
    """A regular expression that matches any of `words`, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
