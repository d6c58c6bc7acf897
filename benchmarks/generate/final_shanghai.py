"""The narrative of a final account as in Shanghai."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.document import mark
from benchmarks.generate.final_parts import by_class, compared, completion, important, path_of, performance, verdict
from benchmarks.generate.writer import Writer


def narrate_shanghai(w: Writer, own: Accounts, noun: str) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    grand, before = own.grand, own.before()
    w.head("一、收入支出决算总体情况说明", 2)
    w.used(8)
    w.para(
        f"{entity}{mark(f'{year}年度', 'year')}收入支出总计{w.money(grand, wrong=own.received() if own.open() else 0)}。"
        + compared(w, "收入支出总计", grand, before)
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
        + compared(w, "财政拨款收入支出总计", own.fiscal_grand, before)
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
    performance(w, own, noun, "十、预算绩效管理情况")
    w.head("十一、其他重要事项的情况说明", 2)
    important(w, own, noun)


def _general_text(w: Writer, own: Accounts) -> None:
    book, gpb = own.book, own.spent("gpb")
    before = own.before_spent("gpb")
    w.head("五、一般公共预算财政拨款支出决算情况说明", 2)
    w.head("（一）一般公共预算财政拨款支出决算总体情况", 3)
    w.used(16, 53)
    w.para(
        f"一般公共预算财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, own.spent(), own.grand)}。"
        + compared(w, "一般公共预算财政拨款支出", gpb, before)
    )
    w.head("（二）一般公共预算财政拨款支出决算结构情况", 3)
    w.used(7)
    listed = "；".join(
        f"{w.class_name(code)}（类）{w.money(fen)}，占{w.share(fen, gpb, own.spent())}"
        for code, fen in by_class(own, "gpb").items()
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
        f"一般公共预算财政拨款支出{word}为{w.money(plan)}，支出决算为{w.money(gpb)}，完成{word}的{completion(gpb, plan, w)}。{verdict(w, gpb, plan)}。其中："
    )
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now = line.current("gpb")
        own_plan = (own.adjusted if full else own.planned)[line.code]
        rate = f"，完成{word}的{completion(now, own_plan, w)}" if own_plan else ""
        purpose = "主要用于：相关人员和工作支出。" if w.rng.random() < 0.7 else ""
        w.para(
            f"{number}、{path_of(line)}。{purpose}{word}为{w.money(own_plan)}，支出决算为{w.money(now)}{rate}。{verdict(w, now, own_plan, word + '数' if full else '预算数')}。"
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
        + f"。{verdict(w, total, plan)}。"
        + compared(w, "“三公”经费支出决算", total, book.public_prior("total"))
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
