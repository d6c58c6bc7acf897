"""Projects of which performance (绩效) is told: their number by level and by rating, the share of each, their money by
fund, and the same told again (CNT108).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import combinations, takewhile

from msgspec import Struct

from reconcile.funds import FISCAL_FUNDS
from reconcile.ledger import Equation, Figure, Shape, Statement, Term
from reconcile.narrative.clauses import sentence_spans
from reconcile.recognition import Recognition

CODES = ("CNT108",)

_ABOUT = re.compile("绩效|自评|评价")
_BREAK = re.compile(r"[，,、；;：:。（(]")
_LEVEL = re.compile("[一二]级项目")
_RATING = re.compile(
    r"[为是果级，,、；;：:“\"‘](?P<rating>优秀?|良好?|中|差|较差|不?合格|不?及格)[”\"’]?(?:[的等级档次]|项目)*[:：]?$"
)
_MORE = re.compile("等|其他|其余|另")
_SHARE = re.compile(r"[，,、]?占(?:比|(?:全部|所有|自评|评价)?项目(?:总数|数量|个数)?的?)?(?:为)?")
_OF_ALL = re.compile(r"[，,]?占(?:全部|所有)[^，,。\d]{0,8}项目(?:总数)?")
_SOME = re.compile(
    "重点|部门评价|财政评价|整体|转移支付|下属|所属|本级|级项目|类项目|一般公共|政府性基金|国有资本|其中|上年"
)
_DONE = re.compile("目标|监控|自评|评价")
_SPENT = re.compile("执行|决算|支出|预算")


class _Told(Struct, frozen=True):
    """A sentence on all projects of a kind. done: what was done with them, and which money of them is told."""

    count: Figure
    money: Figure
    done: tuple[frozenset[str], frozenset[str]]


def state(known: Recognition) -> Iterator[Statement]:
    """Equations on the projects that the paragraphs about performance tell of."""
    printed: dict[str, list[Figure]] = {}
    summed = frozenset(one.figures[0] for one in known.claims if one.kind == "sum")
    for one in known.figures.values():
        if one.part == "narrative" and one.micro is not None and not one.bound:
            printed.setdefault(one.block, []).append(one)
    told: list[_Told] = []
    for paragraph in known.disclosure.paragraphs:
        if _ABOUT.search("".join((*paragraph.section, paragraph.text))) and paragraph.id in printed:
            figures = sorted(printed[paragraph.id], key=_at)
            counts = [(one, kind) for one in figures if (kind := _kind(paragraph.text, one)) is not None]
            yield from _kinds(paragraph.text, counts, summed)
            yield from _shares(paragraph.text, figures, counts)
            told.extend(_all_told(paragraph.text, figures, counts, known.disclosure.year))
    yield from _by_fund(known, summed)
    for first, second in combinations(told, 2):
        if first.done == second.done and first.count.sentence != second.count.sentence:
            yield from _again(first, second)


def _at(figure: Figure) -> int:
    return figure.offset or 0


def _end(figure: Figure) -> int:
    return _at(figure) + len(figure.text)


def _kind(text: str, count: Figure) -> str | None:
    """The level or rating of the projects that a number counts, "" where it counts all of them, None if it doesn't."""
    if count.unit != "个":
        return None
    words = _BREAK.split(text[: _at(count)])[-1] + _BREAK.split(text[_end(count) :])[0]
    level, rating = _LEVEL.search(words), _RATING.search(text[: _at(count)])
    if level:
        return level[0]
    if rating:
        return rating["rating"]
    return "" if "项目" in words else None


def _kinds(text: str, counts: Sequence[tuple[Figure, str]], summed: Container[str]) -> Iterator[Equation]:
    """8个项目，其中：一级项目3个、二级项目5个; 8个项目，其中优的6个，良的2个. Where all are of the second level, those
    of the first are made of them. summed: what the grammar reads as a sum already.
    """
    for place, (total, kind) in enumerate(counts):
        listed = list(takewhile(lambda one: one[1], counts[place + 1 :]))
        if kind or not listed or total.id in summed:
            continue
        parts, kinds = [one for one, _ in listed], {one for _, one in listed}
        levels = kinds == {"一级项目", "二级项目"} and total.micro not in {one.micro for one in parts}
        ratings = len(kinds) > 1 and not any(_LEVEL.match(one) for one in kinds)
        once = len(kinds) == len(parts) and "其中" in text[_at(total) : _at(parts[0])]
        if (levels or ratings) and once and not _MORE.search(text[_at(parts[0]) : _end(parts[-1]) + 4]):
            yield _equation("linear", total, [Term(total.id, "stated"), *(Term(one.id, "parts") for one in parts)])


def _shares(text: str, figures: Sequence[Figure], counts: Sequence[tuple[Figure, str]]) -> Iterator[Equation]:
    """优的4个，占66.67%; 11个，占全部项目11个的100%."""
    kinds = {one.id: kind for one, kind in counts}
    for earlier, last, rate in zip((None, *figures), figures, figures[1:], strict=False):
        if rate.unit != "%" or last.id not in kinds:
            continue
        between = text[_end(last) : _at(rate)]
        total = next((one for one, kind in reversed(counts) if not kind and _at(one) < _at(last)), None)
        of_all = earlier is not None and earlier.id in kinds and _OF_ALL.fullmatch(text[_end(earlier) : _at(last)])
        if kinds[last.id] and total is not None and total.micro and _SHARE.fullmatch(between):
            yield _equation("ratio", rate, [Term(rate.id, "rate"), Term(last.id, "over"), Term(total.id, "under")])
        elif earlier is not None and of_all and last.micro and between == "的":
            yield _equation("ratio", rate, [Term(rate.id, "rate"), Term(earlier.id, "over"), Term(last.id, "under")])


def _by_fund(known: Recognition, summed: Container[str]) -> Iterator[Equation]:
    """涉及资金240万元，其中：一般公共预算140万元，政府性基金预算100万元: not more than all the money; there may be
    other funds.
    """
    amounts = [one for one in known.claims if one.kind == "amount" and any("绩效" in title for title in one.section)]
    for total in amounts:
        about = total.about
        parts = [one for one in amounts if one.paragraph == total.paragraph and one.whole_subject == about]
        funds = [one.about.fund for one in parts]
        of_funds = len(set(funds)) == len(funds) > 1 and set(funds) <= set(FISCAL_FUNDS)
        if about.printed and not about.known and of_funds and total.figures[0] not in summed:
            terms = [*(Term(one.figures[0], "stated") for one in parts), Term(total.figures[0], "parts")]
            yield _equation("linear", known.figures[total.figures[0]], terms, at_most=True)


def _all_told(text: str, figures: Sequence[Figure], counts: Sequence[tuple[Figure, str]], year: int) -> Iterator[_Told]:
    """The sentences that tell of all projects of a kind in this year: one number, then one amount."""
    for start, end in sentence_spans(text):
        here = [one for one, kind in counts if not kind and start <= _at(one) < end]
        money = [one for one in figures if one.dimension == "money" and start <= _at(one) < end]
        sentence = text[start:end]
        years = set(re.findall(r"20\d\d", sentence)) - {str(year)}
        if len(here) == len(money) == 1 and _at(here[0]) < _at(money[0]) and not years and not _SOME.search(sentence):
            done = _DONE.findall(sentence[: _at(money[0]) - start])
            spent = _SPENT.findall(text[_end(here[0]) : _at(money[0])])
            yield _Told(here[0], money[0], (frozenset(done), frozenset(spent)))


def _again(one: _Told, other: _Told) -> Iterator[Equation]:
    """The same projects told of twice: where one of number and money is the same, the other is too."""
    for first, again, tie in (
        (one.count, other.count, one.money.micro == other.money.micro),
        (one.money, other.money, one.count.micro == other.count.micro),
    ):
        if tie:
            yield _equation("linear", again, [Term(again.id, "stated"), Term(first.id, "parts")])


def _equation(shape: Shape, stated: Figure, terms: Sequence[Term], *, at_most: bool = False) -> Equation:
    return Equation(
        rule="CNT108",
        shape=shape,
        relation="≤" if at_most else "=",
        terms=tuple(terms),
        source="绩效项目的个数、资金 = 所列各类之和",
        where=stated.title,
    )
