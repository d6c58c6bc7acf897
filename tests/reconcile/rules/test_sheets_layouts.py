"""Sheets as others print them: one period with columns for sign and unit, a whole department's, two periods without a
head of the second level, a ministry's with scores, two periods one below the other, a department's with its units.
As they stand they are right; each change makes one finding.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read

LAYOUTS = Path(__file__).parent / "layouts"
LAYOUT_NAMES = "one_period", "department", "two_periods", "central", "stacked", "units"
ONE, WHOLE, TWO, CENTRAL, STACKED, UNITS = LAYOUT_NAMES

WRONG = [
    (ONE, "年度资金总额：			86.80", "年度资金总额：			68.80", "PRF101"),
    (ONE, "其中：财政拨款			250.00", "其中：财政拨款			260.00", "PRF102"),
    (ONE, "项目名称	博物馆免费开放补助", "项目名称	博物馆免费开放补贴", "PRF104"),
    (ONE, "项目总成本	≤	86.8", "项目总成本	≤	96.8", "PRF201"),
    (ONE, "项目总成本	≤	86.8	万元", "项目总成本	≤	86.8	元", "PRF220"),
    (ONE, "观众满意度	≥	92", "观众满意度	≤	92", "PRF209"),
    (ONE, "观众投诉率	≤", "观众投诉率	≥", "PRF209"),
    (ONE, "观众满意度	≥	92", "观众满意度	≥	192", "PRF219"),
    (ONE, "聘用文物安全巡查员	＝	31", "聘用文物安全巡查员	＝	13", "PRF218"),
    (ONE, "举办临时展览6个", "举办临时展览5个", "PRF218"),
    (ONE, "2026年全年开放", "2025年全年开放", "PRF313"),
    (ONE, "每人每年补助2.8万元", "每人每年补助2.8万元，共需88.6万元", "PRF304"),
    (WHOLE, "150.00	150.00	0.00", "180.00	180.00	0.00", "PRF109"),
    (WHOLE, "金额合计				650.00	630.00", "金额合计				650.00	640.00", "PRF109"),
    (WHOLE, "改造农村学校数量			12所", "改造农村学校数量			21所", "PRF218"),
    (WHOLE, "学校改造完成时间			2026年", "学校改造完成时间			2025年", "PRF208"),
    (WHOLE, "2026年底前完成12所", "2025年底前完成12所", "PRF313"),
    (WHOLE, "≥90%", "≤90%", "PRF209"),
    (TWO, "年度资金总额：	9,000,000.00", "年度资金总额：	9,900,000.00", "PRF101"),
    (TWO, "其他资金	3,000,000.00", "其他资金	2,000,000.00", "PRF102"),
    (TWO, "改造总成本	≤900万元", "改造总成本	≤990万元", "PRF201"),
    (TWO, "改造总成本	≤2700万元", "改造总成本	≤2900万元", "PRF201"),
    (TWO, "（三）报告编制80万元", "（三）报告编制90万元", "PRF301"),
    (TWO, "惠及居民户数	1800户", "惠及居民户数	8100户", "PRF205"),
    (TWO, "改造完成时间	2026年11月底前", "改造完成时间	2025年11月底前", "PRF208"),
    (TWO, "体检街道数量	9个	体检街道数量	9个", "体检街道数量	9个	体检街道数量	8个", "PRF205"),
    (TWO, "项目名称	城市体检服务", "项目名称	城市体检服务费", "PRF104"),
    (TWO, "2026年完成6个老旧小区改造", "2026年完成8个老旧小区改造", "PRF218"),
    (CENTRAL, "年度资金总额：		820.00", "年度资金总额：		280.00", "PRF101"),
    (CENTRAL, "上年结转		100.00", "上年结转		10.00", "PRF102"),
    (CENTRAL, "≤820万元", "≤920万元", "PRF201"),
    (CENTRAL, "＝24个", "＝26个", "PRF218"),
    (CENTRAL, "制修订国家标准40项", "制修订国家标准30项", "PRF218"),
    (CENTRAL, "2026年12月31日前", "2025年12月31日前", "PRF208"),
    (STACKED, "路灯安装160万元", "路灯安装180万元", "PRF301"),
    (STACKED, "安装路灯	320盏", "安装路灯	230盏", "PRF218"),
    (STACKED, "2026年硬化村组道路15公里", "2026年硬化村组道路18公里", "PRF218"),
    (STACKED, "硬化村组道路	45公里", "硬化村组道路	14公里", "PRF205"),
    (STACKED, "建设完成时间	2026年12月", "建设完成时间	2025年12月", "PRF208"),
    (STACKED, "≥90%", "≤90%", "PRF209"),
    (UNITS, "年度资金总额	120.00", "年度资金总额	130.00", "PRF101"),
    (UNITS, "项目期	3年", "项目期	1年", "PRF201"),
    (UNITS, "102003-某市桥梁监测站", "905-某市桥梁监测站", "PRF401"),
    (UNITS, "监测桥梁46座，一组监测桥梁20座、二组26座", "监测桥梁64座", "PRF218"),
    (UNITS, "监测成本	≤140万元", "监测成本	≤140元", "PRF220"),
    (UNITS, "5300.00万元，其中：本级项目3240.00万元、对下转移支付2060.00万元", "5300.00万元", "PRF503"),
]


def findings(folder: Path, text: str) -> list[Finding]:
    file = folder / "budget.txt"
    file.write_text(text, "utf-8")
    return [one for one in reconcile(read(file)).findings if one.rule.startswith("PRF")]


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_a_right_sheet_of_another_layout_is_not_accused(tmp_path: Path, name: str) -> None:
    text = (LAYOUTS / f"{name}.txt").read_text("utf-8")
    assert [one.message("zh") for one in findings(tmp_path, text)] == []


@pytest.mark.parametrize(("name", "right", "wrong", "rule"), WRONG)
def test_what_is_wrong_is_one_finding(tmp_path: Path, name: str, right: str, wrong: str, rule: str) -> None:
    text = (LAYOUTS / f"{name}.txt").read_text("utf-8")
    assert right in text
    assert {one.rule for one in findings(tmp_path, text.replace(right, wrong, 1))} == {rule}
