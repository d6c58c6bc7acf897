"""A section while it is read: what was understood so far, and where the reader stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from reconcile.disclosure import Paragraph
from reconcile.narrative.arithmetic import Span
from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import Clause
from reconcile.narrative.memory import Memory, Mention
from reconcile.narrative.phrases import Base
from reconcile.narrative.subjects import Names
from reconcile.narrative.tokens import Token


@dataclass
class State:
    """A section while it is read. stretch: the paragraphs that run on into the one at hand. numbered: the one at hand
    begins with a number, as items of a list do. fund: that it is about, by its title or its words. spoken_of: the last
    sentence that spoke of another organisation, and which. guessed: amounts behind which a percentage stands in a
    bracket.
    """

    names: Names
    year: int
    section: tuple[str, ...]
    memory: Memory = field(default_factory=Memory)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    pending: Base = field(default_factory=Base)
    sentence: int = 0
    listing: bool = False
    stretch: set[str] = field(default_factory=set)
    numbered: bool = False
    fund: str = ""
    guessed: set[str] = field(default_factory=set)
    spoken_of: tuple[int, str] = (0, "")


class Here(Struct, frozen=True):
    """The paragraph and clause at hand. sentence: the text of the sentence."""

    paragraph: Paragraph
    clause: Clause
    sentence: str
    found: tuple[Token, ...]


def claim_at(kind: str, figures: tuple[str, ...], at: Mention, section: tuple[str, ...], **more: object) -> Claim:
    return Claim(
        kind=kind,  # type: ignore[arg-type]  # kinds are those of ClaimKind
        figures=figures,
        subject=at.subject.name or at.subject.fund or at.subject.printed,
        paragraph=at.paragraph,
        sentence=at.text,
        section=section,
        about=more.pop("about", at.subject),  # type: ignore[arg-type]  # a Subject wherever one is given
        unit=at.token.number.unit,
        soft=at.token.soft or bool(at.token.bound),
        **more,  # type: ignore[arg-type]  # fields of Claim, each with its own type
    )


def span_of(state: State, figure: str) -> Span | None:
    return next((one.span for one in reversed(state.mentions) if one.id == figure), None) if figure else None


def id_of(mention: Mention | None) -> str:
    return mention.id if mention is not None else ""


def distinct(found: Sequence[Mention]) -> list[Mention]:
    return list({one.id: one for one in found}.values())
