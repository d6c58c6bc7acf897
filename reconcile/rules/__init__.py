"""The rules: each module states equations or reports observations, and none computes a verdict.

A module in one of these rooms has `CODES`, the codes it may yield, and `state(recognition)`, which yields statements.
Its document and its examples are `schemas/rules/CODE.toml`. Adding a rule is adding these two files.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Protocol, cast

from reconcile.ledger import Statement
from reconcile.recognition import Recognition


class RuleModule(Protocol):
    """What a module of this package offers."""

    CODES: tuple[str, ...]

    def state(self, known: Recognition) -> Iterator[Statement]:
        """Statements about this disclosure, in document order."""


@cache
def rule_modules() -> tuple[RuleModule, ...]:
    """All rule modules, in the order of their first codes."""
    names = (one.name for one in walk_packages(__path__, f"{__name__}.") if not one.ispkg)
    found = [cast(RuleModule, import_module(name)) for name in names]
    return tuple(sorted(found, key=lambda one: one.CODES))


def state_each(known: Recognition) -> Iterator[tuple[Statement, ...]]:
    """The statements about one disclosure, rule after rule."""
    return (tuple(module.state(known)) for module in rule_modules())
