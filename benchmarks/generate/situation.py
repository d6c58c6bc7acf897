"""A budget wholly in 元 in 情况表, as in Guangxi."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from benchmarks.generate import budget, names, sheets
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Document, Grid, mark
from benchmarks.generate.phrases import change, item_change
from benchmarks.generate.printing import Style, rounded
from benchmarks.generate.writer import Pick, Writer, coded_rows, empty_note, numbered, rollup, side_by_side
from benchmarks.generate.yuan import WORDS, by_class, code_of, frame, three_columns

PUBLIC = (("total", "“三公”经费合计"), ("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行维护费"),
          ("buy", "其中：公务用车购置费"), ("run", "公务用车运行维护费"))  # fmt: skip


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
    frame(w, book, noun, forms, lambda: _yuan_text(w, book, noun), first="text" if rng.random() < 0.3 else "tables")
    return doc


def _situation_forms(w: Writer, book: Budget) -> list[Grid]:
    total, carry = book.total(), book.carried()
    noun = "部门" if book.level == "department" else "单位"
    left = [[numbered(at, word), w.cell(book.total(fund), 1)] for at, (fund, word) in enumerate(WORDS.items())]
    classes = by_class(book, lambda line: line.current() + line.carried())
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
    picks: list[Pick] = [
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
        heads + coded_rows(w, rollup(book.lines, code_of, picks), totals, layout=layout),
        len(heads),
        wide=True,
    )
    spending = three_columns(
        w, book, "spending", f"{noun}支出总体情况表", Line.basics, lambda line: line.projects() + line.carried(), layout
    )
    fiscal = _fiscal(w, book, "财政拨款收支总体情况表")
    general = three_columns(
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
    gf = three_columns(
        w,
        book,
        "gf",
        "政府性基金预算支出情况表",
        lambda line: 0,
        lambda line: line.projects("gf") + line.carried("gf"),
        layout,
    )
    sc = three_columns(
        w, book, "sc", "国有资本经营预算支出情况表", lambda line: 0, lambda line: line.projects("sc"), layout
    )
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
    money = {fund: by_class(book, lambda line, fund=fund: line.current(fund) + line.carried(fund)) for fund in FISCAL}
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
        by_class(book, lambda line: line.current("gpb") + line.carried("gpb")).items(), 1
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
    _important(w, book)


def _important(w: Writer, book: Budget) -> None:
    year, entity = book.year, book.entity
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
