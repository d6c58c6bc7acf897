"""Where data goes: stdout, or the file that was asked for, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from reconcile.errors import UnreadableDocument


def deliver(data: bytes | str, output: str | None, *, binary: bool = False, force: bool = True) -> None:
    """Write to `output`, or to stdout. binary: it would wreck a terminal, so that one needs --output. force: in the
    place of a file that is there.
    """
    content = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if output is not None:
        from reconcile.export.saving import save_export  # noqa: PLC0415 - it brings the reviews

        save_export(Path(output), content, force=force)
    elif binary and sys.stdout.isatty():
        raise UnreadableDocument("output-needed")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
