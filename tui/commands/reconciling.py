"""A file read and reconciled for a command, with the settings that hold where it lies."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path

from reconcile.disclosure import Disclosure
from reconcile.language import Say
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from reconcile.settings import load_settings
from tui.commands.progress import pages_shown


def reconciled(file: Path, say: Say, prior: Path | None = None) -> Report:
    """The report of a file, held against last year's where that is given."""
    settings = load_settings(file, user_config_path("gouji"))
    return reconcile(_read(file, say), settings.rules, _read(prior, say) if prior else None)


def _read(file: Path, say: Say) -> Disclosure:
    """Read with the progress on stderr, where somebody watches."""
    with pages_shown(file, say) as progress:
        return read(file, progress=progress)
