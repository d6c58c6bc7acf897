"""Tables that some provinces add to the nine of a final account: by unit, and of procurement."""

from __future__ import annotations

from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.document import Grid, mark
from benchmarks.generate.printing import split
from benchmarks.generate.writer import Writer


def by_unit(writer: Writer, own: Accounts) -> list[Grid]:
    """收入决算表 and 支出决算表 of a department, a row for each of its units (as in Zhejiang)."""
    return [
        _units(
            writer, own, "income-units", "收入决算表（分单位）",
            {"合计": own.received(), "财政拨款收入": own.received(*FISCAL), "事业收入": own.received("own"), "其他收入": own.received("other")},
        ),
        _units(
            writer, own, "spending-units", "支出决算表（分单位）",
            {"合计": own.spent(), "基本支出": own.book.basics(), "项目支出": own.book.project_money()},
        ),
    ]  # fmt: skip


def _units(writer: Writer, own: Accounts, kind: str, title: str, amounts: dict[str, int]) -> Grid:
    parts = {
        name: split(writer.rng, fen, len(own.book.units), own.book.grain) if fen > len(own.book.units) * own.book.grain
        else [fen] + [0] * (len(own.book.units) - 1)
        for name, fen in amounts.items() if name != "合计"
    }  # fmt: skip
    rows = [["合计", *(writer.cell(fen, 0) for fen in amounts.values())]]
    for at, (unit, _) in enumerate(own.book.units):
        shares = [column[at] for column in parts.values()]
        rows.append([mark(unit, "entity"), *(writer.cell(fen, 3) for fen in (sum(shares), *shares))])
    return Grid(kind, title, [["单位名称", *amounts], *rows], 1)


def procurement(writer: Writer, own: Accounts) -> Grid:
    """政府采购情况表 (as in Beijing)."""
    goods, works, services = own.procured
    small, micro = own.sme
    rows = [
        ["一、政府采购支出合计", writer.cell(sum(own.procured), 0)],
        ["（一）政府采购货物支出", writer.cell(goods, 3)],
        ["（二）政府采购工程支出", writer.cell(works, 3)],
        ["（三）政府采购服务支出", writer.cell(services, 3)],
        ["二、政府采购授予中小企业合同金额", writer.cell(small, 3)],
        ["其中：授予小微企业合同金额", writer.cell(micro, 3)],
    ]
    return Grid("procurement", "政府采购情况表", [["项目", "金额"], *rows], 1)
