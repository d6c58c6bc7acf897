"""What regulation requires a disclosure to speak of, in documents that clearly are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.disclosure import Disclosure, Heading, Paragraph
from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognising.labels import squeezed
from reconcile.recognition import Recognition
from reconcile.wording.lexicon import Topic, one_of, wording
from reconcile.wording.passages import Passage, passages

CODES = ("WRD503",)

_WHOLE = 6  # topics that a document speaks of when it is whole and not an extract
_PARAGRAPHS = 8
_SHORT = 30  # characters of a line that may be a heading
_TERMS = re.compile("^(?!.*(?:情况|事项|报表)).*(?:名词|名称解释|术语)")  # not where it is one thing among others
_DEFINES = re.compile(r"[^。；]{0,20}?(?:[，：:]?是?指(?!标)|[，：:]反映)")
_STATES = re.compile(r"\d|[无零未]|没有|不[^足断得]|持平|[见如][^。]{0,9}表")
_NOT_OF_CARS = "(?<!用车)(?<!车辆)"  # whose running costs are one of the three public expenses
_NONE = re.compile(r"(?:[无未不]|没有)[^，。；]{0,12}$")
_COUNTS = r"[^。；;]{0,25}?\d\s*(?:辆|台|套|平方米|㎡)"


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a topic that nothing in the document speaks of. What the contents list and the body lacks is
    another rule's.
    """
    document = known.disclosure
    everything = [
        one for one in passages(document, cells=False) if one.kind in ("heading", "paragraph", "title", "note")
    ]
    narrative = [one for one in everything if one.kind == "paragraph" and one.part == "narrative"]
    terms = _terms(document)
    body = [one for one in everything if one.block not in terms]
    listed = [one.text for one in document.contents]
    asked = [one for one in wording().topic if (document.year or one.since) >= one.since]
    texts = [*(passage.text for passage in everything), *listed]
    if len(narrative) < _PARAGRAPHS or sum(_names(one, texts) for one in asked) < _WHOLE or document.unread:
        yield NotRun("WRD503", "why-not-whole")
        return
    told = [one for one in asked if _names(one, listed if one.stated else texts) or _is_stated(one, body)]
    missing = [one for one in asked if one not in told and not _is_spared(one, document, body)]
    last = narrative[-1]
    for topic in missing:
        operand = Excerpt(text=topic.name, part="narrative", title=document.title, block=last.block, place=last.place)
        yield Observation(rule="WRD503", operands=(operand,), where=document.title, facts={"topic": topic.name})


def _terms(document: Disclosure) -> frozenset[str]:
    """The blocks of the explanation of terms (名词解释), by id."""
    found, level = set(), None
    for block in document.blocks:
        if isinstance(block, Heading):
            if _TERMS.match(block.text):
                level = block.level
            elif level is not None and block.level <= level:
                level = None
        named = isinstance(block, Paragraph) and any(_TERMS.match(heading) for heading in block.section)
        if level is not None or named:
            found.add(block.id)
    return frozenset(found)


def _names(topic: Topic, texts: Sequence[str]) -> bool:
    return any(word in text for word in topic.words for text in texts)


def _is_spared(topic: Topic, document: Disclosure, body: Sequence[Passage]) -> bool:
    """Whether the body is none that has to speak of a topic, by its name or its own words."""
    return document.entity.endswith(topic.spared_offices) or any(
        word in squeezed(one.text) for word in topic.spared for one in body if one.kind == "paragraph"
    )


def _is_stated(topic: Topic, body: Sequence[Passage]) -> bool:
    """Whether a heading, a title or a statement outside the explanation of terms speaks of a topic."""
    return any(_states(topic, one.kind, squeezed(one.text)) for one in body)


def _states(topic: Topic, kind: str, text: str) -> bool:
    for named in re.finditer(_NOT_OF_CARS + one_of(topic.words), text):
        before, after = text[: named.start()], text[named.end() :]
        headed = kind in ("heading", "title") or len(text) <= _SHORT
        if not _DEFINES.match(after) and (headed or _NONE.search(before) or _STATES.search(after)):
            return True
    counted = topic.counted and re.search(one_of(topic.counted) + _COUNTS, text)
    sentence = next((one for one in re.split("[。；;]", text) if counted and counted.group() in one), "")
    return bool(counted) and not any(word in sentence for word in topic.elsewhere)
