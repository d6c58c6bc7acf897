"""A report as TOML: the same keys as in JSON, without those that have no value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import tomli_w

from reconcile.export.report_json import ReportObject


def report_toml(reports: Iterable[ReportObject]) -> str:
    """One `[[report]]` a disclosure."""
    return tomli_w.dumps({"report": [_without_none(msgspec.to_builtins(one)) for one in reports]})


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_without_none(one) for one in value]
    return value
