"""Organisations in the words before an amount: the one whose document it is, and others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reconcile.numerals import fold

_ORG = re.compile(
    r"^(?P<org>[^,。;:]{1,40}?(?:局|委|办|部|厅|院|中心|所|站|处|会|馆|校|园|政府|街道|镇|乡|队|社|公司|[大中小]学|机关|室|库|台|团|庭|口))(?P<rest>.*)$"
)
_OWNER = re.compile(
    r"^(?P<org>[^,。;:、\d#]{2,40}?(?:局|委|办|部|厅|院|中心|所|站|处|会|馆|校|园|政府|街道|镇|乡|队|社|公司|[大中小]学|机关|室|库|台|团|庭)"
    r"(?:\((?:本级|机关)\)|本级|机关)?|(?![全我本各])[^,。;:、\d#]{1,20}?[省市县区州旗盟])(?=(?:19|20)\d{2}年)"
)

_BELOW = re.compile("^(?:我[局委办部厅院校])?(?:所属|下属|直属)(?:的|单位|事业单位)?")

# 某市某局本级及所属单位: all of a department
_WITH_UNITS = re.compile(r"^(?:本级)?(?:[及和](?:其)?(?:下属|所属|直属)(?:各)?(?:预算|事业)?单位)?")

# a heading that is a unit's name and nothing else
_ALONE = re.compile(
    r"(?![全我本各])[^,。;:、\d#()]{2,40}?(?:局|委员会|办公室|部|厅|院|中心|所|站|处|馆|校|园|政府|街道|镇|乡|队|[大中小]学)(?:本级|机关)?"
)


def is_organisation(text: str) -> bool:
    """Whether a folded text names an organisation and says nothing else."""
    return _ALONE.fullmatch(text) is not None


def without_owner(text: str, whole: str) -> tuple[str, str]:
    """The text without an organisation before its year (某市某中心2023年度…), and that one where it is not our own.

    whole: our own name in its normal form.
    """
    found = _OWNER.match(text)
    if found is None:
        return text, ""
    own = found["org"]
    same = own == whole or _shortens(own, whole) or _shortens(whole, own) if whole else False
    return text[found.end() :], "" if same else own


def sole_owner(texts: Iterable[str]) -> str:
    """The only organisation whose amounts a page without a cover states (某市某中心2023年度…), or ""."""
    named = {found["org"] for text in texts if (found := _OWNER.match(fold("".join(text.split())))) is not None}
    return next(iter(named)) if len(named) == 1 else ""


def without_entity(text: str, whole: str) -> str:
    """The text without the name of the entity (whole, in its normal form) at its start, in full or shortened."""
    for word in sorted({whole, re.sub(r"本级$", "", whole)}, key=len, reverse=True):
        if word and text.startswith(word):
            return _WITH_UNITS.sub("", text[len(word) :])
    found = _ORG.match(text)
    while found is not None and whole:
        if _shortens(found["org"], whole):
            return _WITH_UNITS.sub("", found["rest"])
        longer = _ORG.match(found["rest"])
        if longer is None:
            break
        joined = found["org"] + longer["org"]
        if _shortens(joined, whole):
            return _WITH_UNITS.sub("", longer["rest"])
        break
    return text


def other_than(text: str, whole: str) -> tuple[str, str]:
    """An organisation at the start of the text that is not our own (whole), and what follows it; "" without one."""
    found = _ORG.match(_BELOW.sub("", text)) if whole else None
    if found is None or _shortens(found["org"], whole) or _shortens(whole, found["org"]):
        return "", text
    return found["org"], found["rest"]


def _shortens(short: str, whole: str) -> bool:
    """Whether `short` is `whole` with characters left out (市数据局 for 某市数据局)."""
    rest = iter(whole)
    return len(short) > 2 and short[-1] == whole.removesuffix("本级")[-1] and all(one in rest for one in short)
