"""`docs/rules.md` is what the catalogue says."""

import re
from pathlib import Path

from reconcile.catalogue import catalogue
from reconcile.export.rules_page import rules_page

ROOT = Path(__file__).parents[3]


def test_the_page_is_what_the_catalogue_says() -> None:
    page = (ROOT / "docs/rules.md").read_text("utf-8")
    assert page == rules_page(catalogue().values()), "run: gouji rule --format md > docs/rules.md"


def test_every_rule_has_its_anchor() -> None:
    page = rules_page(catalogue().values())
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == list(catalogue())
    assert set(re.findall(r"\]\(#(\w+)\)", page)) == {code.lower() for code in catalogue()}
