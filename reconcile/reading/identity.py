"""Whose disclosure it is, of which year, and whether a budget or a final account, of a unit or a department."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from reconcile.disclosure import Heading, Kind, Level, Paragraph, Table
from reconcile.numerals import fold

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][一二三四五六七八九〇○零]{2}(?=年)")
_FUNDS = re.compile(r"一般公共预算|政府性基金预算|国有资本经营预算|(?:上年|去年|上一年).{0,4}决算")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\s*(?:年|预算|决算|部门|单位))")
_COMPARED = re.compile(r"[比较与同和由]\s*20\d\d\s*年")
_DATE = re.compile(
    r"(?:20\d\d|二[〇○零]..)年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月.*|.{0,6}(?:索引号|公开时间|日期|密级|编号).*"
)
_CITED = re.compile(r"《[^《》]*》")  # 《…操作规程（2022年修订）》: the year of what is cited
_CODE = re.compile(r"^[\[【（(]?\d{3,}[\]】）)]?[-—_]?")
_NO_NAME = re.compile(r"预算|决算|^本?(?:部门|单位)(?:（单位）)?$")
_KIND = re.compile(r"预算|决算")
_TYPE = re.compile(
    r"(?:(?:20\d\d|二[〇○零]..)\s*年?度?|[（(].{0,12}[)）])?(?:部门|单位|本级)?(?:（?[部单][门位]）?)?"
    r"(?:收支|(?:一般公共预算)?(?:财政拨款)?[“”\"]?三公[“”\"]?经费)?(?:预|决)算.*"
)
_OVERVIEW = re.compile(r"第一部分[:：、]?(?P<name>.+?)(?:20\d\d年度?)?(?:部门|单位)?(?:基本)?(?:概况|情况|简介|概述)")

ENOUGH_TITLES = 4  # titles and headings of one year, before the year on the cover is doubted


class Identity(Struct, frozen=True):
    """What the document says it is."""

    title: str
    entity: str
    year: int
    kind: Kind
    level: Level


def identify(
    cover: Sequence[str], headings: Sequence[Heading], paragraphs: Sequence[Paragraph], tables: Sequence[Table]
) -> Identity:
    """Read the identity off the cover, else off titles and headings, else off the text."""
    printed = [table.title for table in tables if table.part == "table"]
    heads = [heading.text for heading in headings if heading.part != "attachment"]
    text = [one.text for one in paragraphs if one.part == "narrative"]
    own = _title(cover)
    title = own or next((one for one in (*printed, *heads, *text) if _KIND.search(one)), "")[:80]
    owners = Counter(_CODE.sub("", table.owner) for table in tables if table.owner and table.part == "table")
    return Identity(
        title=title,
        entity=owners.most_common(1)[0][0] if owners else _entity(own, heads),
        year=_own_year(title, [*printed, *heads], text),
        kind=_kind([own], [*printed, *heads], text),
        level=_level(own, heads, text),
    )


def _title(cover: Sequence[str]) -> str:
    """The cover's lines put together, without the date and the like."""
    lines = [line for line in cover if not _DATE.fullmatch(line)]
    last = next((at for at in reversed(range(len(lines))) if _KIND.search(lines[at])), None)
    if last is None:
        return "".join(lines[:3])
    # 2026年度 / 单位预算 / 公开: the words after the line with 预算 belong to it where they are only that.
    stop = last + 2 if lines[last + 1 : last + 2] in (["公开"], ["说明"], ["报告"], ["公开说明"]) else last + 1
    return "".join(lines[:stop])


def _own_year(title: str, heads: Sequence[str], text: Sequence[str]) -> int:
    """The year that the cover names, unless titles and headings nearly all name another: then the cover is stale."""
    own = [_COMPARED.sub("", one) for one in text]
    named = next((year for source in ([title], heads, own, text) if (year := _year(source))), 0)
    counted = _years(heads)
    usual = _year(heads)
    told = _year(own)
    stale = counted[usual] >= ENOUGH_TITLES and counted[usual] >= 3 * counted[named] and told != named
    return usual if stale else named


def _year(texts: Iterable[str]) -> int:
    found = _years(texts)
    return max(found, key=lambda year: (found[year], year)) if found else 0


def _years(texts: Iterable[str]) -> Counter[int]:
    return Counter(
        int(year)
        for text in texts
        for year in _YEAR.findall(_CHINESE_YEAR.sub(lambda m: m[0].translate(_DIGITS), fold(_CITED.sub("", text))))
    )


def _kind(*sources: Sequence[str]) -> Kind:
    """Final where 决算 is said as often as 预算 or more (names of funds aside), in the first source with either."""
    for source in sources:
        words = Counter(word for one in source for word in _KIND.findall(_FUNDS.sub("", re.sub(r"\s", "", one))))
        if words:
            return "final" if words["决算"] >= words["预算"] else "budget"
    return "budget"


def _level(title: str, heads: Sequence[str], text: Sequence[str]) -> Level:
    for source in ([title], heads, text):
        words = Counter(word for one in source for word in re.findall(r"(部门|单位)(?:预|决)算|本(部门|单位)", one))
        department = sum(count for word, count in words.items() if "部门" in word)
        unit = sum(count for word, count in words.items() if "单位" in word)
        if department != unit:
            return "department" if department > unit else "unit"
    return "unit"


def _entity(title: str, heads: Sequence[str]) -> str:
    name = _TYPE.sub("", re.sub(r"^(?:关于)?(?:20\d\d|二[〇○零]..)年度?", "", title), count=1)
    if 3 <= len(name) <= 40 and name != title:
        return name
    for head in heads:
        found = _OVERVIEW.match(head)
        if found and not _NO_NAME.search(found["name"]):
            return found["name"]
    return ""
