"""Keys for checks of the reviewer's own: pick figures anywhere, then ask what they make."""

from __future__ import annotations

from reconcile.errors import ReviewUnsaved
from reconcile.review import OwnCheck
from reconcile.review.record import now
from tui.desk.signing import Signing
from tui.report.own_checks import Answer, again, anchor, asked, possible
from tui.report.spots import Spot
from tui.sheets.checks import ChecksScreen


class OwnChecks(Signing):
    """Picking and asking."""

    def action_pick(self) -> None:
        """Pick the figure under the cursor, or leave it out again."""
        spot = self.here
        if spot is None or not spot.figure:
            self.notify(self.voice("no-figure"), timeout=3)
            return
        if spot.figure in self.picked:
            self.picked.remove(spot.figure)
        else:
            self.picked.append(spot.figure)
        self._mark_picked()

    def action_unpick(self) -> None:
        """Nothing is picked any more."""
        if self.picked:
            self.picked.clear()
            self._mark_picked()

    def _mark_picked(self) -> None:
        spots: list[Spot] = [one for name in self.picked if (one := self.index.figure_spot(name)) is not None]
        for view in (self.table, self.other, self.earlier):
            view.picks = spots
            view.mark()
        self.narrative.picked = set(self.picked)
        self.narrative.refresh()
        self.show_top()

    def action_check(self) -> None:
        """Do the picked figures add up to the one under the cursor? Without picks: all checks so far."""
        target = self.here.figure if self.here is not None else ""
        parts = [one for one in self.picked if one != target]
        if parts and not target:
            self.notify(self.voice("check-no-figure"), timeout=5)
            return
        kinds = possible(self.index, target, parts) if target and parts else ()
        if parts and not kinds:
            self.notify(self.voice("check-impossible"), timeout=5)
            return
        answers = [asked(self.index, kind, target, parts) for kind in kinds]

        def chosen(answer: Answer | str | None) -> None:
            if isinstance(answer, Answer):
                self.action_unpick()
                self._keep(answer)
            elif answer and (spot := self.index.figure_spot(answer)) is not None:
                if self.here is not None:
                    self.leave(self.here)
                self.go_spot(spot)

        kept = again(self.index, self.review.checks)
        ask = ChecksScreen(self.voice, self.index, answers, self.review, kept, self.earlier_checks)
        self.app.push_screen(ask, chosen)

    def _keep(self, chosen: Answer) -> None:

        check = OwnCheck(
            id="",
            who=self.review.reviewer,
            when=now(),
            kind=chosen.kind,
            target=anchor(self.index, chosen.target),
            parts=tuple(anchor(self.index, one) for one in chosen.parts),
            verdict=chosen.verdict,
            formula=chosen.formula,
        )
        try:
            self.review.check(check)
        except ReviewUnsaved as error:
            self.unsaved(error)
            return
        self.notify(self.voice("check-kept"), timeout=3)
        self.show_top()
