"""One code, one name: classification codes that are named differently in different tables (TIE106)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognising.labels import row_words, without_brackets
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("TIE106",)


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for every code with more than one name: the rarer printings first."""
    named: dict[str, dict[str, list[tuple[FormTable, Row]]]] = defaultdict(lambda: defaultdict(list))
    for form in known.forms:
        if form.table.part == "table" and any(column.role == "code" for column in form.columns):
            repeated = Counter(row.code for row in form.rows)  # one code over several names: projects, units
            for row in form.rows:
                if row.code and row.label != row.code and repeated[row.code] == 1:
                    named[row.code][_bare(row.label)].append((form, row))
    for code, names in named.items():
        if len(names) > 1:
            printings = sorted(names.values(), key=len)
            operands = tuple(_excerpt(*one[0]) for one in printings)
            labels = " / ".join(operand.text for operand in operands)
            yield Observation(
                rule="TIE106", operands=operands, where=f"{code} {labels}", facts={"code": code, "names": labels}
            )


def _bare(name: str) -> str:
    return without_brackets(row_words(name)).removesuffix("支出").removesuffix("费用").removesuffix("费")


def _excerpt(form: FormTable, row: Row) -> Excerpt:
    names = [one.index for one in form.columns if one.role == "label" and one.block == row.block]
    cell = next((cell for name in names if (cell := form.table.grid[row.index][name]) is not None), None)
    place = cell.place if cell is not None else form.table.place
    return Excerpt(
        text=row.label, part="table", title=form.table.title, row=row.label, block=form.table.id, place=place
    )
