"""Opening a file, off the main thread: the engine is loaded here, and what is slow is done."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from reconcile.errors import Cancelled
from reconcile.language import Language
from reconcile.review import ReviewSession, disclosure_of, is_review, open_review, read_review, review_path
from reconcile.settings import AppSettings, RuleSettings, load_settings
from tui.report.index import Index
from tui.report.material import Material, keep_for_next_time, kept, made_from, material, undecided

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Desk:
    """What a desk needs."""

    index: Index
    review: ReviewSession
    app: AppSettings = field(default_factory=AppSettings)
    keys: Mapping[str, str] = field(default_factory=dict)
    named: bool = True  # whether somebody has said who reviews


def open_file(
    path: Path,
    *,
    reviewer: str,
    usual: str = "",
    language: Language,
    progress: Progress,
    cancelled: Callable[[], bool],
    seen: Callable[[Index], object] = lambda _: None,
    review: Path | None = None,
    earlier: Path | None = None,
    prior: Path | None = None,
    read_only: bool = False,
) -> Desk:
    """Read and reconcile a disclosure, or the one that a review file names, and open its review.

    review: where the review is kept if not at the usual place. earlier: a review of an earlier version. prior:
    last year's disclosure. reviewer: the name given for this time; usual: the one that is remembered. seen: is given
    the tables and the text before anything is decided, and then now and then what is decided so far. Raises GoujiError.
    """

    document = path
    if is_review(path):
        review = path
        document = disclosure_of(path, str(read_review(path)["document"]["path"]))
    settings = load_settings(document, user_config_path("gouji"))
    key = made_from(document, prior, settings.rules)
    made = kept(document, key)
    if made is None:
        made = _worked_out(document, prior, settings.rules, progress, cancelled, seen)
        keep_for_next_time(made, key)
    index = Index(made)
    if cancelled():
        raise Cancelled("cancelled")
    name = reviewer or settings.app.reviewer or usual
    session = open_review(
        review or review_path(document),
        made,
        name or getpass.getuser(),
        read_only=read_only,
        language=language,
        earlier=earlier,
    )
    return Desk(index, session, settings.app, settings.keys, named=bool(name))


def _worked_out(
    document: Path,
    prior: Path | None,
    rules: RuleSettings,
    progress: Progress,
    cancelled: Callable[[], bool],
    seen: Callable[[Index], object],
) -> Material:
    from reconcile.pipeline import reconcile  # noqa: PLC0415 - the engine, where there is something to work out
    from reconcile.reading import read  # noqa: PLC0415

    before = read(prior, progress=progress, cancelled=cancelled) if prior is not None else None
    disclosure = read(document, progress=progress, cancelled=cancelled)
    seen(Index(undecided(disclosure)))
    report = reconcile(
        disclosure, rules, before, seen=lambda so_far: seen(Index(material(so_far))), cancelled=cancelled
    )
    return material(report)


def sample() -> Path:
    """The sample disclosure, in a folder of the user's where its review can be kept. Raises OSError."""
    folder = user_data_path("gouji") / "sample"
    folder.mkdir(parents=True, exist_ok=True)
    for entry in files("sample_data").iterdir():
        if entry.name.endswith(".pdf"):
            copy = folder / entry.name
            if not copy.exists():
                copy.write_bytes(entry.read_bytes())
            return copy
    raise FileNotFoundError("sample_data")
