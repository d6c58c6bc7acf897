"""The words of tables: columns, funds, rows, functions and economics in `schemas/lexicon/`, checked when loaded."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.recognising.labels import head_words, squeezed, without_brackets
from reconcile.schema_files import load

TermKind = Literal["total", "item", "measure", "carry", "percent", "count", "code", "label", "other"]


class Term(Struct, frozen=True, forbid_unknown_fields=True, rename={"exact": "is", "part": "has"}):
    """A canonical word and how documents print it. exact: the whole label. part: any part of it."""

    term: str
    kind: TermKind
    exact: tuple[str, ...] = ()
    part: tuple[str, ...] = ()


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of terms."""

    term: tuple[Term, ...]


class FunctionClass(Struct, frozen=True, forbid_unknown_fields=True):
    """A class (类) of the functional classification."""

    code: str
    names: tuple[str, ...]


class Mirror(Struct, frozen=True, forbid_unknown_fields=True):
    """Functional items and economic items that are the same money."""

    functions: tuple[str, ...]
    economics: tuple[str, ...]


class Functions(Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    """`functions.toml`."""

    classes: tuple[FunctionClass, ...]
    mirror: tuple[Mirror, ...]


class EconomicClass(Struct, frozen=True, forbid_unknown_fields=True):
    """A class (类) of the economic classification of departments. cost: 人员经费 or 公用经费."""

    code: str
    names: tuple[str, ...]
    cost: Literal["人员经费", "公用经费"]


class EconomicItem(Struct, frozen=True, forbid_unknown_fields=True):
    """An item (款) of it."""

    code: str
    names: tuple[str, ...]


class GovernmentItem(Struct, frozen=True, forbid_unknown_fields=True, rename={"sources": "from"}):
    """An item of the government classification. sources: codes of the department items or classes it takes."""

    code: str
    names: tuple[str, ...]
    sources: tuple[str, ...]


class Economics(Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    """`economics.toml`."""

    classes: tuple[EconomicClass, ...]
    item: tuple[EconomicItem, ...]
    government: tuple[GovernmentItem, ...]


@cache
def column_terms() -> tuple[Term, ...]:
    """Terms of columns."""
    return _folded(load("lexicon/columns.toml", Terms)) + _folded(load("lexicon/funds.toml", Terms))


@cache
def row_terms() -> tuple[Term, ...]:
    """Terms of rows."""
    return _folded(load("lexicon/rows.toml", Terms)) + _folded(load("lexicon/funds.toml", Terms))


def _folded(read: Terms) -> tuple[Term, ...]:
    """The terms with their words as `squeezed` gives what is printed."""
    return tuple(
        replace(one, exact=tuple(map(squeezed, one.exact)), part=tuple(map(squeezed, one.part))) for one in read.term
    )


@cache
def functions() -> Functions:
    """The functional classification."""
    return load("lexicon/functions.toml", Functions)


@cache
def economics() -> Economics:
    """The economic classifications."""
    return load("lexicon/economics.toml", Economics)


def find(words: str, terms: tuple[Term, ...], but: tuple[TermKind, ...] = ()) -> Term | None:
    """The term that `words` mean: as a whole, then without brackets, then by a part; kinds in `but` do not count."""
    candidates = [one for one in terms if one.kind not in but]
    bare = without_brackets(words)
    for text in dict.fromkeys((words, bare)):
        for one in candidates:
            if text in one.exact:
                return one
    found = [one for one in candidates if any(part in words or part in bare for part in one.part)]
    # Two items in one head: heads of neighbouring columns were run together in reading.
    items = {one.term for one in found if one.kind == "item"}
    return None if len(items) > 1 else next(iter(found), None)


@cache
def column_term(head: str, *, numeric: bool) -> Term | None:
    """The term of one head. numeric: numbers stand under it, so that it heads no names."""
    if numeric and "%" in squeezed(head):
        return next(term for term in column_terms() if term.kind == "percent")
    return find(head_words(head), column_terms(), ("label", "code") if numeric else ())


@cache
def function_class(name: str) -> str:
    """The code of the functional class with this name (given without ordinal), or ""."""
    bare = squeezed(name)
    bare = bare.removesuffix("(类)")
    return next((one.code for one in functions().classes if bare in one.names), "")


def _plain(name: str) -> str:
    return squeezed(name)


@cache
def _economic_names() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    known = economics()
    classes = {_plain(name): one.code for one in known.classes for name in one.names}
    items: dict[str, tuple[str, ...]] = {}
    for one in known.item:
        for name in one.names:
            items[_plain(name)] = (*items.get(_plain(name), ()), one.code)
    return classes, items


def economic_class(name: str) -> str:
    """The code of the department class with this name, or ""."""
    return _economic_names()[0].get(_plain(name), "")


def economic_item(name: str, within: str) -> str:
    """The code of the department item with this name in the class with code `within`, or ""."""
    codes = _economic_names()[1].get(_plain(name), ())
    return next((code for code in codes if code.startswith(within)), "")


@cache
def cost_of_class(code: str) -> str:
    """人员经费 or 公用经费 for an economic code, or ""."""
    return next((one.cost for one in economics().classes if code.startswith(one.code)), "")
