"""A review as TOML, and TOML durably on disk."""

from __future__ import annotations

import glob
import os
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, EPERM, EROFS
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

import tomli_w

from reconcile.errors import ReviewUnsaved

Raw = dict[str, Any]
HEAD = "# gouji: review notes (复核记录). Safe to read, edit and keep in version control.\n"
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*')
PATIENCE = 20.0  # seconds after which a drive is said to hang
_WRITING = threading.Lock()  # held by a writer that hangs, so that it cannot wake up and overwrite a later state
_WHY = {
    **dict.fromkeys((ENOSPC, EDQUOT), "review-disk-full"),
    **dict.fromkeys((EACCES, EPERM, EROFS), "review-read-only"),
    ENOENT: "review-folder-gone",
}


def render(table: Mapping[str, Any]) -> str:
    """The table as TOML text: values first, then every table under its own `[head]`, however short it is."""
    return HEAD + "".join(_chunks(table, ""))


def save(path: Path, table: Mapping[str, Any]) -> None:
    """Write the review so that it survives a crash at any moment: when this returns it is on disk, whole; when it
    raises ReviewUnsaved what was there before is still there, whole.
    """
    text = render(table)
    failed: list[OSError] = []

    def work() -> None:
        try:
            _replace(path, text.encode())
        except OSError as error:
            failed.append(error)
        finally:
            _WRITING.release()

    # A network drive can hang inside the system for ever; nothing but another thread can then still tell the person.
    if not _WRITING.acquire(timeout=PATIENCE):
        raise ReviewUnsaved("review-drive-hangs", file=str(path))
    writer = threading.Thread(target=work, daemon=True)
    writer.start()
    writer.join(PATIENCE)
    if writer.is_alive():
        raise ReviewUnsaved("review-drive-hangs", file=str(path))
    if failed:
        error = failed[0]
        key = _WHY.get(error.errno or 0, "review-unsaved")
        raise ReviewUnsaved(key, file=str(path), reason=error.strerror or str(error)) from error


def clear_leftovers(path: Path) -> None:
    """Take away what a save left behind that was killed. Only who holds the lock may call this."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
        left.unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make a rename durable. Windows has no handle for this and renames durably without it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
