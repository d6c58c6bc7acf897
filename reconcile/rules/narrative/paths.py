"""An item told by its whole path (类, 款, 项), against the classes and groups under which the tables print it (TXT112),
and the amount of one item told under the name of another (TXT115).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.ledger import Observation, Statement
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.linking.choice import agrees
from reconcile.recognition import FormTable, Recognition, Row

CODES = ("TXT112", "TXT115")

_Path = tuple[str, str, str]  # 类, 款, 项
_DEPTHS = (3, 5, 7)  # digits of their codes


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for all items told under the same wrong class and group, and for each that is nowhere."""
    printed = {path: names for form in known.forms for path, names in _paths(form)}
    found: dict[tuple[str, ...], list[tuple[Claim, tuple[str, ...]]]] = {}
    for claim in known.claims:
        path = claim.about.path
        stated = known.figures.get(claim.figures[0]) if claim.figures else None
        if claim.kind != "amount" or len(path) != len(_DEPTHS) or stated is None or not stated.micro:
            continue
        own = (_bare(path[0]), _bare(path[1]), _bare(path[2]))
        if claim.candidates or own in printed or claim.about.version not in ("", "budget", "final"):
            continue
        meant, instead = _meant(known, claim, printed, own[2]), _instead(known, claim, printed, own)
        if meant:
            found.setdefault(path[:2], []).append((claim, meant))
        elif instead:
            yield _observation("TXT115", [(claim, instead)])
        elif _nowhere(known, claim, printed, own):
            found.setdefault(path, []).append((claim, ()))
    for those in found.values():
        yield _observation("TXT112", those)


def _observation(rule: str, those: Sequence[tuple[Claim, tuple[str, ...]]]) -> Observation:
    first, meant = those[0]
    return Observation(
        rule=rule,
        operands=tuple(claim.figures[0] for claim, _ in those),
        where=first.section[-1] if first.section else "",
        facts={"said": "·".join(first.about.path), "printed": "·".join(meant) or "—"},
    )


def _paths(form: FormTable) -> Iterator[tuple[_Path, tuple[str, ...]]]:
    """Every item of a table with its class and group, bare and as printed."""
    labels = {row.code: row.label for row in form.rows if row.code}
    for row in form.rows:
        if _is_item(row):
            names = tuple(labels.get(row.code[:length], "") for length in _DEPTHS)
            if all(names):
                yield (_bare(names[0]), _bare(names[1]), _bare(names[2])), names


def _is_item(row: Row) -> bool:
    return len(row.code) == _DEPTHS[-1] and row.code.startswith("2")


def _bare(name: str) -> str:
    return normal(name).removesuffix("支出")


def _meant(known: Recognition, claim: Claim, printed: dict[_Path, tuple[str, ...]], item: str) -> tuple[str, ...]:
    """The only printed path of an item of this name, if a table prints this very amount for it."""
    stated = known.figures[claim.figures[0]]
    same = [names for path, names in printed.items() if path[2] == item]
    amounts = [known.figures[one] for one in claim.others if _bare(known.figures[one].row_label) == item]
    return same[0] if len(same) == 1 and any(agrees(stated, one) for one in amounts) else ()


def _instead(known: Recognition, claim: Claim, printed: dict[_Path, tuple[str, ...]], own: _Path) -> tuple[str, ...]:
    """The only item under the same class and group that prints this amount, where no item has the name that is told and
    no amount of the narrative is told to be of that item.
    """
    if any(path[2] == own[2] for path in printed):
        return ()
    stated = known.figures[claim.figures[0]]
    amounts = [_bare(known.figures[one].row_label) for one in claim.others if agrees(stated, known.figures[one])]
    told = {_bare(one.about.name) for one in known.claims if one.kind == "amount"}
    found = [names for path, names in printed.items() if path[:2] == own[:2] and path[2] in set(amounts) - told]
    return found[0] if len(found) == 1 else ()


def _nowhere(known: Recognition, claim: Claim, printed: dict[_Path, tuple[str, ...]], own: _Path) -> bool:
    """Whether the class and group are printed with their items and no item anywhere has the name or the amount."""
    beside = any(path[:2] == own[:2] for path in printed)
    named = any(path[2] == own[2] for path in printed)
    stated = known.figures[claim.figures[0]]
    return beside and not named and not any(agrees(stated, known.figures[one]) for one in claim.others)
