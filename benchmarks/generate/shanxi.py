"""A unit's budget after the manner of Shanxi: thirteen forms, the narrative after them, sheets of performance targets."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names, sheets
from benchmarks.generate.budget import FISCAL, WAN, Budget
from benchmarks.generate.document import Contents, Document, Grid, Para, mark
from benchmarks.generate.phrases import change, item_change
from benchmarks.generate.printing import Style
from benchmarks.generate.shanxi_forms import FUND_NAMES, by_class, forms_of
from benchmarks.generate.writer import Writer


def build(seed: int) -> Document:
    """The disclosure of this seed."""
    rng = Random(f"shanxi {seed}")
    year = rng.choice((2024, 2025, 2026))
    book = budget.make(rng.randrange(10**9), year, rng.choice((
        ("gpb",), ("gpb", "gf"), ("gpb", "gf", "fs", "own"), ("gpb", "sc", "own"), ("gpb", "own", "fs"),
    )), carry=rng.random() < 0.7)  # fmt: skip
    style = Style(
        rng, nil=rng.choice(("", "", "", "0.00")), zero=rng.choice(("0", "0", "0.00")), comma_tables=rng.random() < 0.2,
        comma_text=rng.choice((0, 0, 0.7, 1)), shares=rng.choice((2, 2, 2, 1, 0, 3)), footed=rng.random() < 0.25, rates=2, strip=rng.random() < 0.3,
        carried=rng.random() < 0.75,
    )  # fmt: skip
    doc = Document("shanxi", seed, book.entity, year, "budget", book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年度{noun}预算公开"]
    forms = forms_of(writer, book)
    doc.blocks.append(_contents(writer, forms, noun))
    _profile(writer, book, noun)
    writer.head(f"第二部分 {year}年{noun}预算报表", 1)
    doc.blocks.extend(forms)
    _narrative(writer, book, noun)
    _terms(writer)
    return doc


def _contents(writer: Writer, forms: list[Grid], noun: str) -> Contents:
    year = writer.doc.year
    entries = ["第一部分 概况", f"一、本{noun}职责", "二、机构设置情况", f"第二部分 {year}年{noun}预算报表"]
    entries += [f"表{names.ORDINALS[at]}{form.title}" for at, form in enumerate(forms)]
    entries += [f"第三部分 {year}年度{noun}预算情况说明", f"一、{noun}预算收支数据变动情况及原因", "二、收入预算情况说明",
                "三、支出预算情况说明", "四、财政拨款收支预算总体情况说明", "五、一般公共预算支出情况说明",
                "六、一般公共预算基本支出情况说明", "七、“三公”经费增减变动原因说明", "八、机关运行经费增减变动原因说明",
                "九、政府采购情况", "十、绩效管理情况", "十一、国有资产占有使用情况", "十二、其他说明", "第四部分 名词解释"]  # fmt: skip
    pages, page = [], 1
    for _ in entries:
        page += writer.rng.choice((0, 0, 1))
        pages.append(page)
    return Contents([(mark(text, "contents"), page) for text, page in zip(entries, pages, strict=True)])


def _profile(writer: Writer, book: Budget, noun: str) -> None:
    writer.head("第一部分 概况", 1)
    writer.head(f"一、本{noun}职责", 2)
    writer.para(f"（一）贯彻执行国家和省、市有关方针政策和法律法规，拟订{book.place}相关发展规划并组织实施。")
    writer.para(f"（二）完成{book.place}党委、政府交办的其他任务。")
    writer.head("二、机构设置情况", 2)
    if book.level == "department":
        writer.para(
            f"纳入{book.entity}{book.year}年度部门预算编制范围的单位共{len(book.units)}个，分别为："
            + "、".join(name for name, _ in book.units)
            + "。"
        )
    else:
        writer.para(f"{book.entity}内设3个正科级科室，分别为：办公室、业务科、综合科。")


def _narrative(writer: Writer, book: Budget, noun: str) -> None:
    year, entity, w = book.year, book.entity, writer
    total, carry = book.total(), book.carried()
    gpb, basic = book.total("gpb"), book.people + book.office
    none = w.rng.choice(("", "", "无特殊情况。"))
    w.head(f"第三部分 {year}年度{noun}预算情况说明", 1)
    w.head(f"一、{noun}预算收支数据变动情况及原因", 2)
    before = book.before(carry=True)
    w.para(
        f"{mark(f'{year}年度', 'year')}{entity}预算收入总计{w.money(total + carry, wrong=total if carry else book.total('gpb'))}，其中：本年收入{w.money(total)}，上年结转{w.money(carry)}，"
        f"{change(w, total + carry, before, terse=True)}{_why(w, book, before)}；本年{noun}预算支出总计{w.money(total + carry)}，"
        f"其中：本年预算安排{w.money(total)}，上年结转{w.money(carry)}。"
    )
    w.head("二、收入预算情况说明", 2)
    whole = total + carry
    parts = [
        f"{FUND_NAMES[fund]}{'拨款' if fund in FISCAL else ''}{'收入' if fund != 'own' else ''}{w.money(book.total(fund))}，占{w.share(book.total(fund), whole, total if carry else None)}"
        for fund in FUND_NAMES
    ]
    w.para(
        f"{year}年度{entity}预算收入{w.money(whole)}，主要包括{'；'.join(parts)}；上年结转{w.money(carry)}，占{w.share(carry, whole)}。{none}"
    )
    w.head("三、支出预算情况说明", 2)
    base, proj = book.basics(), book.project_money() + (carry if w.style.carried else 0)
    w.para(
        f"{year}年度{entity}支出预算{w.money(base + proj)}，其中：基本支出{w.money(base, wrong=basic if basic != base else 0)}，占{w.share(base, base + proj)}；项目支出{w.money(proj, wrong=book.project_money('gpb'))}，占{w.share(proj, base + proj)}。{none}"
    )
    w.head("四、财政拨款收支预算总体情况说明", 2)
    fiscal, fiscal_carry = book.total(*FISCAL), book.carried(*FISCAL)
    funds = "，".join(f"{FUND_NAMES[fund]}拨款{w.money(book.total(fund) + book.carried(fund))}" for fund in FISCAL)
    classes = by_class(book, lambda line: line.current(*FISCAL) + line.carried(*FISCAL))
    listed = "、".join(f"{w.class_name(code)}{w.money(fen)}" for code, fen in sorted(classes.items()) if fen)
    w.para(
        f"{year}年度{entity}财政拨款收支总预算{w.money(fiscal + fiscal_carry, wrong=whole if whole != fiscal + fiscal_carry else 0)}。其中：{funds}。其中：当年拨款收入{w.money(fiscal)}，"
        f"上年结转收入{w.money(fiscal_carry)}。支出包括：{listed}等。{none}"
    )
    w.head("五、一般公共预算支出情况说明", 2)
    w.head("（一）一般公共预算当年支出规模变化情况", 3)
    before = book.before("gpb", carry=False)
    w.para(
        f"{year}年度{entity}一般公共预算当年支出{w.money(gpb, wrong=fiscal if fiscal != gpb else 0)}，{change(w, gpb, before)}{w.reason(gpb, before)}。"
    )
    w.head("（二）一般公共预算当年支出结构情况", 3)
    classes = {code: fen for code, fen in sorted(by_class(book, lambda line: line.current("gpb")).items()) if fen}
    listed = "；".join(
        f"{w.class_name(code)}{'（类）' if w.rng.random() < 0.1 else ''}{w.money(fen)}，占{w.share(fen, gpb, whole)}"
        for code, fen in classes.items()
    )
    w.para(f"{year}年度{entity}一般公共预算当年支出{w.money(gpb)}，主要用于以下方面：{listed}。{none}")
    w.head("六、一般公共预算基本支出情况说明", 2)
    w.para(f"{year}年度{entity}一般公共预算安排基本支出{w.money(basic)}，其中：")
    for word, fen, groups, end in (
        ("人员经费", book.people, {"301", "303"}, "；"),
        ("公用经费", book.office, {"302", "310"}, "。"),
    ):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.rng.shuffle(items)
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}等{end}")
    _public_text(writer, book)
    _rest(writer, book, noun)


def _why(w: Writer, book: Budget, before: int) -> str:
    """The reason for the change of the total; where the general budget moves the other way, it says so."""
    now, gpb, old = book.total() + book.carried(), book.total("gpb"), book.before("gpb", carry=False)
    if (now - before) * (gpb - old) < 0:
        more = now > before
        return f"，主要原因是上年结转和一般公共预算以外的资金{'增加' if more else '减少'}，一般公共预算当年安排{'减少' if more else '增加'}"
    return w.reason(now, before)


def _public_text(writer: Writer, book: Budget) -> None:
    w, year = writer, book.year
    total, before = book.of_public("total"), book.public_prior("total")
    w.head("七、“三公”经费增减变动原因说明", 2)
    items = []
    for item, name in (("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行费")):
        items.append(item_change(w, name, book.of_public(item), book.public_prior(item)))
    tail = "，".join(
        f"{name}{w.money(book.of_public(item))}"
        for item, name in (("run", "公务用车运行维护费"), ("buy", "公务用车购置费"))
    )
    w.para(
        f"{year}年{book.entity}财政拨款安排的“三公”经费预算{w.money(total)}，{change(w, total, before)}{w.reason(total, before)}。"
        f"其中：{'；'.join(items)}，其中：{tail}。"
    )


def _rest(writer: Writer, book: Budget, noun: str) -> None:
    w, year, entity = writer, book.year, book.entity
    w.head("八、机关运行经费增减变动原因说明", 2)
    if book.units:
        before = book.prior("office", book.office)
        w.para(
            f"本{noun}机关运行经费财政拨款预算{w.money(book.office)}，{change(w, book.office, before, terse=True)}{w.reason(book.office, before)}。"
        )
    else:
        w.para("本单位为事业单位，无机关运行经费预算。")
    w.head("九、政府采购情况", 2)
    goods, works, services = book.procurement
    w.para(
        f"{year}年{entity}政府采购预算总额{w.money(sum(book.procurement), 'procurement')}。其中：政府采购货物预算{w.money(goods, 'procurement')}、"
        f"政府采购工程预算{w.money(works, 'procurement')}、政府采购服务预算{w.money(services, 'procurement')}。"
    )
    w.head("十、绩效管理情况", 2)
    own = [one for one in book.projects if not one.carried]
    special = [one for one in own if one.total >= 30 * WAN]
    other = [one for one in own if one.total < 30 * WAN]
    w.para("1、整体绩效目标")
    w.para(f"本{noun}{year}年未编报{noun}整体绩效目标。")
    w.para("2、项目绩效目标")
    money = sum(one.total for one in own)
    w.para(
        f"{year}年{entity}纳入绩效目标管理的二级项目{w.number(len(own), 'count-sum')}个，共计金额{w.money(money)}。其中：其他运转类项目{w.number(len(other), 'count-sum')}个，"
        f"涉及金额{w.money(sum(one.total for one in other))}；特定目标类项目{w.number(len(special), 'count-sum')}个，涉及金额{w.money(sum(one.total for one in special))}。"
    )
    if w.rng.random() < 0.85:
        w.para("（项目绩效目标表公开情况见附件）")
        for one in own:
            w.add(sheets.shanxi_sheet(w, book, one))
    w.head("十一、国有资产占有使用情况", 2)
    cars = "，".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    held = sum(book.cars.values())
    w.para("1、车辆情况：")
    w.para(
        f"截至{year - 1}年12月31日，{entity}共有公务用车编制{w.number(held + w.rng.choice((0, 0, 1)), 'cars-allowed')}辆，实有{w.number(held, 'cars')}辆，其中：{cars}。"
    )
    w.para("2、房屋情况：")
    w.para(f"截至{year - 1}年12月31日，{entity}使用的办公用房建筑总面积{book.area / 100:.2f}平方米。")
    w.para("3、其他国有资产占有使用情况：")
    fifty, hundred = book.devices
    w.para(
        f"截至{year - 1}年12月31日，{entity}占有使用价值50万元（原值）以上的通用设备{w.number(fifty, 'devices')}台（套）；{entity}占有使用价值100万元（原值）以上的通用设备{w.number(hundred, 'devices')}台（套）。"
    )
    w.head("十二、其他说明", 2)
    w.para(f"本{noun}严格按照预算公开的有关规定，及时、准确公开预算信息。")


TERMS = (
    "一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "二、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
    "三、“三公”经费：指用财政拨款安排的因公出国（境）费用、公务用车购置及运行费和公务接待费。",
    "四、机关运行经费：指行政单位和参照公务员法管理的事业单位使用财政拨款安排的基本支出中的公用经费支出。",
    "五、上年结转：指以前年度预算安排、结转到本年仍按原规定用途继续使用的资金。",
)


def _terms(writer: Writer) -> None:
    writer.head("第四部分 名词解释", 1)
    for term in TERMS:
        writer.doc.blocks.append(Para(term))
