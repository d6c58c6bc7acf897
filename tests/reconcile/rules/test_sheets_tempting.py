"""Sheets that are right as they stand though their words, dates and bounds look as if they contradicted each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from reconcile.pipeline import reconcile
from reconcile.reading import read


class Sheet(Struct, frozen=True):
    """What is printed in a sheet of 20万元 for the year. indicator: class, name and the targets of both periods."""

    overview: str = "2026年申请培训经费20万元，主要为：1.师资费8万元；2.场地费5万元；3.教材费7万元。"
    indicator: tuple[str, str, str, str] = ("数量指标", "培训人次", "≥200人次", "≥200人次")
    plan: str = ""
    grounds: str = ""
    goals: tuple[str, str] = ("", "")
    nature: str = "一次性项目（1年结束）"
    term: str = "1年"
    whole: str = "200,000"


def of_three_years(one: Sheet) -> Sheet:
    return replace(one, nature="延续性项目（阶段开展）", term="3年", whole="600,000")


def printed(one: Sheet) -> str:
    kind, name, whole, annual = one.indicator
    goals = (
        f"实施期目标\t\t\t\t年度目标\t\t\t\n总体目标\t\t{one.goals[0]}\t\t{one.goals[1]}\t\t\t\n"
        if one.goals[0]
        else ""
    )
    plan = f"项目实施计划\t\t{one.plan}\t\t\t\t\t\n" if one.plan else ""
    grounds = f"立项依据\t\t{one.grounds}\t\t\t\t\t\n" if one.grounds else ""
    return f"""某市某局

2026年度单位预算公开

2026年项目支出预算表（本年预算）

单位：万元

项目名称	合计	一般公共预算
某市某局	60.00	60.00
业务培训项目	20.00	20.00
设备购置项目	40.00	40.00

某市市级预算部门（单位）项目支出绩效目标表

（2026年度）

项目名称		业务培训项目\t\t\t\t\t
主管部门及代码		102-某市某局			实施单位	某市某局\t
项目属性		{one.nature}			项目期	{one.term}\t
项目资金（元）	实施期资金总额：		{one.whole}		年度资金总额：		200,000
	其中：中央财政资金		0		其中：中央财政资金		0
	市县（区）财政资金		{one.whole}		市县（区）财政资金		200,000
项目概况		{one.overview}\t\t\t\t\t
{grounds}{plan}{goals}绩效指标	一级指标	二级指标	三级指标	指标值	二级指标	三级指标	指标值
	产出指标	{kind}	{name}	{whole}	{kind}	{name}	{annual}
	产出指标	成本指标	项目总成本	≤20万元	成本指标	项目总成本	≤20万元
负责人：		经办人：		联系电话：		填报日期：	20251127
"""


def counted(name: str, target: str, annual: str = "") -> tuple[str, str, str, str]:
    return ("数量指标", name, target, annual or target)


def dated(name: str, target: str) -> tuple[str, str, str, str]:
    return ("时效指标", name, target, target)


def of(kind: str, name: str, target: str) -> tuple[str, str, str, str]:
    return (kind, name, target, target)


STAFF = counted("聘用辅助人员", "30人")
PUMPS, POSTS = counted("更换消防水泵", "12台"), counted("新建充电桩数量", "60个")

RIGHT = [
    # quantities: of a part, of a batch, of what is there, of each, of another year, approximate, below a lower bound
    Sheet("2026年申请20万元，更换消防水泵12台，其中一期更换消防水泵5台。", counted("更换消防水泵", "≥10台")),
    Sheet("2026年申请20万元，分两批更换消防水泵，第一批更换消防水泵5台，第二批更换消防水泵7台。", PUMPS),
    Sheet("全县共有消防水泵30台，2026年申请20万元，更换消防水泵12台。", PUMPS),
    Sheet("2026年申请20万元，更换消防水泵约15台。", PUMPS),
    Sheet("2026年申请20万元，举办培训班3期，每期培训村干部40人。", counted("培训村干部", "≥120人")),
    Sheet("2026年申请20万元，计划培训村干部150人次。", counted("培训村干部", "≥120人次")),
    Sheet("2025年新建充电桩15个，2026年申请20万元，新建充电桩20个。", counted("新建充电桩", "20个")),
    of_three_years(
        Sheet(
            "三年共新建充电桩60个，2026年安排20万元。",
            counted("新建充电桩数量", "60个", "20个"),
            goals=("到2028年新建充电桩60个。", "新建充电桩20个。"),
        )
    ),
    of_three_years(Sheet("三年共新建充电桩60个，2026年安排20万元，新建充电桩20个。", POSTS)),
    Sheet("2026年申请20万元，春节走访困难群众120户，中秋走访困难群众180户。", counted("走访困难群众户数", "≥300户")),
    Sheet("2026年申请20万元，其中开展文化惠民演出30场、送戏下乡20场。", counted("开展文化惠民演出", "≥50场")),
    Sheet("全县有农村公路120公里，2026年申请20万元。", counted("养护农村公路", "100公里")),
    Sheet("2026年申请20万元，按季度编制监测报告1份。", counted("编制监测报告", "4份")),
    Sheet("2026年申请20万元，原聘用人员20人，新聘用人员10人。", counted("聘用人员数量", "30人")),
    of_three_years(
        Sheet(
            "2026年安排20万元。",
            counted("巡检设备", "48次"),
            goals=("三年共巡检设备，巡检设备144次。", "巡检设备48次。"),
        )
    ),
    Sheet("教室60间，2026年申请20万元，维修教室12间。", counted("维修教室", "12间")),
    Sheet("2026年申请20万元，采购彩超5台。", counted("采购彩超", "≥3台"), goals=("", "采购彩超5台。")),
    Sheet("2026年申请20万元，维修面积3600平方米。", counted("维修校舍面积", "≥2300平方米")),
    of_three_years(Sheet("2026年安排20万元。", counted("新建充电桩", "60个", "21个"), goals=("新建充电桩60个。", ""))),
    # people: others than those who are counted elsewhere
    Sheet(
        "2026年申请20万元，按30人安排，人员30人，工资由财政负担。",
        STAFF,
        plan="聘用辅助人员30名，新增20名。",
        goals=("保障30名辅助人员待遇，其中女性20名。", ""),
    ),
    Sheet(
        "2026年申请20万元，按30人安排。",
        STAFF,
        plan="聘用辅助人员30名，培训35人。",
        goals=("保障30名辅助人员待遇。", ""),
    ),
    # terms: a year that runs from one budget into the next
    Sheet(nature="经常性项目", whole="350,000"),
    Sheet(nature="一次性项目", term="2025年-2026年", whole="350,000"),
    Sheet(nature="一次性项目", term="2年", whole="350,000"),
    of_three_years(Sheet()),
    Sheet(term="2025年7月-2026年6月"),
    Sheet(nature="经常性项目（长期开展）", term="长期"),
    # goals that speak of what was
    Sheet(goals=("提高服务水平，到2028年底实现全覆盖。", "2025年已完成招标，本年完成建设。")),
    Sheet(goals=("2020年以来累计完成改造，继续巩固提升。", "巩固提升2025年创建成果。")),
    Sheet(goals=("按照2025年工作安排，完成培训。", "按照2025年全国工作会议精神，完成培训。")),
    Sheet(goals=("完成2025年度工程尾款支付。", "2025年度工程尾款全部支付到位。")),
    Sheet(goals=("2024年至2026年完成三年行动。", "完成三年行动。")),
    # what all years reach may be more, less is left of it, and a project that goes on prints one year's money twice
    Sheet(indicator=counted("培训人次", "≥600人次", "≥200人次"), nature="经常性项目（长期开展）", term="长期"),
    Sheet(indicator=("质量指标", "培训合格率", "≥95%", "≥90%"), nature="经常性项目（长期开展）", term="长期"),
    of_three_years(Sheet(indicator=("社会效益", "一般事故起数", "≤5起", "≤8起"))),
    of_three_years(Sheet(indicator=("成本指标", "债务余额", "≤2亿元", "≤5亿元"))),
    # the year's money in parts, and what another year's is for
    Sheet("2026年需支付软件尾款8万元、运维费7万元、测评费5万元。", indicator=of("时效指标", "奖补所属年度", "2025年")),
    Sheet("本年度需支付保安服务费9万元；保洁服务费11万元。"),
    Sheet("2024年签订合同，合同金额60万元，已支付40万元，2026年支付剩余尾款20万元。", whole="600,000"),
    Sheet("项目建设期限为1年，质保期2年。", nature="延续性项目（阶段开展）", term="3年"),
    Sheet("举办赛事3场，总经费60万元，其中财政补助20万元。", indicator=of("成本指标", "赛事成本", "≤60万元")),
    Sheet("由2022年的每套800元提高到2026年的每套1000元，平均增长5.7%。"),
    # parts of a quantity
    Sheet("城东小学更换消防水泵5台、城西小学7台。", PUMPS),
    Sheet("一期更换消防水泵5台已列入计划。", PUMPS, plan="6月前更换消防水泵5台。"),
    # dates of other acts, or of the same one in other words
    Sheet(plan="2026年3月完成招标，4月签订合同，11月完成验收。", indicator=dated("项目验收完成时间", "11月底前")),
    Sheet(plan="上半年完成方案编制，下半年完成设备采购。", indicator=dated("设备采购完成时间", "12月底前")),
    Sheet(plan="6月底前支付首付款，12月底前支付尾款。", indicator=dated("资金支付完成时间", "12月底前")),
    # bounds and rates that may well be so
    Sheet(indicator=of("时效指标", "系统响应时间", "≤3秒")),
    Sheet(indicator=of("经济效益", "税收增长率", "≥120%")),
    Sheet(indicator=of("质量指标", "任务完成率", "≥110%")),
    Sheet(indicator=of("质量指标", "小学毛入学率", "≥103%")),
    Sheet(indicator=of("质量指标", "拨备覆盖率", "≥150%")),
    Sheet(indicator=of("质量指标", "存储空间使用率", "≤85%")),
    Sheet(indicator=of("成本指标", "讲课费", "≤20元")),
    Sheet(indicator=of("经济成本", "节约运行成本", "≥5万元")),
    Sheet(indicator=of("经济效益", "带动社会投资", "≥500万元")),
    Sheet(indicator=counted("会议次数", "≤12次")),
    Sheet(indicator=of("质量指标", "设计使用年限", "20年")),
    Sheet(indicator=of("时效指标", "质保期", "≤10年")),
    Sheet(indicator=of("成本指标", "每人补助标准", "≤20元")),
    # lists, remainders and products
    Sheet("2026年申请20万元，用于：1.师资费8万元；2.场地费5.3万元；3.教材费约6.5万元。"),
    Sheet("2026年申请20万元，用于：1.师资费8.33万元；2.场地费5.33万元；3.教材费6.33万元。"),
    Sheet("2026年申请20万元。1.甲工程合同价100万元，2026年申请12万元；2.乙工程合同价80万元，2026年申请8万元。"),
    Sheet("2026年申请20万元。1.甲工程2026年申请12万元；2.乙工程2026年安排7万元；3.预备1万元。"),
    Sheet("合同款500万元，核减20万元，核减后480万元，2026年安排20万元。"),
    Sheet("2026年申请20万元，用于支付合同尾款12万元，合同总价60万元，质保金3万元。"),
    Sheet("2026年申请20万元，为50人购买服务，购置电脑3台，户均补助1000元，共需20万元。"),
    of_three_years(Sheet("三年共计投入约60万元，2026年安排20万元。")),
    of_three_years(Sheet("项目三年总投资120万元，其中企业自筹60万元，财政补助60万元，2026年安排20万元。")),
    of_three_years(Sheet("“十四五”期间三年累计投入150万元，2026年安排20万元。")),
    Sheet(grounds="《某省数字政府建设规划（2021—2030年）》、《某市三年行动计划（2024-2026年）》"),
]


@pytest.mark.parametrize("sheet", RIGHT)
def test_nothing_is_found_in_a_right_sheet(tmp_path: Path, sheet: Sheet) -> None:
    file = tmp_path / "budget.txt"
    file.write_text(printed(sheet), "utf-8")
    found = [one for one in reconcile(read(file)).findings if one.rule.startswith("PRF")]
    assert [one.message("zh") for one in found] == []
