"""What an amount is an amount of: a name, a fund, a side, a year and a version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from reconcile.narrative.lexicon import lexicon
from reconcile.narrative.subject_words import Measure, Side
from reconcile.numerals import fold

Version = Literal["", "initial", "adjusted", "budget", "final", "prior", "change"]
BUDGETS: tuple[Version, ...] = ("initial", "adjusted", "budget")


class Subject(Struct, frozen=True):
    """What a number is a figure of.

    name: canonical name, or the label of a table's row, or "" where only the context tells. item: name is a row label
    of the document's tables. sure: every word of the phrase was understood. path: 类, 款, 项 as printed, for
    `一般公共服务支出（类）…（款）…（项）`. year: a year that the phrase names, or 0. owner: an organisation that the
    phrase names and that is not known to be the one whose document this is.
    """

    printed: str = ""
    name: str = ""
    item: bool = False
    side: Side = ""
    measure: Measure = ""
    fund: str = ""
    version: Version = ""
    path: tuple[str, ...] = ()
    year: int = 0
    owner: str = ""
    sure: bool = True

    @property
    def known(self) -> bool:
        """Whether the phrase names something."""
        return bool(self.name or self.fund)

    @property
    def ours(self) -> bool:
        """Whether it is surely our own and of the year."""
        return self.sure and not (self.owner or self.year)


class Names(Struct, frozen=True):
    """What a document calls things: its entity, and the labels of its tables by their normal form."""

    entity: str = ""
    labels: Mapping[str, str] = {}


QUOTES = re.compile(r"[“”\"'‘’《》「」〈〉]")
BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(2**10)  # a few labels are compared with everything that is named
def normal(text: str) -> str:
    """A label for comparison: folded, without white space, quotes and what stands in brackets."""
    return BRACKETS.sub("", QUOTES.sub("", fold("".join(text.split()))))


@cache
def versions() -> dict[str, Version]:
    """Which version each word means, the longest words first."""
    kinds: tuple[Version, ...] = (*BUDGETS, "final")
    pairs = [(word, kind) for kind in kinds for word in lexicon().versions[kind]]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def is_version(text: str) -> bool:
    """Whether a word tells only which version of an amount is meant: 决算数."""
    return text in versions()
