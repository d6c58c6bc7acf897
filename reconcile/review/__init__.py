"""The review file (复核记录): what a reviewer decided and noted, never lost.

with open_review(review_path(file), report, reviewer) as session:
    session.decide(finding.id, "dismiss", "尾差")      # on disk when it returns
    session.note(Anchor(kind="cell", title=…, text=…), "…")
    session.undo(); session.redo()
    session.status(finding.id); session.progress(); session.position = Position(finding=finding.id)
"""

from reconcile.review.naming import disclosure_of, is_review, review_path
from reconcile.review.opening import open_review
from reconcile.review.reading import as_review, read_review
from reconcile.review.record import Anchor, Decision, Note, OwnCheck, Position, Review, SavedFinding, Verdict
from reconcile.review.session import ReviewSession
from reconcile.review.standing import Progress, Standing, Status, progress, standing

__all__ = [
    "Anchor",
    "Decision",
    "Note",
    "OwnCheck",
    "Position",
    "Progress",
    "Review",
    "ReviewSession",
    "SavedFinding",
    "Standing",
    "Status",
    "Verdict",
    "as_review",
    "disclosure_of",
    "is_review",
    "open_review",
    "progress",
    "read_review",
    "review_path",
    "standing",
]
