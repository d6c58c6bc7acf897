"""The purpose of an item that was copied from the item before it (TXT108)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.narrative.subjects import Names, normal, subject_of
from reconcile.numerals import fold
from reconcile.recognition import Recognition

CODES = ("TXT108",)

_PURPOSE = re.compile(r"主要用于[:：]?(?P<purpose>[^。；]+)[。；]")
# Words of any item and any purpose.
_ANY = re.compile("支出|保障|机关|事业|单位|行政|机构|运行|管理|事务|服务|工作|基本|其他")
_ITEM = re.compile(r"\([类款项]\)")


def state(known: Recognition) -> Iterator[Statement]:
    """Two items with the very same purpose, which speaks of the one and not at all of the other."""
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
        if (
            before is not None
            and before[1] == purpose
            and _speaks_of(purpose, before[0])
            and not _speaks_of(purpose, name)
        ):
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
                facts={"subject": path[-1], "purpose": found["purpose"], "other": before[0]},
            )
        before = (name, purpose)


def _speaks_of(purpose: str, name: str) -> bool:
    """Whether a purpose and a name share words of their own: at least two characters in a row."""
    words = _ANY.split(name)
    return any(word[place : place + 2] in purpose for word in words for place in range(len(word) - 1))
