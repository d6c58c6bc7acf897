"""The same money by function and by economic class, and department classes against government classes (MIR)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities.settling import linear
from reconcile.identities.within import doubted
from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognising.labels import squeezed
from reconcile.recognising.lexicon import GovernmentItem, economics, functions
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("MIR101", "MIR102")
LOOSE = frozenset({"99", "06", "14", "07"})  # 其他…, 伙食补助费, 医疗费, 绩效工资: practice differs


def state(known: Recognition) -> Iterator[Statement]:
    """Equations between functional and economic items; observations on pairs of classes that do not belong together."""
    general, basic = known.form("general"), known.form("basic")
    if general is not None and basic is not None and not doubted(known) & {general.table.id, basic.table.id}:
        yield from _mirrored(known, general, basic)
    for form in known.forms:
        yield from _pairs(form)


def _mirrored(known: Recognition, general: FormTable, basic: FormTable) -> Iterator[Statement]:
    for one in functions().mirror:
        left = [figure for code in one.functions if (figure := _amount(general, code, "基本支出"))]
        right = [figure for code in one.economics if (figure := _amount(basic, code, "合计"))]
        figures = [known.figures[figure] for figure in (*left, *right)]
        if left and right and not any(figure.nil for figure in figures) and len({f.dimension for f in figures}) == 1:
            names = [f"{figure.row_label}" for figure in figures]
            source = f"{' + '.join(names[: len(left)])} = {' + '.join(names[len(left) :])}"
            where = f"{general.table.title} / {basic.table.title}"
            stated, parts = [(figure, 1) for figure in left], [(figure, 1) for figure in right]
            yield linear("MIR101", stated, parts, source=source, where=where)


def _amount(form: FormTable, code: str, term: str) -> str | None:
    rows = [row for row in form.rows if row.code == code]
    if len(rows) != 1:
        return None
    own = [one for one in form.columns if one.block == rows[0].block and one.role == "amount"]
    named = own if len(own) == 1 and term == "合计" else [one for one in own if one.term == term]
    return form.figures[rows[0].index, named[0].index] if len(named) == 1 else None


def _pairs(form: FormTable) -> Iterator[Statement]:
    """Department items whose government item cannot be theirs."""
    columns = [one for one in form.columns if one.term == "政府经济科目" and one.role == "label"]
    if len(columns) != 1:
        return
    for row in form.rows:
        printed = form.table.text(row.index, columns[0].index)
        named = [one for one in economics().government if squeezed(printed) in map(squeezed, one.names)]
        if len(row.code) != 5 or not named or any(_takes(one, row) for one in named):
            continue
        if row.code[3:] in LOOSE and any(_is_kin(one, row) for one in named):
            continue
        right = [one for one in economics().government if any(row.code.startswith(source) for source in one.sources)]
        if right:
            yield _observed(form, row, columns[0].index, right[0])


def _takes(government: GovernmentItem, row: Row) -> bool:
    return any(row.code.startswith(source) for source in government.sources)


def _is_kin(government: GovernmentItem, row: Row) -> bool:
    """Whether it takes anything of the class that the department item belongs to."""
    return any(source[:3] == row.code[:3] for source in government.sources)


def _observed(form: FormTable, row: Row, column: int, right: GovernmentItem) -> Observation:
    cell = form.table.grid[row.index][column]
    excerpt = Excerpt(
        text=form.table.text(row.index, column),
        part=form.table.part,
        title=form.table.title,
        row=row.label,
        column=form.columns[column].path[-1] if form.columns[column].path else "",
        block=form.table.id,
        place=cell.place if cell is not None else form.table.place,
    )
    facts = {"department": row.label, "government": excerpt.text, "expected": right.names[0]}
    return Observation(rule="MIR102", operands=(excerpt,), where=f"{form.table.title} {row.label}", facts=facts)
