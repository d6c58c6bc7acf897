"""Every finding that any rule can make is told in both languages and in every format of `check`."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from reconcile.catalogue import Example, catalogue
from reconcile.export.report_json import ReportObject, encoded, needs_attention, report_object
from reconcile.export.report_sarif import report_sarif
from reconcile.export.report_text import report_text
from reconcile.export.report_toml import report_toml
from reconcile.language import speaker
from reconcile.pipeline import reconcile
from reconcile.reading import read

EXAMPLES = [
    pytest.param(example, id=f"{code}-{number}")
    for code, rule in catalogue().items()
    for number, example in enumerate(rule.example, start=1)
    if example.fires
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_told_in_every_language_and_format(example: Example, tmp_path: Path) -> None:
    file, before = tmp_path / "example.txt", tmp_path / "before.txt"
    file.write_text(example.text, encoding="utf-8")
    before.write_text(example.prior, encoding="utf-8")
    report = reconcile(read(file), prior=read(before) if example.prior else None)
    for language in ("zh", "en"):
        made = report_object(report, language)
        assert msgspec.json.decode(encoded(made, pretty=True), type=ReportObject) == made
        said = report_text(made, speaker(language))
        for finding in made.findings:
            assert finding.message
            assert "{" not in finding.message
            assert finding.rule in said
        assert len(json.loads(report_sarif([made], language))["runs"][0]["results"]) == len(made.findings)
        assert len(tomllib.loads(report_toml([made]))["report"][0].get("findings", [])) == len(made.findings)
        graded = {one.severity for one in made.findings}
        assert needs_attention(made) is bool(graded & {"error", "warning"})
