"""Everything that a reviewer can do, as one table. Bindings, footer, help and the command palette derive from it.

An action `next-finding` is done by the method `action_next_finding`; its title is the message `act-next-finding` and
its explanation `act-next-finding-tip`. Its id is what `[keys]` of `gouji.toml` remaps.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct
from textual.binding import Binding, BindingType

Group = Literal["finding", "decide", "move", "find", "view", "file"]
GROUPS: Final[tuple[Group, ...]] = ("finding", "decide", "move", "find", "view", "file")


class Action(Struct, frozen=True):
    """One thing that can be done. keys: the default keys. footer: its rank in the footer, 0 for none."""

    id: str
    keys: tuple[str, ...]
    group: Group
    footer: int = 0

    @property
    def call(self) -> str:
        """The name of the action for Textual."""
        return self.id.replace("-", "_")

    @property
    def title(self) -> str:
        """The message key of its title."""
        return f"act-{self.id}"

    @property
    def tip(self) -> str:
        """The message key of its explanation."""
        return f"act-{self.id}-tip"

    def binding(self) -> Binding:
        """The binding of its default keys."""
        return Binding(",".join(self.keys), self.call, self.id, id=self.id, show=False)


DESK: Final = (
    Action("next-finding", ("n",), "finding", 1),
    Action("previous-finding", ("p",), "finding", 2),
    Action("next-open", ("N",), "finding", 3),
    Action("previous-open", ("P",), "finding"),
    Action("next-here", ("right_square_bracket",), "finding"),
    Action("previous-here", ("left_square_bracket",), "finding"),
    Action("findings", ("F",), "finding", 12),
    Action("filter", ("f",), "finding", 13),
    Action("confirm", ("c",), "decide", 4),
    Action("dismissed", ("d",), "decide", 5),
    Action("explained", ("e",), "decide", 6),
    Action("note", ("a",), "decide", 7),
    Action("undo", ("u",), "decide", 8),
    Action("redo", ("ctrl+r",), "decide"),
    Action("history", ("H",), "decide"),
    Action("advance", ("A",), "decide"),
    Action("reviewer", ("R",), "decide"),
    Action("pick", ("space",), "decide"),
    Action("check", ("equals_sign",), "decide"),
    Action("jump", ("enter",), "move", 9),
    Action("back", ("backspace",), "move", 10),
    Action("ties", ("t",), "move"),
    Action("next-pane", ("tab",), "move", 16),
    Action("previous-pane", ("shift+tab",), "move"),
    Action("pane-outline", ("1",), "move"),
    Action("pane-table", ("2",), "move"),
    Action("pane-narrative", ("3",), "move"),
    Action("pane-finding", ("4",), "move"),
    Action("pane-earlier", ("5",), "move"),
    Action("search", ("slash",), "find", 11),
    Action("next-hit", ("full_stop",), "find"),
    Action("previous-hit", ("comma",), "find"),
    Action("go-to", ("colon",), "find"),
    Action("zoom", ("z",), "view", 17),
    Action("swap", ("w",), "view"),
    Action("narrower", ("less_than_sign",), "view"),
    Action("wider", ("greater_than_sign",), "view"),
    Action("lower", ("minus",), "view"),
    Action("taller", ("plus",), "view"),
    Action("outline", ("o",), "view"),
    Action("page", ("v",), "view", 18),
    Action("viewer", ("V",), "view"),
    Action("copy", ("y",), "file"),
    Action("export", ("x",), "file", 14),
    Action("save-as", ("S",), "file"),
)
EVERYWHERE: Final = (
    Action("open", ("O",), "file"),
    Action("language", ("L",), "view", 19),
    Action("theme", ("T",), "view"),
    Action("mouse", ("M",), "view"),
    Action("help", ("question_mark",), "file", 98),
    Action("quit", ("q",), "file", 99),
)
ALL: Final = DESK + EVERYWHERE


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
    """The bindings of these actions."""
    return [action.binding() for action in actions]


def shown_key(key: str) -> str:
    """A key as it is written in the footer and in the help."""
    return _WRITTEN.get(key, key.replace("ctrl+", "^").replace("shift+", "S-"))


def pressed(written: str) -> str:
    """A key by how it is written, in the footer, the help or a hint; "" for what is no key."""
    if written in _PRESSED:
        return _PRESSED[written]
    if written.startswith("^"):
        return f"ctrl+{written[1:].lower()}"
    return written if len(written) == 1 and written.isascii() else ""


_WRITTEN: Final = {
    "question_mark": "?",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "colon": ":",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "enter": "Enter",
    "backspace": "Bksp",
    "space": "Space",
    "tab": "Tab",
    "escape": "Esc",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}
_PRESSED: Final = {**{shown: key for key, shown in _WRITTEN.items()}, "空格": "space"}
