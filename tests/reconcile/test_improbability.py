"""The tail of a sum of rounded figures, against values known by hand."""

from fractions import Fraction

from reconcile.improbability import IMPROBABLE, rarest, tail, thresholds


def test_one_uniform_is_a_straight_line() -> None:
    assert tail(1, Fraction(1, 4)) == Fraction(3, 4)


def test_two_uniforms_make_a_triangle() -> None:
    # P(|U1 + U2| ≥ 1) on [−1, 1]²: two corner triangles of area 1/2 each in a square of area 4.
    assert tail(2, Fraction(1)) == Fraction(1, 4)


def test_three_uniforms_at_their_corner() -> None:
    # P(U1 + U2 + U3 ≥ 2): a corner simplex with edge 1 in a cube of edge 2: (1/6) / 8, and twice that for both signs.
    assert tail(3, Fraction(2)) == Fraction(1, 24)


def test_nothing_lies_beyond_all_at_their_limit() -> None:
    assert tail(5, Fraction(5)) == 0
    assert tail(5, Fraction(0)) == 1


def test_thresholds_are_the_first_whole_step_below_alpha() -> None:
    for count, steps in thresholds():
        assert tail(count, Fraction(steps)) < IMPROBABLE <= tail(count, Fraction(steps - 1))
        assert rarest(count) == steps <= count
