"""The notation in which identities are written in `schemas/forms/`.

合计 = 基本支出 + 项目支出 + 经营支出            terms; those that a table lacks are left out
合计 = 财政拨款[一般公共预算 + 政府性基金预算] + 单位资金    a term, or what it consists of where it is not printed
收支总表·本年支出合计 = 支出总表·合计·合计        form·row, or form·row·column
合计 = 各类                                     各…: every row that is part of the row on the left
接待 ≤ 三公                                     not above
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>[+＋−－-])|(?P<relation>[=＝≤])|(?P<open>\[)|(?P<close>\])|(?P<name>[^\s+＋−－=＝≤\[\]-]+))"
)


class Item(Struct, frozen=True):
    """One term of an identity. path: (term) or (form, row) or (form, row, column). inner: what it consists of."""

    path: tuple[str, ...]
    weight: int
    inner: tuple[Item, ...] = ()

    @property
    def name(self) -> str:
        """The term as written."""
        return "·".join(self.path)


class Statement(Struct, frozen=True):
    """An identity: left (one term or several) related to right."""

    left: tuple[Item, ...]
    relation: Literal["=", "≤"]
    right: tuple[Item, ...]


class NotationError(ValueError):
    """What is wrong with an identity, and where in it."""


def parse(says: str) -> Statement:
    """Read an identity. Raises NotationError with what was expected and the place in `says`."""
    tokens = _tokens(says)
    left, place = _sum(tokens, 0, says)
    if place >= len(tokens) or tokens[place][0] != "relation":
        raise NotationError(f"{says!r}: expected = or ≤ {_where(tokens, place, says)}")
    relation: Literal["=", "≤"] = "≤" if tokens[place][1] == "≤" else "="
    right, place = _sum(tokens, place + 1, says)
    if place != len(tokens):
        raise NotationError(f"{says!r}: expected + or the end {_where(tokens, place, says)}")
    return Statement(left, relation, right)


_Token = tuple[str, str, int]


def _tokens(says: str) -> list[_Token]:
    tokens, place = [], 0
    while says[place:].strip():
        found = _TOKEN.match(says, place)
        if found is None or found.lastgroup is None:
            raise NotationError(f"{says!r}: cannot be read at character {place + 1}")
        tokens.append((found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)))
        place = found.end()
    return tokens


def _sum(tokens: list[_Token], place: int, says: str) -> tuple[tuple[Item, ...], int]:
    items: list[Item] = []
    weight = 1
    while True:
        if place >= len(tokens) or tokens[place][0] != "name":
            raise NotationError(f"{says!r}: expected a term {_where(tokens, place, says)}")
        path = tuple(tokens[place][1].split("·"))
        if not all(path):
            raise NotationError(f"{says!r}: an empty name beside · in {tokens[place][1]!r}")
        place += 1
        inner: tuple[Item, ...] = ()
        if place < len(tokens) and tokens[place][0] == "open":
            inner, place = _sum(tokens, place + 1, says)
            if place >= len(tokens) or tokens[place][0] != "close":
                raise NotationError(f"{says!r}: expected ] {_where(tokens, place, says)}")
            place += 1
        items.append(Item(path, weight, inner))
        if place >= len(tokens) or tokens[place][0] != "sign":
            return tuple(items), place
        weight = 1 if tokens[place][1] in "+＋" else -1
        place += 1


def _where(tokens: list[_Token], place: int, says: str) -> str:
    return f"at character {tokens[place][2] + 1}" if place < len(tokens) else f"after {says[-6:]!r}"
