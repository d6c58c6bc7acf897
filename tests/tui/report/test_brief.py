"""What of a finding is told in short."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.tui.handmade import FINDINGS
from tui.report.brief import own_page


@pytest.mark.parametrize(
    ("where", "page"),
    [("2026年项目支出表", 2), ("2026年项目支出表 合计", 2), ("2026年支出表", 1), ("别处", 1), ("", 1)],
)
def test_the_page_of_a_finding_is_that_of_the_place_that_bears_its_name_or_else_the_first(
    where: str, page: int
) -> None:
    assert own_page(replace(FINDINGS[0], where=where)) == page


def test_a_finding_that_is_printed_nowhere_has_no_page() -> None:
    assert own_page(replace(FINDINGS[0], operands=())) is None
