"""The real program, run as a person's shell runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
TIES = """\
某市某局
2026年度单位预算公开

2026年预算支出总表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		100.00	60.00	40.00
201	一般公共服务支出	100.00	60.00	40.00
20105	统计信息事务	100.00	60.00	40.00
2010501	行政运行	60.00	60.00	0.00
2010504	信息事务	40.00		40.00
"""
BREAKS = TIES.replace("2010501	行政运行	60.00	60.00", "2010501	行政运行	60.00	66.00")


def told(language: str, folder: Path | None = None) -> dict[str, str]:
    """An environment that speaks this language and has no settings of a person."""
    settings = str(folder or ROOT / "none")
    return {**os.environ, "GOUJI_LANG": language, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": settings}


def gouji(*given: str | Path, folder: Path | None = None, language: str = "en") -> subprocess.CompletedProcess[bytes]:
    """Run the program and wait for it."""
    command = [sys.executable, "-m", "tui.main", *map(str, given)]
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        cwd=folder,
        env=told(language, folder),
        timeout=300,
        stdin=subprocess.DEVNULL,
    )


def checked(*arguments: str | Path, folder: Path | None = None) -> tuple[int, Any]:
    """Exit status and JSON object of `gouji check`."""
    done = gouji("check", "--format", "json", *arguments, folder=folder)
    return done.returncode, json.loads(done.stdout)


def one_line_on_stderr(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line that tells what is wrong."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, done.stderr.decode()
    assert done.stdout == b""
    return lines[0]
