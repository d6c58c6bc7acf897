"""Final accounts: nine tables 公开01 to 09 and the narrative, in the wording of several provinces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Manner:
    """How a province writes its final accounts. habits: what a document chooses its `Style` from. total_last: the total
    row of 公开05 stands at its foot. public: another table of the 三公.
    """

    narrate: Callable[[Writer, Accounts, str], None]
    habits: Mapping[str, tuple[object, ...]]
    total_last: bool = False
    public: Callable[[Writer, Accounts], Grid] | None = None


EITHER, SELDOM = (True, False), (True, False, False, False, False)
ZEROS = {"nil": ("", "0.00"), "zero": ("0", "0.00"), "comma_tables": EITHER, "strip": EITHER, "footed": SELDOM}
MANNERS = {
    "shanghai": Manner(
        narrate_shanghai,
        {"nil": ("", "", "0.00"), "comma_tables": (True, False, False), "comma_text": (0, 1), "footed": SELDOM},
        total_last=True,
    ),
    "province": Manner(narrate_province, {**ZEROS, "comma_text": (0, 0, 1), "shares": (2, 1), "rates": (2, 1)}),
    "guangxi": Manner(narrate_guangxi, {**ZEROS, "rates": (2, 1)}),
    "shaanxi": Manner(narrate_shaanxi, {**ZEROS, "comma_text": (0, 1)}, public=meetings_table),
    "hunan": Manner(narrate_hunan, {**ZEROS, "comma_text": (0, 1)}),
    "yunnan": Manner(narrate_yunnan, {**ZEROS, "zero": ("0.00", "0.00", "0"), "strip": (False,), "comma_text": (0, 1)}),
}


def of(province: str) -> Callable[[int], Document]:
    """The family of final accounts of a province."""
    manner = MANNERS[province]

    def build(seed: int) -> Document:
        rng = Random(f"{province} {seed}")
        chosen = {name: rng.choice(options) for name, options in manner.habits.items()}
        return _build(f"final-{province}", seed, rng, Style(rng, **chosen), manner)  # type: ignore[arg-type]

    return build


def _build(
    family: str,
    seed: int,
    rng: Random,
    style: Style,
    manner: Manner,
) -> Document:
    year = rng.choice((2022, 2023, 2024))
    own = accounts.make(rng.randrange(10**9), year)
    doc = Document(family, seed, own.book.entity, year, "final", own.book.level)
    writer = Writer(doc, style, rng)
    noun = "部门" if own.book.level == "department" else "单位"
    doc.cover = [own.book.entity, f"{year}年度{noun}决算"]
    forms = forms_of(writer, own, noun, total_last=manner.total_last, public=manner.public)
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
    manner.narrate(writer, own, noun)
    writer.head("第四部分 名词解释", 1)
    writer.para("一、财政拨款收入：指单位本年度从本级财政部门取得的财政拨款。")
    writer.para("二、年初结转和结余：指以前年度尚未完成、结转到本年按有关规定继续使用的资金。")
    writer.para(
        "三、机关运行经费：指行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出。"
    )
    return doc
