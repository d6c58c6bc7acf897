"""What the person has set for the app in `gouji.toml`, before anything is opened."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path

from reconcile.errors import InvalidSchema
from reconcile.settings import AppSettings, load_settings


def preferences(path: Path | None) -> AppSettings:
    """What holds for a file, or for the folder of the moment. A file that is not as it must be is told on opening."""
    try:
        return load_settings(path or Path.cwd(), user_config_path("gouji")).app
    except InvalidSchema:
        return AppSettings()
