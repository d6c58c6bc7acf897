"""The narrative of a budget wholly in 元, as in Guangxi."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.generate import names
from benchmarks.generate.budget import Budget, Line
from benchmarks.generate.document import mark
from benchmarks.generate.phrases import against, change, item_change
from benchmarks.generate.printing import rounded
from benchmarks.generate.writer import Writer
from benchmarks.generate.yuan import by_class


def narrate(w: Writer, book: Budget) -> None:
    """The part 预算情况说明."""
    year, entity = book.year, book.entity
    whole, total, carry = book.total() + book.carried(), book.total(), book.carried()
    gpb = book.total("gpb") + book.carried("gpb")
    w.head("一、收支预算总体情况", 2)
    before = book.before(carry=True)
    w.para(
        f"{mark(f'{year}年', 'year')}{entity}收入总预算{w.money(whole)}，{change(w, whole, before, terse=True)}{w.reason(whole, before)}。其中：本年收入{w.money(total)}，上年结转结余{w.money(carry)}。"
    )
    base = book.basics()
    total_before = before
    before = total_before * base * w.rng.randint(88, 100) // (100 * whole) // book.grain * book.grain
    rest = total_before - before
    w.para(
        f"{year}年{entity}支出总预算{w.money(whole)}，其中：基本支出{w.money(base)}，占支出总预算的{w.share(base, whole)}，{change(w, base, before)}{w.reason(base, before)}；"
        f"项目支出{w.money(whole - base)}，占支出总预算的{w.share(whole - base, whole)}，{change(w, whole - base, rest)}{w.reason(whole - base, rest)}。"
    )
    if w.rng.random() < 0.4 and rounded(Fraction(100 * base, whole), 2) != rounded(
        Fraction(100 * before, total_before), 2
    ):
        points = Fraction(100 * base, whole) - Fraction(100 * before, total_before)
        w.para(
            f"基本支出占支出总预算比重{w.share(base, whole)}，比上年{'上升' if points > 0 else '下降'}{mark(f'{rounded(abs(points), 2)}', 'points')}个百分点。"
        )
    if w.rng.random() < 0.5:
        _by_class(w, book)
    w.head("二、一般公共预算支出情况", 2)
    before = book.before("gpb", carry=True)
    w.para(
        f"{year}年一般公共预算支出{w.money(gpb, wrong=whole if whole != gpb else 0)}，{change(w, gpb, before)}{w.reason(gpb, before)}。按功能分类："
    )
    for number, (code, fen) in enumerate(
        by_class(book, lambda line: line.current("gpb") + line.carried("gpb")).items(), 1
    ):
        w.para(f"{number}.{w.class_name(code)}{w.money(fen)}，占一般公共预算支出的{w.share(fen, gpb, whole)}。")
    if w.rng.random() < 0.5:
        _by_item(w, book)
    w.head("三、一般公共预算基本支出情况", 2)
    basic = book.people + book.office
    w.para(
        f"{year}年一般公共预算基本支出{w.money(basic)}，其中：人员经费{w.money(book.people)}，占基本支出预算{w.share(book.people, basic)}；公用经费{w.money(book.office)}，占基本支出预算{w.share(book.office, basic)}。"
    )
    w.head("四、“三公”经费情况", 2)
    now, old = book.of_public("total"), book.public_prior("total")
    w.para(
        f"{year}年“三公”经费预算{w.money(now)}，{change(w, now, old, terse=True)}{w.reason(now, old)}。其中："
        + "；".join(
            item_change(w, name, book.of_public(item), book.public_prior(item))
            for item, name in (
                ("abroad", "因公出国（境）费"),
                ("reception", "公务接待费"),
                ("cars", "公务用车购置及运行维护费"),
            )
        )
        + "。"
    )
    _important(w, book)


def _important(w: Writer, book: Budget) -> None:
    year, entity = book.year, book.entity
    w.head("五、其他重要事项", 2)
    goods, works, services = book.procurement
    bought = sum(book.procurement)
    if bought:
        near = bought // 3
        before = book.prior("near", near)
        text = f"{year}年政府采购预算{w.money(bought, 'procurement')}，其中：货物{w.money(goods, 'procurement')}，工程{w.money(works, 'procurement')}，服务{w.money(services, 'procurement')}。"
        if near != before and near:
            text += f"分散采购{w.money(near)}，占政府采购预算的{w.share(near, bought)}，{change(w, near, before, terse=True)}{w.reason(near, before)}。"
        w.para(text)
        if w.rng.random() < 0.6:
            _bought_by(w, book)
    else:
        w.para(f"{year}年{entity}未安排政府采购预算。")
    if len(book.units) > 1:
        run, work = book.office // 3, book.office // 7
        w.para(
            f"{entity}下属共有{len(book.units) - 1}个事业单位，事业运行经费总预算安排{w.money(run + work)}，其中：基本支出{w.money(run)}，项目支出{w.money(work)}。"
        )
    if not book.units:
        w.para(f"{entity}为事业单位，无机关运行经费。")
    else:
        before = book.prior("office", book.office)
        w.para(
            f"机关运行经费{w.money(book.office)}，{change(w, book.office, before, terse=True)}{w.reason(book.office, before)}。"
        )
    own = [one for one in book.projects if not one.carried]
    w.para(
        f"{year}年{entity}编报绩效目标的项目{w.number(len(own))}个，涉及预算资金{w.money(sum(one.total for one in own), 'loose')}。"
    )
    held = sum(book.cars.values())
    cars = "，".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(f"截至{year - 1}年12月31日，{entity}共有车辆{w.number(held, 'cars')}辆，其中：{cars}。")


def _by_class(w: Writer, book: Budget) -> None:
    """Each class with its share of the whole and its change."""
    whole = book.total() + book.carried()
    for ordinal, (code, fen) in zip(
        names.ORDINALS, by_class(book, lambda line: line.current() + line.carried()).items(), strict=False
    ):
        before = book.prior(f"class-{code}", fen)
        w.para(
            f"（{ordinal}）{w.class_name(code)}类科目{w.money(fen)}，占支出总预算{w.share(fen, whole)}，{against(w, '同比', fen, before)}。"
        )


def _by_item(w: Writer, book: Budget) -> None:
    """Each 项 with its basic and its project money."""
    w.para("具体支出预算如下：")

    def both(line: Line) -> tuple[int, int]:
        return line.basics("gpb"), line.projects("gpb") + line.carried("gpb")

    for line in book.lines:
        basic, project = both(line)
        if basic + project and not line.current("gf", "sc", "fs", "own"):
            w.para(
                f"{mark(names.ITEMS[line.code], 'name', code=line.code)}{w.money(basic + project)}，其中：基本支出{w.money(basic)}，"
                f"项目支出{w.money(project)}。主要用于{names.GROUPS[line.code[:5]]}方面的支出。"
            )


def _bought_by(w: Writer, book: Budget) -> None:
    """Procurement by the money that pays for it and by what is bought."""
    whole = sum(book.procurement)
    own = whole // 5 // book.grain * book.grain if book.total("own") else 0
    w.para(
        f"按政府采购资金类型划分，一般公共预算拨款{w.money(whole - own, 'loose')}，财政专户管理的资金安排{w.money(0)}，"
        f"单位资金安排{w.money(own, 'loose')}。"
    )
    goods, works, services = book.procurement
    w.para(
        "按政府采购项目类型，分为货物类采购、工程类采购和服务类采购三种类型。其中："
        f"货物类采购{w.money(goods)}，占政府采购预算{w.share(goods, whole)}；工程类采购{w.money(works)}，占政府采购预算{w.share(works, whole)}；"
        f"服务类采购{w.money(services)}，占政府采购预算{w.share(services, whole)}。"
    )
