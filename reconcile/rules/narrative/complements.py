"""Shares of a split into parts that are all there is add up to 100 % (SHR103)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reconcile.ledger import Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.subject_words import subjects
from reconcile.numerals import in_unit, shown
from reconcile.recognising.linking.shares import wholes
from reconcile.recognition import Recognition

CODES = ("SHR103",)

_HUNDRED = 100 * 10**6
_BASIC = "基本支出"


def state(known: Recognition) -> Iterator[Statement]:
    """An observation on every such list; only where a share cannot be recomputed, since amounts tell more."""
    lists: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in known.claims:
        if claim.kind == "share":
            lists.setdefault((claim.paragraph, claim.sentence, claim.of), []).append(claim)
    found = wholes([one for listed in lists.values() for one in listed], known.figures)
    for listed in (*lists.values(), *_over_paragraphs(lists.values())):
        if all(one.figures[1] and one.figures[0] in found for one in listed) or not _whole(listed):
            continue
        rates = [known.figures[one.figures[0]] for one in listed]
        if any(one.micro is None or one.bound or one.soft for one in rates):
            continue
        total = sum(one.micro or 0 for one in rates)
        if total == 0:
            continue  # shares of nothing
        if abs(total - _HUNDRED) > sum(one.half for one in rates):
            yield Observation(
                rule="SHR103",
                operands=tuple(one.id for one in rates),
                where=listed[0].section[-1] if listed[0].section else "",
                facts={
                    "subject": "、".join(one.about.name for one in listed),
                    "sum": f"{shown(in_unit(total, '%'))}%",
                },
            )


def _over_paragraphs(lists: Iterable[Sequence[Claim]]) -> Iterable[list[Claim]]:
    """1.基本支出…，占一般公共预算支出的84% / 2.项目支出…，占一般公共预算支出的16%: shares told one a sentence of one
    named whole, which holds nothing that is left over.
    """
    joined: dict[tuple[tuple[str, ...], str], list[Claim]] = {}
    for one, *more in lists:
        if one.of and not more and one.whole_subject.sure and one.whole_subject.measure != "总计":
            joined.setdefault((one.section, one.of), []).append(one)
    return (listed for listed in joined.values() if len(listed) > 1)


def _whole(listed: Sequence[Claim]) -> bool:
    """Whether the shares are of all parts of one whole, each once: 基本支出 and 项目支出, or the parts of 三公."""
    names = [one.about.name for one in listed]
    if not all(one.about.sure and not one.about.owner for one in listed) or len({one.about.fund for one in listed}) > 1:
        return False
    of = listed[0].whole_subject.name
    for one in subjects().partition:
        if set(one.parts) != set(names) or len(names) != len(one.parts):
            continue
        if any(word in each.sentence for each in listed for word in one.more):
            return False  # what else there is may have a share that is not told
        return of in one.of and of == _BASIC if "人员经费" in names else of in ("", *one.of)
    return False
