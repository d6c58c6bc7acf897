"""Wordings for a change against a base, by number."""

from __future__ import annotations

from benchmarks.generate.document import mark
from benchmarks.generate.writer import Writer

SAME = {
    20: ("与{base}预算数相同", "与上年预算数相同"),
    21: ("与{base}预算持平", "与上年持平", "较上年持平"),
    22: ("与上年无变化", "同比无增减变化", "比上年无增减变化"),
}
RARE = (24, 25, 26, 27, 28, 30, 31, 33, 34, 36, 44)


def change(writer: Writer, now: int, prior: int, *, terse: bool = False) -> str:
    """A clause that compares `now` with last year's `prior`, in one of the legal wordings."""
    base = f"{writer.doc.year - 1}年{'度' if writer.rng.random() < 0.3 else ''}"
    if now == prior:
        return same(writer, now, base)
    if prior == 0:
        return _from_nothing(writer, now, base)
    number = writer.rng.choice(_usual(writer, terse=terse))
    up, fall = writer.direction(now, prior), writer.direction(now, prior, money=False)
    delta, rate, old = writer.delta(now, prior), writer.rate(now, prior), writer.money(prior, "prior", now=now)
    wordings = {
        18: f"比上年{up}{delta}，{fall}{rate}",
        19: f"比{base}预算{up}{delta}，{writer.direction(now, prior)}{rate}",
        23: f"较上年{up}{delta}，同比{fall}{rate}",
        24: f"较{base}的{old}{up}{delta}，{fall}{rate}",
        25: f"比{base}的{old}，{up}{delta}，{fall}{rate}",
        26: f"较{base.rstrip('度')}年初预算的{old}{up}{delta}",
        27: f"比上年年初预算{up}{delta}",
        28: f"同口径比{base}{up}{delta}，{fall}{rate}",
        29: f"同比{up}{delta}，{fall}{rate}",
        30: f"较上年{fall}{rate}",
        31: f"与{base}预算相比{fall}{rate}",
        33: f"对比{up}{delta}；{mark('增加率' if now > prior else '减少率', 'plain')}{rate}",
        34: f"同比{mark('降' if now < prior else '增', 'direction', now=now, prior=prior)}{rate}",
        36: f"由{base}的{old}{mark('增加' if now > prior else '减少', 'direction', now=now, prior=prior)}到{writer.money(now)}",
        44: f"较上年预算执行数{up}{delta}，{fall}{rate}",
    }
    return wordings[number]


def against(writer: Writer, base: str, now: int, prior: int, *, final: bool = False) -> str:
    """A clause that begins with the words for its base (`比预算`, `较2023年度决算数`). final: a budget, so no rate."""
    if now == prior == 0 and not final and writer.rng.random() < 0.3:
        return base + mark(f"增加0{writer.unit}，增长0%", "same", fen=0)
    if now == prior:
        return base + mark("无增减变化", "same", fen=now)
    clause = f"{base}{writer.direction(now, prior)}{writer.delta(now, prior)}"
    if final:
        return clause
    if prior == 0:
        return clause + writer.rng.choice(("，上年无此项，增长率无可比性", "，上年未列该项"))
    return f"{clause}，{writer.direction(now, prior, money=False)}{writer.rate(now, prior)}"


def _usual(writer: Writer, *, terse: bool) -> tuple[int, ...]:
    """The wordings of this document: a few habits, drawn once, and now and then another."""
    writer.habits = writer.habits or tuple(writer.rng.sample((18, 19, 23, 29), 2))
    return writer.habits if terse or writer.rng.random() < 0.7 else RARE


def same(writer: Writer, now: int, base: str) -> str:
    """A clause that says nothing changed."""
    number = writer.rng.choice((20, 21, 22) if writer.rng.random() < 0.93 else (40,))
    if number == 40:
        return mark(f"比上年增加0{writer.unit}，增长0%", "same", fen=now)
    wording = writer.rng.choice(SAME[number])
    return mark(wording.format(base=base), "same", fen=now)


def _from_nothing(writer: Writer, now: int, base: str) -> str:
    """Nothing last year: the legal ways to say so, none of which prints a rate."""
    number = writer.rng.choice((36, 37, 38))
    delta = writer.delta(now, 0)
    return {
        36: f"由{base}的0{writer.unit}{mark('增加', 'direction', now=now, prior=0)}到{writer.money(now)}",
        37: f"比上年增加{delta}，上年未列该项",
        38: f"比上年增加{delta}，增长--（上年基数为0，不可比）",
    }[number]


def item_change(writer: Writer, item: str, now: int, prior: int) -> str:
    """An item with its amount, its change and, if it changed, a reason."""
    if now == 0 and prior == 0 and writer.rng.random() < 0.3:
        return f"{item}{writer.money(0)}，{same(writer, 0, f'{writer.doc.year - 1}年')}"
    if now != prior and prior and writer.rng.random() < 0.08:
        year = writer.doc.year
        return (
            f"{item}{year}年预算{writer.money(now)}，{year - 1}年预算{writer.money(prior, 'prior', now=now)}"
            f"，{writer.direction(now, prior)}{writer.delta(now, prior)}{writer.reason(now, prior)}"
        )
    return f"{item}{writer.money(now)}，{change(writer, now, prior)}{writer.reason(now, prior)}"
