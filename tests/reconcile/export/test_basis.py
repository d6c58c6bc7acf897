"""The basis of every rule is a regulation or a practice, in words that whoever gets the export understands."""

import re

import pytest

from reconcile.catalogue import catalogue

OURS = re.compile(r"(?i)checklist|issue|field-guide|docs/|\.md\b|\b[A-F]\d{1,2}\b")


@pytest.mark.parametrize("code", catalogue())
def test_the_basis_is_said_in_words(code: str) -> None:
    source = catalogue()[code].source
    assert len(source) >= 4
    assert not OURS.search(source)
