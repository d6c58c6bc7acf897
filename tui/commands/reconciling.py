"""A file read and reconciled for a command, with the settings that hold where it lies."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path

from reconcile.language import Say
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from reconcile.settings import load_settings
from tui.commands.progress import pages_shown


def reconciled(file: Path, say: Say) -> Report:
    """The report of a file, with its progress on stderr where somebody watches."""
    settings = load_settings(file, user_config_path("gouji"))
    with pages_shown(file, say) as progress:
        return reconcile(read(file, progress=progress), settings.rules)
