"""Where an error can be put: marks in sentences and cells, and the truth about what was changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from random import Random

from benchmarks.generate.document import ABOVE, Document, Grid, Heading, Mark, Para, marks, plain
from benchmarks.generate.names import CLASSES


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


def planted(name: str, spot: Spot, new: str, **more: object) -> Truth:
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


def pick(rng: Random, found: list[Spot]) -> Spot | None:
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


def amount_of(spot: Spot) -> int:
    return int(spot.mark.info.get("fen", "0"))


def misspelt(rng: Random, name: str) -> str:
    """A name that differs from `name` and from every class: characters left out, added or exchanged."""
    if name == CLASSES["201"] and rng.random() < 0.5:
        return "一般公共预算服务支出"
    cut = rng.randrange(1, max(len(name) - 3, 2))
    forms = [
        name[:cut] + name[cut + 1 :],
        name[:cut] + name[cut + 1] + name[cut] + name[cut + 2 :] if len(name) > cut + 1 else name[1:],
    ]
    return rng.choice([one for one in forms if one != name and one not in CLASSES.values()] or [name[1:]])
