"""A table whose amounts stand some rows off their names is one finding, however many sentences it contradicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read

NAMES = (
    ("201", "一般公共服务支出"),
    ("20101", "人大事务"),
    ("2010101", "行政运行"),
    ("2010102", "一般行政管理事务"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
    ("2080506", "机关事业单位职业年金缴费支出"),
    ("221", "住房保障支出"),
    ("22102", "住房改革支出"),
    ("2210201", "住房公积金"),
    ("2210203", "购房补贴"),
)
AMOUNTS = ("230.50", "230.50", "180.20", "50.30", "61.10", "61.10", "40.70", "20.40", "38.65", "38.65", "30.15", "8.50")
SPOKEN = (
    "一般公共服务支出（类）人大事务（款）行政运行（项）支出决算为180.20万元。",
    "一般公共服务支出（类）人大事务（款）一般行政管理事务（项）支出决算为50.30万元。",
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）支出决算为40.70万元。",
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）支出决算为20.40万元。",
    "住房保障支出（类）住房改革支出（款）住房公积金（项）支出决算为30.15万元。",
    "住房保障支出（类）住房改革支出（款）购房补贴（项）支出决算为8.50万元。",
)


def found(folder: Path, amounts: tuple[str, ...]) -> list[Finding]:
    """What is found where the table prints these amounts, one to a row."""
    rows = "\n".join(f"{code}\t{name}\t{one}" for (code, name), one in zip(NAMES, amounts, strict=True))
    words = "\n\n".join(f"{number}.{sentence}" for number, sentence in enumerate(SPOKEN, 1))
    file = folder / "account.txt"
    file.write_text(
        "某市某局\n\n2024年度部门决算\n\n第二部分 2024年度部门决算表\n\n一般公共预算财政拨款支出决算表\n\n单位：万元\n\n"
        f"科目编码\t科目名称\t本年支出合计\n合计\t\t330.25\n{rows}\n\n"
        f"第三部分 2024年度部门决算情况说明\n\n一、一般公共预算财政拨款支出决算具体情况\n\n{words}\n",
        "utf-8",
    )
    return [one for one in reconcile(read(file)).findings if one.severity == "error" and one.rule[:3] in ("TXT", "SUM")]


def test_amounts_in_their_own_rows_agree(tmp_path: Path) -> None:
    assert found(tmp_path, AMOUNTS) == []


@pytest.mark.parametrize("rows", [1, 2, -1])
def test_amounts_that_slipped_by_some_rows_are_one_finding(tmp_path: Path, rows: int) -> None:
    (one,) = found(tmp_path, (*AMOUNTS[rows:], *AMOUNTS[:rows]))
    assert one.hints == (("hint-slipped", "一般公共预算财政拨款支出决算表"),)


def test_two_lines_that_exchanged_their_amounts_have_not_slipped(tmp_path: Path) -> None:
    amounts = list(AMOUNTS)
    amounts[2], amounts[3] = amounts[3], amounts[2]
    assert [key for one in found(tmp_path, tuple(amounts)) for key, _ in one.hints] != ["hint-slipped"]
