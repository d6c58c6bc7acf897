"""Reasons that cite a rise of what the tables have as nothing (TXT105)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from reconcile.disclosure import Paragraph
from reconcile.funds import FISCAL, FISCAL_FUNDS, GENERAL, OWN_FUNDS
from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.narrative.clauses import sentence_spans
from reconcile.narrative.subject_words import subjects
from reconcile.narrative.subjects import normal
from reconcile.recognising.lexicon import economics, functions
from reconcile.recognising.linking.basic_items import BasicItems, basic_items, codes_called
from reconcile.recognising.linking.functional import classes_without
from reconcile.recognition import Recognition

CODES = ("TXT105",)

_REASON = re.compile(r"(?:主要原因|原因)(?:是|为|：|:|在于)?|主要是|由于")
_RISES = re.compile(r"(?:(?!减|降|压|不|未|没|取消|无|结转|结余)[^,，;；]){0,14}?(?:增加|增长|提高|上升|上涨|增多)")
_ADDED = re.compile(r"(?:增加|新增|增列|增发|提高)了?$")  # 增加了会议费
_BEFORE = re.compile(
    r"(?:上年|去年|上一年度?|20\d\d年度?|项目)[^,，;；、]{0,6}$"
)  # not of this year, or not what is meant
_ENDS = ("收入", "拨款", "资金", "预算", "补助", "上缴")
# What is spent on items of these classes only.
_CITED = {"机关运行经费": ("302",), "公用经费": ("302",), "人员经费": ("301", "303"), "基本支出": ("301", "302", "303")}
_PUBLIC = "三公经费"


def state(known: Recognition) -> Iterator[Statement]:
    """An observation for every name of nothing that a reason says rises: an economic item as the reason of a change of
    basic expenditure, a class or a source of a total, an item of 三公.
    """
    if known.disclosure.unread:
        yield NotRun("TXT105", "why-tables-unread")
        return
    basic, nothing = basic_items(known), _nothing(known)
    changed: dict[str, set[str]] = {}
    for one in known.claims:
        if one.kind in ("change", "rate") and one.about.ours:
            total = one.about.side or "收支" if one.about.name == "总计" else ""
            # as the table's basic expenditure
            ours = one.about.name == "机关运行经费" or one.about.fund in (GENERAL, FISCAL)
            if total or one.about.name == _PUBLIC or (ours and one.about.name in _CITED):
                changed.setdefault(one.paragraph, set()).add(total or one.about.name)
    for paragraph in known.disclosure.paragraphs:
        of = changed.get(paragraph.id, set())
        names = {name: figure for each in of for name, figure in nothing.get(each, {}).items()}
        if len(of) == 1 and basic is not None:
            names |= _without_amount(basic, _CITED.get(next(iter(of)), ()))
        yield from _cited(paragraph, names, "basic" if of & set(_CITED) else "any")


def _nothing(known: Recognition) -> dict[str, dict[str, str]]:
    """What a reason may not say of each total: its sources, classes or items, as they are called, that the tables have
    as nothing, with a figure that says so, or "".
    """
    words = {word: head.name for head in subjects().head for word in head.words}
    public = {part for one in subjects().partition if _PUBLIC in one.of for part in one.parts}
    items = {word: nil for word, name in words.items() if name in public and (nil := _nil(known, name))}
    unlisted = _unlisted(known)
    sources = {
        word: nil
        for one in subjects().modifier
        if one.fund in (*FISCAL_FUNDS[1:], *OWN_FUNDS[:-1]) and ((nil := _nil(known, one.fund)) or one.fund in unlisted)
        for word in (*one.words, *(f"{each}收入" for each in one.words))
        if word.endswith(_ENDS)
    }
    classes = dict.fromkeys(classes_without(known), "")
    return {_PUBLIC: items, "收入": sources, "支出": classes, "收支": {**sources, **classes}}


def _nil(known: Recognition, term: str) -> str:
    """A figure of the rows and columns that mean a term, where they have figures and all of them are nothing."""
    found = [
        one
        for form in known.forms
        for row in form.rows
        for column in form.columns
        if column.block == row.block and term in (row.term, column.term)
        for one in [form.figures.get((row.index, column.index), "")]
        if one
    ]
    return found[0] if found and all(known.figures[one].micro == 0 for one in found) else ""


def _unlisted(known: Recognition) -> set[str]:
    """The funds of our own (事业收入, 经营收入, …) that no table of a final account prints, which lists them one by
    one. A budget may have them all in one, whatever it calls it.
    """
    columns = {one.term for form in known.forms for one in form.columns}
    printed = columns | {one.term for form in known.forms for one in form.rows}
    listed = known.disclosure.kind == "final" and "事业收入" in printed and "单位资金" not in printed
    return set(OWN_FUNDS) - printed if listed else set()


def _without_amount(basic: BasicItems, classes: tuple[str, ...]) -> dict[str, str]:
    """The economic items of some classes for which the table of basic expenditure has no amount, as they are called."""
    found: dict[str, str] = {}
    for item in economics().item:
        for name in item.names if item.code.startswith(classes) else ():
            own = basic.amounts.get(normal(name))
            printed = any(normal(name) in label for label, one in basic.amounts.items() if one.micro)
            if not printed and basic.without(codes_called(name), whole=True):
                found[name] = own.id if own is not None else ""
    return found


@cache
def _every_name() -> frozenset[str]:
    """All that a longer name may be, of which a cited one is a part and not meant: 医疗费 of 医疗费补助."""
    funds = (word for one in subjects().modifier for word in one.words)
    heads = (word for one in subjects().head for word in one.words)
    items = (name for one in economics().item for name in one.names)
    classes = (name for one in functions().classes for name in one.names)
    return frozenset(normal(one) for one in (*funds, *heads, *items, *classes))


def _in_another(name: str, reason: str, names: Collection[str]) -> bool:
    return any(name != one and name in one and one in reason for one in (*_every_name(), *names))


def _cited(paragraph: Paragraph, names: Mapping[str, str], where: str) -> Iterator[Observation]:
    """The names that a reason of the paragraph says rise."""
    printed = {normal(name): name for name in names}
    for start, end in sentence_spans(paragraph.text) if printed else ():
        sentence = paragraph.text[start:end]
        found = _REASON.search(sentence)
        reason = normal(sentence[found.end() :]) if found is not None else ""
        cited = [one for one in printed if one in reason and not _in_another(one, reason, printed)]
        for key in sorted(cited, key=reason.index):
            at = reason.index(key)
            rises = _RISES.match(reason[at + len(key) :]) or _ADDED.search(reason[:at])
            if not rises or _BEFORE.search(_ADDED.sub("", reason[:at])):
                continue
            title = paragraph.section[-1] if paragraph.section else ""
            excerpt = Excerpt(
                text=printed[key],
                part="narrative",
                title=title,
                sentence=sentence,
                block=paragraph.id,
                place=paragraph.place,
            )
            figure = names[printed[key]]
            operands = (excerpt, figure) if figure else (excerpt,)
            facts = {"subject": printed[key], "tables": f"fact-tables-{where}"}
            yield Observation(rule="TXT105", operands=operands, where=title, facts=facts)
