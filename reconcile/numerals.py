"""A printed number as an exact interval (`docs/rounding.md`).

Every value is carried as a whole number of millionths of a base unit: 元 for money, one percentage point for rates, one
for counts. So halves of the last printed digit are whole numbers too, and nothing is ever a float.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from msgspec import Struct

MICRO = 10**6
LARGEST = 10**15 * MICRO  # 元, ones
LARGEST_RATE = 10**9 * MICRO  # percentage points: a rate times the largest amount still fits 128 bits

Dimension = Literal["money", "percent", "count", "none"]
Bound = Literal["", "≤", "≥"]

UNITS: dict[str, tuple[Dimension, int]] = {
    "元": ("money", 1),
    "百元": ("money", 100),
    "千元": ("money", 1_000),
    "万元": ("money", 10_000),
    "百万元": ("money", 1_000_000),
    "千万元": ("money", 10_000_000),
    "亿元": ("money", 100_000_000),
    "%": ("percent", 1),
    "‰": ("percent", 1),
    "个百分点": ("percent", 1),
}

_FOLD = str.maketrans("０１２３４５６７８９．，－＋％（）：；／", "0123456789.,-+%():;/")
_WIDE = re.compile("[０-９．，－＋％（）：；／]")  # most texts have none of them
_NUMBER = re.compile(r"(?P<sign>[-−–]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?")
_CELL = re.compile(r"\(?(?:[-−–]\s*)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\)?%?")
_WITH_UNIT = re.compile(r"(\(?[-−–]?[\d,.]+\)?)\s*(亿元|万元|元)")
NIL_MARKS = frozenset({"", "-", "--", "—", "——", "–", "/", "―", "－", "无"})


class Numeral(Struct, frozen=True):
    """A number as printed: its exact value, how many decimals stand on the paper, and its unit.

    micro, half: value and half-width of the interval in millionths of the base unit; micro is None where the number is
    beyond what can be decided exactly (more than six decimals at the base unit, or 10¹⁵ base units and more).
    """

    text: str
    value: Decimal
    decimals: int
    unit: str
    dimension: Dimension
    micro: int | None
    half: int


def fold(text: str) -> str:
    """`text` with full-width digits and signs as their ordinary counterparts; nothing else changes."""
    return text.translate(_FOLD) if _WIDE.search(text) else text


def plain(text: str) -> tuple[Decimal, int] | None:
    """The exact value and the number of printed decimals of a bare number such as `4,050.96` or `(1,234)`, or None."""
    folded = fold(text).replace(" ", "").rstrip("%")
    negative = folded.startswith("(") and folded.endswith(")")
    found = _NUMBER.fullmatch(folded.strip("()") if negative else folded)
    if found is None:
        return None
    decimals = found["decimals"] or ""
    value = Decimal(found["digits"].replace(",", "") + decimals)
    if negative or found["sign"]:
        value = -value
    return value, max(len(decimals) - 1, 0)


def parted(text: str) -> tuple[str, str]:
    """A number and the unit of money printed behind it: 44万元 is 44 and 万元; without a unit, the text and ""."""
    found = _WITH_UNIT.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


@lru_cache(2**12)  # many amounts of a disclosure are nothing, or what other tables say
def numeral(text: str, unit: str, *, exact: bool = False, coarse: bool = False) -> Numeral | None:
    """Read a bare number `text` that is stated in `unit`.

    exact: a count or another figure that is not rounded (half-width 0). coarse: hedged by 约, 左右, 近 or 余, so that
    the interval grows to the place of the last digit that is not zero. Money printed to 0.01元 or finer is exact. None
    where `text` is no number.
    """
    read = plain(text)
    if read is None:
        return None
    value, decimals = read
    dimension, scale = UNITS.get(unit, ("count" if unit else "none", 1))
    places = -_last_digit_place(value, decimals) if coarse else decimals
    step = Decimal(scale) * Decimal(10) ** -places
    if unit == "‰":
        step, value_in_base = step / 10, value / 10
    else:
        value_in_base = value * scale
    known_exactly = exact or dimension == "count" or (dimension == "money" and step <= Decimal("0.01") and not coarse)
    micro, half = value_in_base * MICRO, (Decimal(0) if known_exactly else step * MICRO / 2)
    limit = LARGEST_RATE if dimension == "percent" else LARGEST
    fits = micro == micro.to_integral_value() and half == half.to_integral_value() and abs(micro) < limit
    return Numeral(
        text=text,
        value=value,
        decimals=decimals,
        unit=unit,
        dimension=dimension,
        micro=int(micro) if fits else None,
        half=int(half) if fits else 0,
    )


def _last_digit_place(value: Decimal, decimals: int) -> int:
    """The power of ten of the last digit that is not zero (0 → the printed place)."""
    if value == 0:
        return -decimals
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else -decimals


def is_number(text: str) -> bool:
    """Whether a cell's whole text is one number, sign, brackets, separators and % allowed."""
    return _CELL.fullmatch(fold(text).replace(" ", "")) is not None


def is_nil(text: str) -> bool:
    """Whether a cell's text is one of the ways to print nothing: blank, a dash, a slash, 无."""
    return text.strip() in NIL_MARKS


def with_unit(text: str, unit: str, between: str = "") -> str:
    """A printed number with its unit, once: 400万 of 万元 says it already, as 400万元 does."""
    said = unit.removesuffix("元") or unit
    return text if not unit or fold(text).endswith((fold(unit), fold(said))) else f"{text}{between}{unit}"


def in_unit(micro: int, unit: str) -> Decimal:
    """A value in millionths of the base unit, as an exact decimal number of `unit`."""
    _, scale = UNITS.get(unit, ("count", 1))
    return Decimal(micro) / (MICRO * scale) * (10 if unit == "‰" else 1)


def shown(value: Decimal) -> str:
    """A decimal in plain notation, without exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
