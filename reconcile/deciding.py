"""Decide every equation at once (`docs/rounding.md`), in one lazy polars query over whole numbers.

Nothing here knows what an equation is about. All amounts are 128-bit integers in millionths of the base unit; operands
are bounded by `numerals.LARGEST`, so that no product leaves 128 bits.

The query in four steps: fetch each term's figure by position; sum values and half-widths by equation and slot as
differences of running sums (terms come in the order of their equations); decide linear equations by distance against
bound; decide rates by cross-multiplied intervals.
"""

from __future__ import annotations

import polars as pl

from reconcile.errors import EngineFault
from reconcile.improbability import thresholds

_HUNDRED = 100 * 10**6
_SHARED_TOTALS = 3  # 项 → 款 → 类 → 合计: how far a total printed again as its only part carries its rounding
_SLOTS = {
    **dict.fromkeys(("stated", "rate"), 0),
    **dict.fromkeys(("parts", "over", "current"), 1),
    **dict.fromkeys(("under", "prior", "change"), 2),
}
_ANSWER = ("stated", "recomputed", "gap", "bound")
_ZERO = pl.lit(0, pl.Int128)


def decide(figures: pl.DataFrame, equations: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Verdicts for all equations.

    figures, equations, terms: as in `reconcile.ledger`; equations are numbered from 0 and terms stand in their order.
    Returns one row an equation, in order, with the columns equation, rule, verdict (consistent, inconsistent,
    touching, improbable, indeterminate), stated, recomputed, gap and bound (Int128, millionths of the base unit;
    percentage points for ratio and growth; null where indeterminate).
    """
    sums = _sums(figures, terms).collect()
    if not sums["equation"].equals(equations["equation"]):
        raise EngineFault("fault-equation-without-terms")
    # The sums are computed once and shared; a lazy frame used twice would be computed twice.
    known = equations.hstack(sums.drop("equation")).lazy()
    linear = _linear(known.filter(pl.col("shape") == "linear"))
    rates = _rates(known.filter(pl.col("shape") != "linear"))
    return pl.concat([linear, rates]).collect().sort("equation")


def _sums(figures: pl.DataFrame, terms: pl.DataFrame) -> pl.LazyFrame:
    """One row an equation: for each slot the sum of values (v0, v1, v2) and of half-widths (w0, w1, w2), and counts."""
    at = terms.lazy().select(
        "equation", "weight", "figure", "side", slot=pl.col("side").replace_strict(_SLOTS, return_dtype=pl.UInt8)
    )
    places = figures.lazy().select(figure="id", at=pl.int_range(pl.len(), dtype=pl.UInt32))
    fetched = at.join(places, on="figure", how="left", maintain_order="left").with_columns(
        *(pl.lit(figures[name]).gather(pl.col("at")).alias(name) for name in ("micro", "half", "nil", "soft"))
    )
    told = pl.col("micro").is_not_null()
    printed = told & ~pl.col("nil")
    measured = fetched.with_columns(
        v=pl.col("micro").fill_null(0) * pl.col("weight"),
        w=pl.col("half").fill_null(0) * pl.col("weight").abs(),
        missing=(~told).cast(pl.Int64),
        soft=pl.col("soft").fill_null(value=False).cast(pl.Int64),
        rounded=(pl.col("half").fill_null(0) > 0).cast(pl.Int64),
        changes=(pl.col("side") == "change").cast(pl.Int64),
        squares=pl.col("half").fill_null(0).pow(2),
        lone=pl.when(printed).then(pl.col("at").cast(pl.Int64)).otherwise(0),
        printed=printed.cast(pl.Int64),
    )
    own = [(pl.col("slot") == slot, str(slot)) for slot in range(3)]
    running = measured.select(
        "equation",
        *(
            pl.when(here).then(pl.col(name)).otherwise(_ZERO).cum_sum().alias(name + n)
            for here, n in own
            for name in "vw"
        ),
        *(here.cast(pl.Int64).cum_sum().alias("n" + n) for here, n in own),
        *(
            pl.when(here).then(pl.col(name)).otherwise(0).cum_sum().alias(name + n)
            for here, n in own[:2]
            for name in ("printed", "lone")
        ),
        *(pl.col(name).cum_sum() for name in ("missing", "soft", "rounded", "changes", "squares")),
    )
    last = running.filter(pl.col("equation") != pl.col("equation").shift(-1, fill_value=-1))
    return last.with_columns(pl.exclude("equation") - pl.exclude("equation").shift(1, fill_value=0))


def _linear(known: pl.LazyFrame) -> pl.LazyFrame:
    """Σ stated = Σ parts (or ≤): the distance, against the bound that rounding alone can explain."""
    equal = pl.col("relation") == "="
    # One printed figure against one other is one fact in two places, whatever the identity says of blanks.
    one_fact = (
        equal
        & (pl.col("printed0") == 1)
        & (pl.col("printed1") == 1)
        & (pl.col("w0") == pl.col("w1"))
        & (pl.col("soft") == 0)
    )
    framed = known.with_columns(
        one_fact=one_fact,
        gap=(pl.col("v0") - pl.col("v1")).abs(),
        width=pl.col("w0") + pl.col("w1"),
    )
    slack = _slack(framed)
    bounded = (
        framed.join(slack.rename({"figure": "lone0", "slack": "slack0"}), on="lone0", how="left")
        .join(slack.rename({"figure": "lone1", "slack": "slack1"}), on="lone1", how="left")
        .join(_rare(), on="rounded", how="left")
        .with_columns(
            bound=pl.when(one_fact).then(pl.max_horizontal(_ZERO, "slack0", "slack1")).otherwise(pl.col("width"))
        )
    )
    undecided = (pl.col("missing") > 0) | (pl.col("n0") == 0) | (pl.col("n1") == 0) | pl.col("unreadable")
    alike = pl.col("squares") * pl.col("rounded") == pl.col("width").pow(2)
    far = pl.col("gap") * pl.col("rounded") >= pl.col("rare") * pl.col("width")
    return _answer(
        bounded.with_columns(stated=pl.col("v0"), recomputed=pl.col("v1")),
        pl.when(undecided.fill_null(value=True))
        .then(pl.lit("indeterminate"))
        .when(~equal & (pl.col("v0") <= pl.col("v1")))
        .then(pl.lit("consistent"))
        .when(pl.col("gap") > pl.col("bound"))
        .then(pl.lit("inconsistent"))
        .when(one_fact | ~equal)
        .then(pl.lit("consistent"))
        .when((pl.col("gap") == pl.col("bound")) & (pl.col("rounded") > 0))
        .then(pl.lit("touching"))
        .when((alike & far).fill_null(value=False))
        .then(pl.lit("improbable"))
        .otherwise(pl.lit("consistent")),
    )


def _slack(framed: pl.LazyFrame) -> pl.LazyFrame:
    """By how much a figure that is itself a total may differ from another printing of it: the bound of its own parts.

    A total that is printed again as the only part of another total carries its slack with it. Columns figure, slack.
    """
    pairs = framed.filter("one_fact").select("lone0", "lone1")
    either_way = pl.concat([pairs, pairs.select(lone0="lone1", lone1="lone0")])
    totals = (pl.col("relation") == "=") & (pl.col("printed0") == 1) & (pl.col("printed1") > 1)
    slack = framed.filter(totals).group_by(figure="lone0").agg(slack=pl.col("width").max())
    for _ in range(_SHARED_TOTALS):
        carried = either_way.join(slack, left_on="lone1", right_on="figure").select(figure="lone0", slack="slack")
        slack = pl.concat([slack, carried]).group_by("figure").agg(pl.col("slack").max())
    return slack


def _rates(known: pl.LazyFrame) -> pl.LazyFrame:
    """Shares, completion rates and growth: the printed rate's interval against that of the recomputed one.

    Cross-multiplied, so that no quotient is ever formed to decide. With a rate p in percent: p·under = 100·over. With
    growth g: (100 + g)·prior = 100·current. With the change d and the current figure c, the base is c − d, and each
    printed number is used once: g·c = (100 + g)·d.
    """
    ratio = pl.col("shape") == "ratio"
    by_change = pl.col("changes") > 0
    framed = known.with_columns(
        ratio=ratio,
        by_change=by_change,
        top=pl.when(by_change).then("v2").otherwise("v1"),
        top_width=pl.when(by_change).then("w2").otherwise("w1"),
        base=pl.when(by_change).then("v1").otherwise("v2"),
        base_width=pl.when(by_change).then("w1").otherwise("w2"),
        low=pl.col("v0") - pl.col("w0"),
        high=pl.col("v0") + pl.col("w0"),
        shift=pl.when(ratio).then(_ZERO).otherwise(pl.lit(_HUNDRED, pl.Int128)),
    )
    divisor = pl.when(by_change).then(pl.col("base") - pl.col("top")).otherwise(pl.col("base"))
    least, most = pl.max_horizontal(_ZERO, pl.col("base") - pl.col("base_width")), pl.col("base") + pl.col("base_width")

    def reach(rate: str, wide: pl.Expr, narrow: pl.Expr) -> pl.Expr:
        factor = pl.when(by_change).then(pl.col(rate)).otherwise(pl.col(rate) + pl.col("shift"))
        return factor * pl.when(factor >= 0).then(wide).otherwise(narrow)

    def needed(rate: str, top: pl.Expr) -> pl.Expr:
        return top * pl.when(by_change).then(pl.col(rate) + _HUNDRED).otherwise(pl.lit(_HUNDRED, pl.Int128))

    undecided = (
        (pl.col("missing") > 0)
        | pl.col("unreadable")
        | (pl.col("n0") != 1)
        | (pl.col("n1") == 0)
        | (pl.col("n2") == 0)
        | (pl.col("divisor") <= 0)
    )
    positive = pl.when(pl.col("divisor") > 0).then(pl.col("divisor"))
    measured = (
        framed.with_columns(divisor=divisor)
        .with_columns(
            above=reach("high", most, least) - needed("high", pl.col("top") - pl.col("top_width")),
            below=needed("low", pl.col("top") + pl.col("top_width")) - reach("low", least, most),
            stated=pl.col("v0"),
            recomputed=(_HUNDRED * pl.col("top") + positive // 2) // positive
            - pl.when(by_change).then(_ZERO).otherwise(pl.col("shift")),
            bound=pl.col("w0") + _HUNDRED * (pl.col("top_width") + pl.col("base_width")) // positive,
        )
        .with_columns(gap=(pl.col("stated") - pl.col("recomputed")).abs())
    )
    meet = pl.min_horizontal("above", "below")
    return _answer(
        measured,
        pl.when(undecided.fill_null(value=True))
        .then(pl.lit("indeterminate"))
        .when(meet < 0)
        .then(pl.lit("inconsistent"))
        .when((meet == 0) & (pl.col("w0") > 0))
        .then(pl.lit("touching"))
        .otherwise(pl.lit("consistent")),
    )


def _answer(measured: pl.LazyFrame, verdict: pl.Expr) -> pl.LazyFrame:
    told = pl.col("verdict") != "indeterminate"
    return measured.with_columns(verdict=verdict).select(
        "equation", "rule", "verdict", *(pl.when(told).then(pl.col(name)).alias(name) for name in _ANSWER)
    )


def _rare() -> pl.LazyFrame:
    schema: dict[str, type[pl.DataType]] = {"rounded": pl.Int64, "rare": pl.Int128}
    return pl.DataFrame(thresholds(), schema=schema, orient="row").lazy()
