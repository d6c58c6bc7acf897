"""The file that a review is kept in: who may write it, whether it is what was written last, and if not, why."""

from __future__ import annotations

from pathlib import Path

from reconcile.errors import ReviewUnsaved
from reconcile.review.locking import Holder, ReviewLock, held_by
from reconcile.review.naming import SUFFIX
from reconcile.review.reading import comments_of, read_review
from reconcile.review.rendering import Raw, Rendering
from reconcile.review.writing import patiently, replace, state_of


class ReviewFile:
    """The file and the right to write it. who: None opens it only to be read. unsaved: something is not on disk.
    trouble: why it is not, or why nothing could be saved if there were something.
    """

    def __init__(self, path: Path, who: str | None) -> None:
        self.path = path
        self.unsaved = False
        self._lock = None if who is None else ReviewLock(path, who)
        self.trouble = None if self._lock is None else self._lock.trouble
        self._state = state_of(path)
        self._render = Rendering()

    def read(self) -> Raw | None:
        """The review that is there, or None where there is none. Raises InvalidSchema."""
        if not self.exists:
            return None
        raw = read_review(self.path)
        self._render = Rendering(comments_of(self.path))
        return raw

    @property
    def exists(self) -> bool:
        """Whether there was a file when it was opened, or has been one since."""
        return self._state is not None

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written: it was opened so, or somebody else has it."""
        return self._lock is None or self._lock.taken

    @property
    def holder(self) -> Holder | None:
        """Who else has it, where that is known."""
        return self._lock.holder if self._lock is not None else None

    def refuse(self) -> None:
        """Raise ReviewUnsaved where nothing may be written."""
        if self._lock is None:
            raise ReviewUnsaved("review-to-read", file=str(self.path))
        if self._lock.taken:
            raise held_by(self.holder, self.path)

    def write(self, raw: Raw) -> None:
        """Write the review; it is on disk when this returns. Raises ReviewUnsaved."""
        self.refuse()
        self.unsaved = True
        try:
            patiently(self.path, lambda: self._write(self._render(raw)))
        except ReviewUnsaved as error:
            self.trouble = error
            raise
        self.unsaved, self.trouble = False, None

    def _write(self, text: str) -> None:
        if self._lock is not None and not self._lock.take():
            raise self._lock.trouble or held_by(self.holder, self.path)
        if state_of(self.path) not in {None, self._state}:  # by hand, or by what copies files between machines
            raise ReviewUnsaved("review-changed", file=str(self.path))
        replace(self.path, text.encode())
        self._state = state_of(self.path)

    def elsewhere(self, path: Path, who: str) -> ReviewFile:
        """Another file to be written from now on, which must not exist yet. A folder, or a name that is no review's, is
        completed. Raises ReviewUnsaved.
        """
        chosen = path / self.path.name if path.is_dir() else path
        if not chosen.name.endswith(SUFFIX):
            chosen = chosen.with_name(chosen.name.removesuffix(".toml").removesuffix(".review") + SUFFIX)
        if chosen.exists() or chosen.is_symlink():
            raise ReviewUnsaved("review-there", file=str(chosen))
        made = ReviewFile(chosen, who)
        if made.trouble is not None:
            raise made.trouble
        made._render = self._render
        return made

    def release(self) -> None:
        """Let others write it."""
        if self._lock is not None:
            self._lock.release()
