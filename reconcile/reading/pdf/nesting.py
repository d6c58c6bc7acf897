"""Forms that draw forms that draw forms: how often the innermost would be drawn, before anything is drawn.

One that draws itself, or what draws it, would be drawn without end.
"""

from __future__ import annotations

import re
import zlib
from itertools import islice
from mmap import mmap

from msgspec import Struct

MOST_DRAWN = 50_000
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_CHILDREN = re.compile(rb"/XObject\s*<<(.*?)>>", re.DOTALL)
_CHILD = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+\d+\s+R")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_FORM = re.compile(rb"/Form")
_MOST_FORMS = 10_000  # that are looked at
_LONGEST = 5_000  # bytes of a form's dictionary
_LARGEST = 2**20  # bytes of one form's drawing instructions that are looked at
_DEEPEST = 50  # forms within forms


class _Form(Struct):
    """A form. children: how often it draws each form, by that form's number."""

    children: dict[int, int]


def draws_too_much(content: mmap) -> bool:
    """Whether some form, with all that it draws, would be drawn more often than any real page needs."""
    forms = _forms(content)
    known: dict[int, int] = {}

    def drawn(number: int, above: frozenset[int]) -> int:
        if len(above) > _DEEPEST or number in above:
            return MOST_DRAWN + 1
        if number not in known:
            inner = forms[number].children.items() if number in forms else ()
            times = 1 + sum(count * drawn(child, above | {number}) for child, count in inner)
            known[number] = min(times, MOST_DRAWN + 1)
        return known[number]

    return any(drawn(number, frozenset()) > MOST_DRAWN for number in sorted(forms)[:2_000])


def _forms(content: mmap) -> dict[int, _Form]:
    """The forms that draw others, by object number."""
    forms: dict[int, _Form] = {}
    for found in islice(_FORM.finditer(content), _MOST_FORMS):
        at = found.start()
        stream = content.find(b"stream", at, at + _LONGEST)
        start = content.rfind(b"endobj", max(at - _LONGEST, 0), at)
        dictionary = content[max(start, at - _LONGEST, 0) : stream] if stream >= 0 else b""
        number, children = _NUMBER.search(dictionary), _CHILDREN.search(dictionary)
        if number and children:
            names = {name: int(child) for name, child in _CHILD.findall(children[1])}
            times: dict[int, int] = {}
            for name in _DRAWN.findall(_instructions(content, stream, dictionary)):
                if name in names:
                    times[names[name]] = times.get(names[name], 0) + 1
            forms[int(number[1])] = _Form(times)
    return forms


def _instructions(content: mmap, stream: int, dictionary: bytes) -> bytes:
    end = content.find(b"endstream", stream, stream + _LARGEST)
    end = end if end >= 0 else stream + _LARGEST
    packed = content[stream + len(b"stream") : end].lstrip(b"\r\n")
    if b"FlateDecode" not in dictionary:
        return packed
    try:
        return zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error:
        return b""
