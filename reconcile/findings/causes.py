"""One cause, one finding: which contradictions come from the same printed figure, line or unit.

A wrong cell breaks its row, its column and every table that repeats it, each time by the same distance. So
contradictions that share a figure and a distance are one finding. A line left out breaks the same sum in every column;
contradictions of one table against others by a factor of 10⁴ or 10⁸ are one slip of its unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from reconcile.findings.broken import Broken
from reconcile.findings.exchanged import opposite
from reconcile.findings.omitted import beside
from reconcile.findings.slipped import slipped
from reconcile.findings.units import unit_slips
from reconcile.ledger import Equation, Figure, Term

FAR = 1000  # times that a rate is off where one of its amounts is in another unit
MOST = 20  # units of the last place that a tail is long


class Cause(Struct, frozen=True):
    """Contradictions that are one thing. unit, slip: block id of a table whose unit line seems wrong, or whose rows
    seem to have slipped, or "".
    """

    broken: tuple[Broken, ...]
    unit: str = ""
    slip: str = ""


def causes(broken: Sequence[Broken], held: Iterable[Equation], figures: Mapping[str, Figure]) -> tuple[Cause, ...]:
    """Group contradictions by cause, in document order.

    held: equations that hold; a figure that takes part in many of them is less likely what several contradictions
    have in common.
    """
    slips = [Cause((*those, *_far_off(broken, block, figures)), block) for block, those in unit_slips(broken, figures)]
    explained = {one.number for cause in slips for one in cause.broken}
    rest = [one for one in broken if one.number not in explained]
    slips += [Cause(those, slip=block) for block, those in slipped(rest, figures)]
    explained = {one.number for cause in slips for one in cause.broken}
    rest = [one for one in broken if one.number not in explained]
    asked = {term.figure for one in rest for term in one.equation.terms}
    good = Counter(term.figure for equation in held for term in equation.terms if term.figure in asked)
    found = [*slips, *_paired(_joined(_shared(rest, good), figures), figures)]
    return tuple(sorted(found, key=lambda cause: cause.broken[0].number))


def _far_off(broken: Sequence[Broken], block: str, figures: Mapping[str, Figure]) -> Iterator[Broken]:
    """The rates that a table in the wrong unit makes thousands of times too large or too small."""
    for one in broken:
        low, high = sorted((abs(one.stated), abs(one.recomputed)))
        own = one.equation.shape != "linear" and any(figures[name].block == block for name in one.equation.figures)
        if own and high > FAR * low:
            yield one


def _shared(broken: Sequence[Broken], good: Counter[str]) -> list[Cause]:
    """Greedily: the figure that most contradictions of one distance share, again until none is shared."""
    return [cause for those in _connected(broken) for cause in _split(those, good)]


def _connected(broken: Sequence[Broken]) -> list[list[Broken]]:
    """The contradictions in groups that share no figure."""
    by_figure: dict[str, list[Broken]] = defaultdict(list)
    for one in broken:
        for term in one.equation.terms:
            by_figure[term.figure].append(one)
    groups: list[list[Broken]] = []
    reached: set[int] = set()
    for start in broken:
        group: dict[int, Broken] = {}
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one.number not in reached:
                reached.add(one.number)
                group[one.number] = one
                waiting += [other for term in one.equation.terms for other in by_figure.pop(term.figure, ())]
        if group:
            groups.append([group[number] for number in sorted(group)])
    return groups


def _split(broken: Sequence[Broken], good: Counter[str]) -> list[Cause]:
    left = {one.number: one for one in broken}
    found = []
    while left:
        by_figure: dict[str, list[Broken]] = defaultdict(list)
        for one in left.values():
            for figure in dict.fromkeys(term.figure for term in one.equation.terms):
                by_figure[figure].append(one)
        best = _best(by_figure, good)
        for one in best:
            del left[one.number]
        found.append(Cause(tuple(best)))
    return found


def _best(by_figure: Mapping[str, list[Broken]], good: Counter[str]) -> list[Broken]:
    groups = [(_alike(figure, those), good[figure]) for figure, those in by_figure.items()]
    return max(groups, key=lambda entry: (len(entry[0]), -entry[1], -entry[0][0].number))[0]


def _alike(figure: str, those: Sequence[Broken]) -> list[Broken]:
    """The largest group among contradictions of one figure whose distances agree within their bounds; rates, whose
    distance is in percent, go with any, and so does a bound that would hold if the figure were right. Bounds that a
    figure exceeds may differ: it is too large for all of them.
    """
    rates = [one for one in those if one.equation.shape != "linear"]
    amounts = [one for one in those if one.equation.shape == "linear"]
    best: list[Broken] = []
    for one in sorted(amounts, key=lambda one: one.equation.relation != "="):
        group = [other for other in amounts if _same_root(other, one) or _exceeds(figure, other, one)]
        if len(group) > len(best):
            best = group
    return sorted([*best, *rates], key=lambda one: one.number)


def _same_root(other: Broken, one: Broken) -> bool:
    if other.equation.relation == "≤" and one.equation.relation == "=":
        return abs(other.gap) <= abs(one.gap) + one.bound + other.bound
    return abs(other.gap - one.gap) <= one.bound + other.bound


def _exceeds(figure: str, *those: Broken) -> bool:
    return all(one.equation.relation == "≤" and Term(figure, "stated") in one.equation.terms for one in those)


def _joined(found: Sequence[Cause], figures: Mapping[str, Figure]) -> list[Cause]:
    """The causes, those that break the same sum of the same lines in several columns, or the same two printed amounts
    of the same two tables, put together.
    """
    groups: list[list[Cause]] = []
    group_of: dict[Hashable, list[Cause]] = {}
    for cause in found:
        keys = list(_keys(cause, figures))
        home = next((group_of[key] for key in keys if key in group_of), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(cause)
        group_of.update((key, home) for key in keys if key not in group_of)
    return [Cause(tuple(sorted((b for cause in group for b in cause.broken), key=_number))) for group in groups]


def _paired(found: Sequence[Cause], figures: Mapping[str, Figure]) -> Iterator[Cause]:
    """The causes, two as one that are each other's opposite, or that a line with two items would make."""
    left = list(found)
    while left:
        one = left.pop(0)
        twin = next((other for other in left if _are_twins(one, other, figures)), None)
        if twin is not None:
            left.remove(twin)
            one = Cause(tuple(sorted((*one.broken, *twin.broken), key=_number)))
        yield one


def _are_twins(one: Cause, other: Cause, figures: Mapping[str, Figure]) -> bool:
    return opposite(one.broken, other.broken, figures) or beside(one.broken, other.broken, figures)


def _number(one: Broken) -> int:
    return one.number


def _keys(cause: Cause, figures: Mapping[str, Figure]) -> Iterator[Hashable]:
    """What a cause shares with others of the same root. A cause that breaks a row is one cell's and shares no line."""
    common = set.intersection(*({term.figure for term in one.equation.terms} for one in cause.broken))
    if len(cause.broken) > 1:  # the same wrong amount again, in the line above or in another table
        amounts = {figures[name].micro for name in common}
        yield from (("again", amount, one.gap) for amount in amounts if amount for one in cause.broken)
    lines = [_lines(one.equation, figures) for one in cause.broken]
    for one, (stated, parts) in zip(cause.broken, lines, strict=True):
        rows = {*stated, *parts}
        if len({block for block, *_ in rows}) == 1 and len(rows) > 1 and not any(len({*a, *b}) == 1 for a, b in lines):
            yield one.equation.rule, stated, parts
        yield from (("moved", stated[0][0], amount) for amount in _moved(one, figures))
        blank = [figures[term.figure] for term in one.equation.terms if figures[term.figure].nil]
        if len(blank) == 1 and len(one.equation.terms) == 2 and blank[0].row is not None:
            yield "blank", blank[0].block, blank[0].row
        if len(one.equation.terms) == 2 and one.equation.same:
            yield one.equation.rule, tuple(block for block, *_ in (*stated, *parts)), one.stated, one.recomputed
        told = {"narrative", "table"} == {figures[term.figure].part for term in one.equation.terms}
        if len(one.equation.terms) == 2 and one.equation.same and told:  # a wrong part, and the total with it
            tables = next(figures[term.figure].block for term in one.equation.terms if figures[term.figure].form)
            yield "told", tables, one.stated - one.recomputed
        if len(one.equation.terms) == 2 and (one.equation.same or one.equation.relation == "≤"):
            yield "above", frozenset(block for block, *_ in (*stated, *parts)), max(one.stated, one.recomputed)


def _moved(one: Broken, figures: Mapping[str, Figure]) -> Iterator[int]:
    """The amount of the line that a sum down a column has too many, or the amounts that it may lack: a line with a
    wrong code is missing in one sum and stands in another.
    """
    terms = [figures[term.figure] for term in one.equation.terms if one.equation.shape == "linear"]
    if len({(figure.block, figure.column) for figure in terms}) > 1 or len({figure.row for figure in terms}) < 2:
        return
    if one.recomputed > one.stated:
        yield from (figure.micro for figure in terms if figure.micro and abs(figure.micro - one.gap) <= one.bound)
    else:
        unit = 2 * max(figure.half for figure in terms) or 1
        within = min(one.bound // unit, MOST)
        yield from (one.gap + unit * steps for steps in range(-within, within + 1))


_Line = tuple[str, int | None, str]


def _lines(equation: Equation, figures: Mapping[str, Figure]) -> tuple[tuple[_Line, ...], tuple[_Line, ...]]:
    """Table, row and label of the figures of either side."""
    sides = ([figures[term.figure] for term in equation.terms if (term.side == "stated") is on] for on in (True, False))
    stated, parts = (tuple((one.block, one.row, one.row_label) for one in side) for side in sides)
    return stated, parts
