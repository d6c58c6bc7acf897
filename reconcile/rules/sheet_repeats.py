"""The same amount in several texts of one performance-target sheet (项目概况, 实施计划, 总体目标)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.prose_arithmetic import prose
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.chosen import target_sheets
from reconcile.target_sheets.projects import bare
from reconcile.target_sheets.slips import is_slip

CODES = ("PRF310",)

_WORDS = 3  # characters right before an amount that say what it is
_DIGITS = 3  # digits from which two equal amounts are no chance
_NOT_WORDS = re.compile(r"[\dA-Za-z\0]")


class _Said(Struct, frozen=True):
    """An amount, its paragraph and the characters right before it."""

    figure: str
    paragraph: str
    words: str
    micro: int


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for each amount with one of the same words in another text, if it is the same or a slip of it."""
    for sheet in target_sheets(known):
        said = [one for one in _amounts(sheet) if one.figure in known.figures]
        for place, one in enumerate(said):
            earlier = [other for other in said[:place] if other.words == one.words and other.paragraph != one.paragraph]
            same = next((other for other in earlier if other.micro == one.micro), None)
            slip = next((other for other in earlier if is_slip(other.micro, one.micro)), None)
            other = same or slip
            if other is not None:
                yield _equation(sheet, one, other)


def _amounts(sheet: TargetSheet) -> Iterator[_Said]:
    for paragraph in sheet.prose:
        of = prose(paragraph.text)
        for at, token in enumerate(of.tokens):
            words = _NOT_WORDS.sub("", bare(of.lead(at)))[-_WORDS:]
            long = len(str(of.micro(at)).rstrip("0")) >= _DIGITS
            if of.is_money(at) and not token.soft and not token.bound and len(words) == _WORDS and long:
                yield _Said(f"{paragraph.id}#{token.start}", paragraph.id, words, of.micro(at))


def _equation(sheet: TargetSheet, one: _Said, other: _Said) -> Equation:
    return Equation(
        rule="PRF310",
        shape="linear",
        terms=(Term(one.figure, "stated"), Term(other.figure, "parts")),
        same=True,
        source="同一张表各处所述的同一金额相同",
        where=sheet.project,
        facts={"words": one.words},
    )
