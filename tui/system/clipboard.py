"""Text to the clipboard where the terminal does not take it there, or may not.

What a terminal is told (OSC 52) it does not answer: xterm as it comes, VTE, macOS's Terminal and tmux do nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Mapping

COPIERS = (  # where they work, and what takes its input to the clipboard
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
)
PATIENCE = 3.0  # seconds
PIECE = 240  # bytes that GNU screen hands on at a time


def handed_over(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a program has taken the text to the clipboard."""
    for sign, command in COPIERS:
        if (not sign or environment.get(sign)) and shutil.which(command[0], path=environment.get("PATH")):
            quiet = subprocess.DEVNULL
            try:
                subprocess.run(command, input=text.encode(), stdout=quiet, stderr=quiet, timeout=PATIENCE, check=True)
            except (OSError, subprocess.SubprocessError):
                continue
            return True
    return False


def in_screen(text: str) -> str:
    """What tells the terminal around GNU screen to take the text to its clipboard."""
    whole = f"\x1b]52;c;{b64encode(text.encode()).decode('ascii')}\a"
    return "".join(f"\x1bP{whole[at : at + PIECE]}\x1b\\" for at in range(0, len(whole), PIECE))
