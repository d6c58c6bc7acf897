"""Claims of one number, or of names alone: amounts, earlier amounts, counts, lists of items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reconcile.disclosure import Paragraph
from reconcile.narrative.claims import Claim
from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.narrative.memory import Mention
from reconcile.narrative.phrases import year_of
from reconcile.narrative.state import Here, State, claim_at


def amount(state: State, mention: Mention, paragraph: Paragraph) -> Claim:
    """An amount of something. Its total tells to which fund and side it belongs."""
    total = next((one for one in reversed(state.mentions) if one.id == mention.total), None) if mention.total else None
    whole = total.subject if total else state.memory.context
    group = state.memory.group
    if mention.total and group is not None and group.side and not whole.side:
        whole = replace(whole, side=group.side)
    return claim_at("amount", (mention.id,), mention, paragraph.section, whole_subject=whole)


def prior(state: State, mention: Mention, paragraph: Paragraph) -> Iterator[Claim]:
    """An earlier year's amount, which a table may print beside this year's. In a list, and right after it, it may be of
    a part or of the total, where its own words name neither.
    """
    base = mention.phrase.base
    if base.kind != "prior" or not mention.subject.known or year_of(base, state.year) not in (0, state.year - 1):
        return
    last = state.memory.last
    listed = state.memory.group is not None or bool(last is not None and last.total)
    guessed = listed and not mention.phrase.subject
    about = replace(mention.subject, version="prior", year=0, sure=mention.subject.sure and not guessed)
    yield claim_at("amount", (mention.id,), mention, paragraph.section, about=about, base=mention.phrase.base)


def counted(mention: Mention, paragraph: Paragraph) -> Claim:
    """A count of something."""
    return claim_at("count", (mention.id,), mention, paragraph.section)


def listed_names(last: Mention, here: Here) -> Claim:
    """A list of names without amounts: 主要包括：基本工资、津贴补贴等."""
    text = here.clause.text.rstrip("。;")
    more = text.endswith(tuple(lexicon().joining["others"]))
    for word in lexicon().joining["others"]:
        text = text.removesuffix(word)
    opener = re.match(alternatives(folded(lexicon().joining["parts"])), text)
    names = tuple(one for one in (text[opener.end() :] if opener else text).split("、") if one)
    about = last.subject
    return Claim(
        kind="names",
        figures=(last.id,),
        subject=about.name,
        paragraph=here.paragraph.id,
        sentence=here.sentence,
        section=here.paragraph.section,
        about=about,
        names=names,
        more=more,
    )
