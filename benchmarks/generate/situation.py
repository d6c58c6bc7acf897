"""A budget wholly in 元 in 情况表, as in Guangxi."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names, sheets
from benchmarks.generate.budget import FISCAL, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Document, Grid
from benchmarks.generate.printing import Style
from benchmarks.generate.situation_text import narrate
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
from benchmarks.generate.yuan import WORDS, by_class, frame, three_columns

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
    forms = situation_forms(w, book)
    frame(w, book, noun, forms, lambda: narrate(w, book), first="text" if rng.random() < 0.3 else "tables")
    return doc


def situation_forms(w: Writer, book: Budget) -> list[Grid]:
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
        heads + coded_rows(w, rollup(book.lines, picks), totals, layout=layout),
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
    rows = economic_rows(w, book.economic)
    total = ["合计", LEFT, *w.cells([book.people + book.office, book.people, book.office], 0)]
    heads = [["经济分类科目编码", "经济分类科目名称", "合计", "人员经费", "公用经费"]]
    return Grid("economic", title, [*heads, *rows, total] if last else [*heads, total, *rows], 1)
