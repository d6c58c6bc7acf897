"""An earlier disclosure beside the one that is checked: its figures get ids of their own."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.recognition import FormTable, Recognition

MARK = "prior:"


def as_earlier(known: Recognition) -> Recognition:
    """The same recognition, whose figures and blocks cannot be taken for those of another document; each title says
    which year's document it is of.
    """
    year = known.disclosure.year
    figures = {
        MARK + name: replace(
            one, id=MARK + name, block=MARK + one.block, title=f"〔{year}〕{one.title}" if year else one.title
        )
        for name, one in known.figures.items()
    }
    return replace(known, figures=figures, forms=tuple(map(_marked, known.forms)), claims=(), sheets=())


def _marked(form: FormTable) -> FormTable:
    return replace(form, figures={place: MARK + name for place, name in form.figures.items()})
