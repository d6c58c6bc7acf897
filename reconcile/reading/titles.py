"""The lines around a table: title, label, owner, unit, period above it and notes below it, known by what they say."""

from __future__ import annotations

import re

from msgspec import Struct

from reconcile.reading.headings import is_heading, without_ordinal

LONGEST_TITLE = 70
_MONEY = r"(?:人民币)?(?:百万|千万|万|亿|千|百)?元"
_UNIT = re.compile(
    rf"[（(]?\s*(?:(?:金额|计量|货币)?单位|金额)\s*[:：]\s*{_MONEY}(?:\s*[、,，/]\s*[^\s）)]{{1,6}})*\s*[）)]?"
)
_OWNER = re.compile(
    r"(?:(?:单位|部门)[名全]称|部门(?:[（(]单位[)）]|[/／]单位)(?:名称)?|单位(?:[（(]部门[)）]|[/／]部门)(?:名称)?"
    r"|(?:[编填]制|[填编]报|制表|公开|预算)(?:单位|部门)|主管部门|部门|单位)\s*[:：]\s*(?P<name>\S*)"
)
# A PDF leaves no space: 表12023年收支总表 is table one of 2023.
_ENDED = r"(?:(?!\d)|(?=20\d\d年))"
# The 一 of 一般公共预算 is no numeral: 表五一般公共预算支出表 is table five.
_NUMBER = (
    rf"(?:\d{{1,2}}(?:[-—－.]\d{{1,2}})*{_ENDED}|(?:(?!一般)[一二三四五六七八九十]){{1,3}}"
    r"(?:[-—－之][一二三四五六七八九十\d]{1,2})?)"
)
_LABEL = re.compile(
    rf"(?:[^\d\s，。；:：（）]{{0,6}}公开\s*{_NUMBER}\s*表|[^\d\s，。；:：（）]{{0,6}}公开\s*表\s*{_NUMBER}|附?表\s*{_NUMBER}"
    rf"|附件\s*{_NUMBER}?|[（(](?:报|附|公开)?表\s*{_NUMBER}[)）]|[^\d\s，。；:：（）]{{2,8}}表\s*\d{{1,2}}(?:-\d{{1,2}})?{_ENDED}"
    r"|(?:财决|预算|决算|[A-Z]{1,4})(?:公开)?\s*\d{1,2}(?:-\d{1,2})?\s*表)\s*[:：.．、]?"
)
_AFTER_LABEL = ":：.．、 "
_PERIOD = re.compile(
    r"[（(]?\s*(?:(?:预算|决算)年度\s*[:：]\s*)?(?:20\d\d|二[〇○Ｏ零]..)\s*年"
    r"\s*(?:度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:.{1,3}日)?)?\s*[)）]?"
)
_TITLE = re.compile(
    r"[^。；，;！？]*(?:表|一览|目录)(?:[（(][^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*[)）]){0,2}\s*(?:[（(]?续表?[)）]?)?"
)
# What offices write for a title that ends with 表: 部门收支总体情况, 一般公共预算支出情况（公开）.
_STATED = re.compile(
    r"[^。；，：;！？]{0,40}(?:收支|收入|支出|经费)(?:预算|决算)?(?:总体|基本)?情况(?:公开)?(?:[（(][^（()）]*[)）])?"
)
_BARE_UNIT = re.compile(
    rf"(?:(?P<title>\S*(?:表|情况)(?:[（(][^（()）]*[)）])?)\s*)?(?P<unit>[（(]\s*{_MONEY}\s*[）)]|{_MONEY})"
)
_POINTING = re.compile(r"[见如下附此该](?:列|附|下)?表$")
_NOTE = re.compile(r"[（(]?\s*(?:备?注|说明|附注|备注说明)\s*(?:\d{1,2}\s*)?[:：.、]")
_NOTE_WORDS = re.compile(
    r"^[（(]?(?:本|此|该|上)表|(?:本|此|该)表(?:无|为空|没有|格式|反映|以|金额)|^[（(]?空表|无.{0,8}数据[)）。]?$|本表下方|^[（(]?表中"
)
_NUMBERED_NOTE = re.compile(r"[(（]?\d{1,2}[)）]?\s*[.．、)）]")


class Caption(Struct, frozen=True):
    """What a line above a table says beside its title. rest: what is none of it."""

    label: str = ""
    owner: str = ""
    unit: str = ""
    period: str = ""
    rest: str = ""


def caption(text: str) -> Caption:
    """Take a line above a table apart."""
    unit = owner = label = period = ""
    found = _UNIT.search(text)
    if found:
        unit, text = found[0].strip("（()） "), (text[: found.start()] + " " + text[found.end() :]).strip()
    found = _OWNER.match(text) or (_OWNER.search(text) if unit or _LABEL.match(text) else None)
    if found:
        owner, text = found["name"], (text[: found.start()] + " " + text[found.end() :]).strip()
        dated = _PERIOD.search(owner)
        if dated:
            period, owner = dated[0], owner[: dated.start()]
    found = _LABEL.fullmatch(text) or re.match(rf"{_LABEL.pattern}(?=\s)", text)
    if found:
        label, text = found[0].strip(_AFTER_LABEL), text[found.end() :].strip()
    found = _PERIOD.fullmatch(text)
    if found:
        period, text = found[0], ""
    return Caption(label=label, owner=owner, unit=unit, period=period, rest=text)


def bare_unit(text: str) -> Caption | None:
    """A line directly above a table that gives its unit and does not say 单位: 万元, （元）, 部门收支总表（万元）."""
    found = _BARE_UNIT.fullmatch(text.strip())
    return Caption(unit=found["unit"].strip("（()） "), rest=found["title"] or "") if found else None


def is_bare_caption(text: str) -> bool:
    """Whether a line says nothing but label, owner, unit or period."""
    return len(text) <= LONGEST_TITLE and caption(text).rest == ""


def is_title(text: str) -> bool:
    """Whether a line is the title of a table: it ends with 表 (目录, 一览), brackets after it allowed."""
    bare = without_ordinal(text)
    return 2 <= len(text) <= LONGEST_TITLE and _TITLE.fullmatch(bare) is not None and _POINTING.search(bare) is None


def states(text: str) -> bool:
    """Whether a line directly above a table is its title although it does not end with 表: 部门收支总体情况."""
    return len(text) <= LONGEST_TITLE and _STATED.fullmatch(without_ordinal(text)) is not None


def is_caption(text: str) -> bool:
    """Whether a line can only stand above a table."""
    return is_bare_caption(text) or (is_title(text) and not is_heading(text))


def split_title(text: str) -> tuple[str, str]:
    """A title line as label and title: `表一2026年收支总表`, `公开01表 收入支出决算总表`, `二、收入总表`."""
    bare = without_ordinal(text)
    found = re.match(rf"(?P<label>{_LABEL.pattern})\s*(?P<title>\S.*)", bare)
    if found and is_title(found["title"]) and len(found["title"]) > 3:
        return found["label"].strip(_AFTER_LABEL), found["title"]
    return "", bare


def is_note(text: str, *, after_note: bool = False) -> bool:
    """Whether a line directly under a table belongs to it. after_note: the line above it does."""
    if _NOTE.match(text) or (len(text) <= 120 and _NOTE_WORDS.search(text)):
        return True
    return after_note and _NUMBERED_NOTE.match(text) is not None and not is_heading(text)
