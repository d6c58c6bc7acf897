"""Injected errors: each changes what its truth says, in one place, and leaves the clean disclosure alone."""

from __future__ import annotations

import difflib
import re

import pytest

from benchmarks.generate import FAMILIES, generate
from benchmarks.generate.text import lines, to_text
from benchmarks.inject import KINDS, Truth, inject

SEVERAL_LINES = {"form-missing"}  # a whole table and its entry in the contents
SEEDS = range(30)
ENOUGH = 6


def planted(kind: str) -> list[tuple[list[str], list[str], Truth]]:
    """The printed lines before and after, for every document that has a place for this kind of error."""
    found = []
    for seed in SEEDS:
        for family in FAMILIES:
            if len(found) >= ENOUGH:
                return found
            doc = generate(family, seed)
            result = inject(doc, kind, seed)
            if result is not None:
                assert to_text(doc) == to_text(generate(family, seed))
                found.append((lines(doc), lines(result[0]), result[1]))
    return found


def bare(text: str) -> str:
    """`text` without what page breaks and spacing put into it, digits as ordinary ones."""
    return re.sub(r"- \d+ -|\s", "", text).translate(str.maketrans("０１２３４５６７８９．％", "0123456789.%"))


def test_there_are_at_least_25_kinds() -> None:
    assert len(KINDS) >= 25


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_finds_a_place_and_changes_only_that(kind: str) -> None:
    found = planted(kind)
    assert found
    for before, after, truth in found:
        assert before != after
        changed = [one for one in difflib.ndiff(before, after) if one[:1] in "+-"]
        if kind not in SEVERAL_LINES:
            assert len([one for one in changed if one[2:].strip()]) <= 2
        whole = bare("".join(after))
        if truth.sentence and truth.kind != "residue":
            assert bare(truth.sentence) in whole
        assert bare(truth.now) in whole


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_puts_the_same_error(kind: str) -> None:
    for family in FAMILIES:
        doc = generate(family, 1)
        first, again = inject(doc, kind, 4), inject(doc, kind, 4)
        assert (first is None) == (again is None)
        if first is not None and again is not None:
            assert first[1] == again[1]
            assert to_text(first[0]) == to_text(again[0])
