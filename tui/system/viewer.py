"""The document in the viewer of the system, at the page where the viewer can be told one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from textual.screen import Screen

from tui.voice import Voice

TOLD = (  # viewers that can be told a page, counted from the first: not by what is printed on it
    ("evince", "--page-index={page}", "{file}"),
    ("papers", "--page-index={page}", "{file}"),
    ("atril", "--page-index={page}", "{file}"),
    ("okular", "-p", "{page}", "{file}"),
    ("zathura", "-P", "{page}", "{file}"),
    ("SumatraPDF", "-page", "{page}", "{file}"),
)
UNTOLD = (("xdg-open", "{file}"), ("open", "{file}"), ("explorer", "{file}"))  # whatever the person has chosen
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def viewer(environment: Mapping[str, str] = os.environ, *, paged: bool = True) -> tuple[str, ...]:
    """The command for a viewer, with places for file and page; empty without one, or a screen to show it on. paged:
    whether the file is one that has pages.
    """
    if sys.platform == "linux" and not any(map(environment.get, SCREENS)):
        return ()
    return next(
        (one for one in (TOLD if paged else ()) + UNTOLD if shutil.which(one[0], path=environment.get("PATH"))), ()
    )


def open_viewer(screen: Screen[None], voice: Voice, file: Path, page: int | None) -> None:
    """Open it, at a page where it has any; or say in one line that there is no viewer, or no file."""
    command, path = viewer(paged=page is not None), str(file.resolve())
    if not file.exists():
        screen.notify(voice("file-gone", file=path), severity="error", timeout=8, markup=False)
        return
    if not command:
        screen.notify(voice("no-viewer", file=path, page=page or 1), timeout=8, markup=False)
        return
    words = [one.replace("{page}", str(page)).replace("{file}", path) for one in command]
    quiet = subprocess.DEVNULL
    subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    said = "viewer-unpaged" if page is None else "viewer" if command in TOLD else "viewer-untold"
    screen.notify(voice(said, page=page or 1), timeout=5)
