"""Lists that are whole: where the parts named make up a total, they must add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.narrative.claims import Claim
from reconcile.narrative.memory import Group, Mention
from reconcile.narrative.subject_words import subjects
from reconcile.narrative.subjects import Subject

_RATING = re.compile(
    r"(?:^|[为是、,:“”\"‘’'])(?:优秀?|良好?|中|差|较差|不?合格|不?及格)[“”\"‘’']?(?:[的等级档次]|项目)*$"
)
_HELD = re.compile(r"实有|现有|保有|共有")
_VEHICLES = re.compile(r"其他.*车")
_FUNDS = sorted(("一般公共预算", "政府性基金预算", "国有资本经营预算"))
_CLASSES = re.compile(r"类(?:二级|一级)?项目$|(?:人员|运转|特定目标)类$")


def partition_sums(groups: Sequence[Group]) -> Iterator[Claim]:
    """A sum for every list that is exhaustive by its nature."""
    for group in groups:
        yield from _amounts(group)
        yield from _counts(group)
        yield from _by_class(group)


def _amounts(group: Group) -> Iterator[Claim]:
    total = group.total
    if total is None or len(group.parts) < 2:
        return
    if group.others and total.subject.name != "政府采购":  # 货物, 工程 and 服务 are all there is, with 等 or without
        return
    if _of_the_funds(total, group.parts):
        yield _sum(total, group.parts)
        return
    for one in subjects().partition:
        own_name = bool(total.subject.printed) and not total.subject.known and "总计" in one.of  # 事业运行经费
        if not own_name and (total.subject.name not in one.of or not total.subject.sure):
            continue
        parts = [part for part in group.parts if part.subject.sure and part.subject.name in (*one.parts, *one.more)]
        found = {part.subject.name for part in parts}
        if len(parts) != len(group.parts):
            continue
        same = len({part.subject.fund for part in parts} - {"", total.subject.fund}) == 0
        if set(one.parts) <= found and len(found) == len(parts) and same:
            yield _sum(total, parts)
            return


def _of_the_funds(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts are the three funds of which 财政拨款 is made, and nothing was carried over into it."""
    whole = total.subject.fund == "财政拨款" and total.subject.sure and total.subject.measure != "总计"
    bare = all(one.subject.sure and one.subject.name in ("", "总计", one.subject.fund) for one in parts)
    return whole and bare and sorted(one.subject.fund for one in parts) == _FUNDS


def _by_class(group: Group) -> Iterator[Claim]:
    """其他运转类项目2个，涉及金额580万元；…: each amount follows the count of its class."""
    total, counts = group.total, [one for one in group.counts if _CLASSES.search(one.phrase.subject)]
    if total is None or group.others or len(counts) < 2 or len(counts) != len(group.counts):
        return
    if len(group.parts) == len(counts) and not any(one.subject.known for one in group.parts):
        yield _sum(total, group.parts)


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
    )
    if whole:
        rated = [one for one in counts if _RATING.search(one.phrase.subject)]
        yield _sum(total, rated if len(rated) >= 3 else counts)


def _exceed(counts: Sequence[Mention], total: Mention) -> bool:
    """Whether kinds of things are more than all things: a list that leaves some kinds out can't be."""
    value = total.token.number.value
    return value is not None and sum(one.token.number.value or 0 for one in counts) > value


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
