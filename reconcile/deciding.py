"""Decide every equation at once (`docs/rounding.md`), in one polars query over whole numbers.

Nothing here knows what an equation is about. All amounts are 128-bit integers in millionths of the base unit; operands
are bounded by `numerals.LARGEST`, so that no product leaves 128 bits.

The query in four steps: fetch each term's figure by position; sum values and half-widths by equation and side as
differences of running sums (terms stand in the order of their equations and sides); decide linear equations by their
distance against a bound; decide rates by cross-multiplied intervals. Sums stay in 64 bits where they fit; products
never do. Equations are taken so many at a time, which keeps what is worked on near the processor; the few in doubt are
then looked at by `tails`, which needs all of them.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import polars as pl

from reconcile.errors import EngineFault
from reconcile.tails import improbable, room

_AT_ONCE = 2**17  # equations
_HUNDRED = 100 * 10**6
_ANSWER = ("stated", "recomputed", "gap", "bound")
_ZERO = pl.lit(0, pl.Int128)
_EACH = 2**15  # more figures than one side of an equation ever has
_TALLIES = {"printed": 1, "rounded": _EACH, "soft": _EACH**2, "missing": _EACH**3}
_SLOTS = pl.Series([0, 2, 1, 3, 3, 4, 4, 4], dtype=pl.Int8)  # for each of SIDES, which side of which shape it is
_OF_LINEAR, _OF_RATES = pl.Series([0, 1], dtype=pl.Int8), pl.Series([2, 3, 4], dtype=pl.Int8)


def decide(figures: pl.DataFrame, equations: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Verdicts for all equations.

    figures, equations, terms: as in `reconcile.ledger`; equations are numbered from 0; terms stand in their order and
    within one equation in the order of `ledger.SIDES`. Returns one row an equation, in order, with the columns
    equation, rule, verdict (consistent, inconsistent, touching, improbable, indeterminate), stated, recomputed, gap
    and bound (Int128, millionths of the base unit; percentage points for ratio and growth; null where
    indeterminate). Raises EngineFault for an equation that lacks a side.
    """
    told = _told(figures, terms)
    starts = range(0, max(equations.height, 1), _AT_ONCE)
    ends = [0, *terms["equation"].search_sorted(pl.Series([*starts[1:], equations.height])).to_list()]
    slices = [
        (equations.slice(start, _AT_ONCE), terms.slice(first, end - first))
        for start, first, end in zip(starts, ends, ends[1:], strict=False)
    ]
    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        decided = pl.concat(pool.map(partial(_decided, told), slices))
    decided = _with_tails(pl.concat([equations.select("equation", "rule"), decided], how="horizontal"), terms, figures)
    return decided.select("equation", "rule", "verdict", *_ANSWER)


def _told(figures: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """What the sums need of each figure, in the narrowest whole numbers in which the sum of any side fits; and last
    what they need of one that is not there.

    The running sum over all terms may leave 64 bits and wraps; the difference of two of its values does not, as long as
    that difference itself fits.
    """
    largest = figures.select(pl.max_horizontal(pl.col("micro", "half").abs().max())).item() or 0
    heaviest = terms.select(pl.col("weight").abs().max()).item() or 1
    longest = terms.select(pl.col("equation").rle().struct.field("len").max()).item() or 1
    whole = pl.Int64 if largest * heaviest * longest < 2**63 else pl.Int128
    told = figures.select(pl.col("micro", "half").fill_null(0).cast(whole), tally=_tally())
    return pl.concat([told, pl.DataFrame([(0, 0, _TALLIES["missing"])], schema=told.schema, orient="row")])


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


def _count(tally: pl.Expr, name: str) -> pl.Expr:
    """One of the counts that `_tally` put into one number; the others are masked, since division is slow."""
    return tally & ((_EACH - 1) * _TALLIES[name])


def _decided(told: pl.DataFrame, some: tuple[pl.DataFrame, pl.DataFrame]) -> pl.DataFrame:
    """Some equations with their terms, decided but for their tails; in their order, columns as `_answer` has them."""
    equations, terms = some
    sides = _sides(told, terms)
    linear = equations["shape"] == "linear"
    parted = pl.concat(
        [
            _linear(_beside(equations.filter(linear), sides, _OF_LINEAR)),
            _rates(_beside(equations.filter(~linear), sides, _OF_RATES)),
        ],
        how="diagonal",
    )
    place = pl.when(linear).then(linear.cum_sum()).otherwise((~linear).cum_sum() + linear.sum()) - 1
    return parted[pl.select(place).to_series()]


def _sides(told: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Every side of every equation, in order: the side of its last term, which of which shape it is (slot), the sums of
    value (v) and half-width (w), and the counts of `_tally`.
    """
    at, weight = pl.col("at").fill_null(told.height - 1), pl.col("weight")
    micro, half, tally = (pl.lit(column).gather(at) for column in told)
    slot = pl.lit(_SLOTS).gather(pl.col("side").to_physical())
    last = (slot != slot.shift(-1)) | (pl.col("equation") != pl.col("equation").shift(-1))
    summed = pl.col("v", "w", "tally")
    return (
        terms.lazy()
        .select(
            *("equation", "side"),
            v=(micro * weight).cum_sum(),
            w=(half * weight.abs()).cum_sum(),
            tally=tally.cum_sum(),
            last=last.fill_null(value=True),
        )
        .filter("last")
        .with_columns(summed - summed.shift(1, fill_value=0), slot=slot)
        .drop("last")
        .collect()
    )


def _beside(equations: pl.DataFrame, sides: pl.DataFrame, needed: pl.Series) -> pl.LazyFrame:
    """The equations of one shape, each with its sides beside it, numbered as in the names of `_rates`."""
    own = sides.filter(pl.col("slot").is_between(needed.first(), needed.last()))
    frames = [equations]
    for number, slot in enumerate(needed):
        side = own.select(pl.all().gather_every(len(needed), number))
        if not (side["equation"].equals(equations["equation"]) and (side["slot"] == slot).all()):
            raise EngineFault("fault-equation-without-side")
        frames.append(side.select(pl.col("side", "v", "w", "tally").name.suffix(str(number))))
    return pl.concat(frames, how="horizontal").lazy()


def _linear(known: pl.LazyFrame) -> pl.DataFrame:
    """Σ stated = Σ parts (or ≤): the distance, against the bound that rounding alone can explain."""
    equal = pl.col("relation") == "="
    both = pl.col("tally0") + pl.col("tally1")
    printed0, printed1 = _count(pl.col("tally0"), "printed"), _count(pl.col("tally1"), "printed")
    width = pl.col("w0") + pl.col("w1")
    # One printed figure against one other is one fact in two places, whatever the identity says of blanks.
    one_fact = equal & (printed0 == 1) & (printed1 == 1) & (pl.col("w0") == pl.col("w1")) & (_count(both, "soft") == 0)
    framed = known.select(
        equal=equal,
        one_fact=one_fact,
        footed=equal & (printed0 == 1) & (printed1 > 1),
        undecided=(both >= _TALLIES["missing"]) | pl.col("unreadable"),
        stated="v0",
        recomputed="v1",
        gap=(pl.col("v0") - pl.col("v1")).abs(),
        width=width,
        bound=pl.when(one_fact).then(0).otherwise(width),
        rounded=_count(both, "rounded") // _EACH,
    )
    verdict = (
        pl.when("undecided")
        .then(pl.lit("indeterminate"))
        .when(~pl.col("equal") & (pl.col("stated") <= pl.col("recomputed")))
        .then(pl.lit("consistent"))
        .otherwise(_by_distance())
    )
    doubtful = pl.col("equal") & (pl.col("verdict") == "inconsistent")
    wide = pl.col("gap").cast(pl.Int128) * pl.col("rounded") >= 5 * pl.col("width").cast(pl.Int128)
    far = pl.col("equal") & ~pl.col("one_fact") & (pl.col("verdict") == "consistent") & (pl.col("rounded") > 4) & wide
    of_tails = ("equal", "one_fact", "footed", "width", "rounded", doubtful.alias("doubtful"), far.alias("far"))
    return _answer(framed, verdict, *of_tails)


def _by_distance() -> pl.Expr:
    """The verdict on a linear equation by how far apart its sides are."""
    touching = pl.col("equal") & ~pl.col("one_fact") & (pl.col("gap") == pl.col("bound")) & (pl.col("rounded") > 0)
    return (
        pl.when(pl.col("gap") > pl.col("bound"))
        .then(pl.lit("inconsistent"))
        .when(touching)
        .then(pl.lit("touching"))
        .otherwise(pl.lit("consistent"))
    )


def _rates(known: pl.LazyFrame) -> pl.DataFrame:
    """Shares, completion rates and growth: the printed rate's interval against that of the recomputed one.

    Cross-multiplied, so that no quotient is ever formed to decide. With a rate p in percent: p·under = 100·over. With
    growth g: (100 + g)·prior = 100·current. With the change d and the current figure c, the base is c − d, and each
    printed number is used once: g·c = (100 + g)·d.
    """
    ratio = pl.col("shape") == "ratio"
    by_change = pl.col("side2") == "change"
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
    least, most = pl.col("base") - pl.col("base_width"), pl.col("base") + pl.col("base_width")
    least = pl.when(by_change).then(least).otherwise(pl.max_horizontal(_ZERO, least))  # this year's may be negative
    lower, upper = pl.col("top") - pl.col("top_width"), pl.col("top") + pl.col("top_width")

    def reach(rate: str, wide: pl.Expr, narrow: pl.Expr) -> pl.Expr:
        factor = pl.when(by_change).then(pl.col(rate)).otherwise(pl.col(rate) + pl.col("shift"))
        return factor * pl.when(factor >= 0).then(wide).otherwise(narrow)

    def needed(rate: str, narrow: pl.Expr, wide: pl.Expr) -> pl.Expr:
        factor = pl.when(by_change).then(pl.col(rate) + _HUNDRED).otherwise(pl.lit(_HUNDRED, pl.Int128))
        return factor * pl.when(factor >= 0).then(narrow).otherwise(wide)

    undecided = (
        (pl.col("tally0") + pl.col("tally1") + pl.col("tally2") >= _TALLIES["missing"])
        | pl.col("unreadable")
        | (pl.col("divisor") <= 0)
    )
    positive = pl.when(pl.col("divisor") > 0).then(pl.col("divisor"))
    measured = (
        framed.with_columns(divisor=divisor)
        .with_columns(
            above=reach("high", most, least) - needed("high", lower, upper),
            below=needed("low", upper, lower) - reach("low", least, most),
            stated=pl.col("v0"),
            recomputed=(_HUNDRED * pl.col("top") + positive // 2) // positive
            - pl.when(by_change).then(_ZERO).otherwise(pl.col("shift")),
        )
        .with_columns(gap=(pl.col("stated") - pl.col("recomputed")).abs(), bound=pl.col("w0") + _reach_of_rate())
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


def _reach_of_rate() -> pl.Expr:
    """How far the rate that the amounts allow reaches from the recomputed one, towards the stated one."""
    outwards = pl.when(pl.col("stated") >= pl.col("recomputed")).then(pl.lit(1, pl.Int128)).otherwise(-1)
    top = pl.col("top") + outwards * pl.col("top_width")
    base = pl.col("base") - outwards * top.sign() * pl.col("base_width")  # a fall is the smaller, the larger its base
    below = pl.col("by_change") & (base < 0)  # there the rate is the smaller, the larger the change
    top = pl.when(below).then(pl.col("top") - outwards * pl.col("top_width")).otherwise(top)
    under = pl.when("by_change").then(base - top).otherwise(base)
    shift = pl.when("by_change").then(_ZERO).otherwise(pl.col("shift"))
    furthest = _HUNDRED * top // pl.when(under > 0).then(under) - shift
    return (furthest - pl.col("recomputed")).abs()


def _answer(measured: pl.LazyFrame, verdict: pl.Expr, *others: str | pl.Expr) -> pl.DataFrame:
    told = pl.col("verdict") != "indeterminate"
    answer = (pl.when(told).then(pl.col(name).cast(pl.Int128)).alias(name) for name in _ANSWER)
    return measured.with_columns(verdict=verdict).select("verdict", *answer, *others).collect()


def _with_tails(decided: pl.DataFrame, terms: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The verdicts once the few linear equations in doubt are looked at again."""
    few = decided.filter(pl.col("doubtful") | pl.col("far"))
    if few.is_empty():
        return decided
    more = room(decided, few.filter("doubtful"), terms, figures)
    few = (
        few.join(more, on="equation", how="left", maintain_order="left")
        .with_columns(bound=pl.col("bound") + pl.col("room").fill_null(0))
        .with_columns(verdict=_by_distance())
    )
    close = few.filter(~pl.col("one_fact") & (pl.col("gap") < pl.col("bound")) & (pl.col("rounded") > 4))
    unlikely = pl.col("equation").is_in(improbable(close, terms, figures).implode())
    few = few.with_columns(verdict=pl.when(unlikely).then(pl.lit("improbable")).otherwise("verdict"))
    return decided.with_columns(decided[name].scatter(few["equation"], few[name]) for name in ("verdict", "bound"))
