"""What running text states about its own numbers, as tests write it down."""

from __future__ import annotations

from reconcile.narrative.prose import prose
from reconcile.narrative.prose.arithmetic import stated
from reconcile.narrative.prose.lists import lists

YUAN = 10**6  # millionths


def told(text: str) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """The relations of a text: kind, and for each term side, weight and what is printed."""
    of = prose(text)
    return [
        (one.kind, [(term.side, term.weight, of.tokens[term.token].text) for term in one.terms]) for one in stated(of)
    ]


def listed(text: str, *money: int) -> list[tuple[str, list[str]]]:
    """The lists of a text: the total (or "" where it is an amount from outside) and the parts."""
    of = prose(text)
    outside = [(yuan * YUAN, 0) for yuan in money]
    return [
        (of.tokens[one.total].text if one.total is not None else "", [of.tokens[at].text for at in one.parts])
        for one in lists(of, outside)
    ]
