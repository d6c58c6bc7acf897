"""What is said in English is English: what stays Chinese is quoted, or is what something is called."""

import re
from pathlib import Path

import pytest

from reconcile.catalogue import Example, catalogue
from reconcile.language import worded
from reconcile.pipeline import reconcile
from reconcile.reading import read

ROOT = Path(__file__).parents[3]
CHINESE, QUOTED = re.compile("[一-鿿]+"), re.compile("“[^“”]*”")
# Names that are put together: a fund with what is meant of it.
MADE = {"一般公共预算总计", "财政拨款本年收入合计", "款"}
KNOWN = "".join(
    path.read_text("utf-8") for name in ("forms", "lexicon") for path in (ROOT / "schemas" / name).glob("*")
)
FIRING = [
    pytest.param(example, id=f"{code}-{number}")
    for code, rule in catalogue().items()
    for number, example in enumerate(rule.example, start=1)
    if example.fires and not example.prior
]


@pytest.mark.parametrize("example", FIRING)
def test_no_words_of_ours_stay_chinese_in_english(example: Example, tmp_path: Path) -> None:
    file = tmp_path / "example.txt"
    file.write_text(example.text, "utf-8")
    called = "".join(example.text.split())
    called += QUOTED.sub("", called) + QUOTED.sub("", KNOWN) + KNOWN
    for finding in reconcile(read(file)).findings:
        said = QUOTED.sub("", finding.message("en"))
        assert [one for one in CHINESE.findall(said) if one not in called and one not in MADE] == [], said


SHARES = """\
某市某局2026年度单位预算公开

第二部分 2026年单位预算报表

2026年预算支出总表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		600.00	400.00	200.00
201	一般公共服务支出	400.00	200.00	200.00
208	社会保障和就业支出	100.00	100.00	0.00
221	住房保障支出	100.00	100.00	0.00

第三部分 2026年度单位预算情况说明

三、支出预算情况说明

2026年度某市某局支出预算600.00万元，其中：一般公共服务支出400.00万元，占66.66%；社会保障和就业支出100.00万元，\
占16.66%；住房保障支出100.00万元，占16.66%。
"""


def test_several_shares_that_were_cut_off_are_told_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SHARES, "utf-8")
    (found,) = [one for one in reconcile(read(file)).findings if one.rule == "SHR102"]
    assert "截尾而非四舍五入" in found.message("zh")
    assert "一般公共服务支出、社会保障和就业支出、住房保障支出" in found.message("zh")
    assert "cut off and not rounded" in found.message("en")


def test_text_that_looks_like_a_key_stays_text() -> None:
    assert worded({"a": "fact-of the matter"}, "en") == {"a": "fact-of the matter"}
