"""Sentences as producers leave them: justified, under watermarks, with furniture, folded glyphs and leftovers of HTML."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from reconcile.numerals import fold
from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.grids import Make, draw_cells, grids
from tests.reconcile.reading.pdf.grids import texts as cells
from tests.reconcile.reading.pdf.sentences import LONG, SHORT, paragraphs, texts


def spread(page: Any, x: float, y: float, text: str, gap: float, size: float = 16) -> None:
    """Set each character, but figures whole, with so much more space behind it."""
    for token in re.findall(r"[0-9.,%]+|.", text):
        page.text(x, y, token, size)
        x += page.measure(token, size) + gap


@pytest.mark.parametrize("gap", [0.5, 1.5, 3.0])
def test_justified_lines_have_no_blanks_between_their_characters(typesetter: Make, tmp_path: Path, gap: float) -> None:
    page = typesetter()
    lines = page.lines_of(LONG, left=80 + 12 * gap)
    for at, (_, line) in enumerate(lines):
        spread(page, 80 if at else 112, 100 + 28 * at, line, gap if at + 1 < len(lines) else 0)
    assert "".join(texts(page.save(tmp_path / "a.pdf"))) == LONG


def test_watermarks_all_over_the_page_are_in_no_sentence(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.paragraph(page.paragraph(100, LONG), LONG)
    for at in range(24):
        page.canvas.saveState()
        page.canvas.translate(60 + at % 4 * 140, 80 + at // 4 * 130)
        page.canvas.rotate(35)
        page.canvas.setFillGray(0.85)
        page.canvas.setFont(FONT, 18)
        page.canvas.drawString(0, 0, "某市某局公开")
        page.canvas.restoreState()
    assert texts(page.save(tmp_path / "a.pdf")) == [LONG, LONG]


@pytest.mark.parametrize(
    "foot",
    [
        *("{}", "- {} -", "—{}—", "－{}－", "～{}～", "·{}·", "•{}•", "[{}]", "〔{}〕", "|{}|", "*{}*", "{}."),
        *(
            "第{}页",
            "第 {} 页 共 20 页",
            "第{}页/共20页",
            "第 {} 页，共 20 页",
            "共20页 第{}页",
            "{} / 20",
            "{}/20",
            "{} | 20",
        ),
        *("P{}", "P.{}", "Page {} of 20"),
    ],
)
@pytest.mark.parametrize("y", [40, 800])
def test_page_numbers_of_every_shape_cut_no_sentence(typesetter: Make, tmp_path: Path, foot: str, y: float) -> None:
    page = typesetter()
    first, *rest = page.lines_of(LONG)
    page.text(first[0], 700, first[1], 16)
    page.text(285, y, foot.format(2), 9)
    page.next_page()
    for at, (x, line) in enumerate(rest):
        page.text(x, 90 + 28 * at, line, 16)
    page.text(285, y, foot.format(3), 9)
    assert texts(page.save(tmp_path / "a.pdf")) == [LONG]


@pytest.mark.parametrize("number", ["第二页", "第十二页"])
def test_page_numbers_in_chinese_are_no_text(typesetter: Make, tmp_path: Path, number: str) -> None:
    page = typesetter()
    page.paragraph(100, SHORT)
    page.text(285, 800, number, 9)
    assert texts(page.save(tmp_path / "a.pdf")) == [SHORT]


@pytest.mark.parametrize("dot", [*"….·•⋯‥・．﹒。-_—─", ". ", "· ", "… "])
def test_leaders_of_every_glyph_are_no_text(typesetter: Make, tmp_path: Path, dot: str) -> None:
    page = typesetter()
    page.centred(80, "目 录", 18)
    entries = [("第一部分概况", 1), ("一、本单位职责", 2), ("表六支出表（不含上年结转）", 11)]
    for at, (title, number) in enumerate(entries):
        dots = dot * int((440 - page.measure(title, 14)) / page.measure(dot, 14))
        page.text(70, 120 + 26 * at, f"{title}{dots}{number}", 14)
    found = paragraphs(page.save(tmp_path / "a.pdf"))
    assert [(one.text, one.target) for one in found[1:]] == entries
    assert all(one.leader for one in found[1:])


def test_a_sentence_that_trails_off_is_no_line_of_contents(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(80, 100, "包括办公费、印刷费、咨询费等……", 16)
    (found,) = paragraphs(page.save(tmp_path / "a.pdf"))
    assert (found.text, found.leader) == ("包括办公费、印刷费、咨询费等……", False)


def test_characters_drawn_in_any_order_are_in_reading_order(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    places, x = [], 80.0
    for char in SHORT:
        places.append((x, char))
        x += page.measure(char, 12)
    random.Random(1).shuffle(places)
    for at, char in places:
        page.text(at, 100, char, 12)
    assert texts(page.save(tmp_path / "a.pdf")) == [SHORT]


def test_radicals_are_the_characters_meant_and_full_width_figures_are_figures(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(80, 100, "⼀、⽀出⾦额１，２３４．５６万元，占３４．３０％（⽐上年）", 16)
    (text,) = texts(page.save(tmp_path / "a.pdf"))
    assert fold(text) == fold("一、支出金额1,234.56万元,占34.30%(比上年)")


def test_leftover_tags_are_in_no_sentence_but_known(typesetter: Make, tmp_path: Path) -> None:
    tag = '<spanstyle="font-family:仿宋;font-size:16pt;color:#000000">'
    page = typesetter()
    page.text(80, 100, '本年收入<spanstyle="color:red">4,595.13</span>万元。', 16)
    page.paragraph(
        160, f"本年收入合计4,595.13万元，其中：一般公共预算收入{tag}4,595.13</span>万元，政府性基金预算收入0万元。"
    )
    short, long = paragraphs(page.save(tmp_path / "a.pdf"))
    assert (short.text, short.markup) == ("本年收入4,595.13万元。", ('<spanstyle="color:red">', "</span>"))
    assert long.text == "本年收入合计4,595.13万元，其中：一般公共预算收入4,595.13万元，政府性基金预算收入0万元。"
    assert long.markup == (tag, "</span>")


def test_the_mark_of_a_footnote_behind_a_number_is_no_digit_of_it(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    before, after = "2026年收入合计307.82", "万元，比上年增加12.50万元。"
    x = 80 + page.measure(before, 16)
    page.text(80, 100, before, 16)
    page.text(x, 94, "1", 8)
    page.text(x + 4, 100, after, 16)
    draw_cells(page, [(60, 200, 120, 230, "合计"), (120, 200, 300, 230, "307.82")])
    page.text(124 + page.measure("307.82", 9), 215, "1", 5)
    draw_cells(page, [(60, 230, 120, 260, "人员"), (120, 230, 300, 260, "205.31")])
    path = page.save(tmp_path / "a.pdf")
    assert texts(path) == [before + after]
    assert [cells(grid) for grid in grids(path)] == [[["合计", "307.82"], ["人员", "205.31"]]]
