"""Errors in the words of sentences and in what they count."""

from __future__ import annotations

from random import Random

from benchmarks.generate.document import Document, Para, marks, plain
from benchmarks.generate.names import ECONOMIC
from benchmarks.inject.places import Truth, amount_of, digit, kind, misspelt, pick, planted, spots


@kind("class-name")
def _class_name(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, spots(doc, "class", where="text"))
    return planted("class-name", spot, misspelt(rng, spot.mark.text)) if spot else None


@kind("item-absent")
def _item_absent(doc: Document, rng: Random) -> Truth | None:
    present = {one.mark.text for one in spots(doc, "item")}
    filled = {one.mark.text for one in spots(doc, "item", where="text")}
    spot = pick(rng, spots(doc, "item", where="text"))
    if spot is None:
        return None
    absent = [name for name, _ in ECONOMIC.values() if name not in filled and name not in present] or [
        name for name, _ in ECONOMIC.values() if name not in filled
    ]
    return planted("item-absent", spot, rng.choice(absent)) if absent else None


def _count_kind(name: str, role: str) -> None:
    @kind(name)
    def change(doc: Document, rng: Random) -> Truth | None:
        spot = pick(rng, list(spots(doc, role, where="text")))
        if spot is None:
            return None
        return planted(name, spot, str(int(spot.mark.text) + rng.choice((1, 2, 3))))


_count_kind("count-sum", "count-sum")


_count_kind("cars", "car")


@kind("count-amount")
def _count_amount(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in spots(doc, "batches", "groups", where="text") if one.mark.text != "0"]
    spot = pick(rng, found)
    return planted("count-amount", spot, "0") if spot else None


@kind("procurement")
def _procurement(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, [one for one in spots(doc, "procurement", where="text") if amount_of(one) > 0])
    return planted("procurement", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("sme")
def _sme(doc: Document, rng: Random) -> Truth | None:
    """A contract amount for small firms above the whole of procurement."""
    totals = [one for one in spots(doc, "procurement", where="text") if amount_of(one)]
    spot = pick(rng, [one for one in spots(doc, "sme", where="text") if amount_of(one) >= 1_000_000])
    if spot is None or not totals:
        return None
    top = max(amount_of(one) for one in totals)
    new = f"{(top + amount_of(spot)) // 10_000 / 100:.2f}"  # printing an injected error, not deciding one
    return planted("sme", spot, new)


@kind("devices")
def _devices(doc: Document, rng: Random) -> Truth | None:
    found = spots(doc, "devices", where="text")
    if len(found) < 2:
        return None
    return planted("devices", found[1], str(int(found[0].mark.text) + 4))


@kind("year-stale")
def _year_stale(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, spots(doc, "year", where="text"))
    if spot is None:
        return None
    return planted("year-stale", spot, spot.mark.text.replace(str(doc.year), str(doc.year - rng.choice((1, 2)))))


@kind("title-year")
def _title_year(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in doc.grids() if plain(one.title).startswith(str(doc.year)) and not one.sheet]
    if not found:
        return None
    grid = rng.choice(found)
    was = grid.title
    grid.title = grid.title.replace(str(doc.year), str(doc.year - 1), 1)
    return Truth("title-year", "table", plain(grid.title), plain(was), plain(grid.title), words=(plain(grid.title),))


@kind("placeholder")
def _placeholder(doc: Document, rng: Random) -> Truth | None:
    spot = pick(rng, list(spots(doc, "amount", "share", "change", where="text")))
    return planted("placeholder", spot, rng.choice(("XX", "××", "XX.XX"))) if spot else None


@kind("template-left")
def _template_left(doc: Document, rng: Random) -> Truth | None:
    spot = pick(
        rng, [one for one in spots(doc, "direction", where="text") if one.mark.text in {"增加", "减少", "增长", "下降"}]
    )
    if spot is None:
        return None
    return planted("template-left", spot, rng.choice(("增加（减少）", "增长（下降）")))


@kind("residue")
def _residue(doc: Document, rng: Random) -> Truth | None:
    return _insert(doc, rng, "residue", ("<p>", "</p>", "<br/>", "&nbsp;"), advice=True)


@kind("punctuation")
def _punctuation(doc: Document, rng: Random) -> Truth | None:
    found = [
        block for block in doc.blocks if isinstance(block, Para) and "，" in block.text and list(marks(block.text))
    ]
    if not found:
        return None
    block = rng.choice(found)
    places = [at for at, one in enumerate(block.text) if one in "，；"]
    at = rng.choice(places)
    twice = rng.choice(("，，", "。。"))
    block.text = block.text[:at] + twice + block.text[at + 1 :]
    return Truth("punctuation", "narrative", "", "，", twice, sentence=plain(block.text), advice=True)


def _insert(doc: Document, rng: Random, name: str, pieces: tuple[str, ...], *, advice: bool) -> Truth | None:
    found = [block for block in doc.blocks if isinstance(block, Para) and len(plain(block.text)) > 30]
    if not found:
        return None
    block = rng.choice(found)
    piece = rng.choice(pieces)
    was = plain(block.text)
    block.text = f"{piece}{block.text}"
    return Truth(name, "narrative", "", "", piece, sentence=was, advice=advice)
