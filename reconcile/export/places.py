"""Where something is printed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec.structs import replace

from reconcile.export.printable import one_line
from reconcile.language import Say
from reconcile.review.record import SavedOperand

LONGEST = 60  # characters of a sentence that are quoted


class Placed(Protocol):
    """What has a place: an operand of a report or of a review."""

    @property
    def text(self) -> str:
        """What is printed."""

    @property
    def heading(self) -> str:
        """The table or section; a performance-target sheet with its project."""

    @property
    def row(self) -> str:
        """The words that head its row."""

    @property
    def column(self) -> str:
        """The words that head its column."""

    @property
    def sentence(self) -> str:
        """The sentence that holds it."""

    @property
    def page(self) -> int | None:
        """The page, from 1."""

    @property
    def line(self) -> int | None:
        """The line of a text file, from 1."""


def place_of(one: Placed, say: Say) -> str:
    """Where it stands, on one line; a label that is itself what is printed there is not said again."""
    labels = (one_line(label) for label in (one.row, one.column) if label != one.text)
    cell = " × ".join(words for words in labels if words)
    sentence = f"“{around(one_line(one.text), one_line(one.sentence), LONGEST)}”" if one.sentence else ""
    return " · ".join(words for words in (one_line(one.heading), cell, sentence, sheet_of(one, say)) if words)


def places_of(operands: Iterable[SavedOperand], say: Say, before: str = "") -> Iterator[str]:
    """Where each of them stands, without what the one before says already. before: what stands above the first."""
    sentence = ""
    for one in operands:
        told = replace(one, title="" if one.heading == before else one.title)
        if one.sentence and one.sentence == sentence:
            told = replace(told, sentence="")
            yield " · ".join(words for words in (say("report-same-sentence"), place_of(told, say)) if words)
        else:
            yield place_of(told, say)
        before, sentence = one.heading, one.sentence


def sheet_of(one: Placed, say: Say) -> str:
    """Its page, or its line where there are no pages."""
    if one.page is not None:
        return say("report-page", page=str(one.page))
    return say("report-line", line=str(one.line)) if one.line is not None else ""


def page_numbers(pages: Iterable[int]) -> str:
    """Numbers of pages in rising order, runs of them drawn together: `2, 5–7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def around(text: str, sentence: str, most: int) -> str:
    """At most so many characters of the sentence, those around `text`, with … for what was cut."""
    if len(sentence) <= most:
        return sentence
    middle = max(sentence.find(text), 0) + len(text) // 2
    start = min(max(middle - most // 2, 0), len(sentence) - most)
    before, after = "…" if start else "", "…" if start + most < len(sentence) else ""
    return before + sentence[start : start + most] + after
