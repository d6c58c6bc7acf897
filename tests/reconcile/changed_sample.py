"""The sample budget with something changed in it, and what is then found that was not found before."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read
from tests.reconcile.told import reported

SAMPLE = Path(__file__).parents[2] / "sample_data" / "jincheng-2026.txt"
FORMS = {
    "balance": "\n2026年预算收支总表\n",
    "income": "\n2026年预算收入总表\n",
    "expenditure": "\n2026年预算支出总表\n",
    "fiscal-balance": "\n2026年财政拨款收支总表\n",
    "general": "\n2026年一般公共预算支出预算表（不含上年结转）\n\n单位",
    "basic": "\n2026年一般公共预算安排基本支出分经济科目表（不含上年结转）\n",
    "fund-income": "\n2026年政府性基金预算收入表（不含上年结转）\n\n单位",
    "fund": "\n2026年政府性基金预算支出表（不含上年结转）\n\n单位",
    "three-public": "\n2026年财政拨款安排“三公”经费支出预算表\n",
    "operating": "\n2026年财政拨款安排机关运行经费预算表\n",
    "projects": "\n2026年项目支出预算表（本年预算）\n",
}


def sample() -> str:
    """The text of the sample."""
    return SAMPLE.read_text("utf-8")


def changed(old: str, new: str, form: str = "", text: str = "") -> str:
    """The sample (or `text`) with the first `old` after the title of a form replaced."""
    text = text or sample()
    start = text.index(FORMS[form]) if form else 0
    place = text.index(old, start)
    return text[:place] + new + text[place + len(old) :]


def found(text: str, folder: Path) -> list[Finding]:
    """The findings on a text that the sample itself does not have."""
    known = _known()
    return [one for one in reported(text, folder).findings if (one.rule, one.message("zh")) not in known]


@cache
def _known() -> frozenset[tuple[str, str]]:
    return frozenset((one.rule, one.message("zh")) for one in reconcile(read(SAMPLE)).findings)
