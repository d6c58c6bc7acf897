"""Errors in performance-target sheets."""

from __future__ import annotations

import re
from random import Random

from benchmarks.generate.document import Document, Grid
from benchmarks.inject.places import Spot, Truth, amount_of, digit, kind, misspelt, pick, planted, spots


def _annual(doc: Document) -> list[Spot]:
    """The annual totals of sheets of their own; in a list of all projects nothing else states them."""
    return [
        one
        for one in spots(doc, "annual-total", where="sheet")
        if isinstance(one.block, Grid) and one.block.kind == "sheet"
    ]


@kind("sheet-amount")
def _sheet_amount(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, _annual(doc))
    return planted("sheet-amount", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("sheet-blank")
def _sheet_blank(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, _annual(doc))
    return planted("sheet-blank", spot, "", rule="PRF", words=(spot.mark.info["project"],)) if spot else None


@kind("sheet-source")
def _sheet_source(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, [one for one in spots(doc, "annual-source", "whole-source", where="sheet") if amount_of(one)])
    return planted("sheet-source", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("sheet-name")
def _sheet_name(doc: Document, rng: Random) -> Truth | None:
    if doc.grid("projects") is None:
        return None
    spot = pick(rng, [one for one in spots(doc, "sheet-name", where="sheet") if len(one.mark.text) > 5])
    return planted("sheet-name", spot, misspelt(rng, spot.mark.text)) if spot else None


@kind("sheet-cost")
def _sheet_cost(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, spots(doc, "cost", where="sheet"))
    if spot is None:
        return None
    value = float(spot.mark.text[1:]) * 1.15 + 1  # printing an injected error, not deciding one
    return planted("sheet-cost", spot, f"≤{value:.2f}")


def _prose_kind(name: str, *roles: str) -> None:
    @kind(name)
    def change(doc: Document, rng: Random) -> Truth | None:
        spot = pick(rng, [one for one in spots(doc, *roles, where="sheet") if re.search("[1-9]", one.mark.text)])
        return planted(name, spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


_prose_kind("prose-item", "prose-item")


_prose_kind("prose-remainder", "remainder")


_prose_kind("prose-product", "product", "factor")


_prose_kind("prose-rate", "prose-rate")
