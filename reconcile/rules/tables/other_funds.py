"""All funds are the fiscal appropriation and the other sources that the balance form lists (TIE109)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.funds import FISCAL, FISCAL_FUNDS
from reconcile.identities.columnwise import total_column
from reconcile.identities.scope import shows
from reconcile.identities.settling import distance, linear, standing
from reconcile.ledger import Equation, NotRun, Statement
from reconcile.numerals import in_unit, shown
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("TIE109",)
TOTALS = ("本年收入合计", "本年支出合计")


def state(known: Recognition) -> Iterator[Statement]:
    """One equation for what came in and, where nothing was carried over, one for what was spent; what the other sources
    are is said to be unknown where none is listed.
    """
    everything, fiscal = known.form("balance"), known.form("fiscal-balance")
    if everything is None or fiscal is None or everything.empty or fiscal.empty:
        return
    listed = _listed(everything)
    printed = [row for row in listed if (one := _figure(everything, row)) and known.figures[one].micro]
    others = [row for row in printed if row.term not in (FISCAL, *FISCAL_FUNDS)]
    carried = not shows(known, "no-carry-over", ())
    sure = not carried and all(row.term for row in printed)
    decided = any(row.term in FISCAL_FUNDS for row in printed)  # by the ties of the single funds
    for term in TOTALS[: 1 if carried else 2]:
        equation = _equation(everything, fiscal, others, term)
        how = standing(equation, known.figures) if equation is not None else "nil"
        if equation is None or (how == "fails" and others and decided):
            return
        if others and (how == "holds" or (how == "fails" and sure)):
            yield equation
        elif how == "fails":
            yield _unexplained(known, equation, listed=bool(others))


def _listed(form: FormTable) -> list[Row]:
    """The sources of the year's income."""
    total = form.row(TOTALS[0])
    return [row for row in form.rows if total is not None and (row.block, row.parent) == (total.block, total.index)]


def _figure(form: FormTable, row: Row | None) -> str | None:
    column = total_column(form, row.block) if row is not None else None
    return form.figures[row.index, column.index] if row is not None and column is not None else None


def _equation(everything: FormTable, fiscal: FormTable, others: list[Row], term: str) -> Equation | None:
    whole, part = (_figure(form, form.row(term)) for form in (everything, fiscal))
    rest = [one for row in others if (one := _figure(everything, row))]
    if whole is None or part is None:
        return None
    source = f"{term} = 财政拨款{term}{''.join(f' + {row.label}' for row in others)}"
    where = f"{everything.table.title} / {fiscal.table.title}"
    return linear("TIE109", [(whole, 1)], [(part, 1), *((one, 1) for one in rest)], source=source, where=where)


def _unexplained(known: Recognition, equation: Equation, *, listed: bool) -> NotRun:
    figures = tuple(term.figure for term in equation.terms)
    unit = known.figures[figures[0]].unit
    gap = f"{shown(in_unit(abs(distance(equation, known.figures) or 0), unit))}{unit}"
    why = "why-funds-unexplained" if listed else "why-funds-unlisted"
    return NotRun("TIE109", why, {"source": equation.source, "gap": gap}, figures)
