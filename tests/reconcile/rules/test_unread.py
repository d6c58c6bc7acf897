"""Where a page or a table was left out in reading, what seems to be missing may stand there: such rules hold back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile.catalogue import catalogue
from reconcile.disclosure import UnreadPage
from reconcile.pipeline import reconcile
from reconcile.reading import read


@pytest.mark.parametrize("code", ["FRM101", "FRM105", "FRM110", "TXT103", "TXT104", "WRD501"])
def test_a_rule_on_what_is_missing_says_that_it_did_not_run(code: str, tmp_path: Path) -> None:
    file = tmp_path / "example.txt"
    file.write_text(next(one.text for one in catalogue()[code].example if one.fires), "utf-8")
    whole = read(file)
    assert code in {finding.rule for finding in reconcile(whole).findings}
    report = reconcile(replace(whole, unread=(UnreadPage(3, "page-unreadable"),)))
    assert code not in {finding.rule for finding in report.findings}
    assert code in {one.rule for one in report.not_run}
