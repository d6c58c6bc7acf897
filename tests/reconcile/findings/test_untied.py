"""Beside every figure that nothing ties stands the reason, in either language and every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reconcile.export.ledger import ledger, rendered
from reconcile.language import speaker
from reconcile.pipeline import Report
from tests.reconcile.changed_sample import sample
from tests.reconcile.told import reported

TEXT = """某市某局2026年部门预算

2026年收支总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t100.00\t一、一般公共服务支出\t1O5.00
本年收入合计\t100.00\t本年支出合计\t105.00
上年结转\t7.00\t年终结转\t2.00
收入总计\t107.00\t支出总计\t107.00

2026年支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t101.00\t101.00\t
201\t一般公共服务支出\t101.00\t101.00\t
20103\t政府办公厅（室）及相关机构事务\t101.00\t101.00\t
2010301\t行政运行\t101.00\t101.00\t

2026年度培训情况

班次\t人数
第一期\t31

支出预算105.00万元，比2025年预算增加27.45万元。课题评审费支出12.34万元。
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return reported(TEXT, tmp_path_factory.mktemp("untied"))


@pytest.mark.parametrize(
    "text, words",
    [
        ("1O5.00", "读不出数"),
        ("27.45万元", "要有上年的公开文件才能核对"),
        ("12.34万元", "表中没有找到“课题评审费支出”的数"),
        ("31", "文件中没有与它对照或相加的数"),
    ],
)
def test_a_figure_that_nothing_ties_says_why(report: Report, text: str, words: str) -> None:
    frame = ledger(report, speaker("zh"), unresolved=True)
    told = dict(frame.select("text", "why").iter_rows())
    assert words in told[text]


def test_a_scope_that_is_not_known_names_the_figures_that_it_leaves_alone(report: Report) -> None:
    held = next(one for one in report.not_run if one.why == "why-scope-differs" and one.rule == "TIE101")
    printed = {report.recognition.figures[one].text for one in held.figures}
    assert {"105.00", "101.00"} <= printed


def test_a_figure_that_an_equation_decides_has_no_reason(report: Report) -> None:
    frame = ledger(report, speaker("zh"))
    assert set(frame.filter(frame["mark"] != "unresolved")["why"]) == {""}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_unresolved_figure_of_the_sample_has_its_reason_in_every_format(tmp_path: Path, language: str) -> None:
    say = speaker("zh" if language == "zh" else "en")
    frame = ledger(reported(sample(), tmp_path), say, unresolved=True)
    assert frame.height
    words = list(frame["why"])
    assert all(words)
    lines = rendered(frame, "text", say).decode().splitlines()[1:]
    assert [line.split("\t")[-1] for line in lines] == words
    assert [row["why"] for row in csv.DictReader(io.StringIO(rendered(frame, "csv", say).decode()))] == words
    assert [row["why"] for row in json.loads(rendered(frame, "json", say))] == words
