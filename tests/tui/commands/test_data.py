"""`figures`, `tables` and `rule` print data."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.tui.commands.program import BREAKS, gouji, one_line_on_stderr, told

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "sample_data/jincheng-2026.txt"
EXPECTED = ROOT.parent / "shared/disclosures/jincheng-2026.tables.json"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "某局.txt"
    path.write_text(BREAKS, "utf-8")
    return path


class TestFigures:
    def test_every_printed_figure_and_no_blank(self, path: Path) -> None:
        made = json.loads(gouji("figures", "--format", "json", path).stdout)
        printed = [one["text"] for one in made if one["part"] == "table"]
        assert printed == [*["100.00", "60.00", "40.00"] * 3, "60.00", "66.00", "0.00", "40.00", "40.00"]
        wrong = next(one for one in made if one["text"] == "66.00")
        assert (wrong["row_label"], wrong["mark"], wrong["micro"]) == ("行政运行", "contradicted", str(66 * 10**10))

    def test_csv_parquet_and_text_hold_the_same(self, path: Path, tmp_path: Path) -> None:
        told = json.loads(gouji("figures", "--format", "json", path).stdout)
        rows = list(csv.DictReader(io.StringIO(gouji("figures", "--format", "csv", path).stdout.decode())))
        output = tmp_path / "out.parquet"
        assert gouji("figures", "--format", "parquet", "--output", output, path).returncode == 0
        frame = pl.read_parquet(output)
        _, *lines = gouji("figures", path).stdout.decode().splitlines()
        assert len(rows) == len(told) == frame.height == len(lines)
        assert [one["text"] for one in rows] == frame["text"].to_list()
        assert [int(one) for one in frame["micro"]] == [int(one["micro"]) for one in told]

    def test_text_has_a_head_speaks_the_language_and_quotes_only_what_is_around_a_figure(self) -> None:
        head, *lines = gouji("figures", SAMPLE, language="zh").stdout.decode().splitlines()
        assert head == "状态\t原文\t表\t位置\t页（:行）\t未勾稽的原因"
        assert {one.split("\t")[0] for one in lines} <= {"勾稽", "尾差", "矛盾", "未核"}
        said = gouji("figures", SAMPLE, "--part", "narrative", language="zh").stdout.decode().splitlines()[1:]
        assert said
        assert all(len(one.split("\t")[3].strip("…")) <= 30 for one in said)

    def test_filters(self) -> None:
        def count(*filters: str) -> int:
            return len(json.loads(gouji("figures", "--format", "json", SAMPLE, *filters).stdout))

        everything = count()
        by_part = [count("--part", part) for part in ("table", "narrative", "sheet", "contents", "attachment")]
        assert sum(by_part) == everything
        assert by_part[0] == 237
        assert 0 < count("--section", "项目支出预算表") < everything
        refused = gouji("--lang", "en", "figures", SAMPLE, "--form", "no-such-form")
        assert refused.returncode == 2
        assert "three-public" in refused.stderr.decode()


class TestTables:
    def test_json_as_the_design_says(self, path: Path) -> None:
        (table,) = json.loads(gouji("tables", "--format", "json", path).stdout)
        assert table["title"] == "2026年预算支出总表"
        assert table["unit"] == "单位：万元"
        assert table["header_rows"] == 1
        assert table["grid"][0] == ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
        assert table["grid"][4] == ["2010501", "行政运行", "60.00", "66.00", "0.00"]

    @pytest.mark.skipif(not EXPECTED.exists(), reason="the shared disclosures are not here")
    def test_the_real_budget(self) -> None:
        made = json.loads(gouji("tables", "--format", "json", SAMPLE).stdout)
        expected = json.loads(EXPECTED.read_text("utf-8"))

        def bare(grid: list[list[str | None]]) -> list[list[str]]:
            return [["".join((cell or "").split()) for cell in row] for row in grid]

        tables = [one for one in made if one["part"] == "table"]
        assert [bare(one["grid"]) for one in tables] == [bare(one["grid"]) for one in expected]

    def test_csv_xlsx_parquet(self, path: Path, tmp_path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(gouji("tables", "--format", "csv", path).stdout.decode())))
        assert [one["text"] for one in rows if one["row"] == "4"] == ["2010501", "行政运行", "60.00", "66.00", "0.00"]
        parquet, workbook = tmp_path / "t.parquet", tmp_path / "t.xlsx"
        assert gouji("tables", "--format", "parquet", "-o", parquet, path).returncode == 0
        assert pl.read_parquet(parquet)["text"].to_list() == [one["text"] for one in rows]
        assert gouji("tables", "--format", "xlsx", "-o", workbook, path).returncode == 0
        grid = pl.read_excel(workbook, has_header=False, drop_empty_rows=False, infer_schema_length=0)
        assert "行政运行" in grid.get_columns()[1].to_list()

    def test_an_output_that_cannot_be_written(self, path: Path, tmp_path: Path) -> None:
        done = gouji("tables", path, "--output", tmp_path / "none" / "x.txt")
        assert done.returncode == 2
        assert "cannot be written" in one_line_on_stderr(done)


class TestRule:
    def test_the_list(self) -> None:
        lines = gouji("rule").stdout.decode().splitlines()
        assert [line[:6] for line in lines] == sorted(one.stem for one in (ROOT / "schemas/rules").glob("*.toml"))

    def test_one_rule_by_code_and_by_name(self) -> None:
        said = gouji("rule", "SUM101", "--lang", "zh").stdout.decode()
        assert said.startswith("SUM101")
        assert "依据" in said
        assert said == gouji("rule", "row-total", "--lang", "zh").stdout.decode()
        assert json.loads(gouji("rule", "sum101", "--format", "json").stdout)["code"] == "SUM101"

    def test_an_unknown_code(self) -> None:
        done = gouji("rule", "SUM999")
        assert done.returncode == 2
        assert "SUM" in one_line_on_stderr(done)


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m tui.main tables {SAMPLE} | head -1"
    done = subprocess.run(["sh", "-c", command], check=False, capture_output=True, cwd=ROOT, env=told("en"))
    assert done.stderr == b""
