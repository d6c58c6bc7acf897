"""The outline: what the disclosure consists of, with the findings that are left in each part."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from rich.segment import Segment
from textual import events

from reconcile.disclosure import Block, Heading, Part, Table
from tui.layout.printed import clean, fit, width
from tui.messages import Asked
from tui.report.index import Index
from tui.widgets.lines import LineView

ORDER: tuple[Part, ...] = ("table", "narrative", "sheet", "attachment", "contents")
DEEPEST = {"narrative": 3, "attachment": 2}


class Node(Struct, frozen=True):
    """One line. blocks: every block that lies under it, for the counts."""

    depth: int
    text: str
    block: str
    blocks: tuple[str, ...]
    part: Part


def nodes(index: Index) -> tuple[Node, ...]:
    """The outline of a disclosure: its parts, and in each its tables, sheets and sections."""
    found: list[Node] = []
    for part in ORDER:
        blocks = [block for block in index.disclosure.blocks if block.part == part]
        if part != "contents" and blocks:
            found.append(Node(0, "", "", tuple(block.id for block in blocks), part))
            found += _inside(index, blocks, part)
    return tuple(found)


def _inside(index: Index, blocks: list[Block], part: Part) -> list[Node]:
    deepest = DEEPEST.get(part, 0)
    made: list[Node] = []
    under: list[str] = []
    head: Block | None = None

    def close() -> None:
        if head is not None:
            depth = head.level if isinstance(head, Heading) else 1
            text = head.text if isinstance(head, Heading) else ""
            made.append(Node(depth, text, head.id, tuple(under), part))

    for block in blocks:
        if isinstance(block, Heading) and block.level <= deepest:
            close()
            head, under = block, [block.id]
        elif isinstance(block, Table) and part != "narrative":
            close()
            head, under = None, []
            text = index.projects.get(block.id) or block.title or index.name(block.id)
            made.append(Node(1, text, block.id, (block.id,), part))
        else:
            under.append(block.id)
    close()
    return made


class OutlineView(LineView):
    """The outline, with a cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.index: Index | None = None
        self.at = 0
        self.folded: set[Part] = set()
        self._lines: tuple[Node, ...] = ()
        self._seen: list[Node] = []
        self._is_open: Callable[[int], bool] = bool
        self._part_name: Callable[[str], str] = str

    def load(self, index: Index, is_open: Callable[[int], bool], part_name: Callable[[str], str]) -> None:
        """Show the outline of a disclosure. is_open: whether a finding is left to decide."""
        self.index, self._is_open, self._part_name = index, is_open, part_name
        self._lines = nodes(index)
        self._fold()

    def _fold(self) -> None:
        self._seen = [node for node in self._lines if node.depth == 0 or node.part not in self.folded]
        self.at = min(self.at, max(len(self._seen) - 1, 0))
        self.lines_changed()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._seen)

    @property
    def node(self) -> Node | None:
        """The line under the cursor."""
        return self._seen[self.at] if self._seen else None

    def follow(self, block: str) -> None:
        """Put the cursor on the line that holds a block."""
        for number, node in reversed(list(enumerate(self._seen))):
            if block in node.blocks:
                before, self.at = self.at, number
                self.scroll_into_sight(number, number)
                self.refresh_lines_at(before, number)
                break

    def line(self, number: int) -> list[Segment]:
        """One line: its name, and how many findings are left of how many."""
        node, index = self._seen[number], self.index
        if index is None:
            return []
        found = {one for block in node.blocks for one in index.at_block.get(block, ())}
        left = sum(map(self._is_open, found))
        count = (f" {left}/{len(found)}" if left else f" {len(found)}") if found else ""
        fold = ("+ " if node.part in self.folded else "- ") if node.depth == 0 else "  " * node.depth
        text = self._part_name(node.part) if node.depth == 0 else clean(node.text)
        room = self.room - width(count) - 1
        shown = fit(fold + text, room)
        under = ("cursor",) if number == self.at else ()
        return [
            Segment(shown, self.look("heading" if node.depth == 0 else "", *under)),
            Segment(" " * (room - width(shown)), self.look(*under)),
            Segment(count + " ", self.look("contradicted" if left else "quiet", *under)),
        ]

    def move(self, way: str) -> None:
        """Move the cursor; left and right fold and unfold a part."""
        if way in {"left", "right"} and self._seen:
            (self.folded.add if way == "left" else self.folded.discard)(self._seen[self.at].part)
            self._fold()
            return
        self.at = self.step(way, self.at)
        self.scroll_into_sight(self.at, self.at)
        self.refresh()
        self._ask()

    def clicked(self, line: int, event: events.Click) -> None:
        """A click goes there; on a part it folds."""
        self.at = line
        node = self._seen[line]
        if node.depth == 0:
            self.folded.symmetric_difference_update({node.part})
            self._fold()
        self.refresh()
        self._ask()

    def _ask(self) -> None:
        if self._seen and self._seen[self.at].block:
            self.post_message(Asked(self._seen[self.at].block))
