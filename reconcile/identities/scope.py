"""What the document itself shows about scope: nothing carried over, nothing but the general public budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.ledger import Figure
from reconcile.recognising.forms import Scope
from reconcile.recognition import FormTable, Recognition

CARRIED = frozenset({"上年结转", "年终结转", "使用非财政拨款结余", "结余分配", "上年结转安排", "年初结转", "年末结转"})
OTHERS = frozenset(
    {
        *("政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金", "事业收入", "经营收入"),
        *("上级补助收入", "附属单位上缴收入", "其他收入"),
    }
)


GENERAL = ("一般公共预算", "公共财政预算", "财政拨款")


def shows(known: Recognition, scope: Scope, titles: Sequence[str]) -> bool:
    """Whether the document shows that a difference of scope cannot be the reason for a gap between these tables."""
    if scope == "same":
        return True
    if scope == "same-titles":
        carried = {"不含" in title and "结转" in title for title in titles}
        general = all(any(word in title for word in GENERAL) for title in titles)
        return len(carried) == 1 and general and (known.disclosure.kind == "final" or not _anything(known, CARRIED))
    if scope == "no-carry-over":
        return _nothing(known, CARRIED)
    if scope == "general-only":
        return _nothing(known, CARRIED) and _nothing(known, OTHERS)
    return False


def _nothing(known: Recognition, terms: frozenset[str]) -> bool:
    """Whether rows with these terms are there in the balance forms and all of them are nil."""
    return any(True for _ in _figures(known, terms)) and not _anything(known, terms)


def _anything(known: Recognition, terms: frozenset[str]) -> bool:
    """Whether a row with one of these terms in the balance forms prints an amount."""
    return any(one.micro != 0 and not one.nil for one in _figures(known, terms))


def _figures(known: Recognition, terms: frozenset[str]) -> Iterator[Figure]:
    for form in known.forms:
        if form.form in ("balance", "fiscal-balance"):
            yield from _rows(known, form, terms)


def _rows(known: Recognition, form: FormTable, terms: frozenset[str]) -> Iterator[Figure]:
    for row in form.rows:
        if row.term.partition("·")[0] in terms:
            for column in form.columns:
                figure = form.figures.get((row.index, column.index))
                if figure is not None and column.block == row.block:
                    yield known.figures[figure]
