"""The purpose of an item that was copied from the item before it, or is that of another (TXT108)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.narrative.naming import subject_of
from reconcile.narrative.subjects import Names, normal
from reconcile.numerals import fold
from reconcile.recognition import Recognition

CODES = ("TXT108",)

_PURPOSE = re.compile(r"主要用于[:：]?(?P<purpose>[^。；]+)[。；]")
# Words of any item and any purpose.
_ANY = re.compile("支出|保障|机关|事业|单位|行政|机构|运行|管理|事务|服务|工作|基本|其他")
# What is paid for the staff under items of its own, and what its purpose calls it.
_OF_ONE_PURPOSE = {
    "基本养老保险缴费": "养老保险",
    "职业年金缴费": "职业年金",
    "单位医疗": "医疗保险",
    "住房公积金": "公积金",
}
_ITEM = re.compile(r"\([类款项]\)")


def state(known: Recognition) -> Iterator[Statement]:
    """Two items with the very same purpose, which speaks of the one and not at all of the other; and what is paid for
    the staff with the purpose of another such item.
    """
    before: tuple[str, str] | None = None
    for paragraph in known.disclosure.paragraphs:
        if paragraph.part != "narrative" or not _ITEM.search(fold(paragraph.text)):
            continue
        found = _PURPOSE.search(paragraph.text)
        path = subject_of(re.split("[。；]", paragraph.text)[0], Names()).path
        if found is None or not path:
            before = None
            continue
        name, purpose = normal(path[-1]), normal(found["purpose"])
        copied = before is not None and before[1] == purpose and _speaks_of(purpose, before[0])
        other = before[0] if before is not None and copied else _other_insurance(name, purpose)
        if other and not _speaks_of(purpose, name):
            title = paragraph.section[-1] if paragraph.section else ""
            excerpt = Excerpt(
                text=found["purpose"],
                part="narrative",
                title=title,
                sentence=found[0],
                block=paragraph.id,
                place=paragraph.place,
            )
            yield Observation(
                rule="TXT108",
                operands=(excerpt,),
                where=title,
                facts={"subject": path[-1], "purpose": found["purpose"], "other": other},
            )
        before = (name, purpose)


def _other_insurance(name: str, purpose: str) -> str:
    """What a purpose is for where an item has but one, by its name, and this is another: 住房公积金 that is used for
    医疗保险.
    """
    if not any(one in name for one in _OF_ONE_PURPOSE):
        return ""
    return next((word for one, word in _OF_ONE_PURPOSE.items() if one not in name and word in purpose), "")


def _speaks_of(purpose: str, name: str) -> bool:
    """Whether a purpose and a name share words of their own: at least two characters in a row."""
    words = _ANY.split(name)
    return any(word[place : place + 2] in purpose for word in words for place in range(len(word) - 1))
