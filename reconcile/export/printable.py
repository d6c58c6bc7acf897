"""Text of a document made safe to show: nothing in it may steer a terminal or reorder what is read."""

from __future__ import annotations

import re
from typing import Any

# C0 but tab and line feed, DEL and C1, marks and controls of writing direction, line and paragraph separators, the
# byte order mark, tags, and halves of surrogate pairs.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_TAGS = re.compile("[\U000e0000-\U000e007f]")


def printable(text: str) -> str:
    """`text` without control sequences of a terminal and without marks that change the direction of writing."""
    return _TAGS.sub("", _STEERING.sub("", text))


def one_line(text: str) -> str:
    """`text`, printable and on one line."""
    return " ".join(printable(text).split())


def all_printable(value: Any) -> Any:
    """Lists and dictionaries with every string in them made printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: all_printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [all_printable(one) for one in value]
    return value
