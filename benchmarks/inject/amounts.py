"""Errors in the amounts, shares and changes that sentences state."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from random import Random

from benchmarks.generate.document import Document, Para, marks, plain
from benchmarks.generate.printing import FEN, rounded
from benchmarks.inject.places import Spot, Truth, amount_of, digit, kind, pick, planted, spots, transposed


def printed_amounts(doc: Document) -> dict[int, int]:
    """How often each amount is printed in the tables."""
    count: dict[int, int] = {}
    for one in spots(doc, "cell", where="table"):
        count[amount_of(one)] = count.get(amount_of(one), 0) + 1
    return count


def _amounts(doc: Document) -> list[Spot]:
    known = printed_amounts(doc)
    return [one for one in spots(doc, "amount", where="text") if amount_of(one) in known and amount_of(one) >= 50_000]


@kind("text-amount")
def _text_amount(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, _amounts(doc))
    return planted("text-amount", spot, digit(rng, spot.mark.text)) if spot else None


@kind("text-transposed")
def _text_transposed(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, _amounts(doc))
    new = transposed(rng, spot.mark.text) if spot else None
    return planted("text-transposed", spot, new) if spot and new else None


@kind("text-scope")
def _text_scope(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in spots(doc, "amount", where="text")
        if one.mark.info.get("wrong", "0") not in {"0", one.mark.info["fen"]}
    ]
    spot = pick(rng, found)
    if spot is None:
        return None
    value = rounded(Fraction(int(spot.mark.info["wrong"]), FEN[spot.mark.info["unit"]]), 2)
    new = f"{value:,f}" if "," in spot.mark.text else f"{value:f}"
    return planted("text-scope", spot, new) if new != spot.mark.text else None


@kind("text-unit")
def _text_unit(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in _amounts(doc) if one.text[one.mark.end :].startswith(("万元", "元"))]
    spot = pick(rng, found)
    if spot is None or not isinstance(spot.block, Para):
        return None
    rest = spot.text[spot.mark.end :]
    unit, other = ("万元", "元") if rest.startswith("万元") else ("元", "万元")
    spot.block.text = spot.text[: spot.mark.end] + other + rest[len(unit) :]
    return planted("text-unit", spot, spot.mark.text)


@kind("share")
def _share(doc: Document, rng: Random) -> Truth | None:
    spot = pick(
        rng,
        [
            one
            for one in spots(doc, "share", where="text")
            if int(one.mark.info["part"]) * 50 > int(one.mark.info["whole"])
        ],
    )
    return planted("share", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("share-base")
def _share_base(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in spots(doc, "share", where="text")
        if "wrong" in one.mark.info and _far(one.mark.text, one.mark.info["wrong"])
    ]
    spot = pick(rng, found)
    return planted("share-base", spot, spot.mark.info["wrong"]) if spot else None


def _far(one: str, other: str) -> bool:
    return abs(float(one) - float(other)) > 0.5  # how far an injected error is off is no amount


def _pairs(doc: Document, role: str) -> list[Spot]:
    """Marks of this role whose sentence prints enough to check them: a change with its rate, or an explicit prior."""
    found = []
    for spot in spots(doc, role, where="text"):
        start, end = spot.sentence()
        info = (spot.mark.info.get("now"), spot.mark.info.get("prior"))
        near = [one for one in marks(spot.text) if start <= one.start < end and one.start != spot.mark.start]
        twins = {one.role for one in near if (one.info.get("now"), one.info.get("prior")) == info}
        needed = {"rate": {"change"}, "change": {"rate"}, "direction": {"change", "rate"}}[role]
        if needed <= twins and info[1] != "0":
            found.append(spot)
    return found


@kind("rate")
def _rate(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, [one for one in _pairs(doc, "rate") if len(one.mark.text) > 2])
    return planted("rate", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("rate-this-year")
def _rate_this_year(doc: Document, rng: Random) -> Truth | None:
    spot = pick(
        rng,
        [
            one
            for one in _pairs(doc, "rate")
            if "wrong" in one.mark.info and _far(one.mark.text, one.mark.info["wrong"])
        ],
    )
    return planted("rate-this-year", spot, spot.mark.info["wrong"]) if spot else None


@kind("change")
def _change(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in _pairs(doc, "change")
        if one.mark.info["now"] != "0"
        and abs(int(one.mark.info["now"]) - int(one.mark.info["prior"])) * 200 > int(one.mark.info["prior"])
    ]
    spot = pick(rng, [one for one in found if re.sub("[0.,]", "", one.mark.text)])
    return planted("change", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("direction")
def _direction(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in _pairs(doc, "direction") if one.mark.info["now"] != "0"]
    spot = pick(rng, found)
    if spot is None:
        return None
    turn = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "增": "降", "降": "增"}
    return planted("direction", spot, turn[spot.mark.text])


@kind("prior")
def _prior(doc: Document, rng: Random) -> Truth | None:
    found = []
    for spot in spots(doc, "prior", where="text"):
        start, end = spot.sentence()
        if any(
            one.role == "change" and one.info.get("prior") == spot.mark.info["fen"]
            for one in marks(spot.text)
            if start <= one.start < end
        ):
            found.append(spot)
    spot_ = pick(rng, found)
    return planted("prior", spot_, digit(rng, spot_.mark.text, coarse=True)) if spot_ else None


@kind("completion")
def _completion(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, [one for one in spots(doc, "completion", where="text") if len(one.mark.text) > 2])
    return planted("completion", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("compare")
def _compare(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, spots(doc, "compare", where="text"))
    if spot is None:
        return None
    truth = planted("compare", spot, {"大于": "小于", "小于": "大于"}[spot.mark.text])
    return replace(truth, sentence=plain(spot.text))


@kind("same")
def _same(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, spots(doc, "compare", where="text"))
    if spot is None or not isinstance(spot.block, Para):
        return None
    text = spot.text
    start, end = spot.sentence()
    begin = text.rfind("决算数", start, spot.mark.start)
    tail = re.match("(预算数|年初预算数|全年预算数)的主要原因：[^。；]*", text[spot.mark.end : end])
    if begin < 0 or tail is None:
        return None
    new = f"决算数与{tail[1]}持平"
    spot.block.text = text[:begin] + new + text[spot.mark.end + tail.end() :]
    return Truth(
        "same",
        "narrative",
        spot.heading,
        plain(text[begin : spot.mark.end + tail.end()]),
        new,
        sentence=plain(spot.text),
    )
