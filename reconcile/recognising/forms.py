"""Forms, families of forms and their identities: `schemas/forms/*.toml`, checked when they are loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from reconcile.disclosure import Kind
from reconcile.errors import InvalidSchema
from reconcile.recognising.notation import NotationError, Statement, parse
from reconcile.schema_files import parsed

Each = Literal["row", "column", "table"]
Scope = Literal["", "same", "same-titles", "no-carry-over", "general-only"]


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """A form by its meaning. code: stable name. name: the word for it in identities.

    has: words that its title must have, each perhaps several separated by |. lacks: words that it must not have.
    heads: terms of columns or rows that show the form where the title does not; all must be there.
    """

    code: str
    name: str
    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """What must hold inside one table. rule: the code under which a breach is reported.

    says: in the notation of `notation`. each: for every row (terms are columns) or every amount column (terms are
    rows). forms: names of forms; none means every table. unless: terms whose presence makes the identity uncertain.
    """

    rule: str
    says: str
    each: Each
    forms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Tie(Struct, frozen=True, forbid_unknown_fields=True):
    """What must agree between two tables, where the document itself shows that both have the same scope.

    total: readings of the totals, the likeliest first; one that agrees shows the scope. parts: what then must agree
    too. sure: what the document must show to make the first reading certain even where it does not agree. only: what
    the document must show before anything is stated.
    """

    rule: str
    total: tuple[str, ...]
    parts: tuple[str, ...] = ()
    sure: Scope = ""
    only: Scope = ""


class FamilyForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A form of a family: the title as printed there. required: its absence is reported."""

    form: str
    title: str
    required: bool = True


class FormsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `schemas/forms/`. A file with `family` describes one province or level; the others are shared."""

    family: str = ""
    name: str = ""
    kind: Kind | None = None
    form: tuple[Form, ...] = ()
    table: tuple[FamilyForm, ...] = ()
    identity: tuple[Identity, ...] = ()
    tie: tuple[Tie, ...] = ()


class Family(Struct, frozen=True):
    """A family of forms: what a province or level publishes."""

    code: str
    name: str
    kind: Kind | None
    tables: tuple[FamilyForm, ...]


class Schema(Struct, frozen=True):
    """Everything in `schemas/forms/`, with the identities read."""

    forms: tuple[Form, ...]
    families: tuple[Family, ...]
    identities: tuple[tuple[Identity, Statement], ...]
    ties: tuple[tuple[Tie, tuple[Statement, ...], tuple[Statement, ...]], ...]

    def code(self, name: str) -> str:
        """The code of the form with this name, or ""."""
        return next((one.code for one in self.forms if one.name == name), "")

    def name(self, code: str) -> str:
        """The name of the form with this code, or ""."""
        return next((one.name for one in self.forms if one.code == code), "")


@cache
def schema() -> Schema:
    """All forms. Raises InvalidSchema with the file and the line or key."""
    entries = sorted(files("schemas").joinpath("forms").iterdir(), key=lambda one: one.name)
    return assembled({one.name: one.read_text("utf-8") for one in entries if one.name.endswith(".toml")})


def assembled(texts: dict[str, str]) -> Schema:
    """The schema from the texts of its files by name. Raises InvalidSchema with the file and the line or key."""
    read = {name: parsed(f"forms/{name}", text, FormsFile) for name, text in texts.items()}
    forms = tuple(form for file in read.values() for form in file.form)
    names = {form.name for form in forms}
    codes = {form.code for form in forms}
    identities, ties = [], []
    for file_name, file in read.items():
        for place, table in enumerate(file.table):
            if table.form not in codes:
                raise _invalid(file_name, f"table[{place}].form: {table.form!r} is no form's code")
        for place, identity in enumerate(file.identity):
            key = f"identity[{place}]"
            for form_name in identity.forms:
                if form_name not in names:
                    raise _invalid(file_name, f"{key}.forms: {form_name!r} is no form's name")
            identities.append((identity, _parsed(file_name, f"{key}.says", identity.says, set())))
        for place, tie in enumerate(file.tie):
            totals = tuple(_parsed(file_name, f"tie[{place}].total", one, names) for one in tie.total)
            parts = tuple(_parsed(file_name, f"tie[{place}].parts", one, names) for one in tie.parts)
            ties.append((tie, totals, parts))
    families = tuple(Family(one.family, one.name, one.kind, one.table) for one in read.values() if one.family)
    return Schema(forms, families, tuple(identities), tuple(ties))


def _parsed(file: str, key: str, says: str, names: set[str]) -> Statement:
    """An identity, whose terms begin with a form's name if `names` are given."""
    try:
        statement = parse(says)
    except NotationError as error:
        raise _invalid(file, f"{key}: {error}") from error
    for item in (*statement.left, *statement.right):
        if names and (item.path[0] not in names or len(item.path) < 2):
            raise _invalid(file, f"{key}: {item.name!r} must be form·row or form·row·column")
    return statement


def _invalid(file: str, expected: str) -> InvalidSchema:
    return InvalidSchema("schema-invalid", file=f"schemas/forms/{file}", expected=expected)
