"""A bare 0 among amounts with decimals is one of the ways to print nil (`docs/rounding.md`), not a number rounded to
whole units: it is as narrow as the amounts around it. So is any whole number in a table, where a spreadsheet leaves out
decimals that are nought; in running text it may have been rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from reconcile.ledger import Figure


def with_zeros(figures: Sequence[Figure], *, table: bool) -> list[Figure]:
    """The figures of one table, or of the narrative, in their order, every bare 0 (in a table, every whole number) as
    narrow as most amounts beside it in its unit, where most of those have decimals.
    """
    printed: dict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if one.dimension == "money" and one.value and not one.soft and not one.bound:
            printed[one.unit].append(one)
    narrow = {unit: half for unit, those in printed.items() if (half := _narrow(those)) is not None}
    return [
        replace(one, half=min(one.half, narrow[one.unit]))
        if _is_bare(one, narrow) and (table or one.value == 0)
        else one
        for one in figures
    ]


def _narrow(those: Sequence[Figure]) -> int | None:
    finer = [one.half for one in those if one.decimals > 0]
    return max(finer) if len(finer) * 2 > len(those) else None


def _is_bare(one: Figure, narrow: dict[str, int]) -> bool:
    return one.dimension == "money" and one.decimals == 0 and not one.soft and not one.bound and one.unit in narrow
