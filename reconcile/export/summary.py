"""What came of several files: a line for each, the worst first, and the counts of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from unicodedata import east_asian_width

from msgspec import Struct, field

from reconcile.export.printable import one_line
from reconcile.export.report_json import ReportObject, needs_attention
from reconcile.language import Say

SEVERITIES = ("error", "warning", "advice")
LAST_YEARS = "PRI"  # rules that hold a disclosure against last year's
COLUMNS = ("file", *SEVERITIES, "unresolved", "state")


class Line(Struct, frozen=True):
    """One file. counts: findings that are not settled, by severity. unresolved: figures that no equation used. state:
    of its review, or what came of it.
    """

    path: str
    counts: tuple[int, int, int] = (0, 0, 0)
    unresolved: int = 0
    state: str = "failed"

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Its place: what could not be checked first, then by the number of errors, warnings and advice."""
        error, warning, advice = self.counts
        return self.state != "failed", -error, -warning, -advice


class Together(Struct):
    """What came of several files. documents: the files by unit, year and kind of the disclosure that each is. unfit:
    files that the document given as last year's does not fit, and why.
    """

    lines: list[Line] = field(default_factory=list)
    documents: dict[tuple[str, int, str, int], list[str]] = field(default_factory=dict)
    unfit: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, made: ReportObject | None, *, reviewed: bool) -> None:
        """Count one report, or a file that could not be checked. reviewed: whether reviews were asked for."""
        if made is None:
            self.lines.append(Line(path))
            return
        own = made.document
        if own.entity and own.year:
            key = (own.entity, own.year, own.kind, made.figures["tables"]["total"])
            self.documents.setdefault(key, []).append(own.path)
        for unfit in (one for one in made.checks.not_run if one.rule.startswith(LAST_YEARS)):
            self.unfit[own.path] = unfit.why
        left = Counter(one.severity for one in made.findings if not one.settled)
        unresolved = sum(counts["unresolved"] for counts in made.figures.values())
        counts = (left["error"], left["warning"], left["advice"])
        self.lines.append(
            Line(path, counts, unresolved, _review(made) if reviewed else "found" if needs_attention(made) else "clean")
        )

    def table(self, say: Say) -> Iterator[str]:
        """The files under a head, a line each, the worst first."""
        cells = [[say(f"summary-{name}") for name in COLUMNS]]
        cells += [
            [one_line(one.path), *_numbers(one), say(f"state-{one.state}")]
            for one in sorted(self.lines, key=lambda one: one.rank)
        ]
        widths = [max(map(_wide, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            padded = [
                _padded(text, width, left=not at) for at, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
            yield "  ".join((*padded[:-1], row[-1]))

    def line(self, say: Say) -> str:
        """The counts in one line."""
        error, warning, advice = (sum(one.counts[at] for one in self.lines) for at in range(len(SEVERITIES)))
        failed = sum(1 for one in self.lines if one.state == "failed")
        found = sum(1 for one in self.lines if any(one.counts[:2]))
        counts = {"clean": len(self.lines) - failed - found, "found": found, "failed": failed}
        counts |= {"error": error, "warning": warning, "advice": advice}
        return say("report-together", files=str(len(self.lines)), **{name: str(one) for name, one in counts.items()})

    def remarks(self, say: Say) -> Iterator[str]:
        """What else must be known of them, a line each."""
        for path, why in self.unfit.items():
            yield one_line(f"{path}{say('export-colon')}{why}")
        yield from self._twins(say)

    def _twins(self, say: Say) -> Iterator[str]:
        """A line for every disclosure that several files seem to be: same unit, year, kind and number of figures."""
        for (entity, year, *_), paths in self.documents.items():
            if len(paths) > 1:
                yield one_line(say("report-same", entity=entity, year=str(year), files="、".join(paths)))


def _review(made: ReportObject) -> str:
    """How far its review is."""
    decided = [one.status not in {None, "open"} and not one.disputed for one in made.findings]
    if all(decided) and decided:
        return "done"
    return "begun" if any(decided) else "not-begun" if decided else "clean"


def _numbers(one: Line) -> list[str]:
    return ["-"] * 4 if one.state == "failed" else [str(number) for number in (*one.counts, one.unresolved)]


def _padded(text: str, width: int, *, left: bool) -> str:
    room = " " * (width - _wide(text))
    return text + room if left else room + text


def _wide(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
