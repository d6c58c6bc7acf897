"""A self-evaluation (绩效自评表) against itself: its money, its rate of execution and its scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.recognition import Evaluation, Recognition, TargetSheet

CODES = ("PRF601", "PRF602", "PRF603", "PRF604")

_STAGES = {"initial": "年初预算数", "budget": "全年预算数", "spent": "执行数"}
_POINTS = {"weight": "分值", "score": "得分"}
_LEAST = 2  # sources that a form has where it has all
_WHOLE = 100 * 10**6

Figures = Mapping[str, Figure]


def state(known: Recognition) -> Iterator[Statement]:
    """Equations on money and points, and an observation for an indicator that scores more than it can."""
    for sheet in known.sheets:
        if sheet.evaluation is not None:
            for stage, name in _STAGES.items():
                yield from _sources(sheet, sheet.evaluation, known.figures, stage, name)
            for line in sheet.evaluation.money:
                yield from _rate(sheet, known.figures, line)
            yield from _points(sheet, sheet.evaluation, known.figures)


def _sources(sheet: TargetSheet, of: Evaluation, figures: Figures, stage: str, name: str) -> Iterator[Equation]:
    """Σ of the sources = the money of all, at one stage. What was carried over may be part of another source."""
    if len(of.money) <= _LEAST or stage not in of.money[0]:
        return
    stated = of.money[0][stage]
    sources = [(n, line[stage]) for n, line in enumerate(of.money) if n and stage in line]
    own = [id_ for n, id_ in sources if n != of.carried]
    parts = own if _sum(figures, own) == figures[stated].micro else [id_ for _, id_ in sources]
    if parts:
        inside = of.nested and max(figures[one].micro or 0 for one in parts) <= (figures[stated].micro or 0)
        unclear = inside and _sum(figures, parts) > (figures[stated].micro or 0)
        terms = (Term(stated, "stated"), *(Term(one, "parts") for one in parts))
        yield Equation(
            rule="PRF601",
            shape="linear",
            terms=terms,
            source=f"资金总额{name} = 各来源资金之和",
            where=sheet.project,
            unreadable="sources-unclear" if unclear else "",
        )


def _rate(sheet: TargetSheet, figures: Figures, line: Mapping[str, str]) -> Iterator[Equation]:
    """执行率 = 执行数 ÷ 全年预算数, unless it is that of 年初预算 or of both together (调整数 that is added to it)."""
    bases = [id_ for kind in ("budget", "initial") if (id_ := line.get(kind)) and figures[id_].micro]
    if "rate" not in line or "spent" not in line or not bases:
        return
    readings = [bases[:1], bases[1:], bases]
    fitting = [one for one in readings if one and _fits(figures, line, one)]
    base = (fitting or readings)[0]
    yield Equation(
        rule="PRF602",
        shape="ratio",
        terms=(Term(line["rate"], "rate"), Term(line["spent"], "over"), *(Term(one, "under") for one in base)),
        source="执行率 = 执行数 ÷ 预算数",
        where=sheet.project,
    )


def _fits(figures: Figures, line: Mapping[str, str], base: Sequence[str]) -> bool:
    """Whether the rate is that of these amounts, within what rounding explains."""
    rate, spent = figures[line["rate"]], figures[line["spent"]]
    under, half = _sum(figures, base), sum(figures[one].half for one in base)
    return abs((rate.micro or 0) * under - (spent.micro or 0) * _WHOLE) <= (
        rate.half * under + rate.half * half + (rate.micro or 0) * half + spent.half * _WHOLE
    )


def _points(sheet: TargetSheet, of: Evaluation, figures: Figures) -> Iterator[Statement]:
    """Σ of weights and Σ of scores = those of all, with the points for the rate of execution where they are counted;
    no score above its weight. Nothing of a column that some indicators leave blank: a cell may be that of several.
    """
    executed = of.money[0] if of.money else {}
    whole = [kind for kind in _POINTS if of.scores and all(kind in line for line in of.scores)]
    for kind in whole:
        if kind in of.total and (kind in executed or "weight" not in executed):
            lines = [line[kind] for line in of.scores]
            alone = kind not in executed or _sum(figures, lines) == figures[of.total[kind]].micro
            yield from _of_all(sheet, figures, of.total[kind], lines if alone else [executed[kind], *lines], kind)
    for line in (*of.scores, executed, of.total) if len(whole) == len(_POINTS) else ():
        if all(kind in line for kind in _POINTS):
            weight, score = (figures[line[kind]] for kind in _POINTS)
            if (score.micro or 0) > (weight.micro or 0):
                facts = {"indicator": score.row_label, "weight": weight.text, "score": score.text}
                yield Observation(rule="PRF604", operands=(score.id, weight.id), where=sheet.project, facts=facts)


def _of_all(sheet: TargetSheet, figures: Figures, total: str, parts: Sequence[str], kind: str) -> Iterator[Equation]:
    """Σ of parts = total, if the total is not rounded to fewer places than they are."""
    if figures[total].decimals >= max(figures[one].decimals for one in parts):
        yield Equation(
            rule="PRF603",
            shape="linear",
            terms=(Term(total, "stated"), *(Term(one, "parts") for one in parts)),
            source=f"总{_POINTS[kind]} = 各项{_POINTS[kind]}之和",
            where=sheet.project,
            facts={"points": _POINTS[kind]},
        )


def _sum(figures: Figures, ids: Sequence[str]) -> int:
    return sum(figures[one].micro or 0 for one in ids)
