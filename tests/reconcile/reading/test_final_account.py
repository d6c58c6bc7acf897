"""A real final account of a department (部门决算), with nine forms."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reconcile.disclosure import Disclosure
from reconcile.reading import read
from tests.reconcile.reading.jincheng import SHARED, needs_shared
from tests.reconcile.reading.outlines import cells

pytestmark = needs_shared
PRINTED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "final-account.toml").read_text("utf-8")
)["table"]


@cache
def disclosure() -> Disclosure:
    return read(SHARED / "shanghai-social-work-2024.pdf")


def test_whose_it_is() -> None:
    found = disclosure()
    assert found.title == "中共上海市普陀区委社会工作部2024年度部门决算"
    assert found.entity == "中共上海市普陀区委社会工作部"
    assert (found.year, found.kind, found.level) == (2024, "final", "department")


def transcribed(text: str) -> list[list[str | None]]:
    """A grid written down: `*` is covered by a merged neighbour, `_` is blank."""
    return [
        [None if cell == "*" else "" if cell == "_" else cell for cell in line.split()]
        for line in text.strip().splitlines()
    ]


def test_there_are_ten_tables_and_no_more() -> None:
    assert [(one.title, one.unit, list(one.pages), list(one.notes)) for one in disclosure().tables] == [
        (one["title"], one["unit"], one["pages"], one["notes"]) for one in PRINTED
    ]


@pytest.mark.parametrize("number", range(len(PRINTED)), ids=[one["title"] or "first" for one in PRINTED])
def test_every_cell_is_as_on_the_page(number: int) -> None:
    table = disclosure().tables[number]
    read_as = cells(table.grid)
    assert read_as == transcribed(PRINTED[number]["grid"])


def test_the_nine_forms_have_their_titles_heads_and_units() -> None:
    forms = [table for table in disclosure().tables if table.unit]
    assert [(table.title, table.header_rows) for table in forms] == [
        ("收入支出决算总表", 2),
        ("收入决算表", 2),
        ("支出决算表", 2),
        ("财政拨款收入支出决算总表", 2),
        ("一般公共预算财政拨款支出决算表", 2),
        ("一般公共预算财政拨款基本支出决算表", 1),
        ("财政拨款“三公”经费支出决算表", 4),
        ("政府性基金预算财政拨款收入支出决算表", 3),
        ("国有资本经营预算财政拨款收入支出决算表", 3),
    ]
    assert {table.unit for table in forms} == {"单位：万元"}


def test_notes_and_the_remains_of_the_template_stay_under_their_tables() -> None:
    by_title = {table.title: table.notes for table in disclosure().tables}
    assert len(by_title["财政拨款“三公”经费支出决算表"]) == 2
    assert by_title["政府性基金预算财政拨款收入支出决算表"][1].endswith("在本表下方作下述说明：")
    assert by_title["政府性基金预算财政拨款收入支出决算表"][2].endswith("故本表无数据。")


def test_a_heading_over_two_lines_is_one_and_one_without_its_number_is_known_from_the_contents() -> None:
    first_level = [one.text for one in disclosure().headings if one.level == 1]
    assert first_level == [
        "第一部分中共上海市普陀区委社会工作部概况",
        "中共上海市普陀区委社会工作部2024年度部门决算表",
        "第三部分中共上海市普陀区委社会工作部2024年度部门决算情况说明",
        "第四部分名词解释",
    ]
    assert len(disclosure().contents) == 26


def test_sentences_are_whole_over_lines_and_pages() -> None:
    texts = [one.text for one in disclosure().paragraphs]
    assert "本年支出合计307.82万元，其中：基本支出105.58万元，占34.30%；项目支出202.24万元，占65.70%。" in texts
    other = next(text for text in texts if text.startswith("3、"))
    assert other.startswith("3、一般公共服务支出（类）社会工作事务（款）其他社会工作事务支出（项）。主要用于：")
    assert not any("\n" in text or " " in text for text in texts)
