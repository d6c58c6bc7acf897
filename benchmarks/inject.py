"""Put one error of a known kind into a generated disclosure, and say what a correct finding must name."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from random import Random

from benchmarks.generate.document import ABOVE, Contents, Document, Grid, Heading, Mark, Para, marks, plain
from benchmarks.generate.names import CLASSES, ECONOMIC


@dataclass(frozen=True)
class Truth:
    """What was changed. part: table, sheet, narrative, contents or document. title: the table's title or the heading
    it stands under. row: label of the table row. sentence: the changed sentence as printed. advice: a finding of any
    severity counts. words: if not empty, a finding that names one of them anywhere counts as a hit.
    """

    kind: str
    part: str
    title: str
    was: str
    now: str
    row: str = ""
    sentence: str = ""
    advice: bool = False
    words: tuple[str, ...] = field(default=())
    rule: str = ""

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


NAMES = {"name", "item", "project", "entity"}
Injection = Callable[[Document, Random], Truth | None]
KINDS: dict[str, Injection] = {}


def kind(name: str) -> Callable[[Injection], Injection]:
    """Register an injection under its name."""

    def keep(function: Injection) -> Injection:
        KINDS[name] = function
        return function

    return keep


def inject(doc: Document, name: str, seed: int) -> tuple[Document, Truth] | None:
    """A copy of `doc` with one error of this kind, and the truth; None where the document has no place for it."""
    changed = copy.deepcopy(doc)
    truth = KINDS[name](changed, Random(f"{name} {doc.family} {seed}"))
    return None if truth is None else (changed, truth)


# Where things stand


@dataclass
class Spot:
    """A mark in a paragraph (row is None) or in a table cell."""

    block: Para | Grid
    mark: Mark
    heading: str
    row: int | None = None
    column: int | None = None

    @property
    def text(self) -> str:
        """The string that holds the mark."""
        if isinstance(self.block, Para):
            return self.block.text
        assert self.row is not None and self.column is not None
        return self.block.rows[self.row][self.column]

    def write(self, new: str) -> None:
        """Replace the mark by plain text."""
        text = self.text[: self.mark.start] + new + self.text[self.mark.end :]
        if isinstance(self.block, Para):
            self.block.text = text
        else:
            assert self.row is not None and self.column is not None
            self.block.rows[self.row][self.column] = text

    def sentence(self, at: int | None = None) -> tuple[int, int]:
        """Where the sentence that holds the mark starts and ends in the string."""
        start = self.text.rfind("。", 0, self.mark.start if at is None else at) + 1
        end = self.text.find("。", self.mark.end if at is None else at)
        return start, len(self.text) if end < 0 else end + 1

    def row_label(self) -> str:
        """The label of the table row."""
        if not isinstance(self.block, Grid) or self.row is None:
            return ""
        named = [
            one.text for cell in self.block.rows[self.row][: self.column] for one in marks(cell) if one.role in NAMES
        ]
        if named:
            return named[0]
        for at in range(self.row, -1, -1):
            cells = [plain(cell) for cell in self.block.rows[at][: self.column]]
            words = [cell for cell in cells if cell and not re.fullmatch(r"[\d.,%—-]+", cell)]
            if words:
                return words[-1]
            if self.block.rows[at][0] != ABOVE:
                break
        return ""


def spots(doc: Document, *roles: str, where: str = "any") -> list[Spot]:
    """All marks with one of these roles. where: text, table, sheet or any."""
    found: list[Spot] = []
    heading = ""
    for block in doc.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Para) and where in {"text", "any"}:
            found += [Spot(block, one, heading) for one in marks(block.text) if one.role in roles]
        elif isinstance(block, Grid) and (where == "any" or (where == "sheet") == block.sheet) and where != "text":
            for at, row in enumerate(block.rows):
                for column, cell in enumerate(row):
                    found += [Spot(block, one, heading, at, column) for one in marks(cell) if one.role in roles]
    return found


def _truth(name: str, spot: Spot, new: str, **more: object) -> Truth:
    """Write `new` and state the truth."""
    was = spot.mark.text
    start, _ = spot.sentence()
    spot.write(new)
    _, end = spot.sentence(at=spot.mark.start + len(new))
    inside = plain(spot.text[start:end])
    block = spot.block
    return Truth(
        kind=name,
        part="narrative" if isinstance(block, Para) else "sheet" if block.sheet else "table",
        title=spot.heading if isinstance(block, Para) else plain(block.title),
        was=was,
        now=new,
        row=spot.row_label(),
        sentence=inside if isinstance(block, Para) or len(inside) > 30 else "",
        **more,  # type: ignore[arg-type]
    )


def _pick(rng: Random, found: list[Spot]) -> Spot | None:
    return rng.choice(found) if found else None


def digit(rng: Random, text: str, *, coarse: bool = False) -> str:
    """`text` with one digit changed: the first or second that counts (coarse), or any but the last."""
    places = [at for at, one in enumerate(text) if one.isdigit()]
    first = next((n for n, at in enumerate(places) if text[at] != "0"), 0)
    choice = places[first : first + 2] if coarse else places[first : max(len(places) - 1, first + 1)]
    at = rng.choice(choice)
    new = rng.choice([one for one in "123456789" if one != text[at]])
    return text[:at] + new + text[at + 1 :]


def transposed(rng: Random, text: str) -> str | None:
    """`text` with two neighbouring digits exchanged."""
    pairs = [
        at for at in range(len(text) - 1)
        if text[at].isdigit() and text[at + 1].isdigit() and text[at] != text[at + 1] and not (at == 0 and text[1] == "0")
    ]  # fmt: skip
    if not pairs:
        return None
    at = rng.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _amount(spot: Spot) -> int:
    return int(spot.mark.info.get("fen", "0"))


# Tables


def _cells(doc: Document, levels: set[str], forms: set[str] | None = None) -> list[Spot]:
    return [
        one for one in spots(doc, "cell", where="table")
        if one.mark.info["level"] in levels and _amount(one) >= 100_000 and isinstance(one.block, Grid)
        and (forms is None or one.block.kind in forms)
    ]  # fmt: skip


CORE = {
    "income": "收入", "spending": "支出", "fiscal": "财政拨款", "economic": "基本支出", "public": "三公", "gf": "政府性基金",
    "general": "一般公共预算",
}  # fmt: skip
CODED = {"income", "spending", "general", "economic", "fiscal", "balance"}


def _cell_kind(name: str, levels: set[str], forms: set[str] | None = None) -> None:
    @kind(name)
    def change(doc: Document, rng: Random) -> Truth | None:
        spot = _pick(rng, _cells(doc, levels, forms))
        return _truth(name, spot, digit(rng, spot.mark.text)) if spot else None


_cell_kind("cell-leaf", {"3"}, CODED)
_cell_kind("cell-class", {"1"}, CODED)
_cell_kind("cell-total", {"0"})
_cell_kind("cell-project", {"3"}, {"projects", "projects-carried"})
_cell_kind("cell-public", {"3", "0"}, {"public"})
_cell_kind("cell-fund", {"3", "0"}, {"gf", "sc", "gf-spending", "gf-income", "office"})


@kind("cell-transposed")
def _cell_transposed(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, [one for one in _cells(doc, {"0", "1", "3"}, CODED) if transposed(Random(1), one.mark.text)])
    new = transposed(rng, spot.mark.text) if spot else None
    return _truth("cell-transposed", spot, new) if spot and new else None


@kind("cell-sign")
def _cell_sign(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, _cells(doc, {"3"}, CODED))
    return _truth("cell-sign", spot, "-" + spot.mark.text) if spot else None


@kind("cell-rate")
def _cell_rate(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, [one for one in spots(doc, "cell-rate", where="table") if len(one.mark.text) > 2])
    return _truth("cell-rate", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("row-omitted")
def _row_omitted(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, _cells(doc, {"3"}, {"income", "spending", "general", "economic", "projects"}))
    if spot is None or not isinstance(spot.block, Grid) or spot.row is None:
        return None
    if (
        spot.block.kind == "economic"
        and len(spot.block.rows[0]) == 6
        and spot.block.rows[0][0] == spot.block.rows[0][3]
    ):
        return None
    label = spot.row_label()
    del spot.block.rows[spot.row]
    return Truth("row-omitted", "table", plain(spot.block.title), label, "", row="")


@kind("unit-header")
def _unit_header(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in doc.grids() if one.unit and not one.sheet and one.kind in CODED]
    if not found:
        return None
    grid = rng.choice(found)
    was, grid.unit = (
        grid.unit,
        grid.unit.replace("万元", "元") if "万元" in grid.unit else grid.unit.replace("元", "万元"),
    )
    return Truth("unit-header", "table", plain(grid.title), was, grid.unit)


@kind("empty-note")
def _empty_note(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in doc.grids()
        if one.kind in {"gf", "sc", "gf-spending", "public", "office", "projects"} and _printed(one)
    ]
    if not found:
        return None
    grid = rng.choice(found)
    grid.notes.append("注：本表无数据")
    return Truth("empty-note", "table", plain(grid.title), "", "注：本表无数据", advice=False)


def _printed(grid: Grid) -> bool:
    return any(
        re.search("[1-9]", one.text) for row in grid.rows for cell in row for one in marks(cell) if one.role == "cell"
    )


@kind("form-missing")
def _form_missing(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in doc.grids()
        if one.kind in {"income", "spending", "fiscal", "economic", "public", "gf", "general"}
    ]
    if not found:
        return None
    grid = rng.choice(found)
    doc.blocks.remove(grid)
    for block in doc.blocks:
        if isinstance(block, Contents):
            block.entries = [one for one in block.entries if plain(grid.title) not in plain(one[0])]
    return Truth(
        "form-missing", "document", plain(grid.title), plain(grid.title), "", rule="FRM", words=(CORE[grid.kind],)
    )


@kind("contents-body")
def _contents_body(doc: Document, rng: Random) -> Truth | None:
    for block in doc.blocks:
        if isinstance(block, Contents):
            own = [
                at
                for at, one in enumerate(block.entries)
                if any(plain(one[0]).endswith(plain(grid.title)) for grid in doc.grids())
            ]
            if not own:
                return None
            at = rng.choice(own)
            text, page = block.entries[at]
            titles = sorted({"政府采购预算明细表", "国有资产占用情况表", "政府购买服务支出表"})
            new = re.sub(
                r"(\d{4}年)?[^\d年、]*表(（.*）)?$", lambda found: (found[1] or "") + rng.choice(titles), plain(text)
            )
            block.entries[at] = (new, page)
            return Truth("contents-body", "contents", "目录", plain(text), new, words=(new[-6:], plain(text)[-8:]))
    return None


@kind("name-code")
def _name_code(doc: Document, rng: Random) -> Truth | None:
    found = [
        one for one in spots(doc, "name", where="table") if len(one.mark.info["code"]) == 7 and len(one.mark.text) > 4
    ]
    spot = _pick(rng, found)
    return _truth("name-code", spot, _misspelt(rng, spot.mark.text), advice=True) if spot else None


@kind("economic-pair")
def _pair(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, spots(doc, "government", where="table"))
    if spot is None:
        return None
    other = rng.choice([one for one in ("住房公积金", "培训费", "离退休费", "办公经费") if one != spot.mark.text])
    return _truth("economic-pair", spot, other)


# Sentences


def _known(doc: Document) -> dict[int, int]:
    """How often each amount is printed in the tables."""
    count: dict[int, int] = {}
    for one in spots(doc, "cell", where="table"):
        count[_amount(one)] = count.get(_amount(one), 0) + 1
    return count


def _amounts(doc: Document) -> list[Spot]:
    known = _known(doc)
    return [one for one in spots(doc, "amount", where="text") if _amount(one) in known and _amount(one) >= 50_000]


@kind("text-amount")
def _text_amount(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, _amounts(doc))
    return _truth("text-amount", spot, digit(rng, spot.mark.text)) if spot else None


@kind("text-transposed")
def _text_transposed(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, _amounts(doc))
    new = transposed(rng, spot.mark.text) if spot else None
    return _truth("text-transposed", spot, new) if spot and new else None


@kind("text-scope")
def _text_scope(doc: Document, rng: Random) -> Truth | None:
    from benchmarks.generate.printing import FEN, rounded  # noqa: PLC0415
    from fractions import Fraction  # noqa: PLC0415

    found = [
        one
        for one in spots(doc, "amount", where="text")
        if one.mark.info.get("wrong", "0") not in {"0", one.mark.info["fen"]}
    ]
    spot = _pick(rng, found)
    if spot is None:
        return None
    value = rounded(Fraction(int(spot.mark.info["wrong"]), FEN[spot.mark.info["unit"]]), 2)
    new = f"{value:,f}" if "," in spot.mark.text else f"{value:f}"
    return _truth("text-scope", spot, new) if new != spot.mark.text else None


@kind("text-unit")
def _text_unit(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in _amounts(doc) if one.text[one.mark.end :].startswith(("万元", "元"))]
    spot = _pick(rng, found)
    if spot is None or not isinstance(spot.block, Para):
        return None
    rest = spot.text[spot.mark.end :]
    unit, other = ("万元", "元") if rest.startswith("万元") else ("元", "万元")
    spot.block.text = spot.text[: spot.mark.end] + other + rest[len(unit) :]
    return _truth("text-unit", spot, spot.mark.text)


@kind("share")
def _share(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(
        rng,
        [
            one
            for one in spots(doc, "share", where="text")
            if int(one.mark.info["part"]) * 50 > int(one.mark.info["whole"])
        ],
    )
    return _truth("share", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("share-base")
def _share_base(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in spots(doc, "share", where="text")
        if "wrong" in one.mark.info and _far(one.mark.text, one.mark.info["wrong"])
    ]
    spot = _pick(rng, found)
    return _truth("share-base", spot, spot.mark.info["wrong"]) if spot else None


def _far(one: str, other: str) -> bool:
    return abs(float(one) - float(other)) > 0.5  # how far an injected error is off is no amount


def _pairs(doc: Document, role: str) -> list[Spot]:
    """Marks of this role whose sentence prints enough to check them: a change with its rate, or an explicit prior."""
    found = []
    for spot in spots(doc, role, where="text"):
        start, end = spot.sentence()
        info = (spot.mark.info.get("now"), spot.mark.info.get("prior"))
        near = [one for one in marks(spot.text) if start <= one.start < end and one.start != spot.mark.start]
        twins = {one.role for one in near if (one.info.get("now"), one.info.get("prior")) == info}
        needed = {"rate": {"change"}, "change": {"rate"}, "direction": {"change", "rate"}}[role]
        if needed <= twins and info[1] != "0":
            found.append(spot)
    return found


@kind("rate")
def _rate(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, [one for one in _pairs(doc, "rate") if len(one.mark.text) > 2])
    return _truth("rate", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("rate-this-year")
def _rate_this_year(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(
        rng,
        [
            one
            for one in _pairs(doc, "rate")
            if "wrong" in one.mark.info and _far(one.mark.text, one.mark.info["wrong"])
        ],
    )
    return _truth("rate-this-year", spot, spot.mark.info["wrong"]) if spot else None


@kind("change")
def _change(doc: Document, rng: Random) -> Truth | None:
    found = [
        one
        for one in _pairs(doc, "change")
        if abs(int(one.mark.info["now"]) - int(one.mark.info["prior"])) * 200 > int(one.mark.info["prior"])
    ]
    spot = _pick(rng, [one for one in found if re.sub("[0.,]", "", one.mark.text)])
    return _truth("change", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("direction")
def _direction(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in _pairs(doc, "direction") if one.mark.info["now"] != "0"]
    spot = _pick(rng, found)
    if spot is None:
        return None
    turn = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "增": "降", "降": "增"}
    return _truth("direction", spot, turn[spot.mark.text])


@kind("prior")
def _prior(doc: Document, rng: Random) -> Truth | None:
    found = []
    for spot in spots(doc, "prior", where="text"):
        start, end = spot.sentence()
        if any(
            one.role == "change" and one.info.get("prior") == spot.mark.info["fen"]
            for one in marks(spot.text)
            if start <= one.start < end
        ):
            found.append(spot)
    spot_ = _pick(rng, found)
    return _truth("prior", spot_, digit(rng, spot_.mark.text, coarse=True)) if spot_ else None


@kind("completion")
def _completion(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, [one for one in spots(doc, "completion", where="text") if len(one.mark.text) > 2])
    return _truth("completion", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("compare")
def _compare(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, spots(doc, "compare", where="text"))
    if spot is None:
        return None
    truth = _truth("compare", spot, {"大于": "小于", "小于": "大于"}[spot.mark.text])
    return replace(truth, sentence=plain(spot.text))


@kind("same")
def _same(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, spots(doc, "compare", where="text"))
    if spot is None or not isinstance(spot.block, Para):
        return None
    text = spot.text
    start, end = spot.sentence()
    begin = text.rfind("决算数", start, spot.mark.start)
    tail = re.match("(预算数|年初预算数|全年预算数)的主要原因：[^。；]*", text[spot.mark.end : end])
    if begin < 0 or tail is None:
        return None
    new = f"决算数与{tail[1]}持平"
    spot.block.text = text[:begin] + new + text[spot.mark.end + tail.end() :]
    return Truth(
        "same",
        "narrative",
        spot.heading,
        plain(text[begin : spot.mark.end + tail.end()]),
        new,
        sentence=plain(spot.text),
    )


@kind("class-name")
def _class_name(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, spots(doc, "class", where="text"))
    return _truth("class-name", spot, _misspelt(rng, spot.mark.text)) if spot else None


def _misspelt(rng: Random, name: str) -> str:
    """A name that differs from `name` and from every class: characters left out, added or exchanged."""
    if name == CLASSES["201"] and rng.random() < 0.5:
        return "一般公共预算服务支出"
    cut = rng.randrange(1, max(len(name) - 3, 2))
    forms = [
        name[:cut] + name[cut + 1 :],
        name[:cut] + name[cut + 1] + name[cut] + name[cut + 2 :] if len(name) > cut + 1 else name[1:],
    ]
    return rng.choice([one for one in forms if one != name and one not in CLASSES.values()] or [name[1:]])


@kind("item-absent")
def _item_absent(doc: Document, rng: Random) -> Truth | None:
    present = {one.mark.text for one in spots(doc, "item")}
    filled = {one.mark.text for one in spots(doc, "item", where="text")}
    spot = _pick(rng, spots(doc, "item", where="text"))
    if spot is None:
        return None
    absent = [name for name, _ in ECONOMIC.values() if name not in filled and name not in present] or [
        name for name, _ in ECONOMIC.values() if name not in filled
    ]
    return _truth("item-absent", spot, rng.choice(absent)) if absent else None


def _count_kind(name: str, role: str) -> None:
    @kind(name)
    def change(doc: Document, rng: Random) -> Truth | None:
        spot = _pick(rng, [one for one in spots(doc, role, where="text")])
        if spot is None:
            return None
        return _truth(name, spot, str(int(spot.mark.text) + rng.choice((1, 2, 3))))


_count_kind("count-sum", "count-sum")
_count_kind("cars", "car")


@kind("count-amount")
def _count_amount(doc: Document, rng: Random) -> Truth | None:
    found = [one for one in spots(doc, "batches", "groups", where="text") if one.mark.text != "0"]
    spot = _pick(rng, found)
    return _truth("count-amount", spot, "0") if spot else None


@kind("procurement")
def _procurement(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, [one for one in spots(doc, "procurement", where="text") if _amount(one) > 0])
    return _truth("procurement", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("sme")
def _sme(doc: Document, rng: Random) -> Truth | None:
    """A contract amount for small firms above the whole of procurement."""
    totals = [one for one in spots(doc, "procurement", where="text") if _amount(one)]
    spot = _pick(rng, [one for one in spots(doc, "sme", where="text") if _amount(one) >= 1_000_000])
    if spot is None or not totals:
        return None
    top = max(_amount(one) for one in totals)
    new = f"{(top + _amount(spot)) // 10_000 / 100:.2f}"  # printing an injected error, not deciding one
    return _truth("sme", spot, new)


@kind("devices")
def _devices(doc: Document, rng: Random) -> Truth | None:
    found = spots(doc, "devices", where="text")
    if len(found) < 2:
        return None
    return _truth("devices", found[1], str(int(found[0].mark.text) + 4))


@kind("year-stale")
def _year_stale(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, spots(doc, "year", where="text"))
    if spot is None:
        return None
    return _truth("year-stale", spot, spot.mark.text.replace(str(doc.year), str(doc.year - rng.choice((1, 2)))))


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
    spot = _pick(rng, [one for one in spots(doc, "amount", "share", "change", where="text")])
    return _truth("placeholder", spot, rng.choice(("XX", "××", "XX.XX"))) if spot else None


@kind("template-left")
def _template_left(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(
        rng, [one for one in spots(doc, "direction", where="text") if one.mark.text in {"增加", "减少", "增长", "下降"}]
    )
    if spot is None:
        return None
    return _truth("template-left", spot, rng.choice(("增加（减少）", "增长（下降）")))


@kind("residue")
def _residue(doc: Document, rng: Random) -> Truth | None:
    return _insert(doc, rng, "residue", ("<p>", "</p>", "<br/>", "&nbsp;"), advice=True)


@kind("punctuation")
def _punctuation(doc: Document, rng: Random) -> Truth | None:
    found = [
        block for block in doc.blocks if isinstance(block, Para) and "，" in block.text and len(list(marks(block.text)))
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


# Sheets


def _annual(doc: Document) -> list[Spot]:
    """The annual totals of sheets of their own; in a list of all projects nothing else states them."""
    return [
        one
        for one in spots(doc, "annual-total", where="sheet")
        if isinstance(one.block, Grid) and one.block.kind == "sheet"
    ]


@kind("sheet-amount")
def _sheet_amount(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, _annual(doc))
    return _truth("sheet-amount", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("sheet-blank")
def _sheet_blank(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, _annual(doc))
    return _truth("sheet-blank", spot, "", rule="PRF", words=(spot.mark.info["project"],)) if spot else None


@kind("sheet-source")
def _sheet_source(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, [one for one in spots(doc, "annual-source", "whole-source", where="sheet") if _amount(one)])
    return _truth("sheet-source", spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


@kind("sheet-name")
def _sheet_name(doc: Document, rng: Random) -> Truth | None:
    if doc.grid("projects") is None:
        return None
    spot = _pick(rng, [one for one in spots(doc, "sheet-name", where="sheet") if len(one.mark.text) > 5])
    return _truth("sheet-name", spot, _misspelt(rng, spot.mark.text)) if spot else None


@kind("sheet-cost")
def _sheet_cost(doc: Document, rng: Random) -> Truth | None:
    spot = _pick(rng, spots(doc, "cost", where="sheet"))
    if spot is None:
        return None
    value = float(spot.mark.text[1:]) * 1.15 + 1  # printing an injected error, not deciding one
    return _truth("sheet-cost", spot, f"≤{value:.2f}")


def _prose_kind(name: str, *roles: str) -> None:
    @kind(name)
    def change(doc: Document, rng: Random) -> Truth | None:
        spot = _pick(rng, [one for one in spots(doc, *roles, where="sheet") if re.search("[1-9]", one.mark.text)])
        return _truth(name, spot, digit(rng, spot.mark.text, coarse=True)) if spot else None


_prose_kind("prose-item", "prose-item")
_prose_kind("prose-remainder", "remainder")
_prose_kind("prose-product", "product", "factor")
_prose_kind("prose-rate", "prose-rate")
