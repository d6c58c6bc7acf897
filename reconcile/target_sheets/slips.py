"""Two amounts that are meant to be the same but for a slip of the keyboard."""

from __future__ import annotations

_DIGITS = 4  # digits that must be the same but for one, to show that the same amount is meant
_SWAPPED = 3  # digits of which two neighbours changed places


def is_slip(one: int, other: int) -> bool:
    """Whether two values have the same digits but for one, or for two neighbours that changed places."""
    if one == other or len(str(one)) != len(str(other)):
        return False
    first, second = str(one).rstrip("0"), str(other).rstrip("0")
    width = max(len(first), len(second))
    first, second = first.ljust(width, "0"), second.ljust(width, "0")
    unlike = [n for n in range(width) if first[n] != second[n]]
    neighbours = len(unlike) == 2 and unlike[1] == unlike[0] + 1
    swapped = neighbours and first[unlike[0] : unlike[1] + 1] == second[unlike[0] : unlike[1] + 1][::-1]
    return (swapped and width >= _SWAPPED) or (len(unlike) == 1 and width >= _DIGITS)
