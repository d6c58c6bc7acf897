"""Which family of forms a disclosure belongs to: the province or level whose titles and forms it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reconcile.disclosure import Disclosure
from reconcile.recognising.forms import Family, schema
from reconcile.recognising.labels import head_words, without_brackets
from reconcile.recognition import FormTable

_OPTIONAL = re.compile(r"部门|单位|本级|公开表?$|\d+表|表(?:(?!一般)[一二三四五六七八九十\d])+")
ENOUGH = 2 / 3


def family_of(disclosure: Disclosure, forms: Iterable[FormTable]) -> str:
    """The code of the family whose titles agree best, among those whose required forms are mostly there, or ""."""
    found = [one for one in forms if one.form]
    titles, codes = _titles(disclosure, found), [one.form for one in found]
    fitting = [
        (_agreement(family, titles), _in_place(family, codes), family.code) for family in possible(disclosure, found)
    ]
    return max(fitting, default=(0.0, 0, ""))[2]


def possible(disclosure: Disclosure, forms: Iterable[FormTable]) -> list[Family]:
    """The families of this kind of disclosure whose required forms are mostly there."""
    codes = [one.form for one in forms]
    return [
        family
        for family in schema().families
        if family.kind in (None, disclosure.kind) and _share(family, codes) >= ENOUGH
    ]


def shared_titles(family: Family, disclosure: Disclosure, forms: Iterable[FormTable]) -> int:
    """How many titles of the family are those of tables of the disclosure."""
    return len({_bare(one.title, "") for one in family.tables} & _titles(disclosure, forms))


def _titles(disclosure: Disclosure, forms: Iterable[FormTable]) -> set[str]:
    return {_bare(one.table.title, disclosure.entity) for one in forms if one.form}


def _in_place(family: Family, codes: Sequence[str]) -> int:
    """How many forms stand in the same place as in the family: provinces differ in order more than in titles."""
    own = [one.form for one in family.tables if one.required or one.form in codes]
    return sum(here == there for here, there in zip(own, codes, strict=False))


def _share(family: Family, codes: Sequence[str]) -> float:
    """Which share of the family's required forms is there."""
    required = {one.form for one in family.tables if one.required}
    return len(required & set(codes)) / max(len(required), 1)


def _agreement(family: Family, titles: set[str]) -> float:
    """How well the family's titles and those of the document agree, from 0 to 1."""
    own = {_bare(one.title, "") for one in family.tables}
    return len(own & titles) / max(len(own | titles), 1)


def _bare(title: str, entity: str) -> str:
    words = head_words(title)
    return _OPTIONAL.sub("", without_brackets(words.replace(head_words(entity), "") if entity else words))
