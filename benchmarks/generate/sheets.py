"""Performance-target sheets (绩效目标表) in three layouts, with prose whose figures fit the project."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.generate.budget import WAN, Budget, Project
from benchmarks.generate.document import ABOVE, LEFT, Grid, mark
from benchmarks.generate.printing import rounded, split
from benchmarks.generate.writer import Writer

USES = (
    "设备购置费",
    "专家咨询费",
    "宣传资料印制费",
    "系统运行维护费",
    "人员培训费",
    "场地租赁费",
    "差旅费",
    "第三方检测费",
)


def yuan(fen: int) -> str:
    """An amount in 元 with separators, 分 only where there are any."""
    return f"{fen // 100:,}" + (f".{fen % 100:02d}" if fen % 100 else "")


def wan(fen: int) -> str:
    """An amount in 万元 as people write it in prose: two decimals, no trailing zeros."""
    text = f"{rounded(Fraction(fen, WAN), 2):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def prose(writer: Writer, book: Budget, project: Project) -> str:
    """项目概况: what the money is for; items that add up, a remainder, a product or a rise."""
    rng, total = writer.rng, project.total
    amount = mark(wan(total), "prose-total", fen=total)
    lead = f"根据有关工作要求，{book.year}年安排{project.name}{amount}万元"
    shape = rng.choice(("items", "items", "remainder", "plain", "product", "rise"))
    if shape == "items" and total >= 4 * WAN and total % (WAN // 100) == 0:
        parts = split(rng, total, rng.randint(2, 4), WAN // 10)
        uses = rng.sample(USES, len(parts))
        listed = "；".join(
            f"{at}.{use}{mark(wan(fen), 'prose-item', fen=fen)}万元"
            for at, (use, fen) in enumerate(zip(uses, parts, strict=True), 1)
        )
        return f"{lead}，主要包括：{listed}。"
    if shape == "remainder" and total % (WAN // 100) == 0:
        paid = rng.randint(50, 900) * WAN // 2
        return (
            f"{lead}。该项目决算款为{mark(wan(total + paid), 'remainder', fen=total + paid)}万元，已付{mark(wan(paid), 'remainder', fen=paid)}万元，"
            f"{book.year}年支付剩余尾款{mark(wan(total), 'remainder', fen=total)}万元。"
        )
    if shape == "product" and total % (WAN // 100) == 0:
        for heads in rng.sample(range(3, 99), 96):
            if total % (heads * WAN // 100) == 0:
                each = total // heads
                return (
                    f"{lead}。按照{mark(str(heads), 'factor')}人、人均年经费{mark(wan(each), 'factor', fen=each)}万元测算，"
                    f"{heads}人总预算经费为{mark(wan(total), 'product', fen=total)}万元。"
                )
    if shape == "rise":
        old = rng.randint(2500, 5000)
        new = old + rng.randint(60, 700)
        rate = rounded(Fraction(100 * (new - old), old), 2)
        return f"{lead}。因社保月缴费基数下限由{old}元上涨至{mark(str(new), 'prose-rise')}元，增长了{mark(f'{rate}', 'prose-rate', was=f'{rate}')}%，相应增加经费。"
    return f"{lead}，保障相关工作顺利开展。"


def indicators(writer: Writer, project: Project) -> list[tuple[str, str, str, str]]:
    """一级, 二级, 三级 and value of each indicator of the year."""
    rng = writer.rng
    rows = [
        (
            "产出指标",
            "数量指标",
            rng.choice(("开展检查次数", "完成任务数量", "举办活动场次")),
            f"≥{rng.randint(2, 60)}次",
        ),
        ("产出指标", "质量指标", rng.choice(("验收合格率", "任务完成率")), rng.choice(("100%", "≥95%"))),
        (
            "产出指标",
            "时效指标",
            rng.choice(("任务完成时间", "资金支付完成时间")),
            rng.choice(("12月底前", "11月底前", "及时")),
        ),
        ("产出指标", "成本指标", "项目总成本", mark(f"≤{wan(project.total)}", "cost", fen=project.total) + "万元"),
        ("效益指标", "社会效益", "保障工作正常开展", "保障"),
        ("满意度指标", "服务对象满意度", "相关人员满意度", f"≥{rng.choice((90, 95, 98))}%"),
    ]
    if rng.random() < 0.4:
        rows.insert(1, ("产出指标", "数量指标", "服务覆盖人数", f"≥{rng.randint(100, 9000)}人"))
    return rows


def _sources(writer: Writer, project: Project) -> list[tuple[str, int]]:
    own = project.money.get("own", 0) + project.money.get("fs", 0)
    public = project.total - own
    central = provincial = 0
    if writer.rng.random() < 0.2:
        provincial = public // 200 * 100
    return [
        ("其中：中央财政资金", central),
        ("省级财政资金", provincial),
        ("市县（区）财政资金", public - provincial),
        ("单位自筹", own),
    ]


def shanxi_sheet(writer: Writer, book: Budget, project: Project) -> Grid:
    """The sheet with two periods side by side, eight columns."""
    rng = writer.rng
    many = rng.random() < 0.3
    kind, years = ("延续性项目（阶段开展）", rng.randint(2, 4)) if many else ("经常性项目（长期开展）", 99)
    sources = _sources(writer, project)
    extra = project.total * (years - 1) if many else 0
    whole = [(name, fen + (extra if at == 2 else 0)) for at, (name, fen) in enumerate(sources)]
    rows = [
        ["项目名称", LEFT, mark(project.name, "sheet-name", project=project.name), LEFT, LEFT, LEFT, LEFT, LEFT],
        ["主管部门及代码", LEFT, f"102-{book.entity}", LEFT, LEFT, "实施单位", mark(book.entity, "sheet-unit"), LEFT],
        ["项目属性", LEFT, kind, LEFT, LEFT, "项目期", f"{years}年", LEFT],
        [
            "项目资金（元）", LEFT, "实施期资金总额：", LEFT, mark(yuan(project.total + extra), "whole-total"),
            "年度资金总额：", LEFT, mark(yuan(project.total), "annual-total", fen=project.total, project=project.name),
        ],
    ]  # fmt: skip
    for (name, fen), (_, before) in zip(sources, whole, strict=True):
        year_fen = mark(yuan(fen), "annual-source", fen=fen)
        rows.append([ABOVE, LEFT, name, LEFT, mark(yuan(before), "whole-source", fen=before), name, LEFT, year_fen])
    rows.append([ABOVE, LEFT, "其他资金", LEFT, "", "其他资金", LEFT, rng.choice(("", "0"))])
    for field, text in (
        ("项目概况", prose(writer, book, project)),
        ("立项依据", "有关工作要求及单位职能。"),
        ("项目设立必要性", "保障相关工作正常开展，提高服务质量。"),
        ("保证项目实施的制度、措施", "严格按照单位财务管理制度和内部控制制度执行。"),
        ("项目实施计划", f"{book.year}年3月底前完成前期准备，{book.year}年12月底前完成全部工作。"),
    ):
        rows.append([field, LEFT, text, LEFT, LEFT, LEFT, LEFT, LEFT])
    goal = f"完成{project.name}各项任务，提升服务水平。"
    rows.append(["总体目标", "实施期目标", LEFT, LEFT, LEFT, "年度目标", LEFT, LEFT])
    rows.append([ABOVE, goal, LEFT, LEFT, LEFT, goal, LEFT, LEFT])
    rows.append(["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"])
    last: tuple[str, str] = ("", "")
    cost_whole = wan(project.total + extra)
    for group, second, name, value in indicators(writer, project):
        again = f"≤{cost_whole}万元" if second == "成本指标" else value
        head = [group if group != last[0] else ABOVE, second if (group, second) != last else ABOVE]
        rows.append([ABOVE, head[0], head[1], name, again, head[1], name, value])
        last = (group, second)
    rows.append(["负责人：", LEFT, "经办人：", LEFT, "联系电话：", LEFT, "填报日期：", f"{book.year - 1}1127160648"])
    return Grid(
        "sheet",
        f"{book.place}市级预算部门（单位）项目支出绩效目标表",
        rows,
        0,
        under=f"（{book.year}年度）",
        sheet=True,
    )


def plain_sheet(writer: Writer, book: Budget, project: Project, unit: str = "万元") -> Grid:
    """A sheet of one period, five columns, as other provinces have it."""

    def money(fen: int) -> str:
        return writer.style.number(fen, unit, 2, comma=writer.style.comma_tables)

    own = project.money.get("own", 0) + project.money.get("fs", 0)
    rows = [
        ["项目名称", mark(project.name, "sheet-name", project=project.name), LEFT, LEFT, LEFT],
        ["主管部门", book.entity, LEFT, "实施单位", mark(book.entity, "sheet-unit")],
        [
            f"项目资金（{unit}）",
            "年度资金总额",
            LEFT,
            mark(money(project.total), "annual-total", fen=project.total, project=project.name),
            LEFT,
        ],
        [
            ABOVE,
            "其中：财政拨款",
            LEFT,
            mark(money(project.total - own), "annual-source", fen=project.total - own),
            LEFT,
        ],
        [ABOVE, "其他资金", LEFT, mark(money(own), "annual-source", fen=own), LEFT],
        ["项目概况", prose(writer, book, project), LEFT, LEFT, LEFT],
        ["年度总体目标", f"完成{project.name}各项任务，提升服务水平。", LEFT, LEFT, LEFT],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    ]
    last = ("", "")
    for group, second, name, value in indicators(writer, project):
        head = [group if group != last[0] else ABOVE, second if (group, second) != last else ABOVE]
        rows.append([ABOVE, *head, name, value])
        last = (group, second)
    return Grid("sheet", "项目支出绩效目标表", rows, 0, under=f"（{book.year}年度）", sheet=True)


def listed(writer: Writer, book: Budget, title: str, unit: str) -> Grid:
    """All projects in one table, a merged cell for each."""
    rows = [["项目名称", "预算数", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标值"]]
    for project in (one for one in book.projects if not one.carried):
        amount = mark(
            writer.style.number(project.total, unit, 2, comma=writer.style.comma_tables),
            "annual-total",
            fen=project.total,
        )
        head = [mark(project.name, "sheet-name", project=project.name), amount, f"完成{project.name}各项任务。"]
        last = ("", "")
        for group, second, name, value in indicators(writer, project):
            pair = [group if group != last[0] else ABOVE, second if (group, second) != last else ABOVE]
            rows.append([*head, *pair, name, value])
            head, last = [ABOVE] * 3, (group, second)
    return Grid("targets", title, rows, 1, unit=f"单位：{unit}", sheet=True)
