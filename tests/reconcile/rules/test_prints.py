"""Tables and sentences as offices print them (prints.toml): right as they stand; each change makes what it says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read

PRINTS = tomllib.loads((Path(__file__).parent / "prints.toml").read_text("utf-8"))["print"]
CHANGES = [(one["name"], one["text"], change) for one in PRINTS for change in one.get("change", ())]


def findings(folder: Path, text: str) -> list[Finding]:
    file = folder / "budget.txt"
    file.write_text(text, "utf-8")
    return [one for one in reconcile(read(file)).findings if not one.rule.startswith("WRD5")]


@pytest.mark.parametrize("one", PRINTS, ids=[one["name"] for one in PRINTS])
def test_what_is_right_is_not_accused(tmp_path: Path, one: dict[str, Any]) -> None:
    assert [found.message("zh") for found in findings(tmp_path, one["text"])] == []


@pytest.mark.parametrize(("name", "text", "change"), CHANGES, ids=[f"{one[0]}-{one[2]['wrong']}" for one in CHANGES])
def test_what_is_wrong_is_found_once(tmp_path: Path, name: str, text: str, change: dict[str, Any]) -> None:
    assert text.count(change["right"]) == 1, name
    found = findings(tmp_path, text.replace(change["right"], change["wrong"]))
    assert [one.rule for one in found] == change["rules"]
