"""This year's statements against last year's own document: the base of a change (PRI101), columns of last year's
figures (PRI102), the 年初预算 of a final account (PRI103), opening against closing carry-over (PRI104).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reconcile.funds import GENERAL
from reconcile.ledger import Equation, Figure, NotRun, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.linking.choice import agrees, alike
from reconcile.recognising.linking.facts import Fact, facts
from reconcile.recognition import Recognition

CODES = ("PRI101", "PRI102", "PRI103", "PRI104")

_MEASURES = {"budget": "预算", "final": "决算"}
_DEPTH = 3  # 类, 款 and 项: the names of an item that has no items of its own
Key = tuple[str | bool | tuple[str, ...], ...]
Index = Mapping[tuple[Key, str], Sequence[Figure]]


def state(known: Recognition) -> Iterator[Statement]:
    """Equations between the two documents, where an earlier one was given and is of the right year and kind."""
    if known.prior is None:
        return
    now, then = known.disclosure, known.prior.disclosure
    before = _index(known.prior)
    own = facts(known.forms, known.figures, now)
    if now.kind == then.kind and then.year == now.year - 1:
        yield from _bases(known, own, before)
        yield from _columns(known, own, before, "PRI102", f"prior:{_MEASURES[then.kind]}", then.kind)
        if now.kind == "final":
            yield from _columns(known, own, before, "PRI104", "opening", "closing")
            yield from _carried(known, own, before)
    elif now.kind == "final" and then.kind == "budget" and then.year == now.year:
        yield from _columns(known, own, before, "PRI103", "initial", "budget")
        yield from _planned(known, known.prior)
    else:
        for code in CODES:
            yield NotRun(code, "why-prior-unfit", {"year": str(then.year)})


def _index(prior: Recognition) -> Index:
    """The figures of the earlier document by what they state and in which version."""
    found: dict[tuple[Key, str], list[Figure]] = defaultdict(list)
    for fact in facts(prior.forms, prior.figures, prior.disclosure):
        found[_key(fact), fact.version].append(prior.figures[fact.figure])
    return found


def _key(fact: Fact) -> Key:
    """What a figure states, whatever table, year or version it stands in."""
    item = fact.code or normal(fact.item)
    return (
        *("" if item else fact.name, fact.fund, fact.side, fact.measure, item),
        *(() if fact.code else fact.parents, fact.part, fact.economic),
    )


def _counterpart(before: Index, fact: Fact, version: str) -> Figure | None:
    """The figure of the earlier document that states the same; None where there is none or they differ."""
    found = before.get((_key(fact), version), ())
    return found[0] if found and alike(found) else None


def _columns(
    known: Recognition, own: Sequence[Fact], before: Index, code: str, version: str, theirs: str
) -> Iterator[Statement]:
    """Each figure of one version must be what the earlier document printed as another."""
    for fact in own:
        if fact.version != version:
            continue
        yield from _same(code, known.figures[fact.figure], _counterpart(before, fact, theirs))


def _carried(known: Recognition, own: Sequence[Fact], before: Index) -> Iterator[Statement]:
    """年初结转 as a row of this year's balance, against 年末结转 as a row of last year's."""
    for fact in own:
        if fact.name == "上年结转" and fact.version == "final":
            closing = replace(fact, name="年终结转", side="支出")
            yield from _same("PRI104", known.figures[fact.figure], _counterpart(before, closing, "final"))


def _planned(known: Recognition, budget: Recognition) -> Iterator[Statement]:
    """The 年初预算 of which the text of a final account speaks, against the budget's table of the same fund. Where that
    prints an item in several ways, such as with and without what was carried over, one that agrees is meant.
    """
    printed: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for fact in facts(budget.forms, budget.figures, budget.disclosure):
        if fact.form.startswith("general") and fact.version == "budget" and not (fact.part or fact.economic):
            names = (*fact.parents, fact.item) if fact.item else (fact.name,)
            printed[tuple(map(normal, names))].append(budget.figures[fact.figure])
    items = sum(len(names) == _DEPTH for names in printed)
    for claim in known.claims:
        if claim.kind != "amount" or not _is_initial(claim, known.disclosure.year):
            continue
        names = tuple(map(normal, claim.about.path or (claim.about.name,)))
        stated, others = known.figures[claim.figures[0]], printed.get(names, [])
        if stated.micro is None or stated.bound or stated.soft:
            continue
        meant = [one for one in others if agrees(stated, one)] or (others if alike(others) else [])
        if meant and not (len(names) == 1 and _added_up(stated, meant[0], items)):
            yield replace(
                _equal("PRI103", stated, meant[0]),
                where=claim.section[-1] if claim.section else "",
                facts={"subject": names[-1]},
            )


def _added_up(stated: Figure, other: Figure, items: int) -> bool:
    """Whether two totals differ by no more than adding up so many rounded items in one of the documents can bring."""
    far = abs((stated.micro or 0) - (other.micro or 0))
    return 0 < far <= max(stated.half, other.half) * (items + 1)


def _is_initial(claim: Claim, year: int) -> bool:
    """Whether an amount is the 年初预算 of the general budget: of an item by its full path, or of all of it."""
    about = claim.about
    words = "".join(claim.section)
    of_general = about.fund == GENERAL or (not about.fund and GENERAL in words and "政府性基金" not in words)
    whole = about.name == "总计" and about.fund == GENERAL
    known = about.version == "initial" and about.year in {0, year} and not about.owner
    return known and of_general and (len(about.path) == _DEPTH or whole)


def _same(code: str, figure: Figure, other: Figure | None) -> Iterator[Statement]:
    if other is not None and not (figure.nil and other.nil):
        yield _equal(code, figure, other)


def _equal(code: str, figure: Figure, other: Figure) -> Equation:
    """Both print the same sum; each may have added its totals up as printed, so that they differ in the last digit."""
    return Equation(
        rule=code,
        shape="linear",
        terms=(Term(figure.id, "stated"), Term(other.id, "parts")),
        where=" ".join(filter(None, (figure.title, figure.row_label))),
        facts={"subject": figure.row_label},
    )


def _bases(known: Recognition, own: Sequence[Fact], before: Index) -> Iterator[Statement]:
    """A change, a rate or 持平 against last year implies last year's figure, which last year's tables print."""
    by_figure = {fact.figure: fact for fact in own}
    amounts = {one.figures[0]: one for one in known.claims if one.kind == "amount" and one.candidates}
    told: set[str] = set()
    for claim in known.claims:
        if claim.kind not in {"change", "rate", "equal"} or not _is_against(known, claim):
            continue
        change, current, rate = _printed(claim)
        if not _usable(known, change, current, rate) or (current or change) in told:
            continue
        meant = _meant(known, claim, amounts.get(current), by_figure)
        others = [one for fact in meant if (one := _counterpart(before, fact, fact.version)) is not None]
        if not others or not alike(others):
            continue
        table = known.figures[meant[0].figure]
        told.add(current or change)
        yield Equation(
            rule="PRI101",
            shape="linear" if change or claim.kind == "equal" else "growth",
            terms=_terms(claim, change, current or table.id, rate, others[0].id),
            same=claim.kind == "equal",
            source="上年数 = 本年数 ∓ 增减额",
            where=claim.section[-1] if claim.section else "",
            facts={"subject": claim.about.printed or claim.subject or table.row_label},
        )


def _is_against(known: Recognition, claim: Claim) -> bool:
    """Whether the words compare with the same kind of figure of the year before."""
    now, base = known.disclosure, claim.base
    return (
        base.kind == "prior"
        and base.year in {0, now.year - 1}
        and base.measure in {"", _MEASURES[now.kind]}
        and claim.about.year in {0, now.year}
    )


def _printed(claim: Claim) -> tuple[str, str, str]:
    """Change, current and rate that the sentence prints, "" where it does not."""
    if claim.kind == "change":
        return claim.figures[0], claim.figures[1], ""
    if claim.kind == "rate":
        rate, change, current, _ = claim.figures
        return change, current, rate
    return "", claim.figures[0], ""


def _usable(known: Recognition, change: str, current: str, rate: str) -> bool:
    figures = [known.figures[one] for one in (change, current, rate) if one]
    return all(one.micro is not None and not one.bound and not one.soft for one in figures)


def _meant(known: Recognition, claim: Claim, amount: Claim | None, by_figure: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The table figures that the sentence speaks of: those that print the current amount, or all of them alike."""
    source = claim if claim.candidates else amount
    current = _printed(claim)[1]
    if source is None or not source.trusted or (claim.kind != "equal" and claim.direction == 0):
        return ()
    found = [known.figures[one] for one in (source.core or source.candidates) if one in by_figure]
    if current:
        found = [one for one in found if agrees(known.figures[current], one)]
    return tuple(by_figure[one.id] for one in found) if found and alike(found) else ()


def _terms(claim: Claim, change: str, current: str, rate: str, base: str) -> tuple[Term, ...]:
    if claim.kind == "equal":
        return (Term(current, "stated"), Term(base, "parts"))
    if change:
        return (Term(base, "stated"), Term(current, "parts"), Term(change, "parts", -claim.direction))
    return (Term(rate, "rate", claim.direction), Term(current, "current"), Term(base, "prior"))
