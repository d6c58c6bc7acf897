"""A file that may not be read is refused in our own words, not in those of the library that reads the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.commands.program import TIES, gouji


def test_a_file_without_permission_is_named_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text(TIES, "utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this person may read everything")
    done = gouji("check", file, language="zh")
    assert done.returncode == 2
    assert done.stderr.decode() == f"gouji: {file}: 文件打不开（没有权限）\n"
