"""`rounding.md` as tests: its worked examples, its five verdicts, and properties that must hold of any arithmetic."""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from reconcile.ledger import Equation, Term
from tests.reconcile.deciding_cases import linear, printed, rate, sum_verdict, verdict, verdicts

HALVES = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN])
AMOUNTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-4))
SIGNED = st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents).scaleb(-4))


def cut(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-places), rounding=rounding):f}"


class TestWorkedExamples:
    def test_class_rows_within_their_tail(self) -> None:
        assert sum_verdict("4595.13", "4050.96", "20.04", "9.94", "500.00", "14.20") == "consistent"

    def test_shares_that_add_to_100_01(self) -> None:
        figures = [printed(f"p{n}", text, "%") for n, text in enumerate(["88.16", "0.44", "0.22", "10.88", "0.31"])]
        hundred = replace(printed("t", "100", "%"), half=0)  # exact: no document prints it
        assert verdict([hundred, *figures], linear(["t"], ["p0", "p1", "p2", "p3", "p4"])) == "consistent"

    def test_difference_beyond_the_bound(self) -> None:
        figures = [printed("a", "3899.48"), printed("b", "3788.89"), printed("c", "110.49")]
        decided = verdicts(figures, linear(["c"], ["a", "−b"]))
        assert decided["verdict"].item() == "inconsistent"
        assert decided["gap"].item() == Decimal("0.10") * 10**10  # 万元 in millionths of 元
        assert decided["bound"].item() == Decimal("0.015") * 10**10

    @pytest.mark.parametrize(("share", "expected"), [("20.05", "consistent"), ("20.06", "inconsistent")])
    def test_share_by_interval(self, share: str, expected: str) -> None:
        figures = [printed("r", share, "%"), printed("a", "812.3"), printed("b", "4,050.96")]
        assert verdict(figures, rate("ratio", rate="r", over="a", under="b")) == expected

    def test_the_bound_of_a_share_is_its_own_half_unit_and_what_the_amounts_leave_open(self) -> None:
        figures = [printed("r", "9.55", "%"), printed("a", "29.42"), printed("b", "307.82")]
        decided = verdicts(figures, rate("ratio", rate="r", over="a", under="b")).row(0, named=True)
        assert decided["verdict"] == "inconsistent"
        # 100 × 29.415 ÷ 307.825 = 9.555754 is the least; 9.557534 − 9.555754 + 0.005
        assert abs(decided["bound"] - 6_780) <= 1

    @pytest.mark.parametrize(
        ("growth", "expected"), [("6.1", "consistent"), ("8.2", "consistent"), ("8.3", "inconsistent")]
    )
    def test_growth_of_whole_numbers_is_wide(self, growth: str, expected: str) -> None:
        figures = [printed("g", growth, "%"), printed("c", "105"), printed("p", "98")]
        assert verdict(figures, rate("growth", rate="g", current="c", prior="p")) == expected

    def test_a_printed_growth_that_only_intervals_explain(self) -> None:
        # 广东省财政厅: 1,055.4 % where the rounded figures give 1,052.6 %. 2.19 against 0.19 is such a pair.
        figures = [printed("g", "1,055.4", "%"), printed("c", "2.19"), printed("p", "0.19")]
        assert verdict(figures, rate("growth", rate="g", current="c", prior="p")) == "consistent"


class TestGrowthByChange:
    """change / (current − change), each printed number used once."""

    @pytest.mark.parametrize(
        ("current", "change", "growth", "expected"),
        [
            ("4,595.13", "1261.12", "37.83", "consistent"),
            ("22.84", "0.13", "0.57", "consistent"),
            ("22.84", "0.13", "0.60", "inconsistent"),
        ],
    )
    def test_increase(self, current: str, change: str, growth: str, expected: str) -> None:
        figures = [printed("c", current), printed("d", change), printed("g", growth, "%")]
        assert verdict(figures, rate("growth", rate="g", current="c", change="d")) == expected

    @pytest.mark.parametrize(("growth", "expected"), [("34.80", "consistent"), ("53.38", "inconsistent")])
    def test_decrease(self, growth: str, expected: str) -> None:
        # 2452.88 / (4595.13 + 2452.88) = 34.80 %; over this year's figure it would be 53.38 %.
        figures = [printed("c", "4,595.13"), printed("d", "2452.88"), printed("g", growth, "%")]
        assert verdict(figures, rate("growth", rate="−g", current="c", change="−d")) == expected

    def test_a_base_of_zero_has_no_rate(self) -> None:
        figures = [printed("c", "307.82"), printed("d", "307.82"), printed("g", "100.00", "%")]
        assert verdict(figures, rate("growth", rate="g", current="c", change="d")) == "indeterminate"


class TestVerdicts:
    def test_missing_operand(self) -> None:
        assert verdict([printed("t", "1.00")], linear(["t"], ["absent"])) == "indeterminate"

    def test_unreadable_says_so(self) -> None:
        unsure = Equation(
            rule="SUM101", shape="linear", terms=(Term("a", "stated"), Term("b", "parts")), unreadable="two candidates"
        )
        assert verdict([printed("a", "1.00"), printed("b", "2.00")], unsure) == "indeterminate"

    def test_touching_is_every_tie_the_same_way(self) -> None:
        assert sum_verdict("10.03", "4.01", "5.00", "1.00") == "touching"
        assert sum_verdict("10.04", "4.01", "5.00", "1.00") == "inconsistent"

    def test_exact_parts_have_no_tail(self) -> None:
        assert sum_verdict("10.01", "4.00", "6.00", unit="元") == "inconsistent"
        assert sum_verdict("10.00", "4.00", "6.00", unit="元") == "consistent"

    def test_improbable_wins_back_long_sums(self) -> None:
        assert sum_verdict("9.13", *["1.01"] * 9) == "improbable"
        assert sum_verdict("9.10", *["1.01"] * 9) == "consistent"

    def test_bounds_point_one_way(self) -> None:
        figures = [printed("cap", "553"), printed("budget", "5,350,000", "元")]
        assert verdict(figures, linear(["cap"], ["budget"], most=True)) == "inconsistent"
        assert verdict(figures, linear(["budget"], ["cap"], most=True)) == "consistent"


class TestOneFactInTwoPlaces:
    def test_equal_resolution_must_be_equal(self) -> None:
        figures = [printed("a", "100"), printed("b", "101")]
        assert verdict(figures, linear(["a"], ["b"])) == "inconsistent"

    def test_other_resolution_must_meet(self) -> None:
        figures = [printed("a", "65.0"), printed("b", "650,400", "元")]
        assert verdict(figures, linear(["a"], ["b"])) == "consistent"
        assert verdict([figures[0], printed("b", "660,400", "元")], linear(["a"], ["b"])) == "inconsistent"

    def test_blanks_make_no_tail(self) -> None:
        figures = [printed("t", "128.90"), printed("a", "128.89"), printed("b", "", nil=True)]
        assert verdict(figures, linear(["t"], ["a", "b"])) == "inconsistent"

    def test_a_total_may_have_been_added_up_from_rounded_parts(self) -> None:
        figures = [
            printed("here", "326.71"),
            printed("there", "326.72"),
            printed("a", "200.40"),
            printed("b", "126.31"),
        ]
        decided = verdicts(figures, linear(["here"], ["there"]), linear(["here"], ["a", "b"]))
        assert decided["verdict"].to_list() == ["consistent", "consistent"]

    def test_a_total_brings_its_tail_into_a_sum_across_tables(self) -> None:
        rows = ["200.44", "200.44", "200.44", "200.44", "200.44", "200.44", "200.44", "36.71"]
        parts = [printed(f"p{n}", text) for n, text in enumerate(rows)]
        other = [replace(printed("g", "1,439.77"), block="t2"), replace(printed("f", "210.06"), block="t2")]
        figures = [printed("t", "1,439.79"), *parts, *other, replace(printed("all", "1,649.82"), block="t3")]
        footed = linear(["t"], [one.id for one in parts])
        across = linear(["all"], ["t", "f"])
        for order in ((footed, across), (across, footed)):
            assert verdicts(figures, *order)["verdict"].to_list() == ["consistent", "consistent"]
        assert verdict(figures, across) == "inconsistent"

    def test_a_total_repeated_as_the_only_part_carries_its_tail(self) -> None:
        figures = [
            *(printed("class", "326.71"), printed("group", "326.71"), printed("other", "326.72")),
            *(printed("a", "200.40"), printed("b", "126.31")),
        ]
        equations = (linear(["other"], ["class"]), linear(["class"], ["group"]), linear(["group"], ["a", "b"]))
        assert verdicts(figures, *equations)["verdict"].to_list() == ["consistent"] * 3


@given(st.lists(AMOUNTS, min_size=1, max_size=25), st.integers(0, 3), HALVES)
def test_a_correct_sum_printed_to_any_precision_is_never_accused(
    parts: list[Decimal], places: int, rounding: str
) -> None:
    texts = [cut(part, places, rounding) for part in parts]
    said = sum_verdict(cut(sum(parts, Decimal(0)), places, rounding), *texts)
    assert said in {"consistent", "touching", "improbable"}


@given(st.lists(AMOUNTS, min_size=2, max_size=12), st.integers(1, 10**6))
def test_a_deviation_beyond_the_bound_always_is(parts: list[Decimal], beyond: int) -> None:
    texts = [cut(part, 2) for part in parts]
    bound = (len(parts) + 1) * Decimal("0.005")
    total = sum(map(Decimal, texts), Decimal(0)) + bound + Decimal(beyond).scaleb(-2)
    assert sum_verdict(cut(total, 2), *texts) == "inconsistent"


@given(AMOUNTS, AMOUNTS.filter(lambda amount: amount > 1), st.integers(0, 3), st.integers(0, 3), HALVES)
def test_a_correct_share_is_never_accused(
    over: Decimal, under: Decimal, places: int, digits: int, rounding: str
) -> None:
    share = cut(100 * over / under, digits, rounding)
    figures = [printed("r", share, "%"), printed("a", cut(over, places)), printed("b", cut(under, places))]
    assert verdict(figures, rate("ratio", rate="r", over="a", under="b")) != "inconsistent"


@example(Decimal("-8.90"), Decimal("52.60"), 2, ROUND_HALF_UP)  # below nothing: it fell by 116.92 %
@given(SIGNED, AMOUNTS.filter(lambda amount: amount > 2), st.integers(1, 3), HALVES)
def test_a_correct_growth_is_never_accused(current: Decimal, prior: Decimal, places: int, rounding: str) -> None:
    growth = cut(100 * abs(current - prior) / prior, 2, rounding)
    change = cut(abs(current - prior), places, rounding)
    figures = [
        *(printed("c", cut(current, places)), printed("p", cut(prior, places))),
        *(printed("g", growth, "%"), printed("d", change)),
    ]
    sign = "" if current >= prior else "−"
    by_change = rate("growth", rate=f"{sign}g", current="c", change=f"{sign}d")
    by_prior = rate("growth", rate=f"{sign}g", current="c", prior="p")
    assert "inconsistent" not in verdicts(figures, by_change, by_prior)["verdict"].to_list()


@example(Decimal("2.0001"), Decimal("2.7289"), 1, -9, "by change")
@example(Decimal("-8.90"), Decimal("52.60"), 2, 0, "by change")
@given(
    SIGNED,
    AMOUNTS.filter(lambda amount: amount > 2),
    st.integers(1, 3),
    st.integers(-9, 9),
    st.sampled_from(["share", "by prior", "by change"]),
)
def test_the_bound_told_of_a_rate_is_the_one_that_decides(
    current: Decimal, prior: Decimal, places: int, off: int, how: str
) -> None:
    true = 100 * current / prior - (0 if how == "share" else 100)
    figures = [
        *(printed("c", cut(current, places)), printed("p", cut(prior, places))),
        *(printed("r", cut(true + Decimal(off).scaleb(-2), 2), "%"), printed("d", cut(current - prior, places))),
    ]
    equations = {
        "share": rate("ratio", rate="r", over="c", under="p"),
        "by prior": rate("growth", rate="r", current="c", prior="p"),
        "by change": rate("growth", rate="r", current="c", change="d"),
    }
    decided = verdicts(figures, equations[how]).row(0, named=True)
    if decided["verdict"] != "indeterminate" and abs(decided["gap"] - decided["bound"]) > 2:  # millionths, cut off
        assert (decided["verdict"] == "inconsistent") == (decided["gap"] > decided["bound"])


@given(st.lists(AMOUNTS, min_size=2, max_size=6), AMOUNTS, st.sampled_from(["元", "千元", "百万元", "亿元"]))
def test_units_commute_with_scaling(parts: list[Decimal], total: Decimal, unit: str) -> None:
    texts = [cut(amount, 1) for amount in (total, *parts)]
    assert sum_verdict(*texts, unit=unit) == sum_verdict(*texts, unit="万元")


def weighted(texts: list[str], weights: list[int], stated: int = 1) -> str:
    """The verdict on stated × the first = Σ weight × the others."""
    names = [f"f{n}" for n in range(len(texts))]
    figures = [printed(name, text) for name, text in zip(names, texts, strict=True)]
    parts = [Term(name, "parts", weight) for name, weight in zip(names[1:], weights, strict=True)]
    terms = (Term("f0", "stated", stated), *parts)
    return verdict(figures, Equation(rule="SUM101", shape="linear", terms=terms))


WEIGHTED = st.lists(st.tuples(AMOUNTS, st.integers(-3, 3).filter(bool)), min_size=2, max_size=8)


@given(WEIGHTED, st.integers(-40, 40), st.integers(2, 9))
def test_weights_commute_with_scaling(parts: list[tuple[Decimal, int]], off: int, factor: int) -> None:
    # The total is right but for a few units of the last place, so that every verdict comes up.
    texts = [cut(amount, 2) for amount, _ in parts]
    weights = [weight for _, weight in parts]
    total = sum((Decimal(text) * weight for text, weight in zip(texts, weights, strict=True)), Decimal(off).scaleb(-2))
    everything = [f"{total:f}", *texts]
    plain = weighted(everything, weights)
    assert weighted(everything, [weight * factor for weight in weights], factor) == plain
    assert weighted(everything, [-weight for weight in weights], -1) == plain


@given(st.lists(AMOUNTS, min_size=2, max_size=5), st.integers(2, 4), st.integers(-9, 9))
def test_a_weight_is_that_many_figures_of_the_same_print(parts: list[Decimal], times: int, off: int) -> None:
    texts = [cut(amount, 2) for amount in parts]
    total = f"{sum(map(Decimal, texts)) * times + Decimal(off).scaleb(-2):f}"
    repeated = weighted([total, *(texts * times)], [1] * (len(texts) * times))
    assert (weighted([total, *texts], [times] * len(texts)) == "inconsistent") == (repeated == "inconsistent")


@given(st.lists(AMOUNTS, min_size=1, max_size=6), AMOUNTS)
def test_signs_commute(parts: list[Decimal], total: Decimal) -> None:
    texts = [cut(amount, 2) for amount in (total, *parts)]
    assert sum_verdict(*texts) == sum_verdict(*(f"-{text}" for text in texts))


def test_no_equation_at_all_is_no_fault() -> None:
    assert verdicts([printed("a", "1.00")]).height == 0


def test_figures_that_leave_64_bits_are_no_fault_without_equations() -> None:
    assert verdicts([printed("a", "115913", "亿元")]).height == 0
