"""A form that the family of forms requires and the document lacks (FRM101)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognising.families import possible, shared_titles
from reconcile.recognising.forms import Family, schema
from reconcile.recognising.labels import squeezed
from reconcile.recognising.matching import titled_as
from reconcile.recognition import Recognition

CODES = ("FRM101",)
_TITLE = re.compile(r"表(?:\(.*\))?$")
SHORT = 45  # a line that may be a title
SURE = 0.8  # of the titles must be worded as in the family, before its own forms are called missing
FAR = 3  # more titles in common than with any family that lacks a form, before that form is called missing
EVERYWHERE = frozenset(
    {"balance", "income", "expenditure", "fiscal-balance", "general", "general-flow", "basic", "three-public", "fund"}
)
SAME = {
    **dict.fromkeys(("general-flow", "general-economic", "general-detail"), ("general", "general-flow")),
    "general": ("general-flow",),
    **dict.fromkeys(("basic-detail", "basic-function", "basic-staff", "basic-running"), ("basic",)),
    **dict.fromkeys(("income-by-unit",), ("income",)),
    **dict.fromkeys(("expenditure-by-unit", "expenditure-economic"), ("expenditure",)),
}


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for every required form that is neither recognised nor named anywhere in the body."""
    family = next((one for one in schema().families if one.code == known.family), None)
    if family is None:
        yield NotRun("FRM101", "why-family-unknown")
    elif known.disclosure.unread:
        yield NotRun("FRM101", "why-pages-unread")
    else:
        yield from _missing(known, family)


def _missing(known: Recognition, family: Family) -> Iterator[Statement]:
    found = {form.form for form in known.forms}
    found |= {same for one in found for same in SAME.get(one, ())}
    titles = {one.title for one in family.tables if one.form in found}
    alike = sum(_is_titled(known, title) for title in titles) >= SURE * len(titles)
    unnamed = [
        form
        for form in known.forms
        if form.table.part == "table" and not form.empty and not (form.form and form.table.title)
    ]
    for table in family.tables:
        if not table.required or table.form in found or not (alike or table.form in EVERYWHERE):
            continue
        if not _is_sure(known, family, table.form):
            yield NotRun("FRM101", "why-family-unknown")
            return
        name = schema().name(table.form)
        if unnamed or _named(known, table.form):
            yield NotRun("FRM101", "why-form-unrecognised", {"form": name})
        else:
            entity = known.disclosure.entity
            listed = [one for one in known.disclosure.contents if titled_as(one.text, entity) == table.form]
            text = listed[0].text if listed else known.disclosure.title
            place = listed[0].place if listed else known.disclosure.blocks[0].place
            excerpt = Excerpt(text=text, part="contents", place=place)
            yield Observation(
                rule="FRM101",
                operands=(excerpt,),
                where=table.title,
                facts={"form": table.title, "family": _called(known, family)},
            )


def _is_sure(known: Recognition, family: Family, form: str) -> bool:
    """Whether every family that the disclosure could be of requires the form, or is far less like the disclosure."""
    own = shared_titles(family, known.disclosure, known.forms)
    return all(
        any(table.form == form and table.required for table in rival.tables)
        or shared_titles(rival, known.disclosure, known.forms) + FAR <= own
        for rival in possible(known.disclosure, known.forms)
    )


def _called(known: Recognition, family: Family) -> str:
    """The family's name, unless the disclosure could be of another as well: a place is not named by guess."""
    own = shared_titles(family, known.disclosure, known.forms)
    rivals = [one for one in possible(known.disclosure, known.forms) if one.code != family.code]
    alone = all(shared_titles(one, known.disclosure, known.forms) + FAR <= own for one in rivals)
    return family.name if alone else "fact-usual-forms"


def _is_titled(known: Recognition, title: str) -> bool:
    """Whether a table has this very title, year and unit aside."""
    return any(squeezed(title) in squeezed(form.table.title) for form in known.forms)


def _named(known: Recognition, form: str) -> bool:
    """Whether a line of the body has the form's title: then the table is there and was not recognised."""
    document = known.disclosure
    texts = [one.text for one in document.headings] + [one.text for one in document.paragraphs]
    lines = [text for text in texts if len(squeezed(text)) <= SHORT and _TITLE.search(squeezed(text))]
    return any(titled_as(line, document.entity) == form for line in lines)
