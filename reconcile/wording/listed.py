"""Lists of names in running text (A、B（含甲、乙）和C): the names, with what stands in brackets left out."""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_END = re.compile(r"[，,。；;：:\n]")
_JOINED = re.compile(r"[和及与]|以及")
_OPEN = re.compile(r"等(?:$|\d|[^级候])")


def names_at(text: str, start: int) -> tuple[str, ...]:
    """The names of the list that begins at `start`, up to the end of its clause."""
    flat = _BRACKETS.sub("", text[start:])
    return tuple(name.strip() for name in _END.split(flat)[0].split("、") if name.strip())


def most(names: tuple[str, ...]) -> int:
    """How many names there may be, where the last one may join two (B和C)."""
    return len(names) + len(_JOINED.findall(names[-1])) if names else 0


def goes_on(text: str) -> bool:
    """Whether a list says that it is not whole (等)."""
    return bool(_OPEN.search(_BRACKETS.sub("", text)))
