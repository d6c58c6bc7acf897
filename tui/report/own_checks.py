"""Checks of the reviewer's own: do these figures add up to that one, is that one their share?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from reconcile.findings.formula import formula
from reconcile.ledger import Equation, Figure, Term
from reconcile.numerals import in_unit, shown
from reconcile.review import Anchor, OwnCheck
from reconcile.review.evidence import words
from tui.layout.marks import HOLDS
from tui.report.index import Index

Kind = Literal["sum", "share"]
RULE = "OWN"


class Answer(Struct, frozen=True):
    """What came of a check: the verdict as of any equation, and the arithmetic. target, parts: the figures in their
    order, "" for one of a kept check that is not found in this version. gap: by how much it does not
    hold, with its unit.
    """

    kind: Kind
    verdict: str
    formula: str
    target: str
    parts: tuple[str, ...]
    gap: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        """All of them, that which the others should make first."""
        return (self.target, *self.parts)

    @property
    def lost(self) -> bool:
        """Whether a figure is not found."""
        return "" in self.figures


def possible(index: Index, target: str, parts: Sequence[str]) -> tuple[Kind, ...]:
    """What can be asked of these figures: a share needs a percentage and two others."""
    percent = index.figures[target].dimension == "percent"
    kinds: list[Kind] = []
    if parts and all(index.figures[one].dimension == index.figures[target].dimension for one in parts):
        kinds.append("sum")
    if percent and len(parts) == 2:
        kinds.append("share")
    return tuple(kinds)


def answer(index: Index, kind: Kind, target: str, parts: Sequence[str]) -> Answer:
    """Decide it, by the same arithmetic as every rule."""
    from reconcile.deciding import decide  # noqa: PLC0415 - polars, which is loaded by now
    from reconcile.frames import OPERANDS, equations_frame, figures_frame, terms_frame  # noqa: PLC0415

    equation = _equation(kind, target, parts)
    named = list(dict.fromkeys((target, *parts)))
    frame = figures_frame((index.figures[one] for one in named), OPERANDS)
    made = decide(frame, equations_frame([equation]), terms_frame([equation], named))
    verdict, recomputed, gap = made.select("verdict", "recomputed", "gap").row(0)
    unit = index.figures[target].unit
    off = f"{shown(in_unit(gap, unit))}{unit}" if verdict == "inconsistent" else ""
    words = formula(equation, index.figures, verdict, recomputed)
    return Answer(kind, verdict, words, target, tuple(parts), off)


def asked(index: Index, kind: Kind, target: str, parts: Sequence[str]) -> Answer:
    """The answer to what is picked in whatever order: of two figures of a share either may be the whole."""
    ways = [parts, parts[::-1]] if kind == "share" else [parts]
    answers = [answer(index, kind, target, one) for one in ways]
    return next((one for one in answers if one.verdict in HOLDS), answers[0])


def _equation(kind: Kind, target: str, parts: Sequence[str]) -> Equation:

    if kind == "sum":
        return Equation(
            rule=RULE, shape="linear", terms=(Term(target, "stated"), *(Term(one, "parts") for one in parts))
        )
    over, under = parts
    return Equation(rule=RULE, shape="ratio", terms=(Term(target, "rate"), Term(over, "over"), Term(under, "under")))


def anchor(index: Index, name: str) -> Anchor:
    """How a figure is remembered in the review. For one in running text, `column` keeps its words."""

    figure = index.figures[name]
    at = (figure.row, figure.column) if figure.row is not None and figure.column is not None else None
    return Anchor(
        kind="sentence" if figure.sentence else "cell",
        title=figure.title,
        row="" if figure.sentence else figure.row_label,
        column=figure.text if figure.sentence else figure.column_label,
        text=figure.sentence or figure.text,
        page=figure.place.page,
        block=figure.block,
        at=at,
    )


def found(index: Index, wanted: Anchor) -> str:
    """The figure that an anchor means in this document, by its labels or its sentence; "" where it is not clear."""
    same = list(_in_sentences(index, wanted) if wanted.kind == "sentence" else _in_tables(index, wanted))
    if len(same) > 1:
        same = [figure for figure in same if (figure.row, figure.column) == (wanted.at or (None, None))]
    return same[0].id if len(same) == 1 else ""


def _in_tables(index: Index, wanted: Anchor) -> Iterator[Figure]:
    for figure in index.figures.values():
        labels = (figure.title, figure.row_label, figure.column_label)
        if not figure.sentence and labels == (wanted.title, wanted.row, wanted.column):
            yield figure


def _in_sentences(index: Index, wanted: Anchor) -> list[Figure]:
    """In the very sentence; or else at its place in the one of the same words, whose numbers were corrected."""

    def beside(sentence: str, text: str) -> tuple[str, str]:
        before, _, after = sentence.partition(text)
        return words(before), words(after)

    told = [one for one in index.figures.values() if one.sentence]
    there = beside(wanted.text, wanted.column)
    return [one for one in told if (one.sentence, one.text) == (wanted.text, wanted.column)] or [
        one for one in told if one.title == wanted.title and beside(one.sentence, one.text) == there
    ]


def again(index: Index, checks: Sequence[OwnCheck]) -> Mapping[str, Answer]:
    """Every check of the review on this document, by its id."""
    answers: dict[str, Answer] = {}
    for check in checks:
        target, *parts = (found(index, one) for one in (check.target, *check.parts))
        lost = Answer(check.kind, "indeterminate", check.formula, target, tuple(parts))
        sound = not lost.lost and check.kind in possible(index, target, parts)
        answers[check.id] = answer(index, check.kind, target, parts) if sound else lost
    return answers
