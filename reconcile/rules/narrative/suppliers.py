"""What goes to small and medium-sized suppliers, against all procurement (CNT103)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import least, most
from reconcile.recognising.spoken import words_before
from reconcile.recognition import Recognition

CODES = ("CNT103",)

_SMALL = re.compile("(?<!非)(?:中小微?|小微|小型|微型)企业")
_KIND = re.compile("货物|工程|服务")
_PROCURED = {"政府采购": "", "政府采购货物": "货物", "政府采购工程": "工程", "政府采购服务": "服务"}
_AWARDED = ("授予中小企业合同", "授予小微企业合同")
_RESERVED = re.compile("预算|预留|份额")
_BUCKET = re.compile("中标|成交|其他政府采购")  # those that exclude each other
_BUCKETS = re.compile("预留|其他")
_PLANNED = r"预留(?!项目)[^,，。;；]*(?:金额|份额|预算|为)?$"

_Bound = tuple[str, list[list[Claim]]]  # what is bounded, and each part with the amounts that may be meant


def state(known: Recognition) -> Iterator[Statement]:
    """Parts of procurement that exclude each other do not exceed it, nor do those that are parts of one another. Of
    several amounts told of one thing each may be meant: only what exceeds the largest is too much.
    """
    amounts = [one for one in known.claims if one.kind == "amount"]
    for section, group in groupby(amounts, key=lambda one: one.section):
        here = [one for one in group if not (one.about.owner or one.about.year or one.about.version == "prior")]
        where = section[-1] if section else ""
        for name, kind in _PROCURED.items():
            totals = [one for one in here if one.about.name == name and one.about.sure and not _to_small(known, one)]
            bounds = [*_given(known, totals, here, kind), *(_buckets(known, here) if not kind else ())]
            yield from (_at_most(known, parts, totals, where, source) for source, parts in bounds if totals)
        small, medium = _awarded(here, "小微企业"), _awarded(here, "中小企业")
        if small and medium:
            yield _at_most(known, [small], medium, where, "授予小微企业 ≤ 授予中小企业")
        told = [(one, words_before(known, one)) for one in here]
        small, medium = _set_aside(told, "小微企业"), _set_aside(told, "中小企业")
        if small and medium and any(one.about.name == "政府采购" for one in here):
            yield _at_most(known, [small], medium, where, "面向小微企业预留 ≤ 面向中小企业预留")


def _to_small(known: Recognition, claim: Claim) -> str:
    """The words right before an amount that say it goes to small firms, or ""."""
    words = re.split(r"[,:(（]", words_before(known, claim))[-1]
    return words if _SMALL.search(words) else ""


def _awarded(here: Sequence[Claim], firms: str) -> list[Claim]:
    return [one for one in here if one.about.name == f"授予{firms}合同"]


def _given(known: Recognition, totals: Sequence[Claim], here: Sequence[Claim], kind: str) -> Iterator[_Bound]:
    """预留给中小企业的采购120万元; 货物采购授予中小企业合同80万元: not above all procurement, nor all of its kind."""
    told = [(one, _to_small(known, one)) for one in here]
    own = [(one, words) for one, words in told if words and next(iter(_KIND.findall(words)), "") == kind]
    spent = known.disclosure.kind == "final" and not any("预算" in one.about.printed for one in totals)
    for one, words in own:
        reserved = spent and _RESERVED.search(words)  # what was reserved may have cost less
        if not reserved and one.about.name not in _AWARDED and not _BUCKET.search(words_before(known, one)):
            yield f"面向中小企业的采购 ≤ 政府采购{kind}", [[one]]


def _buckets(known: Recognition, here: Sequence[Claim]) -> Iterator[_Bound]:
    """What excludes each other: each with the amounts that may be meant."""
    said = [(one, words_before(known, one)) for one in here]
    won = [(one, before) for one, before in said if "中标" in before or "成交" in before]
    reserved = [one for one, before in won if "面向中小企业预留" in before]
    other = [one for one, before in won if "其他政府采购" in before]
    micro = [one for one, before in won if "面向小微企业预留" in before]
    plain = [one for one, before in won if _SMALL.search(before) and not _BUCKETS.search(before)]
    awarded = {
        "预留项目与其他项目中标成交 ≤ 政府采购总额": [reserved, other],
        "授予中小企业 ≤ 政府采购总额": [_awarded(here, "中小企业")],
        "授予小微企业 ≤ 政府采购总额": [_awarded(here, "小微企业")],
        "面向小微企业预留 ≤ 政府采购总额": [micro],
        "中小企业中标成交 ≤ 政府采购总额": [plain],
    }
    for source, parts in awarded.items():
        if any(parts):
            yield source, [each for each in parts if each]


def _set_aside(said: Sequence[tuple[Claim, str]], firms: str) -> list[Claim]:
    """The amounts that are set aside (预留) for firms of a size: each with the words before it."""
    return [one for one, before in said if re.search(f"{firms}(?:的)?{_PLANNED}|预留给{firms}$", before)]


def _at_most(
    known: Recognition, parts: Sequence[Sequence[Claim]], whole: Sequence[Claim], where: str, source: str
) -> Equation:
    """The least of each part against the most of the whole."""
    stated = (least(one, known.figures) for one in parts)
    return Equation(
        rule="CNT103",
        shape="linear",
        relation="≤",
        terms=(*(Term(one, "stated") for one in stated), Term(most(whole, known.figures), "parts")),
        source=source,
        where=where,
        facts={"subject": "中小企业"},
    )
