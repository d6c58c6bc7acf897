"""The narrative of a final account as in Yunnan: shares of the whole for every source, changes with 增加 and 下降 per source."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.document import mark
from benchmarks.generate.final_parts import by_class, completion, important, performance, shared_out
from benchmarks.generate.phrases import against
from benchmarks.generate.writer import Writer

SOURCES = (
    ("财政拨款收入", FISCAL), ("上级补助收入", ()), ("事业收入", ("own",)), ("经营收入", ()), ("附属单位上缴收入", ()),
    ("其他收入", ("other",)),
)  # fmt: skip


def narrate_yunnan(w: Writer, own: Accounts, noun: str) -> None:
    """The part 决算情况说明."""
    _income(w, own)
    _expenditure(w, own)
    _general_text(w, own)
    _public_text(w, own)
    w.head("五、其他重要事项及相关口径情况说明", 2)
    important(w, own, noun)
    performance(w, own, noun, "六、预算绩效管理情况")


def _since(w: Writer, name: str, now: int, before: int) -> str:
    """财政拨款收入增加12.34万元，增长1.04%; nothing in both years says so with zeros."""
    if now == before == 0:
        return f"{name}{mark(f'增加{w.bare_zero()}{w.unit}，增长0.00%', 'same', fen=0)}"
    return against(w, name, now, before)


def _income(w: Writer, own: Accounts) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    w.head("一、收入决算情况说明", 2)
    received = own.received()
    amounts = {name: own.received(*funds) if funds else 0 for name, funds in SOURCES}
    before = {name: book.prior(f"source-{name}", fen) for name, fen in amounts.items()}
    last = sum(before.values())
    listed = shared_out(w, own, SOURCES, "占总收入的")
    moved = "；".join(_since(w, name, fen, before[name]) for name, fen in amounts.items())
    w.used(12)
    w.para(
        f"{entity}{mark(f'{year}年度', 'year')}收入合计{w.money(received)}。其中：{listed}。"
        f"{against(w, '与上年相比，收入合计', received, last)}。其中：{moved}。"
        f"{'主要原因是' + w.rng.choice(names.UP if received > last else names.DOWN) + '。' if received != last else ''}"
    )


def _expenditure(w: Writer, own: Accounts) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    spent, basic = own.spent(), book.basics()
    project = spent - basic
    w.head("二、支出决算情况说明", 2)
    base, other = book.prior("spent-basic", basic), book.prior("spent-project", project)
    w.para(
        f"{entity}{year}年度支出合计{w.money(spent)}。其中：基本支出{w.money(basic)}，占总支出的{w.share(basic, spent)}；"
        f"项目支出{w.money(project)}，占总支出的{w.share(project, spent)}；上缴上级支出{w.money(0)}，占总支出的0.00%；"
        f"经营支出{w.money(0)}，占总支出的0.00%。{against(w, '与上年相比，支出合计', spent, base + other)}。"
        f"其中：{_since(w, '基本支出', basic, base)}；{_since(w, '项目支出', project, other)}。"
    )
    w.head("（一）基本支出情况", 3)
    people, office = book.people, book.office
    if basic == people + office:
        w.para(
            f"{year}年度用于保障{entity}机构正常运转的日常支出{w.money(basic)}。其中：基本工资、津贴补贴等人员经费支出{w.money(people)}，"
            f"占基本支出的{w.share(people, basic)}；办公费、印刷费、水电费、办公设备购置等公用经费支出{w.money(office)}，占基本支出的{w.share(office, basic)}。"
        )
    w.head("（二）项目支出情况", 3)
    w.para(
        f"{year}年度用于保障{entity}为完成特定的行政工作任务或事业发展目标，用于专项业务工作的经费支出{w.money(project)}。"
    )


def _general_text(w: Writer, own: Accounts) -> None:
    year, entity = own.book.year, own.book.entity
    gpb, before = own.spent("gpb"), own.before_spent("gpb")
    w.head("三、一般公共预算财政拨款支出决算情况说明", 2)
    w.head("（一）一般公共预算财政拨款支出决算总体情况", 3)
    w.para(
        f"{entity}{year}年度一般公共预算财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, own.spent())}。"
        f"{against(w, '与上年相比', gpb, before)}{w.reason(gpb, before)}。"
    )
    w.head("（二）一般公共预算财政拨款支出决算具体情况", 3)
    money = by_class(own, "gpb")
    shown = [code for code in names.FINAL_LIST if code in money or w.rng.random() < 0.4]
    for number, code in enumerate(shown, 1):
        fen = money.get(code, 0)
        use = f"主要用于{names.CLASSES[code].removesuffix('支出')}方面的支出" if fen else "本年度无此项支出"
        w.para(
            f"{number}.{mark(names.CLASSES[code].removesuffix('支出'), 'plain')}（类）支出{w.money(fen)}，"
            f"占一般公共预算财政拨款总支出的{w.share(fen, gpb)}。{use}。"
        )


def _public_text(w: Writer, own: Accounts) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    w.head("四、财政拨款“三公”经费支出决算情况说明", 2)
    w.head("（一）“三公”经费财政拨款支出决算总体情况", 3)
    items = (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行费"), ("reception", "公务接待费"))
    total, plan, before = book.of_public("total"), own.plan("total"), book.public_prior("total")
    rate = f"，完成年初预算的{completion(total, plan, w)}" if plan else ""
    pieces = []
    for item, name in items:
        now, planned = book.of_public(item), own.plan(item)
        done = f"，完成年初预算的{completion(now, planned, w)}" if planned else ""
        pieces.append(
            f"{name}支出年初预算为{w.money(planned)}，决算为{w.money(now)}，占财政拨款“三公”经费总支出决算的{w.share(now, total)}{done}"
        )
    w.para(
        f"{entity}{year}年度财政拨款“三公”经费支出年初预算为{w.money(plan)}，支出决算为{w.money(total)}{rate}。其中：{'；'.join(pieces)}。"
    )
    moved = "；".join(
        _since(w, f"{name}支出决算", book.of_public(item), book.public_prior(item)) for item, name in items
    )
    w.para(f"{against(w, f'{year}年度财政拨款“三公”经费支出决算数比上年', total, before)}。其中：{moved}。")
    w.head("（二）“三公”经费财政拨款支出决算具体情况", 3)
    groups, persons = own.groups
    w.para(
        f"1.因公出国（境）费支出{w.money(book.of_public('abroad'))}，共安排因公出国（境）团组{w.number(groups, 'groups')}个，累计{w.number(persons, 'groups')}人次。"
    )
    held = sum(book.cars.values()) + own.bought
    w.para(
        f"2.公务用车购置及运行维护费支出{w.money(book.of_public('cars'))}。其中：公务用车购置支出{w.money(book.of_public('buy'))}，购置车辆{w.number(own.bought, 'bought')}辆。"
        f"公务用车运行维护支出{w.money(book.of_public('run'))}，开支一般公共预算财政拨款的公务用车保有量为{w.number(held, 'held')}辆。"
    )
    batches, guests = own.receptions
    w.para(
        f"3.公务接待费支出{w.money(book.of_public('reception'))}。其中：国内接待费支出{w.money(book.of_public('reception'))}（其中：外事接待费支出{w.money(0)}），"
        f"共安排国内公务接待{w.number(batches, 'batches')}批次（其中：外事接待0批次），接待人次{w.number(guests, 'batches')}人（其中：外事接待人次0人）。"
        f"国（境）外接待费支出{w.money(0)}，共安排国（境）外公务接待0批次，接待人次0人。"
    )
