"""Sentences that report another year's figures as this year's, or compare with another year than all others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.narrative.tokens import tokens
from reconcile.recognition import Recognition
from reconcile.wording.passages import Passage, narrative_paragraphs
from reconcile.wording.years import YEAR, unquoted, years_in

CODES = ("WRD202",)

_SENTENCE = re.compile(r"[^。；;]+")
_BASE = re.compile(  # not with its amount: a year of choice
    r"(?:比|较|与|同|和)(20\d{2})\s*(?:年(?!度?的?\s*[\d,.]+\s*[万亿]?元)|(?=增|减|下降|上升|持平))"
)
_COMPARED = re.compile(r"[比较与]上年|同比|[比较与]去年")
_NOT_SUBJECT = re.compile(r"(?:比|较|与|同|和|由|从|自|至|到|截至|截止|上年|以来|于|—|-)$")
_DATED = re.compile(r"年\s*(?:\d|底|末|初|以来|至|起)")
_ABOUT = re.compile(r"预算|决算|收入|支出|收支|总计|经费|收、支|采购")
_EARLIER = re.compile(r"执行|决算|结转|结余|年初|上年|以前年度|持平|相同|一致|疫情")
_PRIOR_COLUMN = re.compile(r"上年|执行|增减|变动|比|年初")
_FINAL = re.compile("决算")  # in a budget, of a year of choice; in a final account every base is one
_ENOUGH = 2  # comparisons with last year that show what the document's base is
_OPENING = 40  # characters of a sentence in which its subject's year stands
_ITEM = re.compile(r"[（(]项[)）]\s*[:：,，]?\s*$")  # the path of an item may be as long as it is
_ORDINAL = re.compile(r"^\s*[（(]?\d{1,2}[.．、)）]")
_BEFORE_PANDEMIC = 2019  # with which later years are compared on purpose
_DIGITS = 4  # digits that an amount must have for its value to tell where it comes from


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sentence, where the disclosure's own year is known."""
    year = known.disclosure.year
    if not year:
        return
    paragraphs = [one for one in narrative_paragraphs(known.disclosure) if "名词解释" not in "".join(one.section)]
    named = [int(found[1]) for one in paragraphs for found in _BASE.finditer(unquoted(one.text))].count(year - 1)
    unnamed = sum(len(_COMPARED.findall(one.text)) for one in paragraphs)
    current = _current_values(known, year)
    for one in paragraphs:
        text = unquoted(one.text)
        for found in _SENTENCE.finditer(text):
            stale = _stale_subject(found.group(), year, current)
            if stale and int(stale) in years_in(" ".join(one.section)):
                stale = ""  # its heading says of which year the part is
            if not stale and named + unnamed >= _ENOUGH:
                printed = one.text[found.start() : found.end()]
                if known.disclosure.kind == "final":
                    printed = _FINAL.sub("", printed)
                stale = _stale_base(found.group(), printed, year, any_year=named >= _ENOUGH)
            if stale:
                yield Observation(
                    rule="WRD202",
                    operands=(_excerpt(one, found),),
                    where=one.title,
                    facts={"text": stale, "year": str(year)},
                )


def _excerpt(one: Passage, found: re.Match[str]) -> Excerpt:
    return one.excerpt(found.start(), found.end())


def _stale_subject(sentence: str, year: int, current: frozenset[int]) -> str:
    """The year of which a sentence reports, where it is not the disclosure's but the figures are; else "".

    They are this year's where the sentence compares them with the year before, or where a table prints them as such.
    """
    first = YEAR.search(sentence)
    if first is None or int(first[1]) == year or year in years_in(sentence):
        return ""
    before, after = _ORDINAL.sub("", sentence[: first.start()]), sentence[first.end(1) :]
    if len(before) > _OPENING and not _ITEM.search(before):
        return ""
    amounts = [one for one in tokens(sentence) if one.kind == "money" and one.start > first.start()]
    if _NOT_SUBJECT.search(before) or _DATED.match(after) or not amounts or re.search(r"\d", before):
        return ""
    words = sentence[first.end(1) : amounts[0].start].replace("年初预算", "预算")
    if not _ABOUT.search(words) or _EARLIER.search(words):
        return ""
    compared = _COMPARED.search(sentence) or _BASE.search(sentence)
    number = amounts[0].number
    known_here = (
        number.micro in current and len(amounts[0].text.replace(".", "").rstrip("万亿元").strip("0")) >= _DIGITS
    )
    earlier = _EARLIER.search(sentence.replace("年初预算", "预算"))
    return first[1] if compared or (known_here and not earlier) else ""


def _stale_base(sentence: str, printed: str, year: int, *, any_year: bool) -> str:
    """The year that a sentence compares with, where all others compare with another. printed: with its brackets.
    any_year: or else only that which last year's text compared with; one further back is chosen on purpose.
    """
    for found in _BASE.finditer(sentence):
        usual = (
            int(found[1]) in (year - 1, year, _BEFORE_PANDEMIC)
            or year - 1 in years_in(sentence)
            or _COMPARED.search(sentence)
        )
        left_in = any_year or int(found[1]) == year - 2
        if not usual and left_in and not re.search(r"疫情|五年|十年|翻番|规划|末|决算|执行", printed):
            return found[1]
    return ""


def _current_values(known: Recognition, year: int) -> frozenset[int]:
    """Values that the tables print as this year's money."""
    prior = re.compile(rf"{_PRIOR_COLUMN.pattern}|(?<!\d)(?!{year})20\d\d(?!\d)")
    return frozenset(
        figure.micro
        for figure in known.figures.values()
        if figure.part == "table"
        and figure.dimension == "money"
        and figure.micro
        and not prior.search(figure.column_label)
    )
