"""Decide every equation at once (`docs/rounding.md`), in one lazy polars query over whole numbers.

Nothing here knows what an equation is about. All amounts are 128-bit integers in millionths of the base unit; operands
are bounded by `numerals.LARGEST`, so that no product leaves 128 bits.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import comb, factorial

import polars as pl

IMPROBABLE = Fraction(1, 10_000)  # chosen for a whole document, not for one check
LONGEST_EXACT_TAIL = 120
_HUNDRED = 100 * 10**6
_SHARED_TOTALS = 3  # 项 → 款 → 类 → 合计: how far a total printed again as its only part carries its rounding


def decide(figures: pl.DataFrame, equations: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Verdicts for all equations.

    figures, equations, terms: as in `reconcile.ledger`. Returns one row an equation, in order, with the columns
    equation, rule, verdict (consistent, inconsistent, touching, improbable, indeterminate), stated, recomputed, gap
    and bound (Int128, millionths of the base unit; percent for ratio and growth; null where indeterminate).
    """
    joined = _with_figures(figures.lazy(), terms.lazy())
    linear = _linear(joined, equations.lazy())
    rates = _rates(joined, equations.lazy())
    return (
        pl.concat([linear, rates])
        .sort("equation")
        .collect()
    )


def _with_figures(figures: pl.LazyFrame, terms: pl.LazyFrame) -> pl.LazyFrame:
    columns = ("id", "micro", "half", "nil", "soft")
    known = figures.select(*columns).rename({"id": "figure"})
    return terms.drop("rule").join(known, on="figure", how="left").with_columns(pl.col("weight").cast(pl.Int128))


def _linear(joined: pl.LazyFrame, equations: pl.LazyFrame) -> pl.LazyFrame:
    """Σ stated = Σ parts: the distance, and the bound that rounding alone can explain."""
    own = equations.filter(pl.col("shape") == "linear")
    stated = pl.col("side") == "stated"
    printed = ~pl.col("nil").fill_null(value=False)
    rounded = pl.col("half") > 0
    totals = (
        joined.join(own.select("equation"), on="equation", how="semi")
        .group_by("equation")
        .agg(
            stated=(pl.col("micro") * pl.col("weight")).filter(stated).sum(),
            recomputed=(pl.col("micro") * pl.col("weight")).filter(~stated).sum(),
            widths=(pl.col("half") * pl.col("weight").abs()).sum(),
            missing=pl.col("micro").null_count(),
            sides=stated.any() & (~stated).any(),
            parts=(printed & ~stated).sum(),
            totals=(printed & stated).sum(),
            rounded=rounded.sum(),
            rounded_parts=(rounded & ~stated).sum(),
            coarsest=pl.col("half").max(),
            finest=pl.col("half").filter(rounded).min(),
            printed_finest=pl.col("half").filter(printed).min(),
            soft=pl.col("soft").any(),
            total=pl.col("figure").filter(printed & stated).first(),
            part=pl.col("figure").filter(printed & ~stated).first(),
        )
        .join(own, on="equation")
    )
    # One printed figure against one other is one fact in two places, whatever the identity says of blanks.
    once = (pl.col("totals") == 1) & (pl.col("parts") == 1)
    one_fact = once & (pl.col("relation") == "=") & (pl.col("coarsest") == pl.col("printed_finest")) & ~pl.col("soft")
    footed = _footed(totals.filter(~once | ~one_fact), totals.filter(one_fact))
    gap = (pl.col("stated") - pl.col("recomputed")).abs()
    bound = (
        pl.when(one_fact)
        .then(pl.max_horizontal(pl.col("slack_total").fill_null(0), pl.col("slack_part").fill_null(0)))
        .otherwise(pl.col("widths"))
    )
    over = (pl.col("relation") == "≤") & (pl.col("stated") <= pl.col("recomputed"))
    few = (pl.col("rounded") < 5) | (pl.col("coarsest") != pl.col("finest")) | (pl.col("relation") == "≤")
    return (
        totals.join(footed.rename({"figure": "total", "slack": "slack_total"}), on="total", how="left")
        .join(footed.rename({"figure": "part", "slack": "slack_part"}), on="part", how="left")
        .join(_tails(), left_on="rounded", right_on="count", how="left")
        .with_columns(gap=gap, bound=bound)
        .with_columns(
            verdict=pl.when((pl.col("missing") > 0) | ~pl.col("sides") | pl.col("unreadable"))
            .then(pl.lit("indeterminate"))
            .when(over)
            .then(pl.lit("consistent"))
            .when(pl.col("gap") > pl.col("bound"))
            .then(pl.lit("inconsistent"))
            .when(one_fact | (pl.col("relation") == "≤"))
            .then(pl.lit("consistent"))
            .when((pl.col("gap") == pl.col("bound")) & (pl.col("rounded_parts") > 0))
            .then(pl.lit("touching"))
            .when(~few & (pl.col("gap") >= pl.col("rare") * pl.col("coarsest")))
            .then(pl.lit("improbable"))
            .otherwise(pl.lit("consistent"))
        )
        .select("equation", "rule", "verdict", *(_unless_indeterminate(name) for name in _ANSWER))
    )


_ANSWER = ("stated", "recomputed", "gap", "bound")


def _unless_indeterminate(name: str) -> pl.Expr:
    return pl.when(pl.col("verdict") != "indeterminate").then(pl.col(name).cast(pl.Int128)).alias(name)


def _footed(sums: pl.LazyFrame, repeats: pl.LazyFrame) -> pl.LazyFrame:
    """By how much a figure that is itself a total may differ from another printing of it: the bound of its own parts.

    A total that is printed again as the only part of another total carries its bound with it.
    """
    pairs = repeats.select("total", "part")
    either_way = pl.concat([pairs, pairs.select(total="part", part="total")])
    slack = (
        sums.filter((pl.col("totals") == 1) & (pl.col("parts") > 1) & (pl.col("relation") == "="))
        .group_by(figure="total")
        .agg(slack=pl.col("widths").max())
    )
    for _ in range(_SHARED_TOTALS):
        carried = either_way.join(slack, left_on="part", right_on="figure").select(figure="total", slack="slack")
        slack = pl.concat([slack, carried]).group_by("figure").agg(pl.col("slack").max())
    return slack


def _rates(joined: pl.LazyFrame, equations: pl.LazyFrame) -> pl.LazyFrame:
    """Shares, completion rates and growth: the printed rate's interval against that of the recomputed one.

    Cross-multiplied, so that no quotient is ever formed to decide: with rate p in percent, p·under = 100·over;
    growth (100 + g)·prior = 100·current; with the change d and the current c, g·c = (100 + g)·d.
    """
    own = equations.filter(pl.col("shape") != "linear")
    sums: dict[str, pl.Expr] = {}
    for side in ("rate", "over", "under", "current", "prior", "change"):
        here = pl.col("side") == side
        signed = pl.col("micro") * pl.col("weight")
        width = pl.col("half") * pl.col("weight").abs()
        sums[side] = signed.filter(here).sum()
        sums[f"{side}_width"] = width.filter(here).sum()
        sums[f"{side}_terms"] = here.sum()
    wide = (
        joined.join(own.select("equation"), on="equation", how="semi")
        .group_by("equation")
        .agg(**sums, missing=pl.col("micro").null_count())
        .join(own, on="equation")
    )
    ratio = pl.col("shape") == "ratio"
    by_change = (pl.col("shape") == "growth") & (pl.col("change_terms") > 0)
    shift = pl.when(ratio).then(0).otherwise(_HUNDRED).cast(pl.Int128)
    # One form for all three: factor·base lies between 100·top's ends. For growth by change both sides are arranged so
    # that the base is the current figure and the factor is g / (100 + g), kept as a fraction.
    top = pl.when(ratio).then(pl.col("over")).when(by_change).then(pl.col("change")).otherwise(pl.col("current"))
    top_width = (
        pl.when(ratio)
        .then(pl.col("over_width"))
        .when(by_change)
        .then(pl.col("change_width"))
        .otherwise(pl.col("current_width"))
    )
    base = pl.when(ratio).then(pl.col("under")).when(by_change).then(pl.col("current")).otherwise(pl.col("prior"))
    base_width = (
        pl.when(ratio)
        .then(pl.col("under_width"))
        .when(by_change)
        .then(pl.col("current_width"))
        .otherwise(pl.col("prior_width"))
    )
    framed = wide.with_columns(
        shift=shift, by_change=by_change, top=top, top_width=top_width, base=base, base_width=base_width
    ).with_columns(
        low=pl.col("rate") - pl.col("rate_width"),
        high=pl.col("rate") + pl.col("rate_width"),
        base_low=pl.max_horizontal(pl.col("base") - pl.col("base_width"), pl.lit(0, pl.Int128)),
        base_high=pl.col("base") + pl.col("base_width"),
        top_low=pl.col("top") - pl.col("top_width"),
        top_high=pl.col("top") + pl.col("top_width"),
        prior_base=pl.when(pl.col("by_change")).then(pl.col("base") - pl.col("top")).otherwise(pl.col("base")),
    )

    def printed(end: str) -> pl.Expr:
        """The printed rate's end, times the base that makes the printed rate largest in absolute reach."""
        rate = pl.col(end)
        base_end = pl.col("base_high" if end == "high" else "base_low")
        away = pl.col("base_low" if end == "high" else "base_high")
        factor = pl.when(pl.col("by_change")).then(rate).otherwise(rate + pl.col("shift"))
        return factor * pl.when(factor >= 0).then(base_end).otherwise(away)

    def recomputed(end: str, rate_end: str) -> pl.Expr:
        factor = pl.when(pl.col("by_change")).then(_HUNDRED + pl.col(rate_end)).otherwise(_HUNDRED)
        return factor.cast(pl.Int128) * pl.col(f"top_{end}")

    undefined = (
        (pl.col("missing") > 0)
        | pl.col("unreadable")
        | (pl.col("rate_terms") != 1)
        | (pl.col("prior_base") <= 0)
        | (pl.col("base_high") <= 0)
    )
    centre = (_HUNDRED * pl.col("top") + pl.col("prior_base") // 2) // pl.col("prior_base")
    return (
        framed.with_columns(
            upper=printed("high") - recomputed("low", "high"), lower=recomputed("high", "low") - printed("low")
        )
        .with_columns(
            verdict=pl.when(undefined)
            .then(pl.lit("indeterminate"))
            .when((pl.col("upper") < 0) | (pl.col("lower") < 0))
            .then(pl.lit("inconsistent"))
            .when((pl.col("rate_width") > 0) & ((pl.col("upper") == 0) | (pl.col("lower") == 0)))
            .then(pl.lit("touching"))
            .otherwise(pl.lit("consistent")),
            stated=pl.col("rate"),
            recomputed=pl.when(undefined)
            .then(None)
            .otherwise(centre - pl.when(pl.col("by_change")).then(0).otherwise(pl.col("shift"))),
        )
        .with_columns(
            gap=(pl.col("stated") - pl.col("recomputed")).abs(),
            bound=pl.col("rate_width")
            + pl.when(undefined)
            .then(None)
            .otherwise(_HUNDRED * (pl.col("top_width") + pl.col("base_width")) // pl.col("prior_base")),
        )
        .select("equation", "rule", "verdict", *(_unless_indeterminate(name) for name in _ANSWER))
    )


@cache
def rarest(count: int) -> int:
    """How many half-widths apart a correct sum with `count` rounded figures, total included, almost never is.

    The smallest whole k with P(|U₁ + … + Uₙ| ≥ k) < 10⁻⁴ for independent Uᵢ uniform on [−1, 1], by the exact
    Irwin–Hall distribution.
    """
    k = 0
    while 2 * _irwin_hall_tail(count, Fraction(count + k, 2)) >= IMPROBABLE:
        k += 1
    return k


def _irwin_hall_tail(count: int, x: Fraction) -> Fraction:
    """P(X ≥ x) for the sum X of `count` independent uniforms on [0, 1] (by symmetry the lower tail at count − x)."""
    y = Fraction(count) - x
    if y <= 0:
        return Fraction(0)
    terms = ((-1) ** k * comb(count, k) * (y - k) ** count for k in range(int(y) + 1))
    return Fraction(sum(terms), factorial(count))


@cache
def _thresholds() -> tuple[tuple[int, int], ...]:
    return tuple((count, rarest(count)) for count in range(5, LONGEST_EXACT_TAIL))


def _tails() -> pl.LazyFrame:
    return pl.DataFrame(
        _thresholds(), schema={"count": pl.UInt32, "rare": pl.Int128}, orient="row"
    ).lazy()
