"""The document in the viewer of the system, at the page where the viewer can be told one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from textual.screen import Screen

from tui.voice import Voice

VIEWERS = ("xdg-open", "open")


def open_viewer(screen: Screen[None], voice: Voice, file: Path, page: int) -> None:
    """Open it, or say in one line that there is no viewer."""
    path = str(file.resolve())
    commands = [["evince", f"--page-label={page}", path], ["okular", "-p", str(page), path]]
    commands += [[one, path] for one in VIEWERS]
    command = next((one for one in commands if shutil.which(one[0])), None)
    if command is None or sys.platform == "win32":
        screen.notify(voice("no-viewer", file=path, page=page), timeout=8, markup=False)
        return
    quiet = subprocess.DEVNULL
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    screen.notify(voice("viewer", page=page), timeout=3)
