"""A number in a workbook as its cell shows it: rounded, grouped and signed as the number format says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    49: "@",
    **dict.fromkeys((14, 15, 16, 17, 22, 27, 30, 31, 36, 50, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    **dict.fromkeys((41, 42), '#,##0;-#,##0;"-"'),
    **dict.fromkeys((43, 44), '#,##0.00;-#,##0.00;"-"'),
}
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|_.|\*.|\[[^\]]*\]')
# Commas behind the digits divide by a thousand each.
_DIGITS = re.compile(r"(?P<whole>[0#?,]*[0#?])(?:\.(?P<decimals>[0#?]*))?(?P<thousands>,*)|\.(?P<only>[0#?]+)")
# A point that is only set between the digits, as offices do to show 元 in 万元: 0!.0000, 0!.0,"万元".
_SET_POINT = re.compile(r"(?P<whole>[0#?,]*[0#?])(?:[!\\]\.|\"\.\")(?P<after>[0#?]+)(?P<thousands>,*)")
_UNIT = re.compile(r'"([^"]*[万亿千百][^"]*)"')
_GENERAL_DIGITS = 11
LARGEST_EXPONENT = 30
LONGEST_CODE = 255  # what Excel takes
_PRECISION = LARGEST_EXPONENT + LONGEST_CODE + 5  # all digits that a code can ask for, of a percentage too
_EPOCH = date(1899, 12, 30)


def shown_number(stored: str, code: str) -> str:
    """The text that a cell with the stored number `stored` and the format `code` shows."""
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite() or value.adjusted() > LARGEST_EXPONENT:
        return stored
    with localcontext(prec=_PRECISION):
        if not code or len(code) > LONGEST_CODE or code.lower() == "general" or code == "@":
            return _general(value)
        return _formatted(value, code)


def _formatted(value: Decimal, code: str) -> str:
    sections = code.split(";")
    chosen = _section(value, sections)
    bare = _LITERAL.sub("", chosen)
    digits = _DIGITS.search(bare)
    if point := _SET_POINT.search(chosen):
        units = value.scaleb(-3 * len(point["thousands"])).quantize(Decimal(1), ROUND_HALF_UP)
        return f"{units.scaleb(-len(point['after'])):f}" + "".join(_UNIT.findall(chosen))
    if "general" in bare.lower():
        return _general(value)
    if digits is None or not re.search("[0#]", digits[0]):
        return _date(value, bare) if re.search("[ymd]", bare, re.IGNORECASE) else _literals(chosen)
    decimals = digits["decimals"] or digits["only"] or ""
    percent = "%" in bare
    thousands = len(digits["thousands"] or "")
    shown = (value * 100 if percent else value.scaleb(-3 * thousands)).quantize(
        Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP
    )
    text = f"{abs(shown):,f}" if "," in (digits["whole"] or "") else f"{abs(shown):f}"
    least = len(decimals.rstrip("#?"))
    if "." in text:
        whole, fraction = text.split(".")
        fraction = fraction[:least] + fraction[least:].rstrip("0")
        text = f"{whole}.{fraction}" if fraction else whole
    text = "0" * ((digits["whole"] or "").count("0") - len(text.partition(".")[0])) + text
    sign = "-" if shown < 0 and (len(sections) < 2 or "-" in chosen or "(" not in chosen) else ""
    brackets = shown < 0 and not sign
    text = f"({text})" if brackets else sign + text
    unit = "".join(_UNIT.findall(chosen)) if thousands else ""  # what is divided is told by it
    return text + unit + ("%" if percent else "")


def _section(value: Decimal, sections: list[str]) -> str:
    if len(sections) > 2 and value == 0:
        return sections[2]
    return sections[1] if len(sections) > 1 and value < 0 else sections[0]


def _literals(section: str) -> str:
    return "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(section)).strip() or section.strip(" _-?")


def _general(value: Decimal) -> str:
    digits = max(_GENERAL_DIGITS - 1 - max(value.adjusted(), 0), 0)
    text = (
        f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}" if value.as_tuple().exponent else f"{value:f}"
    )
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _date(value: Decimal, code: str) -> str:
    try:
        day = _EPOCH + timedelta(days=int(value))
    except OverflowError:
        return _general(value)
    return f"{day.year}年{day.month}月{day.day}日" if "d" in code.lower() else f"{day.year}年{day.month}月"
