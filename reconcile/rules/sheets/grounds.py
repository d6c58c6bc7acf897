"""Plans whose years are over among the grounds of a project (PRF408)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Recognition
from reconcile.target_sheets.quoting import quoted

CODES = ("PRF408",)

_GROUNDS = ("立项依据", "保证项目实施的制度、措施")
_PLAN = re.compile(r"《[^《》]*?(?:规划|计划|方案|行动)[^《》]*?[（(]20\d\d年?[—\-–~～至到]+(20\d\d)年?[）)][^《》]*》")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation with every plan that ended before the fiscal year."""
    said: dict[str, Excerpt] = {}
    where = ""
    for sheet in known.target_sheets:
        for paragraph in sheet.prose:
            grounds = bool(paragraph.section) and paragraph.section[-1] in _GROUNDS
            for found in _PLAN.finditer(paragraph.text) if grounds else ():
                if int(found[1]) < known.disclosure.year:
                    where = where or sheet.project
                    said.setdefault(found.group(), quoted(sheet, paragraph, found.start(), found.end()))
    if said:
        facts = {"said": "、".join(one.text for one in said.values()), "year": str(known.disclosure.year)}
        yield Observation(rule="PRF408", operands=tuple(said.values()), where=where, facts=facts)
