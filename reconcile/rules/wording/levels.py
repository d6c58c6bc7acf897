"""A term explained for offices of another level of government: 指省直部门用… in a city's disclosure (WRD406)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Observation, Statement
from reconcile.recognition import Recognition
from reconcile.wording.passages import narrative_paragraphs

CODES = ("WRD406",)

_EXPLAINED = re.compile(r"[：:，,]?\s*(?:是指|指)(?:纳入)?(?P<level>[省市县区])(?:直|级)(?:各)?(?:部门|单位|机关)")
# What a unit's name tells of its level, the lowest first; an office of a province may sit anywhere.
_LEVELS = (("自治区|省", ""), ("县", "县"), ("(?<![社园景林库校片])区", "区"), ("市", "市"))


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for all terms that are explained for another level than the one in the entity's name."""
    own = next((level for words, level in _LEVELS if re.search(words, known.disclosure.entity)), "")
    found = [
        (one, said)
        for one in (narrative_paragraphs(known.disclosure) if own else ())
        for said in _EXPLAINED.finditer(one.text)
        if said["level"] != own
    ]
    if found:
        words = "、".join(dict.fromkeys(said.group().lstrip("：:，, ") for _, said in found))
        excerpts = tuple(one.excerpt(said.start("level"), said.end()) for one, said in found)
        yield Observation(rule="WRD406", operands=excerpts, where=found[0][0].title, facts={"words": words, "own": own})
