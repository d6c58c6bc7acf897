"""Numbers that Word writes itself before a paragraph (一、, （二）, 3.) and that its text does not hold."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from msgspec import Struct

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = {
    *("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital"),
    *("japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2"),
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LARGEST = 99
_DEEPEST = 10  # styles that are based on one another

Element = Any  # lxml is untyped


class _Level(Struct, frozen=True):
    """text: with %1, %2 … for the numbers of the levels. legal: these are all printed as 1, 2, 3."""

    style: str
    text: str
    start: int
    legal: bool


class Numbering:
    """Counts the numbered paragraphs of one document in their order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for part in document.part.package.iter_parts():
            name = str(part.partname)
            if name == "/word/numbering.xml":
                self._read(part.element if hasattr(part, "element") else None)
            elif name == "/word/styles.xml":
                self._read_styles(part.element if hasattr(part, "element") else None)

    def label(self, paragraph: Element) -> str:
        """The number that is printed before this paragraph, or ""; it counts, so ask once for each, in order."""
        found = self._of(paragraph)
        if found is None:
            return ""
        number, level = found
        levels = self._levels.get(self._abstract.get(number, ""), {})
        if level not in levels or levels[level].style == "bullet":
            return ""
        counts = self._counts[self._abstract[number]]
        # A list that starts anew shares its look with the one before it and says where it starts, once.
        counts.update({at: start - 1 for at, start in self._restarts.pop(number, {}).items()})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        legal = levels[level].legal
        return re.sub(
            r"%(\d)", lambda found: _shown(levels, counts, int(found[1]) - 1, legal=legal), levels[level].text
        )

    def _of(self, paragraph: Element) -> tuple[str, int] | None:
        own = _reference(paragraph.find(f"{_W}pPr/{_W}numPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = self._styles.get(style.get(f"{_W}val", "")) if style is not None else None
        if own is None:
            return inherited
        number, level = own
        return None if number == "0" else (number or (inherited[0] if inherited else ""), level)

    def _read(self, root: Element) -> None:
        if root is None:
            return
        for abstract in root.iter(f"{_W}abstractNum"):
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = {
                int(level.get(f"{_W}ilvl", 0)): _Level(
                    style=_value(level, "numFmt", "decimal"),
                    text=_value(level, "lvlText", ""),
                    start=int(_value(level, "start", "1") or 1),
                    legal=level.find(f"{_W}isLgl") is not None,
                )
                for level in abstract.iter(f"{_W}lvl")
            }
        for number in root.iter(f"{_W}num"):
            name = number.get(f"{_W}numId", "")
            self._abstract[name] = _value(number, "abstractNumId", "")
            self._restarts[name] = {
                int(one.get(f"{_W}ilvl", 0)): int(_value(one, "startOverride", "1"))
                for one in number.iter(f"{_W}lvlOverride")
                if one.find(f"{_W}startOverride") is not None
            }

    def _read_styles(self, root: Element) -> None:
        styles = {one.get(f"{_W}styleId", ""): one for one in root.iter(f"{_W}style")} if root is not None else {}
        for name in styles:
            found, style = None, name
            for _ in range(_DEEPEST):
                if found is not None or style not in styles:
                    break
                found = _reference(styles[style].find(f"{_W}pPr/{_W}numPr"))
                style = _value(styles[style], "basedOn", "")
            if found is not None and found[0] not in ("", "0"):
                self._styles[name] = found


def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int, *, legal: bool) -> str:
    held = levels.get(level)
    if held is None:
        return ""
    return numbered(counts.get(level, held.start), "decimal" if legal else held.style)


def _value(element: Element, name: str, default: str) -> str:
    found = element.find(f"{_W}{name}")
    value: str = found.get(f"{_W}val", default) if found is not None else default
    return value


def _reference(properties: Element) -> tuple[str, int] | None:
    if properties is None:
        return None
    level = _value(properties, "ilvl", "0")
    return _value(properties, "numId", ""), int(level) if level.isdigit() else 0


def numbered(count: int, style: str) -> str:
    """A number as a style of Word prints it: decimal, lowerLetter, chineseCounting …"""
    if style in ("none", "bullet"):
        return ""
    if style in _CIRCLED and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if style in _CHINESE and count <= _LARGEST:
        return _chinese(count)
    if style.endswith("Letter") and 1 <= count <= 26:
        return chr(ord("A" if style.startswith("upper") else "a") + count - 1)
    if style.endswith("Roman") and 1 <= count < len(_ROMAN):
        return _ROMAN[count].upper() if style.startswith("upper") else _ROMAN[count]
    if style == "decimalFullWidth":
        return str(count).translate(_WIDE)
    return f"{count:02}" if style == "decimalZero" else str(count)


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
