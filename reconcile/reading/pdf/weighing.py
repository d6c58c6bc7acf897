"""Whether a PDF file may grow, when its pages are opened, beyond what a document needs: seen from its bytes alone.

That is a suspicion and no more: an honest file may be heavy, too. `probing` tells.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from contextlib import suppress
from mmap import mmap

LARGE = 16 * 2**20  # bytes of an image, a font, or the like
LARGE_DRAWING = 2**20  # bytes of instructions that draw a page; a real one has some 0.1 MB
_PARTS = re.compile(rb"/Contents\s*\[([\s\dR]*)\]")
_STREAM = re.compile(rb"stream(?<!endstream)\r?\n")
_FORM = re.compile(rb"/(?:F|#46)(?:o|#6[fF])(?:r|#72)(?:m|#6[dD])\b|/Type3")
_NOT_DRAWN = re.compile(rb"/(?:Type|Subtype|Length1)\b")
_NOT_SEEN_THROUGH = re.compile(rb"/(?:Encrypt\b|LZW|RunLength)")
_MOST_LOOKED_AT = 4  # times the file's own length: streams stand one after the other
_MOST_STREAMS = 50_000
_MOST_LAYERS = 4  # of packing, one around the other; a real stream has one
_DEFLATED = 8  # the method, in the first byte of what is packed
_HEADED = 64  # bytes that tell how the rest is packed
_HEXADECIMAL = re.compile(rb"[\dA-Fa-f\s]{64}")
_LONGEST_DICTIONARY = 2_000
_BLANKS = b" \n\r\t\0"
_BLANK = 1 / 16  # or more of instructions


def may_be_heavy(content: mmap) -> bool:
    """Whether it holds a large stream, one that cannot be looked into, or one that is drawn many times."""
    if _NOT_SEEN_THROUGH.search(content):
        return True
    parts = max((found[1].count(b"R") for found in _PARTS.finditer(content)), default=1)
    largest, drawn, looked_at = 0, 0, 0  # of all forms, and the most that one stream draws
    for index, (dictionary, begin, end) in enumerate(_streams(content)):
        form = _FORM.search(dictionary) is not None
        most = LARGE if _NOT_DRAWN.search(dictionary) and not form else LARGE_DRAWING // max(parts, 1)
        looked_at += end - begin
        if end - begin > most or looked_at > _MOST_LOOKED_AT * len(content) or index > _MOST_STREAMS:
            return True
        unpacked = _unpacked(content[begin:end], most)
        if unpacked is None or (len(unpacked) > LARGE_DRAWING and _may_be_drawn(unpacked)):
            return True
        draws = unpacked.count(b"Do")
        if form and draws:
            return True
        largest, drawn = max(largest, len(unpacked) if form else 0), max(drawn, draws)
    return largest * drawn > LARGE_DRAWING


def _may_be_drawn(unpacked: bytes) -> bool:
    """Whether it may be instructions, though its dictionary says that it is something else."""
    return len(unpacked.translate(None, _BLANKS)) < (1 - _BLANK) * len(unpacked)


def _streams(content: mmap) -> Iterator[tuple[bytes, int, int]]:
    """Each stream's dictionary, and where it begins and ends."""
    for found in _STREAM.finditer(content):
        start = found.start()
        dictionary = content[content.rfind(b"obj", max(0, start - _LONGEST_DICTIONARY), start) : start]
        end = content.find(b"endstream", found.end())
        yield dictionary, found.end(), len(content) if end < 0 else end


def _unpacked(packed: bytes, most: int) -> bytes | None:
    """What a stream holds, unpacked layer by layer as it looks; None where that makes more than `most` at any time.

    How it is packed is seen from itself, since its dictionary may say so in words that stand elsewhere.
    """
    for _ in range(_MOST_LAYERS):
        inner = _inflated(packed, most) if _is_deflated(packed) else _without_text(packed)
        if len(inner) > most:
            return None
        if inner == packed:
            return packed
        packed = inner
    return None


def _without_text(packed: bytes) -> bytes:
    """The bytes that are written as hexadecimal numbers or to the base of 85, where that is so; else the same."""
    with suppress(ValueError):
        if _HEXADECIMAL.match(packed):
            return bytes.fromhex(packed.partition(b">")[0].decode("ascii"))
        if packed[-_HEADED:].rstrip().endswith(b"~>"):
            return a85decode(packed.rstrip()[:-2])
    return packed


def _is_deflated(packed: bytes) -> bool:
    return bool(packed) and packed[0] % 16 == _DEFLATED and int.from_bytes(packed[:2]) % 31 == 0


def _inflated(packed: bytes, most: int) -> bytes:
    """What a stream inflates to, but little more than `most` of it; the same where it is damaged or none."""
    try:
        return zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error:
        return packed
