"""The thirteen forms of a budget in Shanxi."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Grid, mark
from benchmarks.generate.writer import Pick, Writer, coded_rows, empty_note, numbered, rollup, side_by_side

FUND_NAMES = {
    "gpb": "一般公共预算", "gf": "政府性基金预算", "sc": "国有资本经营预算", "fs": "财政专户管理资金", "own": "单位资金",
}  # fmt: skip


PUBLIC_ROWS = (
    ("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行费"),
    ("buy", "①公务用车购置费"), ("run", "②公务用车运行维护费"), ("total", "合计"),
)  # fmt: skip


def forms_of(writer: Writer, book: Budget) -> list[Grid]:
    year = book.year
    owner = f"单位名称：{book.entity}"
    forms = [
        _balance(writer, book), _income(writer, book), _spending(writer, book), _fiscal(writer, book),
        _general(writer, book), _economic(writer, book), *_funds(writer, book), _public(writer, book),
        _office(writer, book), *_projects(writer, book),
    ]  # fmt: skip
    label = writer.rng.choice(("预算公开表{}", "部门公开表{}", "", "表{}"))
    for number, form in enumerate(forms, 1):
        form.owner, form.unit = owner, "单位：万元"
        form.title = f"{year}年{form.title}"
        if label and (number < 5 or writer.rng.random() < 0.7):
            form.label = label.format(number)
    forms[0].notes.append("注：本套报表因取数时四舍五入，部分金额可能存在尾差")
    return forms


def by_class(book: Budget, pick: Pick) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for line in book.lines:
        amounts[line.code[:3]] = amounts.get(line.code[:3], 0) + pick(line)
    return amounts


def _balance(writer: Writer, book: Budget) -> Grid:
    year = book.year
    left = [[numbered(at, FUND_NAMES[fund]), writer.cell(book.total(fund), 1)] for at, fund in enumerate(FUND_NAMES)]
    whole, now, carried = (
        by_class(book, lambda line: line.current() + line.carried()), by_class(book, Line.current), by_class(book, Line.carried),
    )  # fmt: skip
    right = [
        [numbered(at, names.CLASSES[code]), *writer.cells([book_.get(code, 0) for book_ in (whole, now, carried)], 1)]
        for at, code in enumerate(names.FULL_LIST)
    ]
    total, carry = book.total(), book.carried()
    rows = side_by_side(left, right)
    rows += [
        ["本年收入合计", writer.cell(total, 0), "本年支出合计", *writer.cells([total + carry, total, carry], 0)],
        ["上年结转", writer.cell(carry, 0), "年终结转", *writer.cells([0, 0, 0], 0)],
        ["收入总计", writer.cell(total + carry, 0), "支出总计", *writer.cells([total + carry, total, carry], 0)],
    ]
    heads = [
        ["收入", LEFT, "支出", LEFT, LEFT, LEFT],
        ["项目", f"{year}年", "项目", f"{year}年合计", "当年预算安排", "上年结转安排"],
    ]
    return Grid("balance", "预算收支总表", [*heads, *rows], 2)


def _income(writer: Writer, book: Budget) -> Grid:
    picks: list[Pick] = [
        Line.current,
        *[lambda line, fund=fund: line.current(fund) for fund in FUND_NAMES],
        Line.carried,
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [
        ["项目", LEFT, "本年收入", LEFT, LEFT, LEFT, LEFT, LEFT, "上年结转"],
        [
            "科目编码",
            "科目名称",
            "合计",
            "一般公共预算",
            "政府性基金",
            "国有资本经营预算",
            "财政专户管理资金",
            "单位资金",
            ABOVE,
        ],
    ]
    body = coded_rows(writer, rollup(book.lines, picks), totals)
    return Grid("income", "预算收入总表", heads + body, 2, wide=True)


def _three(writer: Writer, book: Budget, kind: str, title: str, basic: Pick, project: Pick) -> Grid:
    picks: list[Pick] = [lambda line: basic(line) + project(line), basic, project]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [
        ["项目", LEFT, f"{book.year}年预算数", LEFT, LEFT],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ]
    return Grid(kind, title, heads + coded_rows(writer, rollup(book.lines, picks), totals), 2)


def _spending(writer: Writer, book: Budget) -> Grid:
    if not writer.style.carried:
        return _three(writer, book, "spending", "预算支出总表", Line.basics, Line.projects)
    return _three(writer, book, "spending", "预算支出总表", Line.basics, lambda line: line.projects() + line.carried())


def _fiscal(writer: Writer, book: Budget) -> Grid:
    left = [[numbered(at, FUND_NAMES[fund]), writer.cell(book.total(fund), 1)] for at, fund in enumerate(FISCAL)]
    money = {fund: by_class(book, lambda line, fund=fund: line.current(fund) + line.carried(fund)) for fund in FISCAL}
    right = []
    for at, code in enumerate(names.FULL_LIST):
        amounts = [money[fund].get(code, 0) for fund in FISCAL]
        right.append([numbered(at, names.CLASSES[code]), *writer.cells([sum(amounts), *amounts], 1)])
    total, carry = book.total(*FISCAL), book.carried(*FISCAL)
    sums = [sum(money[fund].values()) for fund in FISCAL]
    rows = side_by_side(left, right)
    rows.append(["本年收入合计", writer.cell(total, 0), "本年支出合计", *writer.cells([sum(sums), *sums], 0)])
    rows.append(["上年财政拨款结转", writer.cell(carry, 0), "年终结转", *writer.cells([0, 0, 0, 0], 0)])
    rows += [
        [numbered(at, FUND_NAMES[fund]), writer.cell(book.carried(fund), 1), "", "", "", "", ""]
        for at, fund in enumerate(FISCAL)
    ]
    rows.append(["收入总计", writer.cell(total + carry, 0), "支出总计", *writer.cells([sum(sums), *sums], 0)])
    heads = [
        ["收入", LEFT, "支出", LEFT, LEFT, LEFT, LEFT],
        ["项目", "金额", "项目", "金额", LEFT, LEFT, LEFT],
        [ABOVE, ABOVE, ABOVE, "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ]
    rows = [row[:7] for row in rows]
    return Grid("fiscal", "财政拨款收支总表", heads + rows, 3, wide=True)


def _general(writer: Writer, book: Budget) -> Grid:
    return _three(
        writer, book, "general", "一般公共预算支出预算表（不含上年结转）",
        lambda line: line.basics("gpb"), lambda line: line.projects("gpb"),
    )  # fmt: skip


def _economic(writer: Writer, book: Budget) -> Grid:
    heads = [
        ["部门预算支出经济科目名称", "政府预算支出经济科目名称", f"{book.year}年预算数", LEFT, LEFT],
        [ABOVE, ABOVE, "合计", "人员经费", "公用经费"],
    ]
    rows = [["合计", "", *writer.cells([book.people + book.office, book.people, book.office], 0)]]
    for group, name in names.ECONOMIC_CLASSES.items():
        items = {code: fen for code, fen in book.economic.items() if code.startswith(group)}
        if not items:
            continue
        people = group in {"301", "303"}
        pairs = [(name, "", sum(items.values()), 1)]
        pairs += [(names.ECONOMIC[code][0], government(book, code), fen, 3) for code, fen in items.items()]
        for item, other, fen, level in pairs:
            amounts = [fen, fen, 0] if people else [fen, 0, fen]
            rows.append([mark(item, "item"), mark(other, "government") if other else "", *writer.cells(amounts, level)])
    return Grid("economic", "一般公共预算安排基本支出分经济科目表（不含上年结转）", heads + rows, 2)


def government(book: Budget, code: str) -> str:
    """The 政府预算支出经济分类 of an item; in an institution whole classes go together."""
    if not book.admin and code[:3] in {"301", "302"}:
        return {"301": "工资福利支出", "302": "商品和服务支出"}[code[:3]]
    if not book.admin and code[:3] == "310":
        return "资本性支出（一）"
    return names.ECONOMIC[code][1]


def _funds(writer: Writer, book: Budget) -> list[Grid]:
    rng, entity = writer.rng, book.entity
    gf, sc = book.total("gf"), book.total("sc")
    income_rows = [["合计", LEFT, writer.cell(gf, 0)]]
    if gf:
        land = sum(line.current("gf") for line in book.lines if line.code.startswith("212"))
        for code, name, fen in (("1030148", "国有土地使用权出让收入", land), ("1030155", "彩票公益金收入", gf - land)):
            if fen:
                income_rows.append([code, name, writer.cell(fen, 1)])
    gf_income = Grid("gf-income", "政府性基金预算收入表（不含上年结转）", [
        ["项目", LEFT, "政府性基金收入预算"], ["收入科目编码", "科目名称", ABOVE], *income_rows], 2)  # fmt: skip
    picks: list[Pick] = [
        lambda line: line.current("gf"),
        lambda line: line.basics("gf"),
        lambda line: line.projects("gf"),
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    gf_out = Grid("gf-spending", "政府性基金预算支出表（不含上年结转）", [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        *coded_rows(writer, rollup(book.lines, picks), totals)], 1)  # fmt: skip
    left = [["合计", LEFT, writer.cell(sc, 0)]]
    if sc:
        left.append(["1030601", "利润收入", writer.cell(sc, 1)])
    picks = [lambda line: line.current("sc"), lambda line: line.basics("sc"), lambda line: line.projects("sc")]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    right = coded_rows(writer, rollup(book.lines, picks), totals)
    if not sc:
        right = [["", "", *writer.cells([0, 0, 0], 0)]]
    sc_both = Grid("sc", "国有资本经营预算收支预算表（不含上年结转）", [
        ["国有资本经营预算收入", LEFT, LEFT, "国有资本经营预算支出", LEFT, LEFT, LEFT, LEFT],
        ["项目", LEFT, "国有资本经营收入预算", "科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["收入科目编码", "科目名称", ABOVE, ABOVE, ABOVE, ABOVE, ABOVE, ABOVE],
        *side_by_side(left, right)], 3, wide=True)  # fmt: skip
    if not gf:
        empty_note(gf_income, rng, entity, "政府性基金收入")
        empty_note(gf_out, rng, entity, "政府性基金支出")
    if not sc:
        empty_note(sc_both, rng, entity, "国有资本经营预算收支")
    return [gf_income, gf_out, sc_both]


def _public(writer: Writer, book: Budget) -> Grid:
    heads = [
        ["项目", f"{book.year}年预算数", LEFT, LEFT, LEFT],
        [ABOVE, "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ]
    rows = [
        [
            name,
            *writer.cells(
                [book.of_public(item), *(book.of_public(item, fund) for fund in FISCAL)], 0 if item == "total" else 3
            ),
        ]
        for item, name in PUBLIC_ROWS
    ]
    grid = Grid("public", "财政拨款安排“三公”经费支出预算表", heads + rows, 2)
    if not book.of_public("total"):
        empty_note(grid, writer.rng, book.entity, "“三公”经费")
    return grid


def _office(writer: Writer, book: Budget) -> Grid:
    fen = book.office if book.units else 0
    rows = [["部门合计", *writer.cells([fen, fen, 0, 0], 0)]]
    rows += [[mark(name, "entity"), *writer.cells([own, own, 0, 0], 3)] for name, own in book.units]
    heads = [
        ["单位名称", f"{book.year}预算数", LEFT, LEFT, LEFT],
        [ABOVE, "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ]
    grid = Grid("office", "财政拨款安排机关运行经费预算表", heads + rows, 2)
    if not fen:
        empty_note(grid, writer.rng, book.entity, "机关运行经费")
    return grid


def _projects(writer: Writer, book: Budget) -> list[Grid]:
    year, grids = book.year, []
    for carried, title, funds in ((False, "本年预算", tuple(FUND_NAMES)), (True, "上年结转", FISCAL)):
        own = [one for one in book.projects if one.carried is carried]
        last = ["财政专户管理资金", "单位资金"] if not carried else []
        width = 2 + len(funds)
        heads = [
            ["项目名称", "合计", f"{year}年财政拨款", LEFT, LEFT, *last],
            [ABOVE, ABOVE, "一般公共预算", "政府性基金预算", "国有资本经营预算", *([ABOVE] * len(last))],
        ]
        rows = [[str(at) for at in range(1, width + 1)]]
        if own:
            sums = [sum(one.money.get(fund, 0) for one in own) for fund in funds]
            rows.append([mark(book.entity, "entity"), *writer.cells([sum(sums), *sums], 0)])
            for one in own:
                amounts = [one.money.get(fund, 0) for fund in funds]
                rows.append([mark(one.name, "project"), *writer.cells([sum(amounts), *amounts], 3)])
        kind = "projects-carried" if carried else "projects"
        grid = Grid(kind, f"项目支出预算表（{title}）", heads + rows, 2)
        if not own:
            grid.notes.append("注：本表无数据")
        grids.append(grid)
    return grids
