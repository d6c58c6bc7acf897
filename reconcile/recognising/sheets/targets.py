"""The value of an indicator (指标值) such as `≥80人`, `≤553万元`, `100%`: its bound, its number and its unit."""

from __future__ import annotations

import re

from msgspec import Struct

from reconcile.numerals import Bound, Numeral, fold, numeral

_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(
        ("≥", "≧", "⩾", ">=", ">", "不低于", "不少于", "不小于", "大于等于", "大于", "高于", "超过", "至少"), "≥"
    ),
    **dict.fromkeys(
        ("≤", "≦", "⩽", "<=", "<", "不高于", "不超过", "不大于", "不多于", "小于等于", "小于", "低于"), "≤"
    ),
    **dict.fromkeys(("=", "＝", "等于", "约", "达到"), ""),
}
_SUFFIXES: dict[str, Bound] = {
    **dict.fromkeys(("及以上", "(含)以上", "以上"), "≥"),
    **dict.fromkeys(("及以下", "(含)以下", "以下", "以内", "之内"), "≤"),
}
_WORDS = "|".join(map(re.escape, sorted(_BOUNDS, key=len, reverse=True)))
_ENDS = "|".join(map(re.escape, sorted(_SUFFIXES, key=len, reverse=True)))
_VALUE = re.compile(
    rf"(?P<bound>{_WORDS})?\s*(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    rf"(?P<unit>%|‰|[^\d\s,.;:%‰≥≤<>=~\-—至到]{{0,8}}?)(?P<end>{_ENDS})?"
)
_BARE = re.compile(r"[\d.,]+")
# A date or a term is no quantity: 9月底前, 12月, 2025年, 3日内.
_DATED = re.compile(r"^(?:月|日|号|点|时(?!间)|季|年(?:$|[^度]))|[前后底]")
_TERM = re.compile(r"年|月|日|季度|每|前|底|及时|按时|按期|次$")
_NAME_ENDS = re.compile(
    r"(?:率|度|数|量|时间|成本|情况|性|费用?|面积|内容|任务|质量|系统|平台|能力|水平|范围|次数|支付|建设|项目|开支|支出|影响|作用|人员|模块|规模|标准|指标)$"
)
_NAMED = re.compile(r"\d.*(?:率|数量?|时间|成本|面积)")
LONGEST_WORD = 8


class Target(Struct, frozen=True):
    """A value read: its bound and its number."""

    bound: Bound
    number: Numeral


def read_target(text: str, unit: str = "", bound: str = "") -> Target | None:
    """The number of a value, or None where it is a date or words. unit, bound: where they stand in columns apart."""
    found = _VALUE.fullmatch(fold(text).replace(" ", ""))
    if found is None:
        return None
    printed = found["unit"] or unit
    if _DATED.search(printed) or (not printed and re.fullmatch(r"(?:19|20)\d\d", found["number"])):
        return None
    sign = _BOUNDS.get(found["bound"] or fold(bound).strip(), "") or _SUFFIXES.get(found["end"] or "", "")
    number = numeral(found["number"], printed, coarse=found["bound"] == "约")
    return Target(bound=sign, number=number) if number is not None else None


def whole_target(text: str, unit: str = "", bound: str = "") -> str:
    """A value as one text where its bound and its unit stand in columns apart: ≥, 95 and % are ≥95%."""
    sign = _BOUNDS.get(fold(bound).strip(), "") if text[:1].isdigit() else ""
    return f"{sign}{text}{unit}" if _BARE.fullmatch(fold(text)) else f"{sign}{text}"


def may_be_value(text: str) -> bool:
    """Whether a cell that follows an indicator's name can be its value: a number, a term, or a short word."""
    if read_target(text) is not None or _VALUE.match(fold(text)) is not None:
        return True
    if len(text) > 2 * LONGEST_WORD or _NAME_ENDS.search(text):
        return False
    return len(text) <= LONGEST_WORD or _TERM.search(text) is not None


def is_number_value(text: str) -> bool:
    """Whether a cell can only be a value: a number with its unit or bound, and no name of one (24小时扑灭率)."""
    return read_target(text) is not None and _NAMED.fullmatch(text) is None
