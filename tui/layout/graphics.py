"""Terminals that draw pictures: which way this one has, and a picture in that way.

Kitty's way, which other terminals have taken over, lays a PNG over cells. Sixel, the way of the VT340, writes dots, six
lines at a time. A terminal is asked before the app reads its keys: an answer that comes later would be taken for keys.
"""

from __future__ import annotations

import os
import re
import sys
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from select import select
from struct import unpack
from time import monotonic
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

Way = Literal["kitty", "sixel", ""]

SILENT = frozenset({"", "dumb", "linux"})  # the values of TERM of those that draw nothing, and may show what is asked
KITTY_SIGNS = ("KITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR")
KITTY_NAMES = ("kitty", "ghostty")
WRAPPING = ("tmux", "screen")  # what a terminal in a terminal cannot hand on
PATIENCE, FAR = 1.0, 3.0  # seconds: what answers at all does so sooner, here or over a slow line
WHO_ARE_YOU = b"\x1b[c"  # which every terminal answers
NUMBER = os.getpid()  # of the picture, for a terminal that may show those of others
KITTY_HAVE_YOU = b"\x1b_Gi=%d,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\" % NUMBER
ANSWER = re.compile(rb"\x1b\[\?([\d;]*)c")
CELL = (10, 20)  # dots, where the terminal does not say: as the VT340
PIECE = 4096  # bytes of a picture, of one command
ORANGE = (213, 94, 0)
COLOURS = (  # as many as the VT340 has: paper and print, what is boxed, and what charts are painted with
    *((0, 0, 0), (64, 64, 64), (112, 112, 112), (160, 160, 160), (192, 192, 192), (224, 224, 224), (255, 255, 255)),
    *(ORANGE, (200, 0, 0), (0, 130, 60), (30, 70, 180), (240, 190, 40), (0, 150, 180), (150, 60, 150)),
    *((130, 180, 230), (250, 190, 160)),
)
BAND = 6  # lines of dots


def ask(environment: Mapping[str, str] = os.environ) -> Way:
    """Which way of drawing the terminal has, by its own answer; "" for none, and where it does not answer."""
    name = environment.get("TERM", "")
    if name in SILENT or sys.platform == "win32" or not (os.isatty(0) and os.isatty(1)):
        return ""
    like_kitty = any(one in name for one in KITTY_NAMES) or any(map(environment.get, KITTY_SIGNS))
    asked = KITTY_HAVE_YOU if like_kitty and not name.startswith(WRAPPING) else b""
    return way_of(_heard(asked + WHO_ARE_YOU, FAR if "SSH_CONNECTION" in environment else PATIENCE))


def way_of(heard: bytes) -> Way:
    """What a terminal's answers say of its way of drawing."""
    if b"\x1b_Gi=%d;OK" % NUMBER in heard:
        return "kitty"
    answer = ANSWER.search(heard)
    return "sixel" if answer is not None and b"4" in answer[1].split(b";")[1:] else ""


def _heard(question: bytes, patience: float) -> bytes:
    """What the terminal answers, up to who it is, in so many seconds."""
    import termios  # noqa: PLC0415 - not on every system
    import tty  # noqa: PLC0415

    before, heard, end = termios.tcgetattr(0), b"", monotonic() + patience
    tty.setcbreak(0, termios.TCSANOW)
    try:
        os.write(1, question)
        while not ANSWER.search(heard) and select([0], [], [], max(end - monotonic(), 0))[0]:
            if not (more := os.read(0, PIECE)):
                break
            heard += more
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
    return heard


def cell_size() -> tuple[int, int]:
    """How many dots a cell has, across and down; it changes when a person chooses larger letters."""
    if sys.platform == "win32" or not os.isatty(1):
        return CELL
    from fcntl import ioctl  # noqa: PLC0415 - not on every system
    from termios import TIOCGWINSZ  # noqa: PLC0415

    rows, columns, across, down = unpack("HHHH", ioctl(1, TIOCGWINSZ, bytes(8)))
    return (across // columns, down // rows) if rows and columns and across and down else CELL


def drawing(way: Way, image: Image, columns: int, rows: int) -> str:
    """What the terminal must be told to draw an image of so many cells, from where its cursor is."""
    return kitty(image, columns, rows) if way == "kitty" else sixel(image)


def kitty(image: Image, columns: int, rows: int) -> str:
    """An image in Kitty's way, which leaves the cursor where it is; it takes the place of the one before."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=1)
    data = b64encode(file.getvalue()).decode("ascii")
    pieces = [data[at : at + PIECE] for at in range(0, len(data), PIECE)]
    first = f"a=T,f=100,i={NUMBER},p=1,c={columns},r={rows},C=1,q=2,"
    return "".join(
        f"\x1b_G{'' if at else first}m={int(at < len(pieces) - 1)};{piece}\x1b\\" for at, piece in enumerate(pieces)
    )


def kitty_away() -> str:
    """What takes the image away again: letters that are written over it do not."""
    return f"\x1b_Ga=d,d=I,i={NUMBER},q=2\x1b\\"


def sixel(image: Image) -> str:
    """An image as Sixel."""
    from PIL.Image import Dither  # noqa: PLC0415 - only for those who look
    from PIL.Image import new as new_image  # noqa: PLC0415

    palette = new_image("P", (1, 1))
    palette.putpalette([part for colour in COLOURS for part in colour])
    flat = image.quantize(palette=palette, dither=Dither.NONE)
    width, height = flat.size
    dots = flat.tobytes()
    lines = [dots[at : at + width] for at in range(0, width * height, width)]
    colours = (f"#{at};2;" + ";".join(str(round(part / 2.55)) for part in one) for at, one in enumerate(COLOURS))
    bands = (_band(lines[at : at + BAND]) for at in range(0, height, BAND))
    return f'\x1bP0;1q"1;1;{width};{height}{"".join(colours)}{"-".join(bands)}\x1b\\'


def _band(lines: list[bytes]) -> str:
    """Up to six lines of dots, colour by colour: in the sign of a column, each line has its bit."""
    width, passes = len(lines[0]), []
    for colour in sorted(set(b"".join(lines))):
        # A line as one long number: six are added in one go, since no sum of bits is over a byte.
        bits = sum(int.from_bytes(line.translate(_bit(colour, at))) for at, line in enumerate(lines))
        signs = bits.to_bytes(width).translate(_SIGNS).rstrip(b"?")
        passes.append(f"#{colour}" + _RUNS.sub(lambda run: b"!%d%b" % (len(run[0]), run[1]), signs).decode("ascii"))
    return "$".join(passes)


_SIGNS = bytes((one + 63) % 256 for one in range(256))
_RUNS = re.compile(rb"(.)\1{3,}")


@cache
def _bit(colour: int, line: int) -> bytes:
    return bytes((1 << line) * (one == colour) for one in range(256))
