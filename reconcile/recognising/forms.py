"""Forms, families of forms and their identities: `schemas/forms/*.toml`, checked when they are loaded."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from reconcile.catalogue import codes
from reconcile.disclosure import Kind
from reconcile.errors import InvalidSchema
from reconcile.recognising.lexicon import column_terms, row_terms
from reconcile.recognising.notation import NotationError, Statement, parse
from reconcile.schema_files import line_of, parsed

SEVERAL = frozenset({"各类", "各款", "各项", "各目", "各条", "各单位", "各科目", "人员经费各类", "公用经费各类"})
Each = Literal["row", "column", "table"]
Scope = Literal["", "same", "same-titles", "listed", "no-carry-over", "general-only", "all-spent"]


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """A form by its meaning. code: stable name. name: the word for it in identities.

    has: words that its title must have, each perhaps several separated by |. lacks: words that it must not have.
    heads: terms of columns or rows that show the form where the title does not; all must be there. stands_in: the code
    of a form that it is taken for where the disclosure has no table of that form.
    """

    code: str
    name: str
    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    stands_in: str = ""


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
    # What a province has of its own is told apart before what all have.
    forms = tuple(form for file in sorted(read.values(), key=lambda one: not one.family) for form in file.form)
    names = {form.name for form in forms}
    codes = {form.code for form in forms}
    identities, ties = [], []
    for file_name, file in read.items():
        check = _Checks(file_name, texts[file_name], frozenset(names))
        for place, table in enumerate(file.table):
            if table.form not in codes:
                raise check.invalid("table", place, "form", table.form, f"{table.form!r} is no form's code")
        for place, identity in enumerate(file.identity):
            check.rule("identity", place, identity.rule)
            for form_name in identity.forms:
                if form_name not in names:
                    raise check.invalid("identity", place, "forms", form_name, f"{form_name!r} is no form's name")
            for term in identity.unless:
                check.term("identity", place, "unless", term, term)
            identities.append((identity, check.parsed("identity", place, "says", identity.says)))
        for place, tie in enumerate(file.tie):
            check.rule("tie", place, tie.rule)
            totals = tuple(check.parsed("tie", place, "total", one) for one in tie.total)
            parts = tuple(check.parsed("tie", place, "parts", one) for one in tie.parts)
            ties.append((tie, totals, parts))
    families = tuple(Family(one.family, one.name, one.kind, one.table) for one in read.values() if one.family)
    return Schema(forms, families, tuple(identities), tuple(ties))


class _Checks(Struct, frozen=True):
    """What the entries of one file are checked against. forms: names of forms."""

    file: str
    text: str
    forms: frozenset[str]

    def rule(self, table: str, place: int, code: str) -> None:
        """Refuse a rule that the catalogue lacks."""
        if code not in codes():
            raise self.invalid(table, place, "rule", code, f"{code!r} is no rule's code")

    def parsed(self, table: str, place: int, key: str, says: str) -> Statement:
        """An identity; in ties every term begins with a form's name."""
        try:
            statement = parse(says)
        except NotationError as error:
            raise self.invalid(table, place, key, says, str(error)) from error
        for item in (*statement.left, *statement.right):
            path = item.path
            if table == "tie":
                if path[0] not in self.forms or len(path) < 2:
                    wanted = f"{item.name!r} must be form·row or form·row·column"
                    raise self.invalid(table, place, key, says, wanted)
                path = path[1:]
            for name in (*path, *(name for inner in item.inner for name in inner.path)):
                self.term(table, place, key, says, name)
        return statement

    def term(self, table: str, place: int, key: str, words: str, name: str) -> None:
        """Refuse a term that no word of the lexicon means."""
        if name not in _terms() and not name.isdigit():
            near = get_close_matches(name, sorted(_terms()), 1)
            meant = f"; {near[0]!r} is one" if near else ""
            raise self.invalid(table, place, key, words, f"{name!r} is no term of schemas/lexicon{meant}")

    def invalid(self, table: str, place: int, key: str, words: str, wanted: str) -> InvalidSchema:
        """The error, with the line of `words` in the entry."""
        line = line_of(self.text, table, place, words)
        expected = f"line {line}: {table}[{place}].{key}: {wanted}"
        return InvalidSchema("schema-invalid", file=f"schemas/forms/{self.file}", expected=expected)


@cache
def _terms() -> frozenset[str]:
    """Every word that an identity may use: the terms of rows and columns, and what stands for several rows."""
    return frozenset(one.term for one in (*row_terms(), *column_terms())) | SEVERAL
