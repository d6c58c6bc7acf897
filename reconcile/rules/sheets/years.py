"""What the prose of a performance-target sheet says of several years' money, against the sheet's own."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reconcile.disclosure import Paragraph
from reconcile.ledger import Equation, Figure, Statement, Term
from reconcile.narrative.prose import Prose, prose
from reconcile.narrative.prose.years import goes_on_to_all, yearly, years_of_amount, years_of_each
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import total
from reconcile.target_sheets.projects import lent_money
from reconcile.target_sheets.slips import is_slip
from reconcile.target_sheets.terms import years_of

CODES = ("PRF309",)

_ABOUT = Fraction(1, 10)  # of the whole, within which what is said to be about so much may lie


def state(known: Recognition) -> Iterator[Statement]:
    """Equations of what years come to with the money of the whole period, or with that of the year so many times."""
    lent = lent_money(known)
    for sheet in known.sheets:
        whole = total(sheet, "whole", known.figures) if not sheet.reports else None
        annual = total(sheet, "annual", known.figures) or lent.get(id(sheet))
        for paragraph in sheet.prose:
            of = prose(paragraph.text)
            if whole is None:
                yield from _times_the_year(known, sheet, paragraph, of, annual)
            elif annual is None or whole.micro != annual.micro:
                for at in range(len(of.tokens)):
                    if of.is_money(at) and f"{paragraph.id}#{of.tokens[at].start}" in known.figures:
                        yield from _each_year(sheet, paragraph, of, at, whole)
                        yield from _all_years(sheet, paragraph, of, at, whole, annual)


def _times_the_year(
    known: Recognition, sheet: TargetSheet, paragraph: Paragraph, of: Prose, annual: Figure | None
) -> Iterator[Equation]:
    """每年240万元，三年共计720万元 where no money of all years is printed; that of the year is the sharper amount."""
    for one in yearly(of):
        each, said = (f"{paragraph.id}#{of.tokens[at].start}" for at in (one.each, one.total))
        if annual is not None and of.micro(one.each) == annual.micro:
            each = annual.id
        another_term = one.term and years_of(sheet) not in (0, one.term)  # which PRF403 tells
        if each in known.figures and said in known.figures and not another_term:
            yield Equation(
                rule="PRF309",
                shape="linear",
                terms=(Term(said, "stated"), Term(each, "parts", one.years)),
                source="几年共计 = 年数 × 每年金额",
                where=sheet.project,
            )


def _each_year(sheet: TargetSheet, paragraph: Paragraph, of: Prose, at: int, whole: Figure) -> Iterator[Equation]:
    """分三年，每年约65万元 against the money of the whole period; an approximate one may be off by a tenth. Where years
    add up to that money, what they are said to come to (，共195万元) is it too.
    """
    token, years = of.tokens[at], years_of_each(of, at)
    if not years:
        return
    gap = abs(years * of.micro(at) - (whole.micro or 0))
    if not gap and goes_on_to_all(of, at):
        yield _same(sheet, f"{paragraph.id}#{of.tokens[at + 1].start}", whole)
    if not gap or not (token.soft or token.bound) or (token.soft and gap > _ABOUT * (whole.micro or 0)):
        yield Equation(
            rule="PRF309",
            shape="linear",
            terms=(Term(whole.id, "stated"), Term(f"{paragraph.id}#{token.start}", "parts", years)),
            source="实施期资金总额 = 年数 × 每年金额",
            where=sheet.project,
        )


def _all_years(
    sheet: TargetSheet, paragraph: Paragraph, of: Prose, at: int, whole: Figure, annual: Figure | None
) -> Iterator[Equation]:
    """三年共计1605万元: of the project's own term, so many times the year's money, or the period's but for a slip."""
    years = years_of_amount(of, at)
    if not years or annual is None:
        return
    token, times = of.tokens[at], years * (annual.micro or 0)
    of_these_years = abs(of.micro(at) - times) <= token.number.half + years * annual.half
    slip = is_slip(of.micro(at), whole.micro or 0) or is_slip(of.micro(at), times)
    of_the_term = years == years_of(sheet) and "投资" not in of.before(at)
    if of.micro(at) == whole.micro or of_these_years or slip or of_the_term:
        yield _same(sheet, f"{paragraph.id}#{token.start}", whole)


def _same(sheet: TargetSheet, said: str, money: Figure) -> Equation:
    return Equation(
        rule="PRF309",
        shape="linear",
        terms=(Term(said, "stated"), Term(money.id, "parts")),
        same=True,
        source="文字所述金额 = 绩效目标表资金总额",
        where=sheet.project,
    )
