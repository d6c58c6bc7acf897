"""How one document prints numbers. Amounts are whole 分; they are rounded here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

FEN = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}


def rounded(value: Fraction, decimals: int, mode: str = ROUND_HALF_UP) -> Decimal:
    """An exact fraction rounded to so many decimals."""
    scaled = value * 10**decimals
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    twice = 2 * rest
    up = twice > scaled.denominator or (
        twice == scaled.denominator and (mode == ROUND_HALF_UP or (mode == ROUND_HALF_EVEN and whole % 2 == 1))
    )
    result = Decimal(whole + up).scaleb(-decimals)
    return -result if scaled < 0 and result else result


@dataclass
class Style:
    """The habits of one document.

    nil: what a table prints for nothing. zero: what a sentence prints. comma_tables, comma_text: thousands
    separators (in text as a chance, since both occur in one document). shares, rates: decimals. strip: 100.00% is
    printed 100%. footed: some tables add up what they print, so that a total may differ by a tail from elsewhere.
    carried: the table of all expenditure, and the sentence about it, hold what was carried over.
    """

    rng: Random
    unit: str = "万元"
    decimals: int = 2
    table_unit: str = "万元"
    table_decimals: int = 2
    nil: str = ""
    zero: str = "0"
    comma_tables: bool = False
    comma_text: float = 0.0
    shares: int = 2
    rates: int = 2
    strip: bool = False
    mode: str = ROUND_HALF_UP
    pad: str = ""
    footed: bool = False
    carried: bool = True

    def number(self, fen: int, unit: str, decimals: int, *, comma: bool) -> str:
        """An amount in `unit`, without the unit."""
        value = rounded(Fraction(fen, FEN[unit]), decimals, self.mode)
        return f"{value:,f}" if comma else f"{value:f}"

    def as_printed(self, fen: int) -> int:
        """An amount as a table prints it, in 分."""
        return int(rounded(Fraction(fen, FEN[self.table_unit]), self.table_decimals, self.mode) * FEN[self.table_unit])

    def cell(self, fen: int) -> str:
        """An amount in a table cell."""
        if fen == 0:
            return self.nil
        return self.number(fen, self.table_unit, self.table_decimals, comma=self.comma_tables)

    def total(self, fen: int) -> str:
        """An amount in the total row, which prints a zero where other cells are blank."""
        return self.cell(fen)

    def text(self, fen: int) -> str:
        """An amount in a sentence, without the unit."""
        if fen == 0:
            return self.zero
        return self.number(fen, self.unit, self.decimals, comma=self.rng.random() < self.comma_text)

    def percent(self, part: int | Fraction, whole: int | Fraction, decimals: int | None = None) -> str:
        """part / whole as a percentage, without the sign %."""
        decimals = self.shares if decimals is None else decimals
        if part == 0:
            return "0" if self.strip else f"{Decimal(0):.{decimals}f}"
        value = f"{rounded(Fraction(part) * 100 / Fraction(whole), decimals, self.mode):f}"
        return value.rstrip("0").rstrip(".") if self.strip and "." in value else value


def split(rng: Random, total: int, parts: int, grain: int = 1) -> list[int]:
    """`total` cut into so many positive parts, each but the last a multiple of `grain`."""
    if parts == 1:
        return [total]
    weights = [rng.random() + 0.05 for _ in range(parts)]
    cut = [max(int(total * one / sum(weights)) // grain * grain, grain) for one in weights[:-1]]
    return [*cut, total - sum(cut)]
