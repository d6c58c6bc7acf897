"""Rules on wording: what they find in a document, and the many things that only look like a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.pipeline import reconcile
from reconcile.reading import read
from tests.reconcile.told import reported, rules

HEAD = "某市某局\n\n2026年度单位预算公开\n\n"
SECTION = "第三部分 2026年度单位预算情况说明\n\n一、预算收支情况说明\n\n"
PLAIN = "2026年度某市某局预算收入100.00万元，比上年增加10.00万元，增长11.11%。"


def fired(tmp_path: Path, text: str) -> set[str]:
    """Codes of the rules on wording that find something in a document."""
    return rules(text, tmp_path, "WRD")


def in_words(tmp_path: Path, *paragraphs: str) -> set[str]:
    return fired(tmp_path, HEAD + SECTION + "\n\n".join((PLAIN, *paragraphs)) + "\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "本单位2026年安排XX项目经费。",
        "本单位2026年安排××经费12.00万元。",
        "公务用车保有量X辆，其中轿车X辆，单价X万元。",
        "{单位名称}2026年无政府性基金预算。",
        "项目支出占 %，基本支出比上年减少 万元。",
        "截至2025年 月 日，本单位共有车辆2辆。",
        "预算收入XX.XX万元。",
        "____年预算收入10.00万元。",
    ],
)
def test_placeholders(tmp_path: Path, sentence: str) -> None:
    assert "WRD101" in in_words(tmp_path, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "举办“数据要素×”大赛，形成“数据要素×”三年行动计划。",
        "提供7x24小时的运维服务和5×8驻场人员服务。",
        "网址为www.xxgk.gov.cn/xx/index.html，邮箱xx@xx.gov.cn。",
        "依托XML和XXE接口规范开展测试。",
        "单位：万元。",
        "万元GDP能耗下降，收入万元以上家庭占比提高。",
        "【城市信息模型】适配改造和（二期）工程。",
        "因政策变化增加或减少的支出，按规定办理。",
        "负责人：______ 经办人：______。",
        "本年预算收支比上年增加（减少）：增加10.00万元。",
    ],
)
def test_no_placeholders(tmp_path: Path, sentence: str) -> None:
    assert not in_words(tmp_path, sentence) & {"WRD101", "WRD102", "WRD103"}


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年度某市某局预算支出100.00万元，比上年增加10.00万元，增长11.11%。",
        "2024年，某市某局预算支出总额为253.59万元，同比减少11.13万元，下降4.21%。",
    ],
)
def test_sentences_of_another_year(tmp_path: Path, sentence: str) -> None:
    assert "WRD202" in in_words(tmp_path, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2025年12月31日，本单位共有车辆2辆。",
        "根据《2021年新型智慧城市建设工作方案》，安排经费10.00万元，比上年增加1.00万元。",
        "2025年预算数为90.00万元，2026年预算数为100.00万元，比2025年增加10.00万元。",
        "2025年预算执行数为90.00万元。",
        "比2024年决算数增加10.00万元，比2025年预算数增加5.00万元。",
        "较上年增加4.42万元，比2019年（疫情前）减少5.00万元。",
        "依据〔2021〕58号文件，2021—2025年规划期内共安排500.00万元。",
        "项目自2023年1月起实施，2024年支付进度款20.00万元，2026年支付尾款5.00万元。",
    ],
)
def test_other_years_that_are_meant(tmp_path: Path, sentence: str) -> None:
    assert not in_words(tmp_path, sentence) & {"WRD201", "WRD202", "WRD203"}


@pytest.mark.parametrize(
    "heading",
    ["2025年末国有资产占用情况表", "2025年度部门整体支出绩效自评情况", "2025年预算执行情况", "2021—2025年规划项目支出"],
)
def test_headings_of_other_years_that_are_meant(tmp_path: Path, heading: str) -> None:
    text = HEAD + SECTION + f"{PLAIN}\n\n二、{heading}\n\n本单位有关情况见报表。\n"
    assert not fired(tmp_path, text) & {"WRD201", "WRD202", "WRD203"}


def test_the_part_of_a_report_on_the_year_before_is_of_that_year(tmp_path: Path) -> None:
    text = (
        "关于某县2025年预算执行情况和2026年预算草案的报告\n\n某县财政局\n\n一、2025年预算执行情况\n\n（一）全县执行情况\n\n"
        "2025年，全县一般公共预算收入预计完成81000万元，占调整预算的100%，同比下降6.8%。\n\n"
        "2025年某县一般公共预算收入执行情况表\n\n单位：万元\n\n"
        "项目\t2024年完成数\t2025年预算数\t2025年完成数\n合计\t86900\t81000\t81000\n\n"
        "二、2026年预算草案\n\n2026年，全县一般公共预算收入安排85000万元，同比增长4.9%。\n"
    )
    assert not fired(tmp_path, text) & {"WRD201", "WRD202"}


@pytest.mark.parametrize(("now", "stale"), [("2026", False), ("2025", True)])
def test_a_title_that_compares_a_year_with_itself(tmp_path: Path, now: str, stale: bool) -> None:
    text = HEAD + SECTION + f"{PLAIN}\n\n二、{now}年预算数与2025年预算数对比情况\n\n本单位有关情况见报表。\n"
    assert ("WRD201" in fired(tmp_path, text)) is stale


@pytest.mark.parametrize(("base", "stale"), [(2023, False), (2022, True)])
def test_a_final_account_that_compares_with_the_final_account_of_another_year(
    tmp_path: Path, base: int, stale: bool
) -> None:
    text = (
        "某市某局2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n一、收入支出决算总体情况说明\n\n"
        f"2024年度收、支总计均为100.00万元。与{base}年决算相比，收、支总计各减少10.00万元，下降9.09%。\n\n"
        "二、收入决算情况说明\n\n2024年度本年收入合计90.00万元，比2023年决算数增加10.00万元，增长12.50%。\n\n"
        "三、支出决算情况说明\n\n2024年度本年支出合计80.00万元，比2023年决算数减少20.00万元，下降20.00%。\n"
    )
    assert ("WRD202" in fired(tmp_path, text)) is stale


def test_the_year_that_words_compare_with_is_not_theirs(tmp_path: Path) -> None:
    text = (
        "经某区财政局汇总，2017年区级“三公”经费支出136.00万元，比上年减少10.00万元，下降6.8%。\n\n"
        "（一）因公出国（境）费22.00万元，与2016年相比，减少2.00万元。\n\n"
        "（二）公务用车运行费90.00万元，与2016年相比，减少7.00万元。\n\n"
        "（三）公务接待费24.00万元，与2016年相比，减少1.00万元。\n"
    )
    assert "WRD202" not in fired(tmp_path, text)


@pytest.mark.parametrize("sentence", ["线路服务费20265年度10.00万元。", "建设周期为2206年4月至2027年4月。"])
def test_impossible_years(tmp_path: Path, sentence: str) -> None:
    assert "WRD203" in in_words(tmp_path, sentence)


@pytest.mark.parametrize("sentence", ["面向2035年远景目标和2060年前碳中和目标。", "保存期限3000年以上的文物12件。"])
def test_years_far_off_that_are_possible(tmp_path: Path, sentence: str) -> None:
    assert "WRD203" not in in_words(tmp_path, sentence)


def test_another_office_as_the_subject(tmp_path: Path) -> None:
    assert "WRD301" in in_words(tmp_path, "2026年度某市水利局一般公共预算当年支出100.00万元。")


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年度某局一般公共预算当年支出100.00万元。",
        "2026年度某市某局本级一般公共预算当年支出100.00万元。",
        "2026年度单位一般公共预算当年支出100.00万元。",
        "根据某市财政局要求，2026年度本单位一般公共预算当年支出100.00万元。",
    ],
)
def test_the_same_office_in_other_words(tmp_path: Path, sentence: str) -> None:
    assert "WRD301" not in in_words(tmp_path, sentence)


def test_slips_of_two_sections_are_decided_apart_and_show_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "budget.txt"
    slips = "本单位完成验收。。其余工作继续开展。\n\n二、其他说明\n\n本单位的的收入没有变化，，支出也没有变化。\n"
    file.write_text(HEAD + SECTION + slips, encoding="utf-8")
    found = [one for one in reconcile(read(file)).findings if one.rule == "WRD402"]
    assert [[place.text for place in one.operands] for one in found] == [["。。"], ["的的", "，，"]]
    assert all(place.text in place.sentence for one in found for place in one.operands)


def test_repeated_slips_are_one_finding(tmp_path: Path) -> None:
    file = tmp_path / "budget.txt"
    file.write_text(HEAD + SECTION + f"<p>{PLAIN}</p>\n\n二、其他说明\n\n<p>本单位无其他收入。</p>\n", encoding="utf-8")
    found = [one for one in reconcile(read(file)).findings if one.rule == "WRD403"]
    assert [len(one.operands) for one in found] == [2]


@pytest.mark.parametrize(
    "sentence", ["两项收、支总计各减少780.73,780.73万元。", "共有资金9,017,123.00元。", "研究院研究研究方向。"]
)
def test_no_slips(tmp_path: Path, sentence: str) -> None:
    assert not in_words(tmp_path, sentence)


def test_a_document_without_slips_has_no_findings_on_wording(tmp_path: Path) -> None:
    assert in_words(tmp_path) == set()


def test_the_shanghai_account_has_only_residue_and_a_title(shared_account: Path) -> None:
    found = {one.rule: one.severity for one in reconcile(read(shared_account)).findings if one.rule.startswith("WRD")}
    assert found == {"WRD103": "error", "WRD502": "advice"}


@pytest.fixture
def shared_account() -> Path:
    path = Path(__file__).parents[4] / "shared" / "disclosures" / "shanghai-social-work-2024.pdf"
    if not path.exists():
        pytest.skip("the shared disclosures stand beside the checkout only where the project is made")
    return path


WHOLE = """某市某局2024年度部门决算

第一部分 部门概况

一、部门职责

贯彻执行国家统计法律法规。

二、机构设置

本部门内设5个科室。

第三部分 决算情况说明

一、收入支出决算情况说明

2024年度收入总计20.00万元。

二、“三公”经费决算情况说明

“三公”经费支出3.00万元。公务用车购置支出0万元；公务用车运行维护费3.00万元，公务用车保有量为2辆。

三、预算绩效情况说明

本部门开展绩效自评2个项目。

四、其他重要事项

{sections}

第四部分 名词解释

一、基本支出：指为保障机构正常运转而发生的支出。

二、机关运行经费：指行政单位使用财政拨款安排的日常公用经费支出。

三、国有资产：指由单位占有、使用的资产。

四、政府采购：指使用财政性资金采购货物、工程和服务的行为。
"""
TOLD = ("机关运行经费支出5.00万元。", "政府采购支出总额1.00万元。", "截至2024年12月31日，共有车辆2辆。")


def missing_topics(tmp_path: Path, text: str) -> list[str]:
    return [one.facts["topic"] for one in reported(text, tmp_path).findings if one.rule == "WRD503"]


def test_what_only_the_explanation_of_terms_names_is_missing(tmp_path: Path) -> None:
    told = "其他重要事项没有需要说明的情况。\n\n本部门严格执行预算。"
    assert missing_topics(tmp_path, WHOLE.format(sections=told)) == ["机关运行经费", "政府采购", "国有资产占有使用"]


@pytest.mark.parametrize(
    "sections",
    [
        "\n\n".join(TOLD),
        "".join(TOLD),
        "（一）机关运行经费\n\n本部门严格控制支出。\n\n（二）政府采购\n\n详见表十。\n\n（三）国有资产占用情况\n\n详见附件。",
        "本部门无机关运转经费，未发生政府采购支出，国有资产占有使用情况与上年持平。\n\n特此说明。",
        "按照部门决算公开的有关规定，经认真核对，本部门2024年度没有安排机关运行经费。\n\n本部门未发生政府采购。\n\n有设备3台。",
        "本单位为事业单位。\n\n政府采购预算见第九张表。\n\n年末固定资产原值10.00万元。",
    ],
)
def test_statements_without_headings_in_one_paragraph_and_in_other_words_are_enough(
    tmp_path: Path, sections: str
) -> None:
    assert missing_topics(tmp_path, WHOLE.format(sections=sections)) == []


@pytest.mark.parametrize("left_out", range(3), ids=["operating", "procurement", "assets"])
def test_one_section_left_out_is_the_one_that_is_told(tmp_path: Path, left_out: int) -> None:
    kept = "\n\n".join(text for number, text in enumerate(TOLD) if number != left_out)
    expected = ("机关运行经费", "政府采购", "国有资产占有使用")[left_out]
    assert missing_topics(tmp_path, WHOLE.format(sections=kept)) == [expected]
