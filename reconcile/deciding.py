"""Decide every equation at once (`docs/rounding.md`), in one polars query over whole numbers.

Nothing here knows what an equation is about. All amounts are 128-bit integers in millionths of the base unit; operands
are bounded by `numerals.LARGEST`, so that no product leaves 128 bits.

The query in four steps: fetch each term's figure by position; sum values and half-widths by equation and side as
differences of running sums (terms stand in the order of their equations and sides); decide linear equations by their
distance against a bound; decide rates by cross-multiplied intervals. Sums stay in 64 bits where
they fit; products never do.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from reconcile.errors import EngineFault
from reconcile.frames import SIDES
from reconcile.tails import improbable, room

_HUNDRED = 100 * 10**6
_ANSWER = ("stated", "recomputed", "gap", "bound")
_ZERO = pl.lit(0, pl.Int128)
_EACH = 2**15  # more figures than one side of an equation ever has
_TALLIES = {"printed": 1, "rounded": _EACH, "soft": _EACH**2, "missing": _EACH**3}
_SLOTS = pl.Series([0, 2, 1, 3, 3, 4, 4, 4], dtype=pl.Int8)  # for each of SIDES, which side of which shape it is
_OF_LINEAR, _OF_RATES = (0, 1), (2, 3, 4)
_CHANGE = SIDES.categories.to_list().index("change")


def decide(figures: pl.DataFrame, equations: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Verdicts for all equations.

    figures, equations, terms: as in `reconcile.ledger`; equations are numbered from 0; terms stand in their order and
    within one equation in the order of `ledger.SIDES`. Returns one row an equation, in order, with the columns
    equation, rule, verdict (consistent, inconsistent, touching, improbable, indeterminate), stated, recomputed, gap
    and bound (Int128, millionths of the base unit; percentage points for ratio and growth; null where
    indeterminate). Raises EngineFault for an equation that lacks a side.
    """
    sides = _sides(figures, terms)
    linear = pl.col("shape") == "linear"
    return pl.concat(
        [
            _linear(_beside(equations.filter(linear), sides, _OF_LINEAR), terms, figures),
            _rates(_beside(equations.filter(~linear), sides, _OF_RATES).lazy()).collect(),
        ]
    ).sort("equation")


def _beside(equations: pl.DataFrame, sides: pl.DataFrame, needed: Sequence[int]) -> pl.DataFrame:
    """The equations of one shape, each with its sides beside it, numbered as in the names of `_rates`."""
    frames = [equations]
    for number, slot in enumerate(needed):
        side = sides.filter(pl.col("slot") == slot).drop("slot")
        if not side["equation"].equals(equations["equation"]):
            raise EngineFault("fault-equation-without-side")
        frames.append(side.drop("equation").select(pl.all().name.suffix(str(number))))
    return pl.concat(frames, how="horizontal")


def _sides(figures: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Every side of every equation, in order: which it is (slot), the sums of value (v) and half-width (w), the row of
    the only printed figure (lone), the counts of `_tally`, and whether it is a change.
    """
    code = pl.col("side").to_physical()
    heaviest = terms.select(pl.col("weight").abs().max()).item() or 0
    told = figures.select(pl.col("micro", "half").fill_null(0).cast(_whole(figures, terms, heaviest)), tally=_tally())
    told = pl.concat([told, pl.DataFrame([(0, 0, _TALLIES["missing"])], schema=told.schema, orient="row")])
    at = pl.col("at").fill_null(figures.height)
    micro, half, tally = (pl.lit(column).gather(at) for column in told)
    slots = terms.select(slot=pl.lit(_SLOTS).gather(code))["slot"]
    equation = terms["equation"]
    last = pl.lit((slots != slots.shift(-1)).fill_null(True) | (equation != equation.shift(-1)).fill_null(True))
    ends = terms.select(
        slot=pl.lit(slots).filter(last),
        equation=pl.col("equation").filter(last),
        changes=(code == _CHANGE).filter(last),
        v=(micro * pl.col("weight")).cum_sum().filter(last),
        w=(half if heaviest == 1 else half * pl.col("weight").abs()).cum_sum().filter(last),
        lone=(at * (tally & 1)).cum_sum().filter(last),
        tally=tally.cum_sum().filter(last),
    )
    summed = pl.col("v", "w", "lone", "tally")
    return ends.with_columns(summed - summed.shift(1, fill_value=0))


def _count(tally: pl.Expr, name: str) -> pl.Expr:
    """One of the counts that `_tally` put into one number; the others are masked, since division is slow."""
    return tally & ((_EACH - 1) * _TALLIES[name])


def _whole(figures: pl.DataFrame, terms: pl.DataFrame, heaviest: int) -> type[pl.Int64 | pl.Int128]:
    """The narrowest whole numbers in which the sum of any side fits.

    The running sum over all terms may leave 64 bits and wraps; the difference of two of its values does not, as long as
    that difference itself fits.
    """
    largest = figures.select(pl.max_horizontal(pl.col("micro", "half").abs().max())).item() or 0
    longest = terms.select(pl.col("equation").rle().struct.field("len").max()).item() or 0
    return pl.Int64 if largest * heaviest * longest < 2**63 else pl.Int128


def _tally() -> pl.Expr:
    """What a figure adds to the counts of its side, all counts in one number, so that one running sum serves them."""
    told = pl.col("micro").is_not_null()
    marks = {
        "printed": told & ~pl.col("nil"),
        "rounded": pl.col("half") > 0,
        "soft": pl.col("soft"),
        "missing": ~told,
    }
    return pl.sum_horizontal(mark.cast(pl.Int64) * _TALLIES[name] for name, mark in marks.items())


def _linear(known: pl.DataFrame, terms: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Σ stated = Σ parts (or ≤): the distance, against the bound that rounding alone can explain."""
    equal = pl.col("relation") == "="
    width = pl.col("w0") + pl.col("w1")
    both = pl.col("tally0") + pl.col("tally1")
    printed0, printed1 = _count(pl.col("tally0"), "printed"), _count(pl.col("tally1"), "printed")
    # One printed figure against one other is one fact in two places, whatever the identity says of blanks.
    one_fact = equal & (printed0 == 1) & (printed1 == 1) & (pl.col("w0") == pl.col("w1")) & (_count(both, "soft") == 0)
    framed = known.select(
        *("equation", "rule", "relation", "lone0", "lone1"),
        printed0=printed0,
        printed1=printed1,
        one_fact=one_fact,
        undecided=(both >= _TALLIES["missing"]) | pl.col("unreadable"),
        stated="v0",
        recomputed="v1",
        gap=(pl.col("v0") - pl.col("v1")).abs(),
        width=width,
        bound=pl.when(one_fact).then(0).otherwise(width),
        rounded=_count(both, "rounded"),
    )
    doubtful = framed.filter(equal & ~pl.col("undecided") & (pl.col("gap") > pl.col("bound")))
    if doubtful.height:
        more = room(framed, doubtful, terms, figures)
        framed = framed.join(more, on="equation", how="left", maintain_order="left").with_columns(
            bound=pl.col("bound") + pl.col("room").fill_null(0)
        )
    close = equal & ~pl.col("one_fact") & (pl.col("gap") < pl.col("bound"))
    long = framed.filter(close & (pl.col("rounded") > 4 * _EACH)).with_columns(
        pl.col("gap", "width").cast(pl.Int128), rounded=pl.col("rounded") // _EACH
    )
    far = long.filter(pl.col("gap") * pl.col("rounded") >= 5 * pl.col("width"))
    return _answer(
        framed.lazy(),
        pl.when("undecided")
        .then(pl.lit("indeterminate"))
        .when(~equal & (pl.col("stated") <= pl.col("recomputed")))
        .then(pl.lit("consistent"))
        .when(pl.col("gap") > pl.col("bound"))
        .then(pl.lit("inconsistent"))
        .when(pl.col("one_fact") | ~equal)
        .then(pl.lit("consistent"))
        .when((pl.col("gap") == pl.col("bound")) & (pl.col("rounded") > 0))
        .then(pl.lit("touching"))
        .when(pl.col("equation").is_in(improbable(far, terms, figures).implode()))
        .then(pl.lit("improbable"))
        .otherwise(pl.lit("consistent")),
    ).collect()


def _rates(known: pl.LazyFrame) -> pl.LazyFrame:
    """Shares, completion rates and growth: the printed rate's interval against that of the recomputed one.

    Cross-multiplied, so that no quotient is ever formed to decide. With a rate p in percent: p·under = 100·over. With
    growth g: (100 + g)·prior = 100·current. With the change d and the current figure c, the base is c − d, and each
    printed number is used once: g·c = (100 + g)·d.
    """
    ratio = pl.col("shape") == "ratio"
    by_change = pl.col("changes2")
    known = known.with_columns(pl.col("v0", "w0", "v1", "w1", "v2", "w2").cast(pl.Int128))
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
        (pl.col("tally0") + pl.col("tally1") + pl.col("tally2") >= _TALLIES["missing"])
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
        "equation",
        "rule",
        "verdict",
        *(pl.when(told).then(pl.col(name).cast(pl.Int128)).alias(name) for name in _ANSWER),
    )
