"""What regulation requires a disclosure to speak of, in documents that clearly are whole."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognition import Recognition
from reconcile.wording.lexicon import wording
from reconcile.wording.passages import passages

CODES = ("WRD503",)

_WHOLE = 6  # topics that a document speaks of when it is whole and not an extract
_PARAGRAPHS = 8


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a topic that no heading, paragraph, title or entry of the contents mentions."""
    document = known.disclosure
    everything = [one for one in passages(document) if one.kind in ("heading", "paragraph", "title", "note")]
    narrative = [one for one in everything if one.kind == "paragraph" and one.part == "narrative"]
    spoken = [one.text for one in everything] + [one.text for one in document.contents]
    asked = [one for one in wording().topic if not document.year or document.year >= one.since]
    missing = [one for one in asked if not any(word in text for word in one.words for text in spoken)]
    if len(narrative) < _PARAGRAPHS or len(asked) - len(missing) < _WHOLE or document.unread:
        yield NotRun("WRD503", "why-not-whole")
        return
    last = narrative[-1]
    for topic in missing:
        operand = Excerpt(text=topic.name, part="narrative", title=document.title, block=last.block, place=last.place)
        yield Observation(rule="WRD503", operands=(operand,), where=document.title, facts={"topic": topic.name})
