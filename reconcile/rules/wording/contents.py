"""The contents page against the headings and titles of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from reconcile.disclosure import ContentsEntry, Disclosure
from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.numerals import fold
from reconcile.recognising.labels import squeezed
from reconcile.recognition import Recognition
from reconcile.wording.passages import Passage, passages

CODES = ("WRD501", "WRD502", "WRD504")

_ORDINAL = re.compile(
    r"^(?:第[一二三四五六七八九十\d]+(?:部分|章|节)|附?表(?:(?!一般)[一二三四五六七八九十\d])+"
    r"|附件[一二三四五六七八九十\d]*|(?:(?!一般)[一二三四五六七八九十])+[、.．]?"
    r"|\([一二三四五六七八九十\d]+\)|\d+[、.．]?)[:：]?"
)
_YEAR = re.compile(r"20\d{2}年?度?")
_NOISE = re.compile(r"[\s“”\"'‘’《》()（）、，,:：。．.·\-—…]|PAGEREF|_Toc\d+")
_TABLE = re.compile(r"表(?:\(|（|$)")
_PART = re.compile(r"第.{1,3}部分")
_CHINESE = re.compile(r"[一二三四五六七八九十](?=、)")
_COUNT = "一二三四五六七八九十"
_ALIKE = 5  # tables that the contents name as they are titled
_CLOSE = 0.6
_MOST = 0.75  # of the entries must have a heading, or the headings were not read well enough to judge by


def state(known: Recognition) -> Iterator[Statement]:
    """Entries that no heading answers to, and entries that are worded otherwise than their headings."""
    document = known.disclosure
    paged = 2 * sum(one.page is not None for one in document.contents) > len(document.contents)
    listed = [one for one in document.contents if one.page is not None or not paged]
    entries = [one for one in listed if len(_bare(one.text, document)) > 1 and not _TABLE.search(one.text)]
    headings = [one for one in passages(document, cells=False) if one.kind in ("heading", "title")]
    texts = [_bare(one.text, document) for one in headings]
    running = {_bare(one.text, document)[:40] for one in passages(document, cells=False) if one.kind == "paragraph"}
    missing, reworded = [], []
    taken = {_bare(entry.text, document) for entry in entries}  # a heading that an entry names is no other entry's
    free = [text if text not in taken else "" for text in texts]
    yield from _unlisted(listed, headings, document)
    yield from _titles(listed, document)
    for entry in entries:
        bare = _bare(entry.text, document)
        if bare in texts or bare in running:
            continue
        near = _nearest(bare, free)
        if not near:
            missing.append(entry)
        elif _is_one(near, texts) and not (bare in texts[near[0]] or texts[near[0]] in bare):
            reworded.append((entry, headings[near[0]]))
    if not entries or len(missing) > (1 - _MOST) * len(entries):
        return
    known_words = [*texts, *running]
    if missing and document.unread:
        yield NotRun("WRD501", "why-pages-unread")
    for entry in missing if not document.unread else ():
        if not any(_bare(entry.text, document) in text for text in known_words):
            yield _observed("WRD501", entry, ())
    for entry, heading in reworded:
        yield _observed("WRD502", entry, (heading.whole(),), heading)


def _unlisted(listed: list[ContentsEntry], headings: list[Passage], document: Disclosure) -> Iterator[Statement]:
    """Headings 九、… that stand between those of two neighbouring entries 八、… and 十、… of the contents."""
    numbered = [(found[0], entry) for entry in listed if (found := _CHINESE.match(squeezed(entry.text)))]
    texts = [_bare(one.text, document) for one in headings]
    for (before, first), (after, second) in pairwise(numbered):
        low, high = _COUNT.find(before), _COUNT.find(after)
        ends = [_bare(one.text, document) for one in (first, second)]
        if high != low + 2 or low < 0 or any(texts.count(end) != 1 for end in ends):
            continue
        between = headings[texts.index(ends[0]) + 1 : texts.index(ends[1])]
        own = [one for one in between if squeezed(one.text).startswith(f"{_COUNT[low + 1]}、")]
        if len(own) == 1:
            yield Observation(rule="WRD504", operands=(own[0].whole(),), where=own[0].text, facts={"text": own[0].text})


def _titles(listed: list[ContentsEntry], document: Disclosure) -> Iterator[Statement]:
    """Tables that the contents name in other words than their titles, where they name nearly all others in the same."""
    titles = {_bare(one.title, document): one for one in document.tables if one.part == "table" and one.title}
    tables = [one for one in listed if _TABLE.search(one.text) and not _PART.match(squeezed(one.text))]
    entries = {_bare(one.text, document): one for one in tables}
    same = titles.keys() & entries.keys()
    left = [one for one in entries if one not in same]
    free = [one for one in titles if one not in same]
    if len(same) < _ALIKE or len(left) > 1:
        return
    for bare in left:
        near = _nearest(bare, free)
        if _is_one(near, free):
            table = titles[free[near[0]]]
            title = Excerpt(text=table.title, part="table", title=table.title, block=table.id, place=table.place)
            operand = Excerpt(text=entries[bare].text, part="contents", place=entries[bare].place)
            facts = {"text": entries[bare].text, "heading": table.title}
            yield Observation(rule="WRD502", operands=(operand, title), where=entries[bare].text, facts=facts)


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


def _is_one(places: list[int], texts: list[str]) -> bool:
    """Whether what is most similar is one text, however often it is printed."""
    return len({texts[place] for place in places}) == 1


def _nearest(bare: str, texts: list[str]) -> list[int]:
    """The places of the most similar headings, if any is similar at all."""
    scored = {place: _likeness(bare, text) for place, text in enumerate(texts) if text}
    best = max(scored.values(), default=0.0)
    return [place for place, score in scored.items() if score == best >= _CLOSE]


def _likeness(bare: str, text: str) -> float:
    within = len(text) > 1 and (text in bare or bare in text)
    return 1.0 if within else SequenceMatcher(a=bare, b=text, autojunk=False).ratio()
