"""A finding: one thing for the reviewer to look at."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from reconcile.catalogue import FindingVerdict, Severity, rule
from reconcile.disclosure import Part, Place
from reconcile.language import Language, speaker, worded
from reconcile.recognition import sheet_title


class Operand(Struct, frozen=True, kw_only=True):
    """One printed place that takes part in a finding. figure: its id in the ledger, or "" for plain text. project: of
    the performance-target sheet that it stands in, or "".
    """

    text: str
    value: str | None
    unit: str
    part: Part
    title: str
    row: str
    column: str
    sentence: str
    place: Place
    block: str
    figure: str = ""
    grid: tuple[int, int] | None = None
    project: str = ""

    @property
    def heading(self) -> str:
        """What the place is called: its title, and its project where many sheets bear one title."""
        return sheet_title(self.title, self.project)


class Finding(Struct, frozen=True, kw_only=True):
    """One cause with every place where it shows.

    id: stable when pages or rows shift. where, facts: what the message names. formula: the arithmetic in figures as
    printed. stated, recomputed, gap, bound: decimal numbers in the unit of the stated figure, or "". also: formulas of
    other equations that the same cause breaks. hints: message keys such as `hint-transposed`, with what they name.
    """

    id: str
    rule: str
    severity: Severity
    verdict: FindingVerdict
    where: str
    operands: tuple[Operand, ...]
    facts: Mapping[str, str]
    formula: str = ""
    source: str = ""
    stated: str = ""
    recomputed: str = ""
    gap: str = ""
    bound: str = ""
    also: tuple[str, ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    equations: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The rule's name, such as `row-total`."""
        return rule(self.rule).name

    def _titled(self) -> str:
        """The title of what it is about, such as the sheet of a whole department, which names no project."""
        return next((one.title for one in self.operands if one.part == "sheet"), "")

    def message(self, language: Language) -> str:
        """The finding in one line."""
        known = {
            # Only text can stand under no heading.
            "where": self.where or self._titled() or speaker(language)("part-narrative"),
            "formula": self.formula,
            "source": self.source,
            "stated": self.stated,
            "recomputed": self.recomputed,
            "gap": self.gap,
            "bound": self.bound,
            **self.facts,
        }
        return rule(self.rule).text(language).message.format_map(worded(known, language))
