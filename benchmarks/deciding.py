"""How long one query takes to decide a million equations of all three shapes.

    python -m benchmarks.deciding

Prints seconds and, since machines differ, the ratio to a plain join and sum of the same frames.
"""

from __future__ import annotations

import argparse
import time
from random import Random

import polars as pl

from reconcile.deciding import decide
from reconcile.frames import EQUATIONS, FIGURES, TERMS

MICRO = 10**6
OFTEN = 3  # equations that a figure stands in


def frames(count: int, seed: int = 0) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Figures, equations and terms: half of the equations linear with five terms, the rest shares and growth.

    Every figure stands in three equations, as figures of a disclosure do. One equation in a thousand is wrong. The frames are built from columns, since a million rows of Python objects would take
    longer than what is measured.
    """
    rng = Random(seed)
    figure_columns: dict[str, list[object]] = {"id": [], "micro": [], "half": []}
    rows: dict[str, list[object]] = {name: [] for name in (*TERMS, "figure")}
    shapes: list[str] = []

    def figure(micro: int, half: int) -> str:
        name = f"f{len(figure_columns['id'])}"
        figure_columns["id"].append(name)
        figure_columns["micro"].append(micro)
        figure_columns["half"].append(half)
        return name

    def term(equation: int, side: str, name: str) -> None:
        for key, value in zip(rows, (equation, side, 1, int(name[1:]), name), strict=True):
            rows[key].append(value)

    for equation in range(count // OFTEN):
        slip = 10**4 * MICRO if equation % 1000 == 0 else 0
        shape = ("linear", "linear", "ratio", "growth")[equation % 4]
        shapes.append(shape)
        if shape == "linear":
            parts = [rng.randrange(1, 10**6) * 100 * MICRO for _ in range(4)]
            term(equation, "stated", figure(sum(parts) + slip, 50 * MICRO))
            for part in parts:
                term(equation, "parts", figure(part, 50 * MICRO))
        else:
            under = rng.randrange(10**5, 10**7) * 100 * MICRO
            over = rng.randrange(1, under // (100 * MICRO)) * 100 * MICRO
            percent = round(100 * over / under, 2) - (100 if shape == "growth" else 0)
            sides = ("over", "under") if shape == "ratio" else ("current", "prior")
            term(equation, "rate", figure(int(percent * MICRO) + slip // 1000, 5000))
            term(equation, sides[0], figure(over, 50 * MICRO))
            term(equation, sides[1], figure(under, 50 * MICRO))
    size = len(figure_columns["id"])
    figures = pl.DataFrame(figure_columns, schema={name: FIGURES[name] for name in figure_columns}).with_columns(
        soft=pl.lit(False), nil=pl.lit(False), bound=pl.lit(""), dimension=pl.lit("money"), unit=pl.lit("万元"),
    )  # fmt: skip
    figures = figures.with_columns(
        [pl.lit(None, dtype).alias(name) for name, dtype in FIGURES.items() if name not in figures.columns]
    )
    equations = pl.DataFrame(
        {
            "equation": range(len(shapes) * OFTEN),
            "rule": ["SUM101"] * (len(shapes) * OFTEN),
            "shape": shapes * OFTEN,
            "relation": ["="] * (len(shapes) * OFTEN),
            "same": [False] * (len(shapes) * OFTEN),
            "unreadable": [False] * (len(shapes) * OFTEN),
        },
        schema=EQUATIONS,
    )
    assert figures.height == size
    own = pl.DataFrame(rows, schema={**TERMS, "figure": pl.String})
    shift = count // OFTEN
    again = [own.with_columns(pl.col("equation") + at * shift) for at in range(OFTEN)]
    return figures.select(list(FIGURES)), equations, pl.concat(again)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--equations", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3, help="the best of so many runs counts")
    options = parser.parse_args()
    figures, equations, terms = frames(options.equations)
    plain = decided = float("inf")
    for _ in range(options.times):
        start = time.perf_counter()
        _plain(figures, terms)
        plain = min(plain, time.perf_counter() - start)
        start = time.perf_counter()
        verdicts = decide(figures, equations, terms)
        decided = min(decided, time.perf_counter() - start)
    counted = dict(verdicts.group_by("verdict").len().sort("verdict").iter_rows())
    print(f"{equations.height:,} equations, {terms.height:,} terms, {figures.height:,} figures: {decided:.2f} s")
    print(f"a plain join and sum of the same frames: {plain:.2f} s; ratio {decided / plain:.1f}")
    print("verdicts:", ", ".join(f"{name} {number:,}" for name, number in counted.items()))


def _plain(figures: pl.DataFrame, terms: pl.DataFrame) -> None:
    terms.lazy().join(figures.lazy().select("id", "micro"), left_on="figure", right_on="id", how="left").group_by(
        "equation"
    ).agg(pl.col("micro").sum()).collect()


if __name__ == "__main__":
    main()
