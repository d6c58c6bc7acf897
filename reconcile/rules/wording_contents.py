"""The contents page against the headings and titles of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reconcile.disclosure import ContentsEntry, Disclosure
from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.numerals import fold
from reconcile.recognition import Recognition
from reconcile.wording.passages import Passage, passages

CODES = ("WRD501", "WRD502")

_ORDINAL = re.compile(
    r"^(?:第[一二三四五六七八九十\d]+(?:部分|章|节)|附?表[一二三四五六七八九十\d]+|附件[一二三四五六七八九十\d]*|[一二三四五六七八九十]+[、.．]?"
    r"|\([一二三四五六七八九十\d]+\)|\d+[、.．]?)[:：]?"
)
_YEAR = re.compile(r"20\d{2}年?度?")
_NOISE = re.compile(r"[\s“”\"'‘’《》()（）、，,:：。．.·\-—…]|PAGEREF|_Toc\d+")
_TABLE = re.compile(r"表(?:\(|（|$)")
_CLOSE = 0.6
_MOST = 0.75  # of the entries must have a heading, or the headings were not read well enough to judge by


def state(known: Recognition) -> Iterator[Statement]:
    """Entries that no heading answers to, and entries that are worded otherwise than their headings."""
    document = known.disclosure
    paged = 2 * sum(one.page is not None for one in document.contents) > len(document.contents)
    listed = [one for one in document.contents if one.page is not None or not paged]
    entries = [one for one in listed if len(_bare(one.text, document)) > 1 and not _TABLE.search(one.text)]
    headings = [one for one in passages(document) if one.kind in ("heading", "title")]
    texts = [_bare(one.text, document) for one in headings]
    running = {_bare(one.text, document)[:40] for one in passages(document) if one.kind == "paragraph"}
    missing, reworded = [], []
    for entry in entries:
        bare = _bare(entry.text, document)
        if bare in texts or bare in running:
            continue
        nearest = _nearest(bare, texts)
        if nearest is None:
            missing.append(entry)
        elif not (bare in texts[nearest] or texts[nearest] in bare):
            reworded.append((entry, headings[nearest]))
    if not entries or len(missing) > (1 - _MOST) * len(entries):
        return
    known_words = [*texts, *running]
    for entry in missing:
        if not any(_bare(entry.text, document) in text for text in known_words):
            yield _observed("WRD501", entry, ())
    for entry, heading in reworded:
        yield _observed("WRD502", entry, (heading.whole(),), heading)


def _observed(
    rule: str, entry: ContentsEntry, more: tuple[Excerpt, ...], heading: Passage | None = None
) -> Observation:
    operand = Excerpt(text=entry.text, part="contents", place=entry.place)
    facts = {"text": entry.text, "heading": heading.text if heading else ""}
    return Observation(rule=rule, operands=(operand, *more), where=entry.text, facts=facts)


def _bare(text: str, document: Disclosure) -> str:
    """`text` without ordinal, year, name of the office, marks and white space."""
    flat = _YEAR.sub("", fold(re.sub(r"\s+", "", text)))
    flat = _NOISE.sub("", _ORDINAL.sub("", flat, count=1))
    name = _NOISE.sub("", fold(document.entity))
    return flat.replace(name, "") if name else flat


def _nearest(bare: str, texts: list[str]) -> int | None:
    """The most similar heading, if it is similar at all."""
    scored = [
        (
            1.0
            if len(text) > 1 and (text in bare or bare in text)
            else SequenceMatcher(a=bare, b=text, autojunk=False).ratio(),
            -n,
        )
        for n, text in enumerate(texts)
        if text
    ]
    best, place = max(scored, default=(0.0, 0))
    return -place if best >= _CLOSE else None
