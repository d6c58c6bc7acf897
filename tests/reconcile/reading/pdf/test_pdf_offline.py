"""Recognition with the real engine, its network cut: nothing opens a socket, and what rests on its digits says so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.reconcile.reading.pdf.test_pdf_scanned import scan_of

Make = Callable[..., Any]
# A fresh interpreter that any socket ends; the fonts, models and settings that are needed must be on the machine.
CHECK = """
import json, os, sys
def hook(event, _facts):
    if event.startswith("socket."):
        os.write(2, event.encode())
        os._exit(7)
sys.addaudithook(hook)
from reconcile.export.report_json import report_object
from reconcile.pipeline import reconcile
from reconcile.reading import read
report = reconcile(read(sys.argv[1]))
(found,) = [one for one in report_object(report, "zh").findings if one.rule.startswith("SUM")]
fds = "/proc/self/fd"
open_ones = [f"{fds}/{one}" for one in os.listdir(fds)] if os.path.isdir(fds) else []
links = [os.readlink(one) for one in open_ones if os.path.islink(one)]
print(json.dumps({
    "doubtful": found.doubtful,
    "hints": list(found.hints),
    "figures": sorted(one.text for one in report.recognition.figures.values() if one.doubtful),
    "sockets": [one for one in links if one.startswith("socket:")],
}))
"""


def without_network() -> list[str]:
    """What starts a program without any network, where this system allows it to anybody."""
    unshare = shutil.which("unshare")
    allowed = unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    return [str(unshare), "-rn"] if allowed else []


def test_a_finding_on_a_real_scan_says_that_its_digits_are_doubtful_and_no_network_is_used(
    typesetter: Make, tmp_path: Path
) -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    page = typesetter()
    page.text(230, 50, "2026年支出预算表", 16)
    page.text(420, 75, "单位：万元", 12)
    page.table(100, [["项目", "金额"], ["合计", "15.87"], ["办公费", "3.78"], ["水费", "12.00"]], [200, 200], size=12)
    scan = scan_of(page.save(tmp_path / "a.pdf"), tmp_path / "scan.pdf")
    done = subprocess.run(
        [*without_network(), sys.executable, "-c", CHECK, str(scan)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["doubtful"]
    assert "有数字是从扫描图片识别出来的，请先与原件核对：15.87、3.78、12.00" in found["hints"]
    assert found["figures"] == ["12.00", "15.87", "3.78"]
    assert found["sockets"] == []
