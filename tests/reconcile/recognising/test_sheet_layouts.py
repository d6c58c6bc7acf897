"""Performance-target sheets as provinces print them: header fields, money, texts and indicators, all of them, and nothing
made up that a rule would hold against them. `|` stands for the border of a cell.
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

CENTRAL = """
项目支出绩效目标表
（2024年度）
项目名称|某专项业务费||||
主管部门及代码|[101]某部||实施单位|某中心|
项目资金（万元）|年度资金总额：||1200.00||执行率分值（10）
|其中：财政拨款||1000.00||
|上年结转||150.00||
|其他资金||50.00||
年度总体目标|目标1：完成某工作。目标2：提升水平。||||
绩效指标|一级指标|二级指标|三级指标|指标值|分值权重（90）
|产出指标|数量指标|举办培训班|≥10期|20
||质量指标|培训合格率|≥95%|10
||时效指标|按期完成率|=100%|10
||成本指标|人均培训成本|≤550元/天|10
|效益指标|社会效益指标|提升业务能力|有效提升|30
|满意度指标|服务对象满意度指标|学员满意度|≥90%|10
"""
SICHUAN = """
部门预算项目绩效目标表（2024年度）
金额单位：万元
单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|指标方向性
101-某某局||320.00|||||||||
101001-某某局机关|信息化运维|200.00|保障系统稳定运行。|产出指标|数量指标|运维系统数量|≥|5|个|20|正向指标
||||产出指标|质量指标|系统可用率|≥|99|%|20|正向指标
||||效益指标|社会效益指标|群众办事便利度|定性|高中低||20|正向指标
||||满意度指标|满意度指标|用户满意度|≥|90|%|10|正向指标
101001-某某局机关|法律顾问|120.00|防范法律风险。|产出指标|数量指标|聘请律师|=|2|人|30|正向指标
||||成本指标|经济成本指标|服务费|≤|120|万元|20|反向指标
"""
BEIJING = """
项目支出绩效目标申报表
（2024年度）
项目名称|宣传教育经费|||
主管预算部门|某市某局|实施单位|某市某局|
项目负责人|张三|联系电话|12345678|
项目类型|其他运转类|项目期限|1年期|
项目资金申请（万元）|资金总额：|85.60||
|其中：财政拨款|85.60||
|其他资金|0.00||
总体目标|通过宣传提高知晓率。|||
绩效指标|一级指标|二级指标|三级指标|指标值
|产出指标|数量指标|宣传活动|≥8次
||质量指标|宣传覆盖率|≥90%
|效益指标|社会效益指标|公众知晓率|≥80%
"""
ZHEJIANG = """
项目支出绩效目标表
预算年度：2024年|单位：万元
项目名称|数字化改革专项|项目属性|延续项目
预算单位|某某局|项目起止时间|2023年1月-2025年12月
项目总金额|900.00|当年预算金额|300.00
项目绩效总目标|建成平台。||
年度绩效目标|完成二期建设。||
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|新建模块|≥6个
|时效指标|完成时间|12月底前
效益指标|可持续影响|平台使用年限|≥5年
满意度|服务对象满意度|用户满意度|≥95%
"""
HUNAN = """
2024年部门整体支出绩效目标表
金额单位：万元
部门名称|某某局|||||
年度预算申请|资金总额||||5600.00|
|按收入性质分|||按支出性质分||
|其中：一般公共预算||5000.00|其中：基本支出|4200.00|
|政府性基金拨款||0.00|项目支出|1400.00|
|其他资金||600.00|||
部门职能职责概述|负责全市某项工作。|||||
整体绩效目标|目标1：完成年度任务。|||||
部门整体支出年度绩效指标|一级指标|二级指标|三级指标|指标值||
|产出指标|数量指标|开展检查|≥20次||
||质量指标|任务完成率|100%||
|效益指标|社会效益指标|公众满意度|≥90%||
"""
EVALUATED = """
项目支出绩效自评表
（2023年度）
项目名称|执法装备购置||||||
主管部门|某某局||实施单位|某执法队|||
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
|年度资金总额|100.00|120.00|108.00|10|90.00%|9.00
|其中：当年财政拨款|100.00|120.00|108.00|—|90.00%|—
|上年结转资金|0.00|0.00|0.00|—|0.00%|—
|其他资金|0.00|0.00|0.00|—|0.00%|—
年度总体目标|预期目标||||实际完成情况||
|购置装备30套。||||已购置28套。||
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
|产出指标|数量指标|购置装备|≥30套|28套|20|18.67
||质量指标|验收合格率|100%|100%|20|20
|效益指标|社会效益指标|执法效率|提升|提升|30|30
|满意度指标|服务对象满意度指标|满意度|≥90%|95%|10|10
总分||||||100|97.67
"""
TWO_PERIODS = """
项目支出绩效目标申报表
（2024年度）
项目名称|智慧校园建设|||
主管部门|某市教育局|实施单位|某市一中|
项目资金（元）|实施期资金总额：|3,000,000.00|年度资金总额：|1,000,000.00
|其中：财政拨款|2,400,000.00|其中：财政拨款|800,000.00
|省级资金|600,000.00|省级资金|200,000.00
|其他资金|0.00|其他资金|0.00
总体目标|实施期目标||年度目标|
|建成平台。||完成一期。|
绩效指标|一级指标|二级指标|三级指标|实施期指标值|年度指标值
|产出指标|数量指标|建设教室|≥60间|≥20间
||成本指标|项目总成本|≤300万元|≤100万元
|满意度指标|服务对象满意度指标|师生满意度|≥90%|≥90%
"""
CONTENT = """
2024年度部门整体支出绩效目标表
部门名称|某市某局||||
年度总体目标|目标1：规范市场。||||
年度绩效指标|一级指标|二级指标|三级指标|指标内容|指标值
|产出指标|数量指标|检查次数|全年检查的次数|≥50次
||质量指标|问题整改率|整改数/发现数|≥98%
|满意度指标|服务对象满意度指标|群众满意度|问卷|≥90%
"""
PAST_YEARS = """
项目绩效目标表
（2024年度）
项目名称|文化惠民工程||||||
项目主管部门|某县文旅局||项目执行单位|某县文化馆|||
项目总预算|260.00万元||项目当年预算|130.00万元|||
长期绩效目标|丰富文化生活。||||||
年度绩效目标|举办演出60场。||||||
长期绩效指标|一级指标|二级指标|指标名称|指标值|||指标值确定依据
|产出指标|数量指标|演出场次|≥180场|||计划标准
年度绩效指标|一级指标|二级指标|指标名称|指标值|||
||||2022年|2023年|预期2024年实现|
|产出指标|数量指标|演出场次|55场|58场|≥60场|
|效益指标|社会效益指标|观众人次|2万人次|2.2万人次|≥2.5万人次|
"""
SIGNS_APART = """
项目绩效目标表
编制单位|某区某局||项目名称|乡村道路养护||
当年预算（元）|1,280,000.00||本级安排（元）|1,000,000.00||
|||上级补助（元）|280,000.00||
当年绩效目标|完成养护里程320公里。|||||
绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位
|产出指标|数量指标|养护里程|≥|320|公里
|成本指标|经济成本指标|每公里成本|≤|4000|元/公里
|效益指标|社会效益指标|通行安全|定性|优良中低差|
"""

NOTED = """
省级专项资金绩效目标表
（2024年度）
专项（项目）名称|省级财政水源涵养专项资金|||
业务主管部门（单位）名称|某县林业局|实施单位（盖章）|某县国有林场|
项目来源|本级申报项目|项目期|3年|
项目资金（万元）|年度金额|607.00||
|其中：中央补助|500.00||
|旗县财政资金|107.00||
专项年度绩效目标|完成营造林8000亩。|||
绩效指标|一级指标|二级指标|三级指标|指标值
|产出指标（50分）|数量指标（必填硬性指标）|实施营造林总面积|8000亩
||时效指标（必填）|项目完成时间|2024年底
|效益指标|社会效益指标（必填）|受益人数|132人
"""
DONE = """
部门预算项目支出绩效自评表
（2024年度）
项目名称|执法装备购置||||||
主管部门|某县某局|||实施单位（盖章）|某县某局||
项目基本情况|1.项目年度目标完成情况|项目年度目标|||年度目标完成情况||
||购置装备30套。|||已购置30套。||
预算执行情况（10分）|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分
|总额|20.00|18.00|18.00|100.00%|10|10
|其中：财政资金|20.00|18.00|18.00|100.00%|/|/
绩效指标（90分）|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值
|产出指标|数量指标|购置装备|≥|30|套|30
"""


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
