"""A review with everything in it, and one that somebody hostile wrote."""

import io
from datetime import UTC, datetime

import polars as pl
from docx import Document
from msgspec.structs import replace

from reconcile.export.formats import Format
from reconcile.export.review import export_review
from reconcile.language import Language
from reconcile.review.record import (
    Anchor,
    Decision,
    DocumentEntry,
    Note,
    Review,
    SavedFinding,
    SavedOperand,
    SessionEntry,
)

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PLACES = (
    SavedOperand(
        text="60.00",
        part="table",
        value="60.00",
        unit="万元",
        title="2026年预算支出总表",
        row="行政运行",
        column="合计",
        page=4,
    ),
    SavedOperand(
        text="66.00",
        part="table",
        value="66.00",
        unit="万元",
        title="2026年预算支出总表",
        row="行政运行",
        column="基本支出",
        page=4,
    ),
)


def decision(what: str, why: str = "", who: str = "甲") -> Decision:
    """What somebody decided on the two places."""
    return Decision(who=who, when=WHEN, what=what, why=why, evidence=("60.00", "66.00"))


def finding(name: str, *acts: Decision) -> SavedFinding:
    """A row that does not add up."""
    return SavedFinding(
        id=name,
        rule="SUM101",
        name="row-total",
        severity="error",
        verdict="inconsistent",
        message="（保存时的说法）",
        where="2026年预算支出总表 行政运行",
        formula="60.00 ≠ 66.00",
        source="合计 = 基本支出 + 项目支出",
        stated="60",
        recomputed="66",
        gap="6",
        bound="0.01",
        hints=(("hint-transposed", "66.00"),),
        operand=PLACES,
        decision=acts,
    )


REVIEW = Review(
    schema=1,
    document=DocumentEntry(
        path="某局2026.txt", sha256="a" * 64, title="某局2026年度预算公开", year=2026, kind="budget"
    ),
    session=SessionEntry(reviewer="甲"),
    finding=(
        finding("f1", decision("confirm")),
        finding("f2", decision("dismiss", "尾差")),
        finding("f3", decision("explained", "单位来函", "乙")),
        finding("f4"),
    ),
    note=(
        Note(id="n1", who="甲", when=WHEN, text="请单位说明", anchor=Anchor(kind="finding", finding="f1")),
        Note(
            id="n2", who="乙", when=WHEN, text="第一行\n第二行", anchor=Anchor(kind="cell", title="表二", text="7.00")
        ),
    ),
)

FORMULA = '=HYPERLINK("http://evil.example","x")'
MARKUP = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>[link](javascript:alert(1))![i](http://evil.example/p.png)"
)
CONTROL = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\u2066"
LINKS = "http://evil.example www.evil.example mailto:a@evil.example a@evil.example"
EVIL = (
    FORMULA,
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    MARKUP,
    CONTROL,
    LINKS,
    "| a | b |\n# head\n---\n> q",
    "`x`\n```",
)


def hostile() -> Review:
    """A review with every evil text in every place that takes text."""
    findings = [
        replace(
            finding(f"e{number}", replace(decision("confirm", text), who=text)),
            rule="ODD999",
            name=text,
            message=text,
            where=text,
            formula=text,
            also=(text,),
            gap=text,
            source=text,
            operand=tuple(replace(one, text=text, title=text, row=text, column=text, sentence=text) for one in PLACES),
        )
        for number, text in enumerate(EVIL)
    ]
    notes = [
        Note(
            id=f"n{number}", who=text, when=WHEN, text=text, anchor=Anchor(kind="cell", title=text, row=text, text=text)
        )
        for number, text in enumerate(EVIL)
    ]
    return replace(
        REVIEW,
        document=replace(REVIEW.document, title=MARKUP + CONTROL, path=FORMULA),
        session=SessionEntry(reviewer=MARKUP),
        finding=tuple(findings),
        note=tuple(notes),
    )


def text_of(form: Format, language: Language = "zh", *, confirmed: bool = False) -> str:
    """Everything that a reader of the export sees."""
    return shown(export_review(REVIEW, form, language, confirmed=confirmed), form)


def shown(made: bytes, form: Format) -> str:
    """What a reader of an export sees."""
    if form == "xlsx":
        return "\n".join(str(one) for row in pl.read_excel(io.BytesIO(made)).rows() for one in row)
    if form == "docx":
        paper = Document(io.BytesIO(made))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in paper.paragraphs), *cells])
    return made.decode("utf-8-sig")
