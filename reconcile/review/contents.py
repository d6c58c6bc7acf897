"""What a review says: the tables as they were read, which are the truth, and the records that are made of them.

A change is made in the tables, so that keys this program does not know stay.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from reconcile.review.evidence import places, printed
from reconcile.review.joining import LETTERS, free_id
from reconcile.review.reading import as_review, tables
from reconcile.review.record import Action, Decision, Position, Review, SavedFinding, Verdict, now
from reconcile.review.rendering import Raw
from reconcile.review.standing import Standing, effective, standing


class Contents:
    """The tables of a review. raw: the tables. Whoever changes them there says `changed`."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self._review: Review | None = None
        self._standings: dict[str, Standing] = {}

    def changed(self) -> None:
        """The records are to be made anew."""
        self._review = None

    @property
    def review(self) -> Review:
        """Everything, as records."""
        if self._review is None:
            self._review = as_review(self.raw)
            self._standings = {one.id: standing(one) for one in self._review.finding}
        return self._review

    def standing(self, finding: str) -> Standing:
        """Where a finding stands."""
        return self._standings[finding] if self.review else Standing(status="open")

    def history(self, finding: str) -> tuple[Decision, ...]:
        """Every decision that was ever made on a finding, withdrawals among them, oldest first."""
        return next(one.decision for one in self.review.finding if one.id == finding)

    def last_of(self, who: str, finding: str) -> Decision | None:
        """This reviewer's decision on a finding that holds, or None."""
        own = [one for one in effective(self.history(finding)) if one.who == who]
        return own[-1] if own else None

    def has_decided(self, who: str, finding: str, verdict: Verdict, reason: str) -> bool:
        """Whether this reviewer's decision on a finding is this one, and has not lapsed."""
        last, lapsed = self.last_of(who, finding), self.standing(finding).lapsed is not None
        return last is not None and not lapsed and (last.what, last.why) == (verdict, lines(reason))

    def table(self, kind: str, wanted: str) -> Raw:
        """The table of this id among the findings, notes or checks."""
        return next(one for one in tables(self.raw, kind) if one["id"] == wanted)

    def free_id(self, kind: str) -> str:
        """An id that no note, or no check, has."""
        return free_id({one["id"] for one in tables(self.raw, kind)}, LETTERS[kind])

    def append(self, who: str, finding: str, what: Action, why: str) -> None:
        """Add an act to the history of a finding."""
        table = self.table("finding", finding)
        act = Decision(who=who, when=now(), what=what, why=lines(why))
        if what != "withdraw":
            found = msgspec.convert(table, SavedFinding)
            act = msgspec.structs.replace(act, evidence=printed(found), places=places(found))
        table.setdefault("decision", []).append(plain(act))

    def be_at(self, where: Position) -> None:
        """Put down where the reviewer is."""
        entry = self.raw.setdefault("session", {})
        known = set(Position.__struct_fields__)
        other = {key: value for key, value in entry.get("position", {}).items() if key not in known}
        entry["position"] = {**plain(where), **other}
        self.changed()


def plain(record: Struct) -> dict[str, Any]:
    """A record as TOML can hold it: None left out, times as times."""
    made: dict[str, Any] = msgspec.to_builtins(record, builtin_types=(type(now()),))
    return made


def lines(text: str) -> str:
    """Text as it is kept, wherever it was typed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
