"""What the grammar remembers while it reads a section: amounts and counts, and the totals that lists belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from reconcile.narrative.arithmetic import Span
from reconcile.narrative.phrases import Base, Phrase, trimmed
from reconcile.narrative.subject_words import Side
from reconcile.narrative.subjects import BUDGETS, Subject, is_version
from reconcile.narrative.tokens import Token


class Mention(Struct, frozen=True):
    """One number of a paragraph, understood. id: paragraph#offset. separator: what stands before its clause.

    sentence: number within the section; span: where the sentence stands in the paragraph. listed: it is a part in a
    list, whose total is `total` (the total's id). depth: how many brackets it stands in.
    """

    id: str
    paragraph: str
    token: Token
    phrase: Phrase
    subject: Subject
    sentence: int
    text: str
    separator: str
    total: str = ""
    depth: int = 0

    @property
    def span(self) -> Span | None:
        """The printed interval, where the number can be decided."""
        number = self.token.number
        return None if number.micro is None else Span(number.micro, number.half)

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.token.kind == "money"


@dataclass
class Group:
    """The parts of a total. totals: the total in all versions told. before: the counts just before the list, one of
    which its counts may add up to. others: the list ends in 等, so that more belongs to it. related: a part has a
    change of its own. outer: the list it stands in. side: what its opening word says of all its parts (支出包括).
    bracket: it stands in a bracket, and ends with it.
    """

    total: Mention | None
    before: tuple[Mention, ...]
    sentence: int
    depth: int
    outer: Group | None = None
    side: Side = ""
    bracket: bool = False
    totals: tuple[Mention, ...] = ()
    parts: list[Mention] = field(default_factory=list)
    counts: list[Mention] = field(default_factory=list)
    others: bool = False
    related: bool = False


_REMEMBERED = 120


@dataclass
class Memory:
    """All of a section so far. last: the last amount that states something. main: the last that is in no list.

    topic: what the words speak of. item: what the heading names. context: what a list without a total is a list of.
    spoken: what the words have turned to since the last amount without giving its amount (公务接待费与上年持平).
    """

    amounts: list[Mention] = field(default_factory=list)
    counts: list[Mention] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    group: Group | None = None
    last: Mention | None = None
    main: Mention | None = None
    topic: Subject = field(default_factory=Subject)
    item: Subject = field(default_factory=Subject)
    context: Subject = field(default_factory=Subject)
    spoken: Subject | None = None

    def relate(self) -> None:
        """A part of the list at hand has been compared with something."""
        if self.group is not None:
            self.group.related = True

    def forget(self) -> None:
        """Drop what lies too far back to be spoken of, so that a section of any length is read in one pass."""
        del self.amounts[:-_REMEMBERED]
        del self.counts[:-_REMEMBERED]
        del self.groups[:-_REMEMBERED]

    def versions(self) -> Iterator[Mention]:
        """The amounts of the item at hand, latest first: those after the last change of subject."""
        subject = self.last.subject if self.last is not None else Subject()
        for one in reversed(self.amounts):
            if not same_subject(one.subject, subject):
                return
            yield one

    def latest(self, subject: Subject) -> Mention | None:
        """The latest amount of this subject, a final or plain figure before a budget, or None."""
        found = [one for one in reversed(self.amounts) if same_subject(one.subject, subject) and not is_base(one)]
        same_fund = [one for one in found if one.subject.fund == subject.fund]
        # 收入合计 is not the last of the incomes that make it up.
        found = same_fund or [one for one in found if subject.fund or not one.total]
        finals = [one for one in found if one.subject.version in ("", "final", "budget")]
        return next(iter(finals or found), None)


def is_base(one: Mention) -> bool:
    """Whether an amount is only what another is measured by."""
    return one.phrase.role in ("prior", "budget", "whole") or one.phrase.reason


def same_subject(one: Subject, other: Subject) -> bool:
    """Whether two subjects are the same thing, whatever their version; an unnamed side, fund or measure fits any."""
    return (
        one.known
        and one.sure
        and other.sure
        and one.name == other.name
        and one.path[:2] == other.path[:2]
        and one.owner == other.owner
        and _fits(one.side, other.side)
        and _fits(one.fund, other.fund)
        and _fits(one.measure, other.measure)
    )


def _fits(one: str, other: str) -> bool:
    return not one or not other or one == other


def _beside(one: Mention, other: Mention | None) -> bool:
    """教育部门预算100万元，决算数90万元: of one sentence, the second saying nothing of what it is of."""
    if other is None or one.sentence != other.sentence:
        return False
    ours, theirs = (replace(each.subject, sure=True, version="", printed="") for each in (one, other))
    return ours == theirs and (not ours.known or is_version(trimmed(other.subject.printed)))


def budget_of(memory: Memory, base: Base, current: Mention | None) -> Mention | None:
    """The budget figure of the same item, of the version that the words name."""
    subject = current.subject if current is not None else memory.topic
    wanted = {"initial": ("initial",), "adjusted": ("adjusted",), "budget": BUDGETS}[base.kind]
    found = [
        one
        for one in reversed(memory.amounts)
        if one.subject.version in wanted
        and one.phrase.role != "prior"
        and (same_subject(one.subject, subject) or _beside(one, current))
    ]
    # 预算5万元（其中：一般公共预算5万元；政府性基金预算0万元），决算4万元: the budget of the fund that the final is of
    found = [one for one in found if one.subject.fund == subject.fund] or found
    if base.kind == "budget" and len({one.subject.version for one in found}) > 1:
        named = [one for one in found if one.subject.version == "budget"]
        return named[0] if named else None
    return found[0] if found else None


def final_of(memory: Memory, budget: Mention) -> Mention:
    """The final figure of the item whose budget stands last: 支出决算5万元，年初预算10万元，完成率50%. In one
    sentence with it, or in one paragraph about an item, it need not be called so: 支出5万元，年初预算10万元.
    """
    unnamed = (one for one in reversed(memory.amounts) if one.sentence == budget.sentence and not one.subject.known)
    found = [one for one in (memory.versions() if budget.subject.known else unnamed) if not is_base(one)]
    plain = [one for one in found if one.subject.version == "" and _told_with(one, budget)]
    finals = [one for one in found if one.subject.version == "final"]
    return next(iter(finals or plain), budget)


def _told_with(one: Mention, budget: Mention) -> bool:
    return one.sentence == budget.sentence or (bool(one.subject.path) and one.paragraph == budget.paragraph)
