"""Small disclosures in which two figures may be meant by one sentence: what one of them prints is never accused.

Amounts are held against the tables, a change and a share against the amounts told beside them. What neither prints is
undecided where the two are of one name and scope; where each has words of its own, only what both contradict is wrong.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.pipeline import Report
from tests.reconcile.told import NARRATIVE, reported

HEADS = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
TITLES = [
    ("2026年支出总表", "2026年支出总体情况表"),
    ("2026年一般公共预算支出表", "2026年一般公共预算财政拨款支出情况表"),
]
SECTIONS = ["三、支出预算情况说明", "五、一般公共预算支出情况说明"]
SUBJECTS = ["教育支出", "基本支出", "项目支出", "支出"]
WORDS = [
    "2026年{subject}{amount}。",
    "2026年{subject}预算安排{amount}。",
    "{subject}{amount}，主要用于保障机构正常运转。",
    "我单位2026年{subject}共计{amount}，较好地保障了各项工作。",
]
# 100.00 to 99999.90 in 万元; of one amount a tail apart there are not two: 100.01 and 100.02
cents = st.integers(1_000, 999_999).map(lambda one: 10 * one)


def told(cents: int, unit: str) -> str:
    """An amount that was counted in hundredths of 万元, in a unit."""
    return f"{cents // 100}.{cents % 100:02d}" if unit == "万元" else f"{cents * 100}.00"


def percent(part: int, whole: int) -> str:
    """A share, rounded to two decimals."""
    rounded = (20_000 * part // whole + 1) // 2
    return f"{rounded // 100}.{rounded % 100:02d}"


def table(title: str, unit: str, owner: str, education: int, housing: int) -> str:
    """Expenditure by class and by kind: education is 基本支出, housing 项目支出."""
    one, other, whole = (told(each, unit) for each in (education, housing, education + housing))
    rows = [
        f"合计\t\t{whole}\t{one}\t{other}",
        f"205\t教育支出\t{one}\t{one}\t",
        f"221\t住房保障支出\t{other}\t\t{other}",
    ]
    lines = [title, "", *([f"单位名称：{owner}", ""] if owner else []), f"单位：{unit}", "", HEADS, *rows]
    return "\n".join(lines) + "\n\n"


def disclosure(tables: str, section: str, text: str) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        whole = f"某市某局2026年度单位预算公开\n\n第二部分 2026年单位预算报表\n\n{tables}第三部分 2026年度单位预算情况说明\n\n{section}\n\n{text}\n"
        return reported(whole, Path(folder))


def accused(report: Report) -> list[str]:
    """The errors and warnings that show a figure of the narrative."""
    serious = (one for one in report.findings if one.severity != "advice" and one.rule.startswith(NARRATIVE))
    return [one.rule for one in serious if any(operand.part == "narrative" for operand in one.operands)]


@settings(max_examples=60)
@given(data=st.data())
def test_an_amount_that_two_tables_print_differently(data: st.DataObject) -> None:
    """Two tables of one scope, of two units (of measure or of the department), and a sentence on what both have."""
    kind = data.draw(st.integers(0, 1))
    units = data.draw(st.tuples(*[st.sampled_from(["万元", "元"])] * 2))
    owners = data.draw(st.sampled_from([("", ""), ("某市某局", "某市某中心")]))
    # of one amount a tail apart there are not two: 100.01 and 100.02
    amounts = st.integers(10, 9_999).map(lambda one: one * 1_000 + 7)
    (education, others), housing = data.draw(st.tuples(st.tuples(amounts, amounts), st.tuples(amounts, amounts)))
    values = [
        {"教育支出": one, "基本支出": one, "项目支出": two, "支出": one + two}
        for one, two in zip((education, others), housing, strict=True)
    ]
    titles = TITLES[kind] if not owners[0] else (TITLES[kind][0],) * 2
    tables = "".join(table(*each) for each in zip(titles, units, owners, (education, others), housing, strict=True))
    subject = data.draw(st.sampled_from(SUBJECTS))
    first, second = (one[subject] for one in values)
    neither = data.draw(amounts) + 300
    stated = data.draw(st.sampled_from([first, second, neither]))
    unit = data.draw(st.sampled_from(["万元", "元"]))
    name = f"一般公共预算{subject}" if kind else subject
    text = data.draw(st.sampled_from(WORDS)).format(subject=name, amount=told(stated, unit) + unit)
    report = disclosure(tables, SECTIONS[kind], text)
    (claim,) = [one for one in report.recognition.claims if one.kind == "amount"]
    mark = report.marks[claim.figures[0]]
    if stated in (first, second):
        assert (accused(report), mark) == ([], "tied"), text
    elif first != second:
        assert (accused(report), mark) == ([], "unresolved"), text
        assert report.reasons[claim.figures[0]].why == "why-candidates-differ"
    else:
        assert mark == "unresolved" or accused(report), text


@settings(max_examples=40)
@given(values=st.tuples(cents, cents), neither=cents, which=st.integers(0, 2), words=st.sampled_from(WORDS))
def test_an_item_that_stands_twice_in_a_table(values: tuple[int, int], neither: int, which: int, words: str) -> None:
    """行政运行 under two groups of one class: named alone it may be either, named with its group it is that one's."""
    one, other = (told(each, "万元") for each in values)
    whole = told(sum(values), "万元")
    rows = [
        f"合计\t\t{whole}\t{whole}\t",
        f"201\t一般公共服务支出\t{whole}\t{whole}\t",
        f"20103\t政府办公厅（室）及相关机构事务\t{one}\t{one}\t",
        f"2010301\t行政运行\t{one}\t{one}\t",
        f"20105\t统计信息事务\t{other}\t{other}\t",
        f"2010501\t行政运行\t{other}\t{other}\t",
    ]
    tables = "\n".join(["2026年支出总表", "", "单位：万元", "", HEADS, *rows]) + "\n\n"
    stated = (*values, neither)[which]
    amount = told(stated, "万元") + "万元"
    report = disclosure(tables, SECTIONS[0], words.format(subject="行政运行", amount=amount))
    if stated in values or values[0] != values[1]:
        assert accused(report) == [], (amount, one, other)
    path = f"一般公共服务支出（类）统计信息事务（款）行政运行（项）{amount}。"
    assert bool(accused(disclosure(tables, SECTIONS[0], path))) is (stated != values[1])


@settings(max_examples=40)
@given(
    total=st.integers(50_000, 900_000),
    part=st.integers(10_000, 40_000),
    moved=st.integers(100, 9_000),
    of_total=st.booleans(),
    words=st.sampled_from(["，", "，其中：", "。其中：", "。"]),
    share=st.booleans(),
)
def test_a_change_and_a_share_behind_two_amounts(
    total: int, part: int, moved: int, of_total: bool, words: str, share: bool
) -> None:
    """支出90万元，其中：教育支出60万元，比上年增加10万元，增长12.5%: of the part or of the whole, one of them fits."""
    current = total if of_total else part
    text = f"支出{told(total, '万元')}万元{words}教育支出{told(part, '万元')}万元"
    if share:  # of the whole or, carried over from elsewhere, of a third amount
        text = f"支出总计{told(2 * total, '万元')}万元。{text}"
        whole = 2 * total if of_total else total
        text += f"，占{percent(part, whole)}%。"
    else:
        text += f"，比上年增加{told(moved, '万元')}万元，增长{percent(moved, current - moved)}%。"
    assert accused(disclosure("", SECTIONS[0], text)) == [], text
