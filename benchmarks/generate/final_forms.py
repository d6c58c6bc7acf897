"""The nine tables 公开01 to 09 of a final account."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.budget import Line
from benchmarks.generate.document import ABOVE, LEFT, Grid, mark
from benchmarks.generate.extras import by_unit, procurement
from benchmarks.generate.line_numbers import number_lines
from benchmarks.generate.writer import Pick, Writer, coded_rows, numbered, rollup, side_by_side

INCOME = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "上级补助收入", "事业收入",
          "经营收入", "附属单位上缴收入", "其他收入")  # fmt: skip


PUBLIC = ("total", "abroad", "cars", "buy", "run", "reception")


TITLES = {
    "balance": "收入支出决算总表", "income": "收入决算表", "spending": "支出决算表", "fiscal": "财政拨款收入支出决算总表",
    "general": "一般公共预算财政拨款支出决算表", "economic": "一般公共预算财政拨款基本支出决算表",
    "public": "财政拨款“三公”经费支出决算表", "gf": "政府性基金预算财政拨款收入支出决算表",
    "sc": "国有资本经营预算财政拨款收入支出决算表",
}  # fmt: skip


def code_of(line: object) -> str:
    return line.code  # type: ignore[attr-defined, no-any-return]


def forms_of(
    writer: Writer,
    own: Accounts,
    noun: str,
    *,
    total_last: bool,
    public: Callable[[Writer, Accounts], Grid] | None = None,
) -> list[Grid]:
    rng = writer.rng
    forms = [
        _balance(writer, own), _income(writer, own), _spending(writer, own), _fiscal(writer, own), _general(writer, own, total_last=total_last),
        _economic(writer, own), (public or _public)(writer, own), _fund(writer, own, "gf"), _fund(writer, own, "sc"),
    ]  # fmt: skip
    if not total_last and rng.random() < 0.5:
        for form in forms:
            number_lines(form)
    label = "" if total_last else rng.choice(("公开{:02d}表", "公开{:02d}表", "表{}", ""))
    order = list(range(9))
    if not total_last and rng.random() < 0.4:
        order = [0, 1, 2, 3, 4, 5, 7, 8, 6]
    picked = [forms[at] for at in order]
    if not total_last and rng.random() < 0.2:
        picked.append(procurement(writer, own))
    if not total_last and len(own.book.units) > 1 and rng.random() < 0.3:
        income, spending = by_unit(writer, own)
        picked.insert(2, income)
        picked.insert(4, spending)
    for number, form in enumerate(picked, 1):
        form.unit = "单位：万元" if total_last else rng.choice(("单位：万元", "金额单位：万元"))
        form.owner = "" if total_last else f"{noun}：{own.book.entity}"
        form.label = label.format(number) if label else ""
        if total_last:
            form.notes.insert(0, f"注：本表反映{noun}本年度有关收支情况。")
    return picked


def _balance(writer: Writer, own: Accounts) -> Grid:
    received = {0: "gpb", 1: "gf", 2: "sc", 4: "own", 7: "other"}
    left = [
        [numbered(at, name), writer.cell(own.received(received[at]) if at in received else 0, 1)]
        for at, name in enumerate(INCOME)
    ]
    money = {
        code: sum(line.current() for line in own.book.lines if line.code.startswith(code)) for code in names.FINAL_LIST
    }
    right = [[numbered(at, names.CLASSES[code]), writer.cell(fen, 1)] for at, (code, fen) in enumerate(money.items())]
    rows = side_by_side(left, right)
    rows += [
        ["本年收入合计", writer.cell(own.received(), 0), "本年支出合计", writer.cell(own.spent(), 0)],
        [
            "使用非财政拨款结余" + writer.rng.choice(("", "（含专用结余）")),
            writer.cell(own.used, 1),
            "结余分配",
            writer.cell(own.distributed, 1),
        ],
        ["年初结转和结余", writer.cell(own.open(), 1), "年末结转和结余", writer.cell(own.close(), 1)],
        ["总计", writer.cell(own.grand, 0), "总计", writer.cell(own.grand, 0)],
    ]
    return Grid(
        "balance", TITLES["balance"], [["收入", LEFT, "支出", LEFT], ["项目", "决算数", "项目", "决算数"], *rows], 2
    )


def _income(writer: Writer, own: Accounts) -> Grid:
    def of(*funds: str) -> Callable[..., int]:
        return lambda line: sum(own.income[fund].get(line.code, 0) for fund in funds)

    picks: list[Pick] = [of("gpb", "gf", "sc", "own", "other"), of(*FISCAL), of(), of("own"), of(), of(), of("other")]
    totals = [sum(pick(line) for line in own.book.lines) for pick in picks]
    heads = [
        [
            "项目",
            LEFT,
            "本年收入合计",
            "财政拨款收入",
            "上级补助收入",
            "事业收入",
            "经营收入",
            "附属单位上缴收入",
            "其他收入",
        ],
        ["功能分类科目编码", "科目名称", *[ABOVE] * 7],
    ]
    return Grid(
        "income",
        TITLES["income"],
        heads + coded_rows(writer, rollup(own.book.lines, code_of, picks), totals),
        2,
        wide=True,
    )


def _spending(writer: Writer, own: Accounts) -> Grid:
    picks: list[Pick] = [Line.current, Line.basics, Line.projects, *[lambda line: 0] * 3]
    totals = [sum(pick(line) for line in own.book.lines) for pick in picks]
    heads = [
        ["项目", LEFT, "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
        ["功能分类科目编码", "科目名称", *[ABOVE] * 6],
    ]
    return Grid(
        "spending",
        TITLES["spending"],
        heads + coded_rows(writer, rollup(own.book.lines, code_of, picks), totals),
        2,
        wide=True,
    )


def _fiscal(writer: Writer, own: Accounts) -> Grid:
    words = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    left = [[numbered(at, words[at]), writer.cell(own.received(fund), 1)] for at, fund in enumerate(FISCAL)]
    right = []
    for at, code in enumerate(names.FINAL_LIST):
        amounts = [sum(line.current(fund) for line in own.book.lines if line.code.startswith(code)) for fund in FISCAL]
        right.append([numbered(at, names.CLASSES[code]), *writer.cells([sum(amounts), *amounts], 1)])
    spent = [own.spent(fund) for fund in FISCAL]
    closing = [own.close(fund) for fund in FISCAL]
    rows = side_by_side(left, right)
    rows.append(
        ["本年收入合计", writer.cell(own.received(*FISCAL), 0), "本年支出合计", *writer.cells([sum(spent), *spent], 0)]
    )
    rows.append(
        [
            "年初财政拨款结转和结余",
            writer.cell(own.open(*FISCAL), 0),
            "年末财政拨款结转和结余",
            *writer.cells([sum(closing), *closing], 0),
        ]
    )
    rows += [
        [numbered(at, words[at]), writer.cell(own.open(fund), 1), "", "", "", "", ""] for at, fund in enumerate(FISCAL)
    ]
    grand = [own.spent(fund) + own.close(fund) for fund in FISCAL]
    rows.append(["总计", writer.cell(own.fiscal_grand, 0), "总计", *writer.cells([sum(grand), *grand], 0)])
    heads = [["收入", LEFT, "支出", LEFT, LEFT, LEFT, LEFT], ["项目", "决算数", "项目", "合计", *words]]
    return Grid("fiscal", TITLES["fiscal"], heads + [row[:7] for row in rows], 2, wide=True)


def _general(writer: Writer, own: Accounts, *, total_last: bool) -> Grid:
    picks: list[Pick] = [
        lambda line: line.current("gpb"),
        lambda line: line.basics("gpb"),
        lambda line: line.projects("gpb"),
    ]
    totals = [sum(pick(line) for line in own.book.lines) for pick in picks]
    heads = [["项目", LEFT, "合计", "基本支出", "项目支出"], ["功能分类科目编码", "科目名称", *[ABOVE] * 3]]
    body = coded_rows(writer, rollup(own.book.lines, code_of, picks), totals, last=total_last)
    return Grid("general", TITLES["general"], heads + body, 2)


def _economic(writer: Writer, own: Accounts) -> Grid:
    money = own.book.economic

    def block(groups: tuple[str, ...]) -> list[list[str]]:
        rows = []
        for group in groups:
            items = {code: name for code, (name, _) in names.ECONOMIC.items() if code.startswith(group)}
            whole = sum(fen for code, fen in money.items() if code.startswith(group))
            rows.append([group, mark(names.ECONOMIC_CLASSES[group], "item"), writer.cell(whole, 1)])
            rows += [[code, mark(name, "item"), writer.cell(money.get(code, 0), 3)] for code, name in items.items()]
        return rows

    rows = side_by_side(block(("301", "303")), block(("302", "310")))
    rows.append(
        ["人员经费合计", LEFT, writer.cell(own.book.people, 0), "公用经费合计", LEFT, writer.cell(own.book.office, 0)]
    )
    heads = [["经济分类科目编码", "科目名称", "决算数"] * 2]
    if writer.rng.random() < 0.3:
        heads = [["人员经费", LEFT, LEFT, "公用经费", LEFT, LEFT], *heads]
    return Grid("economic", TITLES["economic"], heads + rows, len(heads), wide=True)


def _public(writer: Writer, own: Accounts) -> Grid:
    rng = writer.rng
    if rng.random() < 0.5:
        pair = ["预算数", "决算数"]
        heads = [
            ["合计", LEFT, "因公出国（境）费", LEFT, "公务用车购置及运行维护费", *[LEFT] * 5, "公务接待费", LEFT],
            [ABOVE] * 4 + ["小计", LEFT, "公务用车购置费", LEFT, "公务用车运行维护费", LEFT] + [ABOVE] * 2,
            pair * 6,
        ]
        row: list[str] = []
        for item in PUBLIC:
            row += [writer.cell(own.plan(item), 3), writer.cell(own.book.of_public(item), 3)]
    else:
        one = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", LEFT, LEFT, "公务接待费"]
        two = [ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行维护费", ABOVE]
        heads = [["预算数", *[LEFT] * 5, "决算数", *[LEFT] * 5], one * 2, two * 2]
        row = [writer.cell(own.plan(item), 3) for item in PUBLIC] + [
            writer.cell(own.book.of_public(item), 3) for item in PUBLIC
        ]
    grid = Grid("public", TITLES["public"], [*heads, row], 3, wide=True)
    if not own.plan("total") and not own.book.of_public("total"):
        grid.notes.append(f"说明：{own.book.entity}本年度没有财政拨款“三公”经费支出，故本表无数据。")
    return grid


def _fund(writer: Writer, own: Accounts, fund: str) -> Grid:
    word = {"gf": "政府性基金预算", "sc": "国有资本经营预算"}[fund]
    lines = [line for line in own.book.lines if line.current(fund)]
    rich = own.balance_item.get(fund, "")
    picks: list[Pick] = [
        lambda line: own.open(fund) if line.code == rich else 0,
        lambda line: own.income[fund].get(line.code, 0),
        lambda line: line.current(fund),
        lambda line: line.basics(fund),
        lambda line: line.projects(fund),
        lambda line: own.close(fund) if line.code == rich else 0,
    ]
    totals = [sum(pick(line) for line in lines) for pick in picks]
    heads = [
        ["项目", LEFT, "年初结转和结余", "本年收入", "本年支出", LEFT, LEFT, "年末结转和结余"],
        ["功能分类科目编码", "科目名称", ABOVE, ABOVE, "合计", "基本支出", "项目支出", ABOVE],
    ]
    body = coded_rows(writer, rollup(lines, code_of, picks), totals)
    grid = Grid(fund, TITLES[fund], heads + body, 2, wide=True)
    if not lines:
        grid.notes.append(f"说明：{own.book.entity}本年度没有{word}财政拨款收入和支出，故本表无数据。")
    return grid
