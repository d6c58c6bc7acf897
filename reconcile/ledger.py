"""The ledger: figures, the terms they take in equations, and the records that rules yield.

A figure is one printed number. An equation relates figures; it never says whether it holds. `reconcile.frames` lays
them out as frames, and `reconcile.deciding` turns those into verdicts in one query.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

from reconcile.disclosure import Part, Place
from reconcile.numerals import Bound, Dimension

Shape = Literal["linear", "ratio", "growth"]
Relation = Literal["=", "≤"]
Side = Literal["stated", "parts", "rate", "over", "under", "current", "prior", "change"]
_NO_FACTS: Mapping[str, str] = {}  # one for all: most of many thousand equations need none


class Figure(Struct, frozen=True, kw_only=True, gc=False):
    """One printed number with all that is known of it.

    id: unique in the document. text: as printed, with sign, unit and bound. value: in `unit`. micro, half: see
    `numerals`; micro is None for what is printed but cannot be decided. nil: a blank or a dash, which counts as an
    exact zero and is not counted as a printed figure. block: id of the table or paragraph. form: code of the form
    that its table was recognised as, or "". title: the table's title, or the section's heading. row, column: grid
    position in a table. row_label, column_label: the words that head them. sentence, offset: the sentence that holds
    a narrative figure and where in the paragraph's (or cell's) text the figure starts. doubtful: read by optical
    recognition. footed: this figure is a total by its nature (see `rounding.md`, the same fact in several places).
    """

    id: str
    text: str
    value: Decimal | None
    unit: str
    decimals: int
    micro: int | None
    half: int
    dimension: Dimension
    part: Part
    block: str
    title: str
    place: Place
    bound: Bound = ""
    soft: bool = False
    nil: bool = False
    doubtful: bool = False
    form: str = ""
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    column_label: str = ""
    sentence: str = ""
    offset: int | None = None


class Term(Struct, frozen=True, array_like=True, gc=False):
    """One figure's part in one equation.

    side: what the figure is in its shape.
      linear  Σ stated = Σ parts (or ≤)
      ratio   rate = Σ over / Σ under, the rate in percent
      growth  rate = current / prior − 1, or rate = change / (current − change); weight −1 on rate and change where
              the words say that the figure went down
    weight: +1 or −1, or another whole number.
    """

    figure: str
    side: Side
    weight: int = 1


class Equation(Struct, frozen=True, kw_only=True, gc=False):
    """A statement that figures of the document must satisfy.

    rule: the code of the rule that states it. same: one fact printed in several places (exactly two terms). facts:
    arguments of the rule's message. source: the identity in words, such as `合计 = 基本支出 + 项目支出`. where: what
    the reviewer calls the place, such as a form's title and a row's label. unreadable: why it cannot be decided
    (candidates equally good, an operand that could not be read): the verdict is then indeterminate.
    """

    rule: str
    shape: Shape
    terms: tuple[Term, ...]
    relation: Relation = "="
    same: bool = False
    source: str = ""
    where: str = ""
    unreadable: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: _NO_FACTS)

    @property
    def figures(self) -> frozenset[str]:
        """The ids of its figures."""
        return frozenset(term.figure for term in self.terms)


class Excerpt(Struct, frozen=True, kw_only=True):
    """Printed text that an observation points at and that is no figure."""

    text: str
    part: Part
    title: str = ""
    row: str = ""
    column: str = ""
    sentence: str = ""
    block: str = ""
    place: Place = Place()


class Observation(Struct, frozen=True, kw_only=True):
    """Something that a rule saw and that is no equation. operands: figure ids and excerpts, in the order to show."""

    rule: str
    operands: tuple[str | Excerpt, ...]
    where: str = ""
    facts: Mapping[str, str] = {}


class NotRun(Struct, frozen=True):
    """A rule that could not be applied to this document. why: a message key of `report.ftl`, with its arguments.
    figures: ids of those that it would have tied, where they are known.
    """

    rule: str
    why: str
    facts: Mapping[str, str] = {}
    figures: tuple[str, ...] = ()


Statement = Equation | Observation | NotRun
