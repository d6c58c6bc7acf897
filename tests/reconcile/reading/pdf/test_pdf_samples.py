"""Tables of a real final account, against grids transcribed by eye from the images of its pages."""

from __future__ import annotations

from functools import cache

from reconcile.reading.blocks import RawDocument, RawGrid, RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.jincheng import SHARED, needs_shared
from tests.reconcile.reading.pdf.grids import texts

pytestmark = needs_shared

BASIC_EXPENDITURE = """
经济分类科目编码 科目名称 决算数 经济分类科目编码 科目名称 决算数
301 工资福利支出 95.36 302 商品和服务支出 10.23
30101 基本工资 14.12 30201 办公费 3.78
30102 津贴补贴 39.72 30202 印刷费 0.00
30103 奖金 0.00 30203 咨询费 0.00
30106 伙食补助费 0.00 30204 手续费 0.00
30107 绩效工资 10.16 30205 水费 0.00
30108 机关事业单位基本养老保险缴费 6.18 30206 电费 0.00
30109 职业年金缴费 4.64 30207 邮电费 0.00
30110 职工基本医疗保险缴费 2.71 30208 取暖费 0.00
30111 公务员医疗补助缴费 0.00 30209 物业管理费 0.00
30112 其他社会保障缴费 0.09 30211 差旅费 1.15
30113 住房公积金 17.70 30212 因公出国（境）费用 0.00
30114 医疗费 0.00 30213 维修（护）费 0.02
30199 其他工资福利支出 0.04 30214 租赁费 0.00
303 对个人和家庭的补助 0.00 30215 会议费 0.00
30301 离休费 0.00 30216 培训费 0.00
30302 退休费 0.00 30217 公务接待费 0.00
30303 退职（役）费 0.00 30218 专用材料费 0.00
30304 抚恤金 0.00 30224 被装购置费 0.00
30305 生活补助 0.00 30225 专用燃料费 0.00
30306 救济费 0.00 30226 劳务费 0.68
30307 医疗费补助 0.00 30227 委托业务费 0.48
30308 助学金 0.00 30228 工会经费 0.00
30309 奖励金 0.00 30229 福利费 1.48
30310 个人农业生产补贴 0.00 30231 公务用车运行维护费 0.00
30311 代缴社会保险费 0.00 30239 其他交通费用 2.43
30399 其他对个人和家庭的补助 0.00 30240 税金及附加费用 0.00
_ _ _ 30299 其他商品和服务支出 0.20
_ _ _ 310 资本性支出 0.00
_ _ _ 31001 房屋建筑物购建 0.00
_ _ _ 31002 办公设备购置 0.00
_ _ _ 31003 专用设备购置 0.00
_ _ _ 31007 信息网络及软件购置更新 0.00
_ _ _ 31013 公务用车购置 0.00
_ _ _ 31019 其他交通工具购置 0.00
_ _ _ 31021 文物和陈列品购置 0.00
_ _ _ 31022 无形资产购置 0.00
_ _ _ 31099 其他资本性支出 0.00
人员经费合计 * 95.36 公用经费合计 * 10.23
"""
THREE_PUBLIC = """
财政拨款“三公”经费 * * * * * * * * * * *
合计 * 因公出国（境）费 * 公务用车购置及运行维护费 * * * * * 公务接待费 *
* * * * 小计 * 公务用车购置费 * 公务用车运行维护费 * * *
预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数
_ _ _ _ _ _ _ _ _ _ _ _
"""
REVENUE_FIRST_PAGE = """
项目 * 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入
功能分类科目编码 科目名称 * * * * * * *
合计 * 307.82 307.82 _ _ _ _ _
201 一般公共服务支出 264.87 264.87 _ _ _ _ _
20139 社会工作事务 264.87 264.87 _ _ _ _ _
2013901 行政运行 51.32 51.32 _ _ _ _ _
2013950 事业运行 11.31 11.31 _ _ _ _ _
2013999 其他社会工作事务支出 202.24 202.24 _ _ _ _ _
208 社会保障和就业支出 10.82 10.82 _ _ _ _ _
20805 行政事业单位养老支出 10.82 10.82 _ _ _ _ _
2080505 机关事业单位基本养老保险缴费支出 6.18 6.18 _ _ _ _ _
2080506 机关事业单位职业年金缴费支出 4.64 4.64 _ _ _ _ _
210 卫生健康支出 2.71 2.71 _ _ _ _ _
21011 行政事业单位医疗 2.71 2.71 _ _ _ _ _
"""


def transcribed(text: str) -> list[list[str | None]]:
    """A grid written down: `*` is covered by a merged neighbour, `_` is blank."""
    return [
        [None if cell == "*" else "" if cell == "_" else cell for cell in line.split()]
        for line in text.strip().splitlines()
    ]


@cache
def document() -> RawDocument:
    return read_pdf(SHARED / "shanghai-social-work-2024.pdf")


def table_on(page: int) -> RawGrid:
    return next(block for block in document().blocks if isinstance(block, RawGrid) and block.pages[0] == page)


def test_two_tables_side_by_side_in_one_frame_with_wrapped_names() -> None:
    assert texts(table_on(13)) == transcribed(BASIC_EXPENDITURE)


def test_heads_of_four_levels_on_a_landscape_page() -> None:
    assert texts(table_on(14)) == transcribed(THREE_PUBLIC)
    whole = table_on(14).rows[1][4]
    assert whole is not None
    assert (whole.row_span, whole.column_span) == (1, 6)


def test_a_table_that_goes_on_over_the_next_page_is_one() -> None:
    revenue = table_on(6)
    assert revenue.pages == (6, 7)
    assert texts(revenue)[:14] == transcribed(REVENUE_FIRST_PAGE)
    assert len(revenue.rows) == 20
    last = revenue.rows[-1][0]
    assert last is not None
    assert (last.text, last.place.page) == ("2210203", 7)


def test_cells_lie_where_they_are_printed() -> None:
    cell = table_on(13).rows[1][2]
    assert cell is not None
    assert cell.place.box is not None
    left, top, right, bottom = cell.place.box
    assert 220 < left < right < 305  # the third column of the image, in points
    assert 125 < top < bottom < 145


def test_a_paragraph_over_a_page_break_is_one() -> None:
    found = [block.text for block in document().blocks if isinstance(block, RawText) and "长期照护" not in block.text]
    sentence = "一般公共预算财政拨款支出307.82万元，占本年支出合计的100.00%。"
    assert any(text.startswith(sentence) and text.endswith("主要原因：单位于2024年成立。") for text in found)
