"""Lists that are whole: where the parts named make up a total, they must add up to it. Lists of any kind that do add up
are whole, too; where they don't, they prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.funds import FISCAL_FUNDS
from reconcile.narrative.arithmetic import plus
from reconcile.narrative.claims import Claim
from reconcile.narrative.grouping import counted_together, is_together
from reconcile.narrative.memory import Group, Mention
from reconcile.narrative.subject_words import Measure, subjects
from reconcile.narrative.subjects import BUDGETS, Subject
from reconcile.numerals import fold

_RATING = re.compile(
    r"(?:^|[为是、,:“”\"‘’'])(?:优秀?|良好?|中|差|较差|不?合格|不?及格)[“”\"‘’']?(?:[的等级档次]|项目)*$"
)
_HELD = re.compile(r"实有|现有|保有|共有")
_VEHICLES = re.compile(r"其他.*车")
_APART = (("本级", "下属|所属|直属"), ("自用", "出租|出借|闲置"))  # areas
_TAIL = 4  # half units: two of the last digit
_CLASS = re.compile(r"\(类\)")
_CLASSES = re.compile(r"类(?:二级|一级)?项目$|(?:人员|运转|特定目标)类$")


def partition_sums(groups: Sequence[Group]) -> Iterator[Claim]:
    """A sum for every list that is exhaustive by its nature."""
    for group in groups:
        yield from _amounts(group)
        yield from _counts(group)


def _amounts(group: Group) -> Iterator[Claim]:
    """A sum for each version that the list tells: 预算数10万元，决算数8万元，其中：…预算数…，决算数…."""
    for total, parts in _versions(group):
        if _is_whole(group, total, parts) or _add_up(total, parts):
            yield _sum(total, parts)
        elif _too_much(total, parts):
            yield replace(_sum(total, parts), more=True)


def _is_whole(group: Group, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a list is exhaustive by its nature, so that it must add up."""
    if group.others and total.subject.name != "政府采购":  # 货物, 工程 and 服务 are all there is, with 等 or without
        return False
    if len(parts) == counted_together(total.subject.printed):
        return True
    return _of_the_funds(total, parts) or _is_partition(total, parts) or _by_class(group, parts)


def _versions(group: Group) -> Iterator[tuple[Mention, Sequence[Mention]]]:
    """The parts of each version with the total of that version, or the list's own total where all are of one."""
    versions = dict.fromkeys(_version(one) for one in group.parts)
    for version in versions:
        parts = [one for one in group.parts if _version(one) == version]
        own = group.total if len(versions) == 1 else None
        total = next((one for one in group.totals if _version(one) == version), own)
        if total is not None and len(parts) > 1:
            yield total, parts


def _version(one: Mention) -> str:
    return one.subject.version if one.subject.version in BUDGETS else ""


def _is_partition(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts are, by their nature, all that the total is made of."""
    names = [one.subject.name for one in parts if one.subject.sure]
    if len(names) < len(parts) or len(set(names)) < len(parts):
        return False
    if {one.subject.fund for one in parts} - {"", total.subject.fund}:
        return False
    for one in subjects().partition:
        named = "总计" in one.of or is_together(total.subject.printed)
        own_name = bool(total.subject.printed) and not total.subject.known and named  # 事业运行经费
        of_it = own_name or (total.subject.name in one.of and total.subject.sure)
        if of_it and set(one.parts) <= set(names) <= {*one.parts, *one.more}:
            return True
    return False


def _add_up(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts of a list add up to its total but for a tail."""
    whole, spans = total.span, [span for one in parts if (span := one.span) is not None]
    if whole is None or len(spans) != len(parts) or any(one.token.bound for one in (total, *parts)):
        return False
    gap, bound = abs(whole.micro - plus(spans).micro), whole.half + plus(spans).half
    return gap == 0 or (gap < bound and gap <= _TAIL * max(whole.half, *(one.half for one in spans)))


def _of_the_funds(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts are the three funds of which 财政拨款 is made, and nothing was carried over into it."""
    whole = total.subject.fund == "财政拨款" and total.subject.sure and total.subject.measure != "总计"
    bare = all(one.subject.sure and one.subject.name in ("", "总计", one.subject.fund) for one in parts)
    return whole and bare and sorted(one.subject.fund for one in parts) == sorted(FISCAL_FUNDS)


def _by_class(group: Group, parts: Sequence[Mention]) -> bool:
    """其他运转类项目2个，涉及金额580万元；…: each amount follows the count of its class."""
    classes = [one for one in group.counts if _CLASSES.search(one.phrase.subject)]
    each = len(classes) == len(group.counts) == len(parts)
    return each and not any(one.subject.known for one in parts)


def _counts(group: Group) -> Iterator[Claim]:
    if group.others or len(group.counts) < 2:
        return
    unit = group.counts[0].token.number.unit
    counts = [one for one in group.counts if one.token.number.unit == unit]
    total = _counted_total(group, counts)
    if total is None:
        return
    words = [one.phrase.subject for one in counts]
    whole = len(counts) > 1 and (
        all(_CLASSES.search(one) for one in words)
        or (total.token.number.unit == "辆" and (_VEHICLES.search(words[-1]) is not None or _exceed(counts, total)))
        or (sum(_RATING.search(one) is not None for one in words) >= 3)
        or (all(_RATING.search(one) for one in words) and _exceed(counts, total))
        or (_areas_apart(total, counts) and _exceed(counts, total))
        or _add_up(total, counts)
    )
    if whole:
        rated = [one for one in counts if _RATING.search(one.phrase.subject)]
        yield _sum(total, rated if len(rated) >= 3 else counts)


def _too_much(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether classes (类), each another one, are more than their total: there may be further ones, but not fewer."""
    whole, spans = total.span, [span for one in parts if (span := one.span) is not None]
    names = {one.subject.path for one in parts if one.subject.sure and _CLASS.search(fold(one.subject.printed))}
    classes = len(names) == len(parts) == len(spans) and all(len(one) == 1 for one in names)
    return classes and whole is not None and not total.token.bound and plus(spans).low > whole.high


def _exceed(counts: Sequence[Mention], total: Mention) -> bool:
    """Whether kinds of things are more than all things: a list that leaves some kinds out can't be."""
    value = total.token.number.value
    return value is not None and sum(one.token.number.value or 0 for one in counts) > value


def _areas_apart(total: Mention, parts: Sequence[Mention]) -> bool:
    """本级800平方米，下属单位500平方米: whether two areas are of one building kind, and neither is within the other. Of
    land, the storeys built on it may be more.
    """
    first, second, *more = (one.phrase.subject for one in parts)
    apart = any(re.search(one, first) and re.search(other, second) for one, other in _APART)
    land = re.search("土地|占地|用地", total.phrase.subject) is not None
    return total.token.number.unit == "平方米" and not more and apart and not land


def _counted_total(group: Group, counts: Sequence[Mention]) -> Mention | None:
    """The count that the list adds up to: the last; of cars those that there really are, not those allowed."""
    unit = counts[0].token.number.unit
    found = [one for one in reversed(group.before) if one.token.number.unit == unit]
    value = sum(one.token.number.value for one in counts)
    equal = [one for one in found if one.token.number.value == value]
    held = [one for one in found if _HELD.search(one.phrase.subject) and "编制" not in one.phrase.subject]
    return next(iter([*held, *equal, *found] if unit == "辆" else found), None)


def _sum(total: Mention, parts: Sequence[Mention]) -> Claim:
    return Claim(
        kind="sum",
        figures=(total.id, *(one.id for one in parts)),
        subject=total.subject.name or total.subject.printed,
        paragraph=total.paragraph,
        sentence=total.text,
        section=(),
        about=total.subject if total.subject.known else Subject(printed=total.phrase.subject),
        unit=total.token.number.unit,
    )


def tell_years_apart(claims: list[Claim], group: Group) -> None:
    """A list that names what was carried over beside the funds: the funds are this year's, the total has both."""
    if group.total is None or not any(one.subject.name == "上年结转" for one in group.parts):
        return
    measures: dict[str, Measure] = dict.fromkeys((one.id for one in group.parts), "本年")
    measures[group.total.id] = "总计"
    for place, claim in enumerate(claims):
        measure = measures.get(claim.figures[0]) if claim.kind == "amount" else None
        of_a_fund = claim.about.name in ("", "总计", claim.about.fund) and claim.about.known  # 单位资金, 政府性基金收入
        if measure and of_a_fund and not claim.about.measure:
            claims[place] = replace(claim, about=replace(claim.about, measure=measure))


def leave_open_which_total(claims: list[Claim]) -> None:
    """支出总计 of which 基本支出 is told, and nothing that is carried over, may be 本年支出合计."""
    told = [one for one in claims if one.kind == "amount"]
    for place, claim in enumerate(claims):
        total = claim.about
        if claim.kind == "amount" and total.name == "总计" and total.measure == "总计" and total.side == "支出":
            parts = {one.about.name for one in told if one.whole_subject == total}
            if "基本支出" in parts and not parts & {"年终结转", "结余分配"}:
                claims[place] = replace(claim, about=replace(total, measure=""))
