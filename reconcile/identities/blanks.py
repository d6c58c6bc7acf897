"""Totals that are blank although their parts are printed, in tables that print their other totals.

A blank is one of the ways to print nothing, so a blank total is no proof; but where the parts are something, and the
table prints its totals elsewhere, the figure was forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.identities.settling import settle, standing
from reconcile.identities.within import doubted, fitting, groups
from reconcile.ledger import Equation, Figure, Observation
from reconcile.recognition import FormTable, Recognition

RULE = "SUM112"
FAMILY = ("SUM", "BAL102")  # what is carried over has headings without amounts
OTHERS = 2  # totals of the same kind that the table must print
ALONE = ("SUM102", "SUM105", "BAL102")  # whose total stands alone in its table


def blank_totals(known: Recognition) -> Iterator[Observation]:
    """One observation for every row with blank totals that no equation is stated of."""
    moved = doubted(known)
    for form in known.forms:
        if form.empty or form.table.id in moved:
            continue
        blank: dict[int | None, list[Equation]] = defaultdict(list)
        for identity, says in fitting(form):
            if identity.rule.startswith(FAMILY) and identity.each != "table":
                for equations, certain in groups(known, form, identity, says):
                    for one in _blank(form, equations, known.figures) if certain else ():
                        blank[known.figures[one.terms[0].figure].row].append(one)
        yield from (_observed(known, those) for those in blank.values())


def _blank(form: FormTable, equations: Sequence[Equation], figures: Mapping[str, Figure]) -> Iterator[Equation]:
    """The equations whose total is blank above printed parts, and whose like the table prints."""
    stated = {id(one) for one in settle(equations, figures, certain=True)[0]}
    printed = [one for one in equations if standing(one, figures) == "holds" and not figures[one.terms[0].figure].nil]
    for one in equations:
        total = figures[one.terms[0].figure]
        parts = [figures[term.figure] for term in one.terms if term.side == "parts"]
        if id(one) in stated or not total.nil or not any(part.micro for part in parts) or len(parts) == 0:
            continue
        across = all(part.row == total.row for part in parts)
        alike = [other for other in printed if across or figures[other.terms[0].figure].column == total.column]
        lone = not across and _is_blank(form, total, figures) and one.rule in ALONE
        if len(alike) >= OTHERS or lone:
            yield one


def _is_blank(form: FormTable, total: Figure, figures: Mapping[str, Figure]) -> bool:
    """Whether the whole row of a total is blank in its block, but for zeros and rates."""
    blocks = {column.index: column.block for column in form.columns}
    own = blocks.get(total.column or 0)
    beside = [figures[one] for (row, column), one in form.figures.items() if (row, blocks[column]) == (total.row, own)]
    return not any(one.micro for one in beside if one.dimension == total.dimension)


def _observed(known: Recognition, those: Sequence[Equation]) -> Observation:
    first = those[0]
    parts = [term.figure for one in those for term in one.terms if known.figures[term.figure].micro]
    operands = tuple(dict.fromkeys([*(one.terms[0].figure for one in those), *parts]))
    return Observation(rule=RULE, operands=operands, where=first.where, facts={"source": first.source})
