"""Where everything of a report is: which figure stands where, what ties it, which findings show at it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from reconcile.disclosure import Block, Heading, Paragraph, Table
from reconcile.findings.formula import formula
from reconcile.findings.record import Finding, Operand
from reconcile.ledger import Equation, Figure
from reconcile.recognition import sheet_title
from tui.layout.tables import Measured, measure
from tui.report.blanks import blanks
from tui.report.brief import MOST_PLACES, brief
from tui.report.marking import Decided
from tui.report.material import Material
from tui.report.spots import Span, Spot, around, cell_of, cell_with, first_words, passage


@dataclass(frozen=True)
class Tie:
    """One equation that a figure takes part in, with its verdict."""

    number: int
    equation: Equation
    verdict: str


class Index:
    """What a screen needs to know of a report. Built once, off the main thread; everything after is a look-up."""

    def __init__(self, made: Material) -> None:
        self.disclosure, self.prior = made.disclosure, made.prior
        self.findings: tuple[Finding, ...] = tuple(map(brief, made.findings))
        self.unshown = {one.id: more for one in made.findings if (more := len(one.operands) - MOST_PLACES) > 0}
        self.figures = {figure.id: figure for figure in made.figures}
        self.equations = made.equations
        self.decided: tuple[Decided, ...] = made.verdicts
        self.marks = made.marks
        self.projects = made.projects
        self.blocks: dict[str, Block] = {}
        self.order: dict[str, int] = {}
        for number, block in enumerate((*self.disclosure.blocks, *(self.prior.blocks if self.prior else ()))):
            self.blocks[block.id] = block
            self.order[block.id] = number
        self.inside: dict[str, tuple[int, int]] = {}
        self.cells: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.cell_spans: dict[tuple[str, int, int], list[Span]] = defaultdict(list)
        for figure in self.figures.values():
            self._place(figure)
        tables = (*self.disclosure.tables, *(self.prior.tables if self.prior else ()))
        self._measured = {one.id: measure(one) for one in tables}
        for one in tables:
            self._place_blanks(one)
        for spans in (*self.spans.values(), *self.cell_spans.values()):
            spans.sort()
        self._in_row: dict[tuple[str, int], list[str]] = defaultdict(list)
        for table, cells in self.cells.items():
            for (row, _), name in cells.items():
                self._in_row[table, row].append(name)
        self._blocks_earlier = {one.id for one in self.prior.tables} if self.prior else set()
        self._earlier: dict[tuple[str, str, str], str] = {}
        for figure in self.figures.values():
            if figure.form and self.is_earlier(figure.block):
                for column in (figure.column_label, ""):
                    self._earlier.setdefault((figure.form, figure.row_label, column), figure.id)
        self.told: dict[str, str] = {}
        self._told_of: dict[str, list[str]] = defaultdict(list)
        self.uses: dict[str, list[int]] = defaultdict(list)
        for number, equation in enumerate(self.equations):
            for term in equation.terms:
                self.uses[term.figure].append(number)
            self._tell(equation)
        self.at_figure: dict[str, list[int]] = defaultdict(list)
        self.at_block: dict[str, list[int]] = defaultdict(list)
        self._at_place: dict[tuple[str, int | None, int | None], list[tuple[int, Spot]]] = defaultdict(list)
        for number, finding in enumerate(self.findings):
            self._show(number, finding)

    def _place(self, figure: Figure) -> None:
        block, row, column = figure.block, figure.row, figure.column
        if figure.offset is None:
            if row is not None and column is not None:
                self.cells[block][row, column] = figure.id
            return
        span = Span(figure.offset, figure.offset + len(figure.text), figure.id)
        table = self.table(block)
        if table is None:
            self.spans[block].append(span)
            return
        place = (row, column) if row is not None and column is not None else cell_with(table, figure)
        if place is not None:
            self.inside[figure.id] = place
            self.cell_spans[block, *place].append(span)

    def _place_blanks(self, table: Table) -> None:
        amounts, body = self.amounts(table.id), len(table.grid) - table.header_rows
        gaps = [column for column in amounts if self._measured[table.id].filled[column] < body]
        known = {place: self.figures[name] for place, name in self.cells[table.id].items()} if gaps else {}
        for figure in blanks(table, known, gaps):
            self.figures[figure.id] = figure
            self._place(figure)

    def _show(self, number: int, finding: Finding) -> None:
        spots = [self.spot(operand) for operand in finding.operands]
        for block in dict.fromkeys(spot.block for spot in spots):
            self.at_block[block].append(number)
        for spot in spots:
            self._at_place[spot.block, spot.row, spot.column].append((number, spot))
        for figure in dict.fromkeys(operand.figure for operand in finding.operands if operand.figure):
            self.at_figure[figure].append(number)

    def findings_at(self, place: Spot) -> list[int]:
        """The numbers of the findings that show at a place: those of its figure, or else of its cell or sentence."""
        here = self._at_place.get((place.block, place.row, place.column), [])
        exact = [number for number, spot in here if place.figure and spot.figure == place.figure]
        return exact or [
            number
            for number, spot in here
            if not (spot.to and place.to) or (spot.from_ <= place.to and place.from_ <= spot.to)
        ]

    def table(self, block: str) -> Table | None:
        """The table of this id, or None where it is no table."""
        found = self.blocks.get(block)
        return found if isinstance(found, Table) else None

    def text(self, block: str) -> str:
        """The text of a paragraph or heading, or a table's title."""
        found = self.blocks.get(block)
        return found.title if isinstance(found, Table) else found.text if found else ""

    def name(self, block: str) -> str:
        """What a block is called: a sheet by its project, a table by its label and title, or else by its first words,
        other text by itself.
        """
        table = self.table(block)
        if table is None:
            return self.text(block)
        project = self.projects.get(block, "")
        return project or " ".join(filter(None, (table.label, table.title))) or first_words(table)

    def measured(self, block: str) -> Measured | None:
        """The measures of a table, or None for one that came later."""
        return self._measured.get(block)

    def amounts(self, block: str) -> set[int]:
        """The columns of a table that hold figures and little else."""
        figures: dict[int, int] = defaultdict(int)
        for _, column in self.cells.get(block, {}):
            figures[column] += 1
        filled = known.filled if (known := self.measured(block)) is not None else []
        return {column for column, count in figures.items() if column < len(filled) and 2 * count >= filled[column]}

    def figure_spot(self, figure: str) -> Spot | None:
        """Where a figure is printed."""
        found = self.figures.get(figure)
        if found is None:
            return None
        if figure in self.inside:
            start, sentence = found.offset or 0, found.sentence
            return self._in_cell(found.block, self.inside[figure], start, start + len(found.text), sentence, figure)
        if found.row is not None and found.column is not None:
            return Spot(found.block, found.row, found.column, figure=figure)
        start = found.offset or 0
        return self._in_text(found.block, found.sentence, start, start + len(found.text), figure)

    def spot(self, operand: Operand) -> Spot:
        """Where an operand of a finding is printed; a spot in no block where that is not known."""
        if operand.figure and (spot := self.figure_spot(operand.figure)) is not None:
            return spot
        if not operand.block:
            return Spot(self._block_like(operand))
        if (here := self.table(operand.block)) is not None:
            place = operand.grid or cell_of(here, operand)
            start, end = passage(here.text(*place), operand)
            return self._in_cell(operand.block, place, start, end, operand.sentence) if end else Spot(here.id, *place)
        start = max(self.text(operand.block).find(operand.text), 0)
        return self._in_text(operand.block, operand.sentence, start, start + len(operand.text), "")

    def table_of(self, finding: Finding) -> str | None:
        """The table that a finding without a cell speaks of: by its name, or on its page. None where there is none."""
        names = {finding.where, *finding.facts.values(), *(one.title for one in finding.operands)} - {""}
        pages = {one.place.page for one in finding.operands} - {None}
        tables = self.disclosure.tables
        named = (one.id for one in tables if {one.title, one.label, f"{one.label} {one.title}"} & names)
        there = (one.id for one in tables if one.place.page in pages)
        return next(chain(named, there), None)

    def _block_like(self, operand: Operand) -> str:
        """The table of this name, or else the first block of this page; "" for none."""
        named = (one.id for one in self.disclosure.tables if one.title and one.title == operand.title)
        there = (
            one.id for one in self.disclosure.blocks if operand.place.page and one.place.page == operand.place.page
        )
        return next(chain(named, there), "")

    def _in_cell(
        self, block: str, place: tuple[int, int], start: int, end: int, sentence: str, figure: str = ""
    ) -> Spot:
        """A passage of a long cell, with the sentence around it."""
        table = self.table(block)
        from_, to = around(table.text(*place), sentence, start, end) if table is not None else (start, end)
        return Spot(block, *place, start, end, from_, to, figure)

    def _in_text(self, block: str, sentence: str, start: int, end: int, figure: str) -> Spot:
        from_, to = around(self.text(block), sentence, start, end)
        return Spot(block, None, None, start, end, from_, to, figure)

    def figure_at(self, block: str, row: int | None = None, column: int | None = None, offset: int = 0) -> str:
        """The figure in a cell, or at an offset of running text; "" for none."""
        if row is not None and column is not None:
            found = self.cells.get(block, {}).get((row, column), "")
            inside = self.cell_spans.get((block, row, column), ())
            return found or (inside[0].figure if inside else "")
        spans = self.spans.get(block, [])
        number = bisect_right(spans, offset, key=lambda one: one.start) - 1
        return spans[number].figure if number >= 0 and offset <= spans[number].end else ""

    def ties(self, figure: str) -> list[Tie]:
        """The equations that a figure takes part in, contradictions first."""
        found = [Tie(n, self.equations[n], self.decided[n][0]) for n in self.uses.get(figure, ())]
        return sorted(found, key=lambda tie: (tie.verdict != "inconsistent", tie.verdict == "indeterminate"))

    def arithmetic(self, tie: Tie, *, at_most: int = 10_000) -> str:
        """A tie in figures as they are printed, or its words where it has more terms than `at_most`."""
        if len(tie.equation.terms) > at_most:
            return tie.equation.source
        verdict, _, recomputed = self.decided[tie.number]
        return formula(tie.equation, self.figures, verdict, recomputed)

    def partners(self, figure: str) -> list[str]:
        """The figures that this one is compared with: those printed elsewhere first, then those beside it."""
        own = self.figures[figure].block
        found: dict[str, None] = {}
        for tie in self.ties(figure):
            side = next((term.side for term in tie.equation.terms if term.figure == figure), None)
            others = [term for term in tie.equation.terms if term.figure != figure]
            for term in sorted(others, key=lambda one: one.side == side):
                found[term.figure] = None
        return sorted(found, key=lambda one: self.figures[one].block == own)

    def where(self, name: str) -> str:
        """What the place of a figure is called: its table, or the section, and what heads its row and its column."""
        figure = self.figures[name]
        title = sheet_title(figure.title, self.projects.get(figure.block, ""))
        return " / ".join(one for one in (title, figure.row_label, figure.column_label) if one)

    def quoted(self, name: str) -> str:
        """Where a figure is printed, in one line: its sentence or the name of its place, and the page."""
        figure = self.figures[name]
        page = f"  p.{figure.place.page}" if figure.place.page else ""
        return f"{figure.sentence or self.where(name)}{page}"

    def is_earlier(self, block: str) -> bool:
        """Whether a block belongs to last year's document."""
        return block in self._blocks_earlier

    def last_year(self, name: str) -> Spot | None:
        """Where last year's document prints what a figure is compared with, or else the same row of the same form."""
        figure = self.figures.get(name)
        if figure is None or self.prior is None or self.is_earlier(figure.block):
            return None
        tied = next((one for one in self.partners(name) if self.is_earlier(self.figures[one].block)), "")
        same = (self._earlier.get((figure.form, figure.row_label, one)) for one in (figure.column_label, ""))
        return self.figure_spot(tied or next((one for one in same if one), ""))

    def speaking_of(self, block: str, row: int | None = None) -> list[Spot]:
        """The places in running text that are tied to a row of a table, or else to any row of it."""
        wanted = self._in_row.get((block, row), ()) if row is not None else ()
        names = [self.told[one] for one in wanted if one in self.told] or self._told_of.get(block, [])[:1]
        return [spot for name in names if (spot := self.figure_spot(name)) is not None]

    def _tell(self, equation: Equation) -> None:
        """Note which figures of tables running text speaks of."""
        in_text = next((term.figure for term in equation.terms if self._in_running_text(term.figure)), None)
        if in_text is None:
            return
        for term in equation.terms:
            if term.figure != in_text and not self._in_running_text(term.figure):
                self.told.setdefault(term.figure, in_text)
                self._told_of[self.figures[term.figure].block].append(in_text)

    def _in_running_text(self, name: str) -> bool:
        figure = self.figures.get(name)
        return figure is not None and isinstance(self.blocks.get(figure.block), Paragraph | Heading)
