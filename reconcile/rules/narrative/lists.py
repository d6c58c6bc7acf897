"""Items that a list (TXT104) or a reason (TXT105) names, and that the table of basic expenditure has as nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec.structs import replace

from reconcile.disclosure import Place
from reconcile.funds import FISCAL, GENERAL
from reconcile.ledger import Excerpt, Figure, NotRun, Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import sentence_spans
from reconcile.narrative.subjects import normal
from reconcile.recognising.lexicon import cost_of_class, economics
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("TXT104", "TXT105")

_REASON = re.compile(r"(?:主要原因|原因)(?:是|为|：|:|在于)?|主要是|由于")
_RISES = re.compile(r"(?:(?!减|降|压|不再|取消|无)[^,，;；]){0,14}?(?:增加|增长|提高|上升|上涨|增多)")
_DETAILS = 5  # digits of an item of the economic classification
_SHORTEST = 3
_FEW = 2
_EITHER = ("30228", "30229", "30231", "30239", "30299")  # in some places counted as pay, in others not
_BEFORE = re.compile(r"(?:上年|去年|上一年度?|项目)[^,，;；、]{0,6}$")  # not of this year, nor of what is meant here
# What is spent on items of these classes only.
_CITED = {"机关运行经费": ("302",), "公用经费": ("302",), "人员经费": ("301", "303"), "基本支出": ("301", "302", "303")}
_BASIC = ("基本支出", "人员经费", "公用经费")


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on named items; only where the tables print details and not just classes."""
    details = [(form, row) for form in known.forms if form.form == "basic" for row in form.rows if _is_detail(row)]
    amounts = _amounts(known, details)
    if len(amounts) < _SHORTEST:
        return
    filled = {
        code
        for form, row in details
        if any(known.figures[one].micro for one in _of_row(form, row))
        for code in ((row.code,) if row.code else _codes(row.label) or ("",))
    }
    if sum(len(code) == _DETAILS for code in filled) < _SHORTEST:
        return
    if any(code.startswith("310") for code in filled):
        filled.add("31099")  # 其他资本性支出 was the name of all 310 until 2018
    if known.disclosure.unread:
        yield NotRun("TXT104", "why-tables-unread")
    places = {one.id: one.place for one in known.disclosure.paragraphs}
    for claim in _lists(known) if not known.disclosure.unread else ():
        yield from _listed(claim, places[claim.paragraph], amounts, filled)
    if "" not in filled:
        yield from _reasons(known, amounts, filled)


def _lists(known: Recognition) -> Iterator[Claim]:
    """What an amount of basic expenditure is made of: names alone, or names with amounts of their own."""
    with_amounts: dict[tuple[str, str], list[Claim]] = {}
    for claim in known.claims:
        if claim.kind == "names" and claim.about.name in _BASIC:
            yield claim
        elif claim.kind == "amount" and known.figures[claim.figures[0]].micro:
            part = "公用经费" if claim.whole_subject.name == "机关运行经费" else claim.whole_subject.name
            if part in _BASIC:
                with_amounts.setdefault((claim.paragraph, part), []).append(claim)
    for (_, part), listed in with_amounts.items():
        about = replace(listed[0].whole_subject, name=part)
        yield replace(listed[0], about=about, names=tuple(one.about.printed for one in listed))


def _is_detail(row: Row) -> bool:
    """Whether a row is an item and neither a class nor a total."""
    return row.level not in (0, 1) and (not row.term or bool(_codes(row.label)))


def _of_row(form: FormTable, row: Row) -> list[str]:
    columns = {one.index for one in form.columns if one.block == row.block}
    return [figure for (index, column), figure in form.figures.items() if index == row.index and column in columns]


def _amounts(known: Recognition, details: Sequence[tuple[FormTable, Row]]) -> dict[str, Figure]:
    """The figure of every item by its name: of several tables and columns the first that prints an amount."""
    found: dict[str, Figure] = {}
    for form, row in details:
        own = [known.figures[one] for one in _of_row(form, row)] if row.label else []
        name = normal(row.label)
        if own and (name not in found or not found[name].micro):
            found[name] = next((one for one in own if one.micro), own[0])
    return found


def _listed(claim: Claim, place: Place, amounts: Mapping[str, Figure], filled: Set[str]) -> Iterator[Statement]:
    """A list of what an amount is made of: every item must have an amount, in the part that the list is of.

    Where most of a long list has none, the list is the classification itself, or the table was not understood.
    """
    told: list[tuple[str, Figure | None, str]] = []
    for name in claim.names:
        figure = amounts.get(normal(name))
        codes = _codes(name)
        within = [one for one in codes if claim.about.name == "基本支出" or cost_of_class(one) == claim.about.name]
        if codes and not within and not any(code in _EITHER for code in codes):
            told.append((name, figure, "misplaced"))
        elif figure is None and codes and not any(code in filled for code in codes) and "" not in filled:
            told.append((name, None, "absent"))
        elif figure is not None and figure.micro == 0:
            told.append((name, figure, "blank"))
    if len(told) > _FEW and 2 * len(told) > len(claim.names):
        return
    for why in ("absent", "blank", "misplaced"):
        some = [(name, figure) for name, figure, found in told if found == why]
        if some:
            yield _observed(claim, place, some, why)


def _observed(claim: Claim, place: Place, some: Sequence[tuple[str, Figure | None]], why: str) -> Observation:
    """What is the matter with some names of one list. why: absent, blank or misplaced."""
    names = "、".join(name for name, _ in some)
    excerpts = [
        Excerpt(
            text=name,
            part="narrative",
            title=claim.where,
            sentence=claim.sentence,
            block=claim.paragraph,
            place=place,
        )
        for name, _ in some
    ]
    operands = [part for one, (_, figure) in zip(excerpts, some, strict=True) for part in (one, figure) if part]
    printed = "、".join(dict.fromkeys(figure.text for _, figure in some if figure is not None and figure.text))
    said = "empty" if why == "blank" and not printed else why
    return Observation(
        rule="TXT104",
        operands=tuple(one if isinstance(one, Excerpt) else one.id for one in operands),
        where=claim.where,
        facts={"subject": names, "of": claim.about.name, "printed": printed, "said": f"fact-listed-{said}"},
    )


def _codes(name: str) -> tuple[str, ...]:
    """The codes of the economic items that a name stands for, as items are named in `economics.toml`."""
    return tuple(one.code for one in economics().item if normal(name) in {normal(word) for word in one.names})


def _reasons(known: Recognition, amounts: Mapping[str, Figure], filled: Set[str]) -> Iterator[Statement]:
    """A reason for a change of basic expenditure, or of a part of it, that cites a rise of an item with no amount."""
    changed: dict[str, set[str]] = {}
    for one in known.claims:
        ours = one.about.name == "机关运行经费" or one.about.fund in (
            GENERAL,
            FISCAL,
        )  # as the table's basic expenditure
        if one.kind in ("change", "rate") and ours and one.about.sure and one.about.name in _CITED:
            changed.setdefault(one.paragraph, set()).add(one.about.name)
    for paragraph in known.disclosure.paragraphs:
        of = changed.get(paragraph.id, set())
        if len(of) != 1:
            continue
        names = _of_class(_CITED[next(iter(of))])
        for start, end in sentence_spans(paragraph.text):
            sentence = paragraph.text[start:end]
            found = _REASON.search(sentence)
            if found is None:
                continue
            reason = normal(sentence[found.end() :])
            cited = [
                key for key in names if key in reason and not any(key != o and key in o and o in reason for o in names)
            ]
            for key in sorted(cited, key=reason.index):
                own = amounts.get(key)
                at = reason.index(key)
                if not _RISES.match(reason[at + len(key) :]) or _BEFORE.search(reason[:at]):
                    continue
                printed = any(key in label for label, one in amounts.items() if one.micro)
                if (own is not None and own.micro) or printed or any(one in filled for one in _codes(names[key])):
                    continue
                title = paragraph.section[-1] if paragraph.section else ""
                excerpt = Excerpt(
                    text=names[key],
                    part="narrative",
                    title=title,
                    sentence=sentence,
                    block=paragraph.id,
                    place=paragraph.place,
                )
                operands = (excerpt, own.id) if own is not None else (excerpt,)
                yield Observation(rule="TXT105", operands=operands, where=title, facts={"subject": names[key]})


def _of_class(classes: tuple[str, ...]) -> dict[str, str]:
    """The names of the economic items of some classes, as printed, by their normal form."""
    return {normal(name): name for item in economics().item if item.code.startswith(classes) for name in item.names}
