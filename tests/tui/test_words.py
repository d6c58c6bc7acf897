"""Everything the app says, it says in both languages; and nothing in the frame has a doubtful width."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

import tui
from tui.actions import ALL, DESK, EVERYWHERE, GROUPS
from tui.layout.marks import DECIDED, GLYPHS, SEVERE

KEY = re.compile(r"^(app-[\w-]+) =", re.MULTILINE)
USED = re.compile(r"\b(?:say|voice)\(\s*\"([\w-]+)\"")


def words(language: str) -> str:
    return files("schemas").joinpath("messages", language, "app.ftl").read_text("utf-8")


def test_both_languages_have_the_same_messages() -> None:
    assert KEY.findall(words("zh")) == KEY.findall(words("en"))


def test_every_action_has_a_title_and_an_explanation() -> None:
    known = set(KEY.findall(words("en")))
    wanted = {f"app-{key}" for action in ALL for key in (action.title, action.tip)}
    assert wanted | {f"app-group-{group}" for group in GROUPS} <= known


def test_every_message_that_the_code_names_exists() -> None:
    known = set(KEY.findall(words("en")))
    own = [path for path in Path(tui.__path__[0]).rglob("*.py") if path.parent.name in {"screens", "widgets"}]
    sources = [path.read_text("utf-8") for path in own]
    used = {key for source in sources for key in USED.findall(source)}
    assert {f"app-{key}" for key in used} <= known


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_character_of_the_interface_has_a_doubtful_width(language: str) -> None:
    glyphs = "".join((*GLYPHS.values(), *DECIDED.values(), *SEVERE.values()))
    doubtful = {one for one in words(language) + glyphs if unicodedata.east_asian_width(one) == "A"}
    assert doubtful == set()


def test_no_key_does_two_things() -> None:
    keys = [key for action in (*DESK, *EVERYWHERE) for key in action.keys]
    assert sorted(keys) == sorted(set(keys))


def test_the_keys_that_are_fixed() -> None:
    keys = {action.id: action.keys[0] for action in ALL}
    fixed = {
        "next-finding": "n",
        "previous-finding": "p",
        "next-open": "N",
        "previous-open": "P",
        "confirm": "c",
        "dismissed": "d",
        "explained": "e",
        "note": "a",
        "undo": "u",
        "search": "slash",
        "export": "x",
        "help": "question_mark",
        "quit": "q",
    }
    assert {name: keys[name] for name in fixed} == fixed
