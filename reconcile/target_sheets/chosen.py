"""Which of the sheets set targets and which report on them (绩效自评表): only targets are held against the budget."""

from __future__ import annotations

import re

from reconcile.recognition import Recognition, TargetSheet

_REPORTS = re.compile(r"自评|评价|监控|跟踪|完成情况")
_RESULTS = re.compile(r"(?:实际完成|完成值|全年执行|执行率|得分|偏差|自评).*")  # to the end of a label


def target_sheets(known: Recognition) -> tuple[TargetSheet, ...]:
    """The sheets that set targets, in document order."""
    return tuple(one for one in known.sheets if not _reports(one))


def _reports(sheet: TargetSheet) -> bool:
    if _REPORTS.search(sheet.table.title):
        return True
    labels = [cell.text for row in sheet.table.grid for cell in row if cell is not None and len(cell.text) <= 10]
    return len(_RESULTS.findall("\n".join(labels))) > 1
