"""Dotted and dashed lines, which a browser draws as many small marks: rows of such marks are lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.disclosure import Box

LONGEST = 7.0  # points: of one mark
_STRAIGHT = 0.4  # points by which the middles of marks in one line differ
_FEWEST = 3  # marks in a line
_GAP = 3.0  # points: between marks
_GAP_OF_LENGTH = 1.2  # or so much of their length: no row of a table is so low that one side of it is a mark
_SQUARE = 0.5  # points: a mark so little longer than wide may be of a line in either direction

_Mark = tuple[float, float, float, Box]  # across the line, its begin and its end along it, and the mark itself


def lines_of_marks(marks: list[Box]) -> Iterator[Box]:
    """Each row or column of marks as one long box, and each mark that is in none."""
    known: set[Box] = set()
    for level in (True, False):
        for run in _runs(_along(marks, level=level)):
            boxes = [box for *_, box in run]
            known.update(boxes)
            yield (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            )
    yield from (box for box in marks if box not in known)


def _along(marks: Iterable[Box], *, level: bool) -> list[_Mark]:
    """The marks that may be of horizontal lines, or of vertical ones, from line to line and along each."""
    found: list[_Mark] = []
    for box in marks:
        x0, top, x1, bottom = box
        longer = (x1 - x0) - (bottom - top)
        if level and longer > -_SQUARE:
            found.append(((top + bottom) / 2, x0, x1, box))
        elif not level and longer < _SQUARE:
            found.append(((x0 + x1) / 2, top, bottom, box))
    found.sort()
    straight: list[_Mark] = []
    first = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index][0] - found[index - 1][0] > _STRAIGHT:
            straight += sorted(found[first:index], key=lambda one: one[1])
            first = index
    return straight


def _runs(marks: list[_Mark]) -> Iterator[list[_Mark]]:
    """Marks that follow each other closely."""
    run: list[_Mark] = []
    for mark in marks:
        if run and not _follows(run[-1], mark):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(mark)
    if len(run) >= _FEWEST:
        yield run


def _follows(one: _Mark, other: _Mark) -> bool:
    length = min(one[2] - one[1], other[2] - other[1])
    gap = other[1] - one[2]
    return abs(other[0] - one[0]) <= _STRAIGHT and -LONGEST < gap <= max(_GAP, _GAP_OF_LENGTH * length)
