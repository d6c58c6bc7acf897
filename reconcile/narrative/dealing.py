"""Names told together and then their amounts: 教育支出、卫生健康支出分别为60万元、40万元. Each is read with its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.narrative.clauses import NUMBER, Clause
from reconcile.narrative.tokens import Token

_NAMED = re.compile(rf"^(?P<names>[^{NUMBER}]+?)(?:分别|依次)(?:为|是|安排)?(?={NUMBER})")
_BARE = re.compile(rf"^(?:以及|[和与及])?{NUMBER}(?:(?:以及|[和与及、]){NUMBER})*$")


def dealt_out(read: Sequence[Clause], found: Sequence[Token]) -> Iterator[Clause]:
    """The clauses; amounts that follow several names, as many as there are, stand with their own names."""
    place = 0
    while place < len(read):
        named = _NAMED.match(read[place].text)
        run = [read[place], *_bare(read, place + 1)] if named is not None else [read[place]]
        numbers = [number for one in run for number in one.tokens]
        names = _split(named["names"], len(numbers)) if named is not None else []
        if names and named is not None and all(found[one].kind == "money" for one in numbers):
            bare = _BARE.match(run[0].text[named.end() :]) is not None
            run = _with_names(run, names) if bare else run
        yield from run
        place += len(run)


def _bare(read: Sequence[Clause], start: int) -> list[Clause]:
    """The clauses from `start` on that are only numbers of the same list."""
    run: list[Clause] = []
    for one in read[start:]:
        if one.opened_by not in "、," or one.sentence != read[start - 1].sentence or not _BARE.match(one.text):
            break
        run.append(one)
    return run


def _split(text: str, count: int) -> list[str]:
    """The names before the amounts, of which there are `count`; none where they are not as many."""
    names = text.split("、")
    if len(names) == count - 1:  # only the last 和 parts two names: 社会保障和就业支出 is one
        first, sign, last = max((names[-1].rpartition(one) for one in ("和", "与", "及")), key=lambda one: len(one[0]))
        names = [*names[:-1], first, last] if sign and first and last else names
    return names if len(names) == count > 1 else []


def _with_names(run: Sequence[Clause], names: Sequence[str]) -> list[Clause]:
    left = iter(names)
    return [replace(one, text="".join(f"{next(left)}{NUMBER}" for _ in one.tokens)) for one in run]
