"""Numbers that forms carry in the corner, such as 预算公开表9 or 公开05表 (FRM111)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognising.labels import squeezed
from reconcile.recognition import FormTable, Recognition

CODES = ("FRM111",)
_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"\d+(?:[-—－.]\d+)*")  # also of a table under another: 表3-2
_ONES = "〇一二三四五六七八九"
_LISTED = re.compile(r"附?表(?P<number>(?:(?!一般)[一二三四五六七八九十]){1,3}|\d{1,2}(?=\D))[、.．:：]?(?P<title>.+)")
AGREEING = 2  # labels that bear the numbers of the contents, before one is called odd
ENOUGH = 3  # labels that must agree before one is called odd


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on labels that are worded otherwise than the others, or whose number is taken or goes back."""
    labelled = [form for form in known.forms if form.table.part == "table" and _NUMBER.search(form.table.label)]
    wordings = Counter(_NUMBERS.sub("", form.table.label) for form in labelled)
    usual, often = wordings.most_common(1)[0] if wordings else ("", 0)
    if often >= ENOUGH:
        for form in labelled:
            if _NUMBERS.sub("", form.table.label) != usual and often >= len(labelled) - 1:
                yield _observed(form, usual)
    numbers = [int(_NUMBER.findall(form.table.label)[0]) for form in labelled]
    ordered = all(len(_NUMBER.findall(form.table.label)) == 1 for form in labelled)
    back = [
        labelled[place]
        for place in range(1, len(labelled))
        if numbers[:place] == sorted(set(numbers[:place])) and numbers[place] <= numbers[place - 1]
    ]
    if ordered and len(labelled) > ENOUGH and back:
        yield from (_observed(form, usual) for form in back)
    else:
        yield from _unlike_contents(known, labelled, usual)


def _unlike_contents(known: Recognition, labelled: Sequence[FormTable], usual: str) -> Iterator[Statement]:
    """The only label with another number than the contents give its table, where those of other tables agree."""
    listed = {}
    for entry in known.disclosure.contents:
        found = _LISTED.match(squeezed(entry.text))
        if found:
            listed[found["title"]] = _number(found["number"])
    told = [(form, listed.get(squeezed(form.table.title)), _NUMBER.findall(form.table.label)) for form in labelled]
    held = [(form, number == int(own[0])) for form, number, own in told if number is not None and len(own) == 1]
    odd = [form for form, agrees in held if not agrees]
    if len(odd) == 1 and len(held) > len(labelled) - 1 >= AGREEING:
        yield _observed(odd[0], usual)


def _number(text: str) -> int:
    """A number up to 99 in figures or in words: 9, 九, 十一, 二十."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return 10 * (_ONES.index(tens) if tens else 1 if ten else 0) + (_ONES.index(ones) if ones else 0)


def _observed(form: FormTable, usual: str) -> Observation:
    excerpt = Excerpt(text=form.table.label, part="table", title=form.table.title, place=form.table.place)
    facts = {"label": form.table.label, "usual": usual}
    return Observation(rule="FRM111", operands=(excerpt,), where=form.table.title, facts=facts)
