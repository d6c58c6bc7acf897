"""What budgets in 元 share."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.generate.budget import Budget
from benchmarks.generate.document import ABOVE, LEFT, Contents, Grid, mark
from benchmarks.generate.writer import Pick, Writer, coded_rows, rollup

WORDS = {
    "gpb": "一般公共预算",
    "gf": "政府性基金预算",
    "sc": "国有资本经营预算",
    "fs": "财政专户管理资金",
    "own": "单位资金",
}


def frame(
    w: Writer, book: Budget, noun: str, forms: list[Grid], narrate: Callable[[], None], first: str = "tables"
) -> None:
    year = book.year
    order = ("tables", "text") if first == "tables" else ("text", "tables")
    heads = {"tables": f"{year}年{noun}预算表", "text": f"{year}年{noun}预算情况说明"}
    entries = [
        "第一部分 概况",
        *[f"{ordinal} {heads[part]}" for ordinal, part in zip(("第二部分", "第三部分"), order, strict=True)],
        "第四部分 名词解释",
    ]
    w.add(Contents([(mark(one, "contents"), at + 1) for at, one in enumerate(entries)]))
    w.head(entries[0], 1)
    w.head("一、主要职能", 2)
    w.para(f"{book.entity}贯彻执行有关方针政策，承担相关行政管理和公共服务工作。")
    w.head("二、机构设置", 2)
    w.para(
        "内设办公室、业务科等机构。"
        if noun == "单位"
        else "预算单位构成：" + "、".join(name for name, _ in book.units) + "。"
    )
    for ordinal, part in zip(("第二部分", "第三部分"), order, strict=True):
        w.head(f"{ordinal} {heads[part]}", 1)
        if part == "tables":
            w.doc.blocks.extend(forms)
        else:
            narrate()
    w.head("第四部分 名词解释", 1)
    w.para("一、财政拨款：指由财政拨款形成的部门收入。")


def by_class(book: Budget, pick: Pick) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for line in book.lines:
        if fen := pick(line):
            amounts[line.code[:3]] = amounts.get(line.code[:3], 0) + fen
    return dict(sorted(amounts.items()))


def three_columns(
    w: Writer, book: Budget, kind: str, title: str, basic: Pick, project: Pick, layout: str, *, last: bool = False
) -> Grid:
    picks: list[Pick] = [lambda line: basic(line) + project(line), basic, project]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    if layout == "joined":
        heads = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    else:
        heads = [
            ["功能分类科目编码", LEFT, LEFT, "功能分类科目名称", "合计", "基本支出", "项目支出"],
            ["类", "款", "项", *[ABOVE] * 4],
        ]
    body = coded_rows(w, rollup(book.lines, picks), totals, layout=layout, last=last)
    return Grid(kind, title, heads + body, len(heads))
