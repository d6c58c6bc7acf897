"""Where a finding stands, from the history of its decisions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from reconcile.review.evidence import binds
from reconcile.review.record import Decision, SavedFinding, Verdict, moment

Status = Literal["open", "confirmed", "dismissed", "explained"]
BECOMES: dict[Verdict, Status] = {"confirm": "confirmed", "dismiss": "dismissed", "explained": "explained"}
NEEDS_REASON: frozenset[Verdict] = frozenset({"dismiss"})


class Standing(Struct, frozen=True, kw_only=True):
    """status: what the last decision made of the finding. decision: that decision. lapsed: a decision that no longer
    holds, because what is printed has changed since; the finding is then open. disputed: the decisions of others that
    say something else.
    """

    status: Status
    decision: Decision | None = None
    lapsed: Decision | None = None
    disputed: tuple[Decision, ...] = ()


class Progress(Struct, frozen=True):
    """How far a review is: findings in all, and how many of them got which decision."""

    total: int
    confirmed: int
    dismissed: int
    explained: int

    @property
    def decided(self) -> int:
        """How many findings are decided."""
        return self.confirmed + self.dismissed + self.explained

    @property
    def open(self) -> int:
        """How many findings are left."""
        return self.total - self.decided


def effective(history: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that were not taken back, oldest first. A withdrawal takes back the same person's last one."""
    kept: list[Decision] = []
    for act in sorted(history, key=lambda one: moment(one.when)):
        if act.what != "withdraw":
            kept.append(act)
            continue
        own = [index for index, one in enumerate(kept) if one.who == act.who]
        if own:
            del kept[own[-1]]
    return tuple(kept)


def standing(finding: SavedFinding) -> Standing:
    """Where the finding stands."""
    kept = effective(finding.decision)
    if not kept:
        return Standing(status="open")
    last = kept[-1]
    if last.what == "withdraw" or not binds(last, finding):
        return Standing(status="open", lapsed=last)
    others = {one.who: one for one in kept if one.who != last.who}
    disputed = tuple(one for one in others.values() if one.what != last.what and binds(one, finding))
    return Standing(status=BECOMES[last.what], decision=last, disputed=disputed)


def progress(findings: tuple[SavedFinding, ...]) -> Progress:
    """How far the review of these findings is; those that are gone do not count, and where reviewers disagree nothing
    is decided."""
    held = [standing(one) for one in findings if not one.gone]
    found = ["open" if one.disputed else one.status for one in held]
    return Progress(len(found), found.count("confirmed"), found.count("dismissed"), found.count("explained"))
