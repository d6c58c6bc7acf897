"""What explains a small distance: totals that were added up from rounded parts, and sums too long to be believed.

Only the few equations that are in doubt come here, so that the main pass of `deciding` stays narrow.
"""

from __future__ import annotations

import polars as pl

from reconcile.improbability import thresholds

_STEPS = 3  # 项 → 款 → 类 → 合计: how far a total printed again as its only part carries its rounding


def room(decided: pl.DataFrame, doubtful: pl.DataFrame, terms: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """How much farther than rounding alone the sides of doubtful equations may lie apart (`docs/rounding.md`).

    A figure that is itself a total of its own table may differ from another printing of it by the bound of its own
    parts, and so may a sum across tables in which it stands. In its own table a figure is used as printed, and a total
    and its only part there have the same parts. decided: all equations, doubtful: some, as `deciding` frames them.
    Returns equation and room.
    """
    used = _terms_of(doubtful, terms, figures)
    slack = _slack(decided, terms, figures, used.select(figure="at").unique())
    one_fact = doubtful.select("equation", "one_fact")
    slack_of_term = pl.col("slack") * pl.col("weight").abs()
    return (
        used.join(slack, left_on="at", right_on="figure")
        .join(one_fact, on="equation")
        .filter(pl.col("one_fact") | ~pl.col("at_home"))
        .group_by("equation")
        .agg(room=pl.when(pl.col("at_home").any()).then(slack_of_term.max()).otherwise(slack_of_term.sum()))
    )


def improbable(far: pl.DataFrame, terms: pl.DataFrame, figures: pl.DataFrame) -> pl.Series:
    """Which equations are so far out that a correct one hardly ever is; only where all are rounded to one place."""
    used = _terms_of(far, terms, figures).with_columns(half=pl.col("half") * pl.col("weight").abs())
    halves = used.filter(pl.col("half") > 0).group_by("equation")
    alike = halves.agg(half=pl.col("half").max(), least=pl.col("half").min()).filter(pl.col("half") == pl.col("least"))
    rare = pl.DataFrame(thresholds(), schema={"rounded": pl.Int64, "rare": pl.Int128}, orient="row")
    return (
        far.join(alike, on="equation")
        .join(rare, on="rounded")
        .filter(pl.col("gap") >= pl.col("rare") * pl.col("half"))
        .get_column("equation")
    )


def _terms_of(equations: pl.DataFrame, terms: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The terms of some equations with their figures; at_home: the whole equation stands in one table or paragraph.

    Found by position, since terms stand in the order of their equations.
    """
    number, wanted = terms["equation"], equations["equation"]
    spans = pl.DataFrame({"from": number.search_sorted(wanted, "left"), "to": number.search_sorted(wanted, "right")})
    own = terms[spans.select(pl.int_ranges("from", "to").explode(empty_as_null=False))["from"]]
    fetched = own.with_columns(figures[name].gather(own["at"]) for name in ("half", "block"))
    return fetched.with_columns(at_home=pl.col("block").n_unique().over("equation") == 1)


def _slack(decided: pl.DataFrame, terms: pl.DataFrame, figures: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """For the wanted figures that are totals of their own tables, or such a total printed again: the bound of the
    parts. Columns figure, slack.
    """
    printed = figures.select(pl.col("micro").is_not_null() & ~pl.col("nil")).to_series()
    facts = _terms_of(decided.filter("one_fact"), terms, figures)["at"]
    facts = facts.filter(printed.gather(facts))  # two of each
    pairs = pl.DataFrame({"a": facts.gather_every(2), "b": facts.gather_every(2, 1)})
    pairs = pl.concat([pairs, pairs.select(a="b", b="a")])
    reached = wanted
    for _ in range(_STEPS):
        near = pairs.join(reached, left_on="a", right_on="figure", how="semi").select(figure="b")
        reached = pl.concat([reached, near]).unique()
    totals = reached["figure"].filter(printed.gather(reached["figure"]))
    stated = terms.select(pl.col("equation", "at").filter(pl.col("side") == "stated"))
    stated = stated.filter(pl.col("at").is_in(totals.implode())).rename({"at": "figure"})
    sums = stated.with_columns(decided["footed", "width"][stated["equation"]])
    sums = sums.filter("footed")
    home = _terms_of(sums, terms, figures).filter("at_home").select("equation").unique()
    slack = sums.join(home, on="equation", how="semi").group_by("figure").agg(slack=pl.col("width").max())
    near = pairs.join(reached, left_on="a", right_on="figure", how="semi")
    for _ in range(_STEPS):
        carried = near.join(slack, left_on="b", right_on="figure").select(figure="a", slack="slack")
        slack = pl.concat([slack, carried]).group_by("figure").agg(pl.col("slack").max())
    return slack
