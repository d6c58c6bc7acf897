"""Errors in tables."""

from __future__ import annotations

import re
from random import Random

from benchmarks.generate.document import Contents, Document, Grid, marks, plain
from benchmarks.generate.names import ECONOMIC
from benchmarks.inject.places import Spot, Truth, amount_of, digit, kind, misspelt, pick, planted, spots, transposed


def _cells(doc: Document, levels: set[str], forms: set[str] | None = None) -> list[Spot]:
    return [
        one for one in spots(doc, "cell", where="table")
        if one.mark.info["level"] in levels and amount_of(one) >= 100_000 and isinstance(one.block, Grid)
        and (forms is None or one.block.kind in forms)
    ]  # fmt: skip


CORE = {
    "income": "收入", "spending": "支出", "fiscal": "财政拨款", "economic": "基本支出", "public": "三公", "gf": "政府性基金",
    "general": "一般公共预算",
}  # fmt: skip


CODED = {"income", "spending", "general", "economic", "fiscal", "balance"}


def _cell_kind(name: str, levels: set[str], forms: set[str] | None = None) -> None:
    @kind(name)
    def change(doc: Document, rng: Random) -> Truth | None:
        spot = pick(rng, _cells(doc, levels, forms))
        return planted(name, spot, digit(rng, spot.mark.text)) if spot else None


_cell_kind("cell-leaf", {"3"}, CODED)


_cell_kind("cell-class", {"1"}, CODED)


_cell_kind("cell-total", {"0"})


_cell_kind("cell-project", {"3"}, {"projects", "projects-carried"})


_cell_kind("cell-public", {"3", "0"}, {"public"})


_cell_kind("cell-fund", {"3", "0"}, {"gf", "sc", "gf-spending", "gf-income", "office"})


@kind("cell-transposed")
def _cell_transposed(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, [one for one in _cells(doc, {"0", "1", "3"}, CODED) if transposed(Random(1), one.mark.text)])
    new = transposed(rng, spot.mark.text) if spot else None
    return planted("cell-transposed", spot, new) if spot and new else None


@kind("cell-sign")
def _cell_sign(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, _cells(doc, {"3"}, CODED))
    return planted("cell-sign", spot, "-" + spot.mark.text) if spot else None


@kind("cell-rate")
def _cell_rate(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, [one for one in spots(doc, "cell-rate", where="table") if len(one.mark.text) > 2])
    return planted("cell-rate", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("row-omitted")
def _row_omitted(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, _cells(doc, {"3"}, {"income", "spending", "general", "economic", "projects"}))
    if spot is None or not isinstance(spot.block, Grid) or spot.row is None:
        return None
    if (
        spot.block.kind == "economic"
        and len(spot.block.rows[0]) == 6
        and spot.block.rows[0][0] == spot.block.rows[0][3]
    ):
        return None
    label = spot.row_label()
    del spot.block.rows[spot.row]
    return Truth("row-omitted", "table", plain(spot.block.title), label, "", row="")


@kind("unit-header")
def _unit_header(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in doc.grids() if one.unit and not one.sheet and one.kind in CODED]
    if not found:
        return None
    grid = rng.choice(found)
    was, grid.unit = (
        grid.unit,
        grid.unit.replace("万元", "元") if "万元" in grid.unit else grid.unit.replace("元", "万元"),
    )
    return Truth("unit-header", "table", plain(grid.title), was, grid.unit)


@kind("empty-note")
def _empty_note(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in doc.grids()
        if one.kind in {"gf", "sc", "gf-spending", "public", "office", "projects"} and _printed(one)
    ]
    if not found:
        return None
    grid = rng.choice(found)
    grid.notes.append("注：本表无数据")
    return Truth("empty-note", "table", plain(grid.title), "", "注：本表无数据", advice=False)


def _printed(grid: Grid) -> bool:
    return any(
        re.search("[1-9]", one.text) for row in grid.rows for cell in row for one in marks(cell) if one.role == "cell"
    )


@kind("form-missing")
def _form_missing(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in doc.grids()
        if one.kind in {"income", "spending", "fiscal", "economic", "public", "gf", "general"}
    ]
    if not found or len(list(doc.grids())) == 1:  # a page about its one table
        return None
    grid = rng.choice(found)
    doc.blocks.remove(grid)
    for block in doc.blocks:
        if isinstance(block, Contents):
            block.entries = [one for one in block.entries if plain(grid.title) not in plain(one[0])]
    return Truth(
        "form-missing", "document", plain(grid.title), plain(grid.title), "", rule="FRM", words=(CORE[grid.kind],)
    )


@kind("contents-body")
def _contents_body(doc: Document, rng: Random) -> Truth | None:
    for block in doc.blocks:
        if isinstance(block, Contents):
            own = [
                at
                for at, one in enumerate(block.entries)
                if any(plain(one[0]).endswith(plain(grid.title)) for grid in doc.grids())
            ]
            if not own:
                return None
            at = rng.choice(own)
            text, page = block.entries[at]
            other = rng.choice(("政府采购预算明细表", "国有资产占用情况表", "政府购买服务支出表"))
            new = re.sub(r"[^\d年、]*表(（.*）)?$", other, plain(text), count=1)
            block.entries[at] = (new, page)
            return Truth("contents-body", "contents", "目录", plain(text), new, words=(new[-6:], plain(text)[-8:]))
    return None


@kind("name-code")
def _name_code(doc: Document, rng: Random) -> Truth | None:
    found = [
        one for one in spots(doc, "name", where="table") if len(one.mark.info["code"]) == 7 and len(one.mark.text) > 4
    ]
    spot = pick(rng, found)
    return planted("name-code", spot, misspelt(rng, spot.mark.text), advice=True) if spot else None


@kind("economic-pair")
def _pair(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, spots(doc, "government", where="table"))
    if spot is None:
        return None
    legal = {spot.mark.text, *(other for name, other in ECONOMIC.values() if name == spot.row_label())}
    other = rng.choice([one for one in ("住房公积金", "培训费", "离退休费", "办公经费") if one not in legal])
    return planted("economic-pair", spot, other)
