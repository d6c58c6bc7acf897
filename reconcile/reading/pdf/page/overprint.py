"""What is printed over other text: bold and shadows, printed twice; watermarks; text without room in its cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from reconcile.reading.pdf.page.characters import Word

_CROSSED = 0.3  # of the smaller one's size: words that share so much both ways are printed over each other
_OVER = 0.6  # of the size: marks hang over what follows them by less
_UNDER = 0.5  # of the size: lines stand nearer than that only where one has slipped
_LARGER = 1.5  # times the size of the others: no text of a cell
_BESIDE = 30  # words of one line or the next
_TALLEST = 40.0  # points: no text that others cross is taller


def without_watermarks(words: list[Word]) -> list[Word]:
    """`words` without those that are pale and cross darker ones, and without what is pale and says the same."""
    pale = [word for word in words if word.pale]
    if not pale:
        return words
    dark = sorted((word for word in words if not word.pale), key=attrgetter("base"))
    bases = [word.base for word in dark]
    marks = {
        tuple(word.chars)
        for word in pale
        for other in dark[bisect_left(bases, word.base - _TALLEST) : bisect_right(bases, word.base + _TALLEST)]
        if _cross(word, other)
    }
    return [word for word in words if not word.pale or tuple(word.chars) not in marks]


def is_overprinted(words: list[Word]) -> bool:
    """Whether texts of a table stand over each other, so that nobody can tell which cell has which."""
    ordered = sorted(words, key=attrgetter("base"))
    ordinary = ordered[len(ordered) // 2].size if ordered else 0.0
    large = [word for word in words if word.size > _LARGER * ordinary]
    if any(_cross(word, other) for word in large for other in words if other is not word):
        return True
    for index, word in enumerate(ordered, 1):
        room = _OVER * word.size
        left, right, lowest = word.left[0] + room, word.right[-1] - room, word.base + (1 - _UNDER) * word.size
        for other in ordered[index : index + _BESIDE]:
            if other.base > lowest:
                break
            if other.left[0] < right and other.right[-1] > left and _says(word) and _says(other):
                return True
    return False


def _says(word: Word) -> bool:
    """Whether it is more than a mark, such as one that ticks a box."""
    return any(map(str.isalnum, word.chars))


def _cross(one: Word, other: Word) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) > _CROSSED * min(one.size, other.size)


def without_overprint(words: list[Word]) -> list[Word]:
    """`words` without characters that are printed a second time over themselves (bold made by overprinting)."""
    ordered = sorted(words, key=lambda word: (round(word.base), word.x0))
    doubled = False
    for index, word in enumerate(ordered):
        for other in ordered[index + 1 : index + 12]:
            if abs(other.base - word.base) > 2:
                break
            if not word.chars or not other.chars:
                continue
            if other.x0 < word.x1 - 0.3 * word.size and _take_out(word, other):
                doubled = True
    return [word for word in words if word.chars] if doubled else words


def _take_out(word: Word, other: Word) -> bool:
    """Remove from `other` the characters that `word` has at the same place."""
    if abs(word.base - other.base) > 0.2 * word.size:
        return False
    near = 0.2 * word.size
    twice = [
        index
        for index, (char, left) in enumerate(zip(other.chars, other.left, strict=True))
        if any(char == one and abs(left - at) < near for one, at in zip(word.chars, word.left, strict=True))
    ]
    for index in reversed(twice):
        del other.chars[index], other.left[index], other.right[index]
    return bool(twice)
