"""Lines of a contents page: an entry, a dot leader or a tab, and the number of its page."""

from __future__ import annotations

_POINTS = ".．﹒…·•・‥⋯"
_DOTS = _POINTS + "。-—_─┈"
_FEWEST_DOTS = 3
_FEWEST_POINTS = 2  # where the number of a page follows: after a long entry there is room for no more
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
    # Dashes in cells of their own are how a table prints nothing.
    dots = max(("".join(cell.split()) for cell in between.split("\t")), key=len)
    pointed = bool(number) and not dots.strip(_POINTS)
    dotted = len(dots) >= (_FEWEST_POINTS if pointed else _FEWEST_DOTS)
    if not dotted and not (tabs and number and "\t" in between):
        return None
    return entry, int(number) if number else None
