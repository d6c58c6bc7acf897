"""The lines around a table are known by what they say."""

import pytest

from reconcile.reading.headings import is_heading, ordinal
from reconcile.reading.titles import caption, is_note, is_title, split_title


@pytest.mark.parametrize(
    "text",
    [
        "2026年预算收支总表",
        "收入支出决算总表",
        "2026年一般公共预算支出预算表（不含上年结转）",
        "财政拨款“三公”经费支出决算表",
        "部门收支总体情况表",
        "某市市级预算部门（单位）项目支出绩效目标表",
        "某省部门政府购买服务指导性目录(第一批)",
    ],
)
def test_a_title_ends_with_the_word_for_a_table(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text", ["收入预算情况说明", "2026年收入100万元，详见附表。", "详见附表", "具体情况如下表", "单位：万元", "合计"]
)
def test_other_lines_are_no_titles(text: str) -> None:
    assert not is_title(text)


@pytest.mark.parametrize(
    ("line", "label", "owner", "unit", "rest"),
    [
        ("单位：万元", "", "", "单位：万元", ""),
        ("（单位：万元）", "", "", "单位：万元", ""),
        ("金额单位：元", "", "", "金额单位：元", ""),
        ("预算年度：2026年  单位：万元", "", "", "单位：万元", ""),
        ("单位名称：某市某局", "", "某市某局", "", ""),
        ("单位名称：某市某局单位：万元", "", "某市某局", "单位：万元", ""),
        ("编制单位：某县某局2024年度金额单位：万元", "", "某县某局", "金额单位：万元", ""),
        ("单位全称：某区某局 单位：万元", "", "某区某局", "单位：万元", ""),
        ("编报单位：某区某局", "", "某区某局", "", ""),
        ("部门/单位：某区某局", "", "某区某局", "", ""),
        ("预算公开表1", "预算公开表1", "", "", ""),
        ("公开01表", "公开01表", "", "", ""),
        ("财决公开01表 单位：万元", "财决公开01表", "", "单位：万元", ""),
        ("附表2", "附表2", "", "", ""),
        ("表1-1", "表1-1", "", "", ""),
        ("表十二", "表十二", "", "", ""),
        ("(2026年度)", "", "", "", ""),
        ("2026年预算收支总表", "", "", "", "2026年预算收支总表"),
    ],
)
def test_a_line_above_a_table_is_taken_apart(line: str, label: str, owner: str, unit: str, rest: str) -> None:
    read = caption(line)
    assert (read.label, read.owner, read.unit, read.rest) == (label, owner, unit, rest)


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("表一2026年预算收支总表", "表一", "2026年预算收支总表"),
        ("表十二2026年项目支出预算表（本年预算）", "表十二", "2026年项目支出预算表（本年预算）"),
        ("表五一般公共预算支出表", "表五", "一般公共预算支出表"),
        ("表十一一般公共预算“三公”经费支出表", "表十一", "一般公共预算“三公”经费支出表"),
        ("公开02表 收入决算表", "公开02表", "收入决算表"),
        ("（报表01）收支总表", "（报表01）", "收支总表"),
        ("二、收入决算表", "", "收入决算表"),
        ("“三公”经费支出表", "", "“三公”经费支出表"),
        ("表12023年部门收支总表", "表1", "2023年部门收支总表"),
        ("表122023年部门收支总表", "表12", "2023年部门收支总表"),
        ("附表2-12023年部门收支总表", "附表2-1", "2023年部门收支总表"),
        ("附表2023年收支总表", "", "附表2023年收支总表"),
    ],
)
def test_a_title_may_carry_its_label(line: str, label: str, title: str) -> None:
    assert split_title(line) == (label, title)


@pytest.mark.parametrize(
    "line",
    [
        "注：本表无数据",
        "注：本表反映部门本年度的总收支和年末结转结余情况。",
        "说明：某委本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。",
        "无政府性基金预算财政拨款收入支出的，仍保留该表格式，并在本表下方作下述说明：",
        "（本表为空）",
        "备注：数据四舍五入",
    ],
)
def test_notes_belong_to_the_table_above(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize("line", ["2026年收入预算100万元。", "第三部分 预算情况说明", "一、收入预算情况说明"])
def test_what_follows_a_table_is_not_always_a_note(line: str) -> None:
    assert not is_note(line)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第三部分2026年度单位预算情况说明", 1),
        ("第二章 预算表", 1),
        ("一、收入预算情况说明", 2),
        ("（一）机关运行经费支出情况", 3),
        ("(二)一般公共预算当年支出结构情况", 3),
        ("1、车辆情况：", 4),
        ("1.机关运行经费", 4),
        ("（1）公务用车购置费", 5),
        ("2026年预算收支总表", 0),
        ("12.5万元", 0),
        ("（三）财政拨款收入决算情况。", 3),
    ],
)
def test_the_numbering_tells_the_level(text: str, level: int) -> None:
    assert ordinal(text)[0] == level
    assert is_heading(text) == (level > 0)


@pytest.mark.parametrize(
    "text",
    [
        "（一）负责统筹推进数字经济规划和建设。",
        "（四）本单位没有国有资本经营预算支出情况。",
        "一、基本支出：指为保障机构正常运转而发生的支出。",
        "1、一般公共服务支出264.87万元",
        "（二）将《某省指导性目录》中“B其",
        "5、社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职",
    ],
)
def test_a_numbered_sentence_is_no_heading(text: str) -> None:
    assert not is_heading(text)
