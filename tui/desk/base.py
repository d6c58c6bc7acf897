"""The desk without its keys: how the panes show what is compared, and move together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import asdict

from reconcile.errors import ReviewUnsaved
from reconcile.review import Position
from tui.desk.frame import EARLIER
from tui.desk.panes import DeskPanes
from tui.layout.marks import HOLDS
from tui.messages import Asked, OperandChosen
from tui.report.own_checks import again
from tui.report.spots import Spot
from tui.widgets.table_view import TableView


class DeskBase(DeskPanes):
    """The panes, moving together."""

    def on_mount(self) -> None:
        """Fill the panes and go where the reviewer was."""
        for view in (self.table, self.narrative, self.other, self.earlier):
            view.reached = self.come_along
        self.narrative.load(self.index)
        self.load_words()
        self.arrange_side()
        tables = self.index.disclosure.tables
        if tables:
            self.table.show(self.index, tables[0].id)
        self.call_after_refresh(self.start)

    def start(self) -> None:
        """Go to the finding where the reviewer was, or to the first; say what is to be known before."""
        self._say_carried()
        if self.review.read_only and (holder := self.review.holder) is not None:
            since = f"{holder.since.astimezone():%Y-%m-%d %H:%M}"
            held = self.voice("held", who=holder.who, host=holder.host, since=since)
            self.notify(held, severity="warning", timeout=10, markup=False)
        elif self.review.trouble is not None and not self.review.read_only:
            self.notify(self.voice.trouble(self.review.trouble), severity="error", timeout=15, markup=False)
        self._say_other_unit()
        numbers = {finding.id: number for number, finding in enumerate(self.index.findings)}
        at = numbers.get(self.review.position.finding, 0)
        if self.index.findings:
            self.go_finding(at)
        else:
            self.focus_pane("table" if self.index.disclosure.tables else "narrative")

    def _say_other_unit(self) -> None:
        """That last year's document is another unit's."""
        now, then = self.index.disclosure, self.index.prior
        if then is None:
            return
        from reconcile.recognising.earlier import of_one_body  # noqa: PLC0415 - part of the engine

        if not of_one_body(now, then):
            said = self.voice.common("report-other-unit", now=now.entity, then=then.entity)
            self.notify(said, severity="warning", timeout=15, markup=False)

    def _say_carried(self) -> None:
        """What became of the decisions and notes on an earlier version."""
        carried = self.review.carried
        if carried is None:
            return
        counts = {name: len(ids) for name, ids in asdict(carried).items()}
        counted = self._checks_again()
        adrift = [self.voice.common("report-drifted", about=about, text=text) for about, text in carried.drifted]
        said = (self.voice.common("report-carried", **counts), *counted, *adrift[:5])
        self.notify("\n".join(said), timeout=20, markup=False)

    def _checks_again(self) -> list[str]:
        """What came of the reviewer's own checks on this version, where there are any."""
        answers = again(self.index, self.review.checks)
        for check in self.review.checks:
            self.earlier_checks[check.id] = check
            with suppress(ReviewUnsaved):  # then it is said at the top
                self.review.check_again(check.id, answers[check.id].verdict, answers[check.id].formula)
        holds = sum(one.verdict in HOLDS for one in answers.values())
        lost = sum(one.lost for one in answers.values())
        counts = {"holds": holds, "fails": len(answers) - holds - lost, "lost": lost}
        return [self.voice("checks-again", **counts)] if answers else []

    def go_finding(self, number: int) -> None:
        """Take a finding in hand and bring both sides to what it compares."""
        self.course.at = self.seen = number
        self.operand = 0
        self.show_matter()
        self.bring()
        self.call_after_refresh(self._prepare_next)

    def _prepare_next(self) -> None:
        """Lay out what the next finding will show, while the reviewer reads this one."""
        if self.narrative.size.width == 0:
            self.narrative.await_size(self.side.size if self.side.size.width else self.table.size)
        following = self.course.step(1)
        if following is None:
            return
        spots = [self.index.spot(one) for one in self.index.findings[following[0]].operands]
        blocks = dict.fromkeys(spot.block for spot in spots if not self.index.is_earlier(spot.block))
        for block in list(blocks)[:2]:
            if (table := self.index.table(block)) is not None:
                for view in (self.table, self.other):
                    if view.index is self.index:
                        view.layout_of(self.index, table)

    def bring(self) -> None:
        """Both sides move to what the finding at hand compares, the operand at hand before all."""
        finding = self.finding
        if finding is None:
            return
        spots = [self.index.spot(one) for one in finding.operands]
        self._highlight(spots)
        order = [*spots[self.operand :], *spots[: self.operand]]
        in_tables = [spot for spot in order if self.index.table(spot.block) and not self.index.is_earlier(spot.block)]
        in_earlier = [spot for spot in order if self.index.is_earlier(spot.block)]
        in_text = [spot for spot in order if spot.block in self.index.blocks and not self.index.table(spot.block)]
        before = (self.index.last_year(spot.figure) for spot in order)
        if (last := next((one for one in (*in_earlier, *before) if one is not None), None)) is not None:
            self.show_in(self.earlier, last)
        if in_tables:
            self.show_in(self.table, in_tables[0])
        elif (tied := next(self._in_tables(order), None)) is not None:
            self.show_in(self.table, tied)
        elif (named := self.index.table_of(finding)) is not None:  # never the table of the finding before
            self.table.show(self.index, named, (0, 0))
            self.table.mark()
        elsewhere = [
            spot
            for spot in in_tables
            if spot.block != in_tables[0].block or (spot.row is not None and not self.table.sees(spot))
        ]
        if in_text:
            self.show_side(in_text[0])
        elif elsewhere:
            self.show_side(elsewhere[0])
        elif in_tables:
            self._follow(in_tables[0])
        main = spots[self.operand] if spots else None
        self.show_equation(finding, main)
        if main is not None and main.block:
            self.outline.follow(main.block)
            pane = "narrative" if main in in_text else EARLIER if main in in_earlier else "table"
            self.open_pane(pane, focus=self.focused is not self.matter)

    def _in_tables(self, spots: list[Spot]) -> Iterator[Spot]:
        """What the figures at these places tie to in the tables of this year."""
        for spot in spots:
            for figure in self.index.partners(spot.figure) if spot.figure else ():
                place = self.index.figure_spot(figure)
                if place and self.index.table(place.block) and not self.index.is_earlier(place.block):
                    yield place

    def _highlight(self, spots: list[Spot]) -> None:
        for view in (self.table, self.other, self.earlier):
            view.spots = [(spot, number == self.operand) for number, spot in enumerate(spots)]
            view.mark()
        self.narrative.highlight([(spot, number == self.operand) for number, spot in enumerate(spots)])

    def show_in(self, view: TableView, spot: Spot) -> None:
        """Show a place of a table in one of the two table panes."""
        place = (spot.row, spot.column) if spot.row is not None and spot.column is not None else None
        view.show(self.index, spot.block, place, spot.figure, spot.start)
        view.mark()

    def show_side(self, spot: Spot) -> None:
        """Show a place at the second side: running text in the narrative, a table in the other table pane."""
        in_table = self.index.table(spot.block) is not None
        self.beside = self.other if in_table else self.narrative
        self.arrange_side()
        if in_table:
            self.show_in(self.other, spot)
        else:
            self.narrative.go(spot)

    def _follow(self, spot: Spot) -> None:
        """Bring the second side along with the table, and last year's."""
        if (before := self.index.last_year(spot.figure)) is not None:
            self.show_in(self.earlier, before)
        told = self.index.figure_spot(self.index.told[spot.figure]) if spot.figure in self.index.told else None
        in_text = [told] if told is not None else self.index.speaking_of(spot.block, spot.row)
        if in_text:
            self.show_side(in_text[0])

    def come_along(self, spot: Spot, pane: str) -> None:
        """The cursor of a pane moved: the other side comes along, in the same paint."""
        self.show_cell(spot)
        self.settle(spot)
        self.outline.follow(spot.block)
        if pane == "table":
            self._follow(spot)
        elif pane in {"narrative", EARLIER} and spot.figure:
            places = [self.index.figure_spot(one) for one in self.index.partners(spot.figure)]
            for view, earlier in ((self.table, False), (self.earlier, True)):
                there = (one for one in places if one and self.index.is_earlier(one.block) is earlier)
                if (place := next((one for one in there if self.index.table(one.block)), None)) is not None:
                    self.show_in(view, place)

    def settle(self, spot: Spot) -> None:
        """The finding in the pane is one at the cursor's place; if there is none, what was stepped to is set aside."""
        if self.course.finding is None:
            return
        here = [one for one in self.index.findings_at(spot) if self.course.lets(one)]
        wanted = next((one for one in (self.seen, self.course.finding) if one in here), here[0] if here else None)
        if wanted == self.seen:
            return
        self.seen, self.operand = wanted, 0
        if self.finding is not None:
            spots = [self.index.spot(one) for one in self.finding.operands]
            same = [(one.block, one.row, one.column) == (spot.block, spot.row, spot.column) for one in spots]
            self.operand = same.index(True) if True in same else 0
            self._highlight(spots)
        self.show_matter()

    def on_asked(self, event: Asked) -> None:
        """Go to a block."""
        event.stop()
        self.go_block(event.block)

    def go_block(self, block: str) -> None:
        """Show a block: a table in the table pane, anything else in the narrative."""
        if self.index.table(block) is not None:
            self.table.show(self.index, block)
            self.table.mark()
            if self.table.spot is not None:
                self.show_cell(self.table.spot)
                self.settle(self.table.spot)
            if speaking := self.index.speaking_of(block):
                self.show_side(speaking[0])
            return
        self.show_cell(spot := Spot(block, to=len(self.index.text(block))))
        self.settle(spot)
        self.show_side(spot)

    def go_spot(self, spot: Spot, *, from_: str = "") -> None:
        """Show a place and put the cursor there; a table that is jumped to from a table opens beside it."""
        if self.index.is_earlier(spot.block):
            self.show_in(self.earlier, spot)
            self.open_pane(EARLIER)
        elif self.index.table(spot.block) is None or (
            from_ == "table" and self.table.table is not None and self.table.table.id != spot.block
        ):
            self.show_side(spot)
            self.open_pane("narrative")
        else:
            self.show_in(self.table, spot)
            self.open_pane("table")
        self.show_cell(spot)
        self.settle(spot)
        self.outline.follow(spot.block)

    def on_operand_chosen(self, event: OperandChosen) -> None:
        """An operand was chosen: both sides go there."""
        event.stop()
        self.operand = event.number
        self.matter.choose(event.number)
        self.bring()

    def remember(self) -> None:
        """Put into the review where the reviewer is; it is saved with the next act, or when the review is closed."""

        spot = self.table.spot
        self.review.position = Position(
            finding=self.index.findings[at].id if (at := self.course.finding) is not None else "",
            pane=self.pane,
            block=spot.block if spot is not None else "",
            row=spot.row if spot is not None else None,
            column=spot.column if spot is not None else None,
        )
