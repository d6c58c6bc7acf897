"""Identities inside one table: across the columns of every row, and down the rows of every amount column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from reconcile.identities.columnwise import column_equations, table_equations
from reconcile.identities.rowwise import row_equations
from reconcile.identities.settling import distance, settle, standing
from reconcile.ledger import Equation, Figure, NotRun, Statement, Term
from reconcile.recognising.forms import Identity, schema
from reconcile.recognising.lexicon import column_term
from reconcile.recognising.notation import Statement as Says
from reconcile.recognition import FormTable, Recognition


def state_within(known: Recognition, codes: Sequence[str]) -> Iterator[Statement]:
    """Equations for every identity inside one table that is reported under one of `codes`, table by table."""
    for form in known.forms:
        if not form.empty:
            own = [one for one in fitting(form) if one[0].rule in codes]
            moved = _moved(known, form, own)
            if moved:
                facts = {"title": form.table.title, "source": moved[0].source}
                yield NotRun(moved[0].rule, "why-layout-uncertain", facts, tuple(form.figures.values()))
            else:
                yield from _each_once(one for entry in own for one in _stated(known, form, *entry))


def _each_once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements without equations that another identity, such as a province's own, has stated already."""
    told: set[tuple[str, frozenset[Term]]] = set()
    for one in statements:
        key = (one.relation, frozenset(one.terms)) if isinstance(one, Equation) else None
        if key is None or key not in told:
            yield one
        if key is not None:
            told.add(key)


def doubted(known: Recognition) -> frozenset[str]:
    """Ids of the tables whose cells seem to have been moved in reading."""
    return frozenset(form.table.id for form in known.forms if not form.empty and _moved(known, form, fitting(form)))


def fitting(form: FormTable) -> list[tuple[Identity, Says]]:
    """The identities that apply to a table."""
    name = schema().name(form.form)
    present = {one.term for one in form.columns} | {one.term for one in form.rows}
    return [
        (identity, says)
        for identity, says in schema().identities
        if (not identity.forms or name in identity.forms) and not present.intersection(identity.unless)
    ]


def _moved(known: Recognition, form: FormTable, own: Sequence[tuple[Identity, Says]]) -> list[Equation]:
    """What breaks in a single line whose totals are off by different amounts, or by another of its amounts: its cells
    were moved. One wrong figure breaks every total that it is part of by the same amount.
    """
    if _is_shifted(form):
        return [one for identity, says in own for group, _ in groups(known, form, identity, says) for one in group]
    if len({row.index for row in form.rows}) != 1:
        return []
    sure_groups = [group for identity, says in own for group, sure in groups(known, form, identity, says) if sure]
    broken = [one for group in sure_groups for one in group if standing(one, known.figures) in ("fails", "half")]
    gaps = {abs(distance(one, known.figures) or 0) for one in broken}
    printed = {known.figures[figure].micro for figure in form.figures.values()}
    return broken if len(gaps) > 1 or gaps & printed else []


def _is_shifted(form: FormTable) -> bool:
    """Whether amounts stand under the head of names or codes: the columns of two pages were not matched."""
    heads = [one.path[-1] for one in form.columns if one.role == "amount" and one.path]
    over = [column_term(head, numeric=False) for head in heads if column_term(head, numeric=True) is None]
    return any(term is not None and term.kind in ("label", "code") for term in over)


def _stated(known: Recognition, form: FormTable, identity: Identity, says: Says) -> Iterator[Statement]:
    for equations, certain in groups(known, form, identity, says):
        stated, withheld = settle(equations, known.figures, certain=certain)
        yield from stated
        if withheld and (certain or identity.each != "row"):
            facts = {"title": form.table.title, "source": identity.says}
            concerned = tuple(dict.fromkeys(term.figure for one in equations for term in one.terms))
            yield NotRun(identity.rule, "why-layout-uncertain", facts, concerned)


def groups(
    known: Recognition, form: FormTable, identity: Identity, says: Says
) -> Iterator[tuple[list[Equation], bool]]:
    """The equations of an identity in a table, group by group, and whether the layout leaves no doubt of them."""
    found = list(_groups(known, form, identity, says))
    everything = [one for group, _ in found for one in group]
    parts_of = {one.terms[0].figure: [part for part in one.terms if part.side == "parts"] for one in everything}
    for group, certain in found:
        yield [_opened(one, parts_of, known.figures) for one in group], certain


def _opened(one: Equation, parts_of: Mapping[str, Sequence[Term]], figures: Mapping[str, Figure]) -> Equation:
    """An equation that fails, with what a blank part consists of in its place where that is printed."""
    if standing(one, figures) != "fails":
        return one
    terms: list[Term] = []
    for term in one.terms:
        inner = parts_of.get(term.figure, ()) if term.side == "parts" and figures[term.figure].nil else ()
        printed = any(not figures[part.figure].nil for part in inner)
        terms += [replace(part, weight=part.weight * term.weight) for part in inner] if printed else [term]
    return replace(one, terms=tuple(terms))


def _groups(
    known: Recognition, form: FormTable, identity: Identity, says: Says
) -> Iterator[tuple[list[Equation], bool]]:
    if identity.each == "row":
        yield from row_equations(form, identity.rule, says, known.figures)
    elif identity.each == "column":
        yield from column_equations(form, identity.rule, says, known.figures)
    else:
        yield from table_equations(form, identity.rule, says)
