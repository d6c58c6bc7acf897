"""The narrative of a final account as in Hunan: short totals, shares of each class, meetings and procurement with counts."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.document import mark
from benchmarks.generate.final_parts import by_class, completion, path_of, performance, shared_out
from benchmarks.generate.phrases import against
from benchmarks.generate.writer import Writer


def narrate_hunan(w: Writer, own: Accounts, noun: str) -> None:
    """The part 决算情况说明."""
    book, year = own.book, own.book.year
    spent, received, basic = own.spent(), own.received(), book.basics()
    w.head("一、收入支出决算总体情况说明", 2)
    w.para(
        f"{mark(f'{year}年度', 'year')}收、支总计{w.money(own.grand)}。{_why(w, '与上年相比，', own.grand, own.before())}。"
    )
    w.head("二、收入决算情况说明", 2)
    sources = (
        ("财政拨款收入", FISCAL),
        ("上级补助收入", ()),
        ("事业收入", ("own",)),
        ("经营收入", ()),
        ("其他收入", ("other",)),
    )
    w.para(f"{year}年度收入合计{w.money(received)}，其中：{shared_out(w, own, sources)}。")
    w.head("三、支出决算情况说明", 2)
    w.para(
        f"{year}年度支出合计{w.money(spent)}，其中：基本支出{w.money(basic)}，占{w.share(basic, spent)}；"
        f"项目支出{w.money(spent - basic)}，占{w.share(spent - basic, spent)}；上缴上级支出{w.money(0)}，占0%。"
    )
    w.head("四、财政拨款收入支出决算总体情况说明", 2)
    w.para(
        f"{year}年度财政拨款收、支总计{w.money(own.fiscal_grand)}，{_why(w, '与上年相比，', own.fiscal_grand, own.before(*FISCAL))}。"
    )
    _general_text(w, own)
    _public_text(w, own)
    _important(w, own, noun)
    performance(w, own, noun, "十二、预算绩效情况的说明")


def _why(w: Writer, base: str, now: int, before: int) -> str:
    """增加12.34万元，增长5.6%，主要是因为…."""
    said = against(w, base, now, before)
    return f"{said}，主要是因为{w.rng.choice(names.UP if now > before else names.DOWN)}" if now != before else said


def _general_text(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
    gpb, plan, before = own.spent("gpb"), sum(own.planned.values()), own.before_spent("gpb")
    w.head("五、一般公共预算财政拨款支出决算情况说明", 2)
    w.head("（一）财政拨款支出决算总体情况", 3)
    w.para(
        f"{year}年度财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, own.spent())}，{_why(w, '与上年相比，财政拨款支出', gpb, before)}。"
        if gpb == own.spent(*FISCAL)
        else f"{year}年度一般公共预算财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, own.spent())}。"
    )
    w.head("（二）财政拨款支出决算结构情况", 3)
    listed = "；".join(
        f"{w.class_name(code)}（类）{w.money(fen)}，占{w.share(fen, gpb)}" for code, fen in by_class(own, "gpb").items()
    )
    w.para(f"{year}年度一般公共预算财政拨款支出{w.money(gpb)}，主要用于以下方面：{listed}。")
    w.head("（三）财政拨款支出决算具体情况", 3)
    w.para(
        f"{year}年度一般公共预算财政拨款支出年初预算数为{w.money(plan)}，支出决算数为{w.money(gpb)}，完成年初预算的{completion(gpb, plan, w)}，其中："
    )
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now, planned = line.current("gpb"), own.planned[line.code]
        w.para(f"{number}、{path_of(line)}。")
        if not planned:
            w.para(f"年初预算为{w.money(0)}，支出决算为{w.money(now)}，由于年初预算数为0，无法计算百分比。")
        elif planned == now:
            w.para(
                f"年初预算为{w.money(planned)}，支出决算为{w.money(now)}，完成年初预算的100%，{mark('决算数与年初预算数持平', 'same', fen=now)}。"
            )
        else:
            word = mark("大于" if now > planned else "小于", "compare", final=now, plan=planned)
            w.para(
                f"年初预算为{w.money(planned)}，支出决算为{w.money(now)}，完成年初预算的{completion(now, planned, w)}，"
                f"决算数{word}年初预算数的主要原因是：{w.rng.choice(names.UP if now > planned else names.DOWN)}。"
            )
    w.head("六、一般公共预算财政拨款基本支出决算情况说明", 2)
    whole = book.people + book.office
    parts = []
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = "、".join(mark(names.ECONOMIC[code][0], "item") for code in book.economic if code[:3] in groups)
        parts.append(f"{word}{w.money(fen)}，占基本支出的{w.share(fen, whole)}，主要包括{items}")
    w.para(f"{year}年度财政拨款基本支出{w.money(whole)}，其中：{'；'.join(parts)}。")


def _public_text(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
    w.head("七、财政拨款三公经费支出决算情况说明", 2)
    w.head("（一）“三公”经费财政拨款支出决算总体情况说明", 3)
    items = (
        ("abroad", "因公出国（境）费"),
        ("reception", "公务接待费"),
        ("buy", "公务用车购置费"),
        ("run", "公务用车运行维护费"),
    )
    total, plan = book.of_public("total"), own.plan("total")
    rate = f"，完成预算的{completion(total, plan, w)}" if plan else ""
    w.para(f"{year}年度“三公”经费财政拨款支出预算为{w.money(plan)}，支出决算为{w.money(total)}{rate}，其中：")
    for item, name in items:
        now, planned, old = book.of_public(item), own.plan(item), book.public_prior(item)
        done = f"，完成预算的{completion(now, planned, w)}" if planned else "，由于预算数为0，无法计算百分比"
        w.para(
            f"{name}支出预算为{w.money(planned)}，支出决算为{w.money(now)}{done}，{_why(w, '与上年相比', now, old)}。"
        )
    w.head("（二）“三公”经费财政拨款支出决算具体情况说明", 3)
    listed = "，".join(
        f"{name}支出决算{w.money(book.of_public(item))}，占{w.share(book.of_public(item), total)}"
        for item, name in (
            ("reception", "公务接待费"),
            ("abroad", "因公出国（境）费"),
            ("cars", "公务用车购置费及运行维护费"),
        )
    )
    w.para(f"{year}年度“三公”经费财政拨款支出决算中，{listed}。其中：")
    groups, persons = own.groups
    w.para(
        f"1、因公出国（境）费支出决算为{w.money(book.of_public('abroad'))}，全年安排因公出国（境）团组{w.number(groups, 'groups')}个，累计{w.number(persons, 'groups')}人次。"
    )
    batches, guests = own.receptions
    w.para(
        f"2、公务接待费支出决算为{w.money(book.of_public('reception'))}，全年共接待来访团组{w.number(batches, 'batches')}个，来宾{w.number(guests, 'batches')}人次，主要是业务交流和检查指导发生的接待支出。"
    )
    held = sum(book.cars.values()) + own.bought
    w.para(
        f"3、公务用车购置费及运行维护费支出决算为{w.money(book.of_public('cars'))}，其中：公务用车购置费{w.money(book.of_public('buy'))}，更新公务用车{w.number(own.bought, 'bought')}辆。"
        f"公务用车运行维护费{w.money(book.of_public('run'))}，截止{year}年12月31日，开支财政拨款的公务用车保有量为{w.number(held, 'held')}辆。"
    )


def _important(w: Writer, own: Accounts, noun: str) -> None:
    book, year = own.book, own.book.year
    w.head("八、政府性基金预算收入支出决算情况", 2)
    fund = own.spent("gf")
    w.para(
        f"{year}年度政府性基金预算财政拨款收入{w.money(own.received('gf'))}；年初结转和结余{w.money(own.open('gf'))}；支出{w.money(fund)}；年末结转和结余{w.money(own.close('gf'))}。"
        if fund
        else f"本{noun}{year}年度无政府性基金预算收支。"
    )
    w.head("九、关于机关运行经费支出说明", 2)
    before = book.prior("office", book.office)
    w.para(
        f"本{noun}{year}年度机关运行经费支出{w.money(book.office)}，{_why(w, '比上年决算数', book.office, before)}。"
        if book.units
        else f"本{noun}为事业单位，无机关运行经费。"
    )
    w.head("十、一般性支出情况", 2)
    meeting, training = (book.economic.get(code, 0) for code in ("30215", "30216"))
    held = (
        f"用于召开业务工作会议，人数{w.rng.randint(20, 200)}人，内容为总结和部署全年工作" if meeting else "未召开会议"
    )
    taught = f"用于开展业务培训，人数{w.rng.randint(20, 200)}人，内容为政策法规和业务知识" if training else "未开展培训"
    w.para(f"{year}年本{noun}开支会议费{w.money(meeting)}，{held}；开支培训费{w.money(training)}，{taught}。")
    w.head("十一、关于政府采购支出说明", 2)
    goods, works, services = own.procured
    total, (small, micro) = sum(own.procured), own.sme
    text = (
        f"本{noun}{year}年度政府采购支出总额{w.money(total, 'procurement')}，其中：政府采购货物支出{w.money(goods, 'procurement')}、"
        f"政府采购工程支出{w.money(works, 'procurement')}、政府采购服务支出{w.money(services, 'procurement')}。"
    )
    if small:
        text += (
            f"授予中小企业合同金额{w.money(small, 'sme')}，占政府采购支出总额的{w.share(small, total)}，其中：授予小微企业合同金额{w.money(micro, 'sme')}，"
            f"占政府采购支出总额的{w.share(micro, total)}。"
        )
    w.para(text)
    w.para(
        f"截至{year}年12月31日，本{noun}共有车辆{w.number(sum(book.cars.values()) + own.bought)}辆；单位价值100万元以上设备（不含车辆）{book.devices[1]}台（套）。"
    )
