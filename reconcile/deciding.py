"""Decide every equation at once (`docs/rounding.md`), in one lazy polars query over whole numbers.

Nothing here knows what an equation is about. All amounts are 128-bit integers in millionths of the base unit; operands
are bounded by `numerals.LARGEST`, so that no product leaves 128 bits.

The query in four steps: fetch each term's figure by position; sum values and half-widths by equation and side as
differences of running sums (terms stand in the order of their equations and sides); decide linear equations by their
distance against a bound; decide rates by cross-multiplied intervals.
"""

from __future__ import annotations

import polars as pl

from reconcile.errors import EngineFault
from reconcile.improbability import thresholds
from reconcile.ledger import SIDES

_HUNDRED = 100 * 10**6
_SHARED_TOTALS = 3  # 项 → 款 → 类 → 合计: how far a total printed again as its only part carries its rounding
_ANSWER = ("stated", "recomputed", "gap", "bound")
_ZERO = pl.lit(0, pl.Int128)


def decide(figures: pl.DataFrame, equations: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Verdicts for all equations.

    figures, equations, terms: as in `reconcile.ledger`; equations are numbered from 0; terms stand in their order and
    within one equation in the order of `ledger.SIDES`. Returns one row an equation, in order, with the columns
    equation, rule, verdict (consistent, inconsistent, touching, improbable, indeterminate), stated, recomputed, gap
    and bound (Int128, millionths of the base unit; percentage points for ratio and growth; null where
    indeterminate). Raises EngineFault for an equation that lacks a side.
    """
    sides = _sides(figures, terms).collect()
    rate = pl.col("shape") != "linear"
    linear = _with_sides(equations.filter(~rate), sides, 2)
    rates = _with_sides(equations.filter(rate), sides, 3)
    decided = [_linear(linear.lazy(), terms.lazy()), _rates(rates.lazy())]
    return pl.concat(decided).collect().sort("equation")


def _with_sides(equations: pl.DataFrame, sides: pl.DataFrame, count: int) -> pl.DataFrame:
    """The equations with the columns of their sides beside them, numbered 0, 1 (and 2)."""
    own = sides.join(equations, on="equation", how="semi", maintain_order="left")
    frames = [own.filter(pl.col("slot") == slot) for slot in range(count)]
    if any(not frame["equation"].equals(equations["equation"]) for frame in frames) or own.height > count * len(
        equations
    ):
        raise EngineFault("fault-equation-without-side")
    named = [
        frame.drop("equation", "slot").rename(lambda name, slot=slot: f"{name}{slot}")  # type: ignore[misc]
        for slot, frame in enumerate(frames)
    ]
    return pl.concat([equations, *named], how="horizontal")


def _sides(figures: pl.DataFrame, terms: pl.DataFrame) -> pl.LazyFrame:
    """One row for each side of each equation, in order: sums of value (v), half-width (w) and its square (squares),
    the place of the only printed figure (lone), and counts.
    """
    code = pl.col("side").to_physical()
    fetched = (
        terms.lazy()
        .select(
            "equation",
            "weight",
            "at",
            slot=(code > 1).cast(pl.Int8) + (code > 4).cast(pl.Int8),
            changes=code == SIDES.categories.to_list().index("change"),
        )
        .with_columns(
            pl.lit(column).gather(pl.col("at")).alias(column.name)
            for column in (*figures.select("micro", "half", "nil", "soft"), _homes(figures))
        )
    )
    told = pl.col("micro").is_not_null()
    printed = (told & ~pl.col("nil")).fill_null(value=False)
    half = pl.col("half").fill_null(0)
    running = fetched.select(
        "equation",
        "slot",
        v=(pl.col("micro").fill_null(0) * pl.col("weight")).cum_sum(),
        w=(half * pl.col("weight").abs()).cum_sum(),
        squares=half.pow(2).cum_sum(),
        lone=pl.when(printed).then("at").otherwise(0).cast(pl.Int64).cum_sum(),
        printed=printed.cum_sum(),
        rounded=(half > 0).cast(pl.Int64).cum_sum(),
        missing=(~told).cum_sum(),
        soft=pl.col("soft").fill_null(value=False).cum_sum(),
        changes=pl.col("changes").cum_sum(),
        size=pl.int_range(1, pl.len() + 1, dtype=pl.Int64),
        home=pl.col("home").cum_sum(),
        homes=pl.col("home").pow(2).cum_sum(),
    )
    key = ("equation", "slot")
    ends = running.filter(pl.any_horizontal(pl.col(name) != pl.col(name).shift(-1, fill_value=-1) for name in key))
    return ends.with_columns(pl.exclude(key) - pl.exclude(key).shift(1, fill_value=0))


def _homes(figures: pl.DataFrame) -> pl.Series:
    """A number for the table or paragraph that each figure stands in."""
    return figures["block"].cast(pl.Categorical).to_physical().cast(pl.Int64).fill_null(0).alias("home")


def _linear(known: pl.LazyFrame, terms: pl.LazyFrame) -> pl.LazyFrame:
    """Σ stated = Σ parts (or ≤): the distance, against the bound that rounding alone can explain."""
    equal = pl.col("relation") == "="
    # One printed figure against one other is one fact in two places, whatever the identity says of blanks.
    one_fact = (
        equal
        & (pl.col("printed0") == 1)
        & (pl.col("printed1") == 1)
        & (pl.col("w0") == pl.col("w1"))
        & (pl.col("soft0") + pl.col("soft1") == 0)
    )
    framed = known.with_columns(
        one_fact=one_fact,
        gap=(pl.col("v0") - pl.col("v1")).abs(),
        width=pl.col("w0") + pl.col("w1"),
        rounded=pl.col("rounded0") + pl.col("rounded1"),
        # All figures stand in one table if their home numbers have no variance.
        at_home=(pl.col("size0") + pl.col("size1")) * (pl.col("homes0") + pl.col("homes1"))
        == (pl.col("home0") + pl.col("home1")).pow(2),
    )
    slack = _slack(framed)
    bounded = (
        framed.join(slack.rename({"figure": "lone0", "slack": "slack0"}), on="lone0", how="left")
        .join(slack.rename({"figure": "lone1", "slack": "slack1"}), on="lone1", how="left")
        .join(_rare(), on="rounded", how="left")
        .with_columns(bound=pl.when(one_fact).then(pl.sum_horizontal("slack0", "slack1")).otherwise(pl.col("width")))
    )
    doubtful = bounded.filter(equal & ~one_fact & ~pl.col("at_home") & (pl.col("gap") > pl.col("bound")))
    bounded = bounded.join(_room(doubtful, terms, slack), on="equation", how="left").with_columns(
        bound=pl.col("bound") + pl.col("room").fill_null(0)
    )
    undecided = (pl.col("missing0") + pl.col("missing1") > 0) | pl.col("unreadable")
    alike = (pl.col("squares0") + pl.col("squares1")) * pl.col("rounded") == pl.col("width").pow(2)
    far = pl.col("gap") * pl.col("rounded") >= pl.col("rare") * pl.col("width")
    return _answer(
        bounded.with_columns(stated=pl.col("v0"), recomputed=pl.col("v1")),
        pl.when(undecided)
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

    Its own parts are those of its own table. A total that is printed again as the only part of another total carries
    its slack with it. Columns figure, slack.
    """
    pairs = framed.filter("one_fact").select("lone0", "lone1")
    either_way = pl.concat([pairs, pairs.select(lone0="lone1", lone1="lone0")])
    totals = (pl.col("relation") == "=") & (pl.col("printed0") == 1) & (pl.col("printed1") > 1) & pl.col("at_home")
    slack = framed.filter(totals).group_by(figure="lone0").agg(slack=pl.col("width").max())
    for _ in range(_SHARED_TOTALS):
        carried = either_way.join(slack, left_on="lone1", right_on="figure").select(figure="lone0", slack="slack")
        slack = pl.concat([slack, carried]).group_by("figure").agg(pl.col("slack").max())
    return slack


def _room(doubtful: pl.LazyFrame, terms: pl.LazyFrame, slack: pl.LazyFrame) -> pl.LazyFrame:
    """The room that totals bring along into a sum across tables, each as it does where it is one of two facts.

    Columns equation, room. In its own table a figure is used as printed.
    """
    return (
        terms.join(doubtful.select("equation"), on="equation", how="semi")
        .join(slack, left_on=pl.col("at").cast(pl.Int64), right_on="figure")
        .group_by("equation")
        .agg(room=(pl.col("slack") * pl.col("weight").abs()).sum())
    )


def _rates(known: pl.LazyFrame) -> pl.LazyFrame:
    """Shares, completion rates and growth: the printed rate's interval against that of the recomputed one.

    Cross-multiplied, so that no quotient is ever formed to decide. With a rate p in percent: p·under = 100·over. With
    growth g: (100 + g)·prior = 100·current. With the change d and the current figure c, the base is c − d, and each
    printed number is used once: g·c = (100 + g)·d.
    """
    ratio = pl.col("shape") == "ratio"
    by_change = pl.col("changes2") > 0
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
        (pl.col("missing0") + pl.col("missing1") + pl.col("missing2") > 0)
        | pl.col("unreadable")
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
        pl.when(undecided)
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
