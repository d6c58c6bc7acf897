"""Every message exists in both languages, with the same facts, and every failure has one."""

import ast
import errno
import os
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Term
from fluent.syntax.serializer import serialize_pattern

from reconcile.errors import REASONS, InvalidSchema, reason
from reconcile.language import Language, speaker, told

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "schemas/messages"


def messages(language: str) -> dict[str, Message]:
    """All messages of a language, by key; none may be there twice."""
    found: dict[str, Message] = {}
    for path in sorted((MESSAGES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, Junk), f"{path}: {entry.content}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} is there twice"
                found[entry.id.name] = entry
            assert not isinstance(entry, Term)
    return found


def facts(message: Message) -> set[str]:
    """The facts that a message names."""
    assert message.value is not None
    return set(re.findall(r"\$(\w+)", serialize_pattern(message.value)))


def raised() -> dict[str, set[str]]:
    """The key of every expected failure in the code, with the facts that it carries."""
    found: dict[str, set[str]] = {}
    kinds = {"UnreadableDocument", "InvalidSchema", "ReviewUnsaved", "Cancelled", "EngineFault", "GoujiError"}
    for path in [*(ROOT / "reconcile").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in kinds and node.args:
                given = {one.arg for one in node.keywords if one.arg}
                for one in ast.walk(node.args[0]):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        known = found.setdefault(one.value, given)
                        known &= given
    return found


def not_run() -> set[str]:
    """The key of every reason why a rule was not run."""
    found = set()
    for path in (ROOT / "reconcile").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("NotRun", "Reason") and node.args:
                found |= {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    return {one for one in found if isinstance(one, str) and one.startswith("why-")}


def test_both_languages_have_the_same_messages_with_the_same_facts() -> None:
    zh, en = messages("zh"), messages("en")
    assert zh.keys() == en.keys()
    assert {key: facts(one) for key, one in zh.items()} == {key: facts(one) for key, one in en.items()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_is_said_as_it_is_written(language: Language) -> None:
    for key, message in messages(language).items():
        assert message.value is not None, key
        written = serialize_pattern(message.value).replace("\n    ", "\n").strip()
        said = speaker(language)(key, **dict.fromkeys(facts(message), "?"))
        assert said == written or "{" in written, key
        assert said.startswith(written.partition("{")[0]), key


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_failure_has_a_message_that_its_facts_fill(language: str) -> None:
    known = messages(language)
    failures = raised()
    assert len(failures) > 20
    assert sorted(failures.keys() - known.keys()) == []
    for key, given in failures.items():
        assert facts(known[key]) <= given, key


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_for_not_running_has_a_message(language: str) -> None:
    assert sorted(not_run() - messages(language).keys()) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_program_puts_together_exists(language: str) -> None:
    known = messages(language).keys()
    for prefix, names in {
        "severity": ("error", "warning", "advice"),
        "suggest": ("error", "warning", "advice"),
        "status": ("open", "confirmed", "dismissed", "explained"),
        "action": ("confirm", "dismiss", "explained", "withdraw"),
        "part": ("table", "narrative", "sheet", "contents", "attachment"),
    }.items():
        assert {f"{prefix}-{name}" for name in names} <= known
    sources = [one.read_text("utf-8") for one in (ROOT / "reconcile/findings").glob("*.py")]
    hints = set(re.findall(r'"(hint-[\w-]+)"', "".join(sources)))
    assert hints
    assert hints <= known


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_why_the_system_refuses_has_a_message(language: str) -> None:
    assert messages(language).keys() >= REASONS


def test_the_system_is_not_quoted_in_its_own_language() -> None:
    refused = reason(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
    said = told(InvalidSchema("review-unreadable", file="a.review.toml", reason=refused), speaker("zh"))
    assert said == "复核记录打不开（没有这个文件或文件夹）"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(LookupError):
        speaker("zh")("no-such-message")


def test_words_go_with_the_count() -> None:
    say = speaker("en")
    assert [say("app-findings-title", count=count) for count in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]
    assert say("export-left", count=1) == "1 has not been reviewed yet"
    assert "the point below was confirmed" in say("export-request", title="A", count=1)
    assert "the 2 points below were confirmed" in say("export-request", title="A", count=2)


def test_what_is_counted_in_english_has_its_plural() -> None:
    counted = re.compile(
        r"\{ \$\w+ \} (?:findings|notes|figures|pages|points|errors|warnings|lines|places|disagreements)\b"
    )
    for key, message in messages("en").items():
        said = serialize_pattern(message.value) if message.value is not None else ""
        assert "[one]" in said or not counted.search(said), key
