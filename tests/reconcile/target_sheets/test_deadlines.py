"""By when something must be done, as targets print it."""

from __future__ import annotations

import pytest

from reconcile.target_sheets.deadlines import Deadline, deadline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月底前", Deadline(0, 5)),
        ("26年6月底前", Deadline(2026, 6)),
        ("2026年上半年", Deadline(2026, 6)),
        ("2025年11月", Deadline(2025, 11)),
        ("26年4月至27年4月", Deadline(2027, 4)),
        ("4至6月", Deadline(0, 6)),
        ("≤10月前", Deadline(0, 10)),
        ("前半年", Deadline(0, 6)),
        ("2026年12月31日前", Deadline(2026, 12, 31)),
        ("年底前", Deadline(0, 12)),
        ("第三季度", Deadline(0, 9)),
        ("2024年", Deadline(2024, 12)),
    ],
)
def test_dates_that_targets_name(text: str, expected: Deadline) -> None:
    assert deadline(text) == expected


@pytest.mark.parametrize("text", ["及时", "每天", "≤3秒", "100%", "已完工验收", "1年期", ""])
def test_targets_that_name_no_date(text: str) -> None:
    assert deadline(text) is None


def test_a_year_that_is_not_printed_is_the_fiscal_year() -> None:
    assert Deadline(0, 6).after(Deadline(0, 5), 2026)
    assert Deadline(2027, 1).after(Deadline(0, 12), 2026)
    assert not Deadline(0, 5).after(Deadline(2026, 5), 2026)
