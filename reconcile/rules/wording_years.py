"""Years that cannot be: of another year's disclosure, or of no year at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Table
from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognition import Recognition
from reconcile.wording.passages import Passage, passages, sentence_at
from reconcile.wording.years import YEAR, unquoted, years_in

CODES = ("WRD201", "WRD202", "WRD203")

_ABOUT = re.compile(r"预算|决算|收支|收入|支出|经费|绩效目标|情况说明|情况表")
_BACKWARD = re.compile(
    r"上年|上一年|往年|以前年度|执行|结转|回顾|总结|变动|变化|相比|对比|比较|完成情况|截至|自评|评价|项目"
)
_BASE = re.compile(r"(?:比|较|与|同)(20\d{2})\s*年(?:度|初)?[^，。；\d]{0,10}")
_SUBJECT = re.compile(
    r"(?:^|。)(20\d{2})\s*年(?:度)?[^，。；\d]{0,40}?(?:收入|支出|收支|预算|决算|经费)[^，。；\d]{0,12}[\d,]+(?:\.\d+)?\s*(?:万元|亿元|元)"
)
_IMPOSSIBLE = re.compile(
    r"(?<![\d.])(?:19|20)\d{3,4}\s*年(?!限)|(?<![\d.,])(?:1[0-8]|2[1-9]|[3-9]\d)\d{2}\s*年(?=度|\d{1,2}\s*月)"
)
_ENOUGH = 2  # comparisons with last year that show what the document's base is


def state(known: Recognition) -> Iterator[Statement]:
    """Observations about years; the disclosure's own year must be known for all but impossible ones."""
    document = known.disclosure
    everything = tuple(passages(document))
    for one in everything:
        yield from _impossible(one)
    if not document.year:
        yield NotRun("WRD201", "why-year-unknown")
        return
    titles = [one for one in everything if one.kind in ("heading", "title")]
    if sum(document.year in years_in(one.text) for one in titles) >= sum(_stale(one, document.year) for one in titles):
        yield from (_observed("WRD201", one, one.text, document.year) for one in titles if _stale(one, document.year))
    yield from _heads(document.tables, document.year)
    yield from _sentences([one for one in everything if one.kind == "paragraph"], document.year)


def _impossible(one: Passage) -> Iterator[Observation]:
    text = unquoted(one.text) if one.part != "sheet" else one.text
    for found in _IMPOSSIBLE.finditer(text):
        yield Observation(
            rule="WRD203",
            operands=(one.excerpt(found.start(), found.end()),),
            where=one.title,
            facts={"text": found.group()},
        )


def _stale(one: Passage, year: int) -> bool:
    """Whether a title speaks of a budget or final account of another year only."""
    named = years_in(one.text)
    return bool(named) and year not in named and bool(_ABOUT.search(one.text)) and not _BACKWARD.search(one.text)


def _heads(tables: tuple[Table, ...], year: int) -> Iterator[Observation]:
    """Tables whose heads name years, and none of them is the disclosure's."""
    for table in tables:
        if table.part != "table":
            continue
        heads = [cell for row in table.grid[: table.header_rows] for cell in row if cell is not None]
        dated = [cell for cell in heads if years_in(cell.text)]
        if dated and not any(year in years_in(cell.text) for cell in dated):
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
            facts = {"text": dated[0].text, "year": str(year)}
            yield Observation(rule="WRD201", operands=operands, where=table.title, facts=facts)


def _sentences(paragraphs: list[Passage], year: int) -> Iterator[Observation]:
    narrative = [one for one in paragraphs if one.part == "narrative"]
    bases = [int(found[1]) for one in narrative for found in _BASE.finditer(unquoted(one.text))]
    for one in narrative:
        text = unquoted(one.text)
        for found in _SUBJECT.finditer(text):
            sentence = text[found.start() :].lstrip("。").split("。")[0]
            if int(found[1]) != year and _compared_backward(sentence, int(found[1])) and year not in years_in(sentence):
                yield _observed("WRD202", one, sentence_at(one.text, found.start(1)), year)
        if bases.count(year - 1) < _ENOUGH:
            continue
        for found in _BASE.finditer(text):
            sentence = sentence_at(one.text, found.start(1))
            if int(found[1]) not in (year - 1, year) and str(year - 1) not in sentence and "疫情" not in sentence:
                yield _observed("WRD202", one, sentence, year)


def _compared_backward(sentence: str, subject: int) -> bool:
    """Whether the sentence compares its subject's year with the year before it, so that it is the year reported on."""
    compared = [int(found[1]) for found in _BASE.finditer(sentence)]
    return bool(re.search(r"[比较]上年|与上年|同比", sentence)) or subject - 1 in compared


def _observed(rule: str, one: Passage, text: str, year: int) -> Observation:
    start = max(one.text.find(text), 0)
    stale = next((found.group() for found in YEAR.finditer(text) if int(found[1]) != year), "")
    return Observation(
        rule=rule,
        operands=(one.excerpt(start, start + len(text)),),
        where=one.title,
        facts={"text": stale, "year": str(year)},
    )
