"""Observations that only say again what a contradiction shows: they become places of its finding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from reconcile.findings.record import Finding
from reconcile.findings.slipped import HINT as SLIPPED
from reconcile.numerals import is_nil
from reconcile.recognising.labels import row_words
from reconcile.recognising.lexicon import economic_class, economic_item

ODD_CELLS = ("FRM108", "FRM109", "FRM113", "FRM115")  # more decimals than its column, negative, fewer; a nought before
NO_LINE = ("PRF105",)  # a project with a sheet and no line of the table
NOT_LISTED = ("TXT104",)  # an economic item that words list and the table lacks
BLANK_TOTAL, BLANK = "SUM112", ("SUM112", "TIE107")  # cells that are blank and should not be
MISSING_FORM, NOT_IN_BODY = "FRM101", "FRM105"  # the same form missing, by its family and by the contents
UNCOUNTED, TOLD = ("CNT101",), "TXT101"  # money and its count, of which one is nothing; an amount that the table lacks
MISCODED = ("FRM110", "FRM114")  # a row whose code has nothing below or above it
_CODE = re.compile(r"[(（]\d+[)）]$")
UNNAMED = ("hint-omitted-unnamed", "")
OTHER_CODE, OTHER_NAME = "TIE110", "TIE106"  # one row, whose code goes with another name
NO_SUCH_NAME = "TXT102"  # the words have the name that the row should have
HOSTS = (BLANK_TOTAL, MISSING_FORM, "TIE107", OTHER_CODE, NO_SUCH_NAME)
BASIC = "基本支出"


def absorbed(proofs: Sequence[Finding], seen: Sequence[Finding], blanks: Mapping[int, frozenset[str]]) -> list[Finding]:
    """The findings of contradictions with the observations that they explain as further places, and the others.

    blanks: for every equation that does not hold, the ids of its figures that are blank.
    """
    grown = list(proofs)
    left = []
    for one in sorted(seen, key=lambda one: HOSTS.index(one.rule) if one.rule in HOSTS else len(HOSTS)):
        place = next((at for at, proof in enumerate(grown) if _explains(proof, one, _blank(proof, blanks))), None)
        if place is not None:
            old = grown[place]
            new = [operand for operand in one.operands if operand not in old.operands]
            grown[place] = replace(old, operands=(*old.operands, *new), hints=_hints(old, one))
        elif one.rule in HOSTS:
            grown.append(one)
        else:
            left.append(one)
    return [*grown, *left]


def _blank(proof: Finding, blanks: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """The blank figures in the equations of a finding and among its places."""
    shown = frozenset(one.figure for one in proof.operands if one.figure and is_nil(one.text))
    return shown.union(*(blanks.get(number, frozenset()) for number in proof.equations))


def _explains(proof: Finding, seen: Finding, blank: frozenset[str]) -> bool:
    if seen.rule in NO_LINE:
        return ("hint-omitted", seen.where) in proof.hints
    if seen.rule in NOT_LISTED:
        unnamed = len(seen.operands) == 1 and (UNNAMED in proof.hints or _lacks(proof, seen.operands[0].text))
        return BASIC in proof.operands[0].title and (unnamed or any(one.figure in blank for one in seen.operands))
    if seen.rule in UNCOUNTED:
        return proof.rule == TOLD and any(one in proof.operands for one in seen.operands)
    if seen.rule in MISCODED:
        row = (seen.operands[0].block, seen.operands[0].row)
        within = any((one.block, one.row) == row for one in proof.operands)
        return (_differs(proof) > 0 and within) or _is_gap(proof, seen)
    if seen.rule == OTHER_CODE or (seen.rule == OTHER_NAME and proof.rule in (OTHER_CODE, NO_SUCH_NAME)):
        rows = {(one.block, one.row) for one in seen.operands}
        return any((one.block, one.row) in rows for one in proof.operands)
    if seen.rule == NOT_IN_BODY:
        return proof.rule == MISSING_FORM and proof.operands[0].text == seen.operands[0].text
    if seen.rule in BLANK:
        slipped = {one.block for one in proof.operands} if any(key == SLIPPED for key, _ in proof.hints) else set()
        parts = {(one.block, one.grid[0]) for one in seen.operands if one.grid and not is_nil(one.text)}
        known = {one.figure for one in proof.operands if one.figure}
        same_part = seen.rule == BLANK_TOTAL and len(parts) == 1
        return seen.operands[0].block in slipped or any(
            one.figure in blank or (same_part and one.figure in known) for one in seen.operands
        )
    if seen.rule in ODD_CELLS:
        suspects = {text for key, text in proof.hints if key == "hint-sign"} if seen.rule == "FRM109" else None
        own = {one.figure: one.text for one in proof.operands}
        return all(one.figure in own and (suspects is None or one.text in suspects) for one in seen.operands)
    return False


def _is_gap(proof: Finding, seen: Finding) -> bool:
    """Whether a sum down the same table differs by an amount that the other finding shows."""
    here = {one.block for one in proof.operands} & {one.block for one in seen.operands}
    amounts = [Decimal(one.value) for one in seen.operands if one.figure and one.value]
    gap, bound = (Decimal(one or 0) for one in (proof.gap, proof.bound))
    return proof.rule.startswith("SUM") and bool(here) and any(abs(one - gap) <= bound for one in amounts)


def _lacks(proof: Finding, item: str) -> bool:
    """Whether a class of the economic classification falls short whose item has this name."""
    classes = {economic_class(row_words(one.row)) for one in proof.operands} - {""}
    name = _CODE.sub("", row_words(item))
    return _differs(proof) < 0 and any(economic_item(name, one) for one in classes)


def _differs(proof: Finding) -> Decimal:
    """By how much the parts are more than what is stated."""
    return Decimal(proof.recomputed) - Decimal(proof.stated) if proof.verdict == "inconsistent" else Decimal(0)


def _hints(proof: Finding, seen: Finding) -> tuple[tuple[str, str], ...]:
    """The hints, with the name of the line left out where only the observation knows it."""
    if seen.rule not in NOT_LISTED:
        return proof.hints
    if UNNAMED not in proof.hints and _lacks(proof, seen.operands[0].text):
        return (("hint-omitted", seen.operands[0].text), *proof.hints)
    return tuple(
        ("hint-omitted", seen.operands[0].text) if key == "hint-omitted-unnamed" else (key, named)
        for key, named in proof.hints
    )
