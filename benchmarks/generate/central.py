"""A budget in the manner of central departments: nine tables with prior-year columns, then the narrative."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, mark
from benchmarks.generate.printing import Style
from benchmarks.generate.sheets import plain_sheet
from benchmarks.generate.writer import Writer, coded_rows, empty_note, numbered, rollup, side_by_side

INCOME = (("gpb", "一般公共预算拨款收入"), ("gf", "政府性基金预算拨款收入"), ("sc", "国有资本经营预算拨款收入"),
          ("own", "事业收入"), ("other", "其他收入"))  # fmt: skip
PUBLIC = ("total", "abroad", "cars", "buy", "run", "reception")


def build(seed: int) -> Document:
    """The disclosure of this seed."""
    rng = Random(f"central {seed}")
    year = rng.choice((2023, 2024, 2025))
    book = budget.make(
        rng.randrange(10**9),
        year,
        rng.choice((("gpb",), ("gpb", "own"), ("gpb", "gf", "own"), ("gpb", "sc", "own"))),
        carry=True,
    )
    style = Style(
        rng, nil=rng.choice(("", "", "0.00")), zero="0", comma_tables=rng.random() < 0.7, comma_text=rng.choice((1, 1, 0)),
        shares=1, footed=rng.random() < 0.25, rates=1, strip=rng.random() < 0.3,
    )  # fmt: skip
    doc = Document("central", seed, book.entity, year, "budget", book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年{noun}预算"]
    past = history(book)
    forms = _forms(writer, book, past, noun)
    parts = ["tables", "text"] if rng.random() < 0.7 else ["text", "tables"]
    order = ["第二部分", "第三部分"]
    entries = ["第一部分 概况", "一、主要职责", "二、" + ("部门预算单位构成" if noun == "部门" else "机构设置")]
    for ordinal, part in zip(order, parts, strict=True):
        entries.append(
            f"{ordinal} {year}年{noun}预算表" if part == "tables" else f"{ordinal} {year}年{noun}预算情况说明"
        )
        if part == "tables":
            entries += [f"{names.ORDINALS[at]}、{form.title}" for at, form in enumerate(forms)]
    entries.append("第四部分 名词解释")
    doc.blocks.append(Contents([(mark(one, "contents"), at + 1) for at, one in enumerate(entries)]))
    profile(writer, book, noun)
    for ordinal, part in zip(order, parts, strict=True):
        if part == "tables":
            writer.head(f"{ordinal} {year}年{noun}预算表", 1)
            doc.blocks.extend(forms)
        else:
            writer.head(f"{ordinal} {year}年{noun}预算情况说明", 1)
            narrative(writer, book, past, noun)
    writer.head("第四部分 名词解释", 1)
    writer.para("一、一般公共预算拨款收入：指财政当年拨付的资金。")
    writer.para("二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。")
    return doc


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


def profile(writer: Writer, book: Budget, noun: str) -> None:
    writer.head("第一部分 概况", 1)
    writer.head("一、主要职责", 2)
    writer.para("（一）贯彻执行有关法律法规和方针政策。（二）承担上级交办的其他事项。")
    if noun == "部门":
        writer.head("二、部门预算单位构成", 2)
        writer.para("纳入部门预算编制范围的单位包括：" + "、".join(name for name, _ in book.units) + "。")
    else:
        writer.head("二、机构设置", 2)
        writer.para("内设办公室、业务处、综合处3个机构。")


def _code(line: object) -> str:
    return line.code  # type: ignore[attr-defined, no-any-return]


def by_class(book: Budget, pick: object) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for line in book.lines:
        fen = pick(line)  # type: ignore[operator]
        if fen:
            amounts[line.code[:3]] = amounts.get(line.code[:3], 0) + fen
    return dict(sorted(amounts.items()))


def _forms(writer: Writer, book: Budget, past: dict[str, dict[str, int]], noun: str) -> list[Grid]:
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
    title = writer.rng.choice(("收支总表", f"{writer.doc.level == 'department' and '部门' or '单位'}收支总表"))
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
    picks = [
        lambda line: line.current() + line.carried(),
        Line.carried,
        *[lambda line, fund=fund: line.current(fund) for fund, _ in INCOME[:4]],
        lambda line: 0,
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [["科目", LEFT, "合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入", "事业收入", "其他收入"],
             ["科目编码", "科目名称", *[ABOVE] * 7]]  # fmt: skip
    body = coded_rows(writer, rollup(book.lines, _code, picks), totals, last=writer.rng.random() < 0.4)
    return Grid("income", "收入总表", heads + body, 2, wide=True)


def spending(writer: Writer, book: Budget) -> Grid:
    picks = [
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
    body = coded_rows(writer, rollup(book.lines, _code, picks), totals, last=writer.rng.random() < 0.4)
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

    def before(line: object) -> int:
        own = past.get(_code(line), {})
        return own.get("basic", 0) + own.get("project", 0)

    picks = [
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
        *rollup(book.lines, _code, picks),
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
                    [code, mark(item, "item"), *writer.cells([fen, fen if people else 0, 0 if people else fen], level)]
                )
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
    picks = [
        lambda line: line.current(fund) + line.carried(fund),
        lambda line: line.basics(fund),
        lambda line: line.projects(fund) + line.carried(fund),
    ]
    totals = [sum(pick(line) for line in book.lines) for pick in picks]
    heads = [
        ["科目编码", "科目名称", f"本年{word}预算支出", LEFT, LEFT],
        [ABOVE, ABOVE, "合计", "基本支出", "项目支出"],
    ]
    grid = Grid(
        fund, f"{word}预算支出表", heads + coded_rows(writer, rollup(book.lines, _code, picks), totals, last=True), 2
    )
    if not totals[0]:
        empty_note(grid, writer.rng, book.entity, f"使用{word}预算安排的支出")
    return grid


def narrative(writer: Writer, book: Budget, past: dict[str, dict[str, int]], noun: str) -> None:
    w, year, entity = writer, book.year, book.entity
    total, carry = book.total(), book.carried()
    whole, gpb = total + carry, book.total("gpb")
    w.head(f"一、关于{entity}{year}年收支总表的说明", 2)
    w.used(9)
    w.para(
        f"按照综合预算的原则，{entity}所有收入和支出均纳入{noun}预算管理。{mark(f'{year}年', 'year')}收、支总计均为{w.money(whole, wrong=gpb)}。"
    )
    w.head(f"二、关于{entity}{year}年收入总表的说明", 2)
    w.used(12, 3)
    parts = []
    if carry:
        parts.append(f"上年结转{w.money(carry)}，占{w.share(carry, whole)}")
    parts += [
        f"{name}{w.money(book.total(fund))}，占{w.share(book.total(fund), whole, total if carry else None)}"
        for fund, name in INCOME[:4]
        if book.total(fund)
    ]
    w.para(f"{entity}{year}年收入总计{w.money(whole)}，其中：{'；'.join(parts)}。")
    w.head(f"三、关于{entity}{year}年支出总表的说明", 2)
    w.used(4)
    base = book.basics()
    w.para(
        f"{entity}{year}年支出总计{w.money(whole)}，其中：基本支出{w.money(base)}，占{w.share(base, whole)}；项目支出{w.money(whole - base)}，占{w.share(whole - base, whole)}。"
    )
    w.head(f"四、关于{entity}{year}年财政拨款收支总表的说明", 2)
    fiscal, fiscal_carry = book.total(*FISCAL), book.carried(*FISCAL)
    w.used(5, 6)
    money = by_class(book, lambda line: line.current(*FISCAL) + line.carried(*FISCAL))
    listed = "、".join(f"{w.class_name(code)}{w.money(fen)}" for code, fen in money.items())
    w.para(
        f"{entity}{year}年财政拨款收支总预算{w.money(fiscal + fiscal_carry, wrong=whole if whole != fiscal + fiscal_carry else 0)}。收入包括：一般公共预算拨款{w.money(gpb)}"
        + "".join(
            f"、{name}{w.money(book.total(fund))}"
            for fund, name in (("gf", "政府性基金预算拨款"), ("sc", "国有资本经营预算拨款"))
            if book.total(fund)
        )
        + (f"、上年结转{w.money(fiscal_carry)}" if fiscal_carry else "")
        + f"；支出包括：{listed}。"
    )
    w.head(f"五、关于{entity}{year}年一般公共预算支出表的说明", 2)
    w.head("（一）一般公共预算当年拨款规模变化情况", 3)
    old = sum(one["basic"] + one["project"] for one in past.values())
    w.used(44)
    w.para(
        f"{entity}{year}年一般公共预算当年拨款{w.money(gpb)}，"
        + _against(w, gpb, old, f"{year - 1}年执行数")
        + (_broken_down(w, book, past) or w.reason(gpb, old))
        + "。"
    )
    w.head("（二）一般公共预算当年拨款结构情况", 3)
    classes = by_class(book, lambda line: line.current("gpb"))
    listed = "；".join(
        f"{w.class_name(code)}（类）{w.money(fen)}，占{w.share(fen, gpb, whole)}" for code, fen in classes.items()
    )
    w.used(7)
    w.para(f"{listed}。")
    w.head("（三）一般公共预算当年拨款具体使用情况", 3)
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now = line.current("gpb")
        before = past[line.code]["basic"] + past[line.code]["project"]
        path = f"{names.CLASSES[line.code[:3]]}（类）{names.GROUPS[line.code[:5]]}（款）{names.ITEMS[line.code]}（项）"
        w.para(
            f"{number}．{path}{year}年预算数为{w.money(now)}，"
            + _against(w, now, before, f"{year - 1}年执行数")
            + w.reason(now, before)
            + "。"
        )
    w.head(f"六、关于{entity}{year}年一般公共预算基本支出表的说明", 2)
    w.para(f"{entity}{year}年一般公共预算基本支出{w.money(book.people + book.office)}，其中：")
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}。")
    w.head(f"七、关于{entity}{year}年“三公”经费预算情况的说明", 2)
    now, before = book.of_public("total"), book.public_prior("total")
    parts = []
    for item, name in (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行费"), ("reception", "公务接待费")):
        own, old = book.of_public(item), book.public_prior(item)
        inner = (
            f"（其中：公务用车购置费{w.money(book.of_public('buy'))}，公务用车运行费{w.money(book.of_public('run'))}）"
            if item == "cars"
            else ""
        )
        parts.append(f"{name}{w.money(own)}{inner}，" + _against(w, own, old, f"{year - 1}年预算") + w.reason(own, old))
    w.used(54, 55)
    w.para(
        f"{entity}{year}年“三公”经费预算数为{w.money(now)}，其中：{'；'.join(parts)}。{year}年“三公”经费预算"
        + _against(w, now, before, f"{year - 1}年预算")
        + w.reason(now, before)
        + "。"
    )
    w.head(f"八、关于{entity}{year}年政府性基金预算支出的说明", 2)
    gf = book.total("gf") + book.carried("gf")
    w.para(
        f"{entity}{year}年政府性基金预算支出{w.money(gf)}。"
        if gf
        else f"{entity}{year}年没有使用政府性基金预算安排的支出。"
    )
    w.head("九、其他重要事项的情况说明", 2)
    w.head("（一）机关运行经费", 3)
    if book.units:
        before = book.prior("office", book.office)
        w.para(
            f"{year}年{entity}的机关运行经费财政拨款预算{w.money(book.office)}，"
            + _against(w, book.office, before, f"{year - 1}年预算")
            + w.reason(book.office, before)
            + "。"
        )
    else:
        w.para(f"{entity}为事业单位，没有机关运行经费。")
    w.head("（二）政府采购", 3)
    goods, works, services = book.procurement
    w.used(68)
    w.para(
        f"{year}年{entity}政府采购预算总额{w.money(sum(book.procurement), 'procurement')}，其中：政府采购货物预算{w.money(goods, 'procurement')}、政府采购工程预算{w.money(works, 'procurement')}、政府采购服务预算{w.money(services, 'procurement')}。"
    )
    w.head("（三）国有资产占有使用情况", 3)
    w.used(72, 73)
    cars = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(
        f"截至{year - 1}年12月31日，{entity}共有车辆{w.number(sum(book.cars.values()), 'cars')}辆，其中：{cars}。单位价值100万元以上设备（不含车辆）{w.number(book.devices[1], 'devices')}台（套）。"
    )
    w.head("（四）预算绩效", 3)
    own = [one for one in book.projects if not one.carried and not one.money.get("own")]
    w.used(76)
    w.para(
        f"{year}年{entity}对{len(own)}个项目实施绩效目标管理，涉及预算拨款{w.money(sum(one.total for one in own), 'loose')}。"
    )
    if w.rng.random() < 0.5:
        for one in own[:3]:
            w.add(plain_sheet(w, book, one))


def _broken_down(w: Writer, book: Budget, past: dict[str, dict[str, int]]) -> str:
    """A reason that says how much of the change is basic and how much is project expenditure."""
    pairs = [
        (word, now, sum(one[key] for one in past.values()))
        for word, key, now in (
            ("基本支出", "basic", book.basics("gpb")),
            ("项目支出", "project", book.project_money("gpb")),
        )
    ]
    if w.rng.random() < 0.6 or any(now == old for _, now, old in pairs):
        return ""
    told = "，".join(f"{word}{w.direction(now, old)}{w.delta(now, old)}" for word, now, old in pairs)
    return f"，主要是{told}"


def _against(w: Writer, now: int, old: int, base: str) -> str:
    """A comparison with a named base."""
    if now == old:
        w.used(21)
        return mark(f"与{base}持平", "same", fen=now)
    if old == 0:
        return f"比{base}增加{w.delta(now, 0)}，{w.rng.choice(('上年未安排该项支出', '增长--（上年基数为0）'))}"
    up, fall = w.direction(now, old), w.direction(now, old, money=False)
    shape = w.rng.random()
    if shape < 0.15:
        w.used(25)
        return f"比{base}的{w.money(old, 'prior', now=now)}{up}{w.delta(now, old)}，{fall}{w.rate(now, old)}"
    return f"比{base}{up}{w.delta(now, old)}，{fall}{w.rate(now, old)}"
