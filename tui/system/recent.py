"""What is remembered in the user's state folder: the reviews of late, whose progress is read from their files, and how
the person likes the app.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import tomli_w
from msgspec import Struct
from msgspec.structs import replace
from platformdirs import user_state_path
from textual.app import App

from reconcile.errors import GoujiError
from reconcile.review import as_review, is_review, progress, read_review, review_path

KEPT = 20
AT_A_TIME = 10  # reviews that are read between two looks at the list
HINTS = 3  # how often the first keys are told


class Entry(Struct, frozen=True):
    """One review. path: of the review. touched: when it was last changed, for people."""

    path: Path
    title: str = ""
    decided: int = 0
    total: int = 0
    touched: str = ""


class Kept(Struct, frozen=True):
    """What the file holds. hinted: how often. reviewer, advance: as the person said in the app."""

    review: tuple[str, ...] = ()
    theme: str = ""
    hinted: int = 0
    reviewer: str = ""
    advance: bool = False


class Recent:
    """The list, newest first."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or user_state_path("gouji") / "recent.toml"
        self.kept = _kept(self.file)
        self.entries = [Entry(Path(one)) for one in self.kept.review]

    def add(self, path: Path) -> None:
        """Put a review at the top of the list."""
        new = str(path.resolve())
        kept = _kept(self.file)
        self._keep(replace(kept, review=(new, *(one for one in kept.review if one != new))[:KEPT]))

    def prefer(self, **what: str | bool) -> None:
        """Remember what the person prefers: fields of `Kept`."""
        self._keep(replace(_kept(self.file), **what))

    def hint(self) -> bool:
        """Whether the person is still new here; asking makes them less so."""
        kept = _kept(self.file)
        if kept.hinted >= HINTS:
            return False
        self._keep(replace(kept, hinted=kept.hinted + 1))
        return True

    def _keep(self, kept: Kept) -> None:
        """Write the file. That it cannot be written is no reason to stop."""
        self.kept = kept
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new = self.file.with_suffix(".new")
            new.write_text(tomli_w.dumps(msgspec.to_builtins(kept)), "utf-8")
            new.replace(self.file)

    def load(self, then: Callable[[], None], app: App[Any]) -> None:
        """Read the progress of each in a thread, then call back on the app's."""

        def work() -> None:
            self.entries = [found for one in self.entries if (found := _entry(one.path)) is not None]
            with suppress(RuntimeError):  # the app has gone in the meantime
                app.call_from_thread(then)

        Thread(target=work, daemon=True).start()


def look_up(files: Sequence[Path], then: Callable[[Mapping[Path, Entry]], object], app: App[Any]) -> None:
    """Read in a thread how far the reviews of these files are; call back on the app's, for some files at a time, with
    those that have one.
    """

    def work() -> None:
        for at in range(0, len(files), AT_A_TIME):
            found = {one: entry for one in files[at : at + AT_A_TIME] if (entry := _entry(one)) is not None}
            try:
                app.call_from_thread(then, found)
            except RuntimeError:  # the app has gone in the meantime
                return

    Thread(target=work, daemon=True).start()


def _kept(file: Path) -> Kept:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Kept)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError, tomllib.TOMLDecodeError):
        return Kept()


def _entry(file: Path) -> Entry | None:
    """What the review of a disclosure, or a review file, says of itself; None where it is gone or no review."""

    try:
        path = file if is_review(file) else review_path(file)
        review = as_review(read_review(path))
        moment = path.stat().st_mtime
    except (GoujiError, OSError):
        return None
    done = progress(review.finding)
    touched = f"{datetime.fromtimestamp(moment).astimezone():%Y-%m-%d}"
    return Entry(path, review.document.title, done.decided, done.total, touched)
