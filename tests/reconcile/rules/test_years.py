"""Pairs of years made by the generator: what agrees is silent, and a figure that last year's document does not print is
found, whether in a change, in a column of last year's, in an opening balance or in a 年初预算.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from benchmarks.generate.document import Document
from benchmarks.generate.text import to_text
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from tests.reconcile.rules.years import budgets, final_and_budget, finals, fit

PAIRS: dict[str, Callable[[int], tuple[Document, Document]]] = {
    "budgets-shanxi": lambda seed: budgets("shanxi", seed),
    "budgets-central": lambda seed: budgets("central", seed),
    "budgets-sichuan": lambda seed: budgets("sichuan", seed),
    "finals-shanghai": lambda seed: finals("final-shanghai", seed),
    "finals-province": lambda seed: finals("final-province", seed),
    "final-and-budget-province": lambda seed: final_and_budget("final-province", seed, "shanxi"),
}
STATE = {
    "PRI101": ("budgets-shanxi", "budgets-central", "budgets-sichuan", "finals-shanghai", "finals-province"),
    "PRI102": ("budgets-central",),
    "PRI103": ("final-and-budget-province",),
    "PRI104": ("finals-province",),
}
EACH, MOST = 2, 3
AMOUNT = re.compile(r"\d[\d,]*\.\d+")


@cache
def texts(name: str) -> tuple[tuple[str, str], ...]:
    """This year's and the earlier document as text, several pairs of a kind."""
    return tuple((to_text(now), to_text(then)) for now, then in fit(PAIRS[name], EACH))


def held(folder: Path, now: str, then: str) -> Report:
    """This year's document against the earlier one."""
    one, other = folder / "now.txt", folder / "then.txt"
    one.write_text(now, "utf-8")
    other.write_text(then, "utf-8")
    return reconcile(read(one), prior=read(other))


def told(report: Report) -> Counter[str]:
    """What is reported between the two years and must be asked about."""
    return Counter(one.rule for one in report.findings if one.rule.startswith("PRI") and one.severity != "advice")


def earlier(report: Report, rule: str) -> list[str]:
    """What the earlier document prints of the figures that a rule holds against it: amounts with decimals but nil, which
    stands everywhere. A fall to nothing is by 100 % whatever there was before, so it says nothing of an amount.
    """
    figures = report.recognition.everything
    held = [one for one in report.equations if one.rule == rule]
    told = [
        one for one in held if one.shape != "growth" or not any(figures[term.figure].nil for term in one.terms[1:2])
    ]
    printed = [figures[term.figure] for one in told for term in one.terms if term.figure.startswith("prior:")]
    return [one for one in dict.fromkeys(each.text for each in printed if not each.nil) if AMOUNT.fullmatch(one)]


@pytest.mark.parametrize("name", PAIRS)
def test_two_years_that_agree_are_silent(name: str, tmp_path: Path) -> None:
    for now, then in texts(name):
        assert not told(held(tmp_path, now, then))


@pytest.mark.parametrize("rule", STATE)
def test_another_figure_in_the_earlier_document_is_found(rule: str, tmp_path: Path) -> None:
    """For each kind of pair that has the rule: the earlier document prints one amount 7.31 higher, wherever it stands."""
    for name in STATE[rule]:
        tried, missed = 0, []
        for number, (now, then) in enumerate(texts(name)):
            for printed in earlier(held(tmp_path, now, then), rule)[:MOST]:
                more = f"{Decimal(printed.replace(',', '')) + Decimal('7.31'):.2f}"
                changed = re.sub(rf"(?<![\d,.]){re.escape(printed)}(?![\d,])", more, then)
                tried += 1
                if not told(held(tmp_path, now, changed)):
                    missed.append((number, printed))
        assert tried, name
        assert missed == [], name
