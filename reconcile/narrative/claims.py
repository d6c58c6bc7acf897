"""What a sentence says about figures."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from reconcile.narrative.phrases import Base, trimmed
from reconcile.narrative.subjects import Subject, is_version, normal

_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")

ClaimKind = Literal[
    "amount",
    "share",
    "change",
    "rate",
    "equal",
    "completion",
    "sum",
    "count",
    "product",
    "remainder",
    "bound",
    "names",
    "reason",
]


class Claim(Struct, frozen=True, kw_only=True):
    """A statement that a sentence makes.

    figures: ids in the order that the kind defines, "" where the sentence leaves a figure to be understood.
      amount, count  (the number)
      share          (rate, part, whole)
      change         (change, current, prior)
      rate           (rate, change, current, prior)
      equal          (current, prior)
      completion     (rate, final, budget)
      sum            (total, part, part, …)
      bound          (final, budget), direction +1 for 大于, −1 for 小于, 0 for 持平
      reason         (change) : a part of a change, told as its reason
      names          () : items listed by name only
    subject: canonical name, or the words as printed. about: the same, understood. base: what a change or a completion
    rate is measured against. direction: the sign that the words give. readings: other ways to understand the figures,
    in the same order, where the words leave it open. names: what a list or a reason names. candidates: the table
    figures that an amount may speak of; core: those that it must speak of if none prints its value; elsewhere: those of
    the same name in another scope. others: figures that may be meant where they fit. trusted: nothing about name and
    scope was guessed.
    """

    kind: ClaimKind
    figures: tuple[str, ...]
    subject: str
    paragraph: str
    sentence: str
    section: tuple[str, ...]
    about: Subject = Subject()
    unit: str = ""
    base: Base = Base()
    direction: int = 0
    soft: bool = False
    of: str = ""
    readings: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    more: bool = False
    whole_subject: Subject = Subject()
    candidates: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    trusted: bool = False
    clear: bool = True

    @property
    def where(self) -> str:
        """The innermost heading that it stands under."""
        return self.section[-1] if self.section else ""

    @property
    def spoken(self) -> str:
        """What it speaks of, in its own words where it has any."""
        return self.about.printed or self.subject

    @property
    def called(self) -> str:
        """What it speaks of, in its own words, or by its name where they only say which version (2022年预算数)."""
        printed = self.about.printed
        bare = is_version(trimmed(_YEAR.sub("", normal(printed))))
        name = self.about.path[-1] if self.about.path else self.subject
        return (name or printed) if bare else self.spoken
