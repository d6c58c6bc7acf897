"""Lists: where the parts of a total begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reconcile.narrative.clauses import NUMBER, Clause
from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.narrative.memory import Group, Memory, Mention, is_base, same_subject
from reconcile.narrative.naming import subject_of
from reconcile.narrative.state import Here, State
from reconcile.narrative.subject_words import Side, subjects
from reconcile.narrative.subjects import Subject
from reconcile.narrative.tokens import Token
from reconcile.numerals import fold

_BREAK = re.compile(r"[,;。]")
_ITEM = re.compile(r"\s*[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]")


@cache
def openers() -> re.Pattern[str]:
    words = alternatives(folded(lexicon().joining["parts"]))
    split = r"^按(?:照)?[^#]{2,16}(?:划分|分类|分)$|^(?:收入|支出)方面$"
    return re.compile(rf"(?:^(?:\(?\d\)|[一二三四]是)?|(?:收入|支出)(?:按[^#]{{2,8}})?|其中){words}|{split}")


@cache
def _restart() -> re.Pattern[str]:
    return re.compile(rf"^{alternatives(folded(lexicon().joining['restart']))}")


def open_group(state: State, here: Here, opener: re.Match[str]) -> None:
    """其中, 包括, 主要用于 …: what follows are parts of the amount before; a second 其中 returns to the same total."""
    memory, clause = state.memory, here.clause
    word = opener[0]
    alone = memory.last is not None and memory.last.sentence != state.sentence
    ended = clause.opened_by == "。" or alone  # 按支出功能分类，主要用于以下方面: no amount stands before it
    state.listing = True
    if _exceeds(here, memory.last) and _lists_names(here, opener):
        return
    latest = state.mentions[-1] if state.mentions else None
    earlier = latest is not None and latest.phrase.role == "prior" and latest.sentence == state.sentence
    total = latest if earlier else memory.last
    outer = memory.group
    if ended and (listed := _listed_item(state)) is not None:
        total, outer = memory.last, listed
    elif ended and _restart().search(word) and memory.groups:
        total = memory.main or memory.last
        outer = None
    elif ended or (outer is not None and (not _nests(outer, clause) or _exceeds(here, total))):
        total = memory.main if ended else (outer.total if outer is not None else memory.last)
        outer = None if ended else (outer.outer if outer is not None else None)
    side = _side_of(word)
    if side and outer is not None and outer.side not in ("", side):
        total, outer = outer.total, outer.outer  # 收入包括：…；支出包括：… are two lists of the same total
    named = _named_before(state, clause, opener)
    if named.known and not clause.tokens:
        memory.context = named
    if named.known and total is not None and not same_subject(named, total.subject):
        total, outer = memory.latest(named), None  # 一般公共预算支出主要用于以下方面: whatever was told last
    total = None if alone and _is_of_a_reason(state, latest) else _completed(state, total)
    before = tuple(one for one in memory.counts[-4:] if one.sentence in (state.sentence, state.sentence - 1))
    group = Group(total, before, state.sentence, clause.depth, outer, side, bracket=clause.opened_by == "(")
    group.totals = _versions(memory, total)
    memory.group = group
    memory.groups.append(group)


def _is_of_a_reason(state: State, latest: Mention | None) -> bool:
    """Whether the amount right before, in this sentence, is a reason's: what is listed after it is of that one."""
    if latest is None or latest.sentence != state.sentence:
        return False
    return latest.phrase.role == "amount" and latest.phrase.reason


def _completed(state: State, total: Mention | None) -> Mention | None:
    """收入合计90万元，年初预算数80万元，调整预算数100万元，完成调整预算的90%。其中：the parts of what was completed."""
    latest = state.claims[-1] if state.claims else None
    if latest is None or latest.kind != "completion" or total is None or latest.figures[2] != total.id:
        return total
    return next((one for one in state.memory.amounts if one.id == latest.figures[1]), total)


def _listed_item(state: State) -> Group | None:
    """The list whose numbered item was told right before: 2.公务用车购置及运行费30万元。其中：the parts of it."""
    latest = state.memory.last
    if latest is None:
        return None
    told = state.mentions[-1] if state.numbered else latest  # 1.教育支出9万元。较上年减少1万元。其中：
    if told.sentence != state.sentence - 1 or told.paragraph != latest.paragraph:
        return None
    if not state.numbered and _ITEM.match(latest.text) is None:
        return None
    return next((one for one in reversed(state.memory.groups) if latest in one.parts), None)


def _named_before(state: State, clause: Clause, opener: re.Match[str]) -> Subject:
    """What the words before a list say that it is a list of, where they stand in its own clause and are understood."""
    inner = openers().search(clause.text, opener.end())  # 其中基本支出包括
    start, opener = (opener.end(), inner) if inner is not None else (0, opener)
    side = opener[0][:2] if opener[0][:2] in ("收入", "支出") else ""
    lead = clause.text[start : opener.start()] + side
    named = subject_of(lead, state.names, state.year) if len(lead) > len(side) and NUMBER not in lead else Subject()
    return named if named.sure and (named.fund or named.name not in ("", "总计")) else Subject()


def _versions(memory: Memory, total: Mention | None) -> tuple[Mention, ...]:
    """The amounts of a total that its sentence tells, the latest first: 预算数10万元，决算数8万元，其中. Not parts of
    one: 预算数10万元（一般公共预算10万元，政府性基金预算0万元），决算数8万元，其中.
    """
    if total is None:
        return ()
    told = (one for one in reversed(memory.amounts) if one.sentence == total.sentence and one.total == total.total)
    return tuple(one for one in told if same_subject(one.subject, total.subject) and one.phrase.role != "prior")


def _side_of(word: str) -> Side:
    """The side that a list is of, where its opening word tells: 支出包括."""
    income, spent = "收入" in word, "支出" in word
    return "" if income == spent else "收入" if income else "支出"


def open_bracket(state: State, clause: Clause, found: Sequence[Token]) -> None:
    """基本支出600万元（人员经费500万元，公用经费100万元）: amounts in a bracket are parts of the amount before it, and
    counts of the count: 8个项目（运转类3个、特定目标类5个）.
    """
    memory = state.memory
    before = state.mentions[-1] if state.mentions else None
    if before is not None and before.phrase.role == "count" and found[clause.tokens[0]].kind == "count":
        memory.group = Group(None, (before,), state.sentence, clause.depth, memory.group, bracket=True)
        memory.groups.append(memory.group)
        return
    if memory.last is not None and memory.last.sentence == state.sentence:
        memory.group = Group(memory.last, (), state.sentence, clause.depth, memory.group, bracket=True)
        memory.groups.append(memory.group)


_TOGETHER = re.compile(r"(?:以上)?(?:(?P<count>[一二三四五六两\d])项)?(?:合计|共计|总计|总共|一共)(?:为|是)?")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def is_together(printed: str) -> bool:
    """Whether the words before an amount only say that it is a sum."""
    return _TOGETHER.fullmatch(printed) is not None


def counted_together(printed: str) -> int:
    """How many amounts the words before a sum say it is of, 两项合计; 0 where they don't."""
    found = _TOGETHER.fullmatch(printed)
    return _COUNTS.get(found["count"] or "", 0) if found else 0


def sums_up(state: State, printed: str) -> tuple[Mention, ...]:
    """The amounts of its sentence that an amount after 合计 is the sum of, if they are of several things."""
    if not is_together(printed):
        return ()
    told = tuple(one for one in state.memory.amounts if one.sentence == state.sentence and not is_base(one))
    return told if len({one.subject.name or one.subject.printed for one in told}) > 1 else ()


def follows_an_amount(state: State, here: Here) -> bool:
    """Whether a clause with numbers comes right after an amount and a colon: 采购总额50万元：货物20万元…."""
    last = state.memory.last
    if last is None or not here.clause.tokens or here.clause.reason or last is not state.mentions[-1]:
        return False
    between = here.paragraph.text[last.token.end : here.clause.start]
    return last.paragraph == here.paragraph.id and fold(between).strip() == ":"


def open_list(state: State, clause: Clause) -> None:
    """The amounts after a colon are parts of the amount before it."""
    memory = state.memory
    memory.group = Group(memory.last, (), state.sentence, clause.depth, memory.group)
    memory.group.totals = _versions(memory, memory.last)
    memory.groups.append(memory.group)


def _exceeds(here: Here, total: Mention | None) -> bool:
    """Whether the first amount of a list is more than a total, whose part it can then not be."""
    first = _first(here)
    whole = total.span.high if total is not None and total.span is not None else None
    return first is not None and first.kind == "money" and whole is not None and (first.number.micro or 0) > whole


def _first(here: Here) -> Token | None:
    return next((one for one in here.found if one.start >= here.clause.start), None)


def _lists_names(here: Here, opener: re.Match[str]) -> bool:
    """主要用于车辆燃料费、维修费；公务接待费9万元: what follows the word has no amount, the next is another item's."""
    first = _first(here)
    between = here.paragraph.text[here.clause.start : first.start] if first is not None else ""
    return bool(here.clause.text[opener.end() :]) and _BREAK.search(fold(between)) is not None


def _nests(outer: Group, clause: Clause) -> bool:
    return bool(outer.parts) or clause.depth > outer.depth


def leave_groups(state: State, clause: Clause) -> None:
    """A list ends with its bracket, with its sentence, and an inner list at the half-sentence."""
    memory = state.memory
    closed = False
    while (group := memory.group) is not None:
        torn = clause.opened_by == ")" and not closed and bool(group.parts)
        ends = (
            clause.depth < group.depth
            or torn
            or (clause.opened_by == "。" and state.sentence > group.sentence)
            or (clause.opened_by in ";；" and group.outer is not None and not group.bracket)
        )
        if clause.opened_by == "。" and clause.depth >= group.depth and not group.parts and not group.counts:
            group.sentence = state.sentence
            ends = False
        if not ends:
            return
        if (clause.depth < group.depth or torn) and group.total is not None:
            memory.last = group.total
            if group.total.subject.known:
                memory.topic = group.total.subject
            closed = True
        memory.group = group.outer


def total_of(memory: Memory, clause: Clause, subject: Subject) -> str:
    """The id of the total that an amount is a part of, or "" where it stands for itself."""
    group = memory.group
    if group is None:
        return ""
    total = group.total.subject if group.total is not None else Subject()
    if clause.opened_by in ";；。" and subject.name == "总计" and subject.measure == "总计":
        memory.group = None
        return ""
    if total.known and subject == total:
        return ""
    return group.total.id if group.total is not None else "?"


def leave_names(memory: Memory) -> None:
    """主要包括基本工资、津贴补贴: a list of names without amounts is over when they are told."""
    group = memory.group
    if group is not None and not group.parts and not group.counts:
        memory.group = group.outer


def missing_part_of(memory: Memory, subject: Subject, sentence: int) -> str:
    """The id of the total whose list an amount goes on with from a sentence or paragraph of its own, or "": 基本支出100
    万元，其中：人员经费80万元，主要包括基本工资。公用经费20万元.
    """
    group = _unfinished(memory)
    if group is None or group.total is None or subject.name not in _lacking(group) or not subject.sure:
        return ""
    if subject.version not in {one.subject.version for one in group.parts}:
        return ""
    memory.group, group.sentence = group, sentence
    return group.total.id


def awaits_a_part(memory: Memory) -> bool:
    """Whether the list told last is not whole yet, so that the next paragraph may go on with it."""
    return _unfinished(memory) is not None


def _unfinished(memory: Memory) -> Group | None:
    """The innermost list that lacks a part of what its total is made of, if nothing but it was told since."""
    group = memory.groups[-1] if memory.groups else None
    while group is not None and not _lacking(group):
        group = group.outer
    last = memory.last
    if group is None or last is None:
        return None
    parts = {one.id for one in group.parts}
    return group if last.id in parts or last.total in parts else None


def _lacking(group: Group) -> set[str]:
    """The parts that a list has not told of the splits of its total that it may be."""
    told = {one.subject.name for one in group.parts}
    if group.total is None or not told:
        return set()
    splits = [set(one.parts) for one in subjects().partition if group.total.subject.name in one.of]
    return {name for parts in splits if told < parts for name in parts - told}


def and_more(clause: Clause) -> bool:
    return clause.text.rstrip("。").endswith(tuple(lexicon().joining["others"]))
