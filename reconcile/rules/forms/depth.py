"""How detailed the forms must be: expenditure to 项, basic expenditure to 款 of the economic classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognising.tables.continuing import cut_tables
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("FRM106", "FRM110", "FRM114")
DEEPEST = {
    **dict.fromkeys(("general", "general-flow", "expenditure", "income", "fund"), (3, "项")),
    "basic": (2, "款"),
}
MAY_BE_SHALLOW = ("income", "general-flow", "fund")  # where regulation asks for no depth
NAMES = {1: "款", 2: "项"}
ABOVE = {2: (3, "类"), 3: (5, "款")}  # of each level: how long the code above it is, and what it is
WITHOUT_DETAIL = ("227", "230")  # 预备费, 转移性支出: classes that have no items of their own
PEERS = 3


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on tables none of whose codes is as deep as regulation asks, and on single codes without
    details or without the code above them.
    """
    if known.disclosure.unread:
        yield NotRun("FRM110", "why-tables-unread")
    cut = cut_tables(known.forms)
    whole = [form for form in known.forms if form.form in DEEPEST and not form.empty and form.table.id not in cut]
    coded = [form for form in whole if _prints_codes(form)]
    divided = _prefixes(row for form in coded for row in form.rows)
    printed = frozenset(row.code for form in coded for row in form.rows)
    for form in whole:
        if form.form == "basic" and form not in coded and _is_of_classes(form):
            yield _shallow(form, DEEPEST[form.form][1])
    for form in coded:
        needed, name = DEEPEST[form.form]
        levels = [row.level or 0 for row in form.rows if row.code]
        if len(levels) > 1 and max(levels) < needed:
            if form.form not in MAY_BE_SHALLOW:
                yield _shallow(form, name)
        elif not known.disclosure.unread:
            headless = next(_headless(form, printed), None)
            bare = [row for row in _bare(known, form, needed, divided) if row is not headless]
            yield from (_observed(known, form, row, NAMES[row.level or 0], "FRM110") for row in bare)
            if headless is not None:
                yield _observed(known, form, headless, ABOVE[headless.level or 0][1], "FRM114")


def _is_of_classes(form: FormTable) -> bool:
    """Whether a table of names has classes and totals and nothing else."""
    classes = [row for row in form.rows if row.code and row.level == 1]
    others = [row for row in form.rows if not row.term and row.level != 1]
    return len(classes) > 1 and not others


def _shallow(form: FormTable, level: str) -> Observation:
    excerpt = Excerpt(text=form.table.title, part="table", title=form.table.title, place=form.table.place)
    return Observation(rule="FRM106", operands=(excerpt,), where=form.table.title, facts={"level": level})


def _prefixes(rows: Iterable[Row]) -> frozenset[str]:
    """The codes of classes and groups that have something below them."""
    codes = {row.code for row in rows}
    return frozenset(code[:length] for code in codes for length in (3, 5) if length < len(code))


def _bare(known: Recognition, form: FormTable, needed: int, divided: frozenset[str]) -> Iterator[Row]:
    """Rows without a row below them, although all their peers have one or another table shows what is below."""
    parents = {row.parent for row in form.rows if row.code}
    of_level = Counter(row.level for row in form.rows)
    detailed = Counter(row.level for row in form.rows if row.index in parents)
    own = _prefixes(form.rows)
    filled = {index for (index, _), one in form.figures.items() if known.figures[one].micro}
    for row in form.rows:
        level = row.level or 0
        if not 0 < level < needed or row.code in own or row.code.startswith(WITHOUT_DETAIL) or row.index not in filled:
            continue
        peers, divisions = of_level[level] - 1, detailed[level] - (row.index in parents)
        if row.code in divided or (divisions >= PEERS and divisions == peers):
            yield row


def _headless(form: FormTable, printed: Set[str]) -> Iterator[Row]:
    """The first of the only rows whose class or group has no row, although another table or all their peers have it."""
    own = {row.code for row in form.rows}
    for level, (length, _) in ABOVE.items():
        rows = [row for row in form.rows if row.level == level]
        heads = {row.code[:length] for row in rows}
        without = heads - own
        if len(without) == 1 and (without <= printed or len(heads) > PEERS):
            yield next(row for row in rows if row.code[:length] in without)


def _observed(known: Recognition, form: FormTable, row: Row, name: str, rule: str) -> Observation:
    where = f"{form.table.title} {row.label}"
    place = next((cell.place for cell in form.table.grid[row.index] if cell is not None), form.table.place)
    excerpt = Excerpt(
        text=row.label, part="table", title=form.table.title, row=row.label, block=form.table.id, place=place
    )
    own = [one for (index, _), one in form.figures.items() if index == row.index and known.figures[one].micro]
    amounts = [one for one in own if known.figures[one].row_label == row.label]  # not of a block beside it
    return Observation(rule=rule, operands=(excerpt, *amounts), where=where, facts={"level": name, "code": row.code})


def _prints_codes(form: FormTable) -> bool:
    """Whether the codes are printed: a table of names has those of its classes only."""
    codes = [column.index for column in form.columns if column.role == "code"]
    return any(form.table.text(row.index, column).isdigit() for row in form.rows for column in codes)
