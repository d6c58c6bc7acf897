"""A review in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the review is saved."""
    return tmp_path / "某局2026.review.toml"
