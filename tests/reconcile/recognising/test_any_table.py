"""Whatever a reader hands over, recognition and the rules on tables answer; they never fail on a table."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.disclosure import Cell, Disclosure, Place, Table, packed
from reconcile.recognising import recognise
from tests.reconcile.identities.reconciled import contradictions

WORDS = [
    *(
        "",
        "",
        "",
        "合计",
        "小计",
        "总计",
        "项目",
        "科目编码",
        "科目名称",
        "类",
        "款",
        "项",
        "收入",
        "支出",
        "栏次",
        "1",
        "2",
    ),
    *(
        "201",
        "20103",
        "2010301",
        "01",
        "301",
        "30101",
        "一、一般公共预算",
        "二、其他支出",
        "（一）基本支出",
        "其中：教育收费",
    ),
    *(
        "本年收入合计",
        "本年支出合计",
        "上年结转",
        "年终结转",
        "收入总计",
        "支出总计",
        "基本支出",
        "项目支出",
        "人员经费",
    ),
    *("一般公共预算", "政府性基金预算", "财政拨款", "2024年执行数", "2025年预算数", "增减%", "决算数", "公务接待费"),
    *("工资福利支出", "商品和服务支出", "公用经费合计", "某单位", "注：本表无数据", "单位：万元", "-", "——", "0.00"),
    *("1.00", "2.50", "3.50", "1,234.56", "-7.00", "12..3", "5%", "（3）", "10000000000000000.01", "0.1234567", "*"),
]
TITLES = [
    "",
    "收支总表",
    "收入总表",
    "支出总表",
    "财政拨款收支总表",
    "一般公共预算支出表",
    "一般公共预算基本支出表",
    "项目支出表",
]
TITLES += ["“三公”经费支出表", "政府性基金预算支出表", "某某情况表"]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width, height = draw(st.integers(0, 7)), draw(st.integers(0, 9))
    text = st.one_of(st.sampled_from(WORDS), st.text(max_size=4))
    rows = []
    for row in range(height):
        cells: list[Cell | None] = []
        for column in range(width):
            covered = draw(st.integers(0, 12)) == 0
            spans = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            cells.append(None if covered else Cell(draw(text), row, column, *spans))
        rows.append(tuple(cells))
    number = draw(st.integers(0, 10**9))
    return Table(
        id=f"t{number}",
        title=draw(st.sampled_from(TITLES)),
        packed=packed(rows),
        header_rows=draw(st.integers(0, 4)) if height else 0,
        part="table",
        section=(),
        place=Place(),
        unit=draw(st.sampled_from(["", "单位：万元", "单位：元"])),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tables(), max_size=4, unique_by=lambda one: one.id), st.sampled_from(["budget", "final"]))
def test_any_tables_are_recognised_and_checked(read: list[Table], kind: str) -> None:
    disclosure = Disclosure(
        path="any",
        sha256="",
        format="text",
        pages=0,
        title="",
        entity="",
        year=0,
        kind="budget" if kind == "budget" else "final",
        level="unit",
        blocks=tuple(read),
    )
    known = recognise(disclosure)
    assert len(known.forms) == len(read)
    for form in known.forms:
        assert all(figure in known.figures for figure in form.figures.values())
        assert all(0 <= row < len(form.table.grid) and 0 <= column < form.table.width for row, column in form.figures)
    contradictions(known)
