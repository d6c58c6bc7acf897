"""A small disclosure made by hand, with two tables, a narrative, a target sheet and four findings.

Everything that the app shows can be worked out from it on paper:

    支出总表      合计 300.00 = 基本 120.00 + 项目 180.00; 一般公共服务 280.00 + 社会保障 20.00
    项目支出表    合计 181.00 = 100.00 + 81.00, which is not the 180.00 of the first table
    说明          基本支出 120.00 of 300.00 is 40.00 %, and 40.10 % is printed
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from reconcile.deciding import decide
from reconcile.disclosure import Block, Cell, Disclosure, Heading, Paragraph, Place, Table, boxed, packed
from reconcile.findings.record import Finding, Operand
from reconcile.frames import equations_frame, figures_frame, terms_frame
from reconcile.language import Language
from reconcile.ledger import Equation, Figure, Term
from reconcile.numerals import numeral
from reconcile.pipeline import Report
from reconcile.recognising.earlier import as_earlier
from reconcile.recognition import Recognition, TargetSheet

SENTENCE = "本年支出300.00万元，其中：基本支出120.00万元，占40.10%；项目支出180.00万元。"
HOSTILE = "[red]不是标记[/x] \x1b[31m也不是控制符"


class HandMade(Finding, frozen=True, kw_only=True):
    """A finding that brings its own words, whatever the catalogue says."""

    words: str

    @property
    def name(self) -> str:
        """A name."""
        return "hand-made"

    def message(self, language: Language) -> str:
        """The words."""
        return self.words if language == "zh" else f"{self.words} (en)"


def cell(text: str, row: int, column: int, page: int) -> Cell:
    left, top = 50.0 * column, 20.0 * row
    return Cell(text, row, column, place=boxed(page, (left, top, left + 45, top + 15)))


def table(name: str, title: str, rows: list[list[str]], part: str = "table", page: int = 1) -> Table:
    grid = tuple(tuple(cell(text, row, at, page) for at, text in enumerate(line)) for row, line in enumerate(rows))
    return Table(name, title, packed(grid), 1, part, (), Place(page), unit="单位：万元")  # type: ignore[arg-type]


EXPENDITURE = table(
    "t1",
    "2026年支出总表",
    [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["", "合计", "300.00", "120.00", "180.00"],
        ["201", "一般公共服务支出", "280.00", "100.00", "180.00"],
        ["208", "社会保障和就业支出", "20.00", "20.00", ""],
    ],
)
PROJECTS = table(
    "t2",
    "2026年项目支出表",
    [["项目名称", "合计"], ["合计", "181.00"], ["数据平台运行维护", "100.00"], ["办公用房修缮", "81.00"]],
    page=2,
)
SHEET = table(
    "s1",
    "项目支出绩效目标表",
    [["项目名称", "数据平台运维"], ["年度资金总额", "100.00"], ["说明", HOSTILE]],
    "sheet",
    3,
)
PARAGRAPH = Paragraph("p1", SENTENCE, "narrative", ("第二部分 情况说明", "一、支出情况"), Place(2))
LONG = Paragraph(
    "p2", "本单位按规定公开预算。" * 60 + HOSTILE, "narrative", ("第二部分 情况说明", "二、其他说明"), Place(3)
)
BLOCKS: tuple[Block, ...] = (
    Heading("h1", "第一部分 预算报表", 1, "table", Place(1)),
    EXPENDITURE,
    PROJECTS,
    Heading("h2", "第二部分 情况说明", 1, "narrative", Place(2)),
    Heading("h3", "一、支出情况", 2, "narrative", Place(2)),
    PARAGRAPH,
    Heading("h4", "二、其他说明", 2, "narrative", Place(3)),
    LONG,
    SHEET,
)


def figures_of(made: Table) -> Iterator[Figure]:
    for row, line in enumerate(made.grid[1:], 1):
        for column, cell in enumerate(line):
            read = numeral(cell.text, "万元") if cell is not None else None
            if cell is None or read is None or len(cell.text) < 4:
                continue
            yield Figure(
                id=f"{made.id}.{row}.{column}", text=cell.text, value=read.value, unit="万元", decimals=2,
                micro=read.micro, half=read.half, dimension="money", part=made.part, block=made.id, title=made.title,
                place=cell.place, row=row, column=column, row_label=made.text(row, 1) if made.id == "t1" else
                made.text(row, 0), column_label=made.text(0, column),
            )  # fmt: skip


def spoken(name: str, text: str) -> Figure:
    unit = "%" if text.endswith("%") else "万元"
    read = numeral(text.removesuffix(unit), unit)
    assert read is not None
    return Figure(
        id=name,
        text=text,
        value=read.value,
        unit=unit,
        decimals=2,
        micro=read.micro,
        half=read.half,
        dimension=read.dimension,
        part="narrative",
        block="p1",
        title="一、支出情况",
        place=Place(2),
        sentence=SENTENCE,
        offset=SENTENCE.index(text),
    )


FIGURES = {
    one.id: one
    for one in (
        *figures_of(EXPENDITURE),
        *figures_of(PROJECTS),
        *figures_of(SHEET),
        *(spoken(f"n{at}", text) for at, text in enumerate(("300.00万元", "120.00万元", "40.10%", "180.00万元"))),
    )
}


def linear(rule: str, stated: str, *parts: str) -> Equation:
    terms = (Term(stated, "stated"), *(Term(part, "parts") for part in parts))
    return Equation(rule=rule, shape="linear", terms=terms, same=len(parts) == 1)


EQUATIONS = (
    linear("SUM101", "t1.1.2", "t1.1.3", "t1.1.4"),
    linear("SUM101", "t1.2.2", "t1.2.3", "t1.2.4"),
    linear("SUM101", "t1.1.2", "t1.2.2", "t1.3.2"),
    linear("SUM101", "t2.1.1", "t2.2.1", "t2.3.1"),
    linear("TIE101", "t1.1.4", "t2.1.1"),
    linear("TXT101", "n0", "t1.1.2"),
    linear("TXT101", "n1", "t1.1.3"),
    linear("TXT101", "n3", "t1.1.4"),
    Equation(rule="SHR101", shape="ratio", terms=(Term("n2", "rate"), Term("n1", "over"), Term("n0", "under"))),
)


def operand(figure: Figure) -> Operand:
    grid = (figure.row, figure.column) if figure.row is not None and figure.column is not None else None
    return Operand(
        text=figure.text,
        value=str(figure.value),
        unit=figure.unit,
        part=figure.part,
        title=figure.title,
        row=figure.row_label,
        column=figure.column_label,
        sentence=figure.sentence,
        place=figure.place,
        block=figure.block,
        figure=figure.id,
        grid=grid,
    )


def finding(number: int, rule: str, severity: str, words: str, *figures: str, formula: str = "") -> HandMade:
    operands = tuple(operand(FIGURES[one]) for one in figures)
    return HandMade(
        id=f"f{number}", rule=rule, severity=severity, verdict="inconsistent", where="", operands=operands, facts={},
        formula=formula, gap="1.00" if formula else "", bound="0" if formula else "", words=words,
    )  # type: ignore[arg-type]  # fmt: skip


NAMED = Operand(
    text="数据平台运维", value=None, unit="", part="sheet", title="项目支出绩效目标表", row="项目名称", column="",
    sentence="", place=Place(3), block="s1", grid=(0, 1),
)  # fmt: skip
FINDINGS: tuple[Finding, ...] = (
    finding(1, "TIE101", "error", "项目支出两表不一致", "t1.1.4", "t2.1.1", formula="181.00 ≠ 180.00"),
    finding(2, "SHR101", "error", "基本支出占比不符", "n2", "n1", "t1.1.3", formula="120 ÷ 300 = 40.00% ≠ 40.10%"),
    HandMade(id="f3", rule="PRF104", severity="warning", verdict="observation", where="", operands=(NAMED,), facts={},
             words="项目名称与项目表不同"),
    finding(4, "TXT107", "advice", "措辞可斟酌", "n3"),
)  # fmt: skip


def recognised(year: int, *blocks: Block) -> Recognition:
    """What would be recognised in the document of a year that has these blocks, or all of them."""
    names = {"title": f"某市某局{year}年度单位预算", "entity": "某市某局", "kind": "budget", "level": "unit"}
    disclosure = Disclosure("document.pdf", "0" * 64, "pdf", 3, year=year, blocks=blocks or BLOCKS, **names)  # type: ignore[arg-type]
    sheet = TargetSheet(SHEET, "数据平台运维", "万元", {}, {}, (), (), ())
    own = {name: one for name, one in FIGURES.items() if not blocks or one.block in {block.id for block in blocks}}
    return Recognition(disclosure, "", (), (sheet,), (), own)


def report(*, last_year: bool = False) -> Report:
    """The report of it, decided by the engine itself; on wish against a last year that printed the same first table,
    to which the text's total is tied.
    """
    known = recognised(2026)
    equations = EQUATIONS
    if last_year:
        known = replace(known, prior=as_earlier(recognised(2025, EXPENDITURE)))
        equations = (*EQUATIONS, linear("YOY301", "n0", "prior:t1.1.2"))
    frame = figures_frame(known.everything.values())
    return Report(
        recognition=known,
        equations=equations,
        not_run=(),
        verdicts=decide(frame, equations_frame(equations), terms_frame(equations, known.everything)),
        findings=FINDINGS,
    )
