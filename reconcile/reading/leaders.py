"""Lines of a contents page: an entry, a dot leader or a tab, and the number of its page."""

from __future__ import annotations

_DOTS = ".．…·•‥⋯"
_FEWEST_DOTS = 3
_LONGEST_NUMBER = 4


def leader_of(text: str, *, tabs: bool = False) -> tuple[str, int | None] | None:
    """The entry and its page, where `text` is such a line. tabs: a tab before a number is enough, without dots."""
    line = text.strip()
    led = line.rstrip("0123456789")
    number = line[len(led) :]
    entry = led.rstrip(_DOTS + " \t\u3000\u00a0")
    between = led[len(entry) :]
    if not between or not entry or len(number) > _LONGEST_NUMBER:
        return None
    dotted = sum(map(between.count, _DOTS)) >= _FEWEST_DOTS
    if not dotted and not (tabs and number and "\t" in between):
        return None
    return entry, int(number) if number else None
