"""A final account as in Shaanxi: meetings and training beside the 三公, codes in brackets behind the names of items."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.budget import Line
from benchmarks.generate.document import ABOVE, LEFT, Grid, mark
from benchmarks.generate.final_parts import completion, performance, shared_out, verdict
from benchmarks.generate.phrases import against
from benchmarks.generate.writer import Writer

MEETINGS = {"会议费": "30215", "培训费": "30216"}
PUBLIC = ("total", "abroad", "reception", "cars", "buy", "run")


def _planned(own: Accounts, name: str) -> int:
    return own.book.prior(f"plan-{name}", own.book.economic.get(MEETINGS[name], 0))


def meetings_table(w: Writer, own: Accounts) -> Grid:
    """一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表: 预算数 and 决算数 as rows."""
    heads = [
        ["项目", "“三公”经费", *[LEFT] * 5, "会议费", "培训费"],
        [ABOVE, "小计", "因公出国（境）费用", "公务接待费", "公务用车购置及运行维护费", LEFT, LEFT, ABOVE, ABOVE],
        [*[ABOVE] * 4, "小计", "公务用车购置费", "公务用车运行维护费", ABOVE, ABOVE],
    ]
    plan = [own.plan(item) for item in PUBLIC] + [_planned(own, name) for name in MEETINGS]
    final = [own.book.of_public(item) for item in PUBLIC] + [
        own.book.economic.get(code, 0) for code in MEETINGS.values()
    ]
    rows = [["预算数", *w.cells(plan, 3)], ["决算数", *w.cells(final, 3)]]
    title = "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表"
    return Grid("public", title, [*heads, *rows], 3, wide=True)


def narrate_shaanxi(w: Writer, own: Accounts, noun: str) -> None:
    """The part 决算情况说明."""
    book, year = own.book, own.book.year
    spent, basic = own.spent(), book.basics()
    w.head("一、收入支出决算总体情况说明", 2)
    _totals(w, "收入总计、支出总计", own.grand, own.before())
    w.head("二、收入决算情况说明", 2)
    received = own.received()
    sources = (("财政拨款收入", FISCAL), ("事业收入", ("own",)), ("经营收入", ()), ("其他收入", ("other",)))
    w.para(f"{year}年度本年收入合计{w.money(received)}，其中：{shared_out(w, own, sources)}。")
    w.head("三、支出决算情况说明", 2)
    w.para(
        f"{year}年度本年支出合计{w.money(spent)}，其中：基本支出{w.money(basic)}，占{w.share(basic, spent)}；"
        f"项目支出{w.money(spent - basic)}，占{w.share(spent - basic, spent)}；经营支出{w.money(0)}，占0%。"
    )
    w.head("四、财政拨款收入支出决算总体情况说明", 2)
    _totals(w, "财政拨款收入总计、支出总计", own.fiscal_grand, own.before(*FISCAL))
    _general_text(w, own)
    _basic_text(w, own)
    _public_text(w, own)
    w.head("八、政府性基金预算财政拨款收入支出决算情况说明", 2)
    fund = own.spent("gf")
    w.para(
        f"{year}年度政府性基金预算财政拨款本年收入{w.money(own.received('gf'))}，本年支出{w.money(fund)}。"
        if fund
        else f"本{noun}{year}年度无政府性基金预算财政拨款收入和支出，并已公开空表。"
    )
    performance(w, own, noun, "九、预算绩效情况说明")
    _important(w, own, noun)


def _totals(w: Writer, what: str, now: int, before: int) -> None:
    lead = f"{mark(f'{w.doc.year}年度', 'year')}{what}均为{w.money(now)}"
    if now == before:
        w.para(f"{lead}，{mark('与上年持平', 'same', fen=now)}。")
        return
    w.para(
        f"{lead}，与上年相比收、支总计均{w.direction(now, before)}{w.delta(now, before)}，"
        f"{w.direction(now, before, money=False)}{w.rate(now, before)}{w.reason(now, before)}。"
    )


def _general_text(w: Writer, own: Accounts) -> None:
    gpb, plan, before = own.spent("gpb"), sum(own.planned.values()), own.before_spent("gpb")
    w.head("五、一般公共预算财政拨款支出决算情况说明", 2)
    w.used(16, 45)
    w.para(
        f"{w.doc.year}年度财政拨款支出年初预算{w.money(plan)}，支出决算{w.money(gpb)}，完成年初预算的{completion(gpb, plan, w)}，"
        f"占本年支出合计的{w.share(gpb, own.spent())}。{against(w, '与上年相比，财政拨款支出', gpb, before)}{w.reason(gpb, before)}。"
        "按照政府功能分类科目，其中："
        if not own.spent("gf") + own.spent("sc")
        else f"{w.doc.year}年度一般公共预算财政拨款支出年初预算{w.money(plan)}，支出决算{w.money(gpb)}，"
        f"完成年初预算的{completion(gpb, plan, w)}。按照政府功能分类科目，其中："
    )
    for number, line in enumerate((one for one in own.book.lines if one.current("gpb")), 1):
        now, planned = line.current("gpb"), own.planned[line.code]
        rate = f"，完成年初预算的{completion(now, planned, w)}" if planned else ""
        w.para(
            f"{number}.{_coded(line)}。年初预算为{w.money(planned)}，支出决算为{w.money(now)}{rate}。{verdict(w, now, planned)}。"
        )


def _coded(line: Line) -> str:
    """一般公共服务支出（201）财政事务（20106）行政运行（2010601）."""
    code = line.code
    return f"{names.CLASSES[code[:3]]}（{code[:3]}）{names.GROUPS[code[:5]]}（{code[:5]}）{names.ITEMS[code]}（{code}）"


def _basic_text(w: Writer, own: Accounts) -> None:
    book = own.book
    w.head("六、一般公共预算财政拨款基本支出决算情况说明", 2)
    w.para(
        f"{w.doc.year}年度一般公共预算财政拨款基本支出{w.money(book.people + book.office)}，包括人员经费支出{w.money(book.people)}"
        f"和公用经费支出{w.money(book.office)}。"
    )
    coded = w.rng.random() < 0.7
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [
            f"{mark(names.ECONOMIC[code][0], 'item')}{f'（{code}）' if coded else ''}{w.money(own_fen)}"
            for code, own_fen in book.economic.items()
            if code[:3] in groups
        ]
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(items)}。")


def _public_text(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
    w.head("七、“三公”经费及会议费、培训费支出决算情况说明", 2)
    w.head("（一）“三公”经费支出决算情况说明", 3)
    total, plan, old = book.of_public("total"), own.plan("total"), book.public_prior("total")
    w.para(
        f"{year}年度财政拨款安排的“三公”经费{_plan_and_final(w, total, plan)}{against(w, '，决算数较上年', total, old)}。"
    )
    for number, (item, name) in enumerate(
        (("abroad", "因公出国（境）"), ("buy", "公务用车购置"), ("run", "公务用车运行维护"), ("reception", "公务接待")),
        1,
    ):
        now, planned = book.of_public(item), own.plan(item)
        text = f"{number}.{name}费{_plan_and_final(w, now, planned)}。"
        if item == "reception":
            batches, guests = own.receptions
            text += f"国内公务接待{w.number(batches, 'batches')}批次，{w.number(guests, 'batches')}人次。"
        w.para(text)
    for ordinal, name in (("（二）", "培训费"), ("（三）", "会议费")):
        w.head(f"{ordinal}{name}支出情况说明", 3)
        now, planned = book.economic.get(MEETINGS[name], 0), _planned(own, name)
        w.para(f"{year}年度{name}{_plan_and_final(w, now, planned)}。")


def _plan_and_final(w: Writer, now: int, plan: int) -> str:
    """预算为…，支出决算为…，完成预算的…，决算数较预算数减少…."""
    rate = f"，完成预算的{completion(now, plan, w)}" if plan else ""
    return f"预算为{w.money(plan)}，支出决算为{w.money(now)}{rate}，{against(w, '决算数较预算数', now, plan, final=True)}{w.reason(now, plan)}"


def _important(w: Writer, own: Accounts, noun: str) -> None:
    book, year = own.book, own.book.year
    w.head("十、其他重要事项说明", 2)
    w.head("（一）机关运行经费支出情况说明", 3)
    before = book.prior("office", book.office)
    w.para(
        f"{year}年度机关运行经费支出{w.money(book.office)}，{against(w, '较上年', book.office, before)}{w.reason(book.office, before)}。"
        if book.units
        else f"本{noun}不属于机关运行经费统计范围。"
    )
    w.head("（二）政府采购支出情况说明", 3)
    goods, works, services = own.procured
    total, (small, micro) = sum(own.procured), own.sme
    w.used(70)
    text = (
        f"{year}年度政府采购支出共{w.money(total, 'procurement')}，其中：政府采购货物类支出{w.money(goods, 'procurement')}、"
        f"政府采购服务类支出{w.money(services, 'procurement')}、政府采购工程类支出{w.money(works, 'procurement')}。"
    )
    if small:
        text += (
            f"政府采购授予中小企业合同金额{w.money(small, 'sme')}，占政府采购支出总额的{w.share(small, total)}，"
            f"其中：授予小微企业合同金额{w.money(micro, 'sme')}，占授予中小企业合同金额的{w.share(micro, small)}。"
        )
    w.para(text)
    w.head("（三）国有资产占用及购置情况说明", 3)
    cars = dict(book.cars)
    cars["其他用车"] += own.bought
    listed = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in cars.items())
    w.para(
        f"截至{year}年末，本{noun}共有车辆{w.number(sum(cars.values()), 'cars')}辆，其中{listed}；"
        f"单价50万元以上的通用设备{w.number(book.devices[0])}台（套），单价100万元以上的专用设备{w.number(book.devices[1])}台（套）。"
    )
