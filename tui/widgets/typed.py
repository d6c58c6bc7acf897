"""Fields for typing whose keys act in the order in which they were pressed.

A field of the toolkit inserts a letter at once, but what any other key does waits until the key has gone through all
that the field stands in. Where keys arrive together (a slow line, a busy machine, words pasted with a Return) letters
would overtake the Backspace before them.
"""

from __future__ import annotations

from textual import events
from textual.widgets import Input, TextArea


class Line(Input):
    """One line."""

    async def _on_key(self, event: events.Key) -> None:
        await _in_order(self, event)


class Lines(TextArea):
    """Several lines."""

    async def _on_key(self, event: events.Key) -> None:
        await _in_order(self, event)


async def _in_order(field: Line | Lines, event: events.Key) -> None:
    """Do at once what the field itself binds the key to."""
    bound = None if event.is_printable else field.screen.active_bindings.get(event.key)
    if bound is not None and bound.node is field and not bound.binding.action.startswith("scroll_"):  # a list's keys
        event.stop()
        event.prevent_default()
        await field.run_action(bound.binding.action)
