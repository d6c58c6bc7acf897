"""Amounts of the narrative against the tables (TXT101, TXT103, TXT107), and amounts that are cut off (TXT111)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.ledger import Equation, Figure, NotRun, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.linking.choice import Choice, agrees, choose
from reconcile.recognition import Recognition

CODES = ("TXT101", "TXT103", "TXT107", "TXT111")

_FEW = 2  # amounts of a list


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every amount that names a table figure."""
    amounts = [one for one in known.claims if one.kind == "amount"]
    if not amounts:
        yield NotRun("TXT101", "why-no-narrative")
    held = False
    cut: list[tuple[Claim, Choice]] = []
    for claim in amounts:
        meant = replace(claim, trusted=True) if _listed_short(known, claim, amounts) else claim
        choice = choose(meant, known.figures)
        if choice.outcome == "unknown":
            continue
        if choice.outcome == "elsewhere" and known.disclosure.unread:
            held = True  # the table that is meant may be the one that was not read
        elif choice.outcome in ("differs", "elsewhere") and _is_cut(known, claim, choice):
            cut.append((claim, choice))
        elif _told_fully(known, claim, choice, amounts) or _is_of_the_year(known, claim, choice):
            continue
        else:
            if choice.outcome == "unclear":
                facts = {"where": claim.where, "subject": claim.subject, "text": known.figures[claim.figures[0]].text}
                yield NotRun("TXT101", "why-candidates-differ", facts, claim.figures[:1])
            yield _equation(known, claim, choice)
    if held:
        yield NotRun("TXT103", "why-tables-unread")
    if cut:  # the way in which the document rounds: said once
        operands = tuple(figure for claim, choice in cut for figure in (claim.figures[0], choice.figure))
        yield Observation(rule="TXT111", operands=operands, where=cut[0][0].where, facts={"subject": cut[0][0].spoken})


def _told_fully(known: Recognition, claim: Claim, choice: Choice, amounts: Sequence[Claim]) -> bool:
    """收入60万元，加上上年结转40万元，收入总计100万元: the table's 总计 is the amount of its paragraph that says so."""
    return (
        choice.outcome == "differs"
        and claim.about.name == "总计"
        and any(
            one.paragraph == claim.paragraph
            and one.about.name == "总计"
            and one.about.side == claim.about.side
            and one.about.measure == "总计" != claim.about.measure
            and agrees(known.figures[one.figures[0]], known.figures[choice.figure])
            for one in amounts
        )
    )


def _is_of_the_year(known: Recognition, claim: Claim, choice: Choice) -> bool:
    """总支出90万元，年末结转和结余10万元: 总收入 and 总支出 are said of the year's money, too."""
    loosely = choice.outcome == "elsewhere" and normal(claim.about.printed).endswith(("总收入", "总支出"))
    return loosely and normal(known.figures[choice.scope].row_label).startswith(("本年收入", "本年支出"))


def _is_short(claim: Claim) -> bool:
    """Whether the words leave out the 支出 of what they name: 教育520万元. It may be something else of that name."""
    name = normal(claim.about.name)
    bare = name.removesuffix("支出")
    return claim.about.item and bare != name and normal(claim.about.printed).endswith(bare)


def _listed_short(known: Recognition, claim: Claim, amounts: Sequence[Claim]) -> bool:
    """Whether most amounts of such names in a sentence are those of the tables, so that all are meant to be."""
    if not _is_short(claim):
        return False
    beside = [one for one in amounts if (one.paragraph, one.sentence) == (claim.paragraph, claim.sentence)]
    tied = [choose(one, known.figures).outcome == "tied" for one in beside if _is_short(one)]
    return sum(tied) >= _FEW and 2 * sum(tied) > len(tied)


def _is_cut(known: Recognition, claim: Claim, choice: Choice) -> bool:
    """Whether the words print the table's amount with its last digits cut off: 328,661万元 for 3,286,618,082.20元."""
    stated, own = known.figures[claim.figures[0]], known.figures[choice.figure]
    if stated.micro is None or own.micro is None or stated.soft or own.half >= stated.half:
        return False
    return 0 < own.micro - stated.micro < 2 * stated.half


def _equation(known: Recognition, claim: Claim, choice: Choice) -> Equation:
    rule, facts = "TXT101", {"subject": claim.spoken, "form": known.figures[choice.figure].title}
    if choice.outcome == "elsewhere":
        rule = "TXT103"
        quoted = known.figures[choice.scope]
        facts |= {"quoted": " ".join(filter(None, (quoted.title, quoted.row_label, quoted.column_label)))}
    elif choice.outcome == "differs":
        neighbour = _neighbour(known, claim, choice)
        if neighbour is not None:
            rule = "TXT107"
            facts |= {"neighbour": neighbour.row_label}
    return Equation(
        rule=rule,
        shape="linear",
        terms=(Term(claim.figures[0], "stated"), Term(choice.figure, "parts")),
        same=True,
        source="说明中的金额 = 表中同一科目的金额",
        where=claim.where,
        unreadable="candidates-differ" if choice.outcome == "unclear" else "",
        facts=facts,
    )


def _neighbour(known: Recognition, claim: Claim, choice: Choice) -> Figure | None:
    """The figure of the row above or below in the same column, if it is what the sentence quotes, and not both are."""
    stated, own = known.figures[claim.figures[0]], known.figures[choice.figure]
    if not claim.about.item or own.row is None:
        return None
    near = [
        one
        for one in known.figures.values()
        if one.block == own.block and one.column == own.column and one.row in (own.row - 1, own.row + 1)
    ]
    quoted = [one for one in near if one.micro and agrees(stated, one)]
    return quoted[0] if len(quoted) == 1 else None
