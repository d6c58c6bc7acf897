"""Putting facts on paper: cells and numbers with their marks, and the wordings that every family shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from benchmarks.generate import names
from benchmarks.generate.budget import Line
from benchmarks.generate.document import LEFT, Block, Document, Grid, Heading, Para, mark
from benchmarks.generate.printing import Style

Pick = Callable[..., int]


class Writer:
    """Builds one document. Every number it prints is marked with its amount."""

    def __init__(self, doc: Document, style: Style, rng: Random) -> None:
        self.doc = doc
        self.style = style
        self.rng = rng
        self.habits: tuple[int, ...] = ()  # wordings of a change that this document keeps to

    @property
    def unit(self) -> str:
        """The unit of amounts in sentences."""
        return self.style.unit

    def add(self, block: Block) -> None:
        """Append a block."""
        self.doc.blocks.append(block)

    def head(self, text: str, level: int) -> None:
        """Append a heading."""
        self.add(Heading(text, level))

    def para(self, text: str) -> None:
        """Append a paragraph."""
        self.add(Para(text))

    # Tables

    def cell(self, fen: int, level: int, **info: object) -> str:
        """A marked amount cell. level: 0 total, 1 类, 2 款, 3 项 or another leaf."""
        text = self.style.cell(fen)
        return mark(text, "cell", level=level, fen=fen, **info)

    def cells(self, amounts: Sequence[int], level: int) -> list[str]:
        """A row of amount cells."""
        return [self.cell(fen, level) for fen in amounts]

    def rate_cell(self, now: int, prior: int, sign: str = "") -> str:
        """A cell with the growth of `now` over `prior`, signed; -- where there is no base."""
        if prior == 0:
            return "--" if now else self.style.nil
        if now == prior:
            return self.style.nil if self.style.nil != "--" else "0"
        return mark(self.style.percent(now - prior, prior, self.style.rates) + sign, "cell-rate", now=now, prior=prior)

    # Sentences

    def bare(self, fen: int, role: str = "amount", **info: object) -> str:
        """A marked amount without its unit."""
        return mark(self.style.text(fen), role, fen=fen, unit=self.unit, **info)

    def money(self, fen: int, role: str = "amount", **info: object) -> str:
        """A marked amount with its unit."""
        return self.bare(fen, role, **info) + self.style.pad + self.unit

    def share(self, part: int, whole: int, other: int | None = None) -> str:
        """A marked share with %. other: a base that a mistaken writer could take."""
        if whole == 0:
            return "0%"
        info: dict[str, object] = {"part": part, "whole": whole}
        if other and other != whole and part:
            info["wrong"] = self.style.percent(part, other)
        return mark(self.style.percent(part, whole), "share", **info) + "%"

    def rate(self, now: int, prior: int) -> str:
        """A marked rate of change, without sign, with %."""
        change = abs(now - prior)
        info: dict[str, object] = {"now": now, "prior": prior}
        if now:
            info["wrong"] = self.style.percent(change, now, self.style.rates)
        return mark(self.style.percent(change, prior, self.style.rates), "rate", **info) + "%"

    def completion(self, final: int, plan: int) -> str:
        """A marked completion rate with %."""
        return mark(self.style.percent(final, plan, self.style.rates), "completion", final=final, plan=plan) + "%"

    def delta(self, now: int, prior: int) -> str:
        """A marked change, without sign, with its unit."""
        return self.money(abs(now - prior), "change", now=now, prior=prior)

    def reason(self, now: int, prior: int) -> str:
        """Why an amount changed, as a clause; nothing where it did not."""
        if now == prior:
            return ""
        lead = self.rng.choice(("主要原因是", "主要原因：", "主要是", "原因是"))
        return f"，{lead}{self.rng.choice(names.UP if now > prior else names.DOWN)}"

    def direction(self, now: int, prior: int, *, money: bool = True) -> str:
        """增加 or 减少 (money), 增长 or 下降, marked."""
        up = now > prior
        word = ("增加" if up else "减少") if money else ("增长" if up else self.fall())
        return mark(word, "direction", now=now, prior=prior)

    def fall(self) -> str:
        """The word of this document for 下降."""
        return "下降"

    def number(self, count: int, role: str = "count", **info: object) -> str:
        """A marked count."""
        return mark(str(count), role, count=count, **info)

    def class_name(self, code: str) -> str:
        """A marked name of a class of the functional classification."""
        return mark(names.CLASSES[code], "class", code=code)


# Tables that every family has


def rollup(lines: Sequence[Line], picks: Sequence[Pick]) -> list[tuple[str, str, int, list[int]]]:
    """类, 款 and 项 rows in order of code: (code, name, level, amounts), without rows that hold nothing."""
    rows = []
    for digits, level, book in ((3, 1, names.CLASSES), (5, 2, names.GROUPS), (7, 3, names.ITEMS)):
        for code in sorted({line.code[:digits] for line in lines}):
            own = [line for line in lines if line.code.startswith(code)]
            amounts = [sum(pick(line) for line in own) for pick in picks]
            if any(amounts):
                rows.append((code, book[code], level, amounts))
    return sorted(rows, key=lambda row: row[0])


def coded_rows(
    writer: Writer, rows: Sequence[tuple[str, str, int, list[int]]], totals: Sequence[int], *,
    layout: str = "joined", total: str = "合计", last: bool = False,
) -> list[list[str]]:  # fmt: skip
    """Body rows of a table by function. layout: joined (2010501), split (201 | 05 | 01) or grown (201 | 20105 | …)."""
    if writer.style.footed and writer.rng.random() < 0.6:
        rows, totals = footed(writer.style, rows, totals)
    body = []
    for code, name, level, amounts in rows:
        if layout == "joined":
            head = [code]
        elif layout == "split":
            head = [code[:3], code[3:5], code[5:7]]
        else:
            head = [code[:3], code[:5] if level > 1 else "", code if level > 2 else ""]
        body.append([*head, mark(name, "name", code=code), *writer.cells(amounts, level)])
    blank = 1 if layout == "joined" else 3
    sum_row = [total, *([LEFT] * blank), *(writer.cell(fen, 0) for fen in totals)]
    return [*body, sum_row] if last else [sum_row, *body]


def footed(
    style: Style, rows: Sequence[tuple[str, str, int, list[int]]], totals: Sequence[int]
) -> tuple[list[tuple[str, str, int, list[int]]], list[int]]:
    """The rows with totals added up from what is printed, as a spreadsheet of rounded amounts has them.

    A class may then differ by a tail from the same class in another table. That is legal.
    """
    leaves = {code: [style.as_printed(fen) for fen in amounts] for code, _, level, amounts in rows if level == 3}
    sums = [
        (
            code,
            name,
            level,
            [
                sum(column)
                for column in zip(*(own for leaf, own in leaves.items() if leaf.startswith(code)), strict=True)
            ],
        )
        for code, name, level, _ in rows
    ]
    whole = [sum(column) for column in zip(*leaves.values(), strict=True)] if leaves else list(totals)
    return sums, whole


def economic_rows(writer: Writer, economic: Mapping[str, int]) -> list[list[str]]:
    """类 and 款 of the economic classification: code, name, 合计, 人员经费, 公用经费."""
    rows = []
    for group, name in names.ECONOMIC_CLASSES.items():
        items = {code: fen for code, fen in economic.items() if code.startswith(group)}
        people = group in {"301", "303"}
        for code, item, fen, level in [
            (group, name, sum(items.values()), 1),
            *((code, names.ECONOMIC[code][0], fen, 3) for code, fen in items.items()),
        ]:
            if fen:
                halves = [fen, 0] if people else [0, fen]
                rows.append([code, mark(item, "item"), *writer.cells([fen, *halves], level)])
    return rows


def numbered(index: int, name: str) -> str:
    """一、一般公共服务支出."""
    return f"{names.ORDINALS[index]}、{name}"


def side_by_side(left: Sequence[list[str]], right: Sequence[list[str]]) -> list[list[str]]:
    """Two blocks of rows set beside each other; the shorter one is filled up with blanks."""
    height = max(len(left), len(right))
    blank_left, blank_right = [""] * len(left[0]), [""] * len(right[0])
    return [
        [*(left[at] if at < len(left) else blank_left), *(right[at] if at < len(right) else blank_right)]
        for at in range(height)
    ]


def empty_note(grid: Grid, rng: Random, entity: str, what: str) -> None:
    """The note that an empty form must carry."""
    grid.notes.append(
        rng.choice(
            (
                "注：本表无数据",
                f"说明：{entity}没有{what}，故本表无数据。",
                f"注：{entity}无{what}安排的支出，本表为空。",
                "备注：空表",
            )
        )
    )
