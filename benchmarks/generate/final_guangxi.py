"""The narrative of a final account as in Guangxi: each receipt explained, the items of the 三公 compared without amounts."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.accounts import Accounts
from benchmarks.generate.document import mark
from benchmarks.generate.final_parts import by_class, completion, important, path_of, performance, verdict
from benchmarks.generate.phrases import against
from benchmarks.generate.writer import Writer

GLOSSES = {
    "一般公共预算财政拨款收入": "为本级财政当年拨付的资金",
    "政府性基金预算财政拨款收入": "为本级财政当年拨付的政府性基金",
    "国有资本经营预算财政拨款收入": "为本级财政当年拨付的国有资本经营预算资金",
    "上级补助收入": "为事业单位从主管部门和上级单位取得的非财政补助收入",
    "事业收入": "为事业单位开展业务活动取得的收入",
    "经营收入": "为事业单位在业务活动之外开展非独立核算经营活动取得的收入",
    "其他收入": "为预算单位在“财政拨款收入”“事业收入”“经营收入”之外取得的收入",
    "使用非财政拨款结余": "主要是所属事业单位在当年的“财政拨款收入”“事业收入”“经营收入”及“其他收入”不能保证其支出的情况下，"
    "使用以前年度积累的非财政拨款结余弥补本年度收支缺口的资金",
    "上年结转和结余": "为以前年度支出预算因客观条件变化未执行完毕、结转到本年度按有关规定继续使用的资金",
}


def narrate_guangxi(w: Writer, own: Accounts, noun: str) -> None:
    """The part 决算情况说明."""
    year = own.book.year
    w.head(f"一、{year}年度收入支出决算总体情况", 2)
    _receipts(w, own, noun)
    _expenditure(w, own, noun)
    _general_text(w, own)
    _basic_text(w, own)
    _public_text(w, own, noun)
    w.head("五、其他重要事项情况说明", 2)
    important(w, own, noun)
    performance(w, own, noun, "六、预算绩效管理情况")


def _receipts(w: Writer, own: Accounts, noun: str) -> None:
    book, year = own.book, own.book.year
    amounts = {
        "一般公共预算财政拨款收入": own.received("gpb"), "政府性基金预算财政拨款收入": own.received("gf"),
        "国有资本经营预算财政拨款收入": own.received("sc"), "上级补助收入": 0, "事业收入": own.received("own"), "经营收入": 0,
        "其他收入": own.received("other"), "使用非财政拨款结余": own.used, "上年结转和结余": own.open(),
    }  # fmt: skip
    before = {name: book.prior(f"receipt-{name}", fen) for name, fen in amounts.items()}
    received = own.received()
    last = sum(before.values()) - before["使用非财政拨款结余"] - before["上年结转和结余"]
    w.used(14)
    w.para(
        f"（一）本{noun}{mark(f'{year}年度', 'year')}总收入{w.money(own.grand)}，其中本年收入{w.money(received)}，"
        f"{against(w, f'较{year - 1}年度决算数', received, last)}。收入具体情况如下。"
    )
    for number, (name, fen) in enumerate(amounts.items(), 1):
        said = f"{number}.{name}{w.money(fen)}，{GLOSSES[name]}。{against(w, f'较{year - 1}年度决算数', fen, before[name])}"
        w.para(f"{said}，{_why(w, name, fen, before[name], noun)}。")


def _why(w: Writer, name: str, now: int, prior: int, noun: str) -> str:
    """A reason, in one or several parts; where there is nothing, that there is nothing."""
    if now == prior == 0:
        return f"主要原因是：本{noun}无{name}，与去年相比无变化"
    if now == prior:
        return "主要原因是：严格执行年初预算安排"
    reasons = names.UP if now > prior else names.DOWN
    if w.rng.random() < 0.3:
        one, two = w.rng.sample(reasons, 2)
        return f"主要原因：一是{one}；二是{two}"
    return f"主要原因是{w.rng.choice(reasons)}"


def _expenditure(w: Writer, own: Accounts, noun: str) -> None:
    book, year = own.book, own.book.year
    classes = by_class(own)
    before = {code: book.prior(f"class-{code}", fen) for code, fen in classes.items()}
    spent, last = own.spent(), sum(before.values())
    w.para(
        f"（二）本{noun}{year}年度总支出{w.money(own.grand)}，其中本年支出{w.money(spent)}，"
        f"{against(w, f'较{year - 1}年度决算数', spent, last)}。支出具体情况如下："
    )
    for number, (code, fen) in enumerate(classes.items(), 1):
        name = w.class_name(code)
        w.para(
            f"{number}.{name}{w.money(fen)}：主要用于本{noun}在{names.CLASSES[code].removesuffix('支出')}方面的支出。"
            f"{against(w, f'较{year - 1}年度决算数', fen, before[code])}{w.reason(fen, before[code])}。"
        )
    w.para(
        f"{len(classes) + 1}.年末结转和结余{w.money(own.close())}，为本年度预算安排因客观条件变化无法按原计划实施的资金。"
    )


def _general_text(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
    w.head(f"二、{year}年度一般公共预算财政拨款支出决算情况", 2)
    plan, final = sum(own.planned.values()), own.spent("gpb")
    w.used(45)
    w.para(
        f"{year}年度一般公共预算财政拨款支出年初预算为{w.money(plan)}，支出决算为{w.money(final)}，"
        f"完成年初预算的{completion(final, plan, w)}。具体情况如下："
    )
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now, planned = line.current("gpb"), own.planned[line.code]
        rate = f"，完成年初预算的{completion(now, planned, w)}" if planned else ""
        w.para(
            f"{number}.{path_of(line)}年初预算为{w.money(planned)}，支出决算为{w.money(now)}{rate}，{verdict(w, now, planned)}。"
        )
    fund = own.spent("gf")
    w.para(
        f"{year}年度政府性基金预算财政拨款支出{w.money(fund)}。"
        if fund
        else f"{book.entity}{year}年度没有政府性基金预算财政拨款收入和支出。"
    )


def _basic_text(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
    basic = book.people + book.office
    w.head("三、一般公共预算财政拨款基本支出决算情况说明", 2)
    w.used(15)
    w.para(f"{year}年度一般公共预算财政拨款基本支出{w.money(basic)}，其中：")
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        listed = "、".join(mark(one, "item") for one in items)
        w.para(f"{word}{w.money(fen)}，占基本支出{w.share(fen, basic)}。主要包括：{listed}。")


def _public_text(w: Writer, own: Accounts, noun: str) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    w.head("四、一般公共预算财政拨款安排的“三公”经费支出决算情况说明", 2)
    lead = f"{year}年度一般公共预算财政拨款安排的“三公”经费支出决算"
    items = (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行费"), ("reception", "公务接待费"))
    listed = "；".join(f"{name}支出决算{w.money(book.of_public(item))}" for item, name in items)
    w.para(f"{lead}中，{listed}。")
    total, plan, before = book.of_public("total"), own.plan("total"), book.public_prior("total")
    parts = (
        ("abroad", "因公出国（境）费"), ("buy", "公务用车购置"), ("run", "公务用车运行维护费"), ("reception", "公务接待费"),
    )  # fmt: skip
    compared = "；".join(
        f"{name}支出决算{against(w, '比预算', book.of_public(item), own.plan(item), final=True)}，"
        f"{against(w, '比去年', book.of_public(item), book.public_prior(item))}"
        f"{w.reason(book.of_public(item), book.public_prior(item))}"
        for item, name in parts
    )
    w.used(22)
    w.para(
        f"{lead}总额为{w.money(total)}，{against(w, '比预算', total, plan, final=True)}，{against(w, '比去年', total, before)}"
        f"{w.reason(total, before)}。其中，{compared}。具体情况如下："
    )
    groups, persons = own.groups
    w.used(58)
    w.para(
        f"（一）因公出国（境）费支出{w.money(book.of_public('abroad'))}。全年使用财政拨款安排{entity}出国团组{w.number(groups, 'groups')}个，"
        f"参加其他单位组织的出国团组0个，全年因公出国（境）团组共计{w.number(groups, 'groups')}个，累计{w.number(persons, 'groups')}人次。"
    )
    held = sum(book.cars.values()) + own.bought
    w.para(f"（二）公务用车购置及运行费支出{w.money(book.of_public('cars'))}。其中：")
    w.para(f"公务用车购置支出{w.money(book.of_public('buy'))}，全年购置公务用车{w.number(own.bought, 'bought')}辆。")
    w.para(
        f"公务用车运行支出{w.money(book.of_public('run'))}。主要用于机要文件交换、市内因公出行等所需的公务用车燃料费、维修费、"
        f"过路过桥费、保险费等支出。{year}年，本{noun}开支财政拨款的公务用车保有量为{w.number(held, 'held')}辆。"
    )
    batches, guests = own.receptions
    w.para(
        f"（三）公务接待费支出{w.money(book.of_public('reception'))}。国内公务接待批次{w.number(batches, 'batches')}批，"
        f"接待人次{w.number(guests, 'batches')}人次。"
    )
