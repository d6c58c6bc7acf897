"""What was worked out is kept by content hash in the user's cache folder, so that the same file is not read twice.

An entry's name is made of the kind of thing kept, the hashes of all that it was made from, and a stamp of this
program's own files and of the libraries that read for it: any change of these, such as an extra installed since, leaves
old entries behind, and those are the first to go. The folder may
be deleted at any time; an entry that cannot be read or written counts as not there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_cache_path

LARGEST = 200 * 2**20  # bytes of all entries together
MOST = 5_000  # entries: all of them are looked at with each that is kept
_CHECKED = 4  # bytes
OWN_FILES = (".py", ".toml", ".ftl")
READERS = ("pypdfium2", "pdfplumber", "docx", "fastexcel", "rapidocr_onnxruntime")  # modules; the last is an extra
Kept = TypeVar("Kept")


def fetch(kind: str, made_from: Iterable[str], shape: type[Kept]) -> Kept | None:
    """What was kept under this kind and these hashes, or None."""
    path = _entry(kind, made_from)
    try:
        content = path.read_bytes()
        os.utime(path)  # the entries that nobody asks for are the first to go
        if content[:_CHECKED] != _check(content[_CHECKED:]):
            return None
        return msgspec.msgpack.decode(content[_CHECKED:], type=shape)
    except (OSError, msgspec.DecodeError):
        return None


def keep(kind: str, made_from: Iterable[str], value: object) -> None:
    """Keep `value`, a record that msgspec can encode. What cannot be written is not kept, and nothing is said of it."""
    path = _entry(kind, made_from)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        content = msgspec.msgpack.encode(value)
        with os.fdopen(handle, "wb") as stream:
            stream.writelines((_check(content), content))
        Path(name).replace(path)
        _prune(path.parent)


def content_hash(path: Path) -> str | None:
    """The SHA-256 of a file, or None where it cannot be read or has no end, as a device (its reader will say why)."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _check(content: bytes) -> bytes:
    """What an entry begins with: a byte that changed on the disk may be a digit of an amount."""
    return zlib.crc32(content).to_bytes(_CHECKED)


def _entry(kind: str, made_from: Iterable[str]) -> Path:
    name = hashlib.sha256("\x1f".join((_stamp(), kind, *made_from)).encode()).hexdigest()
    return user_cache_path("gouji") / f"{name}.{kind}"


@cache
def _stamp() -> str:
    """A hash of the names, sizes and times of this program's own files, and of the libraries that read for it."""
    root = Path(__file__).resolve().parent.parent
    seen = hashlib.sha256(" ".join(map(_installed, READERS)).encode())
    for file in (*_own_files(root / "reconcile"), *_own_files(root / "schemas")):
        told = file.stat()
        seen.update(f"{file.path.removeprefix(str(root))} {told.st_size} {told.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _own_files(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """The program's files in a folder and below it, always in the same order."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir():
                yield from _own_files(entry.path)
            elif entry.name.endswith(OWN_FILES):
                yield entry


def _installed(name: str) -> str:
    """What tells one installed version of a module from another, or "". Asking for the version itself takes longer."""
    spec = find_spec(name)
    told = Path(spec.origin).stat() if spec is not None and spec.origin else None
    return f"{told.st_size} {told.st_mtime_ns}" if told else ""


def _prune(folder: Path) -> None:
    """Drop the entries that were longest not asked for, until the rest fit."""
    told = [(file.stat(), file) for file in folder.iterdir() if file.is_file()]
    total = sum(stat.st_size for stat, _ in told)
    oldest_first = sorted(told, key=lambda entry: entry[0].st_mtime_ns)
    for at, (stat, file) in enumerate(oldest_first):
        if total <= LARGEST and len(told) - at <= MOST:
            return
        file.unlink(missing_ok=True)
        total -= stat.st_size
