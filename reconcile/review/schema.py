"""The JSON Schema of a review file, generated from its records.

`python -m scripts.generate` writes `schemas/review-notes.schema.json`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import msgspec

from reconcile.review.record import SCHEMA, Review


@cache
def review_schema() -> dict[str, Any]:
    """The schema. Keys that it does not name are allowed."""
    made = msgspec.json.schema(Review)
    made["$defs"]["Review"]["properties"]["schema"] = {"type": "integer", "minimum": 0, "maximum": SCHEMA}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gouji review notes (复核记录)",
        "$ref": made["$ref"],
        "$defs": made["$defs"],
    }


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(review_schema(), ensure_ascii=False, indent=2) + "\n"


def expected_at(path: tuple[str | int, ...]) -> str:
    """What the schema wants at a path of a review, in few words, or "" where it says nothing."""
    node = _resolved(review_schema())
    for step in path:
        node = _resolved(_child(node, step))
        if not node:
            return ""
    return _words(node)


def _child(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    child: dict[str, Any]
    if isinstance(step, int):
        child = node.get("items") or {}
    else:
        child = node.get("properties", {}).get(step) or node.get("additionalProperties") or {}
    return child


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    found: dict[str, Any] = review_schema()["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return found


def _words(node: dict[str, Any]) -> str:
    if "enum" in node:
        return " | ".join(sorted(map(str, node["enum"])))
    if "anyOf" in node:
        return " | ".join(_words(one) for one in node["anyOf"] if one.get("type") != "null")
    if node.get("format") == "date-time":
        return "2026-03-01T09:30:00+08:00"
    limit = f" ≤ {node['maxLength']}" if "maxLength" in node else ""
    return str(node.get("type") or "") + limit
