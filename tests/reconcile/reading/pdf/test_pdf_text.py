"""Paragraphs, contents and what is no text, on pages typeset here."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.errors import Cancelled
from reconcile.reading.blocks import RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Make
from tests.reconcile.reading.pdf.sentences import LONG, SHORT, paragraphs, texts


def test_a_paragraph_is_whole_and_knows_its_lines(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(80, 100, "一、收入预算情况说明", 16)
    page.paragraph(page.paragraph(128, LONG), SHORT)
    found = paragraphs(page.save(tmp_path / "a.pdf"))
    assert [block.text for block in found] == ["一、收入预算情况说明", LONG, SHORT]
    assert "".join(_printed(found[1])) == LONG
    assert len(found[1].lines) == 4


def test_lines_further_apart_than_their_heading_are_one_paragraph(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    y, printed = 100.0, []
    for number in "一二三":
        heading = f"{number}、关于收支预算的说明"
        page.text(112, y, heading, 16)
        y = page.paragraph(page.paragraph(y + 26, LONG, pitch=34), SHORT, pitch=34)
        printed += [heading, LONG, SHORT]
    assert texts(page.save(tmp_path / "a.pdf")) == printed


def _printed(block: RawText) -> list[str]:
    starts = [line.start for line in block.lines]
    return [block.text[start:end] for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True)]


def test_a_paragraph_goes_on_over_the_page_without_number_head_and_foot(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    first, *rest = page.lines_of(LONG)
    number = 0

    def furnish() -> None:
        nonlocal number
        number += 1
        page.text(80, 40, "某市某局2026年度单位预算公开", 9)
        page.text(285, 800, f"- {number} -", 9)

    furnish()
    for _ in range(3):
        y = page.paragraph(500, SHORT)
        page.text(first[0], y, first[1], 16)
        page.next_page()
        furnish()
        for index, (x, line) in enumerate(rest):
            page.text(x, 90 + 28 * index, line, 16)
    assert texts(page.save(tmp_path / "a.pdf")) == [SHORT, LONG] * 3


def test_lines_are_in_reading_order_whatever_order_they_were_drawn_in(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for y, text in ((160, "三、第三行。"), (100, "一、第一行。"), (130, "二、第二行。")):
        page.text(80, y, text)
    assert texts(page.save(tmp_path / "a.pdf")) == ["一、第一行。", "二、第二行。", "三、第三行。"]


def test_digits_on_another_baseline_belong_to_their_line(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(80, 100, "预算收入", 16)
    page.text(144, 98.2, "4,595.13", 16)
    page.text(144 + page.measure("4,595.13", 16), 100, "万元。", 16)
    assert texts(page.save(tmp_path / "a.pdf")) == ["预算收入4,595.13万元。"]


def test_a_number_with_a_gap_in_it_is_one(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(80, 100, "增长", 16)
    page.text(112, 100, "13", 16)
    page.text(112 + page.measure("13", 16) + 4, 100, ".6%。", 16)
    assert texts(page.save(tmp_path / "a.pdf")) == ["增长13.6%。"]


@pytest.mark.parametrize(("angle", "grey"), [(45, 0.0), (30, 0.8), (0, 0.8)])
def test_a_watermark_is_no_text(typesetter: Make, tmp_path: Path, angle: int, grey: float) -> None:
    page = typesetter()
    page.paragraph(100, LONG)
    page.canvas.saveState()
    page.canvas.translate(150, 680)
    page.canvas.rotate(angle)
    page.canvas.setFillGray(grey)
    page.canvas.setFont("STSong-Light", 60)
    page.canvas.drawString(0, 0, "内部使用")
    page.canvas.restoreState()
    page.text(80, 400, "部门决算", 36)
    assert texts(page.save(tmp_path / "a.pdf")) == [LONG, "部门决算"]


def test_bold_made_by_printing_twice_is_read_once(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for shift in (0, 0.3, 0.6, 0.9):
        page.text(80 + shift, 100, "一、收入决算表", 16)
    for char, x in zip("二、支出决算表", range(80, 300, 16), strict=False):
        page.text(x, 140, char, 16)
        page.text(x + 0.3, 140, char, 16)
        page.text(x, 140.3, char, 16)
    assert texts(page.save(tmp_path / "a.pdf")) == ["一、收入决算表", "二、支出决算表"]


def test_white_space_of_typesetting_is_not_text(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for index, char in enumerate("编制服务"):
        page.text(80 + index * 20, 100, char, 16)
    page.text(80, 140, "采购 CPU Intel 服务器 20 台", 16)
    assert texts(page.save(tmp_path / "a.pdf")) == ["编制服务", "采购CPU Intel服务器20台"]


def test_lines_of_contents_lose_their_dots_and_keep_their_page(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(80, "目 录", 18)
    for index, (title, number) in enumerate(
        [("第一部分 概况", 1), ("一、本单位职责", 2), ("表六支出表（不含上年结转）", 11)]
    ):
        y = 120 + 26 * index
        dots = "." * int((480 - page.measure(title, 14)) / page.measure(".", 14) * 0.85)
        page.text(70, y, f"{title}{dots}{number}", 14)
    found = paragraphs(page.save(tmp_path / "a.pdf"))
    assert [(one.text, one.leader, one.target) for one in found] == [
        ("目录", False, None),
        ("第一部分概况", True, 1),
        ("一、本单位职责", True, 2),
        ("表六支出表（不含上年结转）", True, 11),
    ]


def test_contents_without_dots_are_contents_too(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(80, "目录", 18)
    for index, title in enumerate(["第一部分 概况", "一、本单位职责", "二、机构设置"]):
        page.text(70, 120 + 26 * index, title, 14)
        page.text(520, 120 + 26 * index, str(index + 1), 14)
    found = paragraphs(page.save(tmp_path / "a.pdf"))
    assert [(one.text, one.target) for one in found[1:]] == [
        ("第一部分概况", 1),
        ("一、本单位职责", 2),
        ("二、机构设置", 3),
    ]
    assert all(one.leader for one in found[1:])


def test_labels_of_a_chart_are_part_of_no_paragraph(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.paragraph(100, SHORT)
    page.canvas.setFillColorRGB(0.2, 0.4, 0.8)
    page.canvas.circle(250, 500, 60, fill=1, stroke=0)
    page.canvas.setFillColorRGB(0, 0, 0)
    page.text(230, 345, "56.86%", 9)
    page.paragraph(460, LONG)
    assert texts(page.save(tmp_path / "a.pdf")) == [SHORT, LONG]


def test_text_in_a_frame_with_round_corners_and_on_a_page_with_an_ornament_is_text(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.canvas.roundRect(20, 20, page.width - 40, page.height - 40, 15)
    page.canvas.roundRect(25, 25, page.width - 50, page.height - 50, 15)
    page.centred(90, "某市某局2026年部门预算")
    page.canvas.roundRect(70, page.height - 300, 440, 170, 12)
    page.paragraph(160, LONG)
    page.canvas.roundRect(120, page.height - 390, 340, 50, 12)
    page.centred(370, "第二部分 部门预算表")
    assert texts(page.save(tmp_path / "a.pdf")) == ["某市某局2026年部门预算", LONG, "第二部分部门预算表"]


def test_titles_are_known_to_be_centred_and_indented_lines_are_not(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(80, "第一部分 概况", 18)
    page.paragraph(page.paragraph(120, LONG), LONG)
    found = paragraphs(page.save(tmp_path / "a.pdf"))
    assert [one.centred for one in found] == [True, False, False]
    assert found[0].size == 18


def test_a_title_too_long_for_its_line_is_one(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(80, "2026年一般公共预算安排基本支出分经济科目表（不含上", 18)
    page.centred(108, "年结转）", 18)
    page.paragraph(page.paragraph(150, LONG), LONG)
    assert texts(page.save(tmp_path / "a.pdf"))[0] == "2026年一般公共预算安排基本支出分经济科目表（不含上年结转）"


def test_two_titles_under_each_other_are_two(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(80, "某市某局", 18)
    page.centred(108, "2026年度单位预算公开", 18)
    page.paragraph(page.paragraph(150, LONG), LONG)
    assert texts(page.save(tmp_path / "a.pdf"))[:2] == ["某市某局", "2026年度单位预算公开"]


def test_caption_owner_and_unit_on_one_line_are_apart(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(60, 100, "单位名称：某市某局", 10.5)
    page.text(470, 100, "单位：万元", 10.5)
    assert texts(page.save(tmp_path / "a.pdf")) == ["单位名称：某市某局", "单位：万元"]


def test_progress_is_told_page_by_page_and_reading_can_be_stopped(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for _ in range(3):
        page.paragraph(100, SHORT)
        page.next_page()
    path = page.save(tmp_path / "a.pdf")
    told: list[tuple[int, int]] = []
    read_pdf(path, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        read_pdf(path, cancelled=lambda: True)
