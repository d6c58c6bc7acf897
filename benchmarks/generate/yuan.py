"""Budgets in 元: one wholly in 元 (情况表, as in Guangxi), one with tables in 元 and the narrative in 万元 (a Shanghai district)."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from benchmarks.generate import budget, names, sheets
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, mark
from benchmarks.generate.phrases import change, item_change
from benchmarks.generate.printing import Style, rounded
from benchmarks.generate.writer import Writer, coded_rows, empty_note, numbered, rollup, side_by_side

WORDS = {
    "gpb": "一般公共预算",
    "gf": "政府性基金预算",
    "sc": "国有资本经营预算",
    "fs": "财政专户管理资金",
    "own": "单位资金",
}
PUBLIC = (("total", "“三公”经费合计"), ("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行维护费"),
          ("buy", "其中：公务用车购置费"), ("run", "公务用车运行维护费"))  # fmt: skip


def _code(line: object) -> str:
    return line.code  # type: ignore[attr-defined, no-any-return]


def all_in_yuan(seed: int) -> Document:
    """Everything in 元 with two decimals."""
    rng = Random(f"yuan {seed}")
    year = rng.choice((2023, 2024, 2025))
    book = budget.make(
        rng.randrange(10**9),
        year,
        rng.choice((("gpb",), ("gpb", "gf"), ("gpb", "own", "fs"))),
        carry=rng.random() < 0.5,
    )
    style = Style(
        rng,
        unit="元",
        table_unit="元",
        nil=rng.choice(("", "0.00")),
        zero=rng.choice(("0", "0.00")),
        comma_tables=rng.random() < 0.6,
        comma_text=rng.choice((0, 1)),
        strip=rng.random() < 0.4,
        pad=rng.choice(("", "", " ")),
    )
    doc = Document("yuan", seed, book.entity, year, "budget", book.level)
    w = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年{noun}预算公开"]
    forms = _situation_forms(w, book)
    _frame(w, book, noun, forms, lambda: _yuan_text(w, book, noun), first="text" if rng.random() < 0.3 else "tables")
    return doc


def tables_in_yuan(seed: int) -> Document:
    """Tables in 元, the 三公 table and the narrative in 万元."""
    rng = Random(f"yuan tables {seed}")
    year = rng.choice((2024, 2025, 2026))
    book = budget.make(rng.randrange(10**9), year, rng.choice((("gpb",), ("gpb", "gf"), ("gpb", "own"))), carry=False)
    style = Style(
        rng,
        unit="万元",
        table_unit="元",
        nil=rng.choice(("", "0")),
        zero="0",
        comma_tables=rng.random() < 0.7,
        comma_text=rng.choice((0, 1)),
    )
    if book.grain >= 100:
        style.table_decimals = rng.choice((0, 2))
    doc = Document("yuan-tables", seed, book.entity, year, "budget", book.level)
    w = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年度{noun}预算"]
    forms = _district_forms(w, book)
    _frame(w, book, noun, forms, lambda: _district_text(w, book, noun))
    return doc


def _frame(w: Writer, book: Budget, noun: str, forms: list[Grid], narrate: object, first: str = "tables") -> None:
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
            narrate()  # type: ignore[operator]
    w.head("第四部分 名词解释", 1)
    w.para("一、财政拨款：指由财政拨款形成的部门收入。")


def _classes(book: Budget, pick: object) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for line in book.lines:
        if fen := pick(line):  # type: ignore[operator]
            amounts[line.code[:3]] = amounts.get(line.code[:3], 0) + fen
    return dict(sorted(amounts.items()))


def _three(
    w: Writer, book: Budget, kind: str, title: str, basic: object, project: object, layout: str, *, last: bool = False
) -> Grid:
    picks = [lambda line: basic(line) + project(line), basic, project]  # type: ignore[operator]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]  # type: ignore[operator]
    if layout == "joined":
        heads = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    else:
        heads = [
            ["功能分类科目编码", LEFT, LEFT, "功能分类科目名称", "合计", "基本支出", "项目支出"],
            ["类", "款", "项", *[ABOVE] * 4],
        ]
    body = coded_rows(w, rollup(book.lines, _code, picks), totals, layout=layout, last=last)  # type: ignore[arg-type]
    return Grid(kind, title, heads + body, len(heads))


def _situation_forms(w: Writer, book: Budget) -> list[Grid]:
    total, carry = book.total(), book.carried()
    noun = "部门" if book.level == "department" else "单位"
    left = [[numbered(at, word), w.cell(book.total(fund), 1)] for at, (fund, word) in enumerate(WORDS.items())]
    classes = _classes(book, lambda line: line.current() + line.carried())
    right = [
        [numbered(at, names.CLASSES[code]), w.cell(classes.get(code, 0), 1)] for at, code in enumerate(names.SHORT_LIST)
    ]
    rows = side_by_side(left, right)
    rows += [
        ["本年收入合计", w.cell(total, 0), "本年支出合计", w.cell(total + carry, 0)],
        ["上年结转结余", w.cell(carry, 1), "年终结转结余", w.cell(0, 1)],
        ["收入总计", w.cell(total + carry, 0), "支出总计", w.cell(total + carry, 0)],
    ]
    balance = Grid(
        "balance",
        f"{noun}收支总体情况表",
        [["收入", LEFT, "支出", LEFT], ["项目", "预算数", "项目", "预算数"], *rows],
        2,
    )
    layout = w.rng.choice(("joined", "joined", "split", "grown"))
    picks = [
        lambda line: line.current() + line.carried(),
        *[lambda line, fund=fund: line.current(fund) for fund in WORDS],
        Line.carried,
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    columns = [
        "合计",
        "一般公共预算",
        "政府性基金预算",
        "国有资本经营预算",
        "财政专户管理资金",
        "单位资金",
        "上年结转结余",
    ]
    if layout == "joined":
        heads = [["科目编码", "科目名称", *columns]]
    else:
        heads = [["科目编码", LEFT, LEFT, "科目名称", *columns], ["类", "款", "项", *[ABOVE] * 8]]
    income = Grid(
        "income",
        f"{noun}收入总体情况表",
        heads + coded_rows(w, rollup(book.lines, _code, picks), totals, layout=layout),
        len(heads),
        wide=True,
    )
    spending = _three(
        w, book, "spending", f"{noun}支出总体情况表", Line.basics, lambda line: line.projects() + line.carried(), layout
    )
    fiscal = _fiscal(w, book, "财政拨款收支总体情况表")
    general = _three(
        w,
        book,
        "general",
        "一般公共预算支出情况表",
        lambda line: line.basics("gpb"),
        lambda line: line.projects("gpb") + line.carried("gpb"),
        layout,
    )
    economic = _economic(w, book, "一般公共预算基本支出情况表")
    rows = [
        [
            name,
            w.cell(book.public_prior(item), 3),
            w.cell(book.of_public(item), 3),
            w.rate_cell(book.of_public(item), book.public_prior(item), "%"),
        ]
        for item, name in PUBLIC
    ]
    title = "“三公”经费支出情况表"
    if w.rng.random() < 0.4:
        title = "“三公”经费、会议费和培训费支出情况表"
        rows = _with_meetings(w, book, rows)
    public = Grid(
        "public",
        title,
        [["项目", f"{book.year - 1}年预算数", f"{book.year}年预算数", "增减%"], *rows],
        1,
    )
    gf = _three(
        w,
        book,
        "gf",
        "政府性基金预算支出情况表",
        lambda line: 0,
        lambda line: line.projects("gf") + line.carried("gf"),
        layout,
    )
    sc = _three(w, book, "sc", "国有资本经营预算支出情况表", lambda line: 0, lambda line: line.projects("sc"), layout)
    if not book.total("gf") + book.carried("gf"):
        empty_note(gf, w.rng, book.entity, "政府性基金预算支出")
    if not book.total("sc"):
        empty_note(sc, w.rng, book.entity, "国有资本经营预算支出")
    forms = [balance, income, spending, fiscal, general, economic, public, gf, sc]
    if w.rng.random() < 0.7:
        forms.append(sheets.listed(w, book, "项目绩效目标公开表", "元"))
    for number, form in enumerate(forms, 1):
        form.unit = "单位：元"
        form.label = f"表{number}"
        form.owner = f"{noun}名称：{book.entity}"
    return forms


def _with_meetings(w: Writer, book: Budget, rows: list[list[str]]) -> list[list[str]]:
    """The rows of the 三公 with 会议费 and 培训费 below and a total of all above."""
    now, old = book.of_public("total"), book.public_prior("total")
    more = []
    for ordinal, code, name in (("二", "30215", "会议费"), ("三", "30216", "培训费")):
        own = book.economic.get(code, 0)
        before = book.prior(f"meeting-{code}", own)
        more.append([f"{ordinal}、{name}", w.cell(before, 3), w.cell(own, 3), w.rate_cell(own, before, "%")])
        now, old = now + own, old + before
    rows[0][0] = "一、“三公”经费小计"
    return [["合计", w.cell(old, 0), w.cell(now, 0), w.rate_cell(now, old, "%")], *rows, *more]


def _fiscal(w: Writer, book: Budget, title: str) -> Grid:
    total, carry = book.total(*FISCAL), book.carried(*FISCAL)
    words = ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款")
    left = [
        ["一、本年收入", w.cell(total, 0)],
        *[[f"（{names.ORDINALS[at]}）{words[at]}", w.cell(book.total(fund), 1)] for at, fund in enumerate(FISCAL)],
    ]
    left += [
        ["二、上年结转", w.cell(carry, 0)],
        *[[f"（{names.ORDINALS[at]}）{words[at]}", w.cell(book.carried(fund), 1)] for at, fund in enumerate(FISCAL)],
    ]
    money = {fund: _classes(book, lambda line, fund=fund: line.current(fund) + line.carried(fund)) for fund in FISCAL}
    sums = [sum(money[fund].values()) for fund in FISCAL]
    right = [["一、本年支出", *w.cells([sum(sums), *sums], 0)]]
    for at, code in enumerate(sorted({one for fund in FISCAL for one in money[fund]})):
        amounts = [money[fund].get(code, 0) for fund in FISCAL]
        right.append([f"（{names.ORDINALS[at]}）{names.CLASSES[code]}", *w.cells([sum(amounts), *amounts], 1)])
    right.append(["二、年终结转结余", *w.cells([0] * 4, 0)])
    rows = side_by_side(left, right)
    rows.append(["收入总计", w.cell(total + carry, 0), "支出总计", *w.cells([sum(sums), *sums], 0)])
    heads = [
        ["收入", LEFT, "支出", *[LEFT] * 4],
        ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ]
    return Grid("fiscal", title, heads + rows, 2, wide=True)


def _economic(w: Writer, book: Budget, title: str, *, last: bool = False) -> Grid:
    rows = []
    for group, name in names.ECONOMIC_CLASSES.items():
        items = {code: fen for code, fen in book.economic.items() if code.startswith(group)}
        people = group in {"301", "303"}
        for code, item, fen, level in [
            (group, name, sum(items.values()), 1),
            *((code, names.ECONOMIC[code][0], fen, 3) for code, fen in items.items()),
        ]:
            if fen:
                rows.append(
                    [code, mark(item, "item"), *w.cells([fen, fen if people else 0, 0 if people else fen], level)]
                )
    total = ["合计", LEFT, *w.cells([book.people + book.office, book.people, book.office], 0)]
    heads = [["经济分类科目编码", "经济分类科目名称", "合计", "人员经费", "公用经费"]]
    return Grid("economic", title, [*heads, *rows, total] if last else [*heads, total, *rows], 1)


def _yuan_text(w: Writer, book: Budget, noun: str) -> None:
    year, entity = book.year, book.entity
    whole, total, carry = book.total() + book.carried(), book.total(), book.carried()
    gpb = book.total("gpb") + book.carried("gpb")
    w.head("一、收支预算总体情况", 2)
    w.used(29, 30)
    before = book.before(carry=True)
    w.para(
        f"{mark(f'{year}年', 'year')}{entity}收入总预算{w.money(whole)}，{change(w, whole, before, terse=True)}{w.reason(whole, before)}。其中：本年收入{w.money(total)}，上年结转结余{w.money(carry)}。"
    )
    base = book.basics()
    w.used(15)
    total_before = before
    before = total_before * base * w.rng.randint(88, 100) // (100 * whole) // book.grain * book.grain
    rest = total_before - before
    w.para(
        f"{year}年{entity}支出总预算{w.money(whole)}，其中：基本支出{w.money(base)}，占支出总预算的{w.share(base, whole)}，{change(w, base, before)}{w.reason(base, before)}；"
        f"项目支出{w.money(whole - base)}，占支出总预算的{w.share(whole - base, whole)}，{change(w, whole - base, rest)}{w.reason(whole - base, rest)}。"
    )
    if w.rng.random() < 0.4 and rounded(Fraction(100 * base, whole), 2) != rounded(
        Fraction(100 * before, total_before), 2
    ):
        w.used(43)
        points = Fraction(100 * base, whole) - Fraction(100 * before, total_before)
        w.para(
            f"基本支出占支出总预算比重{w.share(base, whole)}，比上年{'上升' if points > 0 else '下降'}{mark(f'{rounded(abs(points), 2)}', 'points')}个百分点。"
        )
    w.head("二、一般公共预算支出情况", 2)
    before = book.before("gpb", carry=True)
    w.para(
        f"{year}年一般公共预算支出{w.money(gpb, wrong=whole if whole != gpb else 0)}，{change(w, gpb, before)}{w.reason(gpb, before)}。按功能分类："
    )
    for number, (code, fen) in enumerate(
        _classes(book, lambda line: line.current("gpb") + line.carried("gpb")).items(), 1
    ):
        w.para(f"{number}.{w.class_name(code)}{w.money(fen)}，占一般公共预算支出的{w.share(fen, gpb, whole)}。")
    w.head("三、一般公共预算基本支出情况", 2)
    basic = book.people + book.office
    w.para(
        f"{year}年一般公共预算基本支出{w.money(basic)}，其中：人员经费{w.money(book.people)}，占基本支出预算{w.share(book.people, basic)}；公用经费{w.money(book.office)}，占基本支出预算{w.share(book.office, basic)}。"
    )
    w.head("四、“三公”经费情况", 2)
    now, old = book.of_public("total"), book.public_prior("total")
    w.para(
        f"{year}年“三公”经费预算{w.money(now)}，{change(w, now, old, terse=True)}{w.reason(now, old)}。其中："
        + "；".join(
            item_change(w, name, book.of_public(item), book.public_prior(item))
            for item, name in (
                ("abroad", "因公出国（境）费"),
                ("reception", "公务接待费"),
                ("cars", "公务用车购置及运行维护费"),
            )
        )
        + "。"
    )
    w.head("五、其他重要事项", 2)
    goods, works, services = book.procurement
    bought = sum(book.procurement)
    w.used(17, 68)
    if bought:
        near = bought // 3
        before = book.prior("near", near)
        text = f"{year}年政府采购预算{w.money(bought, 'procurement')}，其中：货物{w.money(goods, 'procurement')}，工程{w.money(works, 'procurement')}，服务{w.money(services, 'procurement')}。"
        if near != before and near:
            text += f"分散采购{w.money(near)}，占政府采购预算的{w.share(near, bought)}，{change(w, near, before, terse=True)}{w.reason(near, before)}。"
        w.para(text)
    else:
        w.para(f"{year}年{entity}未安排政府采购预算。")
    if len(book.units) > 1:
        w.used(67)
        run, work = book.office // 3, book.office // 7
        w.para(
            f"{entity}下属共有{len(book.units) - 1}个事业单位，事业运行经费总预算安排{w.money(run + work)}，其中：基本支出{w.money(run)}，项目支出{w.money(work)}。"
        )
    if not book.units:
        w.para(f"{entity}为事业单位，无机关运行经费。")
    else:
        before = book.prior("office", book.office)
        w.para(
            f"机关运行经费{w.money(book.office)}，{change(w, book.office, before, terse=True)}{w.reason(book.office, before)}。"
        )
    own = [one for one in book.projects if not one.carried]
    w.para(
        f"{year}年{entity}编报绩效目标的项目{w.number(len(own))}个，涉及预算资金{w.money(sum(one.total for one in own), 'loose')}。"
    )
    held = sum(book.cars.values())
    cars = "，".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(f"截至{year - 1}年12月31日，{entity}共有车辆{w.number(held, 'cars')}辆，其中：{cars}。")


def _district_forms(w: Writer, book: Budget) -> list[Grid]:
    year = book.year
    total = book.total()
    noun = "部门" if book.level == "department" else "单位"
    left = [
        ["一、财政拨款收入", w.cell(book.total(*FISCAL), 1)],
        ["1、一般公共预算资金", w.cell(book.total("gpb"), 2)],
        ["2、政府性基金", w.cell(book.total("gf"), 2)],
        ["3、国有资本经营预算", w.cell(book.total("sc"), 2)],
        ["二、事业收入", w.cell(book.total("own"), 1)],
        ["三、事业单位经营收入", w.cell(0, 1)],
        ["四、其他收入", w.cell(0, 1)],
    ]
    right = [
        [numbered(at, names.CLASSES[code]), w.cell(fen, 1)]
        for at, (code, fen) in enumerate(_classes(book, Line.current).items())
    ]
    rows = [*side_by_side(left, right), ["收入总计", w.cell(total, 0), "支出总计", w.cell(total, 0)]]
    balance = Grid(
        "balance",
        f"{year}年{noun}财务收支预算总表",
        [["本年收入", LEFT, "本年支出", LEFT], ["项目", "预算数", "项目", "预算数"], *rows],
        2,
    )
    picks = [
        Line.current,
        lambda line: line.current(*FISCAL),
        lambda line: line.current("own"),
        lambda line: 0,
        lambda line: 0,
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [
        ["项目", *[LEFT] * 3, "收入预算", *[LEFT] * 4],
        [
            "功能分类科目编码",
            LEFT,
            LEFT,
            "功能分类科目名称",
            "合计",
            "财政拨款收入",
            "事业收入",
            "事业单位经营收入",
            "其他收入",
        ],
        ["类", "款", "项", *[ABOVE] * 6],
    ]
    income = Grid(
        "income",
        f"{year}年{noun}收入预算总表",
        heads + coded_rows(w, rollup(book.lines, _code, picks), totals, layout="split", last=True),
        3,
        wide=True,
    )

    def three(kind: str, title: str, *funds: str) -> Grid:
        return _three(
            w,
            book,
            kind,
            f"{year}年{noun}{title}",
            lambda line: line.basics(*funds),
            lambda line: line.projects(*funds),
            "split",
            last=True,
        )

    spending = three("spending", "支出预算总表")
    fiscal = _district_fiscal(w, book, f"{year}年{noun}财政拨款收支预算总表")
    general = three("general", "一般公共预算支出功能分类预算表", "gpb")
    gf = three("gf", "政府性基金预算支出功能分类预算表", "gf")
    sc = three("sc", "国有资本经营预算支出功能分类预算表", "sc")
    if not book.total("gf"):
        empty_note(gf, w.rng, book.entity, "政府性基金预算支出")
    if not book.total("sc"):
        empty_note(sc, w.rng, book.entity, "国有资本经营预算支出")
    economic = _district_economic(w, book, f"{year}年{noun}一般公共预算基本支出部门预算经济分类预算表")
    public = _district_public(w, book, f"{year}年{noun}“三公”经费和机关运行经费预算表")
    forms = [balance, income, spending, fiscal, general, gf, sc, economic, public]
    for form in forms:
        form.unit = "单位：元"
        form.owner = f"编制{noun}：{book.entity}"
    public.unit = "单位：万元"
    return forms


def _district_fiscal(w: Writer, book: Budget, title: str) -> Grid:
    left = [
        [numbered(at, word), w.cell(book.total(fund), 1)]
        for at, (fund, word) in enumerate(
            (("gpb", "一般公共预算资金"), ("gf", "政府性基金"), ("sc", "国有资本经营预算"))
        )
    ]
    money = {fund: _classes(book, lambda line, fund=fund: line.current(fund)) for fund in FISCAL}
    right = []
    for at, code in enumerate(sorted({one for fund in FISCAL for one in money[fund]})):
        amounts = [money[fund].get(code, 0) for fund in FISCAL]
        right.append([numbered(at, names.CLASSES[code]), *w.cells([sum(amounts), *amounts], 1)])
    sums = [sum(money[fund].values()) for fund in FISCAL]
    rows = [*side_by_side(left, right), ["收入总计", w.cell(sum(sums), 0), "支出总计", *w.cells([sum(sums), *sums], 0)]]
    heads = [
        ["财政拨款收入", LEFT, "财政拨款支出", *[LEFT] * 4],
        ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金", "国有资本经营预算"],
    ]
    return Grid("fiscal", title, heads + rows, 2, wide=True)


def _district_economic(w: Writer, book: Budget, title: str) -> Grid:
    heads = [
        ["部门预算经济分类科目编码", LEFT, "经济分类科目名称", "一般公共预算基本支出", LEFT, LEFT],
        ["类", "款", ABOVE, "合计", "人员经费", "公用经费"],
    ]
    rows = []
    for group, name in names.ECONOMIC_CLASSES.items():
        items = {code: fen for code, fen in book.economic.items() if code.startswith(group)}
        if not items:
            continue
        people = group in {"301", "303"}
        for code, item, fen, level in [
            (group, name, sum(items.values()), 1),
            *((code, names.ECONOMIC[code][0], fen, 3) for code, fen in items.items()),
        ]:
            rows.append(
                [
                    code[:3],
                    code[3:],
                    mark(item, "item"),
                    *w.cells([fen, fen if people else 0, 0 if people else fen], level),
                ]
            )
    rows.append(["合计", LEFT, LEFT, *w.cells([book.people + book.office, book.people, book.office], 0)])
    return Grid("economic", title, heads + rows, 2)


def _district_public(w: Writer, book: Budget, title: str) -> Grid:
    heads = [
        ["“三公”经费预算数", *[LEFT] * 5, "机关运行经费预算数"],
        ["合计", "因公出国（境）费", "公务接待费", "公务用车购置及运行费", LEFT, LEFT, ABOVE],
        [ABOVE, ABOVE, ABOVE, "小计", "购置费", "运行费", ABOVE],
    ]
    old = (w.style.table_unit, w.style.table_decimals)
    w.style.table_unit, w.style.table_decimals = "万元", 2
    row = w.cells(
        [
            *(book.of_public(item) for item in ("total", "abroad", "reception", "cars", "buy", "run")),
            book.office if book.units else 0,
        ],
        3,
    )
    w.style.table_unit, w.style.table_decimals = old
    grid = Grid("public", title, [*heads, row], 3, wide=True)
    if not book.of_public("total") and not book.units:
        empty_note(grid, w.rng, book.entity, "“三公”经费和机关运行经费")
    return grid


def _district_text(w: Writer, book: Budget, noun: str) -> None:
    year, entity = book.year, book.entity
    total, gpb, fiscal = book.total(), book.total("gpb"), book.total(*FISCAL)
    w.head("一、预算编制总体情况", 2)
    before = book.before(carry=False)
    before_fiscal = book.before(*FISCAL, carry=False)
    w.para(
        f"{mark(f'{year}年', 'year')}，{entity}预算支出总额为{w.money(total, wrong=gpb if gpb != total else 0)}，{change(w, total, before, terse=True)}{w.reason(total, before)}。其中：财政拨款支出预算{w.money(fiscal)}，"
        f"{change(w, fiscal, before_fiscal, terse=True)}{w.reason(fiscal, before_fiscal)}。"
    )
    parts = "；".join(
        f"{word}拨款支出预算{w.money(book.total(fund))}" for fund, word in list(WORDS.items())[:3] if book.total(fund)
    )
    w.para(f"财政拨款支出预算中，{parts}。")
    w.para("财政拨款支出主要内容如下：")
    for number, (code, fen) in enumerate(_classes(book, lambda line: line.current(*FISCAL)).items(), 1):
        w.para(f"{number}. “{w.class_name(code)}”科目{w.money(fen)}，主要用于相关人员经费和工作支出。")
    w.head("二、“三公”经费预算情况说明", 2)
    now, old = book.of_public("total"), book.public_prior("total")
    w.para(f"{year}年“三公”经费预算数为{w.money(now)}，{change(w, now, old, terse=True)}{w.reason(now, old)}。其中：")
    for number, (item, name) in enumerate(
        (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行费"), ("reception", "公务接待费")), 1
    ):
        text = item_change(w, name, book.of_public(item), book.public_prior(item))
        if item == "cars":
            text += f"（其中：购置费{w.money(book.of_public('buy'))}，运行费{w.money(book.of_public('run'))}）"
        w.para(f"（{names.ORDINALS[number - 1]}）{text}。")
    w.head("三、机关运行经费预算", 2)
    if book.units:
        w.para(f"{year}年{entity}财政拨款的机关运行经费预算为{w.money(book.office)}。")
    else:
        w.para(f"{entity}无机关运行经费预算。")
    w.head("四、政府采购情况", 2)
    goods, works, services = book.procurement
    w.para(
        f"{year}年度{entity}政府采购预算{w.money(sum(book.procurement), 'procurement')}，其中：政府采购货物预算{w.money(goods, 'procurement')}、政府采购工程预算{w.money(works, 'procurement')}、政府采购服务预算{w.money(services, 'procurement')}。"
    )
    w.head("五、绩效目标设置情况", 2)
    own = [one for one in book.projects if not one.carried]
    w.para(
        f"{year}年度编报绩效目标的项目{w.number(len(own))}个，涉及项目预算资金{w.money(sum(one.total for one in own), 'loose')}。"
    )
    w.head("六、国有资产占有使用情况", 2)
    cars = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(f"截至{year - 1}年12月31日，{entity}共有车辆{w.number(sum(book.cars.values()), 'cars')}辆，其中：{cars}。")
