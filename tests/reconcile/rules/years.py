"""Two disclosures of one unit that follow each other, generated from models that agree: what this year's says of last
year is what last year's says of itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice
from typing import Any
from unittest.mock import patch

from benchmarks.generate import FAMILIES, accounts, budget
from benchmarks.generate.accounts import FUNDS, Accounts
from benchmarks.generate.budget import Budget
from benchmarks.generate.document import Document

PUBLIC = ("abroad", "reception", "buy", "run")
TRIES = 60
FIRST_BUDGET, FIRST_FINAL = 2024, 2022  # of the years that the generator draws


class Unfit(Exception):
    """These two models cannot be two years of one unit."""


def fit(made: Callable[[int], tuple[Document, Document]], most: int) -> Iterator[tuple[Document, Document]]:
    """The first so many pairs that there are."""

    def found() -> Iterator[tuple[Document, Document]]:
        for seed in count():
            try:
                yield made(seed)
            except Unfit:
                continue

    return islice(found(), most)


def budgets(family: str, seed: int) -> tuple[Document, Document]:
    """This year's and last year's budget of one unit."""
    now, _ = _made(family, seed, budget, lambda book: None)
    if now.year == FIRST_BUDGET:
        raise Unfit
    for other in range(seed * TRIES, (seed + 1) * TRIES):
        then, _ = _made(family, other, budget, lambda book: None)
        if _follows(now.year - 1, now, then):
            earlier, last = _made(family, other, budget, lambda book: _named(book, now))
            return _made(family, seed, budget, partial(_remember, last=last))[0], earlier
    raise Unfit


def finals(family: str, seed: int) -> tuple[Document, Document]:
    """This year's and last year's final account of one unit."""
    now, _ = _made(family, seed, accounts, lambda own: None)
    if now.year == FIRST_FINAL:
        raise Unfit
    for other in range(seed * TRIES, (seed + 1) * TRIES):
        then, _ = _made(family, other, accounts, lambda own: None)
        if not _follows(now.year - 1, now, then):
            continue
        earlier, last = _made(family, other, accounts, lambda own: _named(own.book, now))
        try:
            return _made(family, seed, accounts, partial(_opened, last=last))[0], earlier
        except Unfit:
            continue
    raise Unfit


def final_and_budget(family: str, seed: int, of_budget: str) -> tuple[Document, Document]:
    """A final account that spent what was planned, and the budget of the same year and unit."""
    now, own = _made(family, seed, accounts, _as_planned)
    if now.year < FIRST_BUDGET:
        raise Unfit
    for other in range(seed * TRIES, (seed + 1) * TRIES):
        found = _made(of_budget, other, budget, lambda book: None)[0]
        if _follows(now.year, now, found):
            return now, _made(of_budget, other, budget, lambda book: _same(book, own.book))[0]
    raise Unfit


def _made(family: str, seed: int, model: Any, change: Callable[[Any], None]) -> tuple[Document, Any]:
    """The document of a family, whose model was changed before anything was written."""
    drawn: list[Any] = []
    make = model.make

    def changed(*given: Any, **named: Any) -> Any:
        found = make(*given, **named)
        change(found)
        drawn.append(found)
        return found

    with patch.object(model, "make", changed):
        return FAMILIES[family](seed), drawn[-1]


def _follows(year: int, now: Document, then: Document) -> bool:
    return then.year == year and then.level == now.level and ("学" in then.entity) == ("学" in now.entity)


def _named(book: Budget, now: Document) -> None:
    """Of the unit of the other document."""
    book.units = [(name.replace(book.entity, now.entity), fen) for name, fen in book.units]
    book.entity = now.entity


def _remember(book: Budget, last: Budget) -> None:
    """What this year's budget says of last year is what last year's says."""
    for fund in budget.FUNDS:
        book.priors |= {f"current-{fund}": last.total(fund), f"carry-{fund}": last.carried(fund)}
    book.priors |= {f"public-{item}": last.of_public(item) for item in PUBLIC}
    book.priors["office"] = last.office


def _opened(own: Accounts, last: Accounts) -> None:
    """What this year's final account says of last year, and with what it opens, is what last year's says."""
    for fund in FUNDS:
        used = last.used if fund == "own" else 0
        own.book.priors[f"grand-{fund}"] = last.received(fund) + last.open(fund) + used
        more = last.closing.get(fund, 0) - own.opening.get(fund, 0)
        rich = max(own.income[fund], key=lambda code: own.income[fund][code], default="")
        if more and (not rich or own.income[fund][rich] <= more):
            raise Unfit
        if more:
            own.income[fund][rich] -= more
            own.opening[fund] = last.closing[fund]
    own.book.priors |= {f"public-{item}": last.book.of_public(item) for item in PUBLIC}
    own.book.priors |= {"office": last.book.office, "received": last.received()}
    own.before_spent = last.spent  # type: ignore[method-assign]


def _as_planned(own: Accounts) -> None:
    own.planned = {line.code: line.current("gpb") for line in own.book.lines if line.current("gpb")}
    own.public_plan = {item: own.book.of_public(item) for item in PUBLIC}


def _same(book: Budget, other: Budget) -> None:
    """The budget of the same unit, with the same money."""
    kept = copy.deepcopy(other)
    kept.rng, kept.priors = book.rng, {f"public-{item}": 0 for item in PUBLIC}
    vars(book).update(vars(kept))
