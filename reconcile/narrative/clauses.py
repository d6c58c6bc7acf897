"""Sentences and clauses: where a statement begins and ends, what a bracket holds, where a reason runs.

A clause's text is a template: every number with a unit stands in it as `#`, so that the words around it can be read
without reading digits.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from reconcile.narrative.lexicon import alternatives, folded, lexicon, reasons
from reconcile.narrative.tokens import Token
from reconcile.numerals import fold

NUMBER = "#"
_STOPS = "。!?！？\n"
_BREAKS = ",;:；"
_SHORT = 20  # characters
_UNPARTED = re.compile("其中[:,]")  # 公用经费减少其中：财政拨款收入20万元
_OWN_TITLE = re.compile(r"\s*[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]\s*([^\d,，;；。:：]{4,30})[。:：]")
_STRAY = re.compile("(?:占|占比|[约共]计|为)$")  # 占,88.19%


class Clause(Struct, frozen=True):
    """Words between two separators. opened_by: the separator before it (a stop, `;`, `:`, `,`, `、`, `(` or `)`).

    text: the template. tokens: indices of its numbers, in order. depth: how many brackets it stands in. reason: it
    tells why, so that its numbers belong to the reason. sentence: number of its sentence.
    """

    start: int
    end: int
    opened_by: str
    text: str
    tokens: tuple[int, ...]
    depth: int
    sentence: int
    reason: bool = False


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence of `text`, its stop included, white space around it not."""
    spans = []
    start = 0
    for place in range(len(text)):
        if _ends(text, place) or place == len(text) - 1:
            piece = text[start : place + 1]
            if piece.strip():
                left = start + len(piece) - len(piece.lstrip())
                spans.append((left, left + len(piece.strip())))
            start = place + 1
    return tuple(spans)


def _ends(text: str, place: int) -> bool:
    """Whether a sentence ends here: a stop right before a closing bracket ends what stands in the bracket only."""
    return text[place] in _STOPS and text[place + 1 : place + 2] not in (")", "）")


def clauses(text: str, found: Sequence[Token], depth: int = 0) -> tuple[Clause, ...]:
    """The clauses of `text`, whose numbers are `found`. depth: of the list that runs on from the paragraph before; it
    counts only where the text closes a bracket that it did not open.
    """
    flat = fold(text)
    read = list(_clauses(text, found, depth if flat.count(")") > flat.count("(") else 0))
    return tuple(_with_reasons(read, found))


def _clauses(text: str, found: Sequence[Token], depth: int) -> Iterator[Clause]:
    flat = fold(text)
    starts = {one.start: number for number, one in enumerate(found)}
    beside = _beside(flat, found)
    groups = _groups(flat, found) - beside
    words, numbers = "", list[int]()
    begin, place, sentence = 0, 0, 0
    opened_by = "。"

    def clause(end: int) -> Clause:
        squeezed = "".join(words.split())
        return Clause(begin, end, opened_by, squeezed, tuple(numbers), depth, sentence)

    while place < len(flat):
        if place in starts:
            numbers.append(starts[place])
            words += NUMBER
            place = found[starts[place]].end
            continue
        sign = flat[place]
        if words.strip() and _UNPARTED.match(flat, place):
            yield clause(place)
            words, numbers, begin, opened_by = "", [], place, ","
        stray = sign == "," and _STRAY.search(words) and place + 1 in starts
        if place in beside or stray or (sign == ":" and _names_the_next(words, flat, place, starts)):
            place += 1
            continue
        listed = sign == "、" and (words.rstrip().endswith(NUMBER) or (not words.strip() and opened_by == ")"))
        ends = _ends(flat, place)
        if sign in _STOPS or sign in _BREAKS or listed or place in groups:
            if words.strip():
                yield clause(place)
            if place in groups:
                depth = max(depth + (1 if sign == "(" else -1), 0)
            sentence += ends
            words, numbers, begin = "", [], place + 1
            opened_by = "。" if ends else ";" if sign in _STOPS else sign
        else:
            words += sign
        place += 1
    if words.strip():
        yield clause(len(flat))


def _names_the_next(words: str, flat: str, colon: int, starts: Mapping[int, int]) -> bool:
    """Whether a colon stands between a name and its number: 基本工资：64万元, and not 其中：20万元用于办公."""
    name = "".join(words.split())
    follows = len(flat) - len(flat[colon + 1 :].lstrip())
    return follows in starts and bool(name) and not name.endswith(NUMBER) and _opens_a_list().search(name) is None


def _groups(flat: str, found: Sequence[Token]) -> frozenset[int]:
    """Where the brackets stand that hold a statement of their own, not a part of a name such as 出国（境）."""
    places: set[int] = set()
    starts = [one.start for one in found]
    opened: list[int] = []
    inside = {offset for one in found for offset in range(one.start, one.end)}
    for place, sign in enumerate(flat):
        if place in inside:
            continue
        if sign == "(":
            opened.append(place)
        elif sign == ")" and opened:
            start = opened.pop()
            holds = bisect_left(starts, place) > bisect_right(starts, start)
            if holds or _parts().match(flat[start + 1 : place]):
                places |= {start, place}
        elif sign == ")" and starts and starts[0] < place:
            places.add(place)  # its opening stands in the paragraph before
    places |= {start for start in opened if _parts().match(flat[start + 1 :])}  # closed in the paragraph after
    return frozenset(places)


def _beside(flat: str, found: Sequence[Token]) -> frozenset[int]:
    """Where the brackets stand that hold only the number compared with: 比上年（80万元）增加20万元."""
    held = (one for one in found if flat[one.start - 1 : one.start] == "(" and flat[one.end : one.end + 1] == ")")
    return frozenset(
        place
        for one in held
        if _with_last_year().search(flat[max(one.start - _SHORT, 0) : one.start - 1])
        for place in (one.start - 1, one.end)
    )


@cache
def _with_last_year() -> re.Pattern[str]:
    words = lexicon().comparison
    years = rf"(?:{alternatives(words['prior'])}|(?:19|20)\d{{2}}年度?)"
    return re.compile(rf"(?:为|是|{alternatives(words['openers'])}){years}{alternatives(words['base'])}*$")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(alternatives(folded(lexicon().joining["restart"])))


@cache
def _opens_a_list() -> re.Pattern[str]:
    return re.compile(f"{alternatives(folded(lexicon().joining['parts']))}$")


@cache
def _reason() -> re.Pattern[str]:
    return re.compile(reasons())


@cache
def _opens_a_reason() -> re.Pattern[str]:
    return re.compile(f"{reasons()}(?:是|为|:)?(?:由于|因为|因)?")


@cache
def _no_rate() -> re.Pattern[str]:
    return re.compile(alternatives(folded(lexicon().zero["incomparable"])))


_NEXT_ITEM = re.compile(r"^(?:[二三四五六七八九]、|(?:支出)?[预决]算数(?:较|比|与))")
_COMPARES = re.compile(r"^(?:与|比|较)(?:上年|去年|上一年|(?:19|20)\d{2}年)")
_DEFINES = re.compile(r"^系[^#]*(?:资金|收入|拨款|款项)$")
_COUNTED = re.compile(r"^(?:[一二三四五六七八九]|其[一二三四五])是|^\(?\d\)")


def _with_reasons(read: Sequence[Clause], found: Sequence[Token]) -> Iterator[Clause]:
    """Mark the clauses from the word that opens a reason to the end of its sentence or half-sentence."""
    inside, sentence, moved = False, -1, False
    for one, following in zip(read, (*read[1:], *read[-1:]), strict=True):
        if one.sentence != sentence:
            inside, sentence = False, one.sentence
        if inside and one.opened_by in ";；" and not _COUNTED.search(one.text):
            inside = False
        parts = _parts().match(one.text) is not None and (one.opened_by == "(" or _states(one.text + following.text))
        if (parts and not (moved and one.opened_by == ",")) or _NEXT_ITEM.match(one.text):
            inside = False  # 原因是划出三个单位，减少10万元，其中公务用车费8万元: that is of the 10
        if inside:
            yield Clause(one.start, one.end, one.opened_by, one.text, one.tokens, one.depth, one.sentence, reason=True)
            # 由于预算数为0，无法计算百分比，与上年相比减少10万元: what follows is said of the amount again
            inside = not (_no_rate().search(one.text) and _COMPARES.match(following.text))
            moved = moved or _moves(one, found)
            continue
        yield one
        told = reason_start(one.text)
        # 收入80万元，系当年从财政取得的资金，比上年增加20万元: what it is, not why it changed
        inside = told is not None and not (_DEFINES.match(one.text) and _COMPARES.match(following.text))
        moved = NUMBER in one.text[told:] and _moves(one, found)


def _moves(one: Clause, found: Sequence[Token]) -> bool:
    """Whether a clause tells by how much money something moved."""
    words = lexicon().directions
    money = any(found[number].kind == "money" for number in one.tokens)
    return money and re.search(alternatives([*words.up, *words.down]), one.text) is not None


def _states(text: str) -> bool:
    """Whether a clause states an amount, and not how something moved: 其中：公务用车运行维护费6万元."""
    before, number, _ = text.partition(NUMBER)
    words = lexicon().directions
    return bool(number) and re.search(alternatives([*words.up, *words.down]), before) is None


def reason_start(text: str) -> int | None:
    """Where in a clause's template its reason begins, or None where it gives none."""
    found = _reason().search(text)
    return found.start() if found else None


def after_reason(text: str) -> str:
    """The text behind the words that open a reason (主要原因是基本支出)."""
    found = _opens_a_reason().match(text)
    return text[found.end() :] if found else text


def own_title(text: str) -> str:
    """What a numbered paragraph says that it is about before it goes on: 1.一般公共预算财政拨款。本年收入…; or ""."""
    found = _OWN_TITLE.match(text)
    return found[1] if found is not None else ""
