"""Names in running text: how many there are, and whether there may be more."""

from __future__ import annotations

from reconcile.wording.listed import goes_on, most, names_at


def test_what_stands_in_brackets_is_no_name() -> None:
    assert names_at("包括：办公室（党办、人事）、业务科、财务科。另有", 3) == ("办公室", "业务科", "财务科")


def test_the_last_name_may_be_two() -> None:
    assert most(("甲", "乙", "丙和丁")) == 4
    assert most(()) == 0


def test_a_list_that_ends_in_deng_goes_on() -> None:
    assert goes_on("甲、乙等")
    assert goes_on("甲、乙等3项")
    assert not goes_on("甲、二等级")
