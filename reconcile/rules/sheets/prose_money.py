"""What the prose of a performance-target sheet says of the sheet's own money of the year, and of what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Paragraph
from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.narrative.prose import Prose, prose
from reconcile.narrative.prose.items import items
from reconcile.narrative.small_numbers import small_number
from reconcile.recognising.sheets.fields import GOALS
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import total
from reconcile.target_sheets.projects import lent_money
from reconcile.target_sheets.quoting import quoted
from reconcile.target_sheets.slips import is_slip

CODES = ("PRF307", "PRF308")

_YEAR = r"(?:{year}年度?|本年度?|今年|当年)"
_ASKED = r"[^。；;，,]{{0,20}}?(?:申请|安排|预算|费用|经费|资金|支付|需)[^。；;，,\d]{{0,30}}$"
_OTHER_MONEY = re.compile(r"省级|中央|上级|全省|全市|全县|总投资|配套|自筹|合同|上年|补助|概算|总预算|社会资本|债券")
_PLAN = re.compile(r"(?:预算|总额|总金额|安排)[^。；;]*$")
_SPOKEN = re.compile(r"(剩余|余下|尚余|剩下)(?:的)?([一两二三四五六七八九十]{1,3})(百|千|)万(?:元)?(?![\d多余])")
_PAID = re.compile(r"支付")
_TIMES = {"": 10**4, "百": 10**6, "千": 10**7}
_MICRO = 10**6
_PARTS = re.compile(r"其中|包括|包含|用于|分别|主要|具体|[：:]")
_LONG = 5  # digits that no other amount has by chance, but for one
_LEAD = 60  # characters before an amount in which stands what it is


def state(known: Recognition) -> Iterator[Statement]:
    """Equations of the prose's amounts with the sheet's money; an observation where a remainder is put in words."""
    lent = lent_money(known)
    for sheet in known.target_sheets:
        for paragraph in sheet.prose:
            of = prose(paragraph.text)
            yield from _spoken(sheet, paragraph, of)
        yield from _this_year(known, sheet, lent.get(id(sheet)))


def _this_year(known: Recognition, sheet: TargetSheet, lent: Figure | None) -> Iterator[Statement]:
    """项目概况 that opens with what is asked for the year; anywhere else the same amount only confirms it. lent: the
    year's money as the project table has it, where the sheet prints none: then the words may be a goal's.
    """
    money = total(sheet, "annual", known.figures) or lent
    if money is None or not known.disclosure.year:
        return
    asked = re.compile(_YEAR.format(year=known.disclosure.year) + _ASKED.format())
    opens = ("项目概况",) if lent is None else ("项目概况", *GOALS)
    opening = sheet.prose[0] if sheet.prose and sheet.prose[0].section[-1] in opens else None
    for paragraph in sheet.prose:
        of = prose(paragraph.text)
        amounts = [at for at in range(len(of.tokens)) if of.is_money(at)]
        for place, at in enumerate(amounts):
            said = f"{paragraph.id}#{of.tokens[at].start}"
            same = of.micro(at) == money.micro
            told = asked.search(of.text[max(of.tokens[at].start - _LEAD, 0) : of.tokens[at].start])
            first = paragraph is opening and place == 0 and _opens(of, at, money)
            long = len(str(money.micro).rstrip("0")) >= _LONG
            slip = (len(amounts) == 1 or long) and is_slip(of.micro(at), money.micro or 0)
            if said in known.figures and (same or (told and (first or slip))):
                yield _same(sheet, said, money)


def _opens(of: Prose, at: int, money: Figure) -> bool:
    """Whether the amount stands in the opening words, before any numbered item, and nothing says that it is of other
    money: no other level or source is named, the sheet's own amount does not come after it, and it is not the first of
    several that only together are the year's.
    """
    listed = items(of.text)
    numbered = bool(listed) and listed[0].start < of.tokens[at].start
    told_later = any(of.micro(other) == money.micro for other in range(len(of.tokens)) if of.is_money(other))
    plain = not of.tokens[at].soft and not _OTHER_MONEY.search(of.before(at)[-40:])
    alone = sum(of.is_money(other) for other in range(len(of.tokens))) == 1
    return (of.sentence(at) == 0 or alone) and plain and not numbered and not told_later and not _is_one_of_many(of, at)


def _is_one_of_many(of: Prose, at: int) -> bool:
    """Whether the sentence goes on to another amount without a word (其中, 用于) that makes it a part of this one."""
    after = next((other for other in range(at + 1, len(of.tokens)) if of.is_money(other)), None)
    between = of.text[of.tokens[at].end : of.tokens[after].start] if after is not None else "。"
    return "。" not in between and not _PARTS.search(between)


def _same(sheet: TargetSheet, said: str, money: Figure) -> Equation:
    return Equation(
        rule="PRF308",
        shape="linear",
        terms=(Term(said, "stated"), Term(money.id, "parts")),
        same=True,
        source=f"文字所述金额 = {'绩效目标表资金总额' if money.part == 'sheet' else '项目支出预算表合计'}",
        where=sheet.project,
    )


def _spoken(sheet: TargetSheet, paragraph: Paragraph, of: Prose) -> Iterator[Observation]:
    """剩余两百万 after 预算400万 and 支付398万元: a remainder in words, against the difference of the figures."""
    for found in _SPOKEN.finditer(of.text):
        value = small_number(found[2]) * _TIMES[found[3]] * _MICRO
        before = [at for at in range(len(of.tokens)) if of.is_money(at) and of.tokens[at].end <= found.start()]
        near = [at for at in before if "。" not in of.text[of.tokens[at].end : found.start()]]
        if len(near) < 2 or not value:
            continue
        whole, paid = near[-2], near[-1]
        is_plan = _PLAN.search(of.before(whole)) is not None and _PAID.search(of.before(paid)) is not None
        left = of.micro(whole) - of.micro(paid)
        if is_plan and left > 0 and left != value:
            said = quoted(sheet, paragraph, found.start(), found.end())
            ids = tuple(f"{paragraph.id}#{of.tokens[at].start}" for at in (whole, paid))
            texts = [of.tokens[at].text for at in (whole, paid)]
            facts = {"said": found.group(), "sum": f"{texts[0]} − {texts[1]} = {left // (10**4 * _MICRO)}万元"}
            yield Observation(rule="PRF307", operands=(*ids, said), where=sheet.project, facts=facts)
