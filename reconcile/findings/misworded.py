"""A wrong word beside a figure: 增加 for 减少, 元 for 万元.

Rules that see such a word say so in their documents (`word`). What they see of a figure, and every contradiction that
would not be one were that word the other one, are one mistake; unless an equation that holds speaks for the word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.catalogue import Word, rule
from reconcile.deciding import decide
from reconcile.findings.broken import Broken
from reconcile.findings.causes import FAR
from reconcile.frames import OPERANDS, equations_frame, figures_frame, terms_frame
from reconcile.ledger import Equation, Figure, Observation
from reconcile.numerals import numeral, parted

HINTS: Mapping[Word, str] = {"direction": "hint-sign", "unit": "hint-unit"}
_OTHER_UNIT = {"元": "万元", "万元": "元"}


class Misworded(Struct, frozen=True):
    """What one wrong word beside a figure makes: what was seen of it, and the contradictions."""

    figure: Figure
    word: Word
    seen: tuple[Observation, ...]
    broken: tuple[Broken, ...]


def misworded(
    seen: Iterable[Observation], broken: Sequence[Broken], held: Iterable[Equation], figures: Mapping[str, Figure]
) -> list[Misworded]:
    """The words of which more than one thing is told, that of which most is told first. Each thing goes with one."""
    doubts: dict[tuple[str, Word], list[Observation]] = defaultdict(list)
    for one in seen:
        for name in one.operands:
            if rule(one.rule).word and isinstance(name, str):
                doubts[name, rule(one.rule).word].append(one)
    for contradiction in broken:
        word = rule(contradiction.equation.rule).word
        if word:  # it is the first of its figures that is told with the word
            doubts.setdefault((contradiction.equation.terms[0].figure, word), [])
    sound = [one for one in held if any(name in one.figures for name, _ in doubts)] if doubts else []
    left = [_word(figures[name], word, those, broken, sound, figures) for (name, word), those in doubts.items()]
    found = []
    while left and _told(best := max(left, key=_told)) > 1:
        found.append(best)
        left = [_without(one, best) for one in left if one is not best]
    return found


def _told(one: Misworded) -> int:
    by_word = one.seen or any(rule(each.equation.rule).word for each in one.broken)
    return len(one.seen) + len(one.broken) if by_word else 0


def _without(one: Misworded, other: Misworded) -> Misworded:
    seen = tuple(each for each in one.seen if each not in other.seen)
    return replace(one, seen=seen, broken=tuple(each for each in one.broken if each not in other.broken))


def _word(
    figure: Figure,
    word: Word,
    seen: Sequence[Observation],
    broken: Sequence[Broken],
    sound: Iterable[Equation],
    figures: Mapping[str, Figure],
) -> Misworded:
    """All that the word beside a figure explains; nothing where equations hold that would not with the other word."""
    ours = [one for one in broken if figure.id in one.equation.figures]
    if len(seen) + len(ours) == 1:
        return Misworded(figure, word, (), ())  # there is nothing else that it could explain
    theirs = [one for one in sound if figure.id in one.figures]
    equations = [*(one.equation for one in ours), *theirs]
    rates = _rates(equations) if word == "direction" else ()  # what rises does so by a rate that rises
    hold = _hold(equations, {**figures, **{name: _otherwise(figures[name], word) for name in (figure.id, *rates)}})
    if not all(hold[len(ours) :]):
        return Misworded(figure, word, (), ())
    told = zip(ours, hold, strict=False)
    return Misworded(
        figure, word, tuple(seen), tuple(one for one, holds in told if holds or (word == "unit" and _is_far(one)))
    )


def _is_far(one: Broken) -> bool:
    """Whether what is stated and what is reckoned are as far apart as two units are: of another amount, it may be."""
    low, high = sorted((abs(one.stated), abs(one.recomputed)))
    return high > FAR * low


def _rates(equations: Iterable[Equation]) -> Iterator[str]:
    return (term.figure for one in equations if one.shape == "growth" for term in one.terms if term.side == "rate")


def _otherwise(figure: Figure, word: Word) -> Figure:
    """The figure as it would be with the other word."""
    if word == "direction":
        return replace(figure, micro=None if figure.micro is None else -figure.micro)
    read = numeral(parted(figure.text)[0], _OTHER_UNIT.get(figure.unit, figure.unit), coarse=figure.soft)
    return figure if read is None else replace(figure, micro=read.micro, half=read.half)


def _hold(equations: Sequence[Equation], figures: Mapping[str, Figure]) -> list[bool]:
    if not equations:
        return []
    named = list({name for one in equations for name in one.figures})
    frame = figures_frame((figures[name] for name in named), OPERANDS)
    verdicts = decide(frame, equations_frame(equations), terms_frame(equations, named))["verdict"]
    return [verdict in ("consistent", "touching", "improbable") for verdict in verdicts]
