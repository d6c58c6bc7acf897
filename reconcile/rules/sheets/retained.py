"""A retained payment (质保金) among a sheet's goals that its money does not name (PRF217)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.narrative.tokens import tokens
from reconcile.recognising.sheets.fields import GOALS
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.quoting import quoted

CODES = ("PRF217",)

_RETAINED = re.compile(r"质保金|质量保证金|履约保证金")
_OTHER_WORDS = re.compile(r"尾款|余款|剩余|合同款|应支未支|欠")  # by which the overview may mean the same money


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sheet whose overview gives amounts and speaks of no such payment, while its goals do."""
    for sheet in known.target_sheets:
        overview = sheet.fields.get("项目概况", "")
        plain = "".join(one.text for one in sheet.prose if not (one.section and one.section[-1] in GOALS))
        priced = any(one.kind == "money" for one in tokens(overview))
        if not priced or _RETAINED.search(plain) or _OTHER_WORDS.search(overview):
            continue
        said = list(_said(sheet))
        if said:
            yield Observation(rule="PRF217", operands=tuple(said), where=sheet.project, facts={"said": said[0].text})


def _said(sheet: TargetSheet) -> Iterator[Excerpt]:
    for paragraph in sheet.prose:
        found = _RETAINED.search(paragraph.text)
        if found is not None:
            yield quoted(sheet, paragraph, found.start(), found.end())
    for one in sheet.indicators:
        if one.period == "annual" and _RETAINED.search(one.name):
            title, block = sheet.table.title, sheet.table.id
            yield Excerpt(text=one.name, part="sheet", title=title, row=one.name, block=block, place=one.place)
