"""An earlier disclosure beside the one that is checked: its figures and tables get ids of their own."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reconcile.disclosure import Disclosure, Place
from reconcile.recognition import FormTable, Recognition

MARK = "prior:"


def as_earlier(known: Recognition) -> Recognition:
    """The same recognition, whose figures and tables cannot be taken for those of another document: each title says of
    which year it is, and no place is left that would be looked up on the pages of the other document.
    """
    year = known.disclosure.year
    figures = {
        MARK + name: replace(one, id=MARK + name, block=MARK + one.block, title=_titled(one.title, year), place=Place())
        for name, one in known.figures.items()
    }
    tables = tuple(
        replace(one, id=MARK + one.id, title=_titled(one.title, year), place=Place()) for one in known.disclosure.tables
    )
    return replace(
        known,
        disclosure=replace(known.disclosure, blocks=tables),
        figures=figures,
        forms=tuple(map(_marked, known.forms)),
        claims=(),
        sheets=(),
    )


def of_one_body(now: Disclosure, then: Disclosure) -> bool:
    """Whether two disclosures are of the same unit, as far as their names tell; one without a name may be anybody's."""
    ours, theirs = _body(now.entity), _body(then.entity)
    return ours in theirs or theirs in ours


def _body(entity: str) -> str:
    """A name without white space, brackets and what tells the unit itself from its department."""
    return re.sub(r"[(（].*?[)）]|本级|机关$|\s", "", entity)


def _titled(title: str, year: int) -> str:
    return f"〔{year}〕{title}" if year else title


def _marked(form: FormTable) -> FormTable:
    return replace(form, figures={place: MARK + name for place, name in form.figures.items()})
