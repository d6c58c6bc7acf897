"""The marks as the desk shows them: calm where one wrong figure breaks the sum of a whole column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reconcile.findings.record import Finding
from reconcile.ledger import Equation
from tui.layout.marks import HOLDS

Decided = tuple[str, int | None, int | None]  # a verdict, what is stated and what is recomputed
TIES = frozenset({"tied", "tail"})


def marked(
    marks: Mapping[str, str], equations: Sequence[Equation], verdicts: Sequence[Decided], findings: Iterable[Finding]
) -> dict[str, str]:
    """The mark of each figure by its id.

    A sum that breaks contradicts its total. A part of it is contradicted, too, where two sums of which it is a part
    break, as those of its row and its column; otherwise it keeps what another equation says of it, and is unresolved
    where none does. Whatever an error names is contradicted, even where the figure ties; what a warning names only
    asks, and is contradicted where nothing else speaks for it.
    """
    accused = {
        operand.figure
        for finding in findings
        if finding.verdict == "observation"
        for operand in finding.operands
        if finding.severity == "error" or (finding.severity == "warning" and marks.get(operand.figure) not in TIES)
    }
    parts: Counter[str] = Counter()
    for equation, (verdict, *_) in zip(equations, verdicts, strict=True):
        if verdict != "inconsistent":
            continue
        of_many = equation.shape == "linear" and sum(term.side == "parts" for term in equation.terms) > 1
        for term in equation.terms:
            if of_many and term.side == "parts":
                parts[term.figure] += 1
            else:
                accused.add(term.figure)
    accused |= {figure for figure, times in parts.items() if times > 1}
    calm = dict(marks) | dict.fromkeys(parts, "unresolved")
    for equation, (verdict, stated, recomputed) in zip(equations, verdicts, strict=True):
        if parts and verdict in HOLDS:
            mark = "tied" if stated == recomputed else "tail"
            for term in equation.terms:
                if term.figure in parts and calm[term.figure] != "tied":
                    calm[term.figure] = mark
    return calm | {figure: "contradicted" for figure in accused if figure in marks}
