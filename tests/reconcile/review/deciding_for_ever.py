"""A program that decides for ever, telling each act on stdout once the call has returned, until somebody kills it."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

from reconcile.review import open_review


def decide_for_ever(path: Path) -> None:
    """Decide on the one finding of an empty disclosure again and again."""
    disclosure = SimpleNamespace(path="a.txt", sha256="a", title="", entity="", year=0, kind="budget", blocks=())
    with open_review(path, SimpleNamespace(disclosure=disclosure, findings=FINDINGS), "甲") as session:
        number = len(session.history("f1"))
        while True:
            number += 1
            session.decide("f1", "dismiss", f"reason {number}")
            os.write(1, f"{number}\n".encode())


FINDINGS = (
    SimpleNamespace(
        **dict.fromkeys(("name", "where", "formula", "source", "stated", "recomputed", "gap", "bound"), ""),
        id="f1",
        rule="SUM101",
        severity="error",
        verdict="inconsistent",
        also=(),
        hints=(),
        facts={},
        operands=(),
        message=lambda _: "",
    ),
)

if __name__ == "__main__":
    decide_for_ever(Path(sys.argv[1]))
