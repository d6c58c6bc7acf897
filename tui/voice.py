"""The words of the interface in the language of the moment."""

from __future__ import annotations

from reconcile.errors import GoujiError
from reconcile.language import Language, speaker, told


class Voice:
    """Says a message by its key. `language` may change at any time; whoever asks next is answered in the new one."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, /, **facts: str | int) -> str:
        """A message of the app: `app-KEY` in `app.ftl`."""
        return self.common(f"app-{key}", **facts)

    def common(self, key: str, /, **facts: str | int) -> str:
        """A message of the whole program."""
        return speaker(self.language)(key, **facts)

    def other(self) -> Language:
        """The language that the interface does not speak now."""
        return "en" if self.language == "zh" else "zh"

    def trouble(self, error: GoujiError) -> str:
        """An expected failure in one line."""
        return told(error, speaker(self.language))
