"""A form that the family of forms requires and the document lacks (FRM101)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognising.forms import Family, schema
from reconcile.recognising.labels import squeezed
from reconcile.recognising.matching import titled_as
from reconcile.recognition import Recognition

CODES = ("FRM101",)
SHORT = 45  # a line that may be a title


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
    unnamed = [form for form in known.forms if not form.form and form.table.part == "table" and not form.empty]
    for table in family.tables:
        if not table.required or table.form in found:
            continue
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
                facts={"form": table.title, "family": family.name},
            )


def _named(known: Recognition, form: str) -> bool:
    """Whether a line of the body has the form's title: then the table is there and was not recognised."""
    lines = [one.text for one in known.disclosure.headings if one.part == "table"]
    lines += [
        one.text for one in known.disclosure.paragraphs if one.part == "table" and len(squeezed(one.text)) <= SHORT
    ]
    return any("表" in line and titled_as(line, known.disclosure.entity) == form for line in lines)
