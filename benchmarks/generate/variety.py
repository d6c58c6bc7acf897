"""Variations that change no figure: numbering of headings, names of tables and columns, commas, empty paragraphs."""

from __future__ import annotations

import re
from random import Random

from benchmarks.generate.document import Block, Contents, Document, Grid, Heading, Para, mark, plain

# Words of tables and columns that mean the same; a document keeps to one of each.
TITLES = (
    ("一般公共预算支出表", "一般公共预算支出预算表", "一般公共预算支出情况表"),
    ("一般公共预算基本支出表", "一般公共预算基本支出预算表", "一般公共预算基本支出情况表"),
    ("财政拨款收支总表", "财政拨款收支预算总表"),
    ("收入总表", "部门收入总表", "收入预算总表"),
    ("支出总表", "部门支出总表", "支出预算总表"),
    ("政府性基金预算支出表", "政府性基金预算支出预算表", "政府性基金预算财政拨款支出表"),
    ("国有资本经营预算支出表", "国有资本经营预算支出预算表", "国有资本经营预算财政拨款支出表"),
    ("一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"),
    ("财政拨款“三公”经费支出决算表", "“三公”经费公共预算财政拨款支出决算表", "财政拨款\"三公\"经费支出决算表"),
    ("国有资本经营预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"),
)  # fmt: skip
COLUMNS = (
    ("科目编码", "功能分类科目编码", "科目代码", "支出功能分类科目编码"),
    ("功能分类科目编码", "支出功能分类科目编码", "科目编码"),
    ("科目名称", "功能科目名称"),
    ("公务用车运行维护费", "公务用车运行费"),
)  # fmt: skip


def vary(doc: Document, seed: object) -> None:
    """Change the dress of a document in place."""
    rng = Random(f"variety {seed}")
    if rng.random() < 0.5:
        _titles(doc, rng)
    if rng.random() < 0.3:
        _renumber(doc)
    if rng.random() < 0.2:
        _commas(doc)
    if rng.random() < 0.2:
        _charts(doc, rng)
    if rng.random() < 0.2:
        _quotes(doc)


def _titles(doc: Document, rng: Random) -> None:
    noun = "部门" if doc.level == "department" else "单位"
    said = {"科目编码", "科目名称", "功能分类科目编码"}
    chosen = {one[0]: rng.choice(one).replace("部门", noun) for one in TITLES}
    heads = {one[0]: rng.choice(one) for one in COLUMNS[:3]}
    for grid in doc.grids():
        new = chosen.get(grid.title, grid.title)
        if grid.kind == "sc" and "收入" in grid.title:
            new = grid.title  # its columns hold income too
        if new != grid.title:
            _rename(doc, grid.title, new)
            grid.title = new
        if grid.sheet or grid.kind in {"economic", "gf-income", "sc"}:
            continue
        for row in grid.rows[: grid.header_rows]:
            row[:] = [heads[cell] if cell in said and cell in heads else cell for cell in row]


def _rename(doc: Document, old: str, new: str) -> None:
    """The entries of the contents and the headings that speak of a table follow its name."""
    for block in doc.blocks:
        if isinstance(block, Contents):
            block.entries = [
                (
                    text
                    if plain(text).endswith(f"、{old}") is False
                    else mark(plain(text).replace(old, new), "contents"),
                    page,
                )
                for text, page in block.entries
            ]
        elif isinstance(block, Heading) and f"年{old}的说明" in block.text:
            block.text = block.text.replace(f"年{old}的说明", f"年{new}的说明")


def _renumber(doc: Document) -> None:
    """第一部分 → 一、; 一、 → （一）; （一） → 1."""
    count = 0
    for block in doc.blocks:
        if isinstance(block, Contents):
            block.entries = [(mark(_lower(plain(text)), "contents"), page) for text, page in block.entries]
        elif isinstance(block, Heading):
            if block.level == 3:
                count += 1
                block.text = re.sub(r"^（[一二三四五六七八九十]+）", f"{count}.", block.text)
            else:
                count = 0
                block.text = _lower(block.text)


def _lower(text: str) -> str:
    if text.startswith("第"):
        return re.sub(r"^第([一二三四五六七八九十]+)部分 ?", r"\1、", text)
    return re.sub(r"^([一二三四五六七八九十]+)、", r"（\1）", text)


def _commas(doc: Document) -> None:
    """万元,其中: in place of 万元，其中：."""
    for block in doc.blocks:
        if isinstance(block, Para):
            block.text = re.sub("(?<=元)，(?=[^\\d])", ",", block.text).replace("其中：", "其中:")


def _charts(doc: Document, rng: Random) -> None:
    """The caption of a chart that no text form can show, and an empty remark."""
    at = [
        number
        for number, block in enumerate(doc.blocks)
        if isinstance(block, Heading) and block.level == 2 and "说明" in block.text
    ]
    for number in sorted(rng.sample(at, min(2, len(at))), reverse=True):
        added: list[Block] = [Para("收支预算结构图" if doc.kind == "budget" else "收支决算结构图")]
        doc.blocks[number:number] = added


def _quotes(doc: Document) -> None:
    for block in doc.blocks:
        if isinstance(block, Para | Heading):
            block.text = block.text.replace("“三公”", "三公")
        elif isinstance(block, Grid):
            block.title = block.title.replace("“三公”", "三公")
            for row in block.rows:
                row[:] = [cell.replace("“三公”", "三公") for cell in row]
        else:
            block.entries = [(text.replace("“三公”", "三公"), page) for text, page in block.entries]
