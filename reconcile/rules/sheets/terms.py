"""A project of one year (项目期1年, 一次性项目) against its other fields, its money and its words (PRF407)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Figure, Observation, Statement
from reconcile.narrative.prose import prose
from reconcile.narrative.small_numbers import small_number
from reconcile.numerals import fold
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import total
from reconcile.target_sheets.quoting import printed_field, quoted
from reconcile.target_sheets.terms import years_of

CODES = ("PRF407",)

_ONE_YEAR = re.compile(r"[(（](?:1年|一年|当年)")
_SEVERAL = re.compile(
    r"(?:服务|实施|建设|合同|项目)(?:期限?|周期)(?:为|共|共计|是|：|:)?([两二三四五六七八九十]|\d{1,2})年"
    r"|分([两二三四五六七八九十]|\d)年"
)
_REST = re.compile(r"尾款|余款|质保金|剩余|结清")
_MUCH_MORE = 2  # times the money of the year that no single year's project has


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sheet of a one-year project whose money or words are of more years, or whose term is."""
    for sheet in known.target_sheets:
        found = _contradicting(known, sheet)
        if found is not None:
            facts, shown = found
            fields = [printed_field(sheet, name) for name in ("项目属性", "项目期") if sheet.fields.get(name)]
            known_as = [one.text for one in fields if one.text != facts.get("term")]
            facts = {"field": "、".join(known_as), **facts}
            yield Observation(rule="PRF407", operands=(*fields, *shown), where=sheet.project, facts=facts)


def _contradicting(known: Recognition, sheet: TargetSheet) -> tuple[dict[str, str], tuple[str | Excerpt, ...]] | None:
    """What contradicts a single year, in words and as operands, or None."""
    years = years_of(sheet)
    once = bool(_ONE_YEAR.search(fold(sheet.fields.get("项目属性", ""))))
    if once and years > 1:
        return {"said": "fact-one-year-term", "term": sheet.fields["项目期"]}, ()
    if years != 1 and not (once and not years):
        return None
    whole, annual = total(sheet, "whole", known.figures), total(sheet, "annual", known.figures)
    if whole is None or annual is None or (whole.micro or 0) <= (annual.micro or 0):
        return None
    told = _told(sheet)
    if _is_the_rest(sheet, annual):
        return None
    # The money of one year may still be paid in two, by a contract that runs from one into the other.
    if not once and not told and (whole.micro or 0) <= _MUCH_MORE * (annual.micro or 0):
        return None
    facts = {"said": "fact-one-year-money", "whole": whole.text, "annual": annual.text}
    return facts, (whole.id, annual.id, *told)


def _is_the_rest(sheet: TargetSheet, annual: Figure) -> bool:
    """Whether the words call the year's money the last payment of what was done in years that are over."""
    for paragraph in sheet.prose:
        of = prose(paragraph.text)
        for at, token in enumerate(of.tokens):
            if of.is_money(at) and token.number.micro == annual.micro and _REST.search(of.lead(at)):
                return True
    return False


def _told(sheet: TargetSheet) -> tuple[Excerpt, ...]:
    """Where the words say that it takes several years; the first place."""
    for paragraph in sheet.prose:
        for found in _SEVERAL.finditer(fold(paragraph.text)):
            if small_number(found[1] or found[2]) > 1:
                return (quoted(sheet, paragraph, found.start(), found.end()),)
    return ()
