"""Read a review file that anyone may have edited: bounded, checked, and every fault named by line, key and what was
expected.
"""

from __future__ import annotations

import re
import tomllib
from itertools import takewhile
from pathlib import Path
from stat import S_ISREG
from typing import Any

import msgspec

from reconcile.errors import IRREGULAR, InvalidSchema, reason
from reconcile.review.joining import united
from reconcile.review.migrating import migrated
from reconcile.review.record import SCHEMA, Review
from reconcile.review.rendering import Raw
from reconcile.review.schema import expected_at

LARGEST = 32 * 2**20
_HEAD = re.compile(r"\s*(\[\[?)\s*([\w.\-\"]+)\s*\]")
_KEY = re.compile(r"\s*\"?([\w\-]+)\"?\s*=")
_PATH = re.compile(r"(?P<said>.*?)(?: - at `\$(?P<path>[^`]*)`)?", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_TOML_LINE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")

Path_ = tuple[str | int, ...]


def read_review(path: Path) -> Raw:
    """The tables of a review file, of the newest schema, valid against `Review`. Raises InvalidSchema."""
    if path.is_symlink():
        raise InvalidSchema("review-link", file=str(path))
    try:
        told = path.stat()
        if not S_ISREG(told.st_mode):  # a pipe or a device has no end
            raise InvalidSchema("review-unreadable", file=str(path), reason=IRREGULAR)
        if told.st_size > LARGEST:
            raise InvalidSchema("review-too-large", file=str(path), limit=LARGEST // 2**20)
        text = path.read_text("utf-8-sig")  # as some editors save it
    except UnicodeDecodeError as error:
        raise InvalidSchema(_unlike("review-not-text", str(path)), file=str(path)) from error
    except OSError as error:
        raise InvalidSchema("review-unreadable", file=str(path), reason=reason(error)) from error
    return parse(text, str(path))


def parse(text: str, name: str) -> Raw:
    """The tables in the text of a review file, as `read_review`; `name` is what errors call it."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(name, text, str(error)) from error
    except RecursionError as error:
        raise InvalidSchema("review-too-deep", file=name) from error
    version = found.get("schema", 0)
    if isinstance(version, int) and version > SCHEMA:
        raise InvalidSchema("review-newer", file=name, found=version, known=SCHEMA)
    raw = migrated(found)
    try:
        msgspec.convert(raw, Review)
    except msgspec.ValidationError as error:
        raise _not_valid(name, text, str(error)) from error
    return united(raw)


def comments_of(path: Path) -> str:
    """The comments at the very top of a review file that `read_review` accepted, "" where there are none."""
    with path.open(encoding="utf-8-sig") as file:
        return "".join(takewhile(lambda line: line.startswith("#"), file))


def _not_toml(name: str, text: str, said: str) -> InvalidSchema:
    placed = _TOML_LINE.fullmatch(said)
    line = int(placed[2]) if placed and placed[2] else len(text.splitlines())
    key = _unlike("review-not-toml", name)
    return InvalidSchema(key, file=name, line=line, said=placed[1] if placed else said)


def _unlike(fault: str, name: str) -> str:
    """The fault, or that a file is no review at all, where its name says so too."""
    return fault if name.endswith(".toml") else "review-none"


def _not_valid(name: str, text: str, said: str) -> InvalidSchema:
    found = _PATH.fullmatch(said)
    path = _steps(found["path"] or "") if found else ()
    missing = _MISSING.match(said)
    wanted = (*path, missing[1]) if missing else path
    return InvalidSchema(
        "review-key-missing" if missing else "review-invalid",
        file=name,
        line=line_of(text, path),
        name=_shown(wanted),
        expected=expected_at(wanted) or said,
    )


def _steps(path: str) -> Path_:
    """`.finding[2].decision[0].what` as (finding, 2, decision, 0, what)."""
    return tuple(int(number) if number else key for key, number in re.findall(r"\.([\w\-]+)|\[(\d+)\]", path))


def _shown(path: Path_) -> str:
    """A path as a person reads it, entries counted from 1."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def line_of(text: str, path: Path_) -> int:
    """The line, from 1, where the deepest part of `path` that the text spells out stands."""
    here: Path_ = ()
    counts: dict[Path_, int] = {}
    best, depth = 1, 0
    for number, line in enumerate(text.splitlines(), 1):
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            here = _under(head[2].replace('"', "").split("."), head[1] == "[[", counts)
            at = here
        elif key:
            at = (*here, key[1])
        else:
            continue
        if len(at) > depth and path[: len(at)] == at:
            best, depth = number, len(at)
    return best


def _under(names: list[str], repeated: bool, counts: dict[Path_, int]) -> Path_:  # noqa: FBT001
    """The path of a table head, with the number of each repeated table before it."""
    path: Path_ = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, names[-1])
    if repeated:
        counts[path] = counts.get(path, -1) + 1
        path = (*path, counts[path])
    return path


def as_review(raw: Raw) -> Review:
    """The records in tables that `read_review` accepted or a session made."""
    return msgspec.convert(raw, Review)


def tables(raw: Raw, name: str) -> list[dict[str, Any]]:
    """The repeated table `[[name]]`, made if it is not there, to be changed in place."""
    found: list[dict[str, Any]] = raw.setdefault(name, [])
    return found
