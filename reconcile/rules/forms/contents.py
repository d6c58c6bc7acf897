"""Tables that the contents page lists and the body lacks (FRM105)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reconcile.disclosure import ContentsEntry
from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognising.labels import head_words, without_brackets
from reconcile.recognition import Recognition

CODES = ("FRM105",)
_TABLE = re.compile(r"表(?:[(（]|$)")
_PART = re.compile(r"第[一二三四五六七八九十\d]+部分")
_NUMBER = re.compile(
    r"^(?:附?表?(?:(?!一般)[一二三四五六七八九十\d])+(?:-\d+)?[、.．:：]?|公开\d+表|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])"
)
_NOISE = re.compile(r"部门|单位|本级|预算|决算|公开|情况|支出表|安排的?|财政拨款|[、“”\"\s]|总|表$|附件?\d*")
LONGEST_TITLE = 60
CLOSE = 0.75
MOST = 0.7  # of the listed tables must be found, or titles were not read well enough to judge by


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for every listed table that answers to no title and no line of the body."""
    document = known.disclosure
    listed = [one for one in document.contents if _TABLE.search(one.text) and not _is_part(one.text, document.entity)]
    if not listed:
        return
    if document.unread:
        yield NotRun("FRM105", "why-pages-unread")
        return
    lines = [table.title for table in document.tables] + [table.label for table in document.tables]
    texts = [one.text for one in document.headings] + [one.text for one in document.paragraphs]
    lines += [text for text in texts if len(text) <= LONGEST_TITLE and _TABLE.search(text)]
    body = {bare for line in lines if len(bare := _bare(line, document.entity)) > 1}
    untitled = any(not form.table.title and form.table.part == "table" and not form.empty for form in known.forms)
    missing = [one for one in listed if not _is_there(_bare(one.text, document.entity), body)]
    if missing and (untitled or len(missing) > len(listed) * (1 - MOST)):
        yield NotRun("FRM105", "why-titles-differ")
        return
    yield from (_observed(one) for one in missing)


def _is_part(text: str, entity: str) -> bool:
    """Whether an entry names the part that holds the tables, such as 单位预算报表."""
    words = _bare(text, entity)
    return bool(_PART.match(text.strip())) or len(words) < 2 or words in ("预算表", "决算表", "报表", "公开表", "附表")


def _bare(text: str, entity: str) -> str:
    words = head_words(_NUMBER.sub("", text.strip()))
    words = words.replace(head_words(entity), "") if entity else words
    return _NOISE.sub("", without_brackets(words)).strip("报附")


def _is_there(words: str, body: set[str]) -> bool:
    return any(
        words in line or (line in words and len(line) > 3) or SequenceMatcher(None, words, line).ratio() >= CLOSE
        for line in body
    )


def _observed(entry: ContentsEntry) -> Observation:
    excerpt = Excerpt(text=entry.text, part="contents", place=entry.place)
    return Observation(rule="FRM105", operands=(excerpt,), where=entry.text, facts={"form": entry.text})
