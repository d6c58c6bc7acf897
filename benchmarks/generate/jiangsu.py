"""A budget as in Jiangsu: nested numbered lists, every receipt and every class with its change."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names
from benchmarks.generate.budget import Budget, Line
from benchmarks.generate.document import Document, mark
from benchmarks.generate.phrases import against
from benchmarks.generate.printing import Style
from benchmarks.generate.situation import titled_forms
from benchmarks.generate.writer import Writer
from benchmarks.generate.yuan import by_class, frame

TITLES = {
    "balance": "{year}年度收支总表", "income": "{year}年度收入总表", "spending": "{year}年度支出总表", "fiscal": "{year}年度财政拨款收支总表",
    "general": "{year}年度一般公共预算支出表", "economic": "{year}年度一般公共预算基本支出表", "public": "{year}年度一般公共预算“三公”经费支出预算表",
    "gf": "{year}年度政府性基金预算支出表", "sc": "{year}年度国有资本经营预算支出预算表",
}  # fmt: skip
FUNDS = {
    "gpb": "一般公共预算拨款收入", "gf": "政府性基金预算拨款收入", "sc": "国有资本经营预算拨款收入", "fs": "财政专户管理资金收入",
    "own": "单位资金收入",
}  # fmt: skip


def build(seed: int) -> Document:
    """Everything in 万元, with what was carried over."""
    rng = Random(f"jiangsu {seed}")
    year = rng.choice((2022, 2023, 2024, 2025))
    funds = rng.choice((("gpb",), ("gpb", "gf"), ("gpb", "own"), ("gpb", "fs", "own")))
    book = budget.make(rng.randrange(10**9), year, funds, carry=rng.random() < 0.6)
    style = Style(
        rng, nil=rng.choice(("", "", "0.00")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.5,
        comma_text=rng.choice((0, 1)), strip=rng.random() < 0.5, footed=rng.random() < 0.2,
    )  # fmt: skip
    doc = Document("jiangsu", seed, book.entity, year, "budget", book.level)
    w = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [f"{year}年度", book.entity, f"{noun}预算公开"]
    forms = titled_forms(w, book, TITLES, "公开{:02d}表")
    frame(w, book, noun, forms, lambda: _narrate(w, book, noun))
    return doc


def _since(w: Writer, now: int, before: int) -> str:
    """与上年相比增加12.34万元，增长5.60%。主要原因是…."""
    said = against(w, "与上年相比", now, before)
    lead = w.rng.choice(names.UP if now > before else names.DOWN)
    return f"{said}。主要原因是{lead}。" if now != before else f"{said}。"


def _narrate(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    whole, total, carry = book.total() + book.carried(), book.total(), book.carried()
    before, before_total = book.before(carry=True), book.before(carry=False)
    w.head("一、收支预算总体情况说明", 2)
    w.para(
        f"{book.entity}{mark(f'{year}年度', 'year')}收入、支出预算总计{w.money(whole)}，{_since(w, whole, before)}"
        "其中："
    )
    w.para(f"（一）收入预算总计{w.money(whole)}。包括：")
    w.para(f"1．本年收入合计{w.money(total)}。")
    for number, (fund, word) in enumerate(FUNDS.items(), 1):
        now = book.total(fund)
        w.para(f"（{number}）{word}{w.money(now)}，{_since(w, now, book.prior(f'current-{fund}', now))}")
    w.para(f"2．上年结转结余为{w.money(carry)}，{_since(w, carry, before - before_total)}")
    w.para(f"（二）支出预算总计{w.money(whole)}。包括：")
    w.para(f"1．本年支出合计{w.money(whole)}。")
    for number, (code, fen) in enumerate(by_class(book, lambda line: line.current() + line.carried()).items(), 1):
        use = f"主要用于{names.CLASSES[code].removesuffix('支出')}方面的支出"
        w.para(
            f"（{number}）{w.class_name(code)}（类）支出{w.money(fen)}，{use}。{_since(w, fen, book.prior(f'class-{code}', fen))}"
        )
    w.para(f"2．年终结转结余为{w.money(0)}。")
    _income(w, book, whole, total, carry)
    _spending(w, book, whole)
    _general(w, book)
    _basic(w, book)
    _public(w, book)
    _important(w, book, noun)


def _income(w: Writer, book: Budget, whole: int, total: int, carry: int) -> None:
    w.head("二、收入预算情况说明", 2)
    w.para(
        f"{book.entity}{book.year}年收入预算合计{w.money(whole)}，包括本年收入{w.money(total)}，上年结转结余{w.money(carry)}。其中："
    )
    for fund, word in FUNDS.items():
        w.para(f"本年{word}{w.money(book.total(fund))}，占{w.share(book.total(fund), whole)}；")
    w.para(f"上年结转结余{w.money(carry)}，占{w.share(carry, whole)}。")


def _spending(w: Writer, book: Budget, whole: int) -> None:
    w.head("三、支出预算情况说明", 2)
    basic = book.basics()
    w.para(f"{book.entity}{book.year}年支出预算合计{w.money(whole)}，其中：")
    w.para(f"基本支出{w.money(basic)}，占{w.share(basic, whole)}；")
    w.para(f"项目支出{w.money(whole - basic)}，占{w.share(whole - basic, whole)}；")
    w.para(
        f"事业单位经营支出{w.money(0)}，占0%；上缴上级支出{w.money(0)}，占0%；对附属单位补助支出{w.money(0)}，占0%。"
    )


def _general(w: Writer, book: Budget) -> None:
    w.head("四、一般公共预算支出情况说明", 2)
    gpb = book.total("gpb") + book.carried("gpb")
    before = book.before("gpb", carry=True)
    w.para(f"{book.entity}{book.year}年一般公共预算财政拨款支出预算{w.money(gpb)}，{_since(w, gpb, before)}其中：")
    classes: dict[str, list[Line]] = {}
    for line in book.lines:
        if line.current("gpb") + line.carried("gpb"):
            classes.setdefault(line.code[:3], []).append(line)
    for ordinal, (code, lines) in zip(names.ORDINALS, classes.items(), strict=False):
        w.para(f"（{ordinal}）{names.CLASSES[code]}（类）")
        for number, line in enumerate(lines, 1):
            now = line.current("gpb") + line.carried("gpb")
            w.para(
                f"{number}．{names.GROUPS[line.code[:5]]}（款）{names.ITEMS[line.code]}（项）支出{w.money(now)}，"
                f"{_since(w, now, book.prior(f'item-{line.code}', now))}"
            )


def _basic(w: Writer, book: Budget) -> None:
    w.head("五、一般公共预算基本支出预算情况说明", 2)
    w.para(f"{book.entity}{book.year}年度一般公共预算财政拨款基本支出预算{w.money(book.people + book.office)}，其中：")
    for ordinal, word, fen, groups in (
        ("一", "人员经费", book.people, {"301", "303"}), ("二", "公用经费", book.office, {"302", "310"}),
    ):  # fmt: skip
        listed = "、".join(mark(names.ECONOMIC[code][0], "item") for code in book.economic if code[:3] in groups)
        w.para(f"（{ordinal}）{word}{w.money(fen)}。主要包括：{listed}。")


def _public(w: Writer, book: Budget) -> None:
    w.head("六、一般公共预算“三公”经费、会议费、培训费支出预算情况说明", 2)
    total = book.of_public("total")
    items = (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行维护费"), ("reception", "公务接待费"))
    listed = "；".join(
        f"{name}支出{w.money(book.of_public(item))}，占“三公”经费的{w.share(book.of_public(item), total)}"
        for item, name in items
    )
    w.para(
        f"{book.entity}{book.year}年度一般公共预算拨款安排的“三公”经费支出预算{w.money(total)}，其中，{listed}。具体情况如下："
    )
    for number, (item, name) in enumerate(items, 1):
        now, old = book.of_public(item), book.public_prior(item)
        if item != "cars":
            w.para(
                f"{number}．{name}预算支出{w.money(now)}，{against(w, '比上年预算', now, old)}{w.reason(now, old)}。"
            )
            continue
        w.para(f"{number}．{name}预算支出{w.money(now)}。其中：")
        for part, (own, called) in enumerate((("buy", "公务用车购置"), ("run", "公务用车运行维护费")), 1):
            now, old = book.of_public(own), book.public_prior(own)
            w.para(
                f"（{part}）{called}预算支出{w.money(now)}，{against(w, '比上年预算', now, old)}{w.reason(now, old)}。"
            )


def _important(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    w.head("七、机关运行经费预算情况说明", 2)
    if book.units:
        w.para(
            f"{year}年{noun}机关运行经费预算支出{w.money(book.office)}，{_since(w, book.office, book.prior('office', book.office))}"
        )
    else:
        w.para("本单位为事业单位，不涉及机关运行经费。")
    w.head("八、政府采购支出预算情况说明", 2)
    goods, works, services = book.procurement
    w.para(
        f"{year}年度政府采购支出预算总额{w.money(sum(book.procurement), 'procurement')}，其中：拟采购货物支出{w.money(goods, 'procurement')}、"
        f"拟采购工程支出{w.money(works, 'procurement')}、拟采购服务支出{w.money(services, 'procurement')}。"
    )
    w.head("九、国有资产占用情况说明", 2)
    cars = "，".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(f"本{noun}共有车辆{w.number(sum(book.cars.values()), 'cars')}辆，其中，{cars}。")
    w.head("十、预算绩效目标设置情况说明", 2)
    own = [one for one in book.projects if not one.carried]
    w.para(
        f"{year}年度，本{noun}整体支出纳入绩效目标管理；本{noun}共{w.number(len(own))}个项目纳入绩效目标管理，涉及财政性资金合计{w.money(sum(one.total for one in own), 'loose')}。"
    )
