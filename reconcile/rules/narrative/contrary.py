"""A reason that goes against the change that it explains (YOY114)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reconcile.ledger import Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.lexicon import reasons
from reconcile.numerals import fold
from reconcile.recognition import Recognition

CODES = ("YOY114",)

_SENTENCE = re.compile("[。；;]")
_CLAUSE = re.compile("[,，]")
_OPENS = re.compile("^(?:是|为|系|在于|[:：])+")
_COUNTED = "(?:人员|项目|任务|业务|批次|人次)(?:经费|数量|数|支出)?(?:有所|相应|较上年)?"
_FRUGAL = r".*(?:八项规定|厉行节约|过紧日子|压减|压缩|严控|严格控制|从严控制).*"
# What a single clause says that makes an amount larger, and smaller.
_MORE = re.compile(rf"(?:新增|增加)(?:了)?\w{{0,4}}(?:人员|项目|任务|业务)|\w{{0,4}}{_COUNTED}(?:增加|增多|增长)")
_LESS = re.compile(rf"(?:减少|核减)(?:了)?\w{{0,4}}(?:人员|项目|任务|业务)|\w{{0,4}}{_COUNTED}(?:减少|下降)|{_FRUGAL}")
_OTHERWISE = re.compile(r"上年|去年|以前|20\d\d|结转|结余|其他|外|不|未|无|没|取消|线上|视频|占|合并|替代|[、和及]")


def state(known: Recognition) -> Iterator[Statement]:
    """An observation for each change of expenditure against last year whose reasons all go the other way."""
    texts = {one.id: one.text for one in known.disclosure.paragraphs}
    changes = [one for one in known.claims if one.kind == "change" and one.figures[0]]
    for claim in changes:
        alone = sum(one.paragraph == claim.paragraph and one.sentence == claim.sentence for one in changes) == 1
        if not alone or not _spent(claim) or not known.figures[claim.figures[0]].micro:
            continue
        reason = _reason(known, claim, texts)
        against = _LESS if claim.direction > 0 else _MORE
        clauses = _CLAUSE.split(reason)
        if all(against.fullmatch(one) and not _OTHERWISE.search(one) for one in clauses):
            yield Observation(
                rule="YOY114",
                operands=(claim.figures[0],),
                where=claim.where,
                facts={"subject": claim.spoken, "reason": reason},
            )


def _spent(claim: Claim) -> bool:
    """Whether a change is surely one of our own expenditure against last year."""
    about = claim.about
    ours = about.ours and about.side == "支出"
    return ours and claim.base.kind == "prior" and bool(claim.direction) and "结转" not in about.name


def _reason(known: Recognition, claim: Claim, texts: Mapping[str, str]) -> str:
    """The words of the reason that follows the change in its sentence, or with which the next one opens, or ""."""
    start = known.figures[claim.figures[0]].offset or 0
    words = re.compile(reasons())
    own, *following = _SENTENCE.split(texts.get(claim.paragraph, "")[start:])
    found = words.search(own) or (words.match(following[0]) if following else None)
    return fold(_OPENS.sub("", found.string[found.end() :])) if found is not None else ""
