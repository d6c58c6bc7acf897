"""The narrative of two real disclosures, and of small ones, tied to tables: what ties, what is found, what is let be.

What is expected was listed by reading the printed documents before the program was run on them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile.language import speaker
from reconcile.narrative.claims import Claim
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from reconcile.recognising.linking.choice import choose
from tests.reconcile.deciding_cases import printed

SHARED = Path(__file__).parents[4] / "shared" / "disclosures"
JINCHENG = Path(__file__).parents[3] / "sample_data" / "jincheng-2026.txt"
SHANGHAI = SHARED / "shanghai-social-work-2024.pdf"
NARRATIVE = ("TXT", "SHR", "YOY", "CNT")


@cache
def report(path: Path) -> Report:
    """A disclosure, reconciled."""
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    return reconcile(read(path))


def found(path: Path) -> dict[str, list[str]]:
    """Operands' texts of every finding about the narrative, by rule."""
    result: dict[str, list[str]] = {}
    for one in report(path).findings:
        if one.rule.startswith(NARRATIVE):
            result.setdefault(one.rule, []).extend(operand.text for operand in one.operands)
    return result


def test_every_amount_and_percentage_of_jinchengs_third_part_is_tied() -> None:
    figures = report(JINCHENG).recognition.figures.values()
    marks = report(JINCHENG).marks
    own = [one for one in figures if one.part == "narrative" and one.dimension in ("money", "percent")]
    assert len(own) == 76
    assert [one.text for one in own if marks[one.id] not in ("tied", "tail")] == []


def test_in_jinchengs_narrative_four_things_are_found_and_no_more() -> None:
    assert found(JINCHENG) == {
        "TXT102": ["4,050.96万元", "4050.96"],  # 一般公共预算服务支出: no table has this class
        "TXT105": ["福利费"],  # the reason cites it, the table of basic expenditure has no such row
        "YOY109": ["1261.12万元"],  # the total's change is explained, this one is not
        "YOY107": ["2452.88万元", "1261.12万元"],  # −34.80 % beside +37.83 %: a question, no contradiction
    }


def test_total_and_part_that_move_apart_are_a_question_that_shows_the_implied_difference() -> None:
    (question,) = [one for one in report(JINCHENG).findings if one.rule == "YOY107"]
    assert question.severity == "warning"
    assert "3714" in question.message("zh")  # (4595.13 + 2452.88) − (4595.13 − 1261.12)


def test_whatever_is_quoted_from_a_pdf_has_its_page() -> None:
    quoted = [(found.rule, one.text) for found in report(SHANGHAI).findings for one in found.operands]
    paged = [(found.rule, one.text) for found in report(SHANGHAI).findings for one in found.operands if one.place.page]
    assert paged == quoted


def test_a_rate_is_told_two_digits_finer_than_it_is_printed_as_in_its_arithmetic() -> None:
    (share,) = [one for one in report(SHANGHAI).findings if one.rule == "SHR102"]
    assert share.recomputed == "9.5575"  # 29.42 ÷ 307.82 = 9.557534… %
    assert "9.5575%" in share.formula


def test_in_shanghais_narrative_the_slips_are_found_and_no_more() -> None:
    slips = found(SHANGHAI)
    assert set(slips) == {"TXT104", "TXT108", "SHR102", "SHR105", "SHR107", "YOY104", "CNT103"}
    assert slips["SHR107"] == ["11.31万元", "6.18万元", "4.64万元", "0.49万元"]  # items 2, 4, 5 and 7
    assert slips["TXT104"] == ["邮电费", "0.00"]
    assert slips["TXT108"] == ["事业单位医疗保险支出"]  # the purpose of 住房公积金
    assert slips["SHR102"][0] == "9.55%"  # 29.42 of 307.82 is 9.56 %: balanced so that the list totals 100.00
    assert slips["SHR105"] == ["95.89%", "307.82万元", "0万元", "321.02万元"]
    assert slips["YOY104"].count("100.00%") == 4
    assert slips["CNT103"] == ["21.07万元", "21.07万元", "21.07万元"]


def test_what_shanghai_is_accused_of_by_words_alone_counts_as_contradicted() -> None:
    marks = report(SHANGHAI).marks
    (baseless,) = [one for one in report(SHANGHAI).findings if one.rule == "YOY104"]
    rates = [one.figure for one in baseless.operands if one.text == "100.00%"]
    assert [marks[one] for one in rates] == ["contradicted"] * 4  # a rate without a base: no equation can hold
    left = [one for one in report(SHANGHAI).recognition.figures.values() if one.part == "narrative" and not one.nil]
    untied = [one.text for one in left if marks[one.id] == "unresolved"]
    # how many projects were planned and followed, their mean mark, and counts of nothing; for how much the projects were
    # planned, followed and judged (175.52万元) is told three times in the same words, and confirmed by that
    assert sorted(untied) == sorted(["1个", "1个", "100.00分", "0个", "0台（套）"])


def test_personnel_and_public_expenses_that_miss_their_total_by_a_tail_are_let_be() -> None:
    figures = report(SHANGHAI).recognition.figures.values()
    (total,) = [
        one for one in figures if one.text == "105.58万元" and "人员经费" not in one.title and "六、" in one.title
    ]
    assert report(SHANGHAI).marks[total.id] in ("tied", "tail")


TABLE = """某市某局2026年度单位预算公开

第二部分 2026年单位预算报表

2026年预算支出总表

单位：{unit}

科目编码	科目名称	合计	基本支出	项目支出
合计		{total}	{basic}	{project}
201	一般公共服务支出	{total}	{basic}	{project}

第三部分 2026年度单位预算情况说明

三、支出预算情况说明

"""
WAN = TABLE.format(unit="万元", total="600.00", basic="400.00", project="200.00")
YUAN = TABLE.format(unit="元", total="6000000.00", basic="4000000.00", project="2000000.00")


def rules_of(text: str, folder: Path) -> set[str]:
    """The rules on the narrative that fire on a small disclosure."""
    file = folder / "disclosure.txt"
    file.write_text(text, "utf-8")
    return {one.rule for one in reconcile(read(file)).findings if one.rule.startswith(NARRATIVE)}


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年度某市某局支出预算600.00万元，其中：基本支出400.00万元，占66.67%；项目支出200.00万元，占33.33%。",
        "某局2026年支出预算600万元。其中基本支出400万元、项目支出200万元。",
        "2026年支出总预算0.06亿元，包括基本支出4,000,000元和项目支出2,000,000元。",
        "本单位支出预算总额为600.00万元，基本支出400.00万元，约占三分之二。",
        "某市某局支出预算 600.00 万 元 ，其中基本支出 400.00 万元（占 66.67 %），项目支出 200.00 万元（占 33.33 %）。",
        "支出预算约600万元，其中基本支出不超过450万元。",
    ],
)
@pytest.mark.parametrize("table", [WAN, YUAN], ids=["万元", "元"])
def test_what_agrees_across_units_and_wordings_is_let_be(table: str, sentence: str, tmp_path: Path) -> None:
    assert rules_of(table + sentence, tmp_path) == set()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("2026年度某市某局支出预算600.00万元，其中：基本支出410.00万元，项目支出190.00万元。", "TXT101"),
        ("2026年度某市某局支出预算600.00元。", "TXT101"),
        ("支出预算600.00万元，其中：基本支出400.00万元，占76.67%；项目支出200.00万元，占33.33%。", "SHR101"),
        ("支出预算600.00万元，比上年增加100.00万元，增长16.67%。", "YOY103"),
        ("支出预算600.00万元，比上年增加100.00万元，下降20.00%。", "YOY102"),
        ("支出预算600.00万元，由上年的500.00万元增加到600.00万元，增加110.00万元。", "YOY105"),
        ("支出预算600.00万元，比2025年的500.00万元增加100.00万元，增长25.00%。", "YOY101"),
    ],
)
def test_what_does_not_agree_is_found_in_any_wording(sentence: str, rule: str, tmp_path: Path) -> None:
    assert rule in rules_of(WAN + sentence, tmp_path)


YEARS_IN_ROWS = """某市某区2024年度“三公”经费决算情况

2024年决算数与2023年决算数对比情况

单位：万元

年度	合计	因公出国（境）费	公务接待费	公务用车运行费
2022年	99.00	1.00	58.00	40.00
2023年	80.00	0.00	50.00	30.00
2024年	75.50	0.50	45.00	30.00

"""


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("2024年“三公”经费决算数75.50万元，其中：因公出国（境）费0.50万元，公务接待费45.00万元，公务用车运行费30.00万元。", set()),
        ("2024年公务接待费决算数45.00万元，2023年公务接待费决算数50.00万元。", set()),
        ("2024年“三公”经费75.50万元，其中：公务接待费45.00万元。比2023年决算数80.00万元减少4.50万元，主要是厉行节约。", set()),
        ("2024年公务接待费决算数46.30万元。", {"TXT101"}),
        ("2024年“三公”经费决算数57.50万元。", {"TXT101"}),
    ],
)  # fmt: skip
def test_rows_that_are_years_hold_the_amounts_of_their_years(sentence: str, rules: set[str], tmp_path: Path) -> None:
    assert rules_of(YEARS_IN_ROWS + sentence, tmp_path) == rules


CLASSES = """某市某局2026年度单位预算公开

2026年预算支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t600.00\t400.00\t200.00
205\t教育支出\t500.00\t320.00\t180.00
210\t卫生健康支出\t60.00\t60.00\t
221\t住房保障支出\t40.00\t20.00\t20.00

2026年一般公共预算支出预算表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t580.00\t400.00\t180.00
205\t教育支出\t480.00\t320.00\t160.00
210\t卫生健康支出\t60.00\t60.00\t
221\t住房保障支出\t40.00\t20.00\t20.00

第三部分 2026年度单位预算情况说明

三、支出预算情况说明

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("支出预算600.00万元，主要用于：教育支出500.00万元、卫生健康支出60.00万元、住房保障支出40.00万元。", {}),
        (  # the label is one of the tables', the value of none of them
            "支出预算600.00万元，主要用于：教育支出500.00万元、卫生健康支出66.00万元、住房保障支出40.00万元。",
            {"TXT101": ["66.00万元", "60.00"]},
        ),
        (  # the value is one of the tables', the label of none of them
            "支出预算600.00万元，主要用于：教育支出500.00万元、卫生保健支出60.00万元、住房保障支出40.00万元。",
            {"TXT102": ["60.00万元", "60.00"]},
        ),
        (  # the label is right, the value is that of another scope
            "支出预算580.00万元，主要用于：教育支出500.00万元、卫生健康支出60.00万元、住房保障支出40.00万元。",
            {"TXT103": ["580.00万元", "600.00"]},
        ),
        (  # the label is right, the value is that of the row below
            "支出预算600.00万元，主要用于：教育支出500.00万元、卫生健康支出40.00万元、住房保障支出40.00万元。",
            {"TXT107": ["40.00万元", "60.00"]},
        ),
    ],
)
def test_a_right_label_with_another_value_and_a_right_value_with_another_label_are_told_apart(
    sentence: str, found: dict[str, list[str]], tmp_path: Path
) -> None:
    file = tmp_path / "disclosure.txt"
    file.write_text(CLASSES + sentence, "utf-8")
    said = [one for one in reconcile(read(file)).findings if one.rule.startswith(NARRATIVE)]
    assert {one.rule: [operand.text for operand in one.operands] for one in said} == found


def test_of_two_figures_that_may_be_meant_none_is_picked_and_the_words_say_so(tmp_path: Path) -> None:
    second = WAN[WAN.index("2026年预算支出总表") : WAN.index("第三部分")]
    other = second.replace("支出总表", "支出总体情况表").replace("600.00", "610.00").replace("400.00", "410.00")
    text = WAN.replace("第三部分", f"{other}第三部分")
    file = tmp_path / "disclosure.txt"
    file.write_text(text + "2026年度某市某局支出预算605.00万元。", "utf-8")
    made = reconcile(read(file))
    (claim,) = [one for one in made.recognition.claims if one.kind == "amount"]
    assert {made.recognition.figures[one].text for one in claim.candidates} == {"600.00", "610.00"}
    assert not [one for one in made.findings if one.rule.startswith(NARRATIVE)]
    (why,) = [one for one in made.not_run if one.why == "why-candidates-differ"]
    assert speaker("zh")(why.why, **why.facts) == "三、支出预算情况说明：总计 605.00万元 可能指几个不同的数字，没有判定"
    assert made.marks[claim.figures[0]] == "unresolved"


@pytest.mark.parametrize(
    "sentence",
    [
        "下属单位某中心支出预算120.00万元，其中：基本支出80.00万元，项目支出40.00万元。",
        "2025年支出预算580.00万元，其中：基本支出390.00万元。",
        "主要原因是基本支出增加20.00万元，项目支出减少5.00万元。",
        "其中用于某项目支出35.00万元，办公设备购置支出8.00万元。",
    ],
)
def test_amounts_of_something_else_are_not_held_against_the_table(sentence: str, tmp_path: Path) -> None:
    assert rules_of(WAN + sentence, tmp_path) == set()


SPENT = """某县某局

2018年度部门决算

财政拨款收入支出决算总表

单位：万元

收入\t\t支出\t\t\t
项目\t决算数\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
一、一般公共预算财政拨款\t80.00\t一、农林水支出\t80.00\t80.00\t
二、政府性基金预算财政拨款\t20.00\t二、城乡社区支出\t20.00\t\t20.00
本年收入合计\t100.00\t本年支出合计\t100.00\t80.00\t20.00
总计\t100.00\t总计\t100.00\t80.00\t20.00

五、一般公共预算财政拨款支出决算情况说明

（一）财政拨款支出决算总体情况

2018年度财政拨款支出80.00万元，主要用于单位运转。
"""


def test_grants_under_a_heading_on_one_fund_may_be_those_of_that_fund(tmp_path: Path) -> None:
    assert not {one for one in rules_of(SPENT, tmp_path) if one.startswith("TXT1")}


def test_an_amount_that_differs_from_its_own_table_by_a_tail_is_not_of_another_scope() -> None:
    # Three tables print one class: with carry-over, of the year, and of the year once more, added up from rounded items.
    names = {"said": "1710.33", "with carry-over": "1760.34", "of the year": "1710.32", "once more": "1710.33"}
    figures = {name: printed(name, text) for name, text in names.items()}
    claim = Claim(
        kind="amount",
        figures=("said",),
        paragraph="p1",
        sentence="",
        section=(),
        subject="农林水支出",
        candidates=("with carry-over", "of the year"),
        elsewhere=("once more",),
        trusted=True,
    )
    assert choose(claim, figures).outcome == "tied"
    assert choose(replace(claim, candidates=("with carry-over",)), figures).outcome == "elsewhere"


ALSO_BASIC = """某市某局2026年度单位预算公开

2026年一般公共预算基本支出表

单位：万元

科目编码	科目名称	合计	人员经费	公用经费
合计		130.00	100.00	30.00
301	工资福利支出	100.00	100.00
30101	基本工资	100.00	100.00
302	商品和服务支出	30.00		30.00
30201	办公费	22.00		22.00
30217	公务接待费	3.00		3.00
30231	公务用车运行维护费	5.00		5.00

2026年一般公共预算“三公”经费支出表

单位：万元

项目	预算数
合计	11.00
因公出国（境）费	0.00
公务接待费	4.00
公务用车购置及运行维护费	7.00
其中：公务用车购置费	0.00
公务用车运行维护费	7.00

"""


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        # Of basic expenditure only, which the 三公 table goes beyond.
        ("商品和服务支出30.00万元，主要包括：办公费22.00万元、公务接待费3.00万元、公务用车运行维护费5.00万元。", set()),
        ("机关运行经费安排30.00万元。其中：办公费22.00万元，公务接待费3.00万元，公务用车运行维护费5.00万元等。", set()),
        ("“三公”经费11.00万元，其中：公务接待费3.00万元，公务用车运行维护费7.00万元。", {"TXT101"}),
    ],
)  # fmt: skip
def test_what_is_basic_expenditure_too_is_of_the_total_it_is_listed_under(
    sentence: str, rules: set[str], tmp_path: Path
) -> None:
    assert {one for one in rules_of(ALSO_BASIC + sentence, tmp_path) if one.startswith("TXT1")} == rules


OF_TWO_TABLES = """某市某局2026年度单位预算公开

2026年一般公共预算支出表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		100.00	60.00	40.00
205	教育支出	80.00	40.00	40.00
208	社会保障和就业支出	20.00	20.00

2026年政府性基金预算支出表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		52.00		52.00
212	城乡社区支出	52.00		52.00

2026年政府采购预算表

单位：万元

采购类型	采购品目名称	预算金额
合计		30.00
货物	台式计算机	30.00

第三部分 2026年部门预算情况和重要事项说明

（一）政府性基金预算支出情况

"""


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("2026年政府性基金预算支出52.00万元。", set()),
        ("2026年政府性基金预算支出51.00万元。", {"TXT101"}),  # the part is about all of the budget, not only 重要事项
        (
            "2026年政府采购预算中，面向中小企业预留采购份额20.00万元。\n\n从功能分类看，2026年一般公共预算当年支出主要投向教育支出，"
            "共80.00万元，占比80.00%；其次为社会保障和就业支出20.00万元，占比20.00%。",
            set(),
        ),
    ],
)  # fmt: skip
def test_what_an_earlier_paragraph_was_about_is_no_whole_of_this_one(
    text: str, rules: set[str], tmp_path: Path
) -> None:
    assert rules_of(OF_TWO_TABLES + text, tmp_path) == rules


OF_THE_YEAR = """某市某局2026年部门预算

2026年收支预算总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t90.00\t一、一般公共服务支出\t100.00
本年收入合计\t90.00\t本年支出合计\t100.00
上年结转\t10.00\t年终结转\t
收入总计\t100.00\t支出总计\t100.00

2026年项目支出预算表（本年预算）

单位：万元

项目名称\t合计\t一般公共预算
某市某局\t30.00\t30.00
设备购置\t30.00\t30.00

二、支出预算情况说明
2026年度某市某局支出预算100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。
"""


@pytest.mark.parametrize(("carried", "accused"), [("0.00", True), ("10.00", False)])
def test_a_table_of_the_years_own_money_is_not_held_against_what_includes_money_carried_over(
    tmp_path: Path, carried: str, *, accused: bool
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(OF_THE_YEAR.replace("上年结转\t10.00", f"上年结转\t{carried}"), "utf-8")
    assert ("TXT101" in {one.rule for one in report(file).findings}) == accused
