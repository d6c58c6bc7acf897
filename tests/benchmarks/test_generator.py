"""The generator's own consistency: what it prints follows from one model, checked here without gouji's arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from benchmarks.generate import FAMILIES, generate
from benchmarks.generate.document import ABOVE, LEFT, Grid, Mark, Para, marks, plain
from benchmarks.generate.text import lines, to_text

SEEDS = range(5)
FEN = {"元": 100, "万元": 1_000_000}
EVERY = [(family, seed) for family in FAMILIES for seed in SEEDS]
WHOLE = [one for one in EVERY if "page" not in one[0]]  # a page of its own about the 三公 has no other table


def printed(text: str) -> tuple[Fraction, Fraction]:
    """A printed number and half of its last place."""
    bare = text.replace(",", "").rstrip("%").lstrip("≤")
    decimals = len(bare.partition(".")[2])
    return Fraction(Decimal(bare)), Fraction(1, 2 * 10**decimals)


def holds(text: str, value: Fraction) -> bool:
    """Whether `value` may be printed like this."""
    number, half = printed(text)
    return abs(number - value) <= half


def all_marks(family: str, seed: int) -> list[Mark]:
    """Every mark of a document."""
    found: list[Mark] = []
    for block in generate(family, seed).blocks:
        if isinstance(block, Para):
            found += marks(block.text)
        elif isinstance(block, Grid):
            found += [one for row in block.rows for cell in row for one in marks(cell)]
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_a_seed_gives_the_same_disclosure_every_time(family: str) -> None:
    assert to_text(generate(family, 5)) == to_text(generate(family, 5))
    assert to_text(generate(family, 5)) != to_text(generate(family, 6))


@pytest.mark.parametrize(("family", "seed"), EVERY)
def test_every_printed_amount_is_the_amount_of_the_model_rounded(family: str, seed: int) -> None:
    for one in all_marks(family, seed):
        if "unit" in one.info:
            assert holds(one.text, Fraction(int(one.info["fen"]), FEN[one.info["unit"]])), one


@pytest.mark.parametrize(("family", "seed"), EVERY)
def test_every_printed_share_and_rate_is_the_quotient_of_the_model_rounded(family: str, seed: int) -> None:
    for one in all_marks(family, seed):
        know = {name: int(value) for name, value in one.info.items() if re.fullmatch(r"-?\d+", value)}
        if one.role == "share":
            assert holds(one.text, Fraction(100 * know["part"], know["whole"])), one
        elif one.role == "rate":
            assert holds(one.text, Fraction(100 * abs(know["now"] - know["prior"]), know["prior"])), one
        elif one.role == "cell-rate":
            assert holds(one.text, Fraction(100 * (know["now"] - know["prior"]), know["prior"])), one
        elif one.role == "completion":
            assert holds(one.text, Fraction(100 * know["final"], know["plan"])), one
        elif one.role == "direction":
            assert (know["now"] > know["prior"]) == one.text.startswith("增"), one
        elif one.role == "compare":
            assert (know["final"] > know["plan"]) == (one.text == "大于"), one


@pytest.mark.parametrize(("family", "seed"), EVERY)
def test_tables_are_rectangular_and_their_codes_roll_up(family: str, seed: int) -> None:
    for grid in generate(family, seed).grids():
        assert len({len(row) for row in grid.rows}) == 1, grid.title
        if grid.kind in {"income", "spending"}:
            check_roll_up(grid)


def check_roll_up(grid: Grid) -> None:
    """类 = Σ 款 = Σ 项, 合计 = Σ 类, in every column, within the rounding of what is printed."""
    named = [
        (row, [one for cell in row for one in marks(cell) if one.role == "cell"])
        for row in grid.rows[grid.header_rows :]
    ]
    levels = {level: [cells for _, cells in named if cells and cells[0].info["level"] == level] for level in "0123"}
    (total,) = levels["0"]
    for column, cell in enumerate(total):
        for level in "123":
            parts = [row[column] for row in levels[level]]
            assert sum(int(one.info["fen"]) for one in parts) == int(cell.info["fen"]), (grid.title, column, level)
            values = [printed(one.text) for one in parts if one.text not in {"", "-", "--"}]
            stated, half = printed(cell.text) if cell.text not in {"", "-", "--"} else (Fraction(0), Fraction(0))
            assert abs(stated - sum(value for value, _ in values)) <= half + sum(wide for _, wide in values)


@pytest.mark.parametrize(("family", "seed"), WHOLE)
def test_income_equals_expenditure(family: str, seed: int) -> None:
    grid = generate(family, seed).grid("balance")
    assert grid is not None
    last = [one for cell in grid.rows[-1] for one in marks(cell) if one.role == "cell"]
    assert last[0].text == last[1].text != ""


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_the_marks_is_printed(family: str) -> None:
    text = to_text(generate(family, 3))
    assert not re.search("[\ue000-\uf8ff]", text)
    assert LEFT not in text
    assert ABOVE not in text


@pytest.mark.parametrize("family", FAMILIES)
def test_the_text_form_has_one_table_row_a_line(family: str) -> None:
    doc = generate(family, 2)
    out = {line.replace(" ", "") for line in lines(doc)}
    for grid in doc.grids():
        for row in grid.rows:
            assert "\t".join(plain(cell) for cell in row).replace(" ", "") in out


@pytest.mark.parametrize("family", [one for one in FAMILIES if one.startswith("final-")])
@pytest.mark.parametrize("seed", range(20))
def test_what_a_fund_had_and_got_it_spent_or_kept_in_every_row(family: str, seed: int) -> None:
    grid = generate(family, seed).grid("gf")
    assert grid is not None
    for row in grid.rows[grid.header_rows :]:
        cells = [int(one.info["fen"]) for cell in row for one in marks(cell) if one.role == "cell"]
        opening, income, spent, _, _, closing = cells
        assert opening + income == spent + closing, row
