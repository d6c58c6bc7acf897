"""A budget as in Chongqing: tables of fiscal money first, changes in amounts only, the parts of a change as its reason."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget
from benchmarks.generate.budget import Budget
from benchmarks.generate.document import Document, mark
from benchmarks.generate.phrases import against
from benchmarks.generate.printing import Style
from benchmarks.generate.situation import titled_forms
from benchmarks.generate.writer import Writer
from benchmarks.generate.yuan import by_class, frame

TITLES = {
    "fiscal": "{year}年财政拨款收支总表", "general": "{year}年一般公共预算财政拨款支出预算表",
    "economic": "{year}年一般公共预算财政拨款基本支出预算表", "public": "{year}年一般公共预算“三公”经费支出表",
    "gf": "{year}年政府性基金预算支出表", "sc": "{year}年国有资本经营预算支出表", "balance": "{year}年{noun}收支总表",
    "income": "{year}年{noun}收入总表", "spending": "{year}年{noun}支出总表",
}  # fmt: skip
FUNDS = {
    "gpb": "一般公共预算拨款", "gf": "政府性基金预算拨款", "sc": "国有资本经营预算拨款", "fs": "财政专户管理资金", "own": "其他收入资金",
}  # fmt: skip


def build(seed: int) -> Document:
    """Everything in 万元, no carry-over."""
    rng = Random(f"chongqing {seed}")
    year = rng.choice((2022, 2023, 2024, 2025))
    funds = rng.choice((("gpb",), ("gpb", "gf"), ("gpb", "own"), ("gpb", "gf", "own")))
    book = budget.make(rng.randrange(10**9), year, funds, carry=False)
    style = Style(
        rng, nil=rng.choice(("", "", "0.00")), zero="0", comma_tables=rng.random() < 0.4, strip=rng.random() < 0.5,
        footed=rng.random() < 0.2,
    )  # fmt: skip
    doc = Document("chongqing", seed, book.entity, year, "budget", book.level)
    w = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [f"{book.entity}{year}年{noun}预算情况说明"]
    forms = titled_forms(w, book, TITLES)
    frame(w, book, noun, forms, lambda: _narrate(w, book, noun), first=rng.choice(("text", "tables")))
    return doc


def _narrate(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    w.head(f"二、{noun}收支总体情况", 2)
    total, before = book.total(), book.before(carry=False)
    listed = "，".join(f"{word}{w.money(book.total(fund))}" for fund, word in FUNDS.items())
    lead = f"{mark(f'{year}年', 'year')}年初预算数{w.money(total)}，其中：{listed}。"
    parts = [(word, book.total(fund), book.prior(f"current-{fund}", book.total(fund))) for fund, word in FUNDS.items()]
    w.para(f"（一）收入预算：{lead}{_changed(w, f'较{year - 1}年', total, before, parts)}")
    classes = by_class(book, lambda line: line.current())
    listed = "，".join(f"{w.class_name(code)}预算{w.money(fen)}" for code, fen in classes.items())
    basic = book.basics()
    then = before * basic * w.rng.randint(88, 100) // (100 * total) // book.grain * book.grain
    halves = [("基本支出", basic, then), ("项目支出", total - basic, before - then)]
    w.para(
        f"（二）支出预算：{year}年年初预算数{w.money(total)}，其中：{listed}。"
        f"{_changed(w, f'支出预算较{year - 1}年', total, before, halves)}"
    )
    _own_budget(w, book, noun)
    _public(w, book)
    _important(w, book, noun)


def _changed(w: Writer, base: str, now: int, before: int, parts: list[tuple[str, int, int]]) -> str:
    """较2023年增加40.17万元，主要是一般公共预算拨款增加17.17万元，其他收入增加23万元."""
    if now == before:
        return f"{base}{mark('无增减变化', 'same', fen=now)}。"
    moved = "，".join(f"{word}{w.direction(own, old)}{w.delta(own, old)}" for word, own, old in parts if own != old)
    return f"{base}{w.direction(now, before)}{w.delta(now, before)}，主要是{moved}。"


def _own_budget(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    w.head(f"三、{noun}预算情况说明", 2)
    gpb, before = book.total("gpb"), book.before("gpb", carry=False)
    basic = book.basics("gpb")
    then = before * basic * w.rng.randint(88, 100) // (100 * gpb) // book.grain * book.grain
    w.para(
        f"{year}年一般公共预算财政拨款收入{w.money(gpb)}，一般公共预算财政拨款支出{w.money(gpb)}，"
        f"{against(w, f'比{year - 1}年', gpb, before, final=True)}。其中：基本支出{w.money(basic)}，{against(w, f'比{year - 1}年', basic, then, final=True)}"
        f"{w.reason(basic, then)}，主要用于保障在职人员工资福利及社会保险缴费，离退休人员离退休费及生活补助，保障{noun}正常运转的各项商品服务支出；"
        f"项目支出{w.money(gpb - basic)}，{against(w, f'比{year - 1}年', gpb - basic, before - then, final=True)}{w.reason(gpb - basic, before - then)}，"
        f"主要用于{'、'.join(one.name for one in book.projects[:2])}等重点工作。"
    )
    fund, old = book.total("gf"), book.before("gf", carry=False)
    w.para(
        f"{year}年政府性基金预算收入{w.money(fund)}，政府性基金预算支出{w.money(fund)}，{against(w, f'比{year - 1}年', fund, old, final=True)}{w.reason(fund, old)}。"
        if fund
        else f"本{noun}{year}年无使用政府性基金预算拨款安排的支出。"
    )


def _public(w: Writer, book: Budget) -> None:
    year = book.year
    w.head("四、“三公”经费情况说明", 2)
    now, old = book.of_public("total"), book.public_prior("total")
    items = (
        ("abroad", "因公出国（境）费用"), ("reception", "公务接待费"), ("run", "公务用车运行维护费"), ("buy", "公务用车购置费"),
    )  # fmt: skip
    listed = "；".join(
        f"{name}{w.money(book.of_public(item))}，{against(w, f'比{year - 1}年', book.of_public(item), book.public_prior(item), final=True)}"
        f"{w.reason(book.of_public(item), book.public_prior(item))}"
        for item, name in items
    )
    w.para(
        f"{year}年“三公”经费预算{w.money(now)}，{against(w, f'比{year - 1}年', now, old, final=True)}。其中：{listed}。"
    )


def _important(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    w.head("五、其他重要事项的情况说明", 2)
    before = book.prior("office", book.office)
    if book.units:
        w.para(
            f"1.机关运行经费情况。{year}年一般公共预算财政拨款运行经费{w.money(book.office)}，{against(w, '比上年', book.office, before, final=True)}"
            f"{w.reason(book.office, before)}。主要用于：办公费及印刷费、邮电费、水电费、会议培训费及其他商品和服务支出。"
        )
    else:
        w.para(f"1.机关运行经费情况。本{noun}不在机关运行经费统计范围之内。")
    goods, works, services = book.procurement
    w.para(
        f"2.政府采购情况。所属各预算单位政府采购预算总额{w.money(sum(book.procurement), 'procurement')}，其中：政府采购货物预算{w.money(goods, 'procurement')}、"
        f"政府采购工程预算{w.money(works, 'procurement')}、政府采购服务预算{w.money(services, 'procurement')}。"
    )
    own = [one for one in book.projects if not one.carried]
    w.para(
        f"3.绩效目标设置情况。{year}年项目支出均实行了绩效目标管理，涉及项目{w.number(len(own))}个，涉及资金{w.money(sum(one.total for one in own), 'loose')}。"
    )
    cars = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(
        f"4.国有资产占有使用情况。截至{year - 1}年12月，本{noun}共有车辆{w.number(sum(book.cars.values()), 'cars')}辆，其中：{cars}。"
        f"单价50万元以上通用设备{w.number(book.devices[0])}台，单价100万元以上专用设备{w.number(book.devices[1])}台。"
    )
