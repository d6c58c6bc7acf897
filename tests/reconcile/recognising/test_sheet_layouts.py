"""Performance-target sheets as provinces print them: header fields, money, texts and indicators, all of them, and nothing
made up that a rule would hold against them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reconcile.disclosure import Disclosure
from reconcile.ledger import Figure
from reconcile.pipeline import reconcile
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text
from reconcile.recognising.sheets import recognise_sheets
from reconcile.recognition import TargetSheet
from tests.reconcile.recognising.sheet_layouts import (
    BEIJING,
    CENTRAL,
    CONTENT,
    DONE,
    EVALUATED,
    HUNAN,
    NOTED,
    PAST_YEARS,
    SICHUAN,
    SIGNS_APART,
    TWO_PERIODS,
    ZHEJIANG,
)


def document(sheet: str, year: int) -> Disclosure:
    text = f"某某局{year}年部门预算\n一、情况说明\n收入10万元。\n{sheet}"
    return assemble(read_text(text.replace("|", "\t")), path="x", sha256="")


def money(sheet: TargetSheet, figures: Mapping[str, Figure]) -> list[tuple[str, str, str]]:
    return [(one.period, one.source, figures[one.figure].text) for one in sheet.funding if one.figure]


def targets(sheet: TargetSheet, figures: Mapping[str, Figure]) -> list[tuple[str, str, str, str]]:
    """Class, name, value and the bound that was understood."""
    return [
        (one.kind, one.name, one.value, figures[one.figure].bound if one.figure else "") for one in sheet.indicators
    ]


def only(sheet: str) -> tuple[TargetSheet, Mapping[str, Figure]]:
    (found,), figures = recognise_sheets(document(sheet, 2024))
    return found, {one.id: one for one in figures}


def test_of_a_central_department() -> None:
    sheet, figures = only(CENTRAL)
    assert (sheet.project, sheet.unit) == ("某专项业务费", "万元")
    assert sheet.fields == {
        "项目名称": "某专项业务费",
        "主管部门": "[101]某部",
        "实施单位": "某中心",
        "年度目标": "目标1：完成某工作。目标2：提升水平。",
    }
    assert money(sheet, figures) == [
        ("annual", "total", "1200.00"),
        ("annual", "local", "1000.00"),
        ("annual", "carried", "150.00"),
        ("annual", "other", "50.00"),
    ]
    assert targets(sheet, figures) == [
        ("数量指标", "举办培训班", "≥10期", "≥"),
        ("质量指标", "培训合格率", "≥95%", "≥"),
        ("时效指标", "按期完成率", "=100%", ""),
        ("成本指标", "人均培训成本", "≤550元/天", "≤"),
        ("社会效益指标", "提升业务能力", "有效提升", ""),
        ("服务对象满意度指标", "学员满意度", "≥90%", "≥"),
    ]


def test_of_sichuan_where_one_table_lists_all_projects() -> None:
    found, known = recognise_sheets(document(SICHUAN, 2024))
    figures = {one.id: one for one in known}
    assert [(one.project, one.fields["年度目标"]) for one in found] == [
        ("信息化运维", "保障系统稳定运行。"),
        ("法律顾问", "防范法律风险。"),
    ]
    assert [money(one, figures) for one in found] == [[("annual", "total", "200.00")], [("annual", "total", "120.00")]]
    assert [targets(one, figures) for one in found] == [
        [
            ("数量指标", "运维系统数量", "≥5个", "≥"),
            ("质量指标", "系统可用率", "≥99%", "≥"),
            ("社会效益指标", "群众办事便利度", "高中低", ""),
            ("满意度指标", "用户满意度", "≥90%", "≥"),
        ],
        [("数量指标", "聘请律师", "2人", ""), ("经济成本指标", "服务费", "≤120万元", "≤")],
    ]


def test_of_beijing() -> None:
    sheet, figures = only(BEIJING)
    assert sheet.fields == {
        "项目名称": "宣传教育经费",
        "主管部门": "某市某局",
        "实施单位": "某市某局",
        "项目负责人": "张三",
        "联系电话": "12345678",
        "项目属性": "其他运转类",
        "项目期": "1年期",
        "总体目标": "通过宣传提高知晓率。",
    }
    assert money(sheet, figures) == [
        ("annual", "total", "85.60"),
        ("annual", "local", "85.60"),
        ("annual", "other", "0.00"),
    ]
    assert len(sheet.funding) == 3  # 其他运转类 is no money
    assert [name for _, name, _, _ in targets(sheet, figures)] == ["宣传活动", "宣传覆盖率", "公众知晓率"]


def test_of_zhejiang_with_the_money_of_the_whole_term_beside_the_years() -> None:
    sheet, figures = only(ZHEJIANG)
    assert (sheet.project, sheet.fields["实施单位"], sheet.fields["项目期"]) == (
        "数字化改革专项",
        "某某局",
        "2023年1月-2025年12月",
    )
    assert (sheet.fields["总体目标"], sheet.fields["年度目标"]) == ("建成平台。", "完成二期建设。")
    assert money(sheet, figures) == [("whole", "total", "900.00"), ("annual", "total", "300.00")]
    assert [name for _, name, _, _ in targets(sheet, figures)] == ["新建模块", "完成时间", "平台使用年限", "用户满意度"]


def test_of_a_whole_department_in_hunan() -> None:
    sheet, figures = only(HUNAN)
    assert (sheet.project, sheet.fields["部门职责"]) == ("", "负责全市某项工作。")
    assert money(sheet, figures) == [("annual", "total", "5600.00"), ("annual", "other", "600.00")]
    assert [name for _, name, _, _ in targets(sheet, figures)] == ["开展检查", "任务完成率", "公众满意度"]


def test_of_a_self_evaluation_with_scores() -> None:
    sheet, figures = only(EVALUATED)
    assert (sheet.project, sheet.fields["年度目标"]) == ("执法装备购置", "购置装备30套。")
    assert money(sheet, figures) == [
        ("annual", "total", "120.00"),
        ("annual", "local", "120.00"),
        ("annual", "carried", "0.00"),
        ("annual", "other", "0.00"),
    ]
    assert targets(sheet, figures) == [
        ("数量指标", "购置装备", "≥30套", "≥"),
        ("质量指标", "验收合格率", "100%", ""),
        ("社会效益指标", "执法效率", "提升", ""),
        ("服务对象满意度指标", "满意度", "≥90%", "≥"),
    ]


def test_of_two_periods_with_a_column_of_values_each() -> None:
    sheet, figures = only(TWO_PERIODS)
    assert money(sheet, figures) == [
        ("whole", "total", "3,000,000.00"),
        ("annual", "total", "1,000,000.00"),
        ("whole", "local", "2,400,000.00"),
        ("annual", "local", "800,000.00"),
        ("whole", "provincial", "600,000.00"),
        ("annual", "provincial", "200,000.00"),
        ("whole", "other", "0.00"),
        ("annual", "other", "0.00"),
    ]
    assert (sheet.fields["总体目标"], sheet.fields["年度目标"]) == ("建成平台。", "完成一期。")
    assert [(one.period, one.name, one.value) for one in sheet.indicators] == [
        ("whole", "建设教室", "≥60间"),
        ("annual", "建设教室", "≥20间"),
        ("whole", "项目总成本", "≤300万元"),
        ("annual", "项目总成本", "≤100万元"),
        ("whole", "师生满意度", "≥90%"),
        ("annual", "师生满意度", "≥90%"),
    ]


def test_where_the_contents_of_an_indicator_stand_before_its_value() -> None:
    sheet, figures = only(CONTENT)
    assert targets(sheet, figures) == [
        ("数量指标", "检查次数", "≥50次", "≥"),
        ("质量指标", "问题整改率", "≥98%", "≥"),
        ("服务对象满意度指标", "群众满意度", "≥90%", "≥"),
    ]


def test_where_values_of_past_years_stand_before_the_planned_one() -> None:
    sheet, figures = only(PAST_YEARS)
    assert money(sheet, figures) == [("whole", "total", "260.00万元"), ("annual", "total", "130.00万元")]
    assert [(one.period, one.name, one.value) for one in sheet.indicators] == [
        ("whole", "演出场次", "≥180场"),
        ("annual", "演出场次", "≥60场"),
        ("annual", "观众人次", "≥2.5万人次"),
    ]


def test_where_signs_and_units_have_columns_and_the_money_is_of_the_current_year() -> None:
    sheet, figures = only(SIGNS_APART)
    assert money(sheet, figures) == [
        ("annual", "total", "1,280,000.00"),
        ("annual", "local", "1,000,000.00"),
        ("annual", "central", "280,000.00"),
    ]
    assert (sheet.project, sheet.fields["年度目标"]) == ("乡村道路养护", "完成养护里程320公里。")
    assert [(one.kind, one.name, one.value) for one in sheet.indicators] == [
        ("数量指标", "养护里程", "≥320公里"),
        ("经济成本指标", "每公里成本", "≤4000元/公里"),
        ("社会效益指标", "通行安全", "优良中低差"),
    ]


def test_where_labels_carry_notes_and_names_look_like_sources_of_money() -> None:
    sheet, figures = only(NOTED)
    assert sheet.fields == {
        "项目名称": "省级财政水源涵养专项资金",
        "主管部门": "某县林业局",
        "实施单位": "某县国有林场",
        "项目期": "3年",
        "年度目标": "完成营造林8000亩。",
    }
    assert money(sheet, figures) == [
        ("annual", "total", "607.00"),
        ("annual", "central", "500.00"),
        ("annual", "local", "107.00"),
    ]
    assert len(sheet.funding) == 3
    assert [(one.group, one.kind, one.name, one.value) for one in sheet.indicators] == [
        ("产出指标（50分）", "数量指标（必填硬性指标）", "实施营造林总面积", "8000亩"),
        ("产出指标（50分）", "时效指标（必填）", "项目完成时间", "2024年底"),
        ("效益指标", "社会效益指标（必填）", "受益人数", "132人"),
    ]


def test_of_a_self_evaluation_with_its_goal_among_other_heads() -> None:
    sheet, _ = only(DONE)
    assert (sheet.fields["实施单位"], sheet.fields["年度目标"]) == ("某县某局", "购置装备30套。")
    assert [(one.kind, one.name, one.value) for one in sheet.indicators] == [("数量指标", "购置装备", "≥30套")]


@pytest.mark.parametrize(
    "sheet",
    [CENTRAL, SICHUAN, BEIJING, ZHEJIANG, HUNAN, EVALUATED, TWO_PERIODS, CONTENT, PAST_YEARS, SIGNS_APART, NOTED, DONE],
)
def test_nothing_is_held_against_a_sheet_that_is_right(sheet: str) -> None:
    year = 2023 if sheet is EVALUATED else 2024
    assert [one.rule for one in reconcile(document(sheet, year)).findings if one.severity == "error"] == []


def test_a_source_that_no_word_names_is_part_of_the_total_all_the_same() -> None:
    told = CENTRAL.replace("上年结转", "财政专户管理资金")
    assert "PRF102" not in {one.rule for one in reconcile(document(told, 2024)).findings}
