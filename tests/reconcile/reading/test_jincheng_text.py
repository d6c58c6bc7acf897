"""A real budget, converted from a scan to tab-separated text, is read whole."""

from __future__ import annotations

from functools import cache

import pytest

from reconcile.disclosure import Disclosure, Table
from reconcile.reading import read
from tests.reconcile.reading.jincheng import SAMPLES, expected_tables, needs_shared, squeezed


@cache
def disclosure() -> Disclosure:
    return read(SAMPLES / "jincheng-2026.txt")


def budget_tables() -> list[Table]:
    return [table for table in disclosure().tables if table.part == "table"]


def test_whose_it_is() -> None:
    found = disclosure()
    assert (found.title, found.entity, found.year) == ("晋城市数据局2026年度单位预算公开", "晋城市数据局", 2026)
    assert (found.kind, found.level, found.format) == ("budget", "unit", "text")


def test_there_are_thirteen_budget_tables_and_thirteen_sheets() -> None:
    assert len(budget_tables()) == 13
    assert sum(table.part == "sheet" for table in disclosure().tables) == 13


@needs_shared
@pytest.mark.parametrize("number", range(13))
def test_every_cell_is_as_printed(number: int) -> None:
    expected, table = expected_tables()[number], budget_tables()[number]
    assert [[squeezed(table.text(row, column)) for column in range(table.width)] for row in range(len(table.grid))] == [
        [squeezed(cell) for cell in row] for row in expected["grid"]
    ]


@needs_shared
@pytest.mark.parametrize("number", range(13))
def test_title_unit_heads_and_notes_are_as_printed(number: int) -> None:
    expected, table = expected_tables()[number], budget_tables()[number]
    assert table.title == squeezed(expected["title"])
    assert table.unit == expected["unit"]
    assert table.header_rows == expected["header_rows"]
    assert list(table.notes) == expected["notes"]
    assert table.owner == "晋城市数据局"


def test_labels_are_kept_as_printed() -> None:
    labels = {table.title: table.label for table in budget_tables() if table.label}
    assert labels == {
        "2026年预算收支总表": "预算公开表1",
        "2026年国有资本经营预算收支预算表（不含上年结转）": "部门公开表9",
        "2026年财政拨款安排“三公”经费支出预算表": "预算公开表10",
    }


def test_a_sentence_goes_on_behind_a_page_break() -> None:
    broken = next(one for one in disclosure().paragraphs if "支出包括" in one.text)
    assert "一般公共服务支出4,050.96万元、社会保障和就业支出20.04万元" in broken.text
    assert broken.text.endswith("住房保障支出14.20万元等。无特殊情况。")
    assert broken.section == ("第三部分2026年度单位预算情况说明", "四、财政拨款收支预算总体情况说明")
    assert [broken.text[line.start : line.start + 3] for line in broken.lines] == ["202", "出4,"]


def test_every_section_of_the_narrative_is_there() -> None:
    numbered = [one.text for one in disclosure().headings if one.level == 2 and one.part == "narrative"]
    assert [text[: text.index("、")] for text in numbered if "概况" not in text][:14] == [
        *("一", "二"),
        *("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
    ]


def test_the_contents_page_is_kept_apart() -> None:
    entries = disclosure().contents
    assert len(entries) == 33
    assert (entries[0].text, entries[0].page) == ("第一部分概况", 1)
    assert (entries[-1].text, entries[-1].page) == ("第四部分名词解释", 91)
    assert not any("....." in one.text for one in disclosure().paragraphs)


def test_what_is_only_passed_on_is_an_attachment() -> None:
    attached = [one for one in disclosure().paragraphs if one.part == "attachment"]
    assert attached[0].text == "晋城市财政局文件"
    assert any("严禁超范围实施" in one.text for one in attached)
    catalogue = next(table for table in disclosure().tables if table.part == "attachment")
    assert catalogue.title == "山西省部门政府购买服务指导性目录(第一批)"
    assert [cell.text for cell in catalogue.grid[0] if cell] == ["代码", "一级目录", "二级目录", "三级目录", "四级目录"]
    # The head that every page repeats is printed once.
    assert sum(catalogue.text(row, 0) == "代码" for row in range(len(catalogue.grid))) == 1
    assert all(one.part == "narrative" for one in disclosure().paragraphs if one.section[:1] == ("第四部分名词解释",))


def test_leftover_tags_are_reported_and_kept_out_of_the_text() -> None:
    cells = [cell for table in disclosure().tables for row in table.grid for cell in row if cell and cell.markup]
    assert cells
    assert all(cell.markup == ("<p>", "</p>") and "<p>" not in cell.text for cell in cells)
