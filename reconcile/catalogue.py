"""The rule catalogue: what each rule checks, read from `schemas/rules/*.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from reconcile.errors import InvalidSchema
from reconcile.schema_files import load, named

Severity = Literal["error", "warning", "advice"]
FindingVerdict = Literal["inconsistent", "touching", "improbable", "indeterminate", "observation"]
Language = Literal["zh", "en"]
Word = Literal["", "direction", "unit"]


class RuleText(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's document in one language.

    message: one line for a finding, with `{name}` for the facts that the rule gives; `{where}`, `{stated}`,
    `{recomputed}`, `{gap}`, `{formula}` are always there for an equation.
    """

    title: str
    what: str
    why: str
    not_run: str
    message: str


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A small disclosure in the tab-separated text format, and whether the rule fires on it. prior: an earlier one."""

    fires: bool
    text: str
    prior: str = ""


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the catalogue. code: three letters and three digits, never reused. name: English words with dashes.

    source: the regulation or practice it rests on. word: what it doubts beside the figures that it names, 增加 or 减少,
    元 or 万元, where it does. example: none for a rule about settings, which no text can show.
    """

    code: str
    name: str
    severity: Severity
    source: str
    zh: RuleText
    en: RuleText
    word: Word = ""
    example: tuple[Example, ...] = ()

    def text(self, language: Language) -> RuleText:
        """The document in `language`."""
        return self.zh if language == "zh" else self.en


@cache
def catalogue() -> dict[str, Rule]:
    """All rules by code, in the order of their codes. Raises InvalidSchema with file and what was expected."""
    return {code: rule(code) for code in codes()}


@cache
def codes() -> tuple[str, ...]:
    """The codes of all rules, in order. No rule's document is read for it."""
    return tuple(name[len("rules/") : -len(".toml")] for name in named("rules", ".toml"))


@cache
def rule(code: str) -> Rule:
    """One rule. Raises InvalidSchema as above."""
    name = f"rules/{code}.toml"
    found = load(name, Rule)
    if found.code != code:
        raise InvalidSchema("schema-invalid", file=f"schemas/{name}", expected=f"code = {code}")
    return found
