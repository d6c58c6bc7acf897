"""The same amount, or the same sentence with its numbers, in several texts of one performance-target sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from reconcile.disclosure import Paragraph
from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.prose import prose
from reconcile.narrative.prose.items import items
from reconcile.narrative.tokens import tokens
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import same_money
from reconcile.target_sheets.projects import bare
from reconcile.target_sheets.slips import is_slip

CODES = ("PRF310",)

# Characters right before an amount that say what it is, by its digits: the fewer these are, the more words it takes to
# show that two equal amounts are no chance.
_WORDS = {1: 0, 2: 5}
_FEWEST = 3
_SENTENCE = re.compile(r"[^。；;]+")
_SENTENCE_WORDS = 10  # characters from which two equal sentences are no chance
_SHOWN = 20  # characters of a sentence that a message shows
_BUDGETED = re.compile(r"预算(?:费用|经费|资金|金额)?(?:为|共|共计)?$")
_RAISED = re.compile(r"(?:提高|提升|上升|增加|扩大)到")
_NUMBER = re.compile(r"[\d.,]+")
_NOT_WORDS = re.compile(r"[\dA-Za-z\0]")


class _Said(Struct, frozen=True):
    """An amount, its paragraph and the characters right before it."""

    figure: str
    paragraph: str
    words: str
    micro: int


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for each amount with one of the same words in another text, if it is the same or a slip of it."""
    for sheet in known.target_sheets:
        said = [one for one in _amounts(sheet) if one.figure in known.figures]
        for place, one in enumerate(said):
            earlier = [other for other in said[:place] if other.words == one.words and other.paragraph != one.paragraph]
            same = next((other for other in earlier if other.micro == one.micro), None)
            slip = next((other for other in earlier if is_slip(other.micro, one.micro)), None)
            other = same or slip
            if other is not None:
                yield _equation(sheet, one, other)
        yield from _restated(known, sheet)
        yield from _sentences(known, sheet)


def _restated(known: Recognition, sheet: TargetSheet) -> Iterator[Equation]:
    """What a numbered item costs, said again at its end (3.邮寄费用10万元。…2026年预计7000件，预算费用为10万元)."""
    for paragraph in sheet.prose:
        of = prose(paragraph.text)
        for item in items(of.text):
            inside = [at for at, one in enumerate(of.tokens) if item.start <= one.start < item.end and of.is_money(at)]
            for at in inside[1:]:
                head, again = (f"{paragraph.id}#{of.tokens[one].start}" for one in (inside[0], at))
                alike = of.micro(at) == of.micro(inside[0]) or is_slip(of.micro(at), of.micro(inside[0]))
                if alike and _BUDGETED.search(of.before(at)) and {head, again} <= known.figures.keys():
                    yield _equation(sheet, _Said(again, "", of.lead(at), 0), _Said(head, "", of.lead(inside[0]), 0))


def _sentences(known: Recognition, sheet: TargetSheet) -> Iterator[Statement]:
    """The numbers of a sentence that stands word for word in two texts: rates and counts, since amounts are told above.

    The goals of several years and of one may differ, so that other numbers only count where the periods coincide, or
    where the year is to raise something higher than all years are.
    """
    first: dict[tuple[str, int], list[str]] = {}
    for paragraph in sheet.prose:
        for words, ids in _numbered_sentences(known, paragraph):
            earlier = first.setdefault((words, len(ids)), ids)
            equal = [_same_value(known, one, other) for one, other in zip(ids, earlier, strict=True)]
            higher = _RAISED.search(words) and any(
                (known.figures[one].micro or 0) > (known.figures[other].micro or 0)
                for one, other in zip(ids, earlier, strict=True)
            )
            if earlier is not ids and (all(equal) or higher or same_money(sheet, known.figures)):
                for one, other in zip(ids, earlier, strict=True):
                    shown = words[:_SHOWN]
                    yield _equation(sheet, _Said(one, "", shown, 0), _Said(other, "", shown, 0))


def _numbered_sentences(known: Recognition, paragraph: Paragraph) -> Iterator[tuple[str, list[str]]]:
    """Sentences with rates or counts: their words with the numbers taken out, and the ids of the numbers."""
    numbers = tokens(paragraph.text)
    for found in _SENTENCE.finditer(paragraph.text):
        inside = [one for one in numbers if found.start() <= one.start < found.end()]
        ids = [f"{paragraph.id}#{one.start}" for one in inside]
        if not ids or any(one.kind == "money" for one in inside) or any(id_ not in known.figures for id_ in ids):
            continue
        words = bare(_NUMBER.sub("", found.group()))
        if len(words) >= _SENTENCE_WORDS:
            yield words, ids


def _same_value(known: Recognition, one: str, other: str) -> bool:
    ours, theirs = known.figures[one], known.figures[other]
    return (ours.micro, ours.dimension) == (theirs.micro, theirs.dimension)


def _amounts(sheet: TargetSheet) -> Iterator[_Said]:
    for paragraph in sheet.prose:
        of = prose(paragraph.text)
        for at, token in enumerate(of.tokens):
            asked = _WORDS.get(len(str(of.micro(at)).rstrip("0")), _FEWEST)
            words = _NOT_WORDS.sub("", bare(of.lead(at)))[-asked:] if asked else ""
            if of.is_money(at) and not token.soft and not token.bound and asked and len(words) == asked:
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
