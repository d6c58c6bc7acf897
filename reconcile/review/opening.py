"""Open a review for a report: read it, bring it up to date, and take the lock."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reconcile.errors import ReviewUnsaved
from reconcile.language import Language, preferred
from reconcile.review.carrying import carry
from reconcile.review.file import ReviewFile
from reconcile.review.naming import name_for
from reconcile.review.reading import read_review
from reconcile.review.record import saved
from reconcile.review.rematching import rematch
from reconcile.review.session import ReviewSession
from reconcile.review.signing import sign
from reconcile.review.syncing import describe, new_review, sync
from reconcile.review.writing import clear_leftovers

if TYPE_CHECKING:
    from reconcile.review.reported import Reported


def open_review(
    path: Path,
    report: Reported,
    reviewer: str,
    *,
    read_only: bool = False,
    earlier: Path | None = None,
    language: Language | None = None,
) -> ReviewSession:
    """Open the review kept at `path`, or begin one, for this report.

    Nothing is written before the first act, but for what comes along from `earlier`, the review of an earlier version.
    Where another process has it open, or with `read_only`, the session can be looked at but acts raise ReviewUnsaved.
    Where nothing can be written (a full disk, a folder that is read-only or gone) `trouble` says so from the start.
    Raises InvalidSchema where the file is not a review.
    """
    file = ReviewFile(path, None if read_only else reviewer)
    disclosure = report.disclosure
    findings = [saved(one, language or preferred()) for one in report.findings]
    with ExitStack() as refused:
        refused.callback(file.release)
        raw = file.read() or new_review(reviewer)
        carried = None
        if earlier is not None:
            carried = carry(read_review(earlier), raw, disclosure, findings)
        elif raw["document"]["sha256"] not in {"", disclosure.sha256}:
            carried = carry(raw, raw, disclosure, findings)
        else:
            rematch(raw, findings)
        refused.pop_all()
    sign(raw, reviewer)
    if not file.read_only:
        clear_leftovers(path)
    describe(raw, disclosure, name_for(Path(disclosure.path), path))
    sync(raw, findings)
    session = ReviewSession(file, raw, reviewer, carried, Path(disclosure.path))
    if carried is not None:
        left = tuple(name for name in carried.same if session.status(name) == "open")
        session.carried = replace(carried, open=left)
    if earlier is not None and not session.read_only:
        with suppress(ReviewUnsaved):  # `trouble` tells; until it is over everything is in memory
            session.save()
    return session
