"""The narrative: its paragraphs become claims and figures, and amounts are tied to the table figures they speak of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from reconcile.disclosure import Disclosure, Paragraph
from reconcile.funds import FISCAL, FISCAL_FUNDS
from reconcile.ledger import Figure
from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import own_title, sentence_spans
from reconcile.narrative.grammar import read_section
from reconcile.narrative.memory import Mention, same_subject
from reconcile.narrative.organisations import sole_owner
from reconcile.narrative.prose.narrated import narrated
from reconcile.narrative.subject_words import subjects
from reconcile.narrative.subjects import BUDGETS, Names, Subject, is_version, normal
from reconcile.numerals import fold
from reconcile.recognising.linking.choice import alike, the_only
from reconcile.recognising.linking.facts import facts
from reconcile.recognising.linking.headings import Scope, scope_of
from reconcile.recognising.linking.match import Index, Match
from reconcile.recognising.linking.of_units import of_its_unit, units_among
from reconcile.recognising.spoken import spoken
from reconcile.recognition import FormTable

_FUNCTION = re.compile(r"2\d{6}")
_INNER = re.compile(r"[（(]\d{1,2}[）)]")
_OUTER = re.compile(r"\d{1,2}[.．、](?!\d)")
_PART = re.compile(r"第[一二三四五六七八九十]+部分.*[预决]算情况")
_SAYING_NOTHING = ("为", "达", "是")  # 占比最大的是教育支出，为80万元: of what the clause before it named
_ASIDE = ("三公", "接待", "用车", "采购", "资产", "机关运行", "重要事项", "其他事项", "名词解释", "职责", "机构设置")


def read_narrative(
    disclosure: Disclosure,
    forms: Sequence[FormTable],
    figures: Mapping[str, Figure],
) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """The claims of the narrative, linked, and a figure for every number in it."""
    index = Index(facts(forms, figures, disclosure), figures, disclosure.kind, disclosure.year)
    entity = disclosure.entity or sole_owner(one.text for one in disclosure.paragraphs if one.part == "narrative")
    names = Names(entity, _labels(index))
    units = units_among((one.section for one in disclosure.paragraphs if one.part == "narrative"), entity)
    claims: list[Claim] = []
    printed: list[Figure] = []
    for paragraphs in _sections(disclosure.paragraphs):
        read = read_section(paragraphs, names, disclosure.year)
        known = {one.id: one for one in paragraphs}
        printed.extend(_figure(one, known[one.paragraph]) for one in read.mentions)
        printed.extend(_of_no_claim(paragraphs, {one.id for one in read.mentions}))
        under = _headings_over(paragraphs)
        told = tuple(_within_its_paragraph(one, known[one.paragraph]) for one in read.claims)
        split = {(one.paragraph, one.whole_subject) for one in told if one.about.fund in FISCAL_FUNDS}
        for one in told:
            scope = scope_of(under[one.paragraph], entity)
            mine = of_its_unit(one, under[one.paragraph], units, names.labels)
            linked = _linked(_of_all_funds(mine, scope, split), index, scope)
            claims.extend([linked] if linked.kind != "bound" or linked.figures[0] else [])
    return tuple(_with_wholes(claims)), tuple(printed)


def _with_wholes(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; a share of something whose amount another section tells may be of that amount, if it fits."""
    told = [one for one in claims if one.kind == "amount" and one.about.sure]
    for claim in claims:
        if claim.kind == "share" and not claim.figures[2] and claim.whole_subject.known:
            named = (one.figures[0] for one in told if same_subject(one.about, claim.whole_subject))
            yield replace(claim, others=tuple(named))
        else:
            yield claim


def _sections(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs of the narrative by the headings they stand under."""
    own = [one for one in paragraphs if one.part == "narrative"]
    for _, group in groupby(own, key=lambda one: one.section):
        yield list(group)


def _headings_over(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[str, ...]]:
    """The headings that say what each paragraph is about: after 2．… no more one like （2）, which is under 1．…; and a
    fund that it begins with as its title: 1.一般公共预算财政拨款。本年收入….
    """
    over: dict[str, tuple[str, ...]] = {}
    section = paragraphs[0].section
    for one in paragraphs:
        while section and _INNER.match(section[-1]) and _OUTER.match(one.text):
            section = section[:-1]
        title = own_title(one.text)
        over[one.id] = (*section, title) if title and scope_of((title,), "").fund else section
    return over


def _labels(index: Index) -> dict[str, str]:
    """The labels of table rows by their normal form, but for 预算数 and 决算数, which name no item; those of a function
    with 支出 behind them too (住房公积金支出).
    """
    printed = {normal(one.item): one.item for one in index.facts if one.item and not is_version(normal(one.item))}
    spent = {f"{normal(one.item)}支出": one.item for one in index.facts if one.item and _FUNCTION.fullmatch(one.code)}
    return spent | printed


def _figure(mention: Mention, paragraph: Paragraph) -> Figure:
    title = paragraph.section[-1] if paragraph.section else ""
    return spoken(
        paragraph, mention.token, mention.text, block=paragraph.id, title=title, label=mention.subject.printed
    )


def _of_no_claim(paragraphs: Sequence[Paragraph], told: Container[str]) -> Iterator[Figure]:
    """The numbers that only what a paragraph states among its own numbers needs: 单价0.5万元, 120万平方米."""
    for one in paragraphs:
        numbers = {term.token.start: term.token for relation in narrated(one.text) for term in relation.terms}
        for start in sorted(numbers):
            if f"{one.id}#{start}" not in told:
                title = one.section[-1] if one.section else ""
                sentence = next(one.text[a:b] for a, b in sentence_spans(one.text) if start < b)
                yield spoken(one, numbers[start], sentence, block=one.id, title=title, label="")


def _linked(claim: Claim, index: Index, scope: Scope) -> Claim:
    """An amount with the table figures that it speaks of; a share or a change with those its words name."""
    if claim.kind in ("amount", "names"):
        return _linked_amount(_of_its_total(claim), index, scope)
    if claim.kind == "share" and not claim.figures[2]:
        return _linked_share(claim, index, scope)
    if claim.kind == "completion" and not claim.figures[2]:
        about = replace(claim.about, version=claim.base.kind or "budget")
        match = index.match_subject(about, about, scope)
        return replace(claim, candidates=match.candidates, trusted=match.sure)
    if claim.kind in ("equal", "bound") and not claim.figures[1] and claim.about.known:
        own = claim.figures[0] or _in_tables(claim.about, index, scope)
        others = _base_in_tables(claim, index, scope)
        return replace(claim, figures=(own, ""), others=others, trusted=not claim.about.owner)
    if claim.kind in ("change", "rate") and claim.about.known:
        match = index.match_subject(claim.about, claim.about, scope)
        about = replace(claim.about, fund=claim.about.fund or scope.fund)
        return replace(
            claim,
            about=about,
            candidates=match.candidates,
            core=match.core,
            others=_base_in_tables(claim, index, scope),
            trusted=match.sure and not claim.about.owner,
        )
    return claim


def _linked_amount(claim: Claim, index: Index, scope: Scope) -> Claim:
    match = index.match(claim, scope)
    unnamed = claim.kind == "amount" and not match.candidates
    return replace(
        claim,
        candidates=index.called(_usually(claim)) if unnamed else match.candidates,
        core=match.core,
        elsewhere=match.elsewhere,
        others=_same_value(claim, index) if unnamed else (),
        trusted=not unnamed
        and match.sure
        and not _part_of_something_else(claim)
        and not _aside(claim)
        and not _part_of_a_wider_total(claim, match, index, scope),
    )


def _linked_share(claim: Claim, index: Index, scope: Scope) -> Claim:
    """A share whose whole the narrative does not print: with what tables have of the whole that it names, or of the one
    that it belongs to by its nature.
    """
    if claim.whole_subject.known:
        # 一般公共预算总支出: whether with what is carried over, the shares tell.
        whole = replace(claim.whole_subject, measure="") if claim.whole_subject.fund else claim.whole_subject
        match = index.match_subject(whole, whole, Scope(side=scope.side))
        near = index.match_subject(whole, whole, scope)
        found = tuple(dict.fromkeys((*match.candidates, *near.candidates)))
        return replace(claim, candidates=found, core=match.core, trusted=match.sure)
    whole = _whole_of(claim.about)
    if claim.of or not whole.name:
        return claim
    match = index.match_subject(whole, whole, scope)
    sure = match.sure and not claim.about.item
    return replace(claim, candidates=match.candidates, core=match.core, trusted=sure)


def _usually(claim: Claim) -> str:
    """What an amount of no table is as a rule, if a table prints its value: 机关运行经费 is 公用经费, and the money of
    projects with targets is 项目支出.
    """
    if claim.about.name == "机关运行经费":
        return "公用经费"
    projects = "涉及" in claim.about.printed or any("绩效" in one for one in claim.section)
    return "项目支出" if projects and not claim.about.known else ""


def _base_in_tables(claim: Claim, index: Index, scope: Scope) -> tuple[str, ...]:
    """The table figures that an amount is compared with: this year's budget, or last year's 预算数 or 决算数."""
    kind = claim.base.kind
    if kind == "prior" and claim.base.year not in (0, index.year - 1):
        return ()
    if kind != "prior" and (kind not in BUDGETS or index.kind != "final"):  # 年初预算 in a budget is last year's
        return ()
    about = replace(claim.about, version=kind, year=0)
    match = index.match_subject(about, about, scope, claim.base.measure)
    return match.core if match.sure else ()


def _in_tables(about: Subject, index: Index, scope: Scope) -> str:
    """The table figure of what is compared without its amount (公务接待费支出决算小于预算数), or ""."""
    match = index.match_subject(about, about, scope)
    return the_only(match.core, index.figures) if match.sure else ""


def _of_its_total(claim: Claim) -> Claim:
    """A part without a version of its own has that of its total: budgets are parts of a budget."""
    if claim.about.version or not claim.whole_subject.version:
        return claim
    return replace(claim, about=replace(claim.about, version=claim.whole_subject.version))


def _of_all_funds(claim: Claim, scope: Scope, split: Container[tuple[str, Subject]]) -> Claim:
    """支出100万元，其中：一般公共预算支出80万元 under a heading on one fund: that is a part of it, so it is of more."""
    whole = claim.kind == "amount" and claim.about.name == "总计" and not claim.about.fund
    if not whole or not scope.fund or (claim.paragraph, claim.about) not in split:
        return claim
    return replace(claim, about=replace(claim.about, fund=FISCAL, sure=False))


def _within_its_paragraph(claim: Claim, paragraph: Paragraph) -> Claim:
    """A part of expenditure whose total is an item of another paragraph: 1.按功能分类，包括…、住房保障支出10万元 /
    2.按用途分类，包括人员支出80万元. Whether it is of that item, only its value can tell.
    """
    whole = claim.whole_subject
    if not whole.item or claim.about.item or fold(whole.name) in fold(paragraph.text):
        return claim
    return replace(claim, whole_subject=Subject(), about=replace(claim.about, sure=False))


def _aside(claim: Claim) -> bool:
    """Whether the heading is about something else than the amount's name, or it has none: a 支出 under 三公 is not the
    whole of it, and under 绩效 amounts are of the projects that were judged. 第三部分 预算情况和重要事项说明 is about
    all of them.
    """
    headings = "".join(one for one in claim.section if not _PART.match(one))
    if "绩效" in headings or claim.about.printed in _SAYING_NOTHING:
        return True
    whole = claim.about.name in ("", "总计") and not claim.about.item
    return whole and any(one in headings for one in _ASIDE)


def _part_of_something_else(claim: Claim) -> bool:
    """Whether an amount is listed under a total that was not understood, such as that of a subordinate unit."""
    whole = claim.whole_subject
    return bool(whole.owner or claim.about.owner) or (bool(whole.printed) and not (whole.known and whole.sure))


def _part_of_a_wider_total(claim: Claim, match: Match, index: Index, scope: Scope) -> bool:
    """Whether the table that has a part prints its whole with another amount: of the 基本支出 of all funds the
    工资福利支出 is told, and the table of 工资福利支出 is one of the 一般公共预算 only.
    """
    whole = claim.whole_subject
    if not whole.known or whole.fund or not claim.about.item:
        return False
    meant = index.match_subject(whole, whole, scope)
    tables = {index.figures[one].block for one in match.candidates}
    wide = [one for one in (index.figures[each] for each in meant.candidates) if one.block not in tables]
    narrow = [one for one in (index.figures[each] for each in meant.elsewhere) if one.block in tables]
    return bool(wide) and bool(narrow) and len(wide) == len(meant.candidates) and not alike([*wide, *narrow])


def _whole_of(part: Subject) -> Subject:
    """What a part is a part of by its nature: an item of expenditure of all of it, 公务接待费 of 三公经费."""
    if part.item:
        return Subject(name="总计", fund=part.fund, side="支出", sure=part.sure)
    name = next((one.of[0] for one in subjects().partition if part.name in one.parts), "")
    return Subject(name=name, fund=part.fund, side=part.side, sure=part.sure)


def _same_value(claim: Claim, index: Index) -> tuple[str, ...]:
    """Rows of classes, or of items where the words name an item, one of which an unknown name may mean."""
    return index.coded({0: 3, 1: 3, 2: 5, 3: 7}.get(len(claim.about.path), 7))
