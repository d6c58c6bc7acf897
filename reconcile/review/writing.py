"""Text durably on disk."""

from __future__ import annotations

import glob
import os
import tempfile
import threading
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, EPERM, EROFS
from pathlib import Path

from reconcile.errors import ReviewUnsaved

PATIENCE = 20.0  # seconds after which a drive is said to hang
_WRITING = threading.Lock()  # held by a writer that hangs, so that it cannot wake up and overwrite a later state
_WHY = {
    **dict.fromkeys((ENOSPC, EDQUOT), "review-disk-full"),
    **dict.fromkeys((EACCES, EPERM, EROFS), "review-read-only"),
    ENOENT: "review-folder-gone",
}


def save(path: Path, text: str) -> None:
    """Write a review so that it survives a crash at any moment: when this returns it is on disk, whole; when it
    raises ReviewUnsaved what was there before is still there, whole.
    """
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
