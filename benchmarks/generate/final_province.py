"""The narrative of a final account as in other provinces: 收、支总计 and its variants."""

from __future__ import annotations

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, Accounts
from benchmarks.generate.document import mark
from benchmarks.generate.final_parts import by_class, completion, important, path_of, performance, verdict
from benchmarks.generate.phrases import change
from benchmarks.generate.writer import Writer


def narrate_province(w: Writer, own: Accounts, noun: str) -> None:
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
    _general_text(w, own)
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
    important(w, own, noun)
    performance(w, own, noun, "十一、预算绩效管理情况")


def _general_text(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
    spent = own.spent()
    w.head("五、一般公共预算财政拨款支出决算情况说明", 2)
    gpb = own.spent("gpb")
    before = own.before_spent("gpb")
    w.head("（一）一般公共预算财政拨款支出决算总体情况", 3)
    w.used(16)
    w.para(
        f"{year}年度一般公共预算财政拨款支出{w.money(gpb)}，占本年支出合计的{w.share(gpb, spent, own.grand)}。与{year - 1}年度相比，"
        + (
            mark("一般公共预算财政拨款支出持平", "same", fen=gpb)
            if gpb == before
            else f"一般公共预算财政拨款支出{w.direction(gpb, before)}{w.delta(gpb, before)}，{w.direction(gpb, before, money=False)}{w.rate(gpb, before)}{w.reason(gpb, before)}"
        )
        + "。"
    )
    w.head("（二）一般公共预算财政拨款支出决算结构情况", 3)
    classes = by_class(own, "gpb")
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
                f"{number}.{path_of(line)}：支出决算为{w.money(now)}，完成预算{completion(now, own_plan, w, alone=True)}，{verdict(w, now, own_plan)}。"
            )
        elif shape == "guangdong" and own_plan and now != own_plan:
            w.used(42)
            w.para(
                f"{number}.{path_of(line)}年初预算{w.money(own_plan)}，支出决算{w.money(now)}，完成年初预算{completion(now, own_plan, w)}，比年初预算{w.direction(now, own_plan)}{w.delta(now, own_plan)}，{verdict(w, now, own_plan)}。"
            )
        else:
            w.para(
                f"{number}.{path_of(line)}。年初预算为{w.money(own_plan)}，支出决算为{w.money(now)}{rate}。{verdict(w, now, own_plan)}。"
            )
    w.head("六、一般公共预算财政拨款基本支出决算情况说明", 2)
    w.para(f"{year}年度一般公共预算财政拨款基本支出{w.money(book.people + book.office)}，其中：")
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}。")


def _province_public(w: Writer, own: Accounts) -> None:
    book, year = own.book, own.book.year
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
