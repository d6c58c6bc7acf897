"""Final accounts: nine tables 公开01 to 09 and the narrative, as in Shanghai and as in other provinces."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.generate import accounts, names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.budget import Line
from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, mark
from benchmarks.generate.phrases import change
from benchmarks.generate.printing import Style
from benchmarks.generate.writer import Writer, coded_rows, numbered, rollup, side_by_side

INCOME = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "上级补助收入", "事业收入",
          "经营收入", "附属单位上缴收入", "其他收入")  # fmt: skip
PUBLIC = ("total", "abroad", "cars", "buy", "run", "reception")
TITLES = {
    "balance": "收入支出决算总表", "income": "收入决算表", "spending": "支出决算表", "fiscal": "财政拨款收入支出决算总表",
    "general": "一般公共预算财政拨款支出决算表", "economic": "一般公共预算财政拨款基本支出决算表",
    "public": "财政拨款“三公”经费支出决算表", "gf": "政府性基金预算财政拨款收入支出决算表",
    "sc": "国有资本经营预算财政拨款收入支出决算表",
}  # fmt: skip


def shanghai(seed: int) -> Document:
    """A final account as Shanghai's districts publish it."""
    rng = Random(f"shanghai {seed}")
    style = Style(
        rng,
        nil=rng.choice(("", "", "0.00")),
        zero="0",
        comma_tables=rng.random() < 0.3,
        comma_text=rng.choice((0, 1)),
        strip=False,
        footed=rng.random() < 0.2,
    )
    return _build("final-shanghai", seed, rng, style, _shanghai_text, total_last=True)


def province(seed: int) -> Document:
    """A final account in the wording of other provinces (收、支总计 …)."""
    rng = Random(f"province {seed}")
    style = Style(
        rng, nil=rng.choice(("", "0.00", "0.00")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.5,
        comma_text=rng.choice((0, 0, 1)), shares=rng.choice((2, 1)), rates=rng.choice((2, 1)), footed=rng.random() < 0.2, strip=rng.random() < 0.5,
    )  # fmt: skip
    return _build("final-province", seed, rng, style, _province_text, total_last=False)


def _build(
    family: str,
    seed: int,
    rng: Random,
    style: Style,
    narrate: Callable[[Writer, Accounts, str], None],
    *,
    total_last: bool,
) -> Document:
    year = rng.choice((2022, 2023, 2024))
    own = accounts.make(rng.randrange(10**9), year)
    doc = Document(family, seed, own.book.entity, year, "final", own.book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if own.book.level == "department" else "单位"
    doc.cover = [own.book.entity, f"{year}年度{noun}决算"]
    forms = _forms(writer, own, noun, total_last)
    entries = [
        f"第一部分 {own.book.entity}概况",
        "一、主要职能",
        "二、" + ("部门决算单位构成" if noun == "部门" else "机构设置"),
        f"第二部分 {own.book.entity}{year}年度{noun}决算表",
    ]
    entries += [f"{names.ORDINALS[at]}、{form.title}" for at, form in enumerate(forms)]
    entries += [f"第三部分 {own.book.entity}{year}年度{noun}决算情况说明", "第四部分 名词解释"]
    doc.blocks.append(
        Contents([(mark(one, "contents"), 1 + at // 2) for at, one in enumerate(entries)], dotted=rng.random() < 0.5)
    )
    writer.head(entries[0], 1)
    writer.head(entries[1], 2)
    writer.para(f"{own.book.entity}负责贯彻落实有关方针政策和法律法规，承办上级交办的其他事项。")
    writer.head(entries[2], 2)
    if noun == "部门":
        writer.para(
            f"纳入{own.book.entity}{year}年度部门决算编制范围的单位包括："
            + "、".join(name for name, _ in own.book.units)
            + "。"
        )
    else:
        writer.para(f"{own.book.entity}设3个内设机构，包括：办公室、业务科、综合科。")
    writer.head(entries[3], 1)
    doc.blocks.extend(forms)
    writer.head(f"第三部分 {own.book.entity}{year}年度{noun}决算情况说明", 1)
    narrate(writer, own, noun)
    writer.head("第四部分 名词解释", 1)
    writer.para("一、财政拨款收入：指单位本年度从本级财政部门取得的财政拨款。")
    writer.para("二、年初结转和结余：指以前年度尚未完成、结转到本年按有关规定继续使用的资金。")
    writer.para(
        "三、机关运行经费：指行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出。"
    )
    return doc


def _code(line: object) -> str:
    return line.code  # type: ignore[attr-defined, no-any-return]


def _forms(writer: Writer, own: Accounts, noun: str, total_last: bool) -> list[Grid]:
    rng = writer.rng
    forms = [
        _balance(writer, own), _income(writer, own), _spending(writer, own), _fiscal(writer, own), _general(writer, own, total_last),
        _economic(writer, own), _public(writer, own), _fund(writer, own, "gf"), _fund(writer, own, "sc"),
    ]  # fmt: skip
    label = "" if total_last else rng.choice(("公开{:02d}表", "公开{:02d}表", "表{}", ""))
    order = list(range(9))
    if not total_last and rng.random() < 0.4:
        order = [0, 1, 2, 3, 4, 5, 7, 8, 6]
    picked = [forms[at] for at in order]
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

    picks = [of("gpb", "gf", "sc", "own", "other"), of(*FISCAL), of(), of("own"), of(), of(), of("other")]
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
        heads + coded_rows(writer, rollup(own.book.lines, _code, picks), totals),
        2,
        wide=True,
    )


def _spending(writer: Writer, own: Accounts) -> Grid:
    picks = [Line.current, Line.basics, Line.projects, *[lambda line: 0] * 3]
    totals = [sum(pick(line) for line in own.book.lines) for pick in picks]
    heads = [
        ["项目", LEFT, "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
        ["功能分类科目编码", "科目名称", *[ABOVE] * 6],
    ]
    return Grid(
        "spending",
        TITLES["spending"],
        heads + coded_rows(writer, rollup(own.book.lines, _code, picks), totals),
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


def _general(writer: Writer, own: Accounts, total_last: bool) -> Grid:
    picks = [lambda line: line.current("gpb"), lambda line: line.basics("gpb"), lambda line: line.projects("gpb")]
    totals = [sum(pick(line) for line in own.book.lines) for pick in picks]
    heads = [["项目", LEFT, "合计", "基本支出", "项目支出"], ["功能分类科目编码", "科目名称", *[ABOVE] * 3]]
    body = coded_rows(writer, rollup(own.book.lines, _code, picks), totals, last=total_last)
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
    rich = max(lines, key=lambda line: own.income[fund].get(line.code, 0)).code if lines else ""
    picks: list[Callable[..., int]] = [
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
    body = coded_rows(writer, rollup(lines, _code, picks), totals)
    grid = Grid(fund, TITLES[fund], heads + body, 2, wide=True)
    if not lines:
        grid.notes.append(f"说明：{own.book.entity}本年度没有{word}财政拨款收入和支出，故本表无数据。")
    return grid


# The narrative of Shanghai


def _classes(own: Accounts, *funds: str) -> dict[str, int]:
    money: dict[str, int] = {}
    for line in own.book.lines:
        if fen := line.current(*funds):
            money[line.code[:3]] = money.get(line.code[:3], 0) + fen
    return dict(sorted(money.items()))


def completion(final: int, plan: int, writer: Writer, *, alone: bool = False) -> str:
    """A completion rate, marked, with %. alone: the budget is not printed, so nothing can confirm it."""
    role = "completion-alone" if alone else "completion"
    return mark(writer.style.percent(final, plan, writer.style.rates), role, final=final, plan=plan) + "%"


def _verdict(writer: Writer, final: int, plan: int, plan_word: str = "预算数") -> str:
    if final == plan:
        writer.used(48)
        return mark(f"决算数与{plan_word}持平", "same", fen=final)
    writer.used(47)
    word = mark("大于" if final > plan else "小于", "compare", final=final, plan=plan)
    why = (
        "人员增加，相应追加预算"
        if final > plan
        else writer.rng.choice(("严格控制支出", "部分项目结转下年", "人员变动"))
    )
    return f"决算数{word}{plan_word}的主要原因：{why}"


def _path(line: Line) -> str:
    return f"{names.CLASSES[line.code[:3]]}（类）{names.GROUPS[line.code[:5]]}（款）{names.ITEMS[line.code]}（项）"


def _shanghai_text(w: Writer, own: Accounts, noun: str) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    grand, before = own.grand, own.before()
    w.head("一、收入支出决算总体情况说明", 2)
    w.used(8)
    w.para(
        f"{entity}{mark(f'{year}年度', 'year')}收入支出总计{w.money(grand, wrong=own.received() if own.open() else 0)}。"
        + _with(w, "收入支出总计", grand, before)
    )
    w.head("二、收入决算情况说明", 2)
    w.used(12)
    received = own.received()
    sources = [
        ("财政拨款收入", own.received(*FISCAL)),
        ("事业收入", own.received("own")),
        ("其他收入", own.received("other")),
    ]
    w.para(
        f"本年收入合计{w.money(received)}，其中："
        + "；".join(f"{name}{w.money(fen)}，占{w.share(fen, received, grand)}" for name, fen in sources if fen)
        + "。"
    )
    w.head("三、支出决算情况说明", 2)
    spent, basic = own.spent(), book.basics()
    w.para(
        f"本年支出合计{w.money(spent)}，其中：基本支出{w.money(basic)}，占{w.share(basic, spent)}；项目支出{w.money(spent - basic)}，占{w.share(spent - basic, spent)}。"
    )
    w.head("四、财政拨款收入支出决算总体情况说明", 2)
    before = own.before(*FISCAL)
    w.para(
        f"{entity}{year}年度财政拨款收入支出总计{w.money(own.fiscal_grand, wrong=grand if grand != own.fiscal_grand else 0)}。"
        + _with(w, "财政拨款收入支出总计", own.fiscal_grand, before)
    )
    _general_text(w, own)
    w.head("六、一般公共预算财政拨款基本支出决算情况说明", 2)
    parts = []
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        parts.append(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}")
    w.para(f"一般公共预算财政拨款基本支出{w.money(book.people + book.office)}。其中：{'；'.join(parts)}。")
    _public_text(w, own, "七、财政拨款“三公”经费支出决算情况说明")
    for ordinal, fund, word in (("八", "gf", "政府性基金预算"), ("九", "sc", "国有资本经营预算")):
        w.head(f"{ordinal}、{word}财政拨款收入支出决算情况说明", 2)
        if own.spent(fund):
            w.para(
                f"{entity}{year}年度{word}财政拨款收入{w.money(own.received(fund))}，支出{w.money(own.spent(fund))}。"
            )
        else:
            w.used(78)
            w.para(f"{entity}{year}年度无{word}财政拨款收入和支出。")
    _performance(w, own, noun, "十、预算绩效管理情况")
    w.head("十一、其他重要事项的情况说明", 2)
    _important(w, own, noun)


def _with(w: Writer, subject: str, now: int, before: int) -> str:
    """与2023年度相比，…."""
    lead = f"与{w.doc.year - 1}年度相比，{subject}"
    if now == before:
        return f"{lead}{mark('持平', 'same', fen=now)}。"
    if before == 0:
        w.used(37)
        return f"{lead}增加{w.delta(now, 0)}。主要原因：上年没有此项支出。"
    return f"{lead}{w.direction(now, before)}{w.delta(now, before)}，{w.direction(now, before, money=False)}{w.rate(now, before)}。主要原因：{w.rng.choice(names.UP if now > before else names.DOWN)}。"


def _general_text(w: Writer, own: Accounts) -> None:
    book, gpb = own.book, own.spent("gpb")
    before = own.before_spent("gpb")
    w.head("五、一般公共预算财政拨款支出决算情况说明", 2)
    w.head("（一）一般公共预算财政拨款支出决算总体情况", 3)
    w.used(16, 53)
    w.para(
        f"一般公共预算财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, own.spent(), own.grand)}。"
        + _with(w, "一般公共预算财政拨款支出", gpb, before)
    )
    w.head("（二）一般公共预算财政拨款支出决算结构情况", 3)
    w.used(7)
    listed = "；".join(
        f"{w.class_name(code)}（类）{w.money(fen)}，占{w.share(fen, gpb, own.spent())}"
        for code, fen in _classes(own, "gpb").items()
    )
    w.para(f"一般公共预算财政拨款支出{w.money(gpb)}，主要用于以下方面：{listed}。")
    w.head("（三）一般公共预算财政拨款支出决算具体情况", 3)
    plan = sum(own.planned.values())
    full = w.rng.random() < 0.3
    w.used(45, 50)
    if full:
        w.used(46)
        plan = sum(own.adjusted.values())
    word = "全年预算" if full else "年初预算"
    w.para(
        f"一般公共预算财政拨款支出{word}为{w.money(plan)}，支出决算为{w.money(gpb)}，完成{word}的{completion(gpb, plan, w)}。{_verdict(w, gpb, plan)}。其中："
    )
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now = line.current("gpb")
        own_plan = (own.adjusted if full else own.planned)[line.code]
        rate = f"，完成{word}的{completion(now, own_plan, w)}" if own_plan else ""
        purpose = "主要用于：相关人员和工作支出。" if w.rng.random() < 0.7 else ""
        w.para(
            f"{number}、{_path(line)}。{purpose}{word}为{w.money(own_plan)}，支出决算为{w.money(now)}{rate}。{_verdict(w, now, own_plan, word + '数' if full else '预算数')}。"
        )


def _public_text(w: Writer, own: Accounts, heading: str) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    w.head(heading, 2)
    total, plan = book.of_public("total"), own.plan("total")
    if not total and not plan:
        w.used(78)
        w.para(f"{entity}{year}年度无“三公”经费财政拨款支出。")
        return
    w.head("（一）“三公”经费财政拨款支出决算总体情况说明", 3)
    w.used(45, 59)
    rate = f"，完成预算的{completion(total, plan, w)}" if plan else ""
    w.para(
        f"{entity}{year}年度“三公”经费财政拨款支出预算为{w.money(plan)}，支出决算为{w.money(total)}{rate}，其中："
        + "；".join(
            _planned(w, own, item, name)
            for item, name in (
                ("abroad", "因公出国（境）费"),
                ("cars", "公务用车购置及运行维护费"),
                ("reception", "公务接待费"),
            )
        )
        + f"。{_verdict(w, total, plan)}。"
        + _with(w, "“三公”经费支出决算", total, book.public_prior("total"))
    )
    w.head("（二）“三公”经费财政拨款支出决算具体情况说明", 3)
    w.used(57, 60, 61, 63, 64)
    whole = max(total, 1)
    if total:
        listed = "；".join(
            f"{name}支出决算{w.money(book.of_public(item))}，占{w.share(book.of_public(item), whole)}"
            for item, name in (
                ("abroad", "因公出国（境）费"),
                ("cars", "公务用车购置及运行维护费"),
                ("reception", "公务接待费"),
            )
        )
        w.para(f"{year}年度“三公”经费财政拨款支出决算中，{listed}。")
    groups, persons = own.groups
    w.para(
        f"1、因公出国（境）费支出{w.money(book.of_public('abroad'))}。全年安排因公出国（境）团组{w.number(groups, 'groups')}个、累计{w.number(persons, 'groups')}人次。"
    )
    held = sum(book.cars.values()) + own.bought
    w.para(
        f"2、公务用车购置及运行维护费支出{w.money(book.of_public('cars'))}。其中：公务用车购置支出{w.money(book.of_public('buy'))}，购置公务用车{w.number(own.bought, 'bought')}辆；"
        f"公务用车运行维护费支出{w.money(book.of_public('run'))}。截至{year}年12月31日，开支财政拨款的公务用车保有量为{w.number(held, 'held')}辆。"
    )
    batches, guests = own.receptions
    w.para(
        f"3、公务接待费支出{w.money(book.of_public('reception'))}。其中：国内公务接待支出{w.money(book.of_public('reception'))}（含外宾接待支出{w.money(0)}），共接待{w.number(batches, 'batches')}批次、{w.number(guests, 'batches')}人次。"
    )


def _planned(w: Writer, own: Accounts, item: str, name: str) -> str:
    final, plan = own.book.of_public(item), own.plan(item)
    rate = f"，完成预算的{completion(final, plan, w)}" if plan else ""
    return f"{name}预算为{w.money(plan)}，支出决算为{w.money(final)}{rate}"


def _performance(w: Writer, own: Accounts, noun: str, heading: str) -> None:
    book, year = own.book, own.book.year
    projects = [one for one in book.projects if not one.carried]
    money = sum(one.total for one in projects)
    good = w.rng.randint(0, len(projects))
    w.head(heading, 2)
    w.used(76)
    w.para(
        f"{book.entity}{year}年度预算绩效管理工作开展情况如下：编报绩效目标的{year}年度项目{w.number(len(projects))}个，涉及预算金额{w.money(money, 'loose')}；"
        f"绩效自评的{year}年度项目{w.number(len(projects), 'count-sum')}个，涉及预算金额{w.money(money, 'loose')}，平均得分{w.rng.randint(8600, 10000) / 100:.2f}分（其中，绩效评级为“优”的项目{w.number(good, 'count-sum')}个；"
        f"绩效评级为“良”的项目{w.number(len(projects) - good, 'count-sum')}个；绩效评级为“合格”的项目{w.number(0, 'count-sum')}个；绩效评级为“不合格”的项目{w.number(0, 'count-sum')}个）。"
    )


def _important(w: Writer, own: Accounts, noun: str, ordinals: tuple[str, ...] = ("（一）", "（二）", "（三）")) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    w.head(f"{ordinals[0]}机关运行经费支出情况", 3)
    if book.units:
        before = book.prior("office", book.office)
        w.used(66)
        if book.office == before:
            w.para(f"机关运行经费支出{w.money(book.office)}，与{year - 1}年度{mark('持平', 'same', fen=book.office)}。")
        else:
            w.para(
                f"机关运行经费支出{w.money(book.office)}，比{year - 1}年度{w.direction(book.office, before)}{w.delta(book.office, before)}，{w.direction(book.office, before, money=False)}{w.rate(book.office, before)}。主要原因是{w.rng.choice(names.UP if book.office > before else names.DOWN)}。"
            )
    else:
        w.para(f"{entity}{year}年度无机关运行经费支出。")
    w.head(f"{ordinals[1]}政府采购支出情况", 3)
    goods, works, services = own.procured
    total = sum(own.procured)
    small, micro = own.sme
    w.used(69, 70, 71)
    text = f"{entity}{year}年度政府采购金额（以合同签订为准）为{w.money(total, 'procurement')}，其中：货物采购金额{w.money(goods, 'procurement')}、工程采购金额{w.money(works, 'procurement')}、服务采购金额{w.money(services, 'procurement')}。"
    if total and w.rng.random() < 0.6:
        text += f"授予中小企业合同金额{w.money(small, 'sme')}，占政府采购支出总额的{w.share(small, total)}，其中：授予小微企业合同金额{w.money(micro, 'sme')}，占授予中小企业合同金额的{w.share(micro, small)}。"
    elif total:
        rest = total - small
        text += (
            f"{year}年度本{noun}面向中小企业预留政府采购项目预算金额{w.money(small)}，面向小微企业预留政府采购项目预算金额{w.money(micro)}。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额{w.money(small - micro, 'sme')}；"
            f"在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额{w.money(micro, 'sme')}；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额{w.money(rest // 2, 'sme')}。"
        )
    w.para(text)
    w.head(f"{ordinals[2]}国有资产占有使用情况说明", 3)
    w.used(72, 73)
    cars = dict(book.cars)
    cars["其他用车"] += own.bought
    held = sum(cars.values())
    listed = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in cars.items())
    w.para(
        f"截至{year}年12月31日，{entity}共有车辆{w.number(held, 'cars')}辆，其中：{listed}。单价100万元（含）以上设备（不含车辆）{w.number(own.book.devices[1], 'devices')}台（套）。"
    )


# The narrative of other provinces


def _province_text(w: Writer, own: Accounts, noun: str) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    grand = own.grand
    before = own.before()
    received, spent, basic = own.received(), own.spent(), book.basics()
    w.head("一、收入支出决算总体情况说明", 2)
    shape = w.rng.choice((9, 10, 11))
    w.used(shape)
    why = w.rng.choice(names.UP if grand > before else names.DOWN)
    if grand == before:
        w.para(
            f"{mark(f'{year}年度', 'year')}收、支总计均为{w.money(grand)}，{mark('与上年持平', 'same', fen=grand)}。"
        )
    elif shape == 10:
        w.style.comma_text = 0
        one, two = w.direction(grand, before), w.direction(grand, before, money=False)
        w.para(
            f"{mark(f'{year}年度', 'year')}收、支总计各是{w.bare(grand)},{w.money(grand)}。与{year - 1}年相比，收、支总计各{one}{w.bare(abs(grand - before), 'change', now=grand, prior=before)},{w.delta(grand, before)}，各{two}{w.rate(grand, before)}、{w.rate(grand, before)}。主要变动原因是{why}。"
        )
    elif shape == 11:
        w.para(
            f"{mark(f'{year}年度', 'year')}收入总计{w.money(grand)}，支出总计{w.money(grand)}。与{year - 1}年相比，收、支总计各{w.direction(grand, before)}{w.delta(grand, before)}，{w.direction(grand, before, money=False)}{w.rate(grand, before)}。主要变动原因是{why}。"
        )
    else:
        w.para(
            f"{mark(f'{year}年度', 'year')}收、支总计均为{w.money(grand)}。与{year - 1}年度相比，收、支总计各{w.direction(grand, before)}{w.delta(grand, before)}，{w.direction(grand, before, money=False)}{w.rate(grand, before)}，主要变动原因是{why}。"
        )
    w.head("二、收入决算情况说明", 2)
    sources = [
        ("一般公共预算财政拨款收入", own.received("gpb")),
        ("政府性基金预算财政拨款收入", own.received("gf")),
        ("国有资本经营预算财政拨款收入", own.received("sc")),
        ("事业收入", own.received("own")),
        ("其他收入", own.received("other")),
    ]
    if w.rng.random() < 0.2 and own.open():
        w.used(14)
        last = book.prior("received", received)
        if last != received:
            w.para(
                f"总收入{w.money(grand)}，其中本年收入{w.money(received)}，较{year - 1}年度决算数{w.direction(received, last)}{w.delta(received, last)}，{w.direction(received, last, money=False)}{w.rate(received, last)}{w.reason(received, last)}。"
            )
    w.para(
        f"{year}年度本年收入合计{w.money(received)}，其中："
        + "；".join(
            f"{name}{w.money(fen)}，占{w.share(fen, received, grand)}"
            for name, fen in sources
            if fen or w.rng.random() < 0.4
        )
        + "。"
    )
    w.head("三、支出决算情况说明", 2)
    w.para(
        f"{year}年度本年支出合计{w.money(spent)}，其中：基本支出{w.money(basic)}，占{w.share(basic, spent)}；项目支出{w.money(spent - basic)}，占{w.share(spent - basic, spent)}。"
    )
    w.head("四、财政拨款收入支出决算总体情况说明", 2)
    fiscal = own.fiscal_grand
    before = own.before(*FISCAL)
    w.para(
        f"{year}年度财政拨款收、支总计均为{w.money(fiscal, wrong=grand if grand != fiscal else 0)}，{change(w, fiscal, before, final=True, terse=True)}{w.reason(fiscal, before)}。"
    )
    w.head("五、一般公共预算财政拨款支出决算情况说明", 2)
    gpb = own.spent("gpb")
    before = own.before_spent("gpb")
    w.head("（一）一般公共预算财政拨款支出决算总体情况", 3)
    w.used(16)
    w.para(
        f"{year}年度一般公共预算财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, spent, grand)}。与{year - 1}年度相比，"
        + (
            mark("一般公共预算财政拨款支出持平", "same", fen=gpb)
            if gpb == before
            else f"一般公共预算财政拨款支出{w.direction(gpb, before)}{w.delta(gpb, before)}，{w.direction(gpb, before, money=False)}{w.rate(gpb, before)}{w.reason(gpb, before)}"
        )
        + "。"
    )
    w.head("（二）一般公共预算财政拨款支出决算结构情况", 3)
    classes = _classes(own, "gpb")
    w.used(7)
    listed = [
        f"{w.class_name(code)}{w.rng.choice(('（类）', ''))}{w.money(fen)}，占{w.share(fen, gpb, spent)}"
        for code, fen in classes.items()
    ]
    if len(classes) > 3 and w.rng.random() < 0.3:
        w.used(13)
        (one, less), (two, least) = list(classes.items())[-2:]
        listed[-2:] = [
            f"{w.class_name(one)}{w.money(less)}，{w.class_name(two)}{w.money(least)}，两项合计占{w.share(less + least, gpb, spent)}"
        ]
    w.para(f"{year}年度一般公共预算财政拨款支出{w.money(gpb)}，主要用于以下方面：{'；'.join(listed)}。")
    w.head("（三）一般公共预算财政拨款支出决算具体情况", 3)
    plan = sum(own.planned.values())
    shape = w.rng.choice(("sichuan", "hubei", "guangdong"))
    opening = f"{year}年度一般公共预算财政拨款支出年初预算为{w.money(plan)}，支出决算为{w.money(gpb)}，完成年初预算的{completion(gpb, plan, w)}。其中："
    if w.rng.random() < 0.25 and gpb != before:
        w.used(49)
        opening = (
            f"{year}年度一般公共预算财政拨款支出{w.money(gpb)}，完成年初预算{w.money(plan)}的{completion(gpb, plan, w)}，比上年决算数{w.direction(gpb, before)}{w.delta(gpb, before)}，"
            f"{w.direction(gpb, before, money=False)}{w.rate(gpb, before)}{w.reason(gpb, before)}。其中："
        )
    elif w.rng.random() < 0.25 and gpb != plan:
        w.used(51)
        opening = f"{year}年预算数{w.money(plan)}，调整预算数{w.money(max(sum(own.adjusted.values()), gpb))}，决算数{w.money(gpb)}，比预算数{w.direction(gpb, plan)}{w.delta(gpb, plan)}。其中："
    w.para(opening)
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now, own_plan = line.current("gpb"), own.planned[line.code]
        rate = f"，完成年初预算的{completion(now, own_plan, w)}" if own_plan else ""
        if shape == "sichuan" and own_plan:
            w.para(
                f"{number}.{_path(line)}：支出决算为{w.money(now)}，完成预算{completion(now, own_plan, w, alone=True)}，{_verdict(w, now, own_plan)}。"
            )
        elif shape == "guangdong" and own_plan and now != own_plan:
            w.used(42)
            w.para(
                f"{number}.{_path(line)}年初预算{w.money(own_plan)}，支出决算{w.money(now)}，完成年初预算{completion(now, own_plan, w)}，比年初预算{w.direction(now, own_plan)}{w.delta(now, own_plan)}，{_verdict(w, now, own_plan)}。"
            )
        else:
            w.para(
                f"{number}.{_path(line)}。年初预算为{w.money(own_plan)}，支出决算为{w.money(now)}{rate}。{_verdict(w, now, own_plan)}。"
            )
    w.head("六、一般公共预算财政拨款基本支出决算情况说明", 2)
    w.para(f"{year}年度一般公共预算财政拨款基本支出{w.money(book.people + book.office)}，其中：")
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}。")
    _province_public(w, own)
    w.head("八、政府性基金预算支出决算情况说明", 2)
    w.para(
        f"{year}年度政府性基金预算财政拨款支出{w.money(own.spent('gf'))}。"
        if own.spent("gf")
        else f"{entity}{year}年度没有政府性基金预算财政拨款收入和支出。"
    )
    w.head("九、国有资本经营预算支出决算情况说明", 2)
    w.para(
        f"{year}年度国有资本经营预算财政拨款支出{w.money(own.spent('sc'))}。"
        if own.spent("sc")
        else f"{entity}{year}年度没有国有资本经营预算财政拨款支出。"
    )
    w.head("十、其他重要事项的情况说明", 2)
    _important(w, own, noun)
    _performance(w, own, noun, "十一、预算绩效管理情况")


def _province_public(w: Writer, own: Accounts) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    total, plan, before = book.of_public("total"), own.plan("total"), book.public_prior("total")
    w.head("七、财政拨款“三公”经费支出决算情况说明", 2)
    rate = f"，完成预算{completion(total, plan, w)}" if plan else ""
    w.para(
        f"{year}年度“三公”经费财政拨款支出预算为{w.money(plan)}，支出决算为{w.money(total)}{rate}，{change(w, total, before, final=True, terse=True)}{_since(w, own, total)}{w.reason(total, before)}。{_not_above(w, total, plan)}"
    )
    w.used(58, 59, 63)
    for at, (item, name) in enumerate(
        (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行维护费"), ("reception", "公务接待费")), 1
    ):
        final, old = book.of_public(item), book.public_prior(item)
        text = f"{at}.{name}支出{w.money(final)}"
        if own.plan(item):
            text += f"，完成预算{completion(final, own.plan(item), w)}"
        text += f"，{change(w, final, old, final=True, terse=True)}{w.reason(final, old)}。"
        if item == "abroad":
            groups, persons = own.groups
            text += f"全年因公出国（境）团组共计{w.number(groups, 'groups')}个，累计{w.number(persons, 'groups')}人次。"
        elif item == "cars":
            held = sum(book.cars.values()) + own.bought
            text += f"其中：公务用车购置支出{w.money(book.of_public('buy'))}，全年购置公务用车{w.number(own.bought, 'bought')}辆；公务用车运行维护费支出{w.money(book.of_public('run'))}，公务用车保有量{w.number(held, 'held')}辆。"
        else:
            batches, guests = own.receptions
            if w.rng.random() < 0.5:
                w.used(61)
                text += f"其中：国内公务接待{w.number(batches, 'batches')}批次，{w.number(guests, 'batches')}人次，共计支出{w.money(final)}。"
            else:
                w.used(62)
                text += (
                    f"国内公务接待批次为{w.number(batches, 'batches')}个，接待人次为{w.number(guests, 'batches')}人。"
                )
        w.para(text)


def _since(w: Writer, own: Accounts, total: int) -> str:
    """A second base year in the sentence: 比2019年（疫情前）决算数减少 …."""
    if not total or w.doc.year < 2021 or w.rng.random() < 0.7:
        return ""
    then = int(total * 1.4) // own.book.grain * own.book.grain
    w.used(39)
    return f"，比2019年（疫情前）决算数减少{w.delta(total, then)}，降低{w.rate(total, then)}"


def _not_above(w: Writer, total: int, plan: int) -> str:
    if total > plan or w.rng.random() < 0.5:
        return ""
    w.used(52)
    return "本年度“三公”经费决算数未超过预算数。"
