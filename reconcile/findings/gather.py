"""From verdicts and observations to the list of findings, in document order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import polars as pl
from msgspec.structs import replace

from reconcile.catalogue import FindingVerdict, Severity, rule
from reconcile.findings.absorbing import absorbed
from reconcile.findings.broken import Broken
from reconcile.findings.causes import Cause, causes
from reconcile.findings.exchanged import exchange_hint
from reconcile.findings.formula import formula, percent
from reconcile.findings.hints import hints
from reconcile.findings.misworded import HINTS, Misworded, misworded
from reconcile.findings.omitted import Lines, lines_of, omitted_line
from reconcile.findings.record import Finding, Operand
from reconcile.findings.slipped import slip_hint
from reconcile.findings.units import rival
from reconcile.ledger import Equation, Excerpt, Figure, Observation, Side
from reconcile.numerals import in_unit, shown
from reconcile.recognition import Recognition

UNIT_LINE, WITHOUT_LINE = "UNT101", "PRF105"
TAILS: dict[str, str] = {"touching": "RND101", "improbable": "RND102"}
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}


def gather(
    known: Recognition,
    equations: Sequence[Equation],
    verdicts: pl.DataFrame,
    observations: Iterable[Observation],
) -> tuple[Finding, ...]:
    """Findings, one a cause, ordered by the place of their first operand. verdicts: as `deciding.decide` gives them."""
    doubted = _doubted(equations, verdicts)
    broken = [one for verdict, one in doubted if verdict == "inconsistent"]
    held = [equations[number] for number in verdicts.filter(verdict="consistent")["equation"]]
    watched = tuple(observations)
    words = misworded(watched, broken, held, known.figures)
    watched = tuple(one for one in watched if not any(one in word.seen for word in words))
    seen = [_of_observation(one, known.figures) for one in watched]
    unlisted = {one.operands[0].block: one.where for one in seen if one.rule == WITHOUT_LINE and one.operands}
    lines = lines_of(known.figures, unlisted)
    rest = [one for one in broken if not any(one in word.broken for word in words)]
    proofs = [_of_cause(cause, known.figures, lines) for cause in causes(rest, held, known.figures)]
    proofs += [_of_word(word, known.figures, lines) for word in words]
    blanks = {one.number: _blanks(one.equation, known.figures) for one in broken}
    wrong = _wrong(broken, known.figures)
    tails = [(verdict, one) for verdict, one in doubted if verdict in TAILS and not wrong & one.equation.figures]
    found = [*absorbed(proofs, seen, blanks), *(_of_tail(verdict, one, known.figures) for verdict, one in tails)]
    order = {block.id: number for number, block in enumerate(known.disclosure.blocks)}
    found.sort(key=lambda finding: _position(finding, order))
    return _with_unique_ids(found)


def _doubted(equations: Sequence[Equation], verdicts: pl.DataFrame) -> list[tuple[str, Broken]]:
    """The equations that do not hold, or only within rounding, each with its verdict."""
    told = verdicts.filter(~pl.col("verdict").is_in(["consistent", "indeterminate"]))
    rows = told.select("verdict", "equation", "stated", "recomputed", "gap", "bound").iter_rows()
    return [(verdict, Broken(number, equations[number], *numbers)) for verdict, number, *numbers in rows]


def _wrong(broken: Iterable[Broken], figures: Mapping[str, Figure]) -> frozenset[str]:
    """The figures that contradict others of tables: a tail of another sum of theirs says nothing new."""
    of_tables = [one.equation for one in broken if {figures[name].part for name in one.equation.figures} == {"table"}]
    return frozenset(name for one in of_tables for name in one.figures)


def _of_cause(cause: Cause, figures: Mapping[str, Figure], lines: Lines) -> Finding:
    def rank(one: Broken) -> tuple[bool, int, int]:
        aside = one.equation.shape != "linear" or len({figures[name].block for name in one.equation.figures}) == 1
        return bool(cause.unit) and aside, _RANK[rule(one.equation.rule).severity], one.number

    lead = min(cause.broken, key=rank)
    finding = _of_equation(lead, "inconsistent", figures)
    others = [one for one in cause.broken if one.number != lead.number]
    finding = replace(
        finding,
        operands=_operands([lead, *others], figures),
        also=tuple(_formula(one, "inconsistent", figures) for one in others),
        hints=_hints(cause, lead, figures, lines),
        equations=(lead.number, *(one.number for one in others)),
    )
    if not cause.unit:
        return finding
    title = next(one.title for one in finding.operands if one.block == cause.unit)
    other = rival(cause.unit, cause.broken, figures)
    facts = {"other": f"《{other.title}》" if other is not None else "fact-other-tables"}
    return replace(finding, rule=UNIT_LINE, where=title, severity=rule(UNIT_LINE).severity, facts=facts, hints=())


def _of_word(word: Misworded, figures: Mapping[str, Figure], lines: Lines) -> Finding:
    """The gravest of what one wrong word makes, what was seen before what was reckoned, with all the others."""
    told = [_of_observation(one, figures) for one in word.seen]
    if word.broken:
        told.append(_of_cause(Cause(word.broken), figures, lines))
    lead = min(told, key=lambda one: _RANK[one.severity])
    others = [one for one in told if one is not lead]
    operands = {(one.figure or one): one for finding in (lead, *others) for one in finding.operands}
    hint = ((HINTS[word.word], word.figure.text),) if word.broken else ()
    return replace(
        lead,
        operands=tuple(operands.values()),
        also=(*lead.also, *(one for other in others for one in (other.formula, *other.also) if one)),
        hints=tuple(dict.fromkeys((*hint, *(one for finding in told for one in finding.hints)))),
        equations=tuple(number for finding in told for number in finding.equations),
    )


def _blanks(equation: Equation, figures: Mapping[str, Figure]) -> frozenset[str]:
    return frozenset(term.figure for term in equation.terms if figures[term.figure].nil)


def _hints(cause: Cause, lead: Broken, figures: Mapping[str, Figure], lines: Lines) -> tuple[tuple[str, str], ...]:
    if cause.slip:
        return (slip_hint(cause.slip, cause.broken, figures),)
    line = omitted_line(cause.broken, figures, lines)
    return (*exchange_hint(cause.broken, figures), *_of_line(line), *hints(lead, figures))


def _of_line(line: str | None) -> tuple[tuple[str, str], ...]:
    if line is None:
        return ()
    return (("hint-omitted", line),) if line else (("hint-omitted-unnamed", ""),)


def _of_tail(verdict: str, one: Broken, figures: Mapping[str, Figure]) -> Finding:
    code = TAILS[verdict]
    finding = _of_equation(one, "touching" if verdict == "touching" else "improbable", figures)
    return replace(finding, rule=code, severity=rule(code).severity)


def _of_equation(one: Broken, verdict: FindingVerdict, figures: Mapping[str, Figure]) -> Finding:
    equation = one.equation
    unit = next(figures[term.figure].unit for term in equation.terms if term.side in ("stated", "rate"))
    stated, recomputed, gap, bound = (
        shown(in_unit(value, unit)) for value in (one.stated, one.recomputed, one.gap, one.bound)
    )
    for rate in (figures[term.figure] for term in equation.terms if term.side == "rate"):
        recomputed = ("-" if one.recomputed < 0 else "") + percent(abs(one.recomputed), rate)  # stated has its sign too
    if len(equation.terms) == 2:  # one printed figure against another, both told as they are printed
        stated, recomputed = _as_printed(one, "stated", stated, figures), _as_printed(one, "parts", recomputed, figures)
    operands = _operands([one], figures)
    return Finding(
        id=_words(operands),
        rule=equation.rule,
        severity=rule(equation.rule).severity,
        verdict=verdict,
        where=equation.where,
        operands=operands,
        facts=dict(equation.facts),
        formula=_formula(one, verdict, figures),
        source=equation.source,
        equations=(one.number,),
        stated=stated,
        recomputed=recomputed,
        gap=gap,
        bound=bound,
    )


def _as_printed(one: Broken, side: Side, value: str, figures: Mapping[str, Figure]) -> str:
    """A side's value with the decimals of its one figure, where it is just that: 20.40 and not 20.4."""
    terms = [term for term in one.equation.terms if term.side == side]
    printed = figures[terms[0].figure].value if len(terms) == 1 else None
    return f"{printed:f}" if printed is not None and shown(printed) == value else value


def _formula(one: Broken, verdict: str, figures: Mapping[str, Figure]) -> str:
    return formula(one.equation, figures, verdict, one.recomputed)


def _operands(those: Sequence[Broken], figures: Mapping[str, Figure]) -> tuple[Operand, ...]:
    """Each figure once, in order; blanks only where a side has nothing else."""
    wanted: dict[str, None] = {}
    for one in those:
        terms = one.equation.terms
        for side in dict.fromkeys(term.side for term in terms):
            own = [term.figure for term in terms if term.side == side]
            wanted.update(dict.fromkeys([name for name in own if not figures[name].nil] or own[:1]))
    return tuple(operand(figures[name]) for name in wanted)


def operand(figure: Figure) -> Operand:
    """A figure as a finding's operand."""
    return Operand(
        text=figure.text,
        value=None if figure.value is None else f"{figure.value:f}",
        unit=figure.unit,
        part=figure.part,
        title=figure.title,
        row=figure.row_label,
        column=figure.column_label,
        sentence=figure.sentence,
        place=figure.place,
        block=figure.block,
        figure=figure.id,
        grid=None if figure.row is None or figure.column is None else (figure.row, figure.column),
    )


def _quoted(excerpt: Excerpt) -> Operand:
    return Operand(
        text=excerpt.text,
        value=None,
        unit="",
        part=excerpt.part,
        title=excerpt.title,
        row=excerpt.row,
        column=excerpt.column,
        sentence=excerpt.sentence,
        place=excerpt.place,
        block=excerpt.block,
    )


def _of_observation(seen: Observation, figures: Mapping[str, Figure]) -> Finding:
    operands = tuple(_quoted(one) if isinstance(one, Excerpt) else operand(figures[one]) for one in seen.operands)
    return Finding(
        id=_words(operands),
        rule=seen.rule,
        severity=rule(seen.rule).severity,
        verdict="observation",
        where=seen.where,
        operands=operands,
        facts=dict(seen.facts),
    )


def _position(finding: Finding, order: Mapping[str, int]) -> tuple[int, tuple[int, int], int]:
    if not finding.operands:
        return (len(order), (0, 0), 0)
    first = min(finding.operands, key=lambda one: (order.get(one.block, len(order)), one.grid or (0, 0)))
    return (order.get(first.block, len(order)), first.grid or (0, 0), _RANK[finding.severity])


def _with_unique_ids(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give each finding an id made of its rule and the words around its own operands (`_words`): it keeps it when pages
    and rows shift, and when more equations are found to break for the same cause.
    """
    seen: Counter[str] = Counter()
    named = []
    for finding in found:
        key = hashlib.sha256(f"{finding.rule}\x1f{finding.id}".encode()).hexdigest()[:10]
        seen[key] += 1
        named.append(replace(finding, id=key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return tuple(named)


def _words(operands: Sequence[Operand]) -> str:
    return "\x1f".join(_anchor(one) for one in operands[:4])


def _anchor(one: Operand) -> str:
    text = "" if one.figure else one.text
    title, sentence = _without_numbers(one.title), _without_numbers(one.sentence)
    return "\x1e".join((one.part, title, one.row, one.column, sentence, text))


def _without_numbers(text: str) -> str:
    return re.sub(r"\d[\d.,，．]*", "#", text)
