"""Ties between tables: the same fact in two forms, stated only where the document shows that the scope is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.identities.columnwise import CURRENT, TOTAL, total_column
from reconcile.identities.footing import slack
from reconcile.identities.scope import shows
from reconcile.identities.settling import distance, linear, standing
from reconcile.identities.within import doubted
from reconcile.ledger import Equation, Figure, NotRun, Observation, Statement
from reconcile.numerals import fold
from reconcile.recognising.forms import Tie, schema
from reconcile.recognising.notation import Item
from reconcile.recognising.notation import Statement as Says
from reconcile.recognition import Column, FormTable, Recognition, Row

COPIED = 5  # digits that two tables do not share by chance
MOVED = ("增减额", "增减率")  # columns of which a minus says nothing of what is there
EACH = {"各类": 1, "各科目": None}


class Tables(Struct, frozen=True):
    """The tables, with the rows of each by code and by term."""

    known: Recognition
    rows: Mapping[str, Mapping[str, Row]]

    def row(self, form: FormTable, name: str) -> Row | None:
        """The only row of a form with this code or term."""
        return self.rows[form.table.id].get(name)


def _named(form: FormTable) -> Mapping[str, Row]:
    names = Counter(name for row in form.rows for name in {row.code, row.term} - {""})
    return {name: row for row in form.rows for name in (row.code, row.term) if names[name] == 1}


def state_ties(known: Recognition, codes: Sequence[str]) -> Iterator[Statement]:
    """Equations for every tie that is reported under one of `codes`."""
    moved = doubted(known)
    tables = Tables(known, {one.table.id: _named(one) for one in known.forms})
    for tie, totals, parts in schema().ties:
        if tie.rule not in codes or not _applies(known, tie):
            continue
        readings = [found[0] for says in totals if (found := _equations(tables, tie.rule, says))]
        readings = [one for one in readings if not moved & {known.figures[term.figure].block for term in one.terms}]
        readings = [one for one in readings if one.relation == "=" or not _overdrawn(known, one)]
        if not readings:
            continue
        followers = [one for says in parts for one in _equations(tables, tie.rule, says)]
        whole = not _lacks_lines(tables, parts)
        believed = _believed(known, tie, _titles(known, totals[0]), readings, followers, whole=whole)
        yield from _spoken(known, believed)
        if not believed and any(standing(one, known.figures) == "fails" for one in readings):
            concerned = tuple(dict.fromkeys(term.figure for one in (*readings, *followers) for term in one.terms))
            yield NotRun(tie.rule, "why-scope-differs", {"source": tie.total[0]}, concerned)


def _overdrawn(known: Recognition, bound: Equation) -> bool:
    """Whether a table of a bound has an amount below nothing, such as a carry-over that is overdrawn: a part may then
    be more than the whole.
    """
    blocks = {known.figures[term.figure].block for term in bound.terms}
    forms = [form for form in known.forms if form.table.id in blocks]
    moved = {(form.table.id, column.index) for form in forms for column in form.columns if column.term in MOVED}
    own = (one for form in forms for (_, column), one in form.figures.items() if (form.table.id, column) not in moved)
    return any((known.figures[one].micro or 0) < 0 for one in own)


def _applies(known: Recognition, tie: Tie) -> bool:
    return tie.only == "" or shows(known, tie.only, ())


def blank_counterparts(known: Recognition) -> Iterator[Observation]:
    """Blank cells whose counterpart in another table of the same scope is printed: one observation a pair of tables."""
    moved = doubted(known)
    tables = Tables(known, {one.table.id: _named(one) for one in known.forms})
    told: set[frozenset[str]] = set()
    for tie, totals, parts in schema().ties:
        readings = [found[0] for says in totals if (found := _equations(tables, tie.rule, says))]
        sure = shows(known, tie.sure, _titles(known, totals[0])) and tie.sure != "same"
        if not _applies(known, tie) or not (sure or any(standing(one, known.figures) == "holds" for one in readings)):
            continue
        blank_in_all = all(standing(one, known.figures) == "half" for one in readings)  # whichever of them is meant
        for one in (*(readings[:1] if blank_in_all else ()), *_followers(tables, tie, parts)):
            places = [known.figures[term.figure] for term in one.terms]
            pair = frozenset(place.block for place in places)
            blank = standing(one, known.figures) == "half" and len(places) == 2 and one.relation == "="
            if blank and len(pair) == 2 and not pair & moved and pair not in told:
                told.add(pair)
                operands = tuple(place.id for place in sorted(places, key=lambda place: not place.nil))
                yield Observation(rule="TIE107", operands=operands, where=one.where, facts={"source": one.source})


def _followers(tables: Tables, tie: Tie, parts: Sequence[Says]) -> Iterator[Equation]:
    """What two tables share besides their totals, fund by fund: classes may be listed blank in one of them."""
    for says in parts:
        if not any(name in EACH for item in (*says.left, *says.right) for name in item.path):
            yield from _equations(tables, tie.rule, says)


def _believed(
    known: Recognition,
    tie: Tie,
    titles: tuple[str, ...],
    readings: list[Equation],
    followers: list[Equation],
    *,
    whole: bool,
) -> list[Equation]:
    """What the document shows to be meant: a reading of the totals with the parts, or the parts alone; else nothing.

    whole: both tables print all the parts, so that the totals must agree where all parts do.
    """
    agreeing = [one for one in readings if standing(one, known.figures) == "holds"]
    if agreeing:
        return [agreeing[0], *followers]
    if shows(known, tie.sure, titles):
        return [readings[0], *followers]
    follow = [standing(one, known.figures) for one in followers]
    if "fails" not in follow and follow.count("holds") > 1:
        return [*(readings if whole and len(tie.total) == 1 else ()), *followers]
    slipped = (_in_other_unit([one, *followers], known.figures) for one in readings)
    return next((found for found in slipped if found), [])


def _lacks_lines(tables: Tables, parts: tuple[Says, ...]) -> bool:
    """Whether a line of one table has an amount and the other table has no such line, or none that is known."""
    figures = tables.known.figures
    for says in parts:
        each = _each(says)
        if each and any(_has_unknown(tables.known, item) for item in (*says.left, *says.right)):
            return True
        for code in _codes(tables, says, each) if each else ():
            one = _with_code(says, each, code)
            found = [_figure(tables, item) for item in (*one.left, *one.right)]
            if None in found and any(figure is not None and figures[figure[0]].micro for figure in found):
                return True
    return False


def _has_unknown(known: Recognition, item: Item) -> bool:
    """Whether a table prints an amount for a line that is neither a class nor anything else that is known."""
    form = _form(known, item)
    if form is None:
        return False
    unknown = {row.index for row in form.rows if not row.code and not row.term}
    return any(row in unknown and known.figures[one].micro for (row, _), one in form.figures.items())


def _each(says: Says) -> str:
    """各类 or 各科目, where an identity is one for every line, or ""."""
    return next((item.path[1] for item in (*says.left, *says.right) if item.path[1] in EACH), "")


def _codes(tables: Tables, says: Says, each: str) -> list[str]:
    """The codes of the lines of either table that an identity speaks of."""
    forms = [_form(tables.known, item) for item in (says.left[0], says.right[0])]
    rows = [row for form in forms if form is not None for row in form.rows]
    return list(dict.fromkeys(row.code for row in rows if row.code and EACH[each] in (None, row.level)))


def _in_other_unit(equations: Sequence[Equation], figures: Mapping[str, Figure]) -> list[Equation]:
    """The equations that would hold were one of the tables in another unit, if the first is among them."""
    for left, right in ((10**4, 1), (1, 10**4), (10**8, 1), (1, 10**8)):
        found = [one for one in equations if standing(one, figures, left, right) == "holds" and _is_long(one, figures)]
        if found and found[0] is equations[0] and (len(found) > 1 or _is_copied(found[0], figures)):
            return found
    return []


def _is_copied(equation: Equation, figures: Mapping[str, Figure]) -> bool:
    """Whether two tables print the very same long number under different units."""
    printed = [figures[term.figure] for term in equation.terms]
    alike = {fold(one.text).replace(",", "") for one in printed}
    return len(alike) == 1 and len({one.unit for one in printed}) == 2 and len(re.sub(r"\D", "", alike.pop())) >= COPIED


def _is_long(equation: Equation, figures: Mapping[str, Figure]) -> bool:
    """Whether the figures are printed with enough digits for a factor of 10⁴ to be no accident."""
    amounts = [figures[term.figure] for term in equation.terms]
    return all(len(re.sub(r"\D", "", one.text)) > 3 for one in amounts if not one.nil)


def _titles(known: Recognition, says: Says) -> tuple[str, ...]:
    """The titles of the tables that an identity names."""
    forms = [_form(known, item) for item in (*says.left, *says.right)]
    return tuple(dict.fromkeys(form.table.title for form in forms if form))


def _spoken(known: Recognition, equations: Sequence[Equation]) -> Iterator[Equation]:
    for one in equations:
        how = standing(one, known.figures)
        if how in ("holds", "unknown") or (how == "fails" and not _is_tail(known, one)):
            yield one


def _is_tail(known: Recognition, equation: Equation) -> bool:
    """Whether the gap is one that totals leave which were added up from rounded rows."""
    gap = distance(equation, known.figures)
    if equation.same or gap is None:
        return False
    bound = sum(known.figures[term.figure].half * abs(term.weight) for term in equation.terms)
    return abs(gap) <= bound + slack(equation, known.forms, known.figures)


def _equations(tables: Tables, rule: str, says: Says) -> list[Equation]:
    each = _each(says)
    if not each:
        found = _equation(tables, rule, says)
        return [found] if found else []
    named = (_with_code(says, each, code) for code in _codes(tables, says, each))
    return [found for one in named if (found := _equation(tables, rule, one))]


def _with_code(says: Says, each: str, code: str) -> Says:
    """The identity for one classification code."""

    def put(item: Item) -> Item:
        path = tuple(code if name == each else name for name in item.path)
        return replace(item, path=path)

    return Says(tuple(map(put, says.left)), says.relation, tuple(map(put, says.right)))


def _equation(tables: Tables, rule: str, says: Says) -> Equation | None:
    left = [_figure(tables, item) for item in says.left]
    right = [_figure(tables, item) for item in says.right]
    if None in left or None in right:
        return None
    stated, parts = [one for one in left if one], [one for one in right if one]
    dimensions = {tables.known.figures[one].dimension for one, _ in (*stated, *parts)}
    if len(dimensions) != 1:
        return None
    sides = (" + ".join(_words(tables, item) for item in side) for side in (says.left, says.right))
    words = f" {says.relation} ".join(sides)
    same = len(stated) == len(parts) == 1 and says.relation == "="
    where = " / ".join(dict.fromkeys(tables.known.figures[one].title for one, _ in (*stated, *parts)))
    return linear(rule, stated, parts, relation=says.relation, same=same, source=words, where=where)


def _form(known: Recognition, item: Item) -> FormTable | None:
    return known.form(schema().code(item.path[0]))


def _figure(tables: Tables, item: Item) -> tuple[str, int] | None:
    form = _form(tables.known, item)
    if form is None or form.empty:
        return None
    row, column = tables.row(form, "·".join(item.path[1:])), ""
    if row is None and len(item.path) > 2:
        row, column = tables.row(form, item.path[1]), item.path[2]
    if row is None and not item.path[1].isdigit():
        return _in_only_row(form, item)
    found = _column(form, row.block, column) if row else None
    return (form.figures[row.index, found.index], item.weight) if row and found else None


def _in_only_row(form: FormTable, item: Item) -> tuple[str, int] | None:
    """A form whose items are columns over a single row of amounts: the row's name is then a column's."""
    if len(form.rows) != 1:
        return None
    column = _column(form, form.rows[0].block, item.path[-1])
    return (form.figures[form.rows[0].index, column.index], item.weight) if column else None


def _column(form: FormTable, block: int, term: str) -> Column | None:
    """The amount column of a block with this term, in the current measure if there are several."""
    if not term or term == TOTAL:
        return total_column(form, block)
    own = [one for one in form.columns if one.block == block and one.role == "amount"]
    named = [one for one in own if one.term == term] or [one for one in own if (one.measure, one.term) == (term, TOTAL)]
    for measure in CURRENT:
        current = named if len(named) == 1 else [one for one in named if one.measure == measure]
        if len(current) == 1:
            return current[0]
    return None


def _words(tables: Tables, item: Item) -> str:
    form = _form(tables.known, item)
    row = tables.row(form, item.path[1]) if form else None
    label = row.label if row and item.path[1].isdigit() else item.path[1]
    return "·".join((item.path[0], label, *item.path[2:]))
