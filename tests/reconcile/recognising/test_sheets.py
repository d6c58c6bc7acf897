"""Performance-target sheets (绩效目标表), as printed and as a scan left them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.ledger import Figure
from reconcile.reading import read
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text
from reconcile.recognising.sheets import recognise_sheets
from reconcile.recognition import TargetSheet
from tests.reconcile.reading.jincheng import SAMPLES

FORMATS = ("txt", "pdf")


@cache
def sheets(suffix: str) -> tuple[dict[str, TargetSheet], dict[str, Figure]]:
    found, figures = recognise_sheets(read(SAMPLES / f"jincheng-2026.{suffix}"))
    return {one.project: one for one in found}, {one.id: one for one in figures}


def sheet(text: str) -> tuple[TargetSheet, dict[str, Figure]]:
    (found,), figures = recognise_sheets(assemble(read_text(text), path="x.txt", sha256=""))
    return found, {one.id: one for one in figures}


# The annual totals as the sheets print them, in 元; one cell is blank in the text and printed in the PDF.
ANNUAL = {
    "热线受理中心运营管理及人员外包服务费用": "5,350,000",
    "大数据应用运行费": "450,000",
    "智慧晋城运营指挥中心项目": "1,104,900",
    "应用系统适配改造及国产化资源租用项目": "5,780,000",
    "信息系统等保测评和商用密码测评服务": "200,000",
    "数字身份认证系统升级改造": "300,000",
    "数据管理维护费": "12,400,000",
    "晋城市智慧人大建设项目费用": "585,800",
    "晋城市新型智慧城市建设项目一期、二期工程合同款": "12,000,000",
    "晋城市数据治理项目": "200,000",
    "晋城市“十五五”数字经济发展规划和晋城市智慧城市建设三年行动方案编制服务": "200,000",
    "数字经济示范项目（市县）": "5,000,000",
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_project_has_its_sheet_and_its_annual_total(suffix: str) -> None:
    found, figures = sheets(suffix)
    assert set(found) == {*ANNUAL, "办文、办会等一体化平台服务"}
    for project, printed in ANNUAL.items():
        money = found[project].money("annual", "total")
        assert money is not None and money.figure is not None
        assert (figures[money.figure].text, figures[money.figure].unit) == (printed, "元")


def test_a_total_left_blank_has_no_figure() -> None:
    found, figures = sheets("txt")
    one = found["办文、办会等一体化平台服务"]
    annual, whole = one.money("annual", "total"), one.money("whole", "total")
    assert annual is not None and annual.figure is None
    assert whole is not None and whole.figure is not None and figures[whole.figure].text == "1,950,000"
    assert not one.slipped


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("project", "target", "printed"),
    [
        ("热线受理中心运营管理及人员外包服务费用", ("热线受理中心运营管理成本", "annual"), ("≤553万元", 553, "万元")),
        ("热线受理中心运营管理及人员外包服务费用", ("热线受理中心运营管理人员数量", "whole"), ("≥80人", 80, "人")),
        ("应用系统适配改造及国产化资源租用项目", ("2026年总成本", "annual"), ("≤678万元", 678, "万元")),
        ("办文、办会等一体化平台服务", ("三年服务成本", "whole"), ("≤186万元", 186, "万元")),
        ("办文、办会等一体化平台服务", ("三年服务成本", "annual"), ("≤195万元", 195, "万元")),
        ("数据管理维护费", ("政府网站的更新监测精准率", "annual"), ("≥98%", 98, "%")),
        ("大数据应用运行费", ("整理文件档案", "annual"), ("≥2000件", 2000, "件")),
    ],
)
def test_an_indicator_has_its_target(
    suffix: str, project: str, target: tuple[str, str], printed: tuple[str, int, str]
) -> None:
    found, figures = sheets(suffix)
    (one,) = [one for one in found[project].indicators if (one.name, one.period) == target]
    assert one.figure is not None
    figure = figures[one.figure]
    assert (one.value, figure.value, figure.unit) == printed
    assert figure.bound == one.value[0]


def test_slipped_cells_do_not_change_an_indicator_that_the_scan_kept() -> None:
    """Whatever the damaged text still says of an indicator, the typeset document says too."""
    damaged, typeset = sheets("txt")[0], sheets("pdf")[0]
    for project, one in damaged.items():
        stated = {(i.period, i.name, i.value) for i in typeset[project].indicators}
        wrong = {(i.period, i.name, i.value) for i in one.indicators} - stated
        assert not wrong


def test_the_classes_of_the_indicators_are_known() -> None:
    one = sheets("pdf")[0]["大数据应用运行费"]
    assert [(i.group, i.kind) for i in one.indicators if i.period == "annual"][:7] == [
        *[("产出指标", "数量指标")] * 4,
        ("产出指标", "质量指标"),
        *[("产出指标", "时效指标")] * 2,
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_long_fields_are_prose_with_the_place_of_their_cell(suffix: str) -> None:
    found, _ = sheets(suffix)
    one = found["智慧晋城运营指挥中心项目"]
    outline = next(paragraph for paragraph in one.prose if paragraph.section[-1] == "项目概况")
    assert "项目决算款为3899.48万元" in outline.text
    assert outline.part == "sheet" and outline.section[1] == one.project
    row, column = map(int, outline.id.split(":")[1:])
    assert one.table.text(row, column) == outline.text


def test_header_fields_are_as_printed() -> None:
    fields = sheets("pdf")[0]["数字经济示范项目（市县）"].fields
    assert fields["主管部门"] == "905-基建科"
    assert fields["实施单位"] == "晋城市数据局"
    assert fields["项目属性"] == "一次性项目（1年结束）"
    assert fields["项目期"] == "1年"


def test_a_field_printed_blank_is_empty_and_one_whose_value_went_astray_is_unknown() -> None:
    blank, _ = sheet("项目名称\t修桥\n实施单位\t\n项目资金（元）\t年度资金总额\t5\n总体目标\t完工\n数量指标\t桥\t1座\n")
    assert blank.fields["实施单位"] == ""
    astray, _ = sheet(
        "项目名称\t修桥\n实施单位\t\n\t某局\n项目资金（元）\t年度资金总额\t5\n总体目标\t完工\n数量指标\t桥\t1座\n"
    )
    assert "实施单位" not in astray.fields


def test_a_sheet_of_one_year_has_annual_money_and_targets_only() -> None:
    found, figures = sheet(
        "项目支出绩效目标表\n（2025年度）\n单位：万元\n\n"
        "项目名称\t公共自行车\t\t\t\n主管部门\t某市某局\t\t实施单位\t某中心\n"
        "项目资金\t年度资金总额\t120.50\t\t\n\t其中：财政拨款\t100.50\t\t\n\t其他资金\t20.00\t\t\n"
        "年度目标\t方便出行。\t\t\t\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
        "\t产出指标\t数量指标\t新增自行车\t≥500辆\n\t\t\t维护次数\t不少于12次\n\t成本指标\t经济成本指标\t单价\t≤800元\n"
    )
    assert [(one.period, one.source) for one in found.funding] == [
        ("annual", "total"),
        ("annual", "local"),
        ("annual", "other"),
    ]
    assert found.unit == "万元" and found.fields["年度目标"] == "方便出行。"
    assert [(i.period, i.kind, i.name, i.value) for i in found.indicators] == [
        ("annual", "数量指标", "新增自行车", "≥500辆"),
        ("annual", "数量指标", "维护次数", "不少于12次"),
        ("annual", "经济成本指标", "单价", "≤800元"),
    ]
    assert [figures[i.figure].bound for i in found.indicators if i.figure] == ["≥", "≥", "≤"]


def test_sign_and_unit_may_have_columns_of_their_own() -> None:
    found, figures = sheet(
        "项目支出绩效目标表\n项目名称\t植树\t\t\t\t\t\n项目资金（万元）\t年度资金总额\t30.00\t\t\t\t\n年度总体目标\t绿化\t\t\t\t\t\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t绩效指标值\t绩效度量单位\n"
        "\t产出指标\t数量指标\t植树面积\t≥\t300\t亩\n\t\t质量指标\t成活率\t≥\t90\t%\n"
    )
    stated = [
        (figures[i.figure].bound, str(figures[i.figure].value), figures[i.figure].unit)
        for i in found.indicators
        if i.figure
    ]
    assert stated == [("≥", "300", "亩"), ("≥", "90", "%")]


def test_of_a_self_evaluation_the_budget_of_the_whole_year_is_the_money() -> None:
    found, figures = sheet(
        "项目支出绩效自评表\n（2024年度）\n\n项目名称\t绿化养护\t\t\t\t\t\n"
        "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\n"
        "\t年度资金总额\t100.00\t120.00\t115.00\t10\t95.83%\n\t其中：当年财政拨款\t100.00\t120.00\t115.00\t—\t—\n"
        "年度总体目标\t预期目标\t\t\t实际完成情况\t\t\n\t养护300万平方米。\t\t\t已养护300万平方米。\t\t\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\n"
        "\t产出指标\t成本指标\t养护成本\t≤120万元\t115万元\t20\n"
    )
    annual = found.money("annual", "total")
    assert annual is not None and annual.figure is not None and figures[annual.figure].text == "120.00"
    assert found.fields["年度目标"] == "养护300万平方米。"
    assert [(i.name, i.value) for i in found.indicators] == [("养护成本", "≤120万元")]


def test_of_a_whole_department_no_project_and_no_money_is_claimed() -> None:
    found, _ = sheet(
        "部门整体支出绩效目标表\n部门名称\t某市某局\t\t\t\t\n"
        "年度主要任务\t任务名称\t主要内容\t预算金额（万元）\t\t\n\t\t\t总额\t财政拨款\t其他资金\n"
        "\t绿化\t养护\t120.00\t120.00\t0.00\n年度总体目标\t提升环境。\t\t\t\t\n"
        "年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t\n\t产出指标\t数量指标\t面积\t≥300亩\t\n"
    )
    assert (found.project, found.funding) == ("", ())
    assert [i.value for i in found.indicators] == ["≥300亩"]


CELLS = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "项目名称",
            "修桥",
            "项目资金（元）",
            "实施期资金总额：",
            "年度资金总额：",
            "年度资金总额：5,000",
            "100",
        ),
        *(
            "其中：中央财政资金",
            "其他资金",
            "总体目标",
            "年度目标",
            "实施期目标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
        ),
        *(
            "产出指标",
            "数量指标",
            "成本指标",
            "≥80人",
            "≤553万元",
            "及时",
            "绩效指标",
            "负责人：",
            "全年预算数",
            "年初预算数",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=12))
def test_whatever_has_slipped_nothing_is_made_up(rows: list[list[str]]) -> None:
    text = "项目支出绩效目标表\n" + "\n".join("\t".join(row) for row in rows)
    found, figures = recognise_sheets(assemble(read_text(text), path="x.txt", sha256=""))
    known = {one.id: one for one in figures}
    for one in found:
        for money in one.funding:
            assert money.figure is None or known[money.figure].text in {"5,000", "100"}
        printed = {cell.text for row in one.table.grid for cell in row if cell is not None}
        assert {i.name for i in one.indicators} <= printed
        assert {i.value for i in one.indicators} <= printed | {""}


def test_a_unit_cut_from_its_label_by_a_page_break_is_still_the_unit() -> None:
    found, _ = sheet(
        "项目绩效目标表\n项目名称\t某项目\t\n项目资金\t年度资金总额\t38.05\n（万元）\t其中：财政拨款\t38.05\n"
        "绩效指标\t一级指标\t三级指标\t指标值\n产出指标\t数量指标\t任务数量\t≥54次\n"
    )
    assert found.unit == "万元"
