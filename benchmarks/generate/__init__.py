"""A generator of disclosures from a consistent model, seeded: `generate("shanxi", 7)`."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.generate import (
    central,
    district,
    public_page,
    shanxi,
    sichuan,
    situation,
    worded,
)
from benchmarks.generate.document import Document
from benchmarks.generate.noise import add_noise
from benchmarks.generate.variety import vary

FAMILIES: dict[str, Callable[[int], Document]] = {
    "shanxi": shanxi.build,
    "central": central.build,
    "sichuan": sichuan.build,
    "public-page": public_page.build,
    "yuan": situation.all_in_yuan,
    "yuan-tables": district.tables_in_yuan,
    **worded.families(),
}


def generate(family: str, seed: int) -> Document:
    """The disclosure of this family and seed; the same every time."""
    doc = FAMILIES[family](seed)
    vary(doc, f"{family} {seed}")
    add_noise(doc, f"{family} {seed}")
    return doc
