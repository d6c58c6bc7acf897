"""Compound files, in which former office programs keep what they write: the streams inside.

olefile 0.47 was tried in place of this: a list of tables that goes in a circle keeps it busy without end, and a
directory that is one long chain exceeds the recursion limit, so that checks of the same tables would stand before it.
"""

from __future__ import annotations

import struct

from reconcile.errors import UnreadableDocument

_END = 0xFFFFFFFA  # this sector number and those after it end a chain
_SMALL = 64


def stream_of(content: bytes, names: tuple[str, ...]) -> bytes | None:
    """The first stream of one of these names, or None. A damaged file raises struct.error or UnreadableDocument."""
    shift, small_shift = struct.unpack_from("<HH", content, 30)
    if shift not in (9, 12) or 1 << small_shift != _SMALL:
        raise UnreadableDocument("file-damaged")
    size = 1 << shift
    first_entry, cutoff, first_small, _, first_more, _ = struct.unpack_from("<I4xI4I", content, 48)
    # No file needs more tables than cover its own sectors; a list that goes in a circle would never end.
    needed = len(content) // size * 4 // size + 1
    tables = [one for one in struct.unpack_from("<109I", content, 76) if one < _END]
    for _ in range(needed):
        if first_more >= _END:
            break
        *more, first_more = struct.unpack_from(f"<{size // 4}I", content, (first_more + 1) * size)
        tables += [one for one in more if one < _END]
    following = [
        one for at in tables[:needed] for one in struct.unpack_from(f"<{size // 4}I", content, (at + 1) * size)
    ]
    entries = _joined(content, first_entry, following, size, size)
    root = b""
    for at in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        start, whole = struct.unpack_from("<II", entries, at + 116)
        if at == 0:
            root = _joined(content, start, following, size, size)
        elif name in names:
            if whole >= cutoff:
                found = _joined(content, start, following, size, size)
            else:
                chain = _joined(content, first_small, following, size, size)
                small = list(struct.unpack(f"<{len(chain) // 4}I", chain))
                found = _joined(root, start, small, _SMALL, 0)
            if len(found) < whole:  # the file is cut off
                raise UnreadableDocument("file-damaged")
            return found[:whole]
    return None


def _joined(content: bytes, start: int, following: list[int], size: int, before: int) -> bytes:
    """The sectors of a chain; one that goes in a circle is damaged."""
    pieces: list[bytes] = []
    while start < _END:
        if len(pieces) * size > len(content) or start >= len(following):
            raise UnreadableDocument("file-damaged")
        pieces.append(content[before + start * size : before + (start + 1) * size])
        start = following[start]
    return b"".join(pieces)
