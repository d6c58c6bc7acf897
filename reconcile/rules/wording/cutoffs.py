"""Cut-off dates of an earlier year: 截至2023年12月31日 in the account of 2024 (WRD204)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import NotRun, Observation, Statement
from reconcile.recognition import Recognition
from reconcile.wording.passages import narrative_paragraphs
from reconcile.wording.years import unquoted

CODES = ("WRD204",)
_CUT_OFF = re.compile(r"截[至止]到?\s*(?P<year>20\d{2})\s*年\s*(?:12\s*月\s*31\s*日|底|末)[^。；;]*")
_HELD = re.compile(r"车|资产|设备|房屋|用房|办公房|面积|编制|在职|实有")
_LAG = {"final": 0, "budget": 1}  # years by which a cut-off may lie before the document's own
_ALLOWED = re.compile(r"相比|比较|上年|以来|同期|建成|完成|累计")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for every sentence on what is held at the end of a year that is too long ago, where no sentence
    has another such date: a document without a newer count says so throughout.
    """
    document = known.disclosure
    if not document.year:
        yield NotRun("WRD204", "why-year-unknown")
        return
    latest = document.year - _LAG[document.kind]
    found = [(one, cut) for one in narrative_paragraphs(document) for cut in _CUT_OFF.finditer(unquoted(one.text))]
    held = [(one, cut) for one, cut in found if _HELD.search(cut.group()) and not _ALLOWED.search(cut.group())]
    if document.kind == "budget" and not any(int(cut["year"]) >= latest for _, cut in held):
        return
    for one, cut in held:
        if int(cut["year"]) < latest:
            facts = {"text": cut["year"], "year": str(document.year)}
            yield Observation(
                rule="WRD204", operands=(one.excerpt(cut.start(), cut.end("year") + 1),), where=one.title, facts=facts
            )
