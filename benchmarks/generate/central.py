"""A budget in the manner of central departments: nine tables with prior-year columns, and the narrative."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget, names
from benchmarks.generate.budget import FISCAL, Budget
from benchmarks.generate.central_forms import INCOME, by_class, forms_of, history
from benchmarks.generate.document import Contents, Document, mark
from benchmarks.generate.printing import Style
from benchmarks.generate.sheets import plain_sheet
from benchmarks.generate.writer import Writer


def build(seed: int) -> Document:
    """The disclosure of this seed."""
    rng = Random(f"central {seed}")
    year = rng.choice((2023, 2024, 2025))
    book = budget.make(
        rng.randrange(10**9),
        year,
        rng.choice((("gpb",), ("gpb", "own"), ("gpb", "gf", "own"), ("gpb", "sc", "own"))),
        carry=True,
    )
    style = Style(
        rng, nil=rng.choice(("", "", "0.00")), zero="0", comma_tables=rng.random() < 0.7, comma_text=rng.choice((1, 1, 0)),
        shares=1, footed=rng.random() < 0.25, rates=1, strip=rng.random() < 0.3,
    )  # fmt: skip
    doc = Document("central", seed, book.entity, year, "budget", book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [book.entity, f"{year}年{noun}预算"]
    past = history(book)
    forms = forms_of(writer, book, past, noun)
    parts = ["tables", "text"] if rng.random() < 0.7 else ["text", "tables"]
    order = ["第二部分", "第三部分"]
    entries = ["第一部分 概况", "一、主要职责", "二、" + ("部门预算单位构成" if noun == "部门" else "机构设置")]
    for ordinal, part in zip(order, parts, strict=True):
        entries.append(
            f"{ordinal} {year}年{noun}预算表" if part == "tables" else f"{ordinal} {year}年{noun}预算情况说明"
        )
        if part == "tables":
            entries += [f"{names.ORDINALS[at]}、{form.title}" for at, form in enumerate(forms)]
    entries.append("第四部分 名词解释")
    doc.blocks.append(Contents([(mark(one, "contents"), at + 1) for at, one in enumerate(entries)]))
    profile(writer, book, noun)
    for ordinal, part in zip(order, parts, strict=True):
        if part == "tables":
            writer.head(f"{ordinal} {year}年{noun}预算表", 1)
            doc.blocks.extend(forms)
        else:
            writer.head(f"{ordinal} {year}年{noun}预算情况说明", 1)
            narrative(writer, book, past, noun)
    writer.head("第四部分 名词解释", 1)
    writer.para("一、一般公共预算拨款收入：指财政当年拨付的资金。")
    writer.para("二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。")
    return doc


def profile(writer: Writer, book: Budget, noun: str) -> None:
    writer.head("第一部分 概况", 1)
    writer.head("一、主要职责", 2)
    writer.para("（一）贯彻执行有关法律法规和方针政策。（二）承担上级交办的其他事项。")
    if noun == "部门":
        writer.head("二、部门预算单位构成", 2)
        writer.para("纳入部门预算编制范围的单位包括：" + "、".join(name for name, _ in book.units) + "。")
    else:
        writer.head("二、机构设置", 2)
        writer.para("内设办公室、业务处、综合处3个机构。")


def narrative(writer: Writer, book: Budget, past: dict[str, dict[str, int]], noun: str) -> None:
    w, year, entity = writer, book.year, book.entity
    total, carry = book.total(), book.carried()
    whole, gpb = total + carry, book.total("gpb")
    w.head(f"一、关于{entity}{year}年收支总表的说明", 2)
    w.para(
        f"按照综合预算的原则，{entity}所有收入和支出均纳入{noun}预算管理。{mark(f'{year}年', 'year')}收、支总计均为{w.money(whole, wrong=gpb)}。"
    )
    w.head(f"二、关于{entity}{year}年收入总表的说明", 2)
    parts = []
    if carry:
        parts.append(f"上年结转{w.money(carry)}，占{w.share(carry, whole)}")
    parts += [
        f"{name}{w.money(book.total(fund))}，占{w.share(book.total(fund), whole, total if carry else None)}"
        for fund, name in INCOME[:4]
        if book.total(fund)
    ]
    w.para(f"{entity}{year}年收入总计{w.money(whole)}，其中：{'；'.join(parts)}。")
    w.head(f"三、关于{entity}{year}年支出总表的说明", 2)
    base = book.basics()
    w.para(
        f"{entity}{year}年支出总计{w.money(whole)}，其中：基本支出{w.money(base)}，占{w.share(base, whole)}；项目支出{w.money(whole - base)}，占{w.share(whole - base, whole)}。"
    )
    w.head(f"四、关于{entity}{year}年财政拨款收支总表的说明", 2)
    fiscal, fiscal_carry = book.total(*FISCAL), book.carried(*FISCAL)
    money = by_class(book, lambda line: line.current(*FISCAL) + line.carried(*FISCAL))
    listed = "、".join(f"{w.class_name(code)}{w.money(fen)}" for code, fen in money.items())
    w.para(
        f"{entity}{year}年财政拨款收支总预算{w.money(fiscal + fiscal_carry, wrong=whole if whole != fiscal + fiscal_carry else 0)}。收入包括：一般公共预算拨款{w.money(gpb)}"
        + "".join(
            f"、{name}{w.money(book.total(fund))}"
            for fund, name in (("gf", "政府性基金预算拨款"), ("sc", "国有资本经营预算拨款"))
            if book.total(fund)
        )
        + (f"、上年结转{w.money(fiscal_carry)}" if fiscal_carry else "")
        + f"；支出包括：{listed}。"
    )
    _general_text(w, book, past)
    _public_text(w, book)
    _important(w, book)


def _general_text(w: Writer, book: Budget, past: dict[str, dict[str, int]]) -> None:
    year, entity, gpb = book.year, book.entity, book.total("gpb")
    whole = book.total() + book.carried()
    w.head(f"五、关于{entity}{year}年一般公共预算支出表的说明", 2)
    w.head("（一）一般公共预算当年拨款规模变化情况", 3)
    old = sum(one["basic"] + one["project"] for one in past.values())
    w.para(
        f"{entity}{year}年一般公共预算当年拨款{w.money(gpb)}，"
        + _against(w, gpb, old, f"{year - 1}年执行数")
        + (_broken_down(w, book, past) or w.reason(gpb, old))
        + "。"
    )
    w.head("（二）一般公共预算当年拨款结构情况", 3)
    classes = by_class(book, lambda line: line.current("gpb"))
    listed = "；".join(
        f"{w.class_name(code)}（类）{w.money(fen)}，占{w.share(fen, gpb, whole)}" for code, fen in classes.items()
    )
    w.para(f"{listed}。")
    w.head("（三）一般公共预算当年拨款具体使用情况", 3)
    for number, line in enumerate((one for one in book.lines if one.current("gpb")), 1):
        now = line.current("gpb")
        before = past[line.code]["basic"] + past[line.code]["project"]
        path = f"{names.CLASSES[line.code[:3]]}（类）{names.GROUPS[line.code[:5]]}（款）{names.ITEMS[line.code]}（项）"
        w.para(
            f"{number}．{path}{year}年预算数为{w.money(now)}，"
            + _against(w, now, before, f"{year - 1}年执行数")
            + w.reason(now, before)
            + "。"
        )
    w.head(f"六、关于{entity}{year}年一般公共预算基本支出表的说明", 2)
    w.para(f"{entity}{year}年一般公共预算基本支出{w.money(book.people + book.office)}，其中：")
    for word, fen, groups in (("人员经费", book.people, {"301", "303"}), ("公用经费", book.office, {"302", "310"})):
        items = [names.ECONOMIC[code][0] for code in book.economic if code[:3] in groups]
        w.para(f"{word}{w.money(fen)}，主要包括：{'、'.join(mark(one, 'item') for one in items)}。")


def _public_text(w: Writer, book: Budget) -> None:
    year, entity = book.year, book.entity
    w.head(f"七、关于{entity}{year}年“三公”经费预算情况的说明", 2)
    now, before = book.of_public("total"), book.public_prior("total")
    parts = []
    for item, name in (("abroad", "因公出国（境）费"), ("cars", "公务用车购置及运行费"), ("reception", "公务接待费")):
        own, old = book.of_public(item), book.public_prior(item)
        inner = (
            f"（其中：公务用车购置费{w.money(book.of_public('buy'))}，公务用车运行费{w.money(book.of_public('run'))}）"
            if item == "cars"
            else ""
        )
        parts.append(f"{name}{w.money(own)}{inner}，" + _against(w, own, old, f"{year - 1}年预算") + w.reason(own, old))
    w.para(
        f"{entity}{year}年“三公”经费预算数为{w.money(now)}，其中：{'；'.join(parts)}。{year}年“三公”经费预算"
        + _against(w, now, before, f"{year - 1}年预算")
        + w.reason(now, before)
        + "。"
    )
    w.head(f"八、关于{entity}{year}年政府性基金预算支出的说明", 2)
    gf = book.total("gf") + book.carried("gf")
    w.para(
        f"{entity}{year}年政府性基金预算支出{w.money(gf)}。"
        if gf
        else f"{entity}{year}年没有使用政府性基金预算安排的支出。"
    )


def _important(w: Writer, book: Budget) -> None:
    year, entity = book.year, book.entity
    w.head("九、其他重要事项的情况说明", 2)
    w.head("（一）机关运行经费", 3)
    if book.units:
        before = book.prior("office", book.office)
        w.para(
            f"{year}年{entity}的机关运行经费财政拨款预算{w.money(book.office)}，"
            + _against(w, book.office, before, f"{year - 1}年预算")
            + w.reason(book.office, before)
            + "。"
        )
    else:
        w.para(f"{entity}为事业单位，没有机关运行经费。")
    w.head("（二）政府采购", 3)
    goods, works, services = book.procurement
    w.para(
        f"{year}年{entity}政府采购预算总额{w.money(sum(book.procurement), 'procurement')}，其中：政府采购货物预算{w.money(goods, 'procurement')}、政府采购工程预算{w.money(works, 'procurement')}、政府采购服务预算{w.money(services, 'procurement')}。"
    )
    w.head("（三）国有资产占有使用情况", 3)
    cars = "、".join(f"{kind}{w.number(count, 'car')}辆" for kind, count in book.cars.items())
    w.para(
        f"截至{year - 1}年12月31日，{entity}共有车辆{w.number(sum(book.cars.values()), 'cars')}辆，其中：{cars}。单位价值100万元以上设备（不含车辆）{w.number(book.devices[1], 'devices')}台（套）。"
    )
    w.head("（四）预算绩效", 3)
    own = [one for one in book.projects if not one.carried and not one.money.get("own")]
    w.para(
        f"{year}年{entity}对{len(own)}个项目实施绩效目标管理，涉及预算拨款{w.money(sum(one.total for one in own), 'loose')}。"
    )
    if w.rng.random() < 0.5:
        for one in own[:3]:
            w.add(plain_sheet(w, book, one))


def _broken_down(w: Writer, book: Budget, past: dict[str, dict[str, int]]) -> str:
    """A reason that says how much of the change is basic and how much is project expenditure."""
    pairs = [
        (word, now, sum(one[key] for one in past.values()))
        for word, key, now in (
            ("基本支出", "basic", book.basics("gpb")),
            ("项目支出", "project", book.project_money("gpb")),
        )
    ]
    if w.rng.random() < 0.6 or any(now == old for _, now, old in pairs):
        return ""
    told = "，".join(f"{word}{w.direction(now, old)}{w.delta(now, old)}" for word, now, old in pairs)
    return f"，主要是{told}"


def _against(w: Writer, now: int, old: int, base: str) -> str:
    """A comparison with a named base."""
    if now == old:
        return mark(f"与{base}持平", "same", fen=now)
    if old == 0:
        return f"比{base}增加{w.delta(now, 0)}，{w.rng.choice(('上年未安排该项支出', '增长--（上年基数为0）'))}"
    up, fall = w.direction(now, old), w.direction(now, old, money=False)
    shape = w.rng.random()
    if shape < 0.15:
        return f"比{base}的{w.money(old, 'prior', now=now)}{up}{w.delta(now, old)}，{fall}{w.rate(now, old)}"
    return f"比{base}{up}{w.delta(now, old)}，{fall}{w.rate(now, old)}"
