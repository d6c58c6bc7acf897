"""Final accounts: nine tables 公开01 to 09 and the narrative, as in Shanghai and as in other provinces."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.generate import accounts, names
from benchmarks.generate.accounts import Accounts
from benchmarks.generate.document import Contents, Document, Grid, mark
from benchmarks.generate.final_forms import forms_of
from benchmarks.generate.final_guangxi import narrate_guangxi
from benchmarks.generate.final_hunan import narrate_hunan
from benchmarks.generate.final_province import narrate_province
from benchmarks.generate.final_shaanxi import meetings_table, narrate_shaanxi
from benchmarks.generate.final_shanghai import narrate_shanghai
from benchmarks.generate.final_yunnan import narrate_yunnan
from benchmarks.generate.printing import Style
from benchmarks.generate.writer import Writer


def shanghai(seed: int) -> Document:
    """A final account as Shanghai's districts publish it."""
    rng = Random(f"shanghai {seed}")
    style = Style(
        rng,
        nil=rng.choice(("", "", "0.00")),
        zero="0",
        comma_tables=rng.random() < 0.3,
        comma_text=rng.choice((0, 1)),
        strip=False,
        footed=rng.random() < 0.2,
    )
    return _build("final-shanghai", seed, rng, style, narrate_shanghai, total_last=True)


def province(seed: int) -> Document:
    """A final account in the wording of other provinces (收、支总计 …)."""
    rng = Random(f"province {seed}")
    style = Style(
        rng, nil=rng.choice(("", "0.00", "0.00")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.5,
        comma_text=rng.choice((0, 0, 1)), shares=rng.choice((2, 1)), rates=rng.choice((2, 1)), footed=rng.random() < 0.2, strip=rng.random() < 0.5,
    )  # fmt: skip
    return _build("final-province", seed, rng, style, narrate_province, total_last=False)


def guangxi(seed: int) -> Document:
    """A final account in the wording of Guangxi, which explains every receipt."""
    rng = Random(f"guangxi {seed}")
    style = Style(
        rng, nil=rng.choice(("", "0.00")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.5,
        rates=rng.choice((2, 1)), strip=rng.random() < 0.5, footed=rng.random() < 0.2,
    )  # fmt: skip
    return _build("final-guangxi", seed, rng, style, narrate_guangxi, total_last=False)


def shaanxi(seed: int) -> Document:
    """A final account as in Shaanxi, with meetings and training beside the 三公."""
    rng = Random(f"shaanxi {seed}")
    style = Style(
        rng, nil=rng.choice(("", "0.00")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.5,
        comma_text=rng.choice((0, 1)), strip=rng.random() < 0.5, footed=rng.random() < 0.2,
    )  # fmt: skip
    return _build("final-shaanxi", seed, rng, style, narrate_shaanxi, total_last=False, public=meetings_table)


def yunnan(seed: int) -> Document:
    """A final account in the wording of Yunnan."""
    rng = Random(f"yunnan {seed}")
    style = Style(
        rng, nil=rng.choice(("", "0.00")), zero=rng.choice(("0.00", "0.00", "0")), comma_tables=True,
        comma_text=rng.choice((0, 1)), footed=rng.random() < 0.2,
    )  # fmt: skip
    return _build("final-yunnan", seed, rng, style, narrate_yunnan, total_last=False)


def hunan(seed: int) -> Document:
    """A final account in the wording of Hunan."""
    rng = Random(f"hunan {seed}")
    style = Style(
        rng, nil=rng.choice(("", "0.00")), zero=rng.choice(("0", "0.00")), comma_tables=rng.random() < 0.5,
        comma_text=rng.choice((0, 1)), strip=rng.random() < 0.6, footed=rng.random() < 0.2,
    )  # fmt: skip
    return _build("final-hunan", seed, rng, style, narrate_hunan, total_last=False)


def _build(
    family: str,
    seed: int,
    rng: Random,
    style: Style,
    narrate: Callable[[Writer, Accounts, str], None],
    *,
    total_last: bool,
    public: Callable[[Writer, Accounts], Grid] | None = None,
) -> Document:
    year = rng.choice((2022, 2023, 2024))
    own = accounts.make(rng.randrange(10**9), year)
    doc = Document(family, seed, own.book.entity, year, "final", own.book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if own.book.level == "department" else "单位"
    doc.cover = [own.book.entity, f"{year}年度{noun}决算"]
    forms = forms_of(writer, own, noun, total_last=total_last, public=public)
    entries = [
        f"第一部分 {own.book.entity}概况",
        "一、主要职能",
        "二、" + ("部门决算单位构成" if noun == "部门" else "机构设置"),
        f"第二部分 {own.book.entity}{year}年度{noun}决算表",
    ]
    entries += [f"{names.ORDINALS[at]}、{form.title}" for at, form in enumerate(forms)]
    entries += [f"第三部分 {own.book.entity}{year}年度{noun}决算情况说明", "第四部分 名词解释"]
    doc.blocks.append(
        Contents([(mark(one, "contents"), 1 + at // 2) for at, one in enumerate(entries)], dotted=rng.random() < 0.5)
    )
    writer.head(entries[0], 1)
    writer.head(entries[1], 2)
    writer.para(f"{own.book.entity}负责贯彻落实有关方针政策和法律法规，承办上级交办的其他事项。")
    writer.head(entries[2], 2)
    if noun == "部门":
        writer.para(
            f"纳入{own.book.entity}{year}年度部门决算编制范围的单位包括："
            + "、".join(name for name, _ in own.book.units)
            + "。"
        )
    else:
        writer.para(f"{own.book.entity}设3个内设机构，包括：办公室、业务科、综合科。")
    writer.head(entries[3], 1)
    doc.blocks.extend(forms)
    writer.head(f"第三部分 {own.book.entity}{year}年度{noun}决算情况说明", 1)
    narrate(writer, own, noun)
    writer.head("第四部分 名词解释", 1)
    writer.para("一、财政拨款收入：指单位本年度从本级财政部门取得的财政拨款。")
    writer.para("二、年初结转和结余：指以前年度尚未完成、结转到本年按有关规定继续使用的资金。")
    writer.para(
        "三、机关运行经费：指行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出。"
    )
    return doc
