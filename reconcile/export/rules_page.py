"""The catalogue of rules as one page, `docs/rules.md`. `gouji rule --format md` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reconcile.catalogue import Rule
from reconcile.language import Language, speaker

HEAD = """# Rules (规则)

This page is generated: `gouji rule --format md > docs/rules.md`. A test compares the two.

`gouji rule CODE` shows a rule with an example that fires and one that does not.
"""


def rules_page(rules: Iterable[Rule]) -> str:
    """The page in both languages, with an index by family and an anchor for each code."""
    listed = list(rules)
    return "\n".join([HEAD, *_index(listed), *(line for rule in listed for line in _rule(rule))]) + "\n"


def _index(rules: list[Rule]) -> Iterator[str]:
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        yield f"- {family}: " + ", ".join(f"[{one.code}](#{one.code.lower()}) {one.zh.title}" for one in members)


def _rule(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"## {rule.code}"
    yield ""
    yield f"`{rule.name}` · {speaker('zh')('severity-' + rule.severity)} {rule.severity} · {rule.source}"
    yield from _told(rule, "zh")
    yield from _told(rule, "en")


def _told(rule: Rule, language: Language) -> Iterator[str]:
    say, text = speaker(language), rule.text(language)
    yield ""
    yield f"**{text.title}**"
    yield ""
    for key, said in (("what", text.what), ("why", text.why), ("not-run", text.not_run)):
        yield f"- {say(f'rule-{key}')}: {' '.join(said.split())}"
