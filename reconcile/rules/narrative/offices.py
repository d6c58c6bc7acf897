"""The offices inside a unit (内设机构): as many as it says (CNT105), and those that its sheets name (PRF406)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.narrative.small_numbers import small_number
from reconcile.numerals import fold
from reconcile.recognition import Recognition
from reconcile.wording.listed import goes_on, most, names_at
from reconcile.wording.passages import Passage, narrative_paragraphs

CODES = ("CNT105", "PRF406")

_SAID = re.compile(
    r"(?:内设|下设|设有|设立|所属|下属)(?P<what>[^。；;、，,\d]{0,14})(?P<count>\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])个(?P<more>[^。；;、，,\d]{0,20})"
    r"[，,]?(?:分别(?:为|是)|具体为|包括|即|为|[：:])[：:]?"
)
_OFFICE = r"(?:科|处|室|股|局|所|站|队|院|校|馆|中心|支队|大队|委员会|办公室|部)"
_NAME = re.compile(rf"[^\d。，；]{{1,24}}?{_OFFICE}$")
_MAY_BE = re.compile(r"[^\d]{1,24}")
_IN_CHARGE = re.compile(
    r"由(?:我|本)?(?:局|委|办|厅|院|中心|单位|部门)?(?P<name>[^，。；;、由与和及]{2,9}?(?:科|处|股))(?=负责|牵头|根据|按照|组织|实施)"
)
_ENOUGH = 3  # offices that must be listed before one that is not is told


def state(known: Recognition) -> Iterator[Statement]:
    """An observation for each list that is not as long as it says, and one for all offices that no list names."""
    listed: list[str] = []
    for one in narrative_paragraphs(known.disclosure):
        for found in _SAID.finditer(one.text):
            names = names_at(one.text, found.end())
            if len(names) < 2 or not all(_NAME.fullmatch(name) for name in names):
                continue
            whole = not goes_on(one.text[found.end() :].split("。")[0])
            said = small_number(fold(found["count"]))
            if whole and not len(names) <= said <= most(_with_commas(one.text[found.end() :])):
                yield _count(one, found, said, len(names))
            if whole:
                listed += names
    if len(listed) >= _ENOUGH:
        yield from _unlisted(known, tuple(listed))


def _with_commas(text: str) -> tuple[str, ...]:
    """The names of the list at the start of the text, and what may belong to it behind a comma (A室、B处，C办公室)."""
    clauses = re.split(r"[，,]", re.split(r"[。；;]", text)[0])
    listed = takewhile(
        lambda names: all(_MAY_BE.fullmatch(name) for name in names), (names_at(one, 0) for one in clauses)
    )
    return tuple(name for names in listed for name in names)


def _count(passage: Passage, found: re.Match[str], said: int, counted: int) -> Observation:
    end = found.end() + len(re.split(r"[。；;]", passage.text[found.end() :])[0])
    return Observation(
        rule="CNT105",
        operands=(passage.excerpt(found.start(), end),),
        where=passage.title,
        facts={"said": str(said), "count": str(counted)},
    )


def _unlisted(known: Recognition, listed: tuple[str, ...]) -> Iterator[Observation]:
    named: dict[str, Excerpt] = {}
    for sheet in known.target_sheets:
        for paragraph in sheet.prose:
            for found in _IN_CHARGE.finditer(paragraph.text):
                name = found["name"]
                if not any(name in one or one in name for one in listed) and name not in named:
                    named[name] = Excerpt(
                        text=name,
                        part="sheet",
                        title=sheet.table.title,
                        row=sheet.project,
                        sentence=found.group(),
                        block=sheet.table.id,
                        place=paragraph.place,
                    )
    if named:
        facts = {"names": "、".join(named), "listed": "、".join(listed)}
        yield Observation(rule="PRF406", operands=tuple(named.values()), where="机构设置", facts=facts)
