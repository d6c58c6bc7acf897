"""How well gouji finds errors that were put in, and whether it accuses a correct disclosure.

    python -m benchmarks.score --seeds 3
    python -m benchmarks.score --seeds 2 --family shanxi --kind share --misses
    python -m benchmarks.score --seeds 2 --form pdf --clean

For each family and seed a clean disclosure is written, read and reconciled; every error or warning about it is
printed. Then each kind of error is put in, one at a time, and it counts as found when a finding that the clean
disclosure does not have points at the place (`named`: and shows the wrong text itself). Everything else that is new is
collateral.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generate import FAMILIES, generate
from benchmarks.generate.document import Document
from benchmarks.generate.text import to_lines, to_text
from benchmarks.inject import KINDS, Truth, inject
from reconcile.findings.record import Finding
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

SERIOUS = ("error", "warning")
FORMS = {"txt": "txt", "lines": "txt", "pdf": "pdf", "docx": "docx", "xlsx": "xlsx"}
"""The file that each form of a disclosure is. lines: text whose paragraphs are cut into the lines of a page."""


@dataclass
class Score:
    """What was counted."""

    planted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    slight: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    named: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    collateral: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    alarms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    clean: int = 0
    by_family: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    coverage: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    seconds: float = 0.0
    pages: int = 0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2, help="how many disclosures of each family")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--family", action="append", choices=list(FAMILIES), help="only these families")
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only these kinds of error")
    parser.add_argument("--form", choices=list(FORMS), default="txt", help="what kind of file the disclosures are")
    parser.add_argument("--pdf", dest="form", action="store_const", const="pdf", help="the same as --form pdf")
    parser.add_argument("--clean", action="store_true", help="only clean disclosures")
    parser.add_argument("--misses", action="store_true", help="print every error that was not found")
    parser.add_argument("--collateral", action="store_true", help="print every finding that is beside the point")
    parser.add_argument("--json", type=Path, help="also write the result here")
    options = parser.parse_args()
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for family in options.family or FAMILIES:
            for seed in range(options.first, options.first + options.seeds):
                _one(score, generate(family, seed), Path(folder), options)
    _show(score)
    if options.json:
        options.json.write_text(json.dumps(as_dict(score), ensure_ascii=False, indent=1), "utf-8")


def _one(score: Score, doc: Document, folder: Path, options: argparse.Namespace) -> None:
    name = f"{doc.family} {doc.seed}"
    report = _run(score, doc, folder, name, options.form)
    if report is None:
        return
    score.clean += 1
    for part, counts in report.coverage().items():
        for at, key in enumerate(("total", "tied", "contradicted")):
            score.coverage[f"{doc.family} {part}"][at] += counts[key]
    known = {_key(one) for one in report.findings}
    for finding in report.findings:
        if finding.severity in SERIOUS:
            score.alarms.append(f"{name}: {_line(finding)}")
    if options.clean:
        return
    for kind in options.kind or KINDS:
        planted = inject(doc, kind, doc.seed)
        if planted is None:
            continue
        changed, truth = planted
        again = _run(score, changed, folder, f"{name} {kind}", options.form)
        if again is None:
            continue
        new = [one for one in again.findings if _key(one) not in known]
        hits = [one for one in new if names_place(one, truth)]
        loud = [one for one in hits if one.severity in SERIOUS or truth.advice]
        score.planted[kind] += 1
        score.found[kind] += bool(loud)
        score.by_family[doc.family][0] += 1
        score.by_family[doc.family][1] += bool(loud)
        score.slight[kind] += bool(hits) and not loud
        score.named[kind] += any(_squeezed(truth.now) in _squeezed(said) for one in loud for said in _said(one))
        beside = [one for one in new if one not in hits and one.severity in SERIOUS]
        score.collateral[kind] += len(beside)
        if not loud:
            seen = "".join(f"\n      instead: {_line(one)}" for one in (hits or new)[:3])
            score.misses.append(
                f"{name} {kind}: {truth.title} | {truth.row} | {truth.was} → {truth.now} | {truth.sentence[:160]}{seen}"
            )
        if options.collateral:
            for one in beside:
                print(f"collateral: {name} {kind} ({truth.title} {truth.was} → {truth.now}): {_line(one)}")
    if options.misses:
        while score.misses:
            print("miss:", score.misses.pop())


def _write(doc: Document, folder: Path, form: str) -> Path:
    """The disclosure as a file. pdf, docx and xlsx need packages that nothing else here needs."""
    path = folder / f"disclosure.{FORMS[form]}"
    if form == "pdf":
        from benchmarks.generate.pdf import to_pdf  # noqa: PLC0415

        to_pdf(doc, path)
    elif form == "docx":
        from benchmarks.generate.word import to_word  # noqa: PLC0415

        to_word(doc, path)
    elif form == "xlsx":
        from benchmarks.generate.workbook import to_workbook  # noqa: PLC0415

        to_workbook(doc, path)
    else:
        path.write_text(to_lines(doc) if form == "lines" else to_text(doc), "utf-8")
    return path


def _run(score: Score, doc: Document, folder: Path, name: str, form: str) -> Report | None:
    path = _write(doc, folder, form)
    start = time.perf_counter()
    try:
        report = reconcile(read(path))
    except Exception as error:  # noqa: BLE001 - a crash is one of the results that are counted
        score.crashes.append(
            f"{name}: {type(error).__name__}: {error} ({traceback.extract_tb(error.__traceback__)[-1]})"
        )
        return None
    score.seconds += time.perf_counter() - start
    score.pages += report.disclosure.pages
    return report


def _key(finding: Finding) -> tuple[object, ...]:
    return (
        finding.rule,
        finding.verdict,
        finding.where,
        finding.formula,
        tuple((one.text, one.title, one.row, one.column) for one in finding.operands),
    )


def _line(finding: Finding) -> str:
    return f"{finding.rule} {finding.severity}/{finding.verdict}: {finding.message('zh')[:260]}"


_FOLD = str.maketrans("（），：；％．０１２３４５６７８９", "(),:;%.0123456789")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_FOLD)


def names_place(finding: Finding, truth: Truth) -> bool:
    """Whether a finding names the place where the error was put."""
    if not finding.rule.startswith(truth.rule):
        return False
    if any(_squeezed(word) in _squeezed(said) for word in truth.words if word for said in _said(finding)):
        return True
    return any(_stands_there(one.text, one.title, one.row, one.sentence, truth) for one in finding.operands)


def _said(finding: Finding) -> Iterator[str]:
    yield from (finding.message("zh"), finding.where, *finding.facts.values())
    for one in finding.operands:
        yield from (one.text, one.title)


def _stands_there(text: str, title: str, row: str, sentence: str, truth: Truth) -> bool:
    if truth.sentence:
        own, said = _squeezed(truth.sentence), _squeezed(sentence or text)
        return len(said) > 3 and (said in own or own in said or _overlap(own, said))
    if (
        truth.part in {"table", "sheet"}
        and _squeezed(truth.title) not in _squeezed(title)
        and _squeezed(title) not in _squeezed(truth.title)
    ):
        return False
    if not truth.row and truth.kind not in {"name-code"}:
        return bool(title)
    shown = _squeezed(truth.now)
    return (
        (bool(shown) and shown in _squeezed(text))
        or (bool(row) and _squeezed(row) in _squeezed(truth.row))
        or _squeezed(truth.row) in _squeezed(row)
    )


def _overlap(one: str, other: str) -> bool:
    """Whether a sentence of one is a sentence of the other, or most of it."""
    pieces = [piece for piece in re.split("[。;]", other) if len(piece) > 8]
    return any(piece in one for piece in pieces) or any(
        piece in other for piece in re.split("[。;]", one) if len(piece) > 8
    )


def as_dict(score: Score) -> dict[str, object]:
    """The result for JSON."""
    return {
        "clean": score.clean,
        "alarms": score.alarms,
        "crashes": score.crashes,
        "recall": {
            kind: {
                "planted": score.planted[kind],
                "found": score.found[kind],
                "named": score.named[kind],
                "as advice": score.slight[kind],
            }
            for kind in score.planted
        },
        "recall by family": {
            name: {"planted": planted, "found": found} for name, (planted, found) in score.by_family.items()
        },
        "collateral": dict(score.collateral),
        "coverage": {
            name: {"total": total, "tied": tied, "contradicted": bad}
            for name, (total, tied, bad) in score.coverage.items()
        },
        "seconds": round(score.seconds, 2),
    }


def _show(score: Score) -> None:
    _list("crashes", score.crashes)
    _list("errors and warnings about clean disclosures", score.alarms)
    if score.planted:
        print(f"\n{'kind':18} planted found named advice  collateral")
        for kind in score.planted:
            flag = "" if score.found[kind] == score.planted[kind] else "  <"
            print(
                f"{kind:18} {score.planted[kind]:7} {score.found[kind]:5} {score.named[kind]:5} {score.slight[kind]:6} {score.collateral[kind]:11}{flag}"
            )
        planted, found = sum(score.planted.values()), sum(score.found.values())
        print(
            f"{'all':18} {planted:7} {found:5} {sum(score.named.values()):5} {sum(score.slight.values()):6} {sum(score.collateral.values()):11}  recall {100 * found / planted:.1f} %"
        )
        print(f"\n{'family':18} planted found  recall")
        for name, (planted, found) in score.by_family.items():
            print(f"{name:18} {planted:7} {found:5}  {100 * found / planted:.1f} %")
    print(f"\n{'figures of clean disclosures':34} total  tied  contradicted")
    whole = ("all", [sum(counts) for counts in zip(*score.coverage.values(), strict=True)])
    for name, (total, tied, bad) in (*sorted(score.coverage.items()), *([whole] if score.coverage else [])):
        if total:
            print(f"{name:34} {total:5} {tied:5} {bad:5}  {100 * tied / total:.1f} %")
    pages = f", {1000 * score.seconds / score.pages:.0f} ms a page" if score.pages else ""
    print(
        f"\n{score.clean} clean disclosures, {len(score.alarms)} false errors and warnings, {score.seconds:.1f} s of reading and reconciling{pages}"
    )


def _list(title: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    print(f"\n{title}: {len(lines)}")
    for line in lines:
        print("  " + line)


if __name__ == "__main__":
    main()
