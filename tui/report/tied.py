"""All that a figure ties to, line by line: each equation, then the other figures in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tui.layout.marks import MARK_OF
from tui.report.index import Index

MOST_TERMS = 60  # an equation of more would not fit a line


class Tied(Struct, frozen=True):
    """A line. figure: where it leads. rule: of an equation, "" for one of its figures."""

    figure: str
    words: str
    mark: str = ""
    rule: str = ""


def tied(index: Index, figure: str, *, at_most: int = 10_000) -> Iterator[Tied]:
    """The equations of a figure, each once, contradictions first; in words where one has more terms than `at_most`."""
    told: set[object] = set()
    for tie in index.ties(figure):
        rule, terms = tie.equation.rule, tie.equation.terms
        same = (rule, len(terms), frozenset((term.figure, term.side) for term in terms[:at_most]))
        if same in told:
            continue
        told.add(same)
        words = dict.fromkeys((index.arithmetic(tie, at_most=at_most), tie.equation.source))
        yield Tied(figure, "   ".join(filter(None, words)), MARK_OF.get(tie.verdict, "unresolved"), rule)
        for term in terms:
            other = index.figures[term.figure]
            if term.figure != figure and not other.nil:
                yield Tied(term.figure, f"{other.text}  {index.quoted(other.id)}")
