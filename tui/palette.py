"""The command palette: every action by its name, in both languages whichever is spoken."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial
from typing import Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reconcile.language import speaker
from tui.actions import ALL, DESK, EVERYWHERE, Action
from tui.desk.screen import DeskScreen
from tui.voice import Voice


class ActionCommands(Provider):
    """The actions that can be done on the screen of the moment."""

    @property
    def _actions(self) -> tuple[Action, ...]:

        return ALL if isinstance(self.screen, DeskScreen) else EVERYWHERE

    @property
    def _voice(self) -> Voice:
        return cast("Voice", getattr(self.app, "voice"))  # noqa: B009 - the app is ours, Textual's type is not

    def _run(self, action: Action) -> partial[Coroutine[Any, Any, bool]]:
        on = self.screen if action in DESK else self.app
        return partial(self.app.run_action, action.call, on)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        say = self._voice
        for action in self._actions:
            yield DiscoveryHit(say(action.title), self._run(action), help=say(action.tip))

    async def search(self, query: str) -> Hits:
        """Those whose name in either language, or whose id, fits."""
        say = self._voice
        matcher = self.matcher(query)
        for action in self._actions:
            names = [say(action.title), *(speaker(one)(f"app-{action.title}") for one in ("zh", "en")), action.id]
            score, name = max((matcher.match(name), name) for name in names)
            if score > 0:
                shown = say(action.title) if name == names[0] else f"{say(action.title)} ({name})"
                yield Hit(score, shown, self._run(action), help=say(action.tip))
