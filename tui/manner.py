"""How the app looks, speaks and is handled: theme, language, keys, the mouse."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender

from reconcile.settings import AppSettings
from tui.actions import ALL, Action
from tui.desk.screen import DeskScreen
from tui.keymap import Keys, sound
from tui.layout.printed import avoid_ambiguous
from tui.layout.themes import NAMES, THEMES, in_palette, in_sixteen
from tui.reader import Reader
from tui.screens.start import StartScreen
from tui.system.clipboard import in_screen
from tui.system.recent import Recent


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of whole cells: the block characters have two widths."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class Manner(Reader):
    """What a person can have otherwise. language_asked: whether the command line says which language."""

    language_asked = False
    mouse_kept = True

    def take_up(self, recent: Recent) -> None:
        """Be as the person left it."""
        self.animation_level = "none"
        self.recent = recent
        self.usual = recent.kept.reviewer
        self.remapped: Keys = {}
        ScrollBar.renderer = PlainScrollBar
        few = {"256": in_palette, "standard": in_sixteen}.get(self.console.color_system or "")
        for theme in THEMES:
            self.register_theme(few(theme) if few is not None else theme)
        self.theme = recent.kept.theme if recent.kept.theme in NAMES else NAMES[0]

    def prefer(self, wanted: AppSettings) -> None:
        """Look and speak as the person has set it; a language asked for on the command line comes first."""
        if (theme := f"gouji-{wanted.theme}") in NAMES:
            self.theme = theme
        if wanted.language and not self.language_asked:
            self.voice.language = wanted.language
        if wanted.ambiguous_width:
            avoid_ambiguous(wanted.ambiguous_width == "wide")

    def _remap(self, keys: Mapping[str, str]) -> None:
        """Take the person's own keys; say which of them name nothing, and which are taken already."""
        known = {action.id for action in ALL}
        self.remapped, refused = sound({name: key for name, key in keys.items() if name in known})
        self.set_keymap({name: ",".join(own) for name, own in self.remapped.items()})
        for said, names in (("unknown-actions", sorted(keys.keys() - known)), ("keys-clash", refused)):
            if names:
                self.notify(self.voice(said, names=", ".join(names)), severity="warning", timeout=10)

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, as the person has set them."""
        return self.remapped.get(action.id, action.keys)

    def action_language(self) -> None:
        """The interface in the other language; the document stays as it is."""
        self.voice.language = self.voice.other()
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen | StartScreen):
                screen.load_words()

    def action_theme(self) -> None:
        """The next theme."""
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)] if self.theme in NAMES else NAMES[0]
        self.recent.prefer(theme=self.theme)

    def copy_to_clipboard(self, text: str) -> None:
        """Through the terminal, and through GNU screen, which keeps back what it does not know."""
        super().copy_to_clipboard(text)
        if self._driver is not None and "STY" in os.environ:
            self._driver.write(in_screen(text))

    def action_mouse(self) -> None:
        """Leave the mouse to the terminal, so that it can select text, or take it back."""
        name = "_disable_mouse_support" if self.mouse_kept else "_enable_mouse_support"
        switch = getattr(self._driver, name, None)  # Textual has no public way, and may change what it has
        if switch is not None:
            switch()
        elif not self.is_headless:
            self.notify(self.voice("mouse-cannot"), severity="warning", timeout=6)
            return
        self.mouse_kept = not self.mouse_kept
        self.notify(self.voice("mouse-kept" if self.mouse_kept else "mouse-left"), timeout=4)
