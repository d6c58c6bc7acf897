"""Counts against amounts: 三公 (CNT101), equipment (CNT102)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.linking.choice import least, most
from reconcile.recognising.spoken import words_before
from reconcile.recognition import Recognition

CODES = ("CNT101", "CNT102")

_DEVICES = re.compile(r"(?P<threshold>50|100)万元(?:\([^()]*\))*以上(?:\([^()]*\))*的?(?P<what>[^,，。;；\d]*)$")
_THINGS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("因公出国（境）费", "个", re.compile(r"^(?!.*(?:接待|来访|来宾)).*团组")),
    ("公务接待费", "个", re.compile(r"(?:接待|来访).*团组")),
    ("公务接待费", "批次", re.compile(r"接待")),
    ("公务接待费", "个", re.compile(r"批次")),
    ("公务接待费", "批", re.compile(r"接待|批次")),
    ("公务接待费", "人次", re.compile(r"接待|来宾|来访|累计|合计|^共?$|、|,")),
    ("公务接待费", "人", re.compile(r"接待|人次|累计|合计|^共?$|、|,")),
    ("因公出国（境）费", "人次", re.compile(r"累计|合计|出国|^共?$|、|,")),
    ("公务用车购置费", "辆", re.compile(r"购置")),
    ("公务用车运行维护费", "辆", re.compile(r"保有|现有公务用车(?:数量?)?[为共:]?$")),
)
_BOUGHT_AND_KEPT = re.compile("购置[数量]?[及和、与](?:年末)?保有")  # 购置数及保有量分别为0辆和1辆
_RECEIVED = ("批次", "批", "个")
_BRACKETS = re.compile(r"\([^()]*\)")
_FOREIGN = re.compile("外宾|外事|国外|境外")
_OTHERS = re.compile("其他单位|外单位|参加.*组织")  # journeys that others arranged need not be paid for here
_HIRED = re.compile("租赁|租用|租车|借用")
_ABOUT_THINGS = re.compile(r"三公|出国|接待|公务用车")


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on counts that do not go with their amounts, and bounds between counts."""
    yield from _public(known)
    yield from _devices(known)


def _public(known: Recognition) -> Iterator[Statement]:
    """Money without a thing, or a thing without money: 接待费 and 批次, 购置费 and 辆, 出国费 and 团组; cars."""
    amounts: dict[str, list[Figure]] = {}
    for claim in known.claims:
        if claim.kind == "amount" and claim.about.version in ("", "final") and claim.about.ours:
            amounts.setdefault(claim.about.name, []).append(known.figures[claim.figures[0]])
    counts: dict[tuple[str, str, tuple[str, ...]], list[Figure]] = {}
    for name, section, count in _counts(known):
        counts.setdefault((name, count.unit, section), []).append(count)
    guests = list(_guests(counts))
    yield from guests
    seen = {"公务接待费"} if guests else set[str]()
    with_others = _with_others(known)
    for (name, _, section), found in counts.items():
        stated = [one for one in found if "共计" in one.row_label]
        count = next(iter(stated), next((one for one in found if one.micro), found[0]))  # parts of a total may be zero
        amount = _nearest(amounts.get(name, []), count)
        if amount is None or amount.micro is None:
            continue
        hired = _HIRED.search(amount.sentence + count.sentence) is not None
        kept = name == "公务用车运行维护费" and (not amount.micro or hired)  # what a car costs, others may pay
        joined = name == "因公出国（境）费" and section in with_others and not count.micro
        if bool(amount.micro) != bool(count.micro) and name not in seen and not (kept or joined):
            seen.add(name)
            yield Observation(
                rule="CNT101",
                operands=(amount.id, count.id),
                where=section[-1] if section else "",
                facts={"subject": name, "amount": amount.text, "count": count.text},
            )


def _counts(known: Recognition) -> Iterator[tuple[str, tuple[str, ...], Figure]]:
    """Every count of a thing of 三公, with the name of the amount that it goes with and its section."""
    for claim in known.claims:
        headings = claim.section or (claim.sentence,)  # a page of one statement has none
        if claim.kind != "count" or not any(_ABOUT_THINGS.search(one) for one in headings):
            continue
        count = known.figures[claim.figures[0]]
        before = words_before(known, claim)
        name = _counted(claim, count, before) if _own_count(before) else ""
        if name and count.micro is not None:
            yield name, claim.section, count


def _with_others(known: Recognition) -> set[tuple[str, ...]]:
    """The sections that tell of journeys that others arranged: a share of these may be all that is paid for."""
    counts = ((one, known.figures[one.figures[0]]) for one in known.claims if one.kind == "count")
    return {
        one.section for one, count in counts if count.micro and _OTHERS.search(_last_words(words_before(known, one)))
    }


def _guests(counts: Mapping[tuple[str, str, tuple[str, ...]], Sequence[Figure]]) -> Iterator[Statement]:
    """接待0批次，80人; 40批次，15人次: guests without a reception, or fewer than receptions, in one sentence."""
    for (name, unit, section), found in counts.items():
        guests = [*counts.get((name, "人", section), ()), *counts.get((name, "人次", section), ())]
        if name != "公务接待费" or unit not in _RECEIVED or len(found) != 1:
            continue
        told = [one for one in guests if one.sentence == found[0].sentence]
        if len(told) == 1 and (_fewer(told[0], found[0]) or bool(told[0].micro) > bool(found[0].micro)):
            yield Observation(
                rule="CNT101",
                operands=(told[0].id, found[0].id),
                where=section[-1] if section else "",
                facts={"subject": "公务接待", "amount": told[0].text, "count": found[0].text},
            )


def _fewer(guests: Figure, receptions: Figure) -> bool:
    return guests.micro is not None and receptions.micro is not None and guests.micro < receptions.micro


def _own_count(before: str) -> bool:
    """Whether a count is not of guests from abroad only, nor of journeys that others arranged."""
    before = _BRACKETS.sub("", before)
    return _FOREIGN.search(before.rpartition("国内")[2]) is None and _OTHERS.search(_last_words(before)) is None


def _last_words(before: str) -> str:
    return re.split(r"[,，、]", before)[-1]


def _nearest(amounts: Sequence[Figure], count: Figure) -> Figure | None:
    """The amount that a count goes with: of the same paragraph, else of the same section, else of any; None where some
    of these are something and some nothing.
    """
    beside = [one for one in amounts if one.block == count.block]
    near = beside or [one for one in amounts if one.title == count.title] or amounts
    return near[0] if len({bool(one.micro) for one in near}) == 1 else None


def _counted(claim: Claim, count: Figure, before: str) -> str:
    """The item of 三公 that a count belongs to, by its unit, its words and those `before` it, or ""."""
    words = normal(claim.about.printed)
    if _BOUGHT_AND_KEPT.search(words):
        return ""
    for name, unit, pattern in _THINGS:
        if count.unit == unit and pattern.search(words):
            if name == "公务用车购置费" and ("保有" in words or "编制" in words):
                continue
            if unit in ("人次", "人") and _about(before, claim.sentence) != name:
                continue
            return name
    return ""


def _about(*texts: str) -> str:
    """Whether words speak of journeys or of receptions, and not of both: the first text that does."""
    for text in texts:
        named = [name for name, word in (("公务接待费", "接待"), ("因公出国（境）费", "出国")) if word in text]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _devices(known: Recognition) -> Iterator[Statement]:
    """What costs 100万元 and more also costs 50万元 and more, where the same kind of thing is counted."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, list[Claim]]] = {}
    for claim in known.claims:
        if claim.kind == "count":
            match = _DEVICES.search(words_before(known, claim))
            if match is not None:
                told = found.setdefault((match["what"], claim.section), {})
                told.setdefault(match["threshold"], []).append(claim)
    for (what, section), both in found.items():
        if set(both) == {"50", "100"}:
            yield Equation(
                rule="CNT102",
                shape="linear",
                relation="≤",
                terms=(
                    Term(least(both["100"], known.figures), "stated"),
                    Term(most(both["50"], known.figures), "parts"),
                ),
                source="100万元以上 ≤ 50万元以上",
                where=section[-1] if section else "",
                facts={"subject": what or "设备"},
            )
