"""A file read and reconciled for a command, with the settings that hold where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from reconcile.cache import content_hash
from reconcile.disclosure import Disclosure
from reconcile.language import Language, Say
from tui.commands.progress import pages_shown

if TYPE_CHECKING:  # the engine is loaded when there is something to work out
    from reconcile.pipeline import Report


def reconciled(file: Path, say: Say, prior: Path | None = None) -> Report:
    """The report of a file, held against last year's where that is given."""
    from reconcile.settings import load_settings  # noqa: PLC0415 - see above

    settings = load_settings(file, user_config_path("gouji"))
    read, before = _read(file, say), _read(prior, say) if prior else None
    from reconcile.pipeline import reconcile  # noqa: PLC0415 - loaded by now, while the file was read

    return reconcile(read, settings.rules, before)


def made_from(file: Path, prior: Path | None, language: Language) -> tuple[str, ...] | None:
    """What a report depends on: the documents, the settings and the language. None where a file cannot be read."""
    from reconcile.settings import load_settings  # noqa: PLC0415

    hashes = [content_hash(one) for one in (file, prior) if one is not None]
    known = [one for one in hashes if one is not None]
    if len(known) < len(hashes):
        return None
    return (*known, file.suffix.lower(), repr(load_settings(file, user_config_path("gouji")).rules), language)


def _read(file: Path, say: Say) -> Disclosure:
    """Read with the progress on stderr, where somebody watches."""
    from reconcile.reading import read  # noqa: PLC0415

    with pages_shown(file, say) as progress:
        return read(file, progress=progress, meanwhile=_load_engine)


def _load_engine() -> None:
    """Load what comes after reading: it takes half as long as to read a hundred pages."""
    from reconcile.pipeline import reconcile  # noqa: F401, PLC0415
    from reconcile.rules import rule_modules  # noqa: PLC0415

    rule_modules()
