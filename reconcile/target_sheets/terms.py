"""How many years a project takes as its sheet says (项目期3年)."""

from __future__ import annotations

import re

from reconcile.numerals import fold
from reconcile.recognition import TargetSheet

_YEARS = re.compile(r"(?:共|为)?(\d{1,2})年?(?:[（(].*[）)])?")


def years_of(sheet: TargetSheet) -> int:
    """The years of 项目期, 0 where none are printed; from one year to another may be one year less."""
    found = _YEARS.fullmatch(fold("".join(sheet.fields.get("项目期", "").split())))
    return int(found[1]) if found is not None else 0
