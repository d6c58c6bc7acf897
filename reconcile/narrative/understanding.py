"""What an amount is of whose own words leave it to what was said before."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.memory import Mention
from reconcile.narrative.state import Here, State
from reconcile.narrative.subjects import Names, Subject, normal
from reconcile.numerals import fold

_BRACKET = 40  # characters
_QUALIFIES = re.compile(r"\s*\((?:其中)?(?:不?含|不?包括|包含)[^()#\d]*(?:资金|收入|经费|单位|本级|机关)[^()\d]*\)")
_CARRIED = re.compile(r"\s*\((?:其中)?(?:含|包括|包含)上年(?:财政拨款)?结[转余][^()]*\)")
_PROJECT = re.compile(r"项目名称:\s*$")
_SHORT = 5  # 共计支出
_IN_ALL = ("共", "共计", "合计", "总计", "一共")  # 支出主要投向教育，共10万元: of what the clause before speaks of
_WHOLE = re.compile("[总合共]")
_FLOWS = ("上年结转", "年终结转", "结余分配")


def understood(state: State, subject: Subject) -> Subject:
    """The subject of an amount whose own words name none: 支出决算为 … goes on about the topic."""
    topic = state.memory.topic if state.memory.topic.known else state.memory.item
    if is_generic(subject) and topic.name in _FLOWS:
        return _of_the_flow(state, subject)
    if is_generic(subject):
        narrower = topic.known and topic.name not in ("", "总计")
        last = state.memory.last  # 支出 and nothing before it: of what may have been torn away
        if last is not None and not subject.fund and not last.total and _other_side(state, last, subject):
            return replace(subject, fund=last.subject.fund, sure=False)  # 国有资本经营预算收入10万元，支出8万元
        bare = subject.printed in ("支出", "收入") and _opens_a_stretch(state)
        return (
            replace(topic, printed=subject.printed, year=0, sure=False)
            if narrower
            else replace(subject, sure=subject.sure and not bare)
        )
    if subject.sure and topic.known:
        # What only the heading names is a guess, but for the first amount under it: 2.公务接待费 / 2025年预算安排2万元
        told = topic is not state.memory.item or not state.memory.amounts
        told = told and not _follows_a_list(state, subject)
        told = told and not (subject.printed in _IN_ALL and (_opens_a_stretch(state) or _follows_a_price(state)))
        return replace(topic, version=subject.version, printed=subject.printed, year=0, sure=topic.sure and told)
    return subject


def of_its_item(state: State, subject: Subject, text: str) -> Subject:
    """…（类）…（款）…（项），年初预算为10万元，当年支出决算为9万元: the year's 支出 is the item's, not that of all.
    So it is in a sentence after the path, …（项）。2024年预算支出10万元, and where the path is a line of its own.
    """
    topic = state.memory.topic
    titled = len(state.stretch) == 1  # what is still spoken of at a stretch's begin is its title
    told = bool(topic.path) and (topic is state.memory.item or titled or topic.path[-1] in text)
    years = subject.measure == "本年" and bool(subject.version)
    spent = subject.side == "支出" and not subject.measure and not _WHOLE.search(subject.printed)
    bare = subject.name == "总计" and not subject.fund and (years or spent)
    return Subject(printed=subject.printed, version=subject.version, sure=subject.sure) if told and bare else subject


def _opens_a_stretch(state: State) -> bool:
    """Whether no amount was told before in these paragraphs, so that words of earlier ones may be of something else."""
    last = state.memory.last
    return last is None or last.paragraph not in state.stretch


def _follows_a_list(state: State, subject: Subject) -> bool:
    """支出9万元，其中：基本支出6万元；项目支出3万元。年初预算10万元: of the whole, or of the last part."""
    last = state.memory.last
    group = next((one for one in reversed(state.memory.groups) if last in one.parts), None)
    if last is None or group is None or last.sentence == state.sentence or not subject.version:
        return False
    return len(group.parts) > 1 and all(one.subject.version != subject.version for one in group.parts)


def _follows_a_price(state: State) -> bool:
    """12人，每人每年1.20万元，共14.40万元: what it comes to is of what was not understood."""
    before = state.mentions[-1] if state.mentions else None
    return before is not None and before.sentence == state.sentence and not before.subject.sure


def of_the_fund_before(state: State, subject: Subject) -> Subject:
    """一般公共预算本年收入80万元；本年支出80万元: the other side of the same fund. Where the one is not said as the
    other is, it may be of all funds.
    """
    last = state.memory.last
    bare = subject.name == "总计" and not subject.item and not subject.fund
    if not bare or last is None or not _other_side(state, last, subject):
        return subject
    headed = bool(state.section) and last.subject.fund in state.section[-1]  # 财政拨款收入总计90万元，支出总计90万元
    alike = subject.measure == last.subject.measure != "" and (subject.measure == "本年" or headed) and not last.total
    return replace(subject, fund=last.subject.fund, sure=subject.sure and alike)


def of_the_fund_spoken(state: State, mention: Mention) -> Subject:
    """一般公共预算收入完成年初预算的96%；支出完成97%: what is compared is of the fund that the words have turned to, or
    that its paragraph is about, if no amount stands there that it may be of.
    """
    subject, last = mention.subject, state.memory.last
    beside = last is not None and not last.total and _other_side(state, last, subject)
    before = last.subject if last is not None and beside else state.memory.spoken
    if (before is None or not before.fund) and (last is None or last.paragraph != mention.paragraph):
        before = Subject(fund=state.fund)
    bare = subject.name == "总计" and not subject.item and not subject.fund
    if not bare or before is None or before.name not in ("", "总计") or not before.fund:
        return subject
    return replace(subject, fund=before.fund, sure=subject.sure and subject.measure == before.measure)


def _other_side(state: State, last: Mention, subject: Subject) -> bool:
    """Whether an amount stands right after one of a fund, in its sentence, and is of the other side."""
    sides = {last.subject.side, subject.side}
    beside = last.sentence == state.sentence and last.subject.name == "总计"
    return beside and bool(last.subject.fund) and sides == {"收入", "支出"}


def _of_the_flow(state: State, subject: Subject) -> Subject:
    """政府性基金收入10万元，年初结转2万元，支出11万元: the 支出 is of the fund whose 收入 the sentence began with."""
    before = [one for one in state.memory.amounts[-4:] if one.sentence == state.sentence and one.subject.name == "总计"]
    return replace(subject, fund=before[0].subject.fund) if before else replace(subject, sure=False)


def of_a_fund(state: State, subject: Subject) -> Subject:
    """基本支出100万元，其中：一般公共预算拨款80万元: a fund named alone in a list is that fund's part of its total."""
    group = state.memory.group
    whole = group.total.subject if group is not None and group.total is not None else Subject()
    split = bool(subject.fund) and subject.name in ("", "总计") and not subject.measure
    if not split or not whole.printed or whole.fund or (whole.name in ("", "总计") and whole.known):
        return subject
    version = subject.version or whole.version
    return replace(whole, fund=subject.fund, printed=subject.printed, version=version, year=subject.year or whole.year)


def carried_with(state: State, subject: Subject, separator: str) -> Subject:
    """一般公共预算本年收入20万元、上年结转3万元，政府性基金预算本年收入0万元、上年结转1万元: what was carried over
    stands beside its fund's money of the year, and the pairs apart.
    """
    before = state.memory.last
    if subject.name != "上年结转" or subject.fund or separator != "、" or before is None:
        return subject
    own = before.subject
    paired = own.name == "总计" and own.measure == "本年" and before.sentence == state.sentence
    return replace(subject, fund=own.fund) if paired and before.separator != "、" else subject


def of_the_same(state: State, subject: Subject) -> Subject:
    """所属某中心基本支出30万元，项目支出12万元: an organisation is spoken of until its sentence ends or we are."""
    if subject.owner:
        state.spoken_of = (state.sentence, subject.owner)
    sentence, owner = state.spoken_of
    ours = bool(state.names.entity) and state.names.entity in subject.printed
    return replace(subject, owner=owner) if owner and sentence == state.sentence and not ours else subject


def names_a_project(here: Here) -> bool:
    """Whether a clause begins with the name of a project of which what follows speaks: 项目名称：业务培训费."""
    clause = here.clause
    before = fold(here.paragraph.text[max(clause.start - _BRACKET, 0) : clause.start])
    return clause.opened_by == ":" and _PROJECT.search(before) is not None and not clause.tokens


def project_of(text: str, names: Names) -> Subject:
    """The project of the tables that a clause begins with; not sure where none has its name."""
    label = max((one for one in names.labels if normal(text).startswith(one)), key=len, default="")
    return Subject(printed=label or text, name=names.labels.get(label, ""), item=bool(label), sure=bool(label))


def qualified(subject: Subject, after: str) -> Subject:
    """公务接待费9万元（含其他资金）: a bracket that says of which money it is leaves open which table has it."""
    bracket = fold(after[:_BRACKET])
    carried = not subject.measure and _CARRIED.match(bracket)  # 财政拨款收入12万元（含上年结转2万元）
    return replace(subject, sure=False) if carried or _QUALIFIES.match(bracket) else subject


def is_recounted(before: str) -> bool:
    """扣除一次性项目后，本年支出90万元: whether money is counted anew so that years compare, which no table has."""
    return _recounted().search(before) is not None


@cache
def _recounted() -> re.Pattern[str]:
    return re.compile(alternatives(lexicon().comparison["recounted"]) + r"[^。;；]*$")


def is_generic(subject: Subject) -> bool:
    """支出 or 收入 and nothing more: of what, the words before tell."""
    return subject.name == "总计" and not subject.measure and not subject.fund and len(subject.printed) < _SHORT
