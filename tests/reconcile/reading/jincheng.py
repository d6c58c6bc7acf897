"""The disclosure of which every table is known cell by cell; it travels with the program as its sample."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[4] / "shared" / "disclosures"
SAMPLES = Path(__file__).parents[3] / "sample_data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared disclosures are not beside this checkout")


def expected_tables() -> list[dict[str, Any]]:
    """The 13 tables as transcribed."""
    tables: list[dict[str, Any]] = json.loads((SHARED / "jincheng-2026.tables.json").read_text("utf-8"))
    return tables


def squeezed(text: str | None) -> str:
    """A cell as it is compared: without white space, covered and blank alike."""
    return re.sub(r"\s", "", text or "")
