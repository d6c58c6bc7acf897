"""What might explain a distance: swapped digits, one wrong digit, a lost sign, a unit, a line left out.

A hint is never a claim which number is wrong; it names a printed figure with which the arithmetic would close.
"""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.findings.broken import Broken
from reconcile.ledger import Figure
from reconcile.numerals import UNITS

Hint = tuple[str, str]
_NO_LINES = {"PRI101"}  # a change against last year has no lines that might be missing


def hints(one: Broken, figures: Mapping[str, Figure]) -> tuple[Hint, ...]:
    """Message keys with the printed figure that each names, for a linear equation that does not hold."""
    if one.equation.shape != "linear" or one.equation.relation != "=" or one.gap == 0:
        return ()
    low, high = sorted((abs(one.stated), abs(one.recomputed)))
    if low and any(high == low * factor for factor in (10**4, 10**8)):
        return (("hint-unit", ""),)
    found, swapped = [], []
    for figure in dict.fromkeys(term.figure for term in one.equation.terms):
        printed = figures[figure]
        if printed.micro is None or printed.nil:
            continue
        if 2 * abs(printed.micro) == one.gap:
            found.append(("hint-sign", printed.text))
        elif abs(printed.micro) == one.gap and low and one.equation.rule not in _NO_LINES:
            found.append(("hint-line", printed.text))
        elif _swapped(printed, one.gap):
            swapped.append(printed.text)
    if swapped:
        found.append(("hint-transposed", " / ".join(dict.fromkeys(swapped))))
    return tuple(found)


def _swapped(figure: Figure, gap: int) -> bool:
    """Whether swapping two neighbouring digits of the figure moves it by exactly `gap`."""
    if figure.value is None:
        return False
    digits = f"{abs(figure.value):f}".replace(".", "")
    step = 10**6 * UNITS.get(figure.unit, ("count", 1))[1]
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if abs(int(swapped) - int(digits)) * step == gap * 10**figure.decimals:
            return True
    return False
