"""Put one error of a known kind into a generated disclosure, and say what a correct finding must name."""

from __future__ import annotations

import copy
from random import Random

from benchmarks.generate.document import Document
from benchmarks.inject import amounts, sheets, tables, wording
from benchmarks.inject.places import KINDS, Truth

__all__ = ["KINDS", "Truth", "amounts", "inject", "sheets", "tables", "wording"]


def inject(doc: Document, name: str, seed: int) -> tuple[Document, Truth] | None:
    """A copy of `doc` with one error of this kind, and the truth; None where the document has no place for it."""
    changed = copy.deepcopy(doc)
    truth = KINDS[name](changed, Random(f"{name} {doc.family} {seed}"))
    return None if truth is None else (changed, truth)
