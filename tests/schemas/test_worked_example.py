"""The worked example of `docs/forms.md` as it stands there: a province added by one file, and what is then found."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.recognising import forms
from reconcile.recognising.matching import titled_as

ROOT = Path(__file__).parents[2]
DOCUMENT = """某市水利局2024年度部门决算

河道经费支出表

单位：万元

项目\t合计\t人员经费\t公用经费\t项目支出
甲河\t{}\t5.00\t2.00\t3.00
乙河\t11.00\t5.00\t2.00\t4.00
丙河\t12.00\t5.00\t3.00\t4.00
丁河\t13.00\t5.00\t4.00\t4.00
"""


def example() -> str:
    """The TOML blocks of the section, one after the other."""
    section = (ROOT / "docs/forms.md").read_text("utf-8").partition("## Worked example")[2]
    return "\n".join(re.findall(r"```toml\n(.*?)```", section, re.DOTALL))


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A schema folder with the file of the example in place of Hainan's own."""
    shutil.copytree(ROOT / "schemas" / "forms", tmp_path / "schemas" / "forms")
    (tmp_path / "schemas" / "forms" / "hainan-final.toml").write_text(example(), "utf-8")
    monkeypatch.setattr(forms, "files", lambda package: tmp_path / package)
    forms.schema.cache_clear()
    yield
    forms.schema.cache_clear()


def found(total: str, folder: Path) -> list[Finding]:
    """The contradictions in a table of the province's own."""
    file = folder / "rivers.txt"
    file.write_text(DOCUMENT.format(total), "utf-8")
    return [one for one in reconcile(read(file)).findings if one.verdict == "inconsistent"]


@pytest.mark.usefixtures("province")
def test_its_titles_are_known() -> None:
    assert titled_as("2024年度河道经费支出表", "") == "rivers"
    assert titled_as("一般公共预算财政拨款收入支出决算公开表", "") == "general-flow"


@pytest.mark.usefixtures("province")
def test_its_own_identity_is_checked(tmp_path: Path) -> None:
    assert found("10.00", tmp_path) == []
    (one,) = found("10.50", tmp_path)
    assert one.rule == "SUM101"
    assert "甲河" in one.where
