"""Where data goes: stdout, or the file that was asked for, whole or not at all."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from reconcile.errors import UnreadableDocument


def deliver(data: bytes | str, output: str | None, *, binary: bool = False) -> None:
    """Write to `output`, or to stdout. binary: it would wreck a terminal, so that one needs --output."""
    content = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if output is not None:
        _write(Path(output), content)
    elif binary and sys.stdout.isatty():
        raise UnreadableDocument("output-needed")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


def _write(path: Path, content: bytes) -> None:
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(content)
        made = Path(file.name)
        made.chmod(0o644)
        made.replace(path)
    except OSError as error:
        raise UnreadableDocument("output-unwritable", file=str(path), why=error.strerror or str(error)) from error
