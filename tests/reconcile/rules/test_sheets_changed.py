"""The sheets of the sample budget with one thing changed: the rule that it breaks speaks of it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from reconcile.pipeline import reconcile
from reconcile.reading import read

CHANGES = tomllib.loads(Path(__file__).with_name("sheet_changes.toml").read_text("utf-8"))["change"]


@cache
def sample() -> str:
    """The project tables, what the narrative says of them, and the sheets."""
    whole = (Path(__file__).parents[3] / "sample_data" / "jincheng-2026.txt").read_text("utf-8")
    start = whole.index("2026年项目支出预算表（本年预算）\n\n")
    end = whole.index("十一、国有资产占有使用情况\n\n1")
    return f"晋城市数据局\n\n2026年度单位预算公开\n\n{whole[start:end]}"


def said(folder: Path, text: str) -> set[tuple[str, str]]:
    file = folder / "budget.txt"
    file.write_text(text, "utf-8")
    return {(one.rule, one.message("zh")) for one in reconcile(read(file)).findings}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    return said(tmp_path_factory.mktemp("sample"), sample())


@pytest.mark.parametrize("change", CHANGES, ids=[f"{one['rule']}: {one['clause']}" for one in CHANGES])
def test_a_change_is_found(tmp_path: Path, before: set[tuple[str, str]], change: dict[str, str]) -> None:
    assert change["right"] in sample()
    new = said(tmp_path, sample().replace(change["right"], change["wrong"], 1)) - before
    assert change["rule"] in {rule for rule, _ in new}
