"""Years that cannot be: of another year's disclosure, or of no year at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.disclosure import Table
from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognition import Recognition, sheet_projects, sheet_title
from reconcile.wording.passages import Passage, passages
from reconcile.wording.years import unquoted, years_in

CODES = ("WRD201", "WRD203")

_ABOUT = re.compile(r"预算|决算|收支|收入|支出|经费|绩效目标|情况说明|情况表")
_OF_A_DAY = re.compile(r"年\s*(?:末|底|初|\d{1,2}\s*月)|资产|债务|债券|车辆|房屋|人员|机构")
_OWN = re.compile(r"预算|决算")
_BACKWARD = re.compile(
    r"上年|上一年|往年|以前年度|执行|结转|回顾|总结|变动|变化|相比|对比|比较|完成情况|截至|自评|评价"
)
_ONLY_A_YEAR = re.compile(r"[（(]\s*(20\d{2})\s*年(?:度)?\s*[）)]")
_IMPOSSIBLE = re.compile(
    r"(?<![\d.])(?:19|20)\d{3,4}\s*年(?!限)|(?<![\d.,])(?<!\d\s)20\d\s*年度"
    r"|(?<![\d.,])(?:1[0-8]|2[1-9]|[3-9]\d)\d{2}\s*年(?=度|\d{1,2}\s*月)"
)


def state(known: Recognition) -> Iterator[Statement]:
    """Observations about years; the disclosure's own year must be known for all but impossible ones."""
    document = known.disclosure
    projects = sheet_projects(known.sheets)
    for one in passages(document):
        yield from _impossible(one, sheet_title(one.title, projects.get(one.block, "")))
    if not document.year:
        yield NotRun("WRD201", "why-year-unknown")
        return
    everything = tuple(passages(document, cells=False))
    yield from _cover(document.title, everything, document.year)
    titles = [one for one in everything if one.kind in ("heading", "title")]
    budget = _is_budget(titles, document.year)
    stale = [one for one in titles if _stale(one, document.year) and not (budget and _looks_back(one, document.year))]
    usual = sum(document.year in years_in(one.text) for one in titles) >= len(stale)
    yield from (_observed(one, document.year) for one in stale if usual or _names_twice(one))
    yield from _heads(document.tables, document.year)
    yield from _under_titles([one for one in everything if one.kind == "note"], document.year)


def _cover(title: str, everything: Sequence[Passage], year: int) -> Iterator[Observation]:
    """A cover of another year than the titles and headings of the disclosure."""
    named = years_in(title)
    if not named or year in named:
        return
    lines = [one for one in everything if one.part == "contents" and years_in(one.text) == named]
    own = next((one for one in lines if one.text in title), None)
    operand = own.whole() if own else Excerpt(text=title, part="contents")
    facts = {"text": str(named[0]), "year": str(year)}
    yield Observation(rule="WRD201", operands=(operand,), where=title, facts=facts)


def _impossible(one: Passage, where: str) -> Iterator[Observation]:
    text = unquoted(one.text) if one.part != "sheet" else one.text
    for found in _IMPOSSIBLE.finditer(text):
        yield Observation(
            rule="WRD203",
            operands=(one.excerpt(found.start(), found.end()),),
            where=where,
            facts={"text": found.group()},
        )


def _stale(one: Passage, year: int) -> bool:
    """Whether a title speaks of a budget or final account of another year only, or compares a year with itself."""
    named, words = years_in(one.text), unquoted(one.text)
    looks_back = _BACKWARD.search(words) and not _names_twice(one)
    about = _ABOUT.search(one.text) and not looks_back and not _OF_A_DAY.search(words)
    return bool(named) and year not in named and bool(about)


def _names_twice(one: Passage) -> bool:
    """Whether a title compares a year with itself."""
    named = years_in(one.text)
    return len(named) > len(set(named))


def _is_budget(titles: Sequence[Passage], year: int) -> bool:
    """Whether the titles and headings with the disclosure's year are of a budget and none is of a final account."""
    own = [one.text for one in titles if year in years_in(one.text)]
    return any("预算" in text for text in own) and not any("决算" in text for text in own)


def _looks_back(one: Passage, year: int) -> bool:
    """Whether a heading inside a budget opens a part about the final account of a year before."""
    earlier = all(named < year for named in years_in(one.text))
    return one.kind == "heading" and earlier and "决算" in one.text and "预算" not in one.text


def _under_titles(notes: list[Passage], year: int) -> Iterator[Observation]:
    """（2025年度） under the titles of a disclosure of 2026: one observation for each such year."""
    dated = [(one, int(found[1])) for one in notes if (found := _ONLY_A_YEAR.fullmatch(one.text))]
    for stale in sorted({named for _, named in dated} - {year}):
        operands = tuple(one.whole() for one, named in dated if named == stale)
        facts = {"text": str(stale), "year": str(year)}
        yield Observation(rule="WRD201", operands=operands, where=operands[0].title, facts=facts)


def _heads(tables: tuple[Table, ...], year: int) -> Iterator[Observation]:
    """Tables whose heads name years of budgets or final accounts, and no head names the disclosure's."""
    for table in tables:
        titled = years_in(table.title)
        if table.part != "table" or (titled and year not in titled):
            continue
        heads = [cell for row in table.grid[: table.header_rows] for cell in row if cell is not None]
        dated = [cell for cell in heads if years_in(cell.text) and _OWN.search(cell.text)]
        if dated and not any(year in years_in(cell.text) for cell in heads):
            operands = tuple(
                Excerpt(
                    text=cell.text,
                    part=table.part,
                    title=table.title,
                    column=cell.text,
                    block=table.id,
                    place=cell.place,
                )
                for cell in dated
            )
            facts = {"text": str(years_in(dated[0].text)[0]), "year": str(year)}
            yield Observation(rule="WRD201", operands=operands, where=table.title, facts=facts)


def _observed(one: Passage, year: int) -> Observation:
    facts = {"text": str(years_in(one.text)[0]), "year": str(year)}
    return Observation(rule="WRD201", operands=(one.whole(),), where=one.title, facts=facts)
