"""Items that a list names, and that the table of basic expenditure has as nothing (TXT104)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reconcile.disclosure import Place
from reconcile.ledger import Excerpt, Figure, NotRun, Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.lexicon import cost_of_class
from reconcile.recognising.linking.basic_items import BasicItems, basic_items, codes_called
from reconcile.recognition import Recognition

CODES = ("TXT104",)

_FEW = 2
_EITHER = ("30228", "30229", "30231", "30239", "30299")  # in some places counted as pay, in others not
_BASIC = ("基本支出", "人员经费", "公用经费")
# 基本支出…，是指为保障机构正常运转而发生的各项支出，包括…: what the words mean everywhere, not what is spent here
_DEFINED = re.compile("[是系]指|而发生的|等人员经费.*等(?:日常)?公用经费")


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on named items; only where the tables print details and not just classes."""
    items = basic_items(known)
    if items is None:
        return
    if known.disclosure.unread:
        yield NotRun("TXT104", "why-tables-unread")
        return
    places = {one.id: one.place for one in known.disclosure.paragraphs}
    for claim in _lists(known):
        yield from _listed(claim, places[claim.paragraph], items)


def _lists(known: Recognition) -> Iterator[Claim]:
    """What an amount of basic expenditure is made of: names alone, or names with amounts of their own."""
    with_amounts: dict[tuple[str, str], list[Claim]] = {}
    for claim in known.claims:
        if claim.kind == "names" and claim.about.name in _BASIC:
            if not _DEFINED.search(claim.sentence):
                yield claim
        elif claim.kind == "amount" and known.figures[claim.figures[0]].micro:
            part = "公用经费" if claim.whole_subject.name == "机关运行经费" else claim.whole_subject.name
            if part in _BASIC:
                with_amounts.setdefault((claim.paragraph, part), []).append(claim)
    for (_, part), listed in with_amounts.items():
        about = replace(listed[0].whole_subject, name=part)
        yield replace(listed[0], about=about, names=tuple(one.about.printed for one in listed))


def _listed(claim: Claim, place: Place, items: BasicItems) -> Iterator[Statement]:
    """A list of what an amount is made of: every item must have an amount, in the part that the list is of.

    Where most of a long list has none, the list is the classification itself, or the table was not understood.
    """
    told: list[tuple[str, Figure | None, str]] = []
    for name in claim.names:
        figure = items.amounts.get(normal(name))
        codes = codes_called(name)
        within = [one for one in codes if claim.about.name == "基本支出" or cost_of_class(one) == claim.about.name]
        if codes and not within and not any(code in _EITHER for code in codes):
            told.append((name, figure, "misplaced"))
        elif figure is None and codes and items.without(codes):
            told.append((name, None, "absent"))
        elif figure is not None and figure.micro == 0:
            told.append((name, figure, "blank"))
    if len(told) > _FEW and 2 * len(told) > len(claim.names):
        return
    for why in ("absent", "blank", "misplaced"):
        some = [(name, figure) for name, figure, found in told if found == why]
        if some:
            yield _observed(claim, place, some, why)


def _observed(claim: Claim, place: Place, some: Sequence[tuple[str, Figure | None]], why: str) -> Observation:
    """What is the matter with some names of one list. why: absent, blank or misplaced."""
    names = "、".join(name for name, _ in some)
    excerpts = [
        Excerpt(
            text=name,
            part="narrative",
            title=claim.where,
            sentence=claim.sentence,
            block=claim.paragraph,
            place=place,
        )
        for name, _ in some
    ]
    operands = [part for one, (_, figure) in zip(excerpts, some, strict=True) for part in (one, figure) if part]
    printed = "、".join(dict.fromkeys(figure.text for _, figure in some if figure is not None and figure.text))
    said = "empty" if why == "blank" and not printed else why
    return Observation(
        rule="TXT104",
        operands=tuple(one if isinstance(one, Excerpt) else one.id for one in operands),
        where=claim.where,
        facts={"subject": names, "of": claim.about.name, "printed": printed, "said": f"fact-listed-{said}"},
    )
