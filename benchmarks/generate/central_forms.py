"""The nine tables of a central department: prior-year columns, changes in amount and per cent."""

from __future__ import annotations

from benchmarks.generate import budget, names
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Grid, mark
from benchmarks.generate.writer import (
    Pick,
    Writer,
    coded_rows,
    economic_rows,
    empty_note,
    numbered,
    rollup,
    side_by_side,
)

INCOME = (("gpb", "一般公共预算拨款收入"), ("gf", "政府性基金预算拨款收入"), ("sc", "国有资本经营预算拨款收入"),
          ("own", "事业收入"), ("other", "其他收入"))  # fmt: skip


PUBLIC = ("total", "abroad", "cars", "buy", "run", "reception")


def history(book: Budget) -> dict[str, dict[str, int]]:
    """Last year's execution of the general budget by 项: basic and project."""
    past = {}
    for line in book.lines:
        if line.current("gpb"):
            past[line.code] = {
                "basic": budget.past(book.rng, line.basics("gpb"), book.grain),
                "project": budget.past(book.rng, line.projects("gpb"), book.grain),
            }
    return past


def by_class(book: Budget, pick: Pick) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for line in book.lines:
        fen = pick(line)
        if fen:
            amounts[line.code[:3]] = amounts.get(line.code[:3], 0) + fen
    return dict(sorted(amounts.items()))


def forms_of(writer: Writer, book: Budget, past: dict[str, dict[str, int]], noun: str) -> list[Grid]:
    forms = [
        balance(writer, book), income(writer, book), spending(writer, book), fiscal(writer, book),
        general(writer, book, past), economic(writer, book), public(writer, book), fund(writer, book, "gf"),
        fund(writer, book, "sc"),
    ]  # fmt: skip
    label = writer.rng.choice(("表{}", "附表{}", "公开{:02d}表", ""))
    for number, form in enumerate(forms, 1):
        form.unit = writer.rng.choice(("单位：万元", "单位：万元", "金额单位：万元"))
        form.owner = f"{noun}：{book.entity}" if writer.rng.random() < 0.5 else ""
        form.label = label.format(number) if label else ""
    return forms


def balance(writer: Writer, book: Budget) -> Grid:
    total, carry = book.total(), book.carried()
    left = []
    for at, (fund, name) in enumerate(INCOME):
        left.append([numbered(at, name), writer.cell(0 if fund == "other" else book.total(fund), 1)])
    classes = by_class(book, lambda line: line.current() + line.carried())
    right = [[numbered(at, names.CLASSES[code]), writer.cell(fen, 1)] for at, (code, fen) in enumerate(classes.items())]
    rows = side_by_side(left, right)
    rows += [
        ["本年收入合计", writer.cell(total, 0), "本年支出合计", writer.cell(total + carry, 0)],
        ["使用非财政拨款结余", writer.cell(0, 1), "结转下年", writer.cell(0, 1)],
        ["上年结转", writer.cell(carry, 1), "", ""],
        ["收入总计", writer.cell(total + carry, 0), "支出总计", writer.cell(total + carry, 0)],
    ]
    title = writer.rng.choice(("收支总表", f"{(writer.doc.level == 'department' and '部门') or '单位'}收支总表"))
    return Grid(
        "balance",
        title,
        [
            ["收入", LEFT, "支出", LEFT],
            ["项目", f"{book.year}年预算数" if writer.rng.random() < 0.4 else "预算数", "项目", "预算数"],
            *rows,
        ],
        2,
    )


def income(writer: Writer, book: Budget) -> Grid:
    picks: list[Pick] = [
        lambda line: line.current() + line.carried(),
        Line.carried,
        *[lambda line, fund=fund: line.current(fund) for fund, _ in INCOME[:4]],
        lambda line: 0,
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [["科目", LEFT, "合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入", "事业收入", "其他收入"],
             ["科目编码", "科目名称", *[ABOVE] * 7]]  # fmt: skip
    body = coded_rows(writer, rollup(book.lines, picks), totals, last=writer.rng.random() < 0.4)
    return Grid("income", "收入总表", heads + body, 2, wide=True)


def spending(writer: Writer, book: Budget) -> Grid:
    picks: list[Pick] = [
        lambda line: line.current() + line.carried(),
        Line.basics,
        lambda line: line.projects() + line.carried(),
        *[lambda line: 0] * 3,
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [
        [
            "科目编码",
            "科目名称",
            "合计",
            "基本支出",
            "项目支出",
            "上缴上级支出",
            "事业单位经营支出",
            "对附属单位补助支出",
        ]
    ]
    body = coded_rows(writer, rollup(book.lines, picks), totals, last=writer.rng.random() < 0.4)
    return Grid("spending", "支出总表", heads + body, 1, wide=True)


def fiscal(writer: Writer, book: Budget) -> Grid:
    total, carry = book.total(*FISCAL), book.carried(*FISCAL)
    left = [["一、本年收入", writer.cell(total, 0)]]
    left += [
        [f"（{names.ORDINALS[at]}）{name}", writer.cell(book.total(fund), 1)]
        for at, (fund, name) in enumerate(
            (("gpb", "一般公共预算拨款"), ("gf", "政府性基金预算拨款"), ("sc", "国有资本经营预算拨款"))
        )
    ]
    left += [["二、上年结转", writer.cell(carry, 0)]]
    left += [
        [f"（{names.ORDINALS[at]}）{name}", writer.cell(book.carried(fund), 1)]
        for at, (fund, name) in enumerate(
            (("gpb", "一般公共预算拨款"), ("gf", "政府性基金预算拨款"), ("sc", "国有资本经营预算拨款"))
        )
    ]
    money = {fund: by_class(book, lambda line, fund=fund: line.current(fund) + line.carried(fund)) for fund in FISCAL}
    sums = [sum(money[fund].values()) for fund in FISCAL]
    right = [["一、本年支出", *writer.cells([sum(sums), *sums], 0)]]
    for at, code in enumerate(sorted({one for fund in FISCAL for one in money[fund]})):
        amounts = [money[fund].get(code, 0) for fund in FISCAL]
        right.append([f"（{names.ORDINALS[at]}）{names.CLASSES[code]}", *writer.cells([sum(amounts), *amounts], 1)])
    right.append(["二、结转下年", *writer.cells([0, 0, 0, 0], 0)])
    rows = side_by_side(left, right)
    rows.append(["收入总计", writer.cell(total + carry, 0), "支出总计", *writer.cells([sum(sums), *sums], 0)])
    heads = [
        ["收入", LEFT, "支出", LEFT, LEFT, LEFT, LEFT],
        ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ]
    return Grid("fiscal", "财政拨款收支总表", heads + rows, 2, wide=True)


def general(writer: Writer, book: Budget, past: dict[str, dict[str, int]]) -> Grid:
    year = book.year

    def before(line: Line) -> int:
        own = past.get(line.code, {})
        return own.get("basic", 0) + own.get("project", 0)

    picks: list[Pick] = [
        before,
        lambda line: line.current("gpb"),
        lambda line: line.basics("gpb"),
        lambda line: line.projects("gpb"),
    ]
    heads = [
        [
            "科目编码",
            "科目名称",
            f"{year - 1}年执行数",
            f"{year}年预算数",
            LEFT,
            LEFT,
            f"{year}年预算数比{year - 1}年执行数",
            LEFT,
        ],
        [ABOVE, ABOVE, ABOVE, "小计", "基本支出", "项目支出", "增减额", "增减%"],
    ]
    rows = []
    for code, name, level, amounts in [
        *rollup(book.lines, picks),
        ("", "合计", 0, [sum(pick(line) for line in book.lines) for pick in picks]),
    ]:
        old, now = amounts[0], amounts[1]
        change_cell = mark(writer.style.cell(now - old), "cell", level=level, fen=now - old)
        values = [*writer.cells(amounts, level), change_cell, writer.rate_cell(now, old)]
        rows.append([code, mark(name, "name", code=code), *values] if code else ["合计", LEFT, *values])
    if writer.rng.random() < 0.6:
        rows = [rows[-1], *rows[:-1]]
    return Grid("general", "一般公共预算支出表", heads + rows, 2, wide=True)


def economic(writer: Writer, book: Budget) -> Grid:
    heads = [
        ["部门预算支出经济分类科目", LEFT, f"{book.year}年基本支出", LEFT, LEFT],
        ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
    ]
    rows = economic_rows(writer, book.economic)
    total = ["合计", LEFT, *writer.cells([book.people + book.office, book.people, book.office], 0)]
    return Grid(
        "economic",
        "一般公共预算基本支出表",
        [*heads, total, *rows] if writer.rng.random() < 0.5 else [*heads, *rows, total],
        2,
    )


def public(writer: Writer, book: Budget) -> Grid:
    year = book.year
    one = ["合计", "因公出国（境）费", "公务用车购置及运行费", LEFT, LEFT, "公务接待费"]
    two = [ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行费", ABOVE]
    heads = [[f"{year - 1}年预算数", *[LEFT] * 5, f"{year}年预算数", *[LEFT] * 5], one * 2, two * 2]
    row = [writer.cell(book.public_prior(item), 3) for item in PUBLIC] + [
        writer.cell(book.of_public(item), 3) for item in PUBLIC
    ]
    grid = Grid(
        "public",
        "一般公共预算“三公”经费支出表" if writer.rng.random() < 0.6 else "财政拨款“三公”经费支出表",
        [*heads, row],
        3,
        wide=True,
    )
    if not book.of_public("total") and not book.public_prior("total"):
        empty_note(grid, writer.rng, book.entity, "“三公”经费")
    return grid


def fund(writer: Writer, book: Budget, fund: str) -> Grid:
    word = {"gf": "政府性基金", "sc": "国有资本经营"}[fund]
    picks: list[Pick] = [
        lambda line: line.current(fund) + line.carried(fund),
        lambda line: line.basics(fund),
        lambda line: line.projects(fund) + line.carried(fund),
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [
        ["科目编码", "科目名称", f"本年{word}预算支出", LEFT, LEFT],
        [ABOVE, ABOVE, "合计", "基本支出", "项目支出"],
    ]
    grid = Grid(fund, f"{word}预算支出表", heads + coded_rows(writer, rollup(book.lines, picks), totals, last=True), 2)
    if not totals[0]:
        empty_note(grid, writer.rng, book.entity, f"使用{word}预算安排的支出")
    return grid
