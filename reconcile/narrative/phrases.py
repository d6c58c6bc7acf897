"""What a clause says of each of its numbers: an amount of something, a change, a rate, a share, a completion rate …

The words before a number are read from its side: the nearest word decides (增加 before an amount makes it a change),
then what stands before that word is compared (与上年预算数相比) or named (基本支出).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from reconcile.narrative.clauses import NUMBER, Clause, reason_start
from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.phrase_words import phrase_words
from reconcile.narrative.tokens import Token

Role = Literal[
    "amount", "count", "change", "gap", "rate", "points", "share", "completion", "prior", "budget", "whole", ""
]


class Base(Struct, frozen=True):
    """What a change is measured against. kind: prior (an earlier year), initial, adjusted or budget (this year's), ""
    where nothing is said. year: as printed, or 0. measure: 预算, 决算, 执行 or "". words: as printed.
    """

    kind: str = ""
    year: int = 0
    measure: str = ""
    words: str = ""


class Phrase(Struct, frozen=True):
    """One number with what its clause says of it.

    token: its index. subject: the words that name what it is a figure of ("" where they stand elsewhere). of: the words
    that name a denominator. partner: the token in the same clause that is its base, whole or budget. direction: +1, -1,
    or 0 where no word gives one. open: the template's alternatives were left standing, or a fall has a minus.
    """

    token: int
    role: Role
    subject: str = ""
    of: str = ""
    base: Base = Base()
    partner: int | None = None
    direction: int = 0
    open: bool = False
    reason: bool = False
    joined: bool = False


# 在本年支出合计中占比
_WITHIN = re.compile(rf"在(?P<whole>[^{NUMBER}]+?)(?:总额)?中(?:所占比[例重]|的?(?:占比|比[例重])|占)为?$")
_LEFT_OVER = re.compile(r"(?:增加|减少|增长|下降|[增减])$")  # 比上年减增加: of a template's alternatives both were left
# 比去年3.01万元少0.07万元, 较2022年决算数增0.07万元，增2.3%
_MORE = re.compile(rf"(?:^增|(?<=[{NUMBER}年数算])[多增])(?:支出)?$")
_LESS = re.compile(rf"(?:^减|(?<=[{NUMBER}年数算])[少减])(?:支出)?$")


def phrases(clause: Clause, found: Sequence[Token], year: int) -> tuple[Phrase, ...]:
    """What `clause` says of each of its numbers; `year` is the disclosure's, or 0."""
    result: list[Phrase] = []
    told_why = reason_start(clause.text)
    position = -1
    for order, token in enumerate(clause.tokens):
        position = clause.text.index(NUMBER, position + 1)
        lead, tail = clause.text[:position], clause.text[position + 1 :]
        earlier = clause.tokens[order - 1] if order else None
        phrase = _phrase(token, found[token], lead, tail, earlier, year)
        if order and found[earlier or 0].unit_from_next and not _own_words(lead):
            phrase = _paired(token, result[-1])
        elif order and _is_joined(found[earlier or 0], found[token], lead):
            phrase = joined(token, result[-1])
        if clause.reason or (told_why is not None and position > told_why):
            phrase = Phrase(token, phrase.role, phrase.subject, direction=phrase.direction, reason=True)
        result.append(phrase)
    return tuple(_with_partners(result))


def _own_words(lead: str) -> bool:
    return bool(lead.rsplit(NUMBER, 1)[-1].strip("、,/和与及"))


def _is_joined(before: Token, number: Token, lead: str) -> bool:
    """占支出预算的64%和36%: the second percentage goes on where the first stands."""
    return before.kind == number.kind == "percent" and not _own_words(lead)


def joined(token: int, first: Phrase) -> Phrase:
    """A percentage that says of another number what the one before it says: 占64%和36%, 各下降2.37%、2.81%."""
    return replace(first, token=token, partner=None, joined=True)


def _paired(token: int, first: Phrase) -> Phrase:
    """The second of two numbers that share unit and words: 各减少10.5,11.0万元."""
    return Phrase(token, first.role, first.subject, first.of, first.base, None, first.direction, first.open)


def _with_partners(read: list[Phrase]) -> list[Phrase]:
    """A number that another one of its clause rests on takes its part: base, whole or budget."""
    parts: dict[int, Role] = {}
    roles = {one.token: one.role for one in read}
    for one in read:
        if one.partner is not None and roles[one.partner] not in ("prior", "budget"):
            if one.role in ("change", "rate", "amount") and one.base.kind in ("", "prior"):
                parts[one.partner] = "prior"
            elif one.role == "share":
                parts[one.partner] = "whole"
            else:
                parts[one.partner] = "budget"
    return [
        Phrase(one.token, parts[one.token], one.subject, base=one.base) if one.token in parts else one for one in read
    ]


def _phrase(token: int, number: Token, lead: str, tail: str, earlier: int | None, year: int) -> Phrase:
    words = phrase_words()
    bare = trimmed(lead)
    reached = words.reaching.search(lead)
    if reached is None:
        for sign, pattern in ((0, words.opened), (1, words.up), (-1, words.down), (1, _MORE), (-1, _LESS)):
            match = pattern.search(lead) or pattern.search(bare)  # 节约 ends in 约
            if match:
                before = _LEFT_OVER.sub("", match.string[: match.start()])
                return _change(token, number, before, sign, earlier, year)
    within = words.within.search(bare) if number.kind == "money" else None
    if within is not None:
        return Phrase(token, "budget", base=base_of(within["base"], year))
    ordered = words.ordered.search(bare) if number.kind == "money" else None
    if ordered is not None:
        sign = 1 if ordered["over"] else -1
        return Phrase(token, "change", base=base_of(ordered["base"], year), direction=sign)
    if number.kind == "percent":
        return _percentage(token, lead, earlier, year)
    if number.kind == "count":
        return Phrase(token, "count", lead.rsplit(NUMBER, 1)[-1])
    if reached is None and (gap := words.gap.search(bare)) is not None:
        return Phrase(token, "gap", bare[: gap.start()].rsplit(NUMBER, 1)[-1])
    if reached is not None:
        before = lead[: reached.start()]
        started = words.starting.search(before.rsplit(NUMBER, 1)[0]) if NUMBER in before else None
        partner = earlier if started else None
        subject = _outside(before[: started.start()] if started else before, year)[0]
        return Phrase(token, "amount", subject, base=Base("prior") if partner is not None else Base(), partner=partner)
    return _amount(token, lead, tail, year)


def _change(token: int, number: Token, before: str, sign: int, earlier: int | None, year: int) -> Phrase:
    subject, base, partner = _outside(before, year)
    role: Role = "points" if number.kind == "points" else "rate" if number.kind == "percent" else "change"
    if number.kind == "count":
        return Phrase(token, "", subject, direction=sign)
    own = earlier if partner else None
    minus = (number.number.value or 0) < 0  # 增长-5% and 增减率-5% are falls; 减少-5万元 is one or is not
    is_open = sign < 0 if minus else sign == 0
    return Phrase(token, role, subject, base=base, partner=own, direction=-1 if minus else sign, open=is_open)


def _outside(text: str, year: int) -> tuple[str, Base, bool]:
    """The words of `text` outside the comparison in it, what it compares with, and whether that is a printed number."""
    words = phrase_words()
    match = None
    for one in words.comparison.finditer(text):
        match = one
    if match is None:
        implicit = words.implicit.search(text)
        subject = words.implicit.sub("", text).rsplit(NUMBER, 1)[-1]
        return subject, Base("prior", words=implicit[0]) if implicit else Base(), False
    before = text[: match.start()]
    after = words.compared.sub("", text[match.end() :])  # 与2023年度收支总数相比
    subject = after if trimmed(after) else before
    return subject.rsplit(NUMBER, 1)[-1], base_of(match["base"], year), match["number"] is not None


def base_of(printed: str, year: int) -> Base:
    """What the words after 比, 较 or 与 mean in a disclosure of `year`."""
    words = phrase_words()
    found = re.search(r"((?:19|20)\d{2})年", printed)
    named = int(found[1]) if found else 0
    measure = measure_of(printed)
    earlier = words.prior.search(printed) is not None or named not in (0, year)
    if earlier:
        return Base("prior", named, measure, printed)
    if "调整" in printed or "全年预算" in printed:
        return Base("adjusted", named, measure, printed)
    if "年初" in printed:
        return Base("initial", named, measure, printed)
    return Base("budget" if measure == "预算" else "", named, measure, printed)


def measure_of(printed: str) -> str:
    """Which measure words name: 决算, 执行 or 预算, or ""."""
    return next((one for one in ("决算", "执行", "预算") if one in printed), "")


def year_of(base: Base, year: int) -> int:
    """The year of a base in a disclosure of `year`: 上年 is the year before; 0 where nothing tells."""
    if base.year or not year:
        return base.year
    told = base.kind == "prior" and phrase_words().prior.search(base.words) is not None
    return year - 1 if told else 0


def _percentage(token: int, lead: str, earlier: int | None, year: int) -> Phrase:
    words = phrase_words()
    share = _last(words.takes, lead) or _last(words.share, lead)
    complete = _last(words.completion, lead)
    inside = _WITHIN.search(lead) if share is not None else None
    if inside is not None:
        return Phrase(token, "share", lead[: inside.start()].rsplit(NUMBER, 1)[-1], of=inside["whole"])
    if share is not None and (complete is None or share.start() > complete.start()):
        before, of = lead[: share.start()], lead[share.end() :]
        partner = earlier if NUMBER in of else None
        of = _trailing(of.split(NUMBER)[0])
        return Phrase(token, "share", before.rsplit(NUMBER, 1)[-1], of=of, partner=partner)
    if complete is not None:
        of = lead[complete.end() :]
        partner = earlier if NUMBER in of else None
        subject = lead[: complete.start()].rsplit(NUMBER, 1)[-1]
        return Phrase(token, "completion", subject, of=of.split(NUMBER)[0], base=base_of(of, year), partner=partner)
    return Phrase(token, "", lead.rsplit(NUMBER, 1)[-1])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = None
    for one in pattern.finditer(text):
        match = one
    return match


def _trailing(text: str) -> str:
    """A denominator's name without the words after it: 占本年支出合计的比重为 → 本年支出合计."""
    while (match := phrase_words().share_trail.search(text)) is not None and match[0]:
        text = text[: match.start()]
    return text


def _amount(token: int, lead: str, tail: str, year: int) -> Phrase:
    words = phrase_words()
    own = lead.rsplit(NUMBER, 1)[-1]
    compared = _last(words.comparison, own)
    if compared is not None and not trimmed(own[compared.end() :]) and compared["base"]:
        base = base_of(compared["base"], year)
        if base.kind and (tail or not compared[0].endswith("相比")):
            role: Role = "prior" if base.kind == "prior" else "budget"
            return Phrase(token, role, own[: compared.start()], base=base)
    before = words.last_year.match(own)
    if before is not None:  # 支出100万元，上年为90万元
        return Phrase(token, "prior", base=base_of(before["base"], year))
    named = words.earlier.search(own)
    if named is not None and _moves(tail):
        return Phrase(token, "prior", trimmed(named["noun"]), base=base_of(named["base"], year))
    started = words.starting.search(own)
    if started is not None and re.search(alternatives(lexicon().reaching["words"]), tail):
        told = base_of(started["subject"], year)
        base = told if told.kind else Base("prior", words=started[0])
        return Phrase(token, "prior" if base.kind == "prior" else "budget", own[: started.start()], base=base)
    complete = words.completion.match(own)
    if complete is not None and (base := base_of(own[complete.end() :], year)).kind:
        return Phrase(token, "budget", base=base)
    subject = own[compared.end() :] if compared is not None and trimmed(own[compared.end() :]) else own
    return Phrase(token, "amount", subject)


def _moves(tail: str) -> bool:
    """Whether the words after a number say that it went up or down from there."""
    words = lexicon().directions
    return re.match(rf"(?:的|相比|比较)?(?:{alternatives([*words.up, *words.down])}|[少多增减])", tail) is not None


def trimmed(text: str) -> str:
    """`text` without the linking words and hedges at its end."""
    while (match := phrase_words().linking.search(text)) is not None and match[0]:
        text = text[: match.start()]
    return text
