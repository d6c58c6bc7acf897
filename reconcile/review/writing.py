"""Text durably on disk."""

from __future__ import annotations

import glob
import os
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES, EDQUOT, ELOOP, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS, ESTALE
from pathlib import Path

from reconcile.errors import ReviewUnsaved, reason

PATIENCE = 10.0  # seconds after which a drive is said to hang
_TURNS: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)
_WHY = {
    **dict.fromkeys((ENOSPC, EDQUOT), "review-disk-full"),
    **dict.fromkeys((EACCES, EPERM, EROFS), "review-read-only"),
    **dict.fromkeys((ENOENT, ENOTDIR, ESTALE), "review-folder-gone"),
    ELOOP: "review-link",
}


def save(path: Path, text: str) -> None:
    """Write a review so that it survives a crash at any moment: when this returns it is on disk, whole; when it
    raises ReviewUnsaved what was there before is still there, whole.
    """
    patiently(path, lambda: replace(path, text.encode()))


def patiently(path: Path, work: Callable[[], None]) -> None:
    """Do what is to be done to this file, or raise ReviewUnsaved, after a while also where the drive hangs.

    Whoever hangs keeps the turn of this file, so that it cannot wake up and overwrite a later state of it.
    """
    failed: list[OSError | ReviewUnsaved] = []
    turn = _TURNS[path]

    def attempt() -> None:
        try:
            work()
        except (OSError, ReviewUnsaved) as error:
            failed.append(error)
        finally:
            turn.release()

    # A network drive can hang inside the system for ever; nothing but another thread can then still tell the person.
    if not turn.acquire(timeout=PATIENCE):
        raise ReviewUnsaved("review-drive-hangs", file=str(path))
    writer = threading.Thread(target=attempt, daemon=True)
    writer.start()
    writer.join(PATIENCE)
    if writer.is_alive():
        raise ReviewUnsaved("review-drive-hangs", file=str(path))
    for error in failed:
        raise error if isinstance(error, ReviewUnsaved) else unsaved(path, error) from error


def unsaved(path: Path, error: OSError) -> ReviewUnsaved:
    """The failure to write a review, with what the person can do about it."""
    key = _WHY.get(error.errno or 0, "review-unsaved")
    return ReviewUnsaved(key, file=str(path), reason=reason(error))


def state_of(path: Path) -> tuple[int, int, int] | None:
    """What tells one state of a file from the next; None where there is none, or nobody can say."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def clear_leftovers(path: Path) -> None:
    """Take away what a save left behind that was killed. Only who holds the lock may call this."""
    with suppress(OSError):
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
            left.unlink(missing_ok=True)


def replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of the old one, durably. Raises OSError, and then the old one is there, whole.

    A link is refused.
    """
    if path.is_symlink():
        raise OSError(ELOOP, os.strerror(ELOOP))
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
