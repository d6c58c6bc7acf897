"""A review as TOML text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeGuard

import tomli_w

Raw = dict[str, Any]
HEAD = """\
# gouji: review notes (复核记录). Safe to read, edit and keep in version control.
# Comments at the top are kept, those further down are not: write a [[note]], or a key of your own.
# 可以查看、修改、纳入版本管理。文件开头的注释会保留，下面的注释不会：请写成 [[note]] 或自定的键。
"""
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*')


class Rendering:
    """Renders the same review again and again: a finding is written out anew only when a decision was added to
    it, or is signed by another name.

    head: the comments above everything.
    """

    def __init__(self, head: str = "") -> None:
        self._head = head or HEAD
        self._known: dict[str, tuple[list[str], str]] = {}

    def __call__(self, table: Raw) -> str:
        """The review as TOML text, as `render` has it."""
        findings = table.get("finding", [])
        before = {key: value for key, value in table.items() if key not in {"finding", "note", "check"}}
        after: Raw = {key: table[key] for key in ("note", "check") if key in table}
        return "".join([render(before, self._head), *map(self._finding, findings), *_chunks(after, "")])

    def _finding(self, finding: dict[str, Any]) -> str:
        decided = [act["who"] for act in finding.get("decision", ())]
        known = self._known.get(finding["id"])
        if known is None or known[0] != decided:
            known = decided, "".join(_chunks({"finding": [finding]}, ""))
            self._known[finding["id"]] = known
        return known[1]


def render(table: Mapping[str, Any], head: str = HEAD) -> str:
    """The table as TOML text: values first, then every table under its own `[head]`, however short it is."""
    return head + "".join(_chunks(table, ""))


def _chunks(table: Mapping[str, Any], name: str) -> Iterator[str]:
    tables = {key: value for key, value in table.items() if isinstance(value, Mapping) or _is_tables(value)}
    plain = {key: value for key, value in table.items() if key not in tables}
    for key, value in plain.items():
        yield _line(key, value)
    for key, value in tables.items():
        full = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, Mapping):
            yield f"\n[{full}]\n"
            yield from _chunks(value, full)
        else:
            for one in value:
                yield f"\n[[{full}]]\n"
                yield from _chunks(one, full)


def _is_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _is_numbers(value: object) -> TypeGuard[Sequence[float]]:
    """A place, such as a box: on one line, where tomli-w would use one for each number."""
    return isinstance(value, list | tuple) and bool(value) and all(type(one) in {int, float} for one in value)


def _line(key: str, value: object) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value):  # most of the file: tomli-w would write the same, slowly
        return f'{_key(key)} = "{value}"\n'
    if _is_numbers(value):
        return f"{_key(key)} = [{', '.join(map(str, value))}]\n"
    return tomli_w.dumps({key: value}, multiline_strings="\r" not in "".join(_strings(value)), indent=2)


def _strings(value: object) -> Iterator[str]:
    """Every string in it. A carriage return cannot stand in TOML's multi-line strings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


@cache
def _key(key: str) -> str:
    return tomli_w.dumps({key: True}).removesuffix(" = true\n")
