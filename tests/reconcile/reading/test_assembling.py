"""How small documents of other provinces are understood."""

from __future__ import annotations

import pytest

from tests.reconcile.reading.outlines import disclosure, outline


def test_a_document_may_be_a_title_and_a_table() -> None:
    found = disclosure("某市某局2026年收支总表\n单位：万元\n项目\t金额\n一、一般公共预算\t10.00\n合计\t10.00\n")
    (table,) = found.tables
    assert (table.title, table.unit, table.header_rows) == ("某市某局2026年收支总表", "单位：万元", 1)
    assert (found.year, found.kind) == (2026, "budget")


def test_without_the_word_for_final_accounts_it_is_a_budget() -> None:
    assert disclosure("项目\t金额\n合计\t10.00\n").kind == "budget"
    assert disclosure("2024年度收入支出决算总表\n项目\t金额\n合计\t10.00\n").kind == "final"


def test_the_fund_named_in_a_title_does_not_make_a_budget_of_a_final_account() -> None:
    found = disclosure("政府性基金预算财政拨款收入支出决算表\n单位：万元\n科目\t金额\n合计\t10.00\n")
    assert found.kind == "final"


def test_the_narrative_may_come_first() -> None:
    found = disclosure(
        "某市某局2025年部门预算\n\n一、部门概况\n\n本部门有3个科室。\n\n二、收支情况\n\n2025年收入10.00万元。\n\n"
        "表1 收支总表\n单位：万元\n项目\t金额\n合计\t10.00\n\n表2 收入总表\n单位：万元\n科目\t金额\n合计\t10.00\n"
    )
    assert outline(found) == [
        "paragraph 某市某局2025年部门预算",
        "heading 一、部门概况",
        "paragraph 本部门有3个科室。",
        "heading 二、收支情况",
        "paragraph 2025年收入10.00万元。",
        "table 收支总表",
        "table 收入总表",
    ]
    assert [table.label for table in found.tables] == ["表1", "表2"]
    assert (found.level, found.entity, found.year) == ("department", "某市某局", 2025)


def test_a_numbered_title_is_a_heading_too() -> None:
    found = disclosure(
        "一、收入决算表\n单位：万元\n项目\t金额\n合计\t10.00\n\n二、支出决算表\n单位：万元\n项目\t金额\n合计\t9.00\n"
    )
    assert outline(found) == [
        "heading 一、收入决算表",
        "table 收入决算表",
        "heading 二、支出决算表",
        "table 支出决算表",
    ]
    assert found.tables[1].section == ("二、支出决算表",)


def test_contents_without_page_numbers_end_where_the_first_entry_comes_again() -> None:
    found = disclosure(
        "某区某委2024年度部门决算\n\n目 录\n\n"
        "第一部分 某区某委概况\n一、主要职能\n第二部分 2024年度部门决算情况\n说明\n\n"
        "第一部分 某区某委概况\n一、主要职能\n负责协调。\n"
        "第二部分 2024年度部门决算情况\n说明\n一、收入情况\n本年收入1.00万元。\n"
    )
    assert [entry.text for entry in found.contents] == [
        "第一部分某区某委概况",
        "一、主要职能",
        "第二部分2024年度部门决算情况说明",
    ]
    assert [one.text for one in found.headings] == [
        "第一部分某区某委概况",
        "一、主要职能",
        "第二部分2024年度部门决算情况说明",
        "一、收入情况",
    ]
    assert (found.kind, found.level, found.year) == ("final", "department", 2024)


def test_a_page_number_between_two_halves_of_a_sentence_is_not_in_it() -> None:
    found = disclosure("一、收入情况\n\n本年收入合计10.00万元，其中财政拨\n\n- 10 -\n\n款收入10.00万元。\n")
    assert found.paragraphs[0].text == "本年收入合计10.00万元，其中财政拨款收入10.00万元。"


def test_an_item_of_the_classification_goes_on_behind_a_page_break() -> None:
    found = disclosure(
        "一、支出情况\n\n5、社会保障和就业支出（类）养老支出（款）机关事业单位职\n\n业年金缴费支出（项）。支出6.00万元。\n"
    )
    assert [one.text for one in found.headings] == ["一、支出情况"]
    assert found.paragraphs[0].text.startswith(
        "5、社会保障和就业支出（类）养老支出（款）机关事业单位职业年金缴费支出（项）。"
    )


def test_a_letter_that_is_passed_on_ends_where_the_disclosure_goes_on() -> None:
    found = disclosure(
        "第三部分 预算情况说明\n一、其他说明\n见后附文件。\n\n"
        "某市财政局文件\n\n某财综〔2021〕58号\n\n一、严格管理\n\n收费5万元的，从其规定。\n\n"
        "第四部分 名词解释\n一、基本支出：指日常支出。\n"
    )
    parts = {one.text: one.part for one in found.paragraphs}
    assert parts["收费5万元的，从其规定。"] == "attachment"
    assert parts["一、基本支出：指日常支出。"] == "narrative"


def test_the_year_may_be_written_in_chinese() -> None:
    assert disclosure("某县某局二〇二五年部门预算\n\n一、收入情况\n\n收入1万元。\n").year == 2025


def test_the_year_of_what_is_cited_is_not_the_year_of_the_document() -> None:
    cited = "根据《某省预决算公开操作规程（2022年修订）》，2025年部门“三公”经费预算10万元，较2024年减少1万元。"
    assert disclosure(f"{cited}\n").year == 2025


def test_a_page_about_the_public_expenses_is_of_the_unit_that_it_names() -> None:
    found = disclosure("某县某街道2023年度“三公”经费决算情况说明\n\n一、总体情况\n\n支出1万元。\n")
    assert found.entity == "某县某街道"
    found = disclosure(
        "某新兴产业区\n2024年一般公共预算“三公”经费预算\n\n一、“三公”经费支出预算情况说明\n\n支出1万元。\n"
    )
    assert found.entity == "某新兴产业区"


def test_a_letter_ends_too_where_the_numbering_goes_on() -> None:
    found = disclosure(
        "某市某局2025年单位预算\n\n一、单位职责\n\n负责。\n\n二、其他说明\n\n某市财政局文件\n\n某财综〔2021〕58号\n\n"
        "一、严格管理\n\n收费5万元的，从其规定。\n\n二、其他\n\n请执行。\n\n三、收入情况\n\n仍在通知中。\n\n"
    )
    assert {one.text: one.part for one in found.paragraphs}["仍在通知中。"] == "attachment"
    found = disclosure(
        "一、单位职责\n\n二、收支情况\n\n三、其他说明\n\n某财综〔2021〕58号\n\n一、严格管理\n\n从其规定。\n\n四、绩效情况\n\n共3个项目。\n"
    )
    assert {one.text: one.part for one in found.paragraphs}["共3个项目。"] == "narrative"


def test_a_cover_like_a_letter_is_no_attachment() -> None:
    found = disclosure(
        "某市某局文件\n\n某局〔2025〕8号\n\n某市某局关于2025年预算的通知\n\n一、收入情况\n\n收入10万元。\n"
    )
    assert {one.text: one.part for one in found.paragraphs}["收入10万元。"] == "narrative"


def test_a_sentence_set_behind_its_heading_is_parted_from_it() -> None:
    found = disclosure(
        "目录\n一、收入预算情况说明.....1\n二、支出预算情况说明.....2\n\n一、收入预算情况说明2025年收入预算10.00万元。\n\n二、支出预算情况说明\n"
    )
    assert [one.text for one in found.headings] == ["一、收入预算情况说明", "二、支出预算情况说明"]
    assert found.paragraphs[-1].text == "2025年收入预算10.00万元。"
    found = disclosure("七、关于某校2023年“三公”经费情况的说明某校2023年“三公”经费36.31万元。\n")
    assert [one.text for one in found.headings] == ["七、关于某校2023年“三公”经费情况的说明"]
    assert found.paragraphs[-1].text == "某校2023年“三公”经费36.31万元。"


def test_page_numbers_may_stand_behind_the_entries_without_dots() -> None:
    found = disclosure(
        "目录\n第一部分 概况 1\n一、主要职责 1\n第二部分 预算表 3\n\n第一部分 概况\n一、主要职责\n负责。\n"
    )
    assert [(entry.text, entry.page) for entry in found.contents] == [
        ("第一部分概况", 1),
        ("一、主要职责", 1),
        ("第二部分预算表", 3),
    ]
    assert [one.text for one in found.headings] == ["第一部分概况", "一、主要职责"]


def test_some_page_numbers_may_have_dots_and_others_none() -> None:
    found = disclosure(
        "目录\n第一部分 概况......1\n一、主要职责......1\n三、收入表（分单位）4\n第二部分 预算表......5\n\n第一部分 概况\n一、主要职责\n负责。\n"
    )
    assert [(entry.text, entry.page) for entry in found.contents][2] == ("三、收入表（分单位）", 4)


def test_whose_it_is_stands_on_the_cover_before_the_overview() -> None:
    found = disclosure(
        "某市某局\n\n2025年度部门预算信息\n\n目录\n第一部分 2025年度部门预算情况说明.....2\n第二部分 报表.....8\n\n"
        "第一部分 2025年度部门预算情况说明\n一、部门情况说明\n收入1万元。\n"
    )
    assert (found.entity, found.title) == ("某市某局", "某市某局2025年度部门预算信息")
    found = disclosure("2025年部门预算公开\n\n第一部分 某县某局概况\n一、主要职责\n收入1万元。\n")
    assert found.entity == "某县某局"


def test_the_body_may_number_its_parts_otherwise_than_the_contents() -> None:
    found = disclosure(
        "某局2025年部门预算\n\n目录\n一、部门概况\n二、预算情况\n三、名词解释\n\n"
        "第一部分 部门概况\n一、主要职责\n负责协调。\n第二部分 预算情况\n收入1万元。\n"
    )
    assert [entry.text for entry in found.contents] == ["一、部门概况", "二、预算情况", "三、名词解释"]
    assert [one.text for one in found.headings] == ["第一部分部门概况", "一、主要职责", "第二部分预算情况"]


def test_a_paragraph_does_not_begin_with_a_unit_or_a_comma() -> None:
    found = disclosure(
        "一、绩效情况\n\n自评项目3个，涉及预算金额898.02\n\n万元，平均得分98.05分。\n\n收入10万元，\n\n支出10万元\n\n。\n"
    )
    assert [one.text for one in found.paragraphs] == [
        "自评项目3个，涉及预算金额898.02万元，平均得分98.05分。",
        "收入10万元，支出10万元。",
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n\n- 12 -\n\n", "\n12\n"])
def test_an_item_cut_by_a_page_break_is_no_heading(gap: str) -> None:
    found = disclosure(
        "一、支出情况说明\n1．教育支出（类）普通教育（款）小学教育（项）2024年预算数为1.00万元，比上年执行数增加0.50万元。\n"
        f"3．社会保障和就业支出（类）行政事业单位养老支出（款）机关事业{gap}"
        "单位基本养老保险缴费支出（项）2024年预算数为2.00万元，比上年执行数增加0.50万元。\n"
    )
    assert [one.text for one in found.headings] == ["一、支出情况说明"]
    assert found.paragraphs[-1].text.startswith(
        "3．社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老"
    )


def test_a_list_of_units_is_no_heading() -> None:
    found = disclosure(
        "某市某局2026年部门预算\n主要职能\n本部门主管某事。\n机构设置\n本部门包括：\n1.某市某局本部\n2.某市某中心\n3.某市某站\n"
        "2026年部门预算编制说明\n2026年，收入预算10.00万元。\n一、机关运行经费\n机关运行经费1.00万元。\n"
    )
    assert [one.text for one in found.headings] == [
        "机构设置",
        "2026年部门预算编制说明",
        "一、机关运行经费",
    ]
    (income,) = [one for one in found.paragraphs if "收入预算" in one.text]
    assert income.section == ("2026年部门预算编制说明",)


def test_two_short_items_may_head_what_follows() -> None:
    found = disclosure("某市某局2026年部门预算\n一、收支\n1.收入\n收入10.00万元。\n2.支出\n支出10.00万元。\n")
    assert [one.text for one in found.headings] == ["一、收支", "1.收入", "2.支出"]
