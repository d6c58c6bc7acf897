"""Pictures on terminals: who draws them, and what is written to those who do."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tui.layout import graphics
from tui.layout.graphics import COLOURS, ORANGE, ask, kitty, kitty_away, sixel, way_of

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@pytest.mark.parametrize(
    ("heard", "way"),
    [
        (b"\x1b[?62;4;6;9;22c", "sixel"),
        (b"\x1b[?63;1;2;4c", "sixel"),
        (b"\x1b[?62;22c", ""),
        (b"\x1b[?4c", ""),  # the class of the terminal, and no sign of what it can do
        (b"\x1b[?64;14;41c", ""),
        (b"\x1b_Gi=NUMBER;OK\x1b\\\x1b[?62;c", "kitty"),
        (b"\x1b_Gi=NUMBER;ENODATA\x1b\\\x1b[?62;c", ""),
        (b"jj\x1b[?62;4c", "sixel"),  # keys that were pressed meanwhile
        (b"", ""),
    ],
)
def test_a_terminal_says_how_it_draws(heard: bytes, way: str) -> None:
    assert way_of(heard.replace(b"NUMBER", b"%d" % graphics.NUMBER)) == way


@pytest.mark.parametrize(
    ("environment", "questions"),
    [
        ({"TERM": "xterm-256color"}, [b"\x1b[c"]),
        ({"TERM": "xterm-kitty"}, [b"kitty? \x1b[c"]),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, [b"kitty? \x1b[c"]),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, [b"\x1b[c"]),  # which hands nothing on to the one outside
        ({"TERM": "linux"}, []),
        ({"TERM": "dumb"}, []),
        ({}, []),
    ],
)
def test_a_terminal_is_asked_only_what_it_understands(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], questions: list[bytes]
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(graphics.os, "isatty", lambda _: True)
    monkeypatch.setattr(graphics, "_heard", lambda question, _: asked.append(question) or b"")
    assert ask(environment) == ""
    assert [one.replace(graphics.KITTY_HAVE_YOU, b"kitty? ") for one in asked] == questions


def test_what_is_no_terminal_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics.os, "isatty", lambda _: False)
    assert ask({"TERM": "xterm"}) == ""


def test_kittys_way_sends_a_file_in_pieces_and_takes_it_away_again() -> None:
    image = Image.effect_noise((200, 100), 90).convert("RGB")
    pieces = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", kitty(image, 20, 5))
    assert len(pieces) > 1
    assert "c=20,r=5" in pieces[0][0] and "C=1" in pieces[0][0]
    assert [control[-3:] for control, _ in pieces] == [*["m=1"] * (len(pieces) - 1), "m=0"][-len(pieces) :]
    assert Image.open(BytesIO(b64decode("".join(data for _, data in pieces)))).tobytes() == image.tobytes()
    assert f"i={graphics.NUMBER}" in kitty_away()


def test_sixel_as_the_standard_writes_it() -> None:
    """Five white dots over one that is black, and five lines of one orange dot below the first white one."""
    image = Image.new("RGB", (5, 7), WHITE)
    image.putpixel((0, 6), BLACK)
    head, data = body(sixel(image))
    assert head == "\x1bP0;1q"
    white, black = COLOURS.index(WHITE), COLOURS.index(BLACK)
    assert data == f"#{white}!5~-#{black}@$#{white}?!4@"


@given(st.integers(1, 40), st.integers(1, 20), st.randoms(use_true_random=False))
def test_every_dot_comes_out_where_it_was(width: int, height: int, chance: object) -> None:
    image = Image.new("RGB", (width, height))
    image.putdata([chance.choice([WHITE, BLACK, ORANGE]) for _ in range(width * height)])  # type: ignore[attr-defined]
    assert dots_of(sixel(image)) == list(image.get_flattened_data())


def body(command: str) -> tuple[str, str]:
    """A command's head, and its data after the colours have been set."""
    found = re.fullmatch(r'(\x1bP0;1q)"1;1;\d+;\d+(?:#\d+;2;\d+;\d+;\d+)*(.*)\x1b\\', command)
    assert found is not None
    return found[1], found[2]


def dots_of(command: str) -> list[tuple[int, int, int]]:
    """What a terminal draws, line by line: written from the manual of the VT340."""
    found = re.search(r'"1;1;(\d+);(\d+)', command)
    assert found is not None
    width, height = int(found[1]), int(found[2])
    dots = [[(-1, -1, -1)] * width for _ in range(height)]
    for band, passes in enumerate(body(command)[1].split("-")):
        for one in passes.split("$"):
            colour, x = 0, 0
            for number, run, sign in re.findall(r"#(\d+)|(?:!(\d+))?([?-~])", one):
                if number:
                    colour = int(number)
                    continue
                for _ in range(int(run or 1)):
                    for bit in range(6):
                        if ord(sign) - 63 >> bit & 1:
                            dots[6 * band + bit][x] = COLOURS[colour]
                    x += 1
    return [dot for line in dots for dot in line]
