"""Every rule's own examples, through the whole pipeline: text, reading, recognition, equations, verdicts, findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.catalogue import Example, catalogue
from reconcile.pipeline import reconcile
from reconcile.reading import read

EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{number}-{'fires' if example.fires else 'silent'}")
    for code, rule in catalogue().items()
    for number, example in enumerate(rule.example, start=1)
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_a_rule_fires_on_its_examples_and_only_on_those_that_say_so(
    code: str, example: Example, tmp_path: Path
) -> None:
    file = tmp_path / "example.txt"
    file.write_text(example.text, encoding="utf-8")
    before = tmp_path / "before.txt"
    before.write_text(example.prior, encoding="utf-8")
    report = reconcile(read(file), prior=read(before) if example.prior else None)
    fired = {finding.rule for finding in report.findings if finding.verdict != "indeterminate"}
    assert (code in fired) is example.fires


# Rules about the configuration have no document to fire on.
@pytest.mark.parametrize("code", [code for code in catalogue() if not code.startswith("CFG")])
def test_a_rule_has_an_example_that_fires_and_one_that_does_not(code: str) -> None:
    assert {example.fires for example in catalogue()[code].example} == {True, False}
