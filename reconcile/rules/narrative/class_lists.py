"""Lists of classes in the narrative: a name that no table has, with the amount of a class (TXT102) or with one of its
own (TXT118), and a class that is left out, so that the list does not make up its total (TXT116).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import Struct

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.numerals import fold
from reconcile.recognising.lexicon import function_class
from reconcile.recognising.linking.choice import agrees, choose
from reconcile.recognising.linking.functional import classes_without
from reconcile.recognising.linking.scopes import scopes
from reconcile.recognising.linking.shares import wholes
from reconcile.recognition import FormTable, Recognition

CODES = ("TXT102", "TXT116", "TXT118")

_CLASS_NAME = re.compile(r"(?:支出|预备费)$")
_LEVEL = re.compile(r"\([类款项]\)")
_AROUND = re.compile(
    r"^(?:\d{1,2}[、.]|\([一二三四五六七八九十\d]{1,3}\)|其中|主要用于|包括|[:,“”\"'])+|(?:类?科目|为|[“”\"'])+$"
)
_VERSION = re.compile(r"(?<=支出)[预决]算数?$")
_CODE = re.compile(r"2\d\d")
_ALL_TOLD = re.compile(r"以下|如下|分类|构成|组成|按.{0,10}分|包括|用于")  # a list of all there is
_NOT_ALL = re.compile(r"等|其他|其它|其余|部分|重点")
_ALIKE = 0.6
_FEWEST = 2
_TOTALS = ("合计", "本年支出合计", "支出总计", "总计")


class _Column(Struct, frozen=True):
    """A column of a table by functional class: its totals, and the figures of classes with an amount, by name."""

    totals: tuple[str, ...]
    classes: Mapping[str, str]


def state(known: Recognition) -> Iterator[Statement]:
    """Names that no table has, each once however often it is printed; and for each section a class left out."""
    columns = [one for form in known.forms for one in _columns(known, form)]
    amounts = [one for one in known.claims if one.kind == "amount"]
    shares = [one for one in known.claims if one.kind == "share"]
    found = wholes(shares, known.figures)
    shared = {one.figures[1]: found[one.figures[0]] for one in shares if one.figures[0] in found}
    without = frozenset(map(normal, classes_without(known))) if not known.disclosure.unread else frozenset()
    unknown: dict[tuple[str, str], list[tuple[Claim, str]]] = {}
    for section, group in groupby(amounts, key=lambda one: one.section):
        listed = list(group)
        for claim in listed:
            if choose(claim, known.figures).outcome == "unknown":
                yield from _unknown_class(known, claim, listed, columns, unknown)
        yield from _left_out(known, listed, columns, shared, section)
        yield from _of_no_table(known, listed, without)
    yield from (_unknown_name(name, row, said) for (name, row), said in unknown.items())


def _columns(known: Recognition, form: FormTable) -> Iterator[_Column]:
    """The columns of a form whose rows are classes."""
    if form.form not in scopes() or scopes()[form.form].economic:
        return
    for column in form.columns:
        here = [row for row in form.rows if row.block == column.block and (row.index, column.index) in form.figures]
        own = [row for row in here if _CODE.fullmatch(row.code) or (not row.code and function_class(row.label))]
        cells = {normal(row.label): form.figures[row.index, column.index] for row in own}
        classes = {name: one for name, one in cells.items() if known.figures[one].micro}
        totals = tuple(form.figures[row.index, column.index] for row in here if row.term in _TOTALS)
        if totals and len(classes) > _FEWEST:
            yield _Column(totals, classes)


def _told(known: Recognition, listed: Sequence[Claim], figure: str) -> Claim | None:
    """The claim of a list that states a table's figure."""
    fitting = (one for one in listed if figure in one.candidates)
    return next((one for one in fitting if agrees(known.figures[one.figures[0]], known.figures[figure])), None)


def _is_any(known: Recognition, claim: Claim, printed: Sequence[str]) -> bool:
    return any(agrees(known.figures[claim.figures[0]], known.figures[one]) for one in printed)


def _left_out(
    known: Recognition,
    listed: Sequence[Claim],
    columns: Sequence[_Column],
    shared: Mapping[str, str],
    section: tuple[str, ...],
) -> Iterator[Equation]:
    """A list that says it is of all classes, and tells all of a table's column but one, which nothing else tells of.

    shared: what each amount is a share of.
    """
    short = _short_by_one(known, listed, columns, shared)
    if short is None:
        return
    name, total, parts, figure = short
    texts = {one.id: fold(one.text) for one in known.disclosure.paragraphs if one.section == section}
    told_in = (one.paragraph for one in listed if one in parts or one.figures[0] == total)
    own = "".join(texts.get(one, "") for one in dict.fromkeys(told_in))
    if not _ALL_TOLD.search(own) or _NOT_ALL.search(own):
        return
    spoken_of = any(name.removesuffix("支出") in normal(one) for one in texts.values())
    if spoken_of or any(_is_any(known, one, (figure,)) for one in listed if one not in parts):
        return
    yield Equation(
        rule="TXT116",
        shape="linear",
        terms=(Term(total, "stated"), *(Term(one.figures[0], "parts") for one in parts)),
        source="总额 = 各类之和",
        where=section[-1] if section else "",
        facts={"row": known.figures[figure].row_label, "amount": known.figures[figure].text},
    )


def _short_by_one(
    known: Recognition, listed: Sequence[Claim], columns: Sequence[_Column], shared: Mapping[str, str]
) -> tuple[str, str, list[Claim], str] | None:
    """The only class that a list lacks, with the list's total and parts, and what a table has for the class; None where
    the list is whole by any other column: of all funds, or of one.
    """
    found: dict[str, tuple[str, list[Claim], str]] = {}
    for column in columns:
        totals = (one for one in listed if not one.about.item and _is_any(known, one, column.totals))
        total = next((one.figures[0] for one in totals), "")
        told = {name: _told(known, listed, figure) for name, figure in column.classes.items()}
        parts = [one for one in told.values() if one is not None]
        missing = [name for name, one in told.items() if one is None]
        total = total or _shared_whole(known, parts, column, shared)
        if len(parts) < _FEWEST or not total:
            continue
        if not missing:
            return None
        if len(missing) == 1:
            found.setdefault(missing[0], (total, parts, column.classes[missing[0]]))
    if len(found) != 1:
        return None
    (name, (total, parts, figure)), *_ = found.items()
    return name, total, parts, figure


def _shared_whole(known: Recognition, parts: Sequence[Claim], column: _Column, shared: Mapping[str, str]) -> str:
    """The total of a column of which all amounts of a list are told as shares, or ""."""
    wholes_told = {shared.get(one.figures[0], "") for one in parts}
    if len(wholes_told) != 1 or not (whole := wholes_told.pop()) or "+" in whole:
        return ""
    return next((one for one in column.totals if agrees(known.figures[whole], known.figures[one])), "")


def _of_no_table(known: Recognition, listed: Sequence[Claim], without: Collection[str]) -> Iterator[Observation]:
    """A class with an amount among others of the year that tables have, where no table has anything for it."""
    if not without:
        return
    tied = {row for one in listed for row in _rows(known, one) if choose(one, known.figures).outcome == "tied"}
    for claim in listed:
        about, figure = claim.about, known.figures[claim.figures[0]]
        name = about.path[0] if about.path else _name(about.printed)
        ours = not (about.owner or about.year or about.version == "prior" or figure.bound) and bool(figure.micro)
        one_of_a_class = any(agrees(figure, known.figures[one]) for one in (*claim.candidates, *claim.others))
        if ours and normal(name) in without and len(tied) >= _FEWEST and not one_of_a_class:
            yield Observation(rule="TXT118", operands=(figure.id,), where=claim.where, facts={"subject": name})


def _unknown_class(
    known: Recognition,
    claim: Claim,
    amounts: Sequence[Claim],
    columns: Sequence[_Column],
    unknown: dict[tuple[str, str], list[tuple[Claim, str]]],
) -> Iterator[Statement]:
    """A class or item whose name no table has, beside others that the tables have, with the amount of a similar one.

    It is added to `unknown` under its name and the row that is meant, so that a name is reported once however often it
    is printed.
    """
    name = claim.about.path[-1] if claim.about.path else _name(claim.about.printed)
    if claim.candidates or not claim.others:
        return
    mixed = any(sorted(name) == sorted(normal(known.figures[one].row_label)) for one in claim.others)
    if not (claim.about.path or _CLASS_NAME.search(name) or mixed):
        return
    listed = [one for one in amounts if one is not claim]
    named = {row for one in listed for row in _rows(known, one)}
    stated = known.figures[claim.figures[0]]
    if not named or not stated.micro or any(normal(row.label) == name for form in known.forms for row in form.rows):
        return
    meant = [
        one
        for one in claim.others
        if agrees(stated, known.figures[one])
        and normal(known.figures[one].row_label) not in named
        and (_similar(name, known.figures[one].row_label) or _only_left(known, claim, name, one, listed, columns))
        and not (claim.sentence.startswith(name) and normal(known.figures[one].row_label).endswith(name))  # torn off
    ]
    if len({normal(known.figures[one].row_label) for one in meant}) != 1:
        return
    row, value = known.figures[meant[0]].row_label, known.figures[meant[0]].value
    printed = (one for one in claim.others if known.figures[one].row_label == row and known.figures[one].value == value)
    unknown.setdefault((name, row), []).append((claim, next(printed)))  # the same place whatever a unit line says
    yield Equation(
        rule="TXT101",
        shape="linear",
        terms=(Term(claim.figures[0], "stated"), Term(meant[0], "parts")),
        same=True,
        where=claim.where,
        facts={"subject": name, "form": known.figures[meant[0]].title},
    )


def _unknown_name(name: str, row: str, said: Sequence[tuple[Claim, str]]) -> Observation:
    """What no table has, wherever it is said, and the row that is meant."""
    claim, meant = said[0]
    return Observation(
        rule="TXT102",
        operands=(*(one.figures[0] for one, _ in said), meant),
        where=claim.where,
        facts={"subject": name, "row": row},
    )


def _name(printed: str) -> str:
    """A class's name without what stands around it."""
    return _VERSION.sub("", _AROUND.sub("", _LEVEL.sub("", fold(printed))))


def _similar(name: str, label: str) -> bool:
    """Whether two names share most of their characters, so that one can be a slip for the other."""
    ours, theirs = normal(name), normal(label)
    shared = sum(size for _, _, size in SequenceMatcher(None, ours, theirs).get_matching_blocks())
    return ours != theirs and 2 * shared >= _ALIKE * (len(ours) + len(theirs))


def _only_left(
    known: Recognition, claim: Claim, name: str, meant: str, listed: Sequence[Claim], columns: Sequence[_Column]
) -> bool:
    """Whether a name is that of another class, and the list tells all other classes of a column that prints its amount
    for the class that is meant.
    """
    row = normal(known.figures[meant].row_label)
    near = [one.classes for one in columns if row in one.classes and _is_any(known, claim, (one.classes[row],))]
    whole = any(all(own == row or _told(known, listed, one) for own, one in classes.items()) for classes in near)
    return whole and bool(function_class(name))


def _rows(known: Recognition, claim: Claim) -> set[str]:
    return {normal(known.figures[one].row_label) for one in claim.candidates if claim.about.item}
