"""A budget numbered as in Sichuan (表1, 1-1, 1-2, 2, 3 …): general project table, classes and 款, its own wordings."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, central_forms, names, sheets
from benchmarks.generate.budget import Budget, Project
from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, mark
from benchmarks.generate.phrases import change, item_change
from benchmarks.generate.printing import Style
from benchmarks.generate.writer import Pick, Writer, coded_rows, empty_note, rollup

TITLES = {
    "balance": ("1", "部门收支总表"), "income": ("1-1", "部门收入总表"), "spending": ("1-2", "部门支出总表"),
    "fiscal": ("2", "财政拨款收支预算总表"), "general": ("3", "一般公共预算支出预算表"),
    "economic": ("3-1", "一般公共预算基本支出预算表"), "projects": ("3-2", "一般公共预算项目支出预算表"),
    "public": ("3-3", "一般公共预算“三公”经费支出预算表"), "gf": ("4", "政府性基金预算支出预算表"),
    "gf-public": ("4-1", "政府性基金预算“三公”经费支出预算表"), "sc": ("5", "国有资本经营预算支出预算表"),
}  # fmt: skip


def build(seed: int) -> Document:
    """The disclosure of this seed."""
    rng = Random(f"sichuan {seed}")
    year = rng.choice((2023, 2024, 2025, 2026))
    funds = rng.choice((("gpb",), ("gpb", "gf"), ("gpb", "own"), ("gpb", "sc")))
    book = budget.make(rng.randrange(10**9), year, funds, carry=rng.random() < 0.6)
    style = Style(
        rng, nil=rng.choice(("", "0.00", "-")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.6,
        comma_text=rng.choice((0, 0, 1)), shares=rng.choice((2, 1, 0)), rates=rng.choice((2, 1)), strip=rng.random() < 0.4,
    )  # fmt: skip
    doc = Document("sichuan", seed, book.entity, year, "budget", book.level)
    w = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年{noun}预算编制说明及报表"]
    forms = _forms(w, book, noun)
    w.add(Contents([(mark(one, "contents"), at + 1) for at, one in enumerate((
        "一、基本职能及主要工作", f"二、{noun}预算单位构成", "三、收支预算情况说明", "四、财政拨款收支预算情况说明",
        "五、一般公共预算当年拨款情况说明", "六、一般公共预算基本支出情况说明", "七、“三公”经费财政拨款预算安排情况说明",
        "八、政府性基金预算支出情况说明", "九、国有资本经营预算支出情况说明", "十、其他重要事项的情况说明", "十一、名词解释",
    ))], dotted=rng.random() < 0.5))  # fmt: skip
    _text(w, book, noun)
    doc.blocks.extend(forms)
    for project in [one for one in book.projects if not one.carried][:4]:
        w.add(_sheet(w, book, project))
    return doc


def _forms(w: Writer, book: Budget, noun: str) -> list[Grid]:
    forms = [
        central_forms.balance(w, book), central_forms.income(w, book), central_forms.spending(w, book), central_forms.fiscal(w, book),
        _general(w, book), central_forms.economic(w, book), _projects(w, book), _public(w, book, "gpb"),
        central_forms.fund(w, book, "gf"), _public(w, book, "gf"), central_forms.fund(w, book, "sc"),
    ]  # fmt: skip
    for form in forms:
        number, title = TITLES[form.kind]
        form.title = title.replace("部门", noun)
        form.label = f"表{number}"
        form.owner = f"{noun}：{book.entity}"
        form.unit = "金额单位：万元"
    return forms


def _general(w: Writer, book: Budget) -> Grid:
    picks: list[Pick] = [
        lambda line: line.current("gpb"),
        lambda line: line.basics("gpb"),
        lambda line: line.projects("gpb"),
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [["科目编码", LEFT, LEFT, "科目名称", "合计", "基本支出", "项目支出"], ["类", "款", "项", *[ABOVE] * 4]]
    body = coded_rows(w, rollup(book.lines, picks), totals, layout="split")
    return Grid("general", "", heads + body, 2)


def _projects(w: Writer, book: Budget) -> Grid:
    """Projects under their 项, with the amount of the general budget."""
    own = [one for one in book.projects if not one.carried and one.money.get("gpb")]
    rows = [["合计", LEFT, LEFT, LEFT, w.cell(sum(one.money["gpb"] for one in own), 0)]]
    for code in sorted({one.code for one in own}):
        group = [one for one in own if one.code == code]
        rows.append(
            [code[:3], code[3:5], code[5:], names.ITEMS[code], w.cell(sum(one.money["gpb"] for one in group), 1)]
        )
        rows += [
            [code[:3], code[3:5], code[5:], mark(one.name, "project"), w.cell(one.money["gpb"], 3)] for one in group
        ]
    heads = [["科目编码", LEFT, LEFT, "单位名称（科目、项目）", "金额"], ["类", "款", "项", ABOVE, ABOVE]]
    return Grid("projects", "", heads + rows, 2)


def _public(w: Writer, book: Budget, fund: str) -> Grid:
    heads = [
        ["单位名称（科目）", "当年财政拨款预算安排", *[LEFT] * 5],
        [ABOVE, "合计", "因公出国（境）费用", "公务用车购置及运行费", LEFT, LEFT, "公务接待费"],
        [ABOVE, ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行费", ABOVE],
    ]
    row = [w.cell(book.of_public(item, fund), 3) for item in central_forms.PUBLIC]
    grid = Grid("public" if fund == "gpb" else "gf-public", "", [*heads, ["合计", *row]], 3, wide=True)
    if book.of_public("total", fund):
        grid.rows.append([mark(book.entity, "entity"), *row])
    else:
        empty_note(grid, w.rng, book.entity, "“三公”经费")
    return grid


def _sheet(w: Writer, book: Budget, project: Project) -> Grid:
    grid = sheets.plain_sheet(w, book, project)
    grid.title = w.rng.choice(("部门预算项目绩效目标表", "项目支出绩效目标申报表"))
    return grid


def _text(w: Writer, book: Budget, noun: str) -> None:
    year, entity = book.year, book.entity
    whole, total, carry = book.total() + book.carried(), book.total(), book.carried()
    w.head("一、基本职能及主要工作", 2)
    w.para(f"{entity}贯彻执行有关方针政策，承担相关行政管理和公共服务工作。")
    w.head(f"二、{noun}预算单位构成", 2)
    w.para(
        "纳入预算编制范围的单位包括：" + "、".join(name for name, _ in book.units) + "。"
        if book.units
        else f"{entity}无下属预算单位。"
    )
    w.head("三、收支预算情况说明", 2)
    before = book.before(carry=True)
    w.para(
        f"按照综合预算的原则，{entity}所有收入和支出均纳入{noun}预算管理。收入包括：一般公共预算拨款收入"
        + ("、政府性基金预算拨款收入" if book.total("gf") else "")
        + ("、上年结转" if carry else "")
        + f"等；支出包括各功能分类科目支出。{mark(f'{year}年', 'year')}收支总预算{w.money(whole, wrong=total if carry else 0)}，{change(w, whole, before, terse=True)}{w.reason(whole, before)}。"
    )
    w.head("（一）收入预算情况", 3)
    parts = [("上年结转", carry)] + [(name, book.total(fund)) for fund, name in central_forms.INCOME[:4]]
    listed = "；".join(f"{name}{w.money(fen)}，占{w.share(fen, whole, total)}" for name, fen in parts if fen)
    w.para(f"{year}年收入预算{w.money(whole)}，其中：{listed}。")
    w.head("（二）支出预算情况", 3)
    base = book.basics()
    w.para(
        f"{year}年支出预算{w.money(whole)}，其中：基本支出{w.money(base)}，占{w.share(base, whole)}；"
        f"项目支出{w.money(whole - base)}，占{w.share(whole - base, whole)}。"
    )
    w.head("四、财政拨款收支预算情况说明", 2)
    fiscal = book.total("gpb", "gf", "sc") + book.carried("gpb", "gf", "sc")
    classes = central_forms.by_class(
        book, lambda line: line.current("gpb", "gf", "sc") + line.carried("gpb", "gf", "sc")
    )
    before = book.before("gpb", "gf", "sc", carry=True)
    w.para(
        f"{year}年财政拨款收支总预算{w.money(fiscal, wrong=whole)}，{change(w, fiscal, before, terse=True)}{w.reason(fiscal, before)}。"
        f"支出包括：" + "、".join(f"{w.class_name(code)}{w.money(fen)}" for code, fen in classes.items()) + "。"
    )
    _general_text(w, book)
    _rest(w, book)


def _general_text(w: Writer, book: Budget) -> None:
    year, gpb = book.year, book.total("gpb")
    before = book.before("gpb", carry=False)
    w.head("五、一般公共预算当年拨款情况说明", 2)
    w.head("（一）一般公共预算当年拨款规模变化情况", 3)
    w.para(f"一般公共预算当年拨款{w.money(gpb)}，{change(w, gpb, before)}{w.reason(gpb, before)}。")
    w.head("（二）一般公共预算当年拨款结构情况", 3)
    listed = "；".join(
        f"{w.class_name(code)}{w.money(fen)}，占{w.share(fen, gpb)}"
        for code, fen in central_forms.by_class(book, lambda line: line.current("gpb")).items()
    )
    w.para(f"{listed}。")
    w.head("（三）一般公共预算当年拨款具体使用情况", 3)
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        path = f"{names.CLASSES[line.code[:3]]}（类）{names.GROUPS[line.code[:5]]}（款）{names.ITEMS[line.code]}（项）"
        w.para(f"{number}.{path}{year}年预算数为{w.money(line.current('gpb'))}，主要用于：相关人员和工作支出。")
    w.head("六、一般公共预算基本支出情况说明", 2)
    w.para(f"一般公共预算基本支出{w.money(book.people + book.office)}，其中：")
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}。")


def _rest(w: Writer, book: Budget) -> None:
    year, entity = book.year, book.entity
    w.head("七、“三公”经费财政拨款预算安排情况说明", 2)
    parts = [("abroad", "因公出国（境）经费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行维护费")]
    total, old = book.of_public("total"), book.public_prior("total")
    w.para(
        f"{entity}{year}年“三公”经费财政拨款预算数{w.money(total)}，其中："
        + "，".join(f"{name}{w.money(book.of_public(item))}" for item, name in parts)
        + f"。“三公”经费预算{change(w, total, old, terse=True)}{w.reason(total, old)}。"
    )
    for ordinal, (item, name) in zip("一二三", parts, strict=True):
        text = item_change(w, name, book.of_public(item), book.public_prior(item))
        if item == "cars":
            held = sum(book.cars.values())
            text += f"。单位现有公务用车{w.number(held, 'held')}辆，其中：{'、'.join(f'{kind}{count}辆' for kind, count in book.cars.items() if count) or '无'}"
            text += f"。{year}年安排公务用车购置费{w.money(book.of_public('buy'))}，安排公务用车运行费{w.money(book.of_public('run'))}"
        w.para(f"（{ordinal}）{text}。")
    for ordinal, fund, word in (("八", "gf", "政府性基金预算"), ("九", "sc", "国有资本经营预算")):
        w.head(f"{ordinal}、{word}支出情况说明", 2)
        fen = book.total(fund) + book.carried(fund)
        w.para(
            f"{entity}{year}年使用{word}拨款安排的支出{w.money(fen)}。"
            if fen
            else f"{entity}{year}年没有使用{word}拨款安排的支出。"
        )
    w.head("十、其他重要事项的情况说明", 2)
    w.head("（一）机关运行经费", 3)
    if book.units:
        before = book.prior("office", book.office)
        w.para(
            f"{year}年，{entity}机关运行经费财政拨款预算为{w.money(book.office)}，{change(w, book.office, before)}{w.reason(book.office, before)}。"
        )
    else:
        w.para(f"{entity}为事业单位，按规定未使用机关运行的相关科目。")
    w.head("（二）政府采购情况", 3)
    goods, works, services = book.procurement
    bought = sum(book.procurement)
    if bought:
        w.para(
            f"{year}年，{entity}安排政府采购预算{w.money(bought, 'procurement')}，其中：政府采购货物预算{w.money(goods, 'procurement')}；"
            f"政府采购工程预算{w.money(works, 'procurement')}；政府采购服务预算{w.money(services, 'procurement')}。"
        )
    else:
        w.para(f"{year}年，{entity}未安排政府采购预算。")
    w.head("（三）国有资产占有使用情况", 3)
    cars = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(
        f"截至{year - 1}年底，{entity}共有车辆{w.number(sum(book.cars.values()), 'cars')}辆，其中：{cars}。单价100万元以上大型设备{w.number(book.devices[1], 'devices')}台（套）。"
    )
    w.head("（四）绩效目标设置情况", 3)
    w.para(
        f"{year}年{entity}开展绩效目标管理的项目{w.number(len([one for one in book.projects if not one.carried]))}个。"
    )
    w.head("十一、名词解释", 2)
    w.para("一、一般公共预算拨款收入：指财政当年拨付的资金。")
