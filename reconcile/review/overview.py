"""How far the reviews in a folder are, without reading a disclosure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from reconcile.catalogue import Severity
from reconcile.errors import GoujiError, InvalidSchema
from reconcile.reading.glance import refused
from reconcile.review.naming import review_path
from reconcile.review.reading import as_review, read_review
from reconcile.review.record import Review, moment
from reconcile.review.standing import Progress, progress, standing


class Row(Struct, frozen=True, kw_only=True):
    """One disclosure. review: its review file, or None where nobody began. progress: None without a review, or where
    it or the disclosure cannot be read; `trouble` then says why. severities: findings by severity, those that are gone
    aside. disputed: findings on which reviewers disagree.
    """

    disclosure: Path
    review: Path | None = None
    title: str = ""
    reviewer: str = ""
    progress: Progress | None = None
    notes: int = 0
    disputed: int = 0
    severities: Mapping[Severity, int] = {}
    touched: datetime | None = None
    trouble: GoujiError | None = None


def overview(disclosures: list[Path], reviews: list[Path]) -> Iterator[Row]:
    """One row a disclosure, and one for each review file that belongs to none of them."""
    left = set(reviews)
    for disclosure in disclosures:
        path = review_path(disclosure)
        left.discard(path)
        if path.exists():
            yield _row(disclosure, path)
        else:
            yield Row(disclosure=disclosure, trouble=refused(disclosure))
    for path in reviews:
        if path in left:
            yield _row(path, path)


def _row(disclosure: Path, path: Path) -> Row:
    try:
        review = as_review(read_review(path))
    except InvalidSchema as error:
        return Row(disclosure=disclosure, review=path, trouble=error)
    return Row(
        disclosure=disclosure,
        review=path,
        title=review.document.title,
        reviewer=review.session.reviewer,
        progress=progress(review.finding),
        notes=len(review.note),
        disputed=sum(1 for one in review.finding if standing(one).disputed),
        severities=Counter(one.severity for one in review.finding if not one.gone),
        touched=_touched(review),
    )


def _touched(review: Review) -> datetime | None:
    """When somebody last decided or noted something."""
    times = [act.when for one in review.finding for act in one.decision] + [one.when for one in review.note]
    return max(times, key=moment, default=None)
