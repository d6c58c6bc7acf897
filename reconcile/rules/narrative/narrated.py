"""What the narrative states of its own numbers: products (CNT109), remainders (TXT117), growth (YOY115)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.prose.narrated import narrated
from reconcile.recognition import Recognition

CODES = ("CNT109", "TXT117", "YOY115")

_RULES = {"product": "CNT109", "remainder": "TXT117", "rise": "YOY115", "growth": "YOY115"}
_SAYS = {
    "product": "总额 = 数量 × 单价",
    "remainder": "剩余 = 总额 − 已安排（已支付）",
    "rise": "增减数 = 现数 − 原数",
    "growth": "增长率 = 现数 ÷ 原数 − 1",
}


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for everything that a paragraph says of its own numbers."""
    for paragraph in known.disclosure.paragraphs:
        for one in narrated(paragraph.text) if paragraph.part == "narrative" else ():
            terms = tuple(Term(f"{paragraph.id}#{term.token.start}", term.side, term.weight) for term in one.terms)
            if all(term.figure in known.figures for term in terms):
                yield Equation(
                    rule=_RULES[one.kind],
                    shape=one.shape,
                    terms=terms,
                    source=_SAYS[one.kind],
                    where=paragraph.section[-1] if paragraph.section else "",
                )
