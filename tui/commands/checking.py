"""What `gouji check` does: read, reconcile, print, and say by its status what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from reconcile.cache import fetch, keep
from reconcile.export.printable import printable
from reconcile.export.report_json import ReportObject, encoded, needs_attention, report_object
from reconcile.export.report_sarif import report_sarif
from reconcile.export.report_text import report_text
from reconcile.export.report_toml import report_toml
from reconcile.export.summary import Together
from reconcile.language import Language, speaker
from reconcile.review import as_review, disclosure_of, is_review, open_review, read_review, review_path
from tui.boundary import guarded
from tui.commands.outputs import deliver
from tui.commands.reconciling import made_from, reconciled

PASSED, FOUND, FAILED = 0, 1, 2
LIFETIME = 25  # files that a process checks before fresh ones take over, so that memory stays flat


class Against(Struct, frozen=True):
    """What the findings are held against: the review of this version and that of an earlier one; and what the figures
    are held against: last year's document.
    """

    review: Path | None
    earlier: Path | None
    prior: Path | None


def check(files: list[Path], form: str, against: Against, jobs: int, language: Language, *, summary: bool) -> int:
    """Check the files in order, print what was found, and return the exit status. summary: of text, only the end."""
    say = speaker(language)
    kept: list[ReportObject] = []
    failed: list[str] = []
    together = Together()
    status = PASSED
    for number, made in enumerate(_checked(files, against, jobs, language)):
        together.add(str(files[number]), made, reviewed=against.review is not None)
        if made is None:
            status = FAILED
            failed.append(str(files[number]))
            continue
        if needs_attention(made):
            status = max(status, FOUND)
        if form in {"json", "jsonl"}:
            deliver(encoded(made, pretty=form == "json" and len(files) == 1), None)
        elif form != "text":
            kept.append(made)
        elif not summary:
            deliver(("\n" if number else "") + report_text(made, say), None)
    if form == "text" and (summary or len(files) > 1):
        before = () if summary else ("",)
        deliver("\n".join((*before, *together.table(say), "", *together.remarks(say), together.line(say), "")), None)
    if form == "sarif":
        deliver(report_sarif(kept, language, failed), None)
    elif form == "toml":
        deliver(report_toml(kept), None)
    return status


def _checked(files: list[Path], against: Against, jobs: int, language: Language) -> Iterator[ReportObject | None]:
    """A report for each file in order, or None for one that could not be checked, which has been said then."""
    jobs = min(jobs, len(files))
    if jobs <= 1:
        for file in files:
            yield _alone(file, against, language)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only for several jobs
    from multiprocessing import get_context  # noqa: PLC0415

    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    several = jobs * LIFETIME
    for batch in (files[start : start + several] for start in range(0, len(files), several)):
        # A pool that replaces its processes by itself (max_tasks_per_child) stands still for ever once all have ended.
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            for file, future in [(file, pool.submit(_alone, file, against, language)) for file in batch]:
                yield guarded(future.result, language, None, str(file))


def _alone(file: Path, against: Against, language: Language) -> ReportObject | None:
    """One file; what is wrong with it is said here, so that the next one is checked all the same."""
    return guarded(lambda: _report(file, against, language), language, None, str(file))


def _report(file: Path, against: Against, language: Language) -> ReportObject:
    review = against.review
    if is_review(file):
        file, review = disclosure_of(file, as_review(read_review(file)).document.path), file
    if review is not None and review.is_dir():
        review = review_path(review / file.name)
        review = review if review.exists() else None  # nobody has begun it
    if review is not None:
        read_review(review)  # one that is not there is a mistake here, and not a review to begin
    if review is None and against.earlier is None:
        return _unreviewed(file, against.prior, language)
    report = reconciled(file, speaker(language), against.prior)
    kept = review or review_path(file)
    with open_review(kept, report, "", read_only=True, earlier=against.earlier, language=language) as session:
        return report_object(report, language, session.review, session.carried)


def _unreviewed(file: Path, prior: Path | None, language: Language) -> ReportObject:
    """The report without a review: kept from the last time where file, settings and program are the same."""
    key = made_from(file, prior, language)
    known = fetch("report", key, ReportObject) if key else None
    if known is not None:
        return replace(known, document=replace(known.document, path=printable(str(file))))
    made = report_object(reconciled(file, speaker(language), prior), language)
    if key:
        keep("report", key, made)
    return made
