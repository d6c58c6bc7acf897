"""Numbers that forms carry in the corner, such as 预算公开表9 or 公开05表 (FRM111)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import FormTable, Recognition

CODES = ("FRM111",)
_NUMBER = re.compile(r"\d+")
ENOUGH = 3  # labels that must agree before one is called odd


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on labels that are worded otherwise than the others, or whose number is taken or goes back."""
    labelled = [form for form in known.forms if form.table.part == "table" and _NUMBER.search(form.table.label)]
    wordings = Counter(_NUMBER.sub("", form.table.label) for form in labelled)
    usual, often = wordings.most_common(1)[0] if wordings else ("", 0)
    if often >= ENOUGH:
        for form in labelled:
            if _NUMBER.sub("", form.table.label) != usual and often >= len(labelled) - 1:
                yield _observed(form, usual)
    numbers = [int(_NUMBER.findall(form.table.label)[0]) for form in labelled]
    ordered = all(len(_NUMBER.findall(form.table.label)) == 1 for form in labelled)
    for place in range(1, len(labelled)):
        rising = numbers[:place] == sorted(set(numbers[:place]))
        if ordered and rising and len(labelled) > ENOUGH and numbers[place] <= numbers[place - 1]:
            yield _observed(labelled[place], usual)


def _observed(form: FormTable, usual: str) -> Observation:
    excerpt = Excerpt(text=form.table.label, part="table", title=form.table.title, place=form.table.place)
    facts = {"label": form.table.label, "usual": usual}
    return Observation(rule="FRM111", operands=(excerpt,), where=form.table.title, facts=facts)
