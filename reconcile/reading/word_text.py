"""The words of a Word paragraph as they are printed: fields by their results, tracked changes as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reconcile.reading.glyphs import SYMBOLS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = f"{W}txbxContent"
# What is not printed in the running text: deleted words, field codes, the reading of a character, text boxes (which are
# blocks of their own) and their duplicates for older programs.
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}rt", f"{W}pPr", f"{W}rPr", BOX, _FALLBACK}
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TICKED = {0xFC: "√", 0xFE: "√", 0x52: "√", 0xA8: "□", 0x6F: "□"}  # of the Wingdings fonts

Element = Any  # lxml is untyped


def printed(element: Element) -> str:
    """The words of an element, with tabs and line breaks."""
    pieces = []
    for child in element:
        if child.tag in (f"{W}t", _MATH_TEXT):
            pieces.append(child.text or "")
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[child.tag])
        elif child.tag == f"{W}sym":
            pieces.append(_sign(child))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str) and not is_set(child, "rPr", "vanish"):
            pieces.append(printed(child))
    return "".join(pieces)


def boxes(element: Element) -> Iterator[Element]:
    """The text boxes that are fastened to a paragraph, those of older programs' duplicates left out."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from boxes(child)


def is_set(element: Element, properties: str, name: str) -> bool:
    """Whether one of an element's properties is switched on."""
    found = element.find(f"{W}{properties}/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false")


def _sign(element: Element) -> str:
    """A sign out of a symbol font, as the character meant."""
    code = element.get(f"{W}char", "")
    try:
        number = int(code, 16) & 0xFF
    except ValueError:
        return ""
    font = element.get(f"{W}font", "").lower()
    return _TICKED.get(number, "") if font.startswith("wingdings") else SYMBOLS.get(number, "")
