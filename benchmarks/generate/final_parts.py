"""What the narratives of all final accounts share: completion rates, verdicts on the budget, important matters."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.generate import names
from benchmarks.generate.accounts import Accounts
from benchmarks.generate.budget import Line
from benchmarks.generate.document import mark
from benchmarks.generate.writer import Writer


def by_class(own: Accounts, *funds: str) -> dict[str, int]:
    money: dict[str, int] = {}
    for line in own.book.lines:
        if fen := line.current(*funds):
            money[line.code[:3]] = money.get(line.code[:3], 0) + fen
    return dict(sorted(money.items()))


def shared_out(w: Writer, own: Accounts, sources: Sequence[tuple[str, Sequence[str]]], of: str = "占") -> str:
    """Receipts by source, each with its share of the whole. of: the words before a share."""
    whole = own.received()
    amounts = {name: own.received(*funds) if funds else 0 for name, funds in sources}
    return "；".join(f"{name}{w.money(fen)}，{of}{w.share(fen, whole)}" for name, fen in amounts.items())


def completion(final: int, plan: int, writer: Writer, *, alone: bool = False) -> str:
    """A completion rate, marked, with %. alone: the budget is not printed, so nothing can confirm it."""
    role = "completion-alone" if alone else "completion"
    return mark(writer.style.percent(final, plan, writer.style.rates), role, final=final, plan=plan) + "%"


def verdict(writer: Writer, final: int, plan: int, plan_word: str = "预算数") -> str:
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


def path_of(line: Line) -> str:
    return f"{names.CLASSES[line.code[:3]]}（类）{names.GROUPS[line.code[:5]]}（款）{names.ITEMS[line.code]}（项）"


def compared(w: Writer, subject: str, now: int, before: int) -> str:
    """与2023年度相比，…."""
    lead = f"与{w.doc.year - 1}年度相比，{subject}"
    if now == before:
        return f"{lead}{mark('持平', 'same', fen=now)}。"
    if before == 0:
        w.used(37)
        return f"{lead}增加{w.delta(now, 0)}。主要原因：上年没有此项支出。"
    return f"{lead}{w.direction(now, before)}{w.delta(now, before)}，{w.direction(now, before, money=False)}{w.rate(now, before)}。主要原因：{w.rng.choice(names.UP if now > before else names.DOWN)}。"


def performance(w: Writer, own: Accounts, noun: str, heading: str) -> None:
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


def important(w: Writer, own: Accounts, noun: str, ordinals: tuple[str, ...] = ("（一）", "（二）", "（三）")) -> None:
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
