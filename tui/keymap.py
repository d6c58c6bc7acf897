"""The person's own keys, as far as each of them does one thing only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from textual.binding import Binding

from tui.actions import ALL, pressed
from tui.widgets.lines import LineView

Keys = dict[str, tuple[str, ...]]
MOVING: Final = frozenset(key for one in LineView.BINDINGS if isinstance(one, Binding) for key in one.key.split(","))
FIXED: Final = MOVING | {"ctrl+p", "ctrl+q", "ctrl+c", "escape"}


def sound(wanted: Mapping[str, str]) -> tuple[Keys, list[str]]:
    """The keys of each action that can be taken as wanted, and the actions that keep the keys they had, since what is
    wanted for them does something else already. An empty wish is none.
    """
    own = {name: _read(keys) for name, keys in wanted.items() if _read(keys)}
    refused: list[str] = []
    while clashing := _clashing(own):
        refused.append(clashing)
        del own[clashing]
    return own, refused


def _read(keys: str) -> tuple[str, ...]:
    """The keys that are written there, as Textual calls them."""
    return tuple(dict.fromkeys(pressed(one) or one for key in keys.split(",") if (one := key.strip())))


def _clashing(own: Keys) -> str:
    """The last action that wants a key of another; "" where none does."""
    holders = Counter(key for action in ALL for key in own.get(action.id, action.keys))
    holders.update(FIXED)
    return next((name for name in reversed(own) if any(holders[key] > 1 for key in own[name])), "")
