"""A page of its own about the 三公, as in Anhui: its one table and what is said of it, for a budget or a final account."""

from __future__ import annotations

from random import Random

from benchmarks.generate import accounts
from benchmarks.generate.accounts import Accounts
from benchmarks.generate.document import Document, Grid, mark
from benchmarks.generate.phrases import against
from benchmarks.generate.printing import Style
from benchmarks.generate.writer import Writer

ROWS = (
    ("total", "合计"), ("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("cars", "公务用车购置及运行费"),
    ("run", "其中：公务用车运行费"), ("buy", "公务用车购置费"),
)  # fmt: skip
ITEMS = ROWS[1:4]


def build(seed: int) -> Document:
    """The page of a budget or of a final account, by the seed."""
    rng = Random(f"public page {seed}")
    year = rng.choice((2020, 2021, 2022, 2023, 2024))
    own = accounts.make(rng.randrange(10**9), year)
    final = rng.random() < 0.5
    style = Style(rng, nil=rng.choice(("", "0", "0.00")), zero=rng.choice(("0", "0", "0.00")), rates=rng.choice((2, 2, 1)), strip=rng.random() < 0.6)  # fmt: skip
    kind = "final" if final else "budget"
    doc = Document("public-page", seed, own.book.entity, year, kind, own.book.level)
    w = Writer(doc, style, rng)
    word = "决算" if final else "预算"
    doc.cover = [f"{own.book.entity}{year}年{'度' if final else ''}“三公”经费{word}"]
    grid = _table(w, own, word, final=final)
    w.add(grid)
    w.head(f"二、{year}年{'度' if final else ''}一般公共预算“三公”经费支出{word}情况说明", 2)
    (_final_text if final else _budget_text)(w, own)
    return doc


def _table(w: Writer, own: Accounts, word: str, *, final: bool) -> Grid:
    def amounts(item: str) -> list[int]:
        return [own.plan(item), own.book.of_public(item)] if final else [own.book.of_public(item)]

    rows = [[name, *w.cells(amounts(item), 0 if item == "total" else 3)] for item, name in ROWS]
    heads = ["项目", "预算数", *(["决算数"] if final else [])]
    title = f"一、{own.book.year}年{'度' if final else ''}一般公共预算“三公”经费支出{word}表"
    return Grid("public", title, [heads, *rows], 1, unit="单位：万元")


def _budget_text(w: Writer, own: Accounts) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    now, old = book.of_public("total"), book.public_prior("total")
    base = f"{w.rng.choice(('比', '较', '相比'))}{year - 1}年预算"
    listed = "，".join(f"{name}支出预算为{w.money(book.of_public(item))}" for item, name in ITEMS)
    w.para(
        f"{entity}{mark(f'{year}年', 'year')}{w.rng.choice(('一般公共预算', ''))}“三公”经费支出预算为{w.money(now)}，"
        f"{against(w, base, now, old)}。其中：{listed}。具体情况如下："
    )
    for ordinal, (item, name) in zip("一二三", ITEMS, strict=True):
        now, old = book.of_public(item), book.public_prior(item)
        lead = f"（{ordinal}）{name}支出{w.money(now)}"
        if w.rng.random() < 0.5:
            text = f"{lead}。{against(w, f'与{year - 1}年预算相比，', now, old)}{w.reason(now, old)}。"
        else:
            text = f"{lead}，{against(w, base, now, old)}{w.reason(now, old)}。"
        if item == "cars":
            pieces = (("run", "公务用车运行费"), ("buy", "公务用车购置费"))
            text += "其中：" + "；".join(
                f"{called}{w.money(book.of_public(part))}，{against(w, base, book.of_public(part), book.public_prior(part))}"
                f"{w.reason(book.of_public(part), book.public_prior(part))}"
                for part, called in pieces
            )
            text += "。"
        w.para(text + _rules(w))


def _rules(w: Writer) -> str:
    """What the money is for and which rules it is spent by: years and numbers that are no amounts."""
    return w.rng.choice((
        "", "该项经费主要用于接待外单位工作调研等公务往来支出。",
        "经费使用严格执行《党政机关厉行节约反对浪费条例》（中发〔2013〕13号）等相关规定。",
    ))  # fmt: skip


def _final_text(w: Writer, own: Accounts) -> None:
    book, year, entity = own.book, own.book.year, own.book.entity
    total, plan, old = book.of_public("total"), own.plan("total"), book.public_prior("total")
    w.head("（一）一般公共预算财政拨款“三公”经费支出决算总体情况说明。", 3)
    rate = f"，完成预算的{w.completion(total, plan)}" if plan else ""
    lead = f"{entity}{mark(f'{year}年度', 'year')}一般公共预算财政拨款“三公”经费支出"
    w.para(
        f"{lead}预算为{w.money(plan)}，支出决算为{w.money(total)}{rate}，{against(w, '较上年', total, old)}。"
        "为全面反映“三公”经费支出，本次公布的“三公”经费决算为部门汇总数。"
    )
    w.head("（二）一般公共预算财政拨款“三公”经费支出决算具体情况说明。", 3)
    listed = "；".join(
        f"{name}支出决算{w.money(book.of_public(item))}，占{w.share(book.of_public(item), total)}"
        for item, name in ITEMS
    )
    w.para(f"{lead}决算中，{listed}。具体情况如下：")
    for number, (item, name) in enumerate(ITEMS, 1):
        now, plan, old = book.of_public(item), own.plan(item), book.public_prior(item)
        if w.rng.random() < 0.5:
            rate = f"，完成预算的{w.completion(now, plan)}" if plan else ""
            text = f"{number}.{name}预算为{w.money(plan)}，支出决算为{w.money(now)}{rate}；{against(w, '较上年', now, old)}{w.reason(now, old)}。"
        else:
            text = f"{number}.{name}支出{w.money(now)}，{against(w, f'与{year}年度预算相比，', now, plan)}{w.reason(now, plan)}。"
        w.para(text + _counts(w, own, item))


def _counts(w: Writer, own: Accounts, item: str) -> str:
    year, entity = own.book.year, own.book.entity
    if item == "abroad":
        groups, persons = own.groups
        return f"{year}年{entity}因公出国（境）团组{w.number(groups, 'groups')}次，累计出国（境）{w.number(persons, 'groups')}人次。"
    if item == "reception":
        batches, guests = own.receptions
        return (
            f"{year}年{entity}国内公务接待共{w.number(batches, 'batches')}批次（其中外事接待0批次），"
            f"{w.number(guests, 'batches')}人次（其中外事接待0人次）。{_rules(w)}"
        )
    held = sum(own.book.cars.values()) + own.bought
    return f"{year}年{entity}购置公务用车{w.number(own.bought, 'bought')}辆，年末公务用车保有量{w.number(held, 'held')}辆。"
