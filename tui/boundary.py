"""Where failures end: each becomes one line on stderr and never a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reconcile.errors import GoujiError
from reconcile.export.printable import one_line
from reconcile.language import Language, speaker, told

Result = TypeVar("Result")
Other = TypeVar("Other")


def guarded(work: Callable[[], Result], language: Language, failed: Other, name: str = "") -> Result | Other:
    """The result of `work`, or `failed` after one line on stderr about the file `name`.

    This is the one place that catches everything: an unforeseen error must exit with 2, which neither says that a
    document passed nor that it has findings, and must not stop the other files. `GOUJI_TRACEBACK=1` shows it in full.
    """
    try:
        return work()
    except GoujiError as error:
        narrate(trouble(error, language, name))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 - see above
        if os.environ.get("GOUJI_TRACEBACK"):
            traceback.print_exc()
        said = f"{type(error).__name__}: {error}"
        narrate(_named(name, speaker(language)("fault-unforeseen", said=one_line(said)[:300])))
    return failed


def trouble(error: GoujiError, language: Language, name: str = "") -> str:
    """An expected failure in one line that names the file, and before it the one for whose sake that was opened."""
    said = told(error, speaker(language))
    own = str(error.facts.get("file", error.facts.get("path", "")))
    return _named(name, said if own in (name, Path(name).name) else _named(own, said))


def narrate(line: str) -> None:
    """Say one line to the person, beside the data on stdout."""
    print(f"gouji: {one_line(line)}", file=sys.stderr)  # noqa: T201 - the command line speaks here


def _named(name: str, said: str) -> str:
    return f"{name}: {said}" if name else said
