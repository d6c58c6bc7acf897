"""From the paragraphs of a section to claims: clause by clause, with what was said before in memory."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Paragraph
from reconcile.narrative.bare_words import read_words
from reconcile.narrative.changes import change, rate
from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import NUMBER, Clause, after_reason, clauses, own_title, sentence_spans
from reconcile.narrative.dealing import dealt_out
from reconcile.narrative.differences import gap, risen_from_nothing, says_nothing_before
from reconcile.narrative.directions import moved
from reconcile.narrative.finals import comparisons, completion, told_after
from reconcile.narrative.grouping import (
    and_more,
    awaits_a_part,
    follows_an_amount,
    leave_groups,
    missing_part_of,
    open_bracket,
    open_group,
    open_list,
    openers,
    sums_up,
    total_of,
)
from reconcile.narrative.lists import leave_open_which_total, partition_sums, tell_years_apart
from reconcile.narrative.memory import Group, Mention
from reconcile.narrative.naming import subject_of
from reconcile.narrative.phrases import Base, Phrase, joined, phrases
from reconcile.narrative.shares import is_in_bracket, share, without_guesses
from reconcile.narrative.state import Here, State, claim_at
from reconcile.narrative.statements import amount, counted, prior
from reconcile.narrative.subjects import BUDGETS, Names, Subject
from reconcile.narrative.tokens import tokens
from reconcile.narrative.two_years import after_another_year, year_before
from reconcile.narrative.understanding import (
    carried_with,
    is_generic,
    is_recounted,
    names_a_project,
    of_a_fund,
    of_its_item,
    of_the_fund_before,
    of_the_fund_spoken,
    of_the_same,
    project_of,
    qualified,
    understood,
)
from reconcile.numerals import fold

_LONGEST = 300  # characters; a clause is rarely longer than sixty
_TITLE = 120  # characters of a line that is only a path
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、](?!\d)")
_GOES_ON = ";,、"
_OPEN = _GOES_ON + ":"
_RELATIONS = {"change": change, "gap": gap, "rate": rate, "share": share, "completion": completion}


class Reading(Struct, frozen=True):
    """What the paragraphs of one section say: every number understood, and the claims."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def read_section(paragraphs: Sequence[Paragraph], names: Names, year: int) -> Reading:
    """The claims of paragraphs that stand under the same headings. year: the disclosure's, or 0."""
    section = paragraphs[0].section
    state = State(names, year, section)
    heading = section[-1] if section else ""
    named = subject_of(heading, names, year) if "(" in fold(heading) or len(heading) < 16 else Subject()
    state.memory.item = named if named.sure else Subject()
    last_sign, titled = "。", False
    for paragraph in paragraphs:
        state.memory.spoken = None
        if last_sign not in _OPEN:
            state.listing = False
            if not awaits_a_part(state.memory):
                _close(state)
            if not titled:
                state.memory.topic = state.memory.item if state.memory.item.known else Subject()
            # 1.教育支出…，占…。 may be an item of what was introduced
            if _NUMBERED.match(fold(paragraph.text)) is None:
                state.memory.context = Subject()
            state.stretch.clear()
        state.stretch.add(paragraph.id)
        _read_paragraph(state, paragraph, last_sign)
        # A line that is only the path of an item, 教育支出（类）…（项）, is the title of the paragraph after it.
        titled = bool(state.memory.topic.path) and not tokens(paragraph.text) and len(paragraph.text) < _TITLE
        last_sign = fold(paragraph.text.rstrip()[-1:]) or "。"
    _close(state)
    leave_open_which_total(state.claims)
    state.claims[:] = without_guesses(state)
    return Reading(tuple(state.mentions), tuple(state.claims))


def _read_paragraph(state: State, paragraph: Paragraph, joined_by: str) -> None:
    """Read a paragraph. joined_by: the last sign of the one before; after ；，、 its sentence goes on."""
    state.numbered = _NUMBERED.match(fold(paragraph.text)) is not None
    state.fund = subject_of(own_title(paragraph.text), state.names).fund
    found = tokens(paragraph.text)
    spans = sentence_spans(paragraph.text)
    group = state.memory.group if joined_by in _OPEN else None
    read = tuple(dealt_out(clauses(paragraph.text, found, group.depth if group is not None else 0), found))
    number = 0 if joined_by in _GOES_ON else -1
    if joined_by in _GOES_ON and read:
        read = (replace(read[0], opened_by=joined_by), *read[1:])
    for clause in read:
        if clause.sentence != number:
            number = clause.sentence
            state.sentence += 1
            state.pending = Base()
            if state.memory.group is not None:
                state.memory.spoken = None  # the next sentence goes on with the head of this one, not with its list
        middle = max(clause.start, min(clause.end - 1, len(paragraph.text) - 1))
        text = next((paragraph.text[a:b] for a, b in spans if a <= middle < b), "")
        text = text or next((paragraph.text[a:b] for a, b in spans if b > clause.start), paragraph.text)
        _read_clause(state, Here(paragraph, clause, text, found))


def _read_clause(state: State, here: Here) -> None:
    clause = here.clause
    leave_groups(state, clause)
    if names_a_project(here):
        state.memory.item = state.memory.topic = project_of(clause.text, state.names)
        return
    opener = openers().search(clause.text[:_LONGEST]) if not clause.reason else None
    if opener is not None:
        open_group(state, here, opener)
    elif clause.opened_by == "(" and clause.tokens and not clause.reason:
        open_bracket(state, clause, here.found)
    elif clause.opened_by == ":" and follows_an_amount(state, here):
        open_list(state, clause)
    short = len(clause.text) <= _LONGEST  # else nothing is said of its numbers, which are figures all the same
    unread = (Phrase(one, "", reason=True) for one in clause.tokens)
    told = phrases(clause, here.found, state.year) if short else tuple(unread)
    if not told and short:
        read_words(state, here)
    for phrase in told:
        _read_number(state, here, _completed(state, phrase, clause))
    if not clause.reason and short:
        if compared := [*comparisons(state, here)] or [*moved(state, here)]:
            state.claims.extend(compared)
            state.memory.relate()
        if says_nothing_before(clause.text):
            risen_from_nothing(state)
    state.memory.forget()


def _completed(state: State, phrase: Phrase, clause: Clause) -> Phrase:
    """A number that shares its unit and words with the one before it, across a comma."""
    before = state.mentions[-1] if state.mentions else None
    bare = clause.text.split(NUMBER)[0]
    if is_in_bracket(state, phrase, clause):
        return replace(phrase, role="share")
    listed = phrase.joined or (clause.opened_by in "、和" and not bare and phrase.token == clause.tokens[0])
    if before is not None and listed and phrase.role == "" and before.phrase.role in ("rate", "share"):
        return joined(phrase.token, before.phrase)
    if before is None or bare or phrase.token != clause.tokens[0]:
        return phrase
    if before.token.unit_from_next:
        return replace(before.phrase, token=phrase.token, partner=None)
    moved = before.phrase.role == "change" or (before.token.kind == "count" and before.phrase.direction)
    if listed and moved and phrase.role == "amount":  # 增加3项、260.00万元
        return joined(phrase.token, before.phrase)
    return phrase


def _read_number(state: State, here: Here, phrase: Phrase) -> None:
    token = here.found[phrase.token]
    mention = Mention(
        id=f"{here.paragraph.id}#{token.start}",
        paragraph=here.paragraph.id,
        token=token,
        phrase=phrase,
        subject=subject_of(after_reason(phrase.subject), state.names, state.year),
        sentence=state.sentence,
        text=here.sentence,
        separator=here.clause.opened_by,
        depth=here.clause.depth,
    )
    if phrase.role == "amount":
        _read_amount(state, here, mention)
        return
    if phrase.role in ("prior", "budget", "whole"):
        mention = _base_mention(state, mention)
    state.mentions.append(mention)
    if phrase.role == "prior" and not phrase.reason:
        state.claims.extend(prior(state, mention, here.paragraph))
    if phrase.role == "count" and not phrase.reason:
        _remember_count(state, mention, here.paragraph)
    elif phrase.role == "budget":
        state.memory.amounts.append(mention)
    if phrase.role == "change" and phrase.reason and phrase.direction and token.kind == "money":
        section = here.paragraph.section
        state.claims.append(claim_at("reason", (mention.id,), mention, section, direction=phrase.direction))
    elif phrase.role in _RELATIONS and not phrase.reason:
        mention = replace(mention, subject=of_the_fund_spoken(state, mention))
        state.claims.extend(_RELATIONS[phrase.role](state, mention, here.paragraph.section))
        named = mention.subject.known or not mention.subject.sure
        turns = phrase.role in ("change", "rate") or (phrase.role == "completion" and bool(mention.subject.fund))
        if turns and mention.subject.printed and named:
            state.memory.spoken, state.fund = mention.subject, mention.subject.fund or state.fund
        if phrase.role in ("change", "rate"):
            state.memory.relate()


def _base_mention(state: State, mention: Mention) -> Mention:
    """An amount that only measures another: of the topic, where its own words name nothing, and of its own version."""
    base = mention.phrase.base
    subject = mention.subject if mention.subject.known else state.memory.topic
    if base.kind in BUDGETS:
        subject = replace(subject, version=base.kind)
    if base.kind and mention.phrase.role != "whole":
        state.pending = base
    return replace(mention, subject=subject)


def _read_amount(state: State, here: Here, mention: Mention) -> None:
    memory, subject = state.memory, of_its_item(state, mention.subject, here.paragraph.text)
    if mention.phrase.reason:
        state.mentions.append(mention)
        return
    if subject.year and subject.year != state.year and (not subject.known or subject.version):
        measure = {"final": "决算", "budget": "预算", "initial": "预算"}.get(subject.version, "")
        state.pending = Base("prior", subject.year, measure)
        kept = subject if subject.known or not subject.sure else replace(memory.topic, year=subject.year)
        mention = replace(mention, phrase=replace(mention.phrase, role="prior", base=state.pending), subject=kept)
        state.mentions.append(mention)
        memory.amounts.append(mention)
        state.claims.extend(prior(state, mention, here.paragraph))
        return
    if together := sums_up(state, subject.printed):
        mention = replace(mention, subject=replace(subject, sure=False))
        state.mentions.append(mention)
        memory.groups.append(Group(mention, (), state.sentence, here.clause.depth, parts=list(together)))
        state.claims.append(amount(state, mention, here.paragraph))
        memory.last, memory.spoken = mention, None
        memory.main = mention if here.clause.depth == 0 else memory.main
        return
    if (earlier := year_before(state, mention)) is not None:
        subject = replace(earlier.subject, printed=subject.printed, version=subject.version, year=0)
    elif not subject.known or is_generic(subject):
        subject = understood(state, subject)
        if mention.subject.version and after_another_year(state):
            subject = replace(subject, sure=False)  # 2023年决算数30万元，预算数31万元: of which year
    subject = of_the_fund_before(state, subject)
    subject = qualified(subject, here.paragraph.text[mention.token.end :])
    recounted = is_recounted(here.paragraph.text[: mention.token.start])
    subject = of_the_same(state, carried_with(state, of_a_fund(state, subject), here.clause.opened_by))
    if subject.path and len(subject.path) > 1:
        memory.group = None  # an item told by its whole path opens a stretch of its own
    total = missing_part_of(memory, subject, state.sentence) or total_of(memory, here.clause, subject)
    if total and memory.group is not None and memory.group.total is not None and memory.group.total.subject.year:
        subject = replace(subject, year=memory.group.total.subject.year)
    subject = replace(subject, sure=subject.sure and not recounted)
    mention = replace(mention, subject=subject, total=total)
    state.mentions.append(mention)
    memory.amounts.append(mention)
    memory.last, memory.spoken = mention, None
    if subject.known:
        memory.topic = subject
    elif subject.printed and not subject.sure and not mention.total:
        memory.topic = replace(memory.topic, sure=False)  # the words have turned to something not understood
    if subject.version in BUDGETS:
        told_after(state, mention)
    if memory.group is not None and mention.total:
        memory.group.parts.append(mention)
        memory.group.others |= and_more(here.clause)
    elif memory.main is None or (here.clause.depth == 0 and not recounted):
        memory.main = mention
    state.claims.append(amount(state, mention, here.paragraph))


def _remember_count(state: State, mention: Mention, paragraph: Paragraph) -> None:
    memory = state.memory
    if memory.group is not None:
        memory.group.counts.append(mention)
    memory.counts.append(mention)
    if mention.subject.known:
        memory.topic = mention.subject
    state.claims.append(counted(mention, paragraph))


def _close(state: State) -> None:
    """The end of a stretch: the lists read so far become sums."""
    state.claims.extend(replace(one, section=state.section) for one in partition_sums(state.memory.groups))
    for group in state.memory.groups:
        tell_years_apart(state.claims, group)
    state.memory.groups.clear()
    state.memory.group = None
    state.listing = False
