"""Things that a sheet buys by government procurement, where the narrative budgets none for goods (PRF409)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.quoting import quoted
from reconcile.wording.passages import narrative_paragraphs

CODES = ("PRF409",)

_NO_GOODS = re.compile(r"政府采购货物(?:类)?(?:预算|采购|支出)?(?:金额|总额)?(?:为)?0(?:\.0+)?万?元")
_BOUGHT = re.compile(r"(?:购买|购置|采购|更换)(?:了)?\d+(?:台|套|辆|部)")
_PUBLIC = re.compile(r"政府采购")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation with the statement that no goods are procured and every sheet that buys some this way."""
    if known.disclosure.kind != "budget":
        return
    none = next(
        (
            one.excerpt(found.start(), found.end())
            for one in narrative_paragraphs(known.disclosure)
            if (found := _NO_GOODS.search(one.text))
        ),
        None,
    )
    bought = [said for sheet in known.target_sheets if none is not None and (said := _bought(sheet)) is not None]
    if none is not None and bought:
        facts = {"said": "、".join(one.text for one in bought)}
        yield Observation(rule="PRF409", operands=(none, *bought), where=none.title, facts=facts)


def _bought(sheet: TargetSheet) -> Excerpt | None:
    """What the sheet's overview says is bought, where the sheet speaks of government procurement."""
    words = "".join(one.text for one in sheet.prose) + "".join(one.name for one in sheet.indicators)
    overview = next((one for one in sheet.prose if one.section[-1:] == ("项目概况",)), None)
    found = _BOUGHT.search(overview.text) if overview is not None and _PUBLIC.search(words) else None
    return quoted(sheet, overview, found.start(), found.end()) if overview is not None and found is not None else None
