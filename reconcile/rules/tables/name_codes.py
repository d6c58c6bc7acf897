"""One name, one code: an item whose code is another one than its name has elsewhere (TIE110)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognising.labels import row_words
from reconcile.recognising.lexicon import economic_item
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("TIE110",)
SINCE = 2018  # the year of the classification that `schemas/lexicon/economics.toml` has
WITHIN = {7: 5, 5: 3}  # of a code's digits: those of what it is part of
_Name = tuple[str, str]


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for every row whose name has another code in other tables or in the economic classification."""
    named: dict[_Name, dict[str, list[tuple[FormTable, Row]]]] = defaultdict(lambda: defaultdict(list))
    for form in known.forms:
        for row in form.rows if _prints_codes(form) else ():
            if len(row.code) in WITHIN and row.label != row.code:
                named[row.code[: WITHIN[len(row.code)]], row_words(row.label)][row.code].append((form, row))
    for codes in named.values():
        if len(codes) == 2:
            (usual, others), (_, own) = sorted(codes.items(), key=lambda entry: -len(entry[1]))
            if len(own) == 1 and not any(form is own[0][0] for form, _ in others):
                yield _observed(*own[0], usual)
        elif len(codes) == 1:
            for form, row in next(iter(codes.values())):
                if usual := _classified(known, form, row):
                    yield _observed(form, row, usual)


def _prints_codes(form: FormTable) -> bool:
    return form.table.part == "table" and any(column.role == "code" for column in form.columns)


def _classified(known: Recognition, form: FormTable, row: Row) -> str:
    """The code that the economic classification has for the row's name, where it is another that the table lacks."""
    if form.form not in ("basic", "basic-detail") or len(row.code) != 5 or known.disclosure.year < SINCE:
        return ""
    code = economic_item(row_words(row.label), row.code[:3])
    return code if code != row.code and code not in {one.code for one in form.rows} else ""


def _observed(form: FormTable, row: Row, usual: str) -> Observation:
    cell = next((one for one in form.table.grid[row.index] if one is not None and one.text == row.code), None)
    place = cell.place if cell is not None else form.table.place
    excerpt = Excerpt(
        text=row.code, part="table", title=form.table.title, row=row.label, block=form.table.id, place=place
    )
    facts = {"code": row.code, "name": row.label, "usual": usual}
    return Observation(rule="TIE110", operands=(excerpt,), where=f"{form.table.title} {row.label}", facts=facts)
