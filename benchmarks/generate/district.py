"""A budget with tables in 元 and the narrative in 万元, as in a district of Shanghai."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Document, Grid, mark
from benchmarks.generate.phrases import change, item_change
from benchmarks.generate.printing import Style
from benchmarks.generate.writer import Pick, Writer, coded_rows, empty_note, numbered, rollup, side_by_side
from benchmarks.generate.yuan import WORDS, by_class, frame, three_columns


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
    frame(w, book, noun, forms, lambda: _district_text(w, book))
    return doc


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
        for at, (code, fen) in enumerate(by_class(book, Line.current).items())
    ]
    rows = [*side_by_side(left, right), ["收入总计", w.cell(total, 0), "支出总计", w.cell(total, 0)]]
    balance = Grid(
        "balance",
        f"{year}年{noun}财务收支预算总表",
        [["本年收入", LEFT, "本年支出", LEFT], ["项目", "预算数", "项目", "预算数"], *rows],
        2,
    )
    picks: list[Pick] = [
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
        heads + coded_rows(w, rollup(book.lines, picks), totals, layout="split", last=True),
        3,
        wide=True,
    )

    def three(kind: str, title: str, *funds: str) -> Grid:
        return three_columns(
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
    money = {fund: by_class(book, lambda line, fund=fund: line.current(fund)) for fund in FISCAL}
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


def _district_text(w: Writer, book: Budget) -> None:
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
    for number, (code, fen) in enumerate(by_class(book, lambda line: line.current(*FISCAL)).items(), 1):
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
