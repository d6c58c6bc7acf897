"""`gouji rule`: the catalogue of rules, or one rule explained."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import click
import msgspec

from reconcile.catalogue import Rule, catalogue
from reconcile.errors import UnreadableDocument
from reconcile.language import Language, Say, speaker
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, format_option


def command(language: Language) -> click.Command:
    """`rule [CODE] [--format text|json]`."""
    say = speaker(language)

    def run(code: str | None, format: str) -> int:
        rules = catalogue()
        chosen = [_named(code, rules)] if code else list(rules.values())
        if format == "json":
            found = chosen[0] if code else chosen
            deliver(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n", None)
        else:
            lines = _document(chosen[0], say, language) if code else _list(chosen, say, language)
            deliver("\n".join(lines) + "\n", None)
        return 0

    return Spoken(
        "rule",
        language,
        callback=run,
        params=[
            click.Argument(["code"], required=False, metavar="[CODE]"),
            format_option(say, "rule", ("text", "json")),
        ],
    )


def _named(code: str, rules: dict[str, Rule]) -> Rule:
    """The rule with this code or name."""
    names = {one.name: one for one in rules.values()}
    found = rules.get(code.upper()) or names.get(code.lower())
    if found is None:
        near = (
            get_close_matches(code.upper(), rules, 3)
            or [one for one in rules if one[:3] == code.upper()[:3]][:3]
            or get_close_matches(code.lower(), names, 3)
        )
        if near:
            raise UnreadableDocument("no-such-rule-but", code=code, near=", ".join(near))
        raise UnreadableDocument("no-such-rule", code=code)
    return found


def _list(rules: list[Rule], say: Say, language: Language) -> Iterator[str]:
    for rule in rules:
        yield f"{rule.code}  {say('severity-' + rule.severity)}  {rule.text(language).title}  ({rule.name})"


def _document(rule: Rule, say: Say, language: Language) -> Iterator[str]:
    text = rule.text(language)
    yield f"{rule.code} {rule.name} · {say('severity-' + rule.severity)}"
    yield text.title
    for key, said in (("what", text.what), ("why", text.why), ("not-run", text.not_run), ("source", rule.source)):
        yield ""
        yield say(f"rule-{key}")
        yield f"  {said.strip()}"
    for example in rule.example:
        yield ""
        yield say("rule-fires" if example.fires else "rule-holds")
        yield from ("  " + line for line in example.text.strip().splitlines())
        if example.prior:
            yield ""
            yield say("rule-prior")
            yield from ("  " + line for line in example.prior.strip().splitlines())
