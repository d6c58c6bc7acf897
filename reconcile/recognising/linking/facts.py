"""What every table figure states, in the terms in which the narrative speaks: name, fund, side, year and version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Disclosure
from reconcile.funds import FUNDS, GENERAL
from reconcile.ledger import Figure
from reconcile.narrative.subject_words import Measure, Side
from reconcile.narrative.subjects import Version, normal
from reconcile.recognising.linking.scopes import scopes
from reconcile.recognition import Column, FormTable, Row

PARTS = frozenset({"基本支出", "项目支出", "人员经费", "公用经费", "上缴上级支出", "经营支出", "对附属单位补助支出"})
_TOTALS: Mapping[str, tuple[str, Side, Measure]] = {
    "本年收入合计": ("总计", "收入", "本年"),
    "本年支出合计": ("总计", "支出", "本年"),
    "收入总计": ("总计", "收入", "总计"),
    "支出总计": ("总计", "支出", "总计"),
    "总计": ("总计", "", "总计"),
    "上年结转": ("上年结转", "收入", ""),
    "年终结转": ("年终结转", "支出", ""),
    "人员经费合计": ("人员经费", "支出", ""),
    "公用经费合计": ("公用经费", "支出", ""),
    "三公经费": ("三公经费", "支出", ""),
    "货物": ("政府采购货物", "", ""),
    "工程": ("政府采购工程", "", ""),
    "服务": ("政府采购服务", "", ""),
}
_NO_NAME = ("合计", "名称", "科目编码", "当年预算安排", "本年数")  # of columns
_TITLED = {"政府性基金": "政府性基金预算", "国有资本": "国有资本经营预算", "一般公共预算": GENERAL}
_VERSIONS: Mapping[str, Version | str] = {
    "年初预算数": "initial",
    "全年预算数": "adjusted",
    "预算数": "budget",
    "决算数": "final",
    "上年预算数": "prior:预算",
    "上年执行数": "prior:执行",
    "上年决算数": "prior:决算",
    "上年数": "prior",
    "增减额": "change",
    "增减率": "change",
    "年初结转": "opening",
    "年末结转": "closing",
}
# In a title: without what was carried over.
_OF_THE_YEAR = re.compile(r"不含.*结转|[（(](?:本年|当年)(?:预算)?(?:安排)?[)）]")
_DATED = re.compile(r"(20\d{2})年(?:度)?(年初预算|预算|决算|执行)?数?")


class Fact(Struct, frozen=True):
    """One table figure and what it states. item: the label of a row that is no total, and code its code. part: 基本支出
    or another column of an item. economic: the item is one of the economic classification.
    """

    figure: str
    form: str
    name: str
    fund: str
    side: Side
    measure: Measure = ""
    item: str = ""
    code: str = ""
    parents: tuple[str, ...] = ()
    part: str = ""
    version: str = ""
    economic: bool = False


def facts(forms: Sequence[FormTable], figures: Mapping[str, Figure], document: Disclosure) -> tuple[Fact, ...]:
    """The facts of all tables of a document that were recognised, in document order."""
    return tuple(one for form in forms if form.form in scopes() for one in _of_form(form, figures, document))


class _Form(Struct, frozen=True):
    """A form with its rows by number and block, the terms of each block's rows, and the row that names the unit."""

    form: FormTable
    rows: Mapping[tuple[int, int], Row]
    terms: Mapping[int, frozenset[str]]
    whole: Row | None


def _indexed(form: FormTable) -> _Form:
    terms: dict[int, set[str]] = {}
    for row in form.rows:
        terms.setdefault(row.block, set()).add(row.term)
    return _Form(
        form=form,
        rows={(one.index, one.block): one for one in form.rows},
        terms={block: frozenset(own) for block, own in terms.items()},
        whole=_whole(form),
    )


def _of_form(table: FormTable, figures: Mapping[str, Figure], document: Disclosure) -> Iterator[Fact]:
    form = _indexed(table)
    columns = {one.index: one for one in table.columns}
    for (row_index, column_index), figure in table.figures.items():
        column = columns[column_index]
        row = form.rows.get((row_index, column.block))
        if row is None or figures[figure].micro is None or figures[figure].dimension != "money":
            continue
        fact = _fact(form, row, column, figure, document)
        if fact is not None:
            yield fact


def _fact(form: _Form, row: Row, column: Column, figure: str, document: Disclosure) -> Fact | None:
    """What a figure states: what its row says, and what the heads over it add; None where that is nothing."""
    told = _of_row(form, row, column, figure, document)
    fact = _under(told, column, scopes()[told.form].name) if told is not None else None
    if fact is None or not fact.name:
        return None
    version = fact.version or _usual(document)
    if version == "prior":
        version = "prior:决算" if document.kind == "final" else "prior:预算"
    return replace(fact, version=version)


def _of_row(form: _Form, row: Row, column: Column, figure: str, document: Disclosure) -> Fact | None:
    """What the form and the row say of a figure; None where the row is of a year that the document is not about."""
    code, title = form.form.form, form.form.table.title
    scope = scopes()[code]
    side: Side = scope.side or _side_of(form.terms[row.block], column)
    fund, name, item, version = _fund_of(form.form, scope.fund), "", "", ""
    measure: Measure = "本年" if _OF_THE_YEAR.search(title) else scope.measure
    term = row.term
    if term in _TOTALS:
        name, own, measure = _TOTALS[term]
        side = own or side
    elif term.startswith("上年结转·"):
        name, fund, side = "上年结转", term.partition("·")[2], "收入"
    elif term in FUNDS and not row.code:
        name, fund, measure, side = "总计", term, "本年", side or "收入"
    elif not term and (dated := _DATED.fullmatch(row.label)):
        name, version = scope.name, _version_of(dated, document)
        if not version:
            return None
    elif term == "合计" or (not row.code and not term and row is form.whole):
        name = scope.name
    elif term and not row.code:
        name = term
    else:
        item = name = row.label
    return Fact(
        figure=figure,
        form=code,
        name=name,
        fund=fund,
        side=side,
        measure=measure,
        item=item,
        code=row.code,
        parents=_parents(form.rows, row),
        version=version,
        economic=scope.economic,
    )


def _usual(document: Disclosure) -> str:
    return "final" if document.kind == "final" else "budget"


def _version_of(row: re.Match[str], document: Disclosure) -> str:
    """What a row holds that is called 2024年 or 2024年度决算数; "" for a year that the document is not about."""
    year, word = int(row[1]), row[2] or ""
    if year == document.year:
        return str(_VERSIONS.get(f"{word}数", "")) or _usual(document)
    usual = "决算" if document.kind == "final" else "预算"
    return f"prior:{word.removeprefix('年初') or usual}" if year == document.year - 1 else ""


def _fund_of(form: FormTable, usual: str) -> str:
    """The fund that a form is about; a 三公 form may be of one fund only, which its title names."""
    if form.form != "three-public":
        return usual
    return next((fund for word, fund in _TITLED.items() if word in form.table.title), usual)


def _under(fact: Fact, column: Column, whole: str) -> Fact:
    """A fact with what the heads over it add: fund, part, year and version. whole: the name of the form's total."""
    if any(head.startswith(("本年收入", "本年支出", "当年收入", "当年支出")) for head in column.path):
        fact = replace(fact, measure="本年")
    for term in filter(None, (column.measure, column.term)):
        fact = _narrowed(fact, term, whole)
    return fact


def _narrowed(fact: Fact, term: str, whole: str) -> Fact:
    if term in FUNDS:
        return replace(fact, fund=term)
    if term in _VERSIONS:
        return replace(fact, version=str(_VERSIONS[term]))
    if term == "当年预算安排":
        return replace(fact, measure="本年")
    if term in ("本年收入", "本年支出"):
        return replace(fact, measure="本年", side="收入" if term == "本年收入" else "支出")
    if term in ("上年结转安排", "上年结转"):
        if fact.item:
            return replace(fact, part=term, measure="")
        return replace(fact, name="上年结转" if fact.name == "总计" else "", measure="")
    if term in PARTS:
        if fact.item:
            return replace(fact, part=term)
        return replace(fact, name=term) if fact.name in ("总计", whole) else fact
    if fact.item or term in _NO_NAME:
        return fact
    return replace(fact, name=_TOTALS[term][0] if term in _TOTALS else term)


def _side_of(terms: frozenset[str], column: Column) -> Side:
    head = column.path[0] if column.path else ""
    if head.startswith("收入") or "收入" in head:
        return "收入"
    if head.startswith("支出") or "支出" in head:
        return "支出"
    if terms & {"本年收入合计", "收入总计"}:
        return "收入"
    return "支出" if terms & {"本年支出合计", "支出总计"} else ""


def _whole(form: FormTable) -> Row | None:
    """The row that names the unit itself, as where 三公 or 机关运行 have a row per unit and there is one unit."""
    if form.form not in ("three-public", "operating"):
        return None
    named = [one for one in form.rows if not one.term and not one.code]
    return named[0] if len(named) == 1 else None


def _parents(rows: Mapping[tuple[int, int], Row], row: Row) -> tuple[str, ...]:
    """Labels of the rows that contain this one, outermost first."""
    found: list[str] = []
    current = row
    while current.parent is not None and (current.parent, row.block) in rows and len(found) < 4:
        current = rows[current.parent, row.block]
        if current.code:
            found.append(normal(current.label))
    return tuple(reversed(found))
