"""A made-up report with a few findings."""

from pathlib import Path

from msgspec.structs import replace

from reconcile.deciding import decide
from reconcile.disclosure import Cell, Disclosure, Paragraph, Place, Table, boxed, packed
from reconcile.findings.record import Finding, Operand
from reconcile.frames import equations_frame, figures_frame, terms_frame
from reconcile.pipeline import Report
from reconcile.recognition import Recognition

TABLE = Table(
    id="t1",
    title="2026年预算支出总表",
    packed=packed(
        [
            (Cell("科目名称", 0, 0), Cell("合计", 0, 1), Cell("基本支出", 0, 2), Cell("项目支出", 0, 3)),
            (Cell("行政运行", 1, 0), Cell("100.00", 1, 1), Cell("60.00", 1, 2), Cell("41.00", 1, 3)),
            (Cell("信息事务", 2, 0), Cell("50.00", 2, 1), Cell("", 2, 2), Cell("50.00", 2, 3)),
        ]
    ),
    header_rows=1,
    part="table",
    section=("第二部分",),
    place=Place(4),
    unit="单位：万元",
)
WORDS = Paragraph("p1", "本单位2026年支出预算150万元，比上年增长8%。", "narrative", ("第三部分",), Place(9))
DISCLOSURE = Disclosure(
    path="某局2026.txt",
    sha256="a" * 64,
    format="text",
    pages=12,
    title="某局2026年度预算公开",
    entity="某局",
    year=2026,
    kind="budget",
    level="unit",
    blocks=(TABLE, WORDS),
)


def place(text: str, column: str, page: int = 4, row: str = "行政运行", title: str = TABLE.title) -> Operand:
    """A cell of a row."""
    return Operand(
        text=text,
        value=text,
        unit="万元",
        part="table",
        title=title,
        row=row,
        column=column,
        sentence="",
        place=boxed(page, (10.0, 20.0, 30.04, 40.0)),
        block="t1",
        figure=f"t1:{column}",
        grid=(1, 1),
    )


def finding(name: str, *texts: str, row: str = "行政运行") -> Finding:
    """A row that does not add up; the texts are what is printed in it."""
    columns = ("合计", "基本支出", "项目支出")
    return Finding(
        id=name,
        rule="SUM101",
        severity="error",
        verdict="inconsistent",
        where=f"2026年预算支出总表 {row}",
        operands=tuple(place(text, column, row=row) for text, column in zip(texts, columns, strict=False)),
        facts={},
        formula=f"{' ≠ '.join(texts[:1])} ≠ {' + '.join(texts[1:])}",
        source="合计 = 基本支出 + 项目支出",
        stated="100",
        recomputed="101",
        gap="1",
        bound="0.015",
    )


FINDINGS = (finding("f1", "100.00", "60.00", "41.00"), finding("f2", "7.00", "8.00"), finding("f3", "1.00", "2.00"))


def report(*findings: Finding, disclosure: Disclosure = DISCLOSURE) -> Report:
    """A report with these findings and nothing else."""
    figures = figures_frame([])
    return Report(
        recognition=Recognition(disclosure=disclosure, family="", forms=(), sheets=(), claims=(), figures={}),
        equations=(),
        not_run=(),
        verdicts=decide(figures, equations_frame([]), terms_frame([], [])),
        findings=findings,
    )


REPORT = report(*FINDINGS)


def in_folder(folder: Path) -> Report:
    """The report of a disclosure that lies in `folder`."""
    return report(*FINDINGS, disclosure=replace(DISCLOSURE, path=str(folder / DISCLOSURE.path)))
