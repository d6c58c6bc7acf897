"""Which form a table is: by the words of its title, or by its heads and rows where the title does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.recognising.forms import Form, schema
from reconcile.recognising.labels import squeezed
from reconcile.recognition import Column, Row

_WITHOUT = re.compile(r"\([^()]*不含[^()]*\)")
_QUOTES = re.compile(r"[“”\"'‘’]")


def form_of(title: str, entity: str, columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """The code of the form, or "" where it is none that is known."""
    amounts = [one for one in columns if one.role == "amount"]
    if not amounts:
        return ""
    titled = _titled_as(title, entity)
    if titled or "表" in title:
        return titled.code if titled else ""
    terms = {one.term for one in columns} | {one.term for one in rows}
    shown = [form for form in schema().forms if form.heads and set(form.heads) <= terms]
    return shown[0].code if len(shown) == 1 else ""


def settled(codes: Sequence[str], titled: Sequence[bool]) -> list[str]:
    """The tables' forms, each seen beside the others.

    A table without a title that looks like a form which another table is by its title is not that form. A form that
    stands in for another is that other where no table is.
    """
    by_title = {code for code, has_title in zip(codes, titled, strict=True) if has_title}
    stands_in = {form.code: form.stands_in for form in schema().forms if form.stands_in}
    known = ["" if code in by_title and not has_title else code for code, has_title in zip(codes, titled, strict=True)]
    return [stands_in.get(code, code) if stands_in.get(code) not in known else code for code in known]


def titled_as(title: str, entity: str) -> str:
    """The code of the form whose words a title has, seen alone, or ""."""
    form = _titled_as(title, entity)
    return form.stands_in or form.code if form else ""


def _titled_as(title: str, entity: str) -> Form | None:
    words = squeezed(title)
    if entity:
        words = words.replace(squeezed(entity), "")
    words = _QUOTES.sub("", _WITHOUT.sub("", words))
    return next((form for form in schema().forms if form.has and _titled(form, words)), None)


def _titled(form: Form, words: str) -> bool:
    has = all(any(word in words for word in one.split("|")) for one in form.has)
    return has and not any(word in words for word in form.lacks)
