"""A budget as in Guangdong: short sections, items of the 三公 with a bracket inside, fixed assets, meetings with counts."""

from __future__ import annotations

from random import Random

from benchmarks.generate import budget
from benchmarks.generate.budget import Budget
from benchmarks.generate.document import Document, mark
from benchmarks.generate.phrases import against
from benchmarks.generate.printing import Style
from benchmarks.generate.situation import titled_forms
from benchmarks.generate.writer import Writer
from benchmarks.generate.yuan import frame

TITLES = {
    "balance": "收支总体情况表", "income": "收入总体情况表", "spending": "支出总体情况表", "fiscal": "财政拨款收支总体情况表",
    "general": "一般公共预算支出情况表（按功能分类科目）", "economic": "一般公共预算基本支出情况表（按支出经济分类科目）",
    "public": "财政拨款安排的“三公”经费表", "gf": "政府性基金预算支出情况表", "sc": "国有资本经营预算支出情况表",
}  # fmt: skip


def build(seed: int) -> Document:
    """Everything in 万元."""
    rng = Random(f"guangdong {seed}")
    year = rng.choice((2022, 2023, 2024, 2025))
    funds = rng.choice((("gpb",), ("gpb", "gf"), ("gpb", "own"), ("gpb", "gf", "fs")))
    book = budget.make(rng.randrange(10**9), year, funds, carry=rng.random() < 0.4)
    style = Style(
        rng, nil=rng.choice(("", "0.00", "0")), zero=rng.choice(("0", "0", "0.00")), comma_tables=rng.random() < 0.5,
        rates=rng.choice((2, 2, 1)), strip=rng.random() < 0.6, pad=rng.choice(("", "", " ")),
    )  # fmt: skip
    doc = Document("guangdong", seed, book.entity, year, "budget", book.level)
    w = Writer(doc, style, rng)
    noun = "部门" if book.level == "department" else "单位"
    doc.cover = [f"{year}年{book.entity}{noun}预算"]
    forms = titled_forms(w, book, TITLES)
    frame(w, book, noun, forms, lambda: _narrate(w, book, noun))
    return doc


def _narrate(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    whole, before = book.total() + book.carried(), book.before(carry=True)
    w.head(f"一、{noun}预算收支增减变化情况", 2)
    w.para(
        f"{mark(f'{year}年', 'year')}本{noun}收入预算{w.money(whole)}，{against(w, '比上年', whole, before)}{w.reason(whole, before)}；"
        f"支出预算{w.money(whole)}，{against(w, '比上年', whole, before)}{w.reason(whole, before)}。"
    )
    _public(w, book, noun)
    w.head("三、机关运行经费安排情况说明", 2)
    old = book.prior("office", book.office)
    if book.units:
        w.para(
            f"{year}年，本{noun}机关运行经费安排{w.money(book.office)}，{against(w, '比上年', book.office, old)}{w.reason(book.office, old)}。"
            f"其中：办公费{w.money(book.economic.get('30201', 0))}，印刷费{w.money(book.economic.get('30202', 0))}，"
            f"差旅费{w.money(book.economic.get('30211', 0))}，会议费{w.money(book.economic.get('30215', 0))}，培训费{w.money(book.economic.get('30216', 0))}等。"
        )
    else:
        w.para("本单位为事业单位，未安排机关运行经费。")
    _important(w, book, noun)


def _public(w: Writer, book: Budget, noun: str) -> None:
    w.head("二、“三公”经费安排情况说明", 2)

    def moved(item: str) -> str:
        now, old = book.of_public(item), book.public_prior(item)
        return f"{against(w, '比上年', now, old)}{w.reason(now, old)}"

    def short(item: str) -> str:
        return against(w, "比上年", book.of_public(item), book.public_prior(item), final=True)

    w.para(
        f"{book.year}年本{noun}财政拨款安排“三公”经费{w.money(book.of_public('total'))}，{moved('total')}。其中："
        f"因公出国（境）费{w.money(book.of_public('abroad'))}，{moved('abroad')}；"
        f"公务用车购置及运行费{w.money(book.of_public('cars'))}（公务用车购置费{w.money(book.of_public('buy'))}，{short('buy')}；"
        f"公务用车运行维护费{w.money(book.of_public('run'))}，{short('run')}{w.rng.choice(('', '。'))}），{moved('cars')}；"
        f"公务接待费{w.money(book.of_public('reception'))}，{moved('reception')}。"
    )


def _important(w: Writer, book: Budget, noun: str) -> None:
    year = book.year
    goods, works, services = book.procurement
    w.head("四、政府采购情况", 2)
    w.para(
        f"{year}年本{noun}政府采购安排{w.money(sum(book.procurement), 'procurement')}，其中：货物类采购预算{w.money(goods, 'procurement')}，"
        f"工程类采购预算{w.money(works, 'procurement')}，服务类采购预算{w.money(services, 'procurement')}等。"
    )
    w.head("五、国有资产占有使用情况", 2)
    w.para(
        f"截至{year - 1}年12月31日，本{noun}固定资产金额{w.money(w.rng.randint(100, 9000) * 1_000_000, 'loose')}，分布构成情况具体为：房屋{book.area / 100:.2f}平方米，"
        f"车辆{sum(book.cars.values())}辆，单价20万元以上的设备{book.devices[0]}台等。{year}年本{noun}拟购置固定资产{w.money(0)}。"
    )
    w.head("六、预算绩效信息公开情况", 2)
    own = [one for one in book.projects if not one.carried]
    w.para(
        f"{year}年，本{noun}项目{w.number(len(own))}个，涉及金额{w.money(sum(one.total for one in own), 'loose')}，均按要求编制绩效目标。"
    )
