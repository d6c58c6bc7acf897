"""What the narrative says of all performance targets together: how many sheets there are, and their money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.tokens import Token, tokens
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import total
from reconcile.wording.passages import Passage, narrative_paragraphs

CODES = ("PRF501", "PRF502", "PRF503")

_CLAUSE = re.compile(r"[，,。；;：:]")
_SENTENCE = re.compile(r"[。；;]")
_TARGETS = re.compile(r"绩效目标")
_PUBLISHED = re.compile(r"公开[^，。；]{0,12}绩效目标(?:表)?[^，。；]{0,4}$")
_MONEY = re.compile(r"^[^。；;]{0,12}(?:金额|资金|拨款|预算)[^。；;]{0,6}$")
_ALL = re.compile(
    r"项目(?:支出)?[^，。；;\d]{0,12}(?:实施|实行|纳入|开展)[^，。；;\d]{0,8}绩效目标管理[，,]涉及[^，。；;\d]{0,10}$"
)
_BEYOND = re.compile(r"转移支付|人员类|运转类|基本支出|公用经费|整体")  # targets of more than the project expenditure
_PARTS = re.compile(r"一般公共预算|政府性基金|财政拨款|上年结转")


def state(known: Recognition) -> Iterator[Statement]:
    """An observation where the number published is not the number of sheets; equations on the money of all targets."""
    sheets = known.target_sheets
    named = all(sheet.project for sheet in sheets)  # one of no project is the whole unit's
    projects = _project_total(known)
    for one in narrative_paragraphs(known.disclosure):
        found = tokens(one.text)
        for place, token in enumerate(found):
            counts = token.kind == "count" and token.number.unit in ("个", "项", "张") and _of_targets(one.text, token)
            money = _money(known, one, found[place : place + 2]) if counts else _uncounted(known, one, token)
            if money and projects and _of_the_year(known, one.text[: token.start]) and not _BEYOND.search(one.text):
                yield _within(one, money, projects)
            if counts and sheets and int(token.number.value) != len(sheets):
                yield from _unlike(known, sheets, one, token)
            elif counts and sheets and money and named:
                yield from _sum(known, sheets, one, money)


def _project_total(known: Recognition) -> str:
    """What all projects cost in the year that a budget is of, carry-over and all funds included, or ""."""
    form = known.form("expenditure") if known.disclosure.kind == "budget" else None
    column = form.column("项目支出") if form is not None else None
    total_row = form.row("合计") if form is not None else None
    if form is None or column is None or total_row is None:
        return ""
    figure = form.figures.get((total_row.index, column.index), "")
    return figure if figure and known.figures[figure].micro else ""


def _of_targets(text: str, count: Token) -> bool:
    """Whether the clause that holds the count speaks of performance targets."""
    before = _CLAUSE.split(text[: count.start])[-1]
    after = _CLAUSE.split(text[count.end :])[0]
    return bool(_TARGETS.search(before + after)) and "整体" not in before + after


def _of_the_year(known: Recognition, before: str) -> bool:
    """Whether the sentence that goes on to an amount speaks of no other year than the budget's."""
    years = re.findall(r"20\d\d(?=年)", _SENTENCE.split(before)[-1])
    return {int(one) for one in years} <= {known.disclosure.year}


def _unlike(known: Recognition, sheets: tuple[TargetSheet, ...], one: Passage, count: Token) -> Iterator[Statement]:
    whole = not known.disclosure.unread and all(sheet.project for sheet in sheets)
    if whole and _PUBLISHED.search(_CLAUSE.split(one.text[: count.start])[-1]):
        facts = {"stated_count": str(int(count.number.value)), "found_count": str(len(sheets))}
        yield Observation(rule="PRF501", operands=(one.excerpt(count.start, count.end),), where=one.title, facts=facts)


def _money(known: Recognition, one: Passage, pair: Sequence[Token]) -> str:
    """The amount right after a count of targets, if it is what all of them cost, or ""."""
    if len(pair) < 2:
        return ""
    count, money = pair
    between = one.text[count.end : money.start]
    of_all = money.kind == "money" and _MONEY.match(between) and not _PARTS.search(between)
    stated = f"{one.block}#{money.start}"
    return stated if of_all and stated in known.figures else ""


def _uncounted(known: Recognition, one: Passage, money: Token) -> str:
    """An amount that all projects with targets cost, where it is not said how many they are, or ""."""
    found = _ALL.search(one.text[: money.start]) if money.kind == "money" else None
    stated = f"{one.block}#{money.start}"
    return stated if found and not _PARTS.search(found.group()) and stated in known.figures else ""


def _within(one: Passage, money: str, projects: str) -> Equation:
    return Equation(
        rule="PRF503",
        shape="linear",
        relation="≤",
        terms=(Term(money, "stated"), Term(projects, "parts")),
        source="绩效目标涉及金额 ≤ 项目支出合计",
        where=one.title,
    )


def _sum(known: Recognition, sheets: tuple[TargetSheet, ...], one: Passage, money: str) -> Iterator[Statement]:
    parts = [figure for sheet in sheets if (figure := total(sheet, "annual", known.figures)) is not None]
    if not parts:
        return
    yield Equation(
        rule="PRF502",
        shape="linear",
        terms=(Term(money, "stated"), *(Term(part.id, "parts") for part in parts)),
        source="绩效目标涉及金额 = 各绩效目标表年度资金总额之和",
        where=one.title,
        unreadable="sheet-total-blank" if len(parts) < len(sheets) else "",
    )
