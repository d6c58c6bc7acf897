"""Lines of a contents page: an entry, a dot leader or a tab, and the number of its page."""

from __future__ import annotations

_DOTS = ".．﹒。…·•・‥⋯-—_─┈"
_FEWEST_DOTS = 3  # two where each is of three dots and a number follows
_OF_THREE = "…⋯"
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
    dots = "".join(between.split())
    dotted = len(dots) >= (2 if number and dots.strip(_OF_THREE) == "" else _FEWEST_DOTS)
    if not dotted and not (tabs and number and "\t" in between):
        return None
    return entry, int(number) if number else None
