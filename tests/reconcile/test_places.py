"""A place keeps its box to a tenth of a point."""

import math

import pytest
from msgspec import msgpack

from reconcile.disclosure import Place, boxed


@pytest.mark.parametrize("box", [(0.0, 0.0, 0.1, 0.1), (70.9, 99.7, 595.3, 841.9), (0.0, 6000.5, 6553.5, 6553.5)])
def test_a_box_to_a_tenth_of_a_point_is_kept(box: tuple[float, float, float, float]) -> None:
    place = boxed(7, box)
    assert (place.page, place.box, place.line) == (7, box, None)
    assert msgpack.decode(msgpack.encode(place), type=Place) == place


def test_what_is_finer_is_rounded() -> None:
    assert boxed(1, (70.94, 99.66, 100.04, 120.0)).box == (70.9, 99.7, 100.0, 120.0)


def test_what_lies_off_the_page_is_put_at_its_edge() -> None:
    assert boxed(1, (-3.0, math.nan, 10_000.0, math.inf)).box == (0.0, 0.0, 6553.5, 6553.5)


def test_a_place_without_a_page_has_no_box() -> None:
    assert Place(line=4).box is None
