"""What columns mean: heads of several levels, blocks side by side, codes and amounts."""

from __future__ import annotations

from reconcile.recognising.tables.columns import body_rows, head_paths, read_columns
from tests.reconcile.recognising.tables import table

TWO_BLOCKS = """
收入 |       | 支出 |          |      |
项目 | 2026年 | 项目 | 2026年合计 | 当年预算安排 | 上年结转安排
一、一般公共预算 | 10.00 | 一、教育支出 | 10.00 | 9.00 | 1.00
"""
FUND = """
项目 |      | 年初结转和结余 | 本年收入 | 本年支出 |      |      | 年末结转和结余
科目编码 | 科目名称 |    |       | 小计 | 基本支出 | 项目支出 |
合计 |        | 1.00 | 9.00 | 8.00 |    | 8.00 | 2.00
"""
PUBLIC = """
预算数 |      |      |     |     |      | 决算数 |    |     |     |     |
合计 | 因公出国费 | 公务用车购置及运行维护费 | | | 公务接待费 | 合计 | 因公出国费 | 公务用车购置及运行维护费 | | | 公务接待费
 | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | | 小计 | 公务用车购置费 | 公务用车运行维护费 |
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
9.00 | 1.00 | 6.00 | 4.00 | 2.00 | 2.00 | 8.00 | 1.00 | 5.00 | 3.00 | 2.00 | 2.00
"""


def test_a_blank_head_takes_its_left_neighbour_only_under_the_same_heads() -> None:
    paths = head_paths(table(FUND, heads=2))
    assert paths[1] == ("项目", "科目名称")
    assert paths[3] == ("本年收入",)
    assert paths[5] == ("本年支出", "基本支出")
    assert paths[7] == ("年末结转和结余",)


def test_a_row_of_column_numbers_read_into_the_heads_hides_no_block() -> None:
    run_on = """
收入 |       |       | 支出 |      |
项目栏次 | 行次 | 决算数1 | 项目栏次 | 行次 | 决算数2
一、事业收入 | 1 | 10.00 | 一、教育支出 | 31 | 10.00
二、其他收入 | 2 | 3.00 | 二、科学技术支出 | 32 | 3.00
"""
    columns = read_columns(table(run_on, heads=2))
    assert [one.block for one in columns] == [0, 0, 0, 1, 1, 1]
    assert [one.role for one in columns if one.index in (2, 5)] == ["amount", "amount"]


def test_names_to_the_right_of_amounts_begin_a_block() -> None:
    columns = read_columns(table(TWO_BLOCKS, heads=2))
    assert [one.block for one in columns] == [0, 0, 1, 1, 1, 1]
    assert [one.role for one in columns] == ["label", "amount", "label", "amount", "amount", "amount"]
    assert [one.term for one in columns if one.role == "amount"] == ["合计", "合计", "当年预算安排", "上年结转安排"]


def test_groups_of_amounts_are_measures_and_single_columns_are_named_by_them() -> None:
    columns = read_columns(table(FUND, heads=2))
    read = [(one.term, one.measure) for one in columns if one.role == "amount"]
    assert read == [
        ("年初结转", ""),
        ("本年收入", ""),
        ("合计", "本年支出"),
        ("基本支出", "本年支出"),
        ("项目支出", "本年支出"),
        ("年末结转", ""),
    ]


def test_what_was_carried_over_is_a_group_of_its_own_beside_this_years_expenditure() -> None:
    heads = """
科目名称 | 总计 | 本年支出 | | 上年结转支出 |
 | | 基本支出 | 项目支出 | 基本支出 | 项目支出
合计 | 9.00 | 6.00 | 3.00 | 0.00 | 0.00
"""
    columns = read_columns(table(heads, heads=2))
    read = [(one.term, one.measure) for one in columns if one.role == "amount"]
    assert read[1:] == [
        ("基本支出", "本年支出"),
        ("项目支出", "本年支出"),
        ("基本支出", "上年结转"),
        ("项目支出", "上年结转"),
    ]


def test_a_subtotal_is_named_by_its_group_and_budget_and_account_are_measures() -> None:
    columns = read_columns(table(PUBLIC, heads=3))
    items = ["合计", "因公出国（境）费", "公务用车购置及运行费", "公务用车购置费", "公务用车运行维护费", "公务接待费"]
    assert [(one.term, one.measure) for one in columns] == [(item, m) for m in ("预算数", "决算数") for item in items]


def test_a_row_of_column_numbers_is_no_data_wherever_the_reader_put_it() -> None:
    for heads in (3, 4):
        assert body_rows(table(PUBLIC, heads=heads)) == (4,)


def test_heads_before_the_numbers_of_the_columns_make_no_data_of_the_row() -> None:
    numbered = """
项目 | | 合计 | 基本支出 | 项目支出
科目代码 | 科目名称 | 1 | 2 | 3
205 | 教育支出 | 6.00 | 2.00 | 4.00
"""
    assert body_rows(table(numbered, heads=1)) == (2,)


def test_a_row_of_heads_that_the_reader_took_for_data_is_a_head() -> None:
    assert body_rows(table(FUND, heads=1)) == (2,)
    assert read_columns(table(FUND, heads=1)) == read_columns(table(FUND, heads=2))


def test_earlier_years_are_told_from_the_current_one() -> None:
    columns = read_columns(
        table(
            """
科目名称 | 2023年预算数 | 2024年预算数 | 增减额 | 增减（%）
合计 | 10.00 | 12.00 | 2.00 | 20.0
""",
            heads=1,
        )
    )
    assert [one.term for one in columns if one.role == "amount"] == ["上年预算数", "预算数", "增减额", "增减率"]


def test_line_numbers_codes_and_remarks_are_no_amounts() -> None:
    columns = read_columns(
        table(
            """
序号 | 科目编码 | 科目名称 | 金额 | 备注
1 | 201 | 一般公共服务支出 | 3000 | 无
2 | 2010301 | 行政运行 | 3000 |
""",
            heads=1,
        )
    )
    assert [one.role for one in columns] == ["other", "code", "label", "amount", "other"]


def test_the_unit_line_inside_the_frame_is_no_head() -> None:
    columns = read_columns(
        table(
            """
 | | 单位：万元
科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 3.00
""",
            heads=2,
        )
    )
    assert [one.path for one in columns] == [("科目编码",), ("科目名称",), ("合计",)]


def test_the_governments_classes_beside_the_departments_own_give_no_code_and_no_name() -> None:
    pairs = """
部门预算支出经济分类科目 |      | 政府预算支出经济分类科目 |      | 合计
编码 | 名称 | 编码 | 名称 |
30101 | 基本工资 | 50101 | 工资奖金津补贴 | 9.00
"""
    columns = read_columns(table(pairs, heads=2))
    assert [one.role for one in columns] == ["code", "label", "other", "label", "amount"]
    assert [one.term for one in columns if one.role == "label"] == ["名称", "政府经济科目"]


def test_this_years_budget_beside_what_was_carried_over_is_a_part_of_the_total() -> None:
    carried = """
项目 | 合计 | 本年预算 | 上年结转
教育支出 | 9.00 | 8.00 | 1.00
"""
    columns = read_columns(table(carried, heads=1))
    assert [one.term for one in columns if one.role == "amount"] == ["合计", "当年预算安排", "上年结转"]


def test_codes_in_two_columns_under_one_head_are_codes_in_every_block() -> None:
    apart = """
经济分类科目编码 | | 科目名称 | 决算数 | 经济分类科目编码 | | 科目名称 | 决算数
类 | 款 | | | 类 | 款 | |
301 | | 工资福利支出 | 30.00 | 302 | | 商品和服务支出 | 9.00
301 | 01 | 基本工资 | 30.00 | 302 | 01 | 办公费 | 9.00
"""
    columns = read_columns(table(apart, heads=1))
    assert [one.role for one in columns] == ["code", "code", "label", "amount"] * 2
    assert [one.block for one in columns] == [0] * 4 + [1] * 4
