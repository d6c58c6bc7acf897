"""Which finding is at hand, and which comes next: order, filter and steps, without a screen."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from tui.report.index import Index


class Filter(Struct, frozen=True):
    """Which findings are shown; what is empty lets everything through. It is a view and never counts as progress."""

    severity: str = ""
    rule: str = ""
    status: str = ""
    part: str = ""

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """What is set: kind and value."""
        return tuple((kind, value) for kind in self.__struct_fields__ if (value := getattr(self, kind)))


class Course:
    """The findings in order, one of them at hand."""

    def __init__(self, index: Index, status: Callable[[str], str]) -> None:
        self.index = index
        self.status = status
        self.filter = Filter()
        self.at = -1

    @property
    def finding(self) -> int | None:
        """The number of the finding at hand."""
        return self.at if 0 <= self.at < len(self.index.findings) else None

    def is_open(self, number: int) -> bool:
        """Whether a finding is left to decide."""
        return self.status(self.index.findings[number].id) == "open"

    def lets(self, number: int) -> bool:
        """Whether the filter lets a finding through."""
        finding, wanted = self.index.findings[number], self.filter
        return (
            wanted.severity in {"", finding.severity}
            and finding.rule.startswith(wanted.rule)
            and (not wanted.status or self.status(finding.id) == wanted.status)
            and (not wanted.part or any(one.part == wanted.part for one in finding.operands))
        )

    def shown(self) -> list[int]:
        """The numbers of the findings that the filter lets through."""
        return [number for number in range(len(self.index.findings)) if self.lets(number)]

    def step(self, way: int, *, only_open: bool = False, block: str = "") -> tuple[int, bool] | None:
        """The next finding this way, and whether the end was passed to reach it; None where there is none.

        only_open: the next undecided. block: the next that shows in this table or paragraph.
        """
        wanted = [
            number
            for number in self.shown()
            if (not only_open or self.is_open(number)) and (not block or number in self.index.at_block.get(block, ()))
        ]
        if not wanted:
            return None
        beyond = [number for number in wanted if (number > self.at if way > 0 else number < self.at)]
        if beyond:
            return (beyond[0] if way > 0 else beyond[-1]), False
        return (wanted[0] if way > 0 else wanted[-1]), True
