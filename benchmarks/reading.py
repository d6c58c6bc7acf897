"""How long `gouji check` takes on a PDF, against what pdfplumber alone needs to read it.

    python -m benchmarks.reading [FILE …]

Each program runs in a process of its own, on the same file, in one run: pdfplumber with `extract_text` and
`extract_tables` of every page; pdfium's raw text; `gouji check` with an empty cache; `gouji check` again. Since machines
differ, only the ratios mean anything. Peak memory is that of the largest process, in MB. Every program finds its modules
compiled, as on any start but the first. With `--long N`, each file is also checked N times over in one, to see by how
much memory and time grow with the pages.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "sample_data" / "jincheng-2026.pdf"
COMPILED = Path(tempfile.gettempdir()) / "gouji-benchmark-compiled"
PDFPLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        page.extract_tables()
        page.close()
"""
PDFIUM = """
import sys, pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
for page in pdf:
    page.get_textpage().get_text_range()
print(len(pdf))
"""
REPEATED = """
import sys, pypdfium2
source, made = pypdfium2.PdfDocument(sys.argv[1]), pypdfium2.PdfDocument.new()
for _ in range(int(sys.argv[3])):
    made.import_pages(source)
made.save(sys.argv[2])
"""
CHECK = ("check", "--format", "json")
GOUJI = "import sys; from tui.main import main; sys.argv[0] = 'gouji'; main()"


@dataclass(frozen=True)
class Run:
    """One process: wall seconds, peak memory in MB, what it printed."""

    seconds: float
    memory: float
    said: str


def run(program: str, *arguments: str, cache: str) -> Run:
    """Run a Python program to its end. Memory is that of the process and of the largest of its children."""
    watched = (
        "import resource, runpy, sys\n"
        "try:\n    exec(compile(sys.argv.pop(1), '<benchmark>', 'exec'), {'__name__': '__main__'})\n"
        "finally:\n"
        "    own, below = (resource.getrusage(one).ru_maxrss for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "    print(f'peak {own} {below}', file=sys.stderr)\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": cache, "PYTHONPYCACHEPREFIX": str(COMPILED)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", watched, program, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    seconds = time.perf_counter() - start
    peaks = [line.split()[1:] for line in done.stderr.splitlines() if line.startswith("peak ")]
    if not peaks or done.returncode not in {0, 1}:
        raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr[-400:]}")
    own, below = (int(one) / 1024 for one in peaks[-1])
    return Run(seconds, max(own, below), done.stdout)


def measure(file: Path, times: int) -> dict[str, object]:
    """The best of so many runs of each program."""
    with tempfile.TemporaryDirectory() as cache:
        pages = int(run(PDFIUM, str(file), cache=cache).said)
        for program, *arguments in ((PDFPLUMBER, str(file)), (GOUJI, *CHECK, str(file))):
            run(program, *arguments, cache=cache)  # what is not compiled yet is compiled now
        plumber = min((run(PDFPLUMBER, str(file), cache=cache) for _ in range(times)), key=lambda one: one.seconds)
        raw = min((run(PDFIUM, str(file), cache=cache) for _ in range(times)), key=lambda one: one.seconds)
    colds, warms = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as cache:
            colds.append(run(GOUJI, *CHECK, str(file), cache=cache))
            warms.append(run(GOUJI, *CHECK, str(file), cache=cache))
    cold, warm = (min(runs, key=lambda one: one.seconds) for runs in (colds, warms))
    return {
        "file": file.name,
        "pages": pages,
        "pdfplumber": {"seconds": round(plumber.seconds, 2), "ratio": 1.0, "memory": round(plumber.memory)},
        "pdfium raw text": {
            "seconds": round(raw.seconds, 2),
            "ratio": round(raw.seconds / plumber.seconds, 3),
            "memory": round(raw.memory),
        },
        "gouji check, cold": {
            "seconds": round(cold.seconds, 2),
            "ratio": round(cold.seconds / plumber.seconds, 3),
            "memory": round(cold.memory),
        },
        "gouji check, warm": {
            "seconds": round(warm.seconds, 2),
            "ratio": round(warm.seconds / plumber.seconds, 3),
            "memory": round(warm.memory),
        },
    }


def growth(file: Path, times: int) -> dict[str, object]:
    """Peak memory of a check of so many times the file, what a page adds to it, and how much longer it takes than as
    many checks.
    """
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / file.name
        run(REPEATED, str(file), str(long), str(times), cache=folder)
        pages = int(run(PDFIUM, str(file), cache=folder).said)
        one, all_ = (run(GOUJI, *CHECK, str(checked), cache=folder) for checked in (file, long))
    return {
        "pages": times * pages,
        "memory": round(all_.memory),
        "memory of a page": round((all_.memory - one.memory) / (pages * (times - 1)), 3),
        "time of a page": round(all_.seconds / (one.seconds * times), 2),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--times", type=int, default=2, help="the best of so many runs counts")
    parser.add_argument("--long", type=int, default=1, metavar="N", help="also check N times the file in one")
    parser.add_argument("--json", type=Path, help="also write the result here")
    options = parser.parse_args()
    results = [measure(file, options.times) for file in options.files]
    for result in results:
        print(f"{result['file']}, {result['pages']} pages\n  {'':20} seconds  of pdfplumber  peak MB")
        for name, one in result.items():
            if isinstance(one, dict):
                print(f"  {name:20} {one['seconds']:7.2f}  {100 * one['ratio']:11.1f} %  {one['memory']:7}")
        if options.long > 1:
            result["long"] = long = growth(options.files[results.index(result)], options.long)
            print("  {pages:,} pages: {memory} MB, {memory of a page} MB a page more".format_map(long), end="")
            print("; a page takes {time of a page} times as long".format_map(long))
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
