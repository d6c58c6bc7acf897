"""The ledger as a person or another program reads it: every printed figure, with what became of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl

from reconcile.disclosure import Paragraph, Table
from reconcile.export.cells import for_spreadsheet
from reconcile.export.places import around
from reconcile.export.printable import all_printable, one_line
from reconcile.language import Say
from reconcile.numerals import with_unit
from reconcile.pipeline import Report
from reconcile.recognition import sheet_projects, sheet_title

QUOTED = 30  # characters of a sentence around a figure


def ledger(
    report: Report,
    say: Say,
    *,
    unresolved: bool = False,
    part: str | None = None,
    form: str | None = None,
    section: str | None = None,
) -> pl.DataFrame:
    """The figures in document order with their mark (tied, tail, contradicted, unresolved) and the section they stand
    in, blanks left out, filtered as asked. reason, why: of an unresolved figure, the key and the words of why nothing
    ties it. section: a part of a title's or heading's words.
    """
    read = report.disclosure
    own = pl.Series(list(report.recognition.figures), dtype=pl.String)
    blocks: list[Table | Paragraph] = [*read.tables, *read.paragraphs]
    sections = {block.id: " / ".join(block.section) for block in blocks}
    projects = sheet_projects(report.recognition.sheets)
    marks = pl.DataFrame(list(report.marks.items()), schema={"id": pl.String, "mark": pl.String}, orient="row")
    untied = [(name, one.why.removeprefix("why-"), say(one.why, **one.facts)) for name, one in report.reasons.items()]
    why = pl.DataFrame(untied, schema=dict.fromkeys(("id", "reason", "why"), pl.String), orient="row")
    frame = (
        report.figures.filter(~pl.col("nil") & pl.col("id").is_in(own.implode()))
        .join(marks, on="id", how="left", maintain_order="left")
        .join(why, on="id", how="left", maintain_order="left")
        .with_columns(
            pl.col("reason", "why").fill_null(""),
            section=pl.col("block").replace_strict(sections, default="", return_dtype=pl.String),
            project=pl.col("block").replace_strict(projects, default="", return_dtype=pl.String),
        )
    )
    if unresolved:
        frame = frame.filter(pl.col("mark") == "unresolved")
    if part:
        frame = frame.filter(pl.col("part") == part)
    if form:
        frame = frame.filter(pl.col("form") == form)
    if section:
        words = pl.concat_str("section", "title", "project", separator=" / ").str.contains(section, literal=True)
        frame = frame.filter(words)
    return frame.drop("nil")


def rendered(frame: pl.DataFrame, form: str, say: Say) -> bytes:
    """The ledger as text in the language that `say` speaks, or for programs as csv, json or parquet. 128-bit numbers
    become text where a format has none.
    """
    if form == "parquet":
        file = io.BytesIO()
        frame.with_columns(pl.col("micro", "half").cast(pl.Decimal(38, 0))).write_parquet(file)
        return file.getvalue()
    plain = frame.with_columns(pl.col("micro", "half").cast(pl.String))
    if form == "csv":
        boxes = pl.col("box").list.eval(pl.element().round(1).cast(pl.String)).list.join(" ")
        words = pl.col(pl.String).exclude("value", "micro", "half")
        safe = words.map_elements(for_spreadsheet, return_dtype=pl.String)
        return plain.with_columns(boxes).with_columns(safe).write_csv().encode()
    if form == "json":
        import msgspec  # noqa: PLC0415 - only here

        return msgspec.json.format(msgspec.json.encode(all_printable(plain.to_dicts())), indent=2) + b"\n"
    return ("\n".join(_lines(frame, say)) + "\n").encode() if frame.height else b""


def _lines(frame: pl.DataFrame, say: Say) -> Iterator[str]:
    yield "\t".join(say(f"ledger-{name}") for name in ("mark", "printed", "title", "place", "page", "why"))
    wanted = (
        "mark",
        "text",
        "unit",
        "title",
        "project",
        "row_label",
        "column_label",
        "sentence",
        "page",
        "line",
        "why",
    )
    for mark, text, unit, title, project, row, column, sentence, page, line, why in frame.select(wanted).iter_rows():
        place = f"p{page}" if page is not None else f":{line}" if line is not None else ""
        number = with_unit(text, unit, " ")
        quoted = around(one_line(text), one_line(sentence), QUOTED)
        where = quoted or " × ".join(one for one in (row, column) if one)
        cells = (say(f"app-mark-{mark}"), number, sheet_title(title, project), where, place, why)
        yield "\t".join(map(one_line, cells))
