"""A unit's budget after the manner of Shanxi: thirteen forms, the narrative after them, sheets of performance targets."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names, sheets
from benchmarks.generate.budget import FISCAL, WAN, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, Para, mark
from benchmarks.generate.phrases import change, item_change
from benchmarks.generate.printing import Style
from benchmarks.generate.writer import Writer, coded_rows, empty_note, numbered, rollup, side_by_side

FUND_NAMES = {
    "gpb": "一般公共预算", "gf": "政府性基金预算", "sc": "国有资本经营预算", "fs": "财政专户管理资金", "own": "单位资金",
}  # fmt: skip
PUBLIC_ROWS = (
    ("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行费"),
    ("buy", "①公务用车购置费"), ("run", "②公务用车运行维护费"), ("total", "合计"),
)  # fmt: skip


def build(seed: int) -> Document:
    """The disclosure of this seed."""
    rng = Random(f"shanxi {seed}")
    year = rng.choice((2024, 2025, 2026))
    book = budget.make(rng.randrange(10**9), year, rng.choice((
        ("gpb",), ("gpb", "gf"), ("gpb", "gf", "fs", "own"), ("gpb", "sc", "own"), ("gpb", "own", "fs"),
    )), carry=rng.random() < 0.7)  # fmt: skip
    style = Style(
        rng, nil=rng.choice(("", "", "", "0.00")), zero=rng.choice(("0", "0", "0.00")), comma_tables=rng.random() < 0.2,
        comma_text=rng.choice((0, 0, 0.7, 1)), shares=rng.choice((2, 2, 2, 1, 0, 3)), footed=rng.random() < 0.25, rates=2, strip=rng.random() < 0.3,
    )  # fmt: skip
    doc = Document("shanxi", seed, book.entity, year, "budget", book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年度{noun}预算公开"]
    forms = _forms(writer, book)
    doc.blocks.append(_contents(writer, forms, noun))
    _profile(writer, book, noun)
    writer.head(f"第二部分 {year}年{noun}预算报表", 1)
    doc.blocks.extend(forms)
    _narrative(writer, book, noun)
    _terms(writer)
    return doc


def _contents(writer: Writer, forms: list[Grid], noun: str) -> Contents:
    year = writer.doc.year
    entries = ["第一部分 概况", f"一、本{noun}职责", "二、机构设置情况", f"第二部分 {year}年{noun}预算报表"]
    entries += [f"表{names.ORDINALS[at]}{form.title}" for at, form in enumerate(forms)]
    entries += [f"第三部分 {year}年度{noun}预算情况说明", f"一、{noun}预算收支数据变动情况及原因", "二、收入预算情况说明",
                "三、支出预算情况说明", "四、财政拨款收支预算总体情况说明", "五、一般公共预算支出情况说明",
                "六、一般公共预算基本支出情况说明", "七、“三公”经费增减变动原因说明", "八、机关运行经费增减变动原因说明",
                "九、政府采购情况", "十、绩效管理情况", "十一、国有资产占有使用情况", "十二、其他说明", "第四部分 名词解释"]  # fmt: skip
    pages, page = [], 1
    for _ in entries:
        page += writer.rng.choice((0, 0, 1))
        pages.append(page)
    return Contents([(mark(text, "contents"), page) for text, page in zip(entries, pages, strict=True)])


def _profile(writer: Writer, book: Budget, noun: str) -> None:
    writer.head("第一部分 概况", 1)
    writer.head(f"一、本{noun}职责", 2)
    writer.para(f"（一）贯彻执行国家和省、市有关方针政策和法律法规，拟订{book.place}相关发展规划并组织实施。")
    writer.para(f"（二）完成{book.place}党委、政府交办的其他任务。")
    writer.head("二、机构设置情况", 2)
    if book.level == "department":
        writer.para(
            f"纳入{book.entity}{book.year}年度部门预算编制范围的单位共{len(book.units)}个，分别为："
            + "、".join(name for name, _ in book.units)
            + "。"
        )
    else:
        writer.para(f"{book.entity}内设3个正科级科室，分别为：办公室、业务科、综合科。")


def _forms(writer: Writer, book: Budget) -> list[Grid]:
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


def _by_class(book: Budget, pick: object) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for line in book.lines:
        amounts[line.code[:3]] = amounts.get(line.code[:3], 0) + pick(line)  # type: ignore[operator]
    return amounts


def _balance(writer: Writer, book: Budget) -> Grid:
    year = book.year
    left = [[numbered(at, FUND_NAMES[fund]), writer.cell(book.total(fund), 1)] for at, fund in enumerate(FUND_NAMES)]
    whole, now, carried = (
        _by_class(book, lambda line: line.current() + line.carried()), _by_class(book, Line.current), _by_class(book, Line.carried),
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
    picks = [Line.current, *[lambda line, fund=fund: line.current(fund) for fund in FUND_NAMES], Line.carried]
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
    body = coded_rows(writer, rollup(book.lines, _code, picks), totals)
    return Grid("income", "预算收入总表", heads + body, 2, wide=True)


def _code(line: object) -> str:
    return line.code  # type: ignore[attr-defined, no-any-return]


def _three(writer: Writer, book: Budget, kind: str, title: str, basic: object, project: object) -> Grid:
    picks = [lambda line: basic(line) + project(line), basic, project]  # type: ignore[operator]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]  # type: ignore[operator]
    heads = [
        ["项目", LEFT, f"{book.year}年预算数", LEFT, LEFT],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ]
    grid = Grid(kind, title, heads + coded_rows(writer, rollup(book.lines, _code, picks), totals), 2)  # type: ignore[arg-type]
    return grid


def _spending(writer: Writer, book: Budget) -> Grid:
    return _three(writer, book, "spending", "预算支出总表", Line.basics, lambda line: line.projects() + line.carried())


def _fiscal(writer: Writer, book: Budget) -> Grid:
    left = [[numbered(at, FUND_NAMES[fund]), writer.cell(book.total(fund), 1)] for at, fund in enumerate(FISCAL)]
    money = {fund: _by_class(book, lambda line, fund=fund: line.current(fund) + line.carried(fund)) for fund in FISCAL}
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
    picks = [lambda line: line.current("gf"), lambda line: line.basics("gf"), lambda line: line.projects("gf")]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    gf_out = Grid("gf-spending", "政府性基金预算支出表（不含上年结转）", [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        *coded_rows(writer, rollup(book.lines, _code, picks), totals)], 1)  # fmt: skip
    left = [["合计", LEFT, writer.cell(sc, 0)]]
    if sc:
        left.append(["1030601", "利润收入", writer.cell(sc, 1)])
    picks = [lambda line: line.current("sc"), lambda line: line.basics("sc"), lambda line: line.projects("sc")]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    right = coded_rows(writer, rollup(book.lines, _code, picks), totals)
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


def _narrative(writer: Writer, book: Budget, noun: str) -> None:
    year, entity, w = book.year, book.entity, writer
    total, carry = book.total(), book.carried()
    gpb, basic = book.total("gpb"), book.people + book.office
    none = w.rng.choice(("", "", "无特殊情况。"))
    w.head(f"第三部分 {year}年度{noun}预算情况说明", 1)
    w.head(f"一、{noun}预算收支数据变动情况及原因", 2)
    before = book.before(carry=True)
    w.used(1, 2)
    w.para(
        f"{mark(f'{year}年度', 'year')}{entity}预算收入总计{w.money(total + carry, wrong=total if carry else book.total('gpb'))}，其中：本年收入{w.money(total)}，上年结转{w.money(carry)}，"
        f"{change(w, total + carry, before, terse=True)}{_why(w, book, before)}；本年{noun}预算支出总计{w.money(total + carry)}，"
        f"其中：本年预算安排{w.money(total)}，上年结转{w.money(carry)}。"
    )
    w.head("二、收入预算情况说明", 2)
    w.used(3, 77)
    whole = total + carry
    parts = [
        f"{FUND_NAMES[fund]}{'拨款' if fund in FISCAL else ''}{'收入' if fund != 'own' else ''}{w.money(book.total(fund))}，占{w.share(book.total(fund), whole, total if carry else None)}"
        for fund in FUND_NAMES
    ]
    w.para(
        f"{year}年度{entity}预算收入{w.money(whole)}，主要包括{'；'.join(parts)}；上年结转{w.money(carry)}，占{w.share(carry, whole)}。{none}"
    )
    w.head("三、支出预算情况说明", 2)
    w.used(4)
    base, proj = book.basics(), book.project_money() + carry
    w.para(
        f"{year}年度{entity}支出预算{w.money(base + proj)}，其中：基本支出{w.money(base, wrong=basic if basic != base else 0)}，占{w.share(base, base + proj)}；项目支出{w.money(proj, wrong=book.project_money('gpb'))}，占{w.share(proj, base + proj)}。{none}"
    )
    w.head("四、财政拨款收支预算总体情况说明", 2)
    w.used(5, 6)
    fiscal, fiscal_carry = book.total(*FISCAL), book.carried(*FISCAL)
    funds = "，".join(f"{FUND_NAMES[fund]}拨款{w.money(book.total(fund) + book.carried(fund))}" for fund in FISCAL)
    classes = _by_class(book, lambda line: line.current(*FISCAL) + line.carried(*FISCAL))
    listed = "、".join(f"{w.class_name(code)}{w.money(fen)}" for code, fen in sorted(classes.items()) if fen)
    w.para(
        f"{year}年度{entity}财政拨款收支总预算{w.money(fiscal + fiscal_carry, wrong=whole if whole != fiscal + fiscal_carry else 0)}。其中：{funds}。其中：当年拨款收入{w.money(fiscal)}，"
        f"上年结转收入{w.money(fiscal_carry)}。支出包括：{listed}等。{none}"
    )
    w.head("五、一般公共预算支出情况说明", 2)
    w.head("（一）一般公共预算当年支出规模变化情况", 3)
    before = book.before("gpb", carry=False)
    w.para(
        f"{year}年度{entity}一般公共预算当年支出{w.money(gpb, wrong=fiscal if fiscal != gpb else 0)}，{change(w, gpb, before)}{w.reason(gpb, before)}。"
    )
    w.head("（二）一般公共预算当年支出结构情况", 3)
    w.used(7)
    classes = {code: fen for code, fen in sorted(_by_class(book, lambda line: line.current("gpb")).items()) if fen}
    listed = "；".join(
        f"{w.class_name(code)}{'（类）' if w.rng.random() < 0.1 else ''}{w.money(fen)}，占{w.share(fen, gpb, whole)}"
        for code, fen in classes.items()
    )
    w.para(f"{year}年度{entity}一般公共预算当年支出{w.money(gpb)}，主要用于以下方面：{listed}。{none}")
    w.head("六、一般公共预算基本支出情况说明", 2)
    w.para(f"{year}年度{entity}一般公共预算安排基本支出{w.money(basic)}，其中：")
    for word, fen, groups, end in (
        ("人员经费", book.people, {"301", "303"}, "；"),
        ("公用经费", book.office, {"302", "310"}, "。"),
    ):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.rng.shuffle(items)
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}等{end}")
    _public_text(writer, book)
    _rest(writer, book, noun)


def _why(w: Writer, book: Budget, before: int) -> str:
    """The reason for the change of the total; where the general budget moves the other way, it says so."""
    now, gpb, old = book.total() + book.carried(), book.total("gpb"), book.before("gpb", carry=False)
    if (now - before) * (gpb - old) < 0:
        more = now > before
        return f"，主要原因是上年结转和一般公共预算以外的资金{'增加' if more else '减少'}，一般公共预算当年安排{'减少' if more else '增加'}"
    return w.reason(now, before)


def _public_text(writer: Writer, book: Budget) -> None:
    w, year = writer, book.year
    total, before = book.of_public("total"), book.public_prior("total")
    w.head("七、“三公”经费增减变动原因说明", 2)
    w.used(54, 56)
    items = []
    for item, name in (("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行费")):
        items.append(item_change(w, name, book.of_public(item), book.public_prior(item)))
    tail = "，".join(
        f"{name}{w.money(book.of_public(item))}"
        for item, name in (("run", "公务用车运行维护费"), ("buy", "公务用车购置费"))
    )
    w.para(
        f"{year}年{book.entity}财政拨款安排的“三公”经费预算{w.money(total)}，{change(w, total, before)}{w.reason(total, before)}。"
        f"其中：{'；'.join(items)}，其中：{tail}。"
    )


def _rest(writer: Writer, book: Budget, noun: str) -> None:
    w, year, entity = writer, book.year, book.entity
    w.head("八、机关运行经费增减变动原因说明", 2)
    if book.units:
        before = book.prior("office", book.office)
        w.used(65)
        w.para(
            f"本{noun}机关运行经费财政拨款预算{w.money(book.office)}，{change(w, book.office, before, terse=True)}{w.reason(book.office, before)}。"
        )
    else:
        w.used(78)
        w.para("本单位为事业单位，无机关运行经费预算。")
    w.head("九、政府采购情况", 2)
    w.used(68)
    goods, works, services = book.procurement
    w.para(
        f"{year}年{entity}政府采购预算总额{w.money(sum(book.procurement), 'procurement')}。其中：政府采购货物预算{w.money(goods, 'procurement')}、"
        f"政府采购工程预算{w.money(works, 'procurement')}、政府采购服务预算{w.money(services, 'procurement')}。"
    )
    w.head("十、绩效管理情况", 2)
    own = [one for one in book.projects if not one.carried]
    special = [one for one in own if one.total >= 30 * WAN]
    other = [one for one in own if one.total < 30 * WAN]
    w.used(75)
    w.para(f"1、整体绩效目标")
    w.para(f"本{noun}{year}年未编报{noun}整体绩效目标。")
    w.para(f"2、项目绩效目标")
    money = sum(one.total for one in own)
    w.para(
        f"{year}年{entity}纳入绩效目标管理的二级项目{w.number(len(own), 'count-sum')}个，共计金额{w.money(money)}。其中：其他运转类项目{w.number(len(other), 'count-sum')}个，"
        f"涉及金额{w.money(sum(one.total for one in other))}；特定目标类项目{w.number(len(special), 'count-sum')}个，涉及金额{w.money(sum(one.total for one in special))}。"
    )
    if w.rng.random() < 0.85:
        w.para("（项目绩效目标表公开情况见附件）")
        for one in own:
            w.add(sheets.shanxi_sheet(w, book, one))
    w.head("十一、国有资产占有使用情况", 2)
    cars = "，".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    held = sum(book.cars.values())
    w.used(72, 73, 74)
    w.para("1、车辆情况：")
    w.para(
        f"截至{year - 1}年12月31日，{entity}共有公务用车编制{w.number(held + w.rng.choice((0, 0, 1)), 'cars-allowed')}辆，实有{w.number(held, 'cars')}辆，其中：{cars}。"
    )
    w.para("2、房屋情况：")
    w.para(f"截至{year - 1}年12月31日，{entity}使用的办公用房建筑总面积{book.area / 100:.2f}平方米。")
    w.para("3、其他国有资产占有使用情况：")
    fifty, hundred = book.devices
    w.para(
        f"截至{year - 1}年12月31日，{entity}占有使用价值50万元（原值）以上的通用设备{w.number(fifty, 'devices')}台（套）；{entity}占有使用价值100万元（原值）以上的通用设备{w.number(hundred, 'devices')}台（套）。"
    )
    w.head("十二、其他说明", 2)
    w.para(f"本{noun}严格按照预算公开的有关规定，及时、准确公开预算信息。")


TERMS = (
    "一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "二、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
    "三、“三公”经费：指用财政拨款安排的因公出国（境）费用、公务用车购置及运行费和公务接待费。",
    "四、机关运行经费：指行政单位和参照公务员法管理的事业单位使用财政拨款安排的基本支出中的公用经费支出。",
    "五、上年结转：指以前年度预算安排、结转到本年仍按原规定用途继续使用的资金。",
)


def _terms(writer: Writer) -> None:
    writer.head("第四部分 名词解释", 1)
    for term in TERMS:
        writer.doc.blocks.append(Para(term))
