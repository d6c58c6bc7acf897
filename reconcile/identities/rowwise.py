"""Identities whose terms are columns: one equation for every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reconcile.identities.footing import without_tails
from reconcile.identities.settling import linear
from reconcile.ledger import Equation, Figure
from reconcile.recognising.labels import AMONG
from reconcile.recognising.lexicon import column_term
from reconcile.recognising.notation import Item, Statement
from reconcile.recognition import Column, FormTable

ASIDE = frozenset({"增减率", "增减额", "数量"})  # columns that are part of no total
TOTAL = "合计"


class Sum(Struct, frozen=True):
    """One identity as it applies to one group of columns. known: every column that it accounts for.

    split: it is a term of an identity with what it consists of, given in brackets there.
    """

    stated: tuple[tuple[Column, int], ...]
    parts: tuple[tuple[Column, int], ...]
    known: tuple[Column, ...]
    source: str
    split: bool = False


def row_equations(
    form: FormTable, rule: str, says: Statement, figures: Mapping[str, Figure]
) -> Iterator[tuple[list[Equation], bool]]:
    """For every group of columns that the identity fits: its equations, and whether the heads make it certain."""
    for block in sorted({one.block for one in form.columns}):
        own = [one for one in form.columns if one.block == block and one.role == "amount"]
        for measure in dict.fromkeys(one.measure for one in own):
            for found in _sums(own, measure, says):
                rows = [row for row in form.rows if row.block == block and row.term not in ASIDE]
                equations = [_equation(form, rule, found, row.index, row.label) for row in rows]
                yield without_tails(equations, rows, figures), _is_certain(found, own, measure)


def _equation(form: FormTable, rule: str, found: Sum, row: int, label: str) -> Equation:
    stated = [(form.figures[row, column.index], weight) for column, weight in found.stated]
    parts = [(form.figures[row, column.index], weight) for column, weight in found.parts]
    where = " ".join(word for word in (form.table.title, label) if word)
    return linear(rule, stated, parts, source=found.source, where=where)


def _sums(columns: Sequence[Column], measure: str, says: Statement) -> Iterator[Sum]:
    """The identity itself and those of the brackets in it, as far as the columns have their terms."""
    left = [_resolve(columns, measure, item) for item in says.left]
    right = [_resolve(columns, measure, item) for item in says.right]
    if all(left) and None not in right:
        parts = [one for found in right if found for one in found]
        if len(parts) + len(left) > 2 and (len(parts) > 1 or len(left) > 1):
            known = [column for item in (*says.left, *says.right) for column in _mentioned(columns, measure, item)]
            stated = [one for found in left if found for one in found]
            yield Sum(tuple(stated), tuple(parts), tuple(known), _words(stated, parts))
    for item in says.right:
        whole = _one(columns, measure, item.path[0])
        inner = [_resolve(columns, measure, part) for part in item.inner]
        parts = [one for found in inner if found for one in found]
        if whole and None not in inner and len(parts) > 1:
            whole_and_parts = (whole, *(one for one, _ in parts))
            yield Sum(((whole, 1),), tuple(parts), whole_and_parts, _words([(whole, 1)], parts), split=True)


def _resolve(columns: Sequence[Column], measure: str, item: Item) -> list[tuple[Column, int]] | None:
    """The columns that stand for a term: itself, or what it consists of; [] where absent, None where ambiguous."""
    own = _candidates(columns, measure, item.path[0])
    if len(own) == 1:
        return [(own[0], item.weight)]
    if len(own) > 1:
        return None
    found = [_resolve(columns, measure, inner) for inner in item.inner]
    if None in found:
        return None
    return [(column, weight * item.weight) for one in found if one for column, weight in one]


def _candidates(columns: Sequence[Column], measure: str, term: str) -> list[Column]:
    own = [one for one in columns if one.term == term and one.measure == measure]
    if own or measure:
        return own
    return [one for one in columns if one.measure == term and one.term == TOTAL]


def _one(columns: Sequence[Column], measure: str, term: str) -> Column | None:
    own = _candidates(columns, measure, term)
    return own[0] if len(own) == 1 else None


def _mentioned(columns: Sequence[Column], measure: str, item: Item) -> list[Column]:
    return [
        *_candidates(columns, measure, item.path[0]),
        *(column for inner in item.inner for column in _mentioned(columns, measure, inner)),
    ]


def _words(stated: Sequence[tuple[Column, int]], parts: Sequence[tuple[Column, int]]) -> str:
    return f"{_side(stated)} = {_side(parts)}"


def _side(side: Sequence[tuple[Column, int]]) -> str:
    words = "".join(f" {'+' if weight > 0 else '−'} {_name(column)}" for column, weight in side)
    return words.removeprefix(" + ")


def _name(column: Column) -> str:
    return column.measure if column.measure and column.term == TOTAL else column.term


def _is_certain(found: Sum, columns: Sequence[Column], measure: str) -> bool:
    """Whether no other column of the group could be a part that the identity does not know."""
    known = {one.index for one in found.known}
    group = _group(found.stated[0][0])
    below = {_group(one) for one, _ in found.parts if _heads_group(one)}
    for one in columns:
        if one.index in known or one.measure != measure or is_aside(one):
            continue
        if found.split and (one.term or one.path[:1] not in {part.path[:1] for part, _ in found.parts}):
            continue
        if one.path[: len(group)] == group and not any(one.path[: len(head)] == head for head in below):
            return False
    return True


def _heads_group(column: Column) -> bool:
    """Whether a part is the 小计 of a group of its own."""
    heads = [head for head in column.path if not _is_kind(head, "measure")]
    return len(heads) > 1 and _is_kind(heads[-1], "total")


def _is_kind(head: str, kind: str) -> bool:
    term = column_term(head, numeric=True)
    return term is not None and term.kind == kind


def _group(whole: Column) -> tuple[str, ...]:
    """The heads over the group that a total column totals."""
    path = list(whole.path)
    while path and _is_kind(path[-1], "measure"):
        path.pop()
    return tuple(path[:-1])


def is_aside(column: Column) -> bool:
    """Whether a column is part of no total: a change, a number of things, or one of 其中."""
    return column.term in ASIDE or any(AMONG.search(head) for head in column.path)
