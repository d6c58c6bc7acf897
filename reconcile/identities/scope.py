"""What the document itself shows about scope: nothing carried over, nothing but the general public budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.funds import FISCAL, FUNDS
from reconcile.ledger import Figure
from reconcile.recognising.forms import Scope
from reconcile.recognition import FormTable, Recognition

OPENING = frozenset({"上年结转", "上年结转安排", "年初结转"})
CARRIED = OPENING | {"年终结转", "使用非财政拨款结余", "结余分配", "年末结转"}
LEFT = frozenset({"年终结转"})
TOTAL = "合计"
TAILS = 6  # half units of the last place that adding up rounded parts may leave
OTHERS = FUNDS - {FISCAL, "一般公共预算"}
BALANCES = ("balance", "fiscal-balance")
GRAND = (("收入总计", "本年收入合计"), ("支出总计", "本年支出合计"))
GENERAL = ("一般公共预算", "公共财政预算", "财政拨款")
_SPEAKS = re.compile("结转|结余")
_WITHOUT = re.compile("不含[^（）()]*(?:结转|结余)")


def shows(known: Recognition, scope: Scope, titles: Sequence[str]) -> bool:
    """Whether the document shows that a difference of scope cannot be the reason for a gap between these tables."""
    if scope == "same":
        return True
    if scope == "same-titles":
        carried = {"不含" in title and "结转" in title for title in titles}
        general = all(any(word in title for word in GENERAL) for title in titles)
        return len(carried) == 1 and general and (known.disclosure.kind == "final" or not _anything(known, CARRIED))
    if scope == "listed":
        return any(True for _ in _figures(known, OPENING, ("balance",))) or _nothing_carried(known)
    if scope == "no-carry-over":
        return _nothing_carried(known)
    if scope == "general-only":
        # The balance form of 财政拨款 lists no income of the unit's own: alone, it shows nothing of that.
        return known.form("balance") is not None and _nothing_carried(known) and _nothing(known, OTHERS)
    if scope == "all-spent":
        return known.disclosure.kind == "final" or _nothing_carried(known) or _all_spent(known)
    return False


def _all_spent(known: Recognition) -> bool:
    """Whether the expenditure form and what goes on to the next year are, but for tails, all of the balance form: what
    was carried over is then spent in it.
    """
    balance, spending = known.form("balance"), known.form("expenditure")
    if balance is None or spending is None:
        return False
    left = sum(one.micro or 0 for one in _rows(known, balance, LEFT))
    grand = [one.micro for one in _rows(known, balance, frozenset({"支出总计"})) if one.micro]
    spent = [one for one in _rows(known, spending, frozenset({TOTAL})) if one.micro]
    return any(abs(whole - left - one.micro) <= TAILS * one.half for whole in grand for one in spent if one.micro)


def _nothing_carried(known: Recognition) -> bool:
    """Whether the balance forms list what was carried over and all of it is nil; or nothing in the document, where they
    do not list it, speaks of money carried over.
    """
    if any(True for _ in _figures(known, OPENING)) or _anything(known, CARRIED):
        return not _anything(known, CARRIED)
    grown = any(_grows(known, form) for form in known.forms if form.form in BALANCES)
    carried = any(_is_carried(known, form) for form in known.forms)
    return known.form("balance") is not None and not grown and not carried and not _told(known)


def _grows(known: Recognition, form: FormTable) -> bool:
    """Whether a total of a balance form is another amount than the year's own total, or what came in another than what
    was spent: something unknown is carried over.
    """
    totals = {name: {one.micro for one in _rows(known, form, frozenset({name}))} for pair in GRAND for name in pair}
    differ = any(totals[grand] and totals[current] and totals[grand] != totals[current] for grand, current in GRAND)
    came, spent = (totals[current] for _, current in GRAND)
    return differ or bool(came and spent and not came & spent)


def _is_carried(known: Recognition, form: FormTable) -> bool:
    """Whether a table prints amounts that were carried over: its title, a row or a column says so."""
    if form.empty:
        return False
    columns = {one.index for one in form.columns if {one.term, one.measure} & CARRIED}
    rows = {(row.index, row.block) for row in form.rows if row.term.partition("·")[0] in CARRIED}
    blocks = {one.index: one.block for one in form.columns}
    printed = ((row, column) for (row, column), one in form.figures.items() if known.figures[one].micro)
    own = any(column in columns or (row, blocks[column]) in rows for row, column in printed)
    return own or _SPEAKS.search(_WITHOUT.sub("", form.table.title)) is not None


def _told(known: Recognition) -> bool:
    """Whether the text tells an amount carried over."""
    return any(one.part == "narrative" and one.micro and _SPEAKS.search(one.sentence) for one in known.figures.values())


def _nothing(known: Recognition, terms: frozenset[str]) -> bool:
    """Whether rows with these terms are there in the balance forms and all of them are nil."""
    return any(True for _ in _figures(known, terms)) and not _anything(known, terms)


def _anything(known: Recognition, terms: frozenset[str]) -> bool:
    """Whether a row with one of these terms in the balance forms prints an amount."""
    return any(one.micro != 0 and not one.nil for one in _figures(known, terms))


def _figures(known: Recognition, terms: frozenset[str], forms: Sequence[str] = BALANCES) -> Iterator[Figure]:
    for form in known.forms:
        if form.form in forms:
            yield from _rows(known, form, terms)


def _rows(known: Recognition, form: FormTable, terms: frozenset[str]) -> Iterator[Figure]:
    for row in form.rows:
        if row.term.partition("·")[0] in terms:
            for column in form.columns:
                figure = form.figures.get((row.index, column.index))
                if figure is not None and column.block == row.block:
                    yield known.figures[figure]
