"""What a person has set: which rules are reported, how severe they are, keys, language and looks.

Read from `gouji.toml`, or from `[tool.gouji]` of a `pyproject.toml`, in the folder of the disclosure or any above it;
else from `gouji.toml` in the user's configuration folder.

    [rules]
    select = ["SUM", "TXT101"]     # report only these: a code, or the three letters of a family
    ignore = ["WRD301"]            # never report these; one that hides nothing is itself reported (CFG101)
    [rules.severity]
    MIR101 = "warning"

    [app]
    language = "zh"
    theme = "dark"
    reviewer = "…"
    ambiguous_width = "wide"       # for a terminal that draws “ ” — × in two cells: what is shown avoids them
    advance = true                 # after a decision, on to the next finding that is not decided

    [keys]
    next-finding = "n"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from reconcile.catalogue import Severity, codes, rule
from reconcile.errors import InvalidSchema, reason
from reconcile.findings.record import Finding
from reconcile.language import Language

UNUSED = "CFG101"
FILE = "gouji.toml"
LARGEST = 1_000_000  # bytes; a settings file is small


class RuleSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Codes (`SUM101`) or families (`SUM`)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}


class AppSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """None where the person has not said."""

    language: Language | None = None
    theme: str | None = None
    reviewer: str | None = None
    ambiguous_width: Literal["narrow", "wide"] | None = None
    advance: bool = False


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that can be set. keys: action name to key."""

    rules: RuleSettings = RuleSettings()
    app: AppSettings = AppSettings()
    keys: Mapping[str, str] = {}


def load_settings(start: Path, user_folder: Path | None = None) -> Settings:
    """The settings that hold for a file or folder `start`.

    user_folder: the user's configuration folder. Raises InvalidSchema naming file, key and what was expected.
    """
    folder = start if start.is_dir() else start.parent
    for one in (folder, *folder.resolve().parents):
        if (found := _in_folder(one)) is not None:
            return found
    return (_in_folder(user_folder) if user_folder else None) or Settings()


def _in_folder(folder: Path) -> Settings | None:
    own, shared = folder / FILE, folder / "pyproject.toml"
    if _stands(own):
        return _checked(own, _parsed(own))
    if _stands(shared):
        table = _parsed(shared).get("tool", {})
        if isinstance(table, dict) and "gouji" in table:
            return _checked(shared, table["gouji"])
    return None


def _stands(path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:  # a folder that this person can't enter holds no settings of theirs
        return False


def _parsed(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > LARGEST:
            raise InvalidSchema("settings-invalid", file=path.name, expected=f"≤ {LARGEST} bytes")
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InvalidSchema("settings-unreadable", file=path.name, reason=reason(error)) from error
    except UnicodeDecodeError as error:
        raise InvalidSchema("settings-not-text", file=path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidSchema("settings-not-toml", file=path.name, said=str(error)) from error


def _checked(path: Path, table: object) -> Settings:
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise InvalidSchema("settings-invalid", file=path.name, expected=str(error)) from error
    known = {*codes(), *(code[:3] for code in codes())}
    rules = settings.rules
    for code in (*rules.select, *rules.ignore, *rules.severity):
        if code not in known:
            raise InvalidSchema("settings-unknown-rule", file=path.name, rule=code)
    return settings


def applied(findings: Sequence[Finding], rules: RuleSettings) -> tuple[Finding, ...]:
    """The findings that are to be reported, with the severities that the person set, and one for each ignore that
    hides nothing.
    """
    selected = [one for one in findings if not rules.select or _named(one.rule, rules.select)]
    kept = [one for one in selected if not _named(one.rule, rules.ignore)]
    unused = [code for code in rules.ignore if not any(_named(one.rule, [code]) for one in findings)]
    if (rules.select and not _named(UNUSED, rules.select)) or _named(UNUSED, rules.ignore):
        unused = []
    return (*(_graded(one, rules.severity) for one in kept), *(_unused(code) for code in unused))


def _named(code: str, beginnings: Iterable[str]) -> bool:
    return any(code.startswith(one) for one in beginnings)


def _graded(finding: Finding, severity: Mapping[str, Severity]) -> Finding:
    grade = severity.get(finding.rule) or severity.get(finding.rule[:3])
    return replace(finding, severity=grade) if grade else finding


def _unused(code: str) -> Finding:
    return Finding(
        id=f"unused-{code}",
        rule=UNUSED,
        severity=rule(UNUSED).severity,
        verdict="observation",
        where=code,
        operands=(),
        facts={},
    )
