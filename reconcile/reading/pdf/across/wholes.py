"""What is held of a table that may go on over the next page."""

from __future__ import annotations

from msgspec import Struct

from reconcile.disclosure import Place

SAME = 5.0  # points: boundaries this near to each other are one


class Piece(Struct, gc=False):
    """One cell of a whole table: its place in the grid, and where it is printed."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    place: Place
    markup: tuple[str, ...]
    full: bool
    doubtful: bool

    @property
    def below(self) -> int:
        """The row after its last one."""
        return self.row + self.rows


class Part(Struct, frozen=True):
    """What stands of a table on one page. ys: of its rows there. row: of the table, where the rows after the first
    `skip`, a head that is printed again, begin.
    """

    ys: tuple[float, ...]
    row: int
    skip: int


class Whole(Struct):
    """A table that may go on over the next page.

    parts: page by page, its columns up to `side`; none where a row is cut by a page break. beside: how many of them
    have their right columns, of a sheet wider than its paper. captions: the lines above
    its first fragment. head: the texts of its first rows. lowest: by column, the cells that reach its lower end.
    inferred: as `Grid` has it.
    """

    xs: list[float]
    parts: list[Part]
    pieces: list[Piece]
    head: list[list[str]]
    lowest: dict[int, Piece]
    height: int
    pages: list[int]
    place: Place
    captions: list[str]
    inferred: bool
    side: int = 0
    beside: int = 0


def same_columns(one: list[float], other: tuple[float, ...]) -> bool:
    """Whether two fragments begin and end at the same places and most boundaries of the coarser one are in both."""
    if abs(one[0] - other[0]) > SAME or abs(one[-1] - other[-1]) > SAME:
        return False
    fewer, more = sorted((one[1:-1], list(other[1:-1])), key=len)
    return 2 * sum(any(abs(x - y) <= SAME for y in more) for x in fewer) >= len(fewer)


def lowest(pieces: list[Piece], height: int) -> dict[int, Piece]:
    return {piece.column: piece for piece in pieces if piece.below == height}
