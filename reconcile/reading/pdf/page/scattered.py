"""Characters that a file draws one by one in any order, made words by their places alone."""

from __future__ import annotations

from reconcile.reading.pdf.page.characters import APART, Word
from reconcile.reading.pdf.page.lines import rows_of_words

_FEWEST = 20  # words
_SHORT = 1.6  # characters: words are longer where a file draws texts one after the other


def as_words(words: list[Word]) -> list[Word]:
    """`words` as they are, or made anew where most are of one character, since the next was drawn somewhere else."""
    if len(words) < _FEWEST or sum(len(word.chars) for word in words) > _SHORT * len(words):
        return words
    return [word for row in rows_of_words(words) for word in _joined(row)]


def _joined(row: list[Word]) -> list[Word]:
    """The words of a line, those made one that stand close together."""
    characters = sorted((one for word in row for one in _characters(word)), key=lambda one: one.left[0])
    joined = characters[:1]
    for one in characters[1:]:
        last = joined[-1]
        alike = (one.base, one.size, one.pale, one.red) == (last.base, last.size, last.pale, last.red)
        if alike and one.x0 - last.x1 < APART * one.size:
            last.chars += one.chars
            last.left += one.left
            last.right += one.right
        else:
            joined.append(one)
    return joined


def _characters(word: Word) -> list[Word]:
    places = zip(word.chars, word.left, word.right, strict=True)
    return [Word([char], [left], [right], word.base, word.size, word.pale, word.red) for char, left, right in places]
