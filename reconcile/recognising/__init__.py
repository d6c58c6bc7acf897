"""From what was read to what is understood: forms, sheets, claims and figures."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reconcile.disclosure import Disclosure, Table
from reconcile.ledger import Figure
from reconcile.recognising.families import family_of
from reconcile.recognising.labels import squeezed
from reconcile.recognising.linking import read_narrative
from reconcile.recognising.matching import form_of, settled
from reconcile.recognising.sheets import recognise_sheets
from reconcile.recognising.sheets.prose import prose_figures
from reconcile.recognising.tables.cells import cell_figures, table_unit
from reconcile.recognising.tables.columns import read_columns
from reconcile.recognising.tables.continuing import continued
from reconcile.recognising.tables.parents import listed
from reconcile.recognising.tables.rows import read_rows
from reconcile.recognising.tables.zeros import with_zeros
from reconcile.recognition import Column, FormTable, Recognition, Row

__all__ = ["recognise"]


def recognise(disclosure: Disclosure) -> Recognition:
    """Everything the rules may know of a disclosure."""
    forms, figures = recognise_forms(disclosure)
    sheets, of_sheets = recognise_sheets(disclosure)
    known = {one.id: one for one in (*figures, *of_sheets, *prose_figures(sheets))}
    claims, told = read_narrative(disclosure, forms, known)
    known = {**known, **{one.id: one for one in with_zeros(told, table=False)}}
    return Recognition(
        disclosure=disclosure,
        family=family_of(disclosure, forms),
        forms=forms,
        sheets=sheets,
        claims=claims,
        figures=_with_doubt(known, disclosure.recognised) if disclosure.recognised else known,
    )


def _with_doubt(figures: dict[str, Figure], pages: Sequence[int]) -> dict[str, Figure]:
    """The figures, those on pages that were read by optical recognition marked as doubtful."""
    return {name: replace(one, doubtful=True) if one.place.page in pages else one for name, one in figures.items()}


def recognise_forms(disclosure: Disclosure) -> tuple[tuple[FormTable, ...], list[Figure]]:
    """The tables with their rows and columns understood, in document order, and the figures printed in them."""
    # An attachment that states no unit is a list or a catalogue, not a table of amounts.
    tables = [one for one in disclosure.tables if one.part == "table" or (one.part == "attachment" and one.unit)]
    read = [_columns_and_rows(one, disclosure.entity) for one in tables]
    codes = settled(
        [
            form_of(table.title, disclosure.entity, *parts) if table.part == "table" else ""
            for table, parts in zip(tables, read, strict=True)
        ],
        [bool(one.title) for one in tables],
    )
    fallback = _common_unit(tables)
    forms: list[FormTable] = []
    figures: list[Figure] = []
    for table, (columns, rows), code in zip(tables, read, codes, strict=True):
        unit = table_unit(table) or (fallback if code else "")
        ids, own = cell_figures(table, code, unit, columns, rows)
        empty = all(one.nil or one.value is None for one in own)
        forms.append(FormTable(table, code, unit, columns, rows, ids, empty))
        figures.extend(with_zeros(own, table=True))
    return continued(forms), figures


def _columns_and_rows(table: Table, entity: str) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    columns = read_columns(table)
    names = {squeezed(name.rpartition("：")[2]) for name in (entity, table.owner) if name}
    return columns, listed(read_rows(table, columns), names)


def _common_unit(tables: Sequence[Table]) -> str:
    """The unit of tables that state none: that of all others, if they agree."""
    units = {unit for table in tables if (unit := table_unit(table))}
    return units.pop() if len(units) == 1 else ""
