"""The whole way, from a file to a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic

import polars as pl
from msgspec.structs import replace

from reconcile.deciding import decide
from reconcile.disclosure import Disclosure
from reconcile.errors import Cancelled
from reconcile.findings.gather import gather
from reconcile.findings.projects import with_projects
from reconcile.findings.recognised import with_doubt
from reconcile.findings.record import Finding
from reconcile.findings.undecided import undecided
from reconcile.findings.untied import Reason, reasons
from reconcile.frames import OPERANDS, equations_frame, figures_frame, terms_frame
from reconcile.ledger import Equation, NotRun, Observation, Statement
from reconcile.recognising import recognise
from reconcile.recognising.earlier import as_earlier
from reconcile.recognition import Recognition
from reconcile.rules import state_each
from reconcile.settings import RuleSettings, applied

Mark = str  # tied, contradicted, tail, unresolved
PARTS = {"tables": "table", "narrative": "narrative", "sheets": "sheet"}
NOTHING_SET = RuleSettings()
OFTEN = 0.5  # seconds between two reports of what is decided so far
HOLDS = ("consistent", "touching", "improbable")


@dataclass(frozen=True)
class Report:
    """One disclosure, reconciled. verdicts: a frame as in `deciding`."""

    recognition: Recognition
    equations: tuple[Equation, ...]
    not_run: tuple[NotRun, ...]
    verdicts: pl.DataFrame
    findings: tuple[Finding, ...]

    @property
    def disclosure(self) -> Disclosure:
        """The disclosure as read."""
        return self.recognition.disclosure

    @cached_property
    def figures(self) -> pl.DataFrame:
        """The figures, those of the earlier disclosure among them, as a frame: made for those who ask."""
        return figures_frame(self.recognition.everything.values())

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """For each figure id: contradicted, tail (tied, but only within rounding), tied, or unresolved.

        Every equation that holds ties; of a bound (≤) there is no tail, since room is what it allows.
        Where no equation holds or breaks, a figure that an error or a warning accuses by its words (a rate that has
        no base) is contradicted, too.
        """
        marks = _marks(self.recognition.everything, self.equations, self.verdicts)
        accused = (one.operands for one in self.findings if one.severity != "advice" and one.verdict == "observation")
        named = {operand.figure for operands in accused for operand in operands if operand.figure}
        return marks | {figure: "contradicted" for figure in named if marks.get(figure) == "unresolved"}

    @cached_property
    def reasons(self) -> Mapping[str, Reason]:
        """For each unresolved figure of the disclosure, why nothing ties it."""
        untied = [one for one in self.recognition.figures if self.marks[one] == "unresolved"]
        return reasons(self.recognition, self.not_run, untied)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many equations got each verdict."""
        counted = self.verdicts.group_by("verdict").len()
        return dict(counted.iter_rows())

    def coverage(self) -> dict[str, dict[str, int]]:
        """By part (tables, narrative, sheets): printed figures in all, tied, contradicted and unresolved."""
        marks = self.marks
        result = {name: dict.fromkeys(("total", "tied", "contradicted", "unresolved"), 0) for name in PARTS}
        for figure in self.recognition.figures.values():
            for name, part in PARTS.items():
                if figure.part == part and not figure.nil:
                    mark = "tied" if marks[figure.id] == "tail" else marks[figure.id]
                    result[name]["total"] += 1
                    result[name][mark] += 1
        return result


def reconcile(
    disclosure: Disclosure,
    rules: RuleSettings = NOTHING_SET,
    prior: Disclosure | None = None,
    *,
    seen: Callable[[Report], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Recognise, state, decide, gather: everything after reading.

    rules: what the person set of reporting. prior: an earlier disclosure, against which this one is held. seen: is
    given what is decided so far, about every `OFTEN` seconds. cancelled: asked between any two rules whether to stop;
    then `Cancelled` is raised.
    """
    known = recognise(disclosure)
    if prior is not None:
        known = replace(known, prior=as_earlier(recognise(prior)))
    statements: list[Statement] = []
    told = monotonic()
    for more in state_each(known):
        statements += more
        if cancelled is not None and cancelled():
            raise Cancelled("cancelled")
        if seen is not None and monotonic() - told > OFTEN:
            seen(_decided(known, statements, rules))
            told = monotonic()
    return _decided(known, statements, rules)


def _decided(known: Recognition, statements: Sequence[Statement], rules: RuleSettings) -> Report:
    everything = known.everything
    equations = tuple(one for one in statements if isinstance(one, Equation))
    observations = tuple(one for one in statements if isinstance(one, Observation))
    figures = figures_frame(everything.values(), OPERANDS)
    verdicts = decide(figures, equations_frame(equations), terms_frame(equations, everything))
    findings = gather(replace(known, figures=everything), equations, verdicts, observations)
    return Report(
        recognition=known,
        equations=equations,
        not_run=(
            *(one for one in statements if isinstance(one, NotRun)),
            *undecided(equations, verdicts, everything),
        ),
        verdicts=verdicts,
        findings=applied(with_doubt(with_projects(findings, known.sheets), known.disclosure), rules),
    )


def _marks(names: Iterable[str], equations: Sequence[Equation], verdicts: pl.DataFrame) -> dict[str, Mark]:
    told = verdicts.select("verdict", "gap").iter_rows()
    said = [(_said(one, verdict, gap), one) for one, (verdict, gap) in zip(equations, told, strict=True)]
    marks = dict.fromkeys(names, "unresolved")
    for mark in ("tail", "tied", "contradicted"):  # what stands later goes before
        figures = (term.figure for own, one in said if own == mark for term in one.terms)
        marks.update((figure, mark) for figure in figures if figure in marks)
    return marks


def _said(equation: Equation, verdict: str, gap: int | None) -> Mark:
    """What one equation says of its figures."""
    if verdict in HOLDS:
        return "tied" if gap == 0 or equation.relation != "=" else "tail"
    return "contradicted" if verdict == "inconsistent" else "unresolved"
