"""Slips of the keyboard and of the page: brackets never closed, marks and words printed twice, tags left in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Recognition, sheet_projects, sheet_title
from reconcile.wording.brackets import unpaired
from reconcile.wording.lexicon import one_of, wording
from reconcile.wording.passages import Passage, passages, sentence_at

CODES = ("WRD401", "WRD402", "WRD403")

_AROUND = 8  # characters shown on either side of a bracket
_ENTITY = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|#\d{2,5});|</?(?:p|br|span|div|td|tr|font|strong|b|u|o:p)\b[^<>]*>"
)


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(
        rf"([，。；：、,;])\1|[，、；：,;]\s*[。]|[。]\s*[，、；：,;]|的的(?!确)|[%％]{{2,}}|({one_of(wording().doubled)})\2"
        rf"|{one_of(wording().clashing)}"
    )


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a kind of slip and a sheet (or section), with every place in it; one for all tags."""
    projects = sheet_projects(known.sheets)
    brackets: list[Excerpt] = []
    twice: list[Excerpt] = []
    tags: list[Excerpt] = []  # of one cause: how the document was made
    for one in passages(known.disclosure):
        if one.kind != "head":
            brackets += _brackets(one)
            twice += _twice(one)
            tags += _tags(one)
    yield from _gathered("WRD401", brackets, projects)
    yield from _gathered("WRD402", twice, projects)
    if tags:
        yield _bundled("WRD403", tags, tags[0].title)


def _gathered(rule: str, found: list[Excerpt], projects: Mapping[str, str]) -> Iterator[Observation]:
    apart: dict[str, list[Excerpt]] = {}
    for one in found:
        apart.setdefault(sheet_title(one.title, projects.get(one.block, "")), []).append(one)
    for where, those in apart.items():
        yield _bundled(rule, those, where)


def _bundled(rule: str, found: list[Excerpt], where: str) -> Observation:
    facts = {"text": found[0].text, "count": str(len(found))}
    return Observation(rule=rule, operands=tuple(found), where=where, facts=facts)


def _brackets(one: Passage) -> Iterator[Excerpt]:
    if one.kind == "paragraph" or (one.kind == "cell" and len(one.text) > _AROUND):
        for offset in unpaired(one.text):
            yield one.excerpt(max(offset - _AROUND, 0), min(offset + _AROUND, len(one.text)))


def _twice(one: Passage) -> Iterator[Excerpt]:
    for found in _doubled().finditer(one.text):
        yield one.excerpt(found.start(), found.end())


def _tags(one: Passage) -> Iterator[Excerpt]:
    if one.markup:
        yield Excerpt(
            text=" ".join(dict.fromkeys(one.markup)),
            part=one.part,
            title=one.title,
            row=one.row,
            sentence=sentence_at(one.text, 0),
            block=one.block,
            place=one.place,
        )
    for found in _ENTITY.finditer(one.text):
        yield one.excerpt(found.start(), found.end())
