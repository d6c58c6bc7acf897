"""Columns of a table that has no vertical lines: what stands under each other, parted by gaps that run all the way."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from reconcile.reading.pdf.characters import Word

_GUTTER = 1.2  # points: a gap narrower than this is no gap between columns


class Columns(Struct):
    """xs: the boundaries. spanning: words that stand across several columns, as heads of groups do."""

    xs: list[float]
    spanning: list[Word]

    def of(self, word: Word) -> tuple[int, int]:
        """The first and the last column on which a word stands."""
        if any(word is one for one in self.spanning):
            return self._at(word.left[0] + 0.5), self._at(word.right[-1] - 0.5)
        column = self._at((word.left[0] + word.right[-1]) / 2)
        return column, column

    def _at(self, x: float) -> int:
        return min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)


def columns_of(head: list[Word], body: list[Word], left: float, right: float) -> Columns:
    """The columns between `left` and `right` on which the words stand.

    A word that bridges a gap which all others leave open spans columns. A column that has a head but nothing under it
    and one beside it that has no head are one: a head set in the middle over names set to the left.
    """
    words = [*head, *body]
    spanning = [word for word in words if _bridges(word, words)]
    spanning += [word for word in _over_gaps(head, words) if all(word is not one for one in spanning)]
    known = {id(word) for word in spanning}
    head_runs = _runs([word for word in head if id(word) not in known])
    body_runs = _runs([word for word in body if id(word) not in known])
    runs = _merged(sorted([*head_runs, *body_runs]))
    if head and body:
        runs = _with_heads(runs, head_runs, body_runs)
    gutters = [(before[1] + after[0]) / 2 for before, after in zip(runs, runs[1:], strict=False)]
    return Columns([left, *gutters, right], spanning)


def _runs(words: list[Word]) -> list[tuple[float, float]]:
    return _merged(sorted((word.left[0], word.right[-1]) for word in words))


def _merged(runs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for low, high in runs:
        if merged and low - merged[-1][1] < _GUTTER:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _bridges(word: Word, words: list[Word]) -> bool:
    """Whether the others leave a gap under or over this word, with something of theirs on both sides of it."""
    low, high = word.left[0], word.right[-1]
    others = [one for one in words if one is not word and one.left[0] < high and one.right[-1] > low]
    return len(_runs(others)) > 1


def _over_gaps(head: list[Word], words: list[Word]) -> list[Word]:
    """Heads of groups that stand over a gap between two columns, or close one: others of the head stand lower."""
    if not head:
        return []
    middle = (min(word.top for word in head) + max(word.bottom for word in head)) / 2
    upper = [word for word in head if (word.top + word.bottom) / 2 < middle - 0.4 * word.size]
    over: list[Word] = []
    for word in upper:
        others = [one for one in words if one is not word]
        alone = not any(one.left[0] < word.right[-1] and one.right[-1] > word.left[0] for one in others)
        closes = len(_runs(others)) > len(_runs(words))
        if (alone or closes) and any(one.top >= word.bottom - 1 for one in head):
            over.append(word)
    return over


def _with_heads(
    runs: list[tuple[float, float]],
    head: list[tuple[float, float]],
    body: list[tuple[float, float]],
) -> list[tuple[float, float]]:
    """Join a run without a head to a neighbour that is nothing but a head, the nearer one first."""

    def has(parts: list[tuple[float, float]], run: tuple[float, float]) -> bool:
        return any(low < run[1] and high > run[0] for low, high in parts)

    joined = list(runs)
    index = 0
    while index < len(joined):
        run = joined[index]
        if has(body, run) and not has(head, run):
            beside = [
                near
                for near in (index - 1, index + 1)
                if 0 <= near < len(joined) and has(head, joined[near]) and not has(body, joined[near])
            ]
            if beside:
                near = min(beside, key=lambda one: max(joined[one][0] - run[1], run[0] - joined[one][1]))
                first = min(near, index)
                joined[first : first + 2] = [(joined[first][0], joined[first + 1][1])]
                index = 0
                continue
        index += 1
    return joined
