"""A report for people to read: findings by place with their arithmetic, then what was and was not checked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from reconcile.export.entries import remarks
from reconcile.export.places import page_numbers, places_of
from reconcile.export.printable import one_line
from reconcile.export.report_json import FindingObject, ReportObject
from reconcile.language import Say

PARTS = ("tables", "narrative", "sheets")


def report_text(made: ReportObject, say: Say) -> str:
    """The report in the language that `say` speaks, ending in a line feed."""
    return "\n".join(_lines(made, say)) + "\n"


def _lines(made: ReportObject, say: Say) -> Iterator[str]:
    document = made.document
    yield one_line(f"{document.title} ({document.path})")
    if made.prior is not None and not made.prior.same:
        yield "  " + say("report-other-unit", now=one_line(document.entity), then=one_line(made.prior.entity))
    for why in dict.fromkeys(str(one["why"]) for one in document.unread):
        pages = page_numbers(int(one["page"]) for one in document.unread if one["why"] == why)
        yield "  " + say("report-page-unread", page=pages, why=why)
    for place, findings in groupby(made.findings, key=lambda finding: _heading(finding, say)):
        yield ""
        yield place
        for finding in findings:
            yield from _finding(finding, _since(made, finding), say)
    yield ""
    yield from _ending(made, say)


def _heading(finding: FindingObject, say: Say) -> str:
    if not finding.operands:
        return say("report-whole")
    first = finding.operands[0]
    return one_line(first.heading or first.sentence[:40]) or say(f"part-{first.part}")


def _since(made: ReportObject, finding: FindingObject) -> str:
    """What became of a finding since an earlier review: new, changed, or nothing."""
    if made.carried is None:
        return ""
    return "new" if finding.id in made.carried.new else "changed" if finding.id in made.carried.changed else ""


def _finding(finding: FindingObject, since: str, say: Say) -> Iterator[str]:
    marks = [say(f"status-{finding.status}")] if finding.status else []
    marks += [say(f"since-{since}")] if since else []
    status = f" [{', '.join(marks)}]" if marks else ""
    yield f"  {say('severity-' + finding.severity)} {finding.rule}{status}  {one_line(finding.message)}"
    yield from (f"      {one_line(told)}" for told in remarks(finding, say))
    if finding.formula and finding.formula not in finding.message:
        yield f"      {one_line(finding.formula)}"
    for formula in dict.fromkeys(one for one in finding.also if one != finding.formula):
        yield f"      {say('report-also')} {one_line(formula)}"
    for hint in finding.hints:
        yield f"      {one_line(hint)}"
    before = finding.operands[0].heading if finding.operands else ""
    for operand, place in zip(finding.operands, places_of(finding.operands, say, before), strict=True):
        yield f"      · {one_line(operand.text) or say('report-blank')}  {place}"


def _ending(made: ReportObject, say: Say) -> Iterator[str]:
    found = [one.severity for one in made.findings]
    yield say("report-findings", **{name: str(found.count(name)) for name in ("error", "warning", "advice")})
    if settled := sum(1 for one in made.findings if one.settled):
        yield say("report-settled", count=str(settled))
    if made.carried is not None:
        for rule, message in made.carried.gone:
            yield say("report-gone", rule=rule, message=one_line(message))
        for about, text in made.carried.drifted:
            yield say("report-drifted", about=one_line(about) or say("report-whole"), text=one_line(text))
        lists = msgspec.structs.asdict(made.carried)
        yield say("report-carried", **{name: str(len(ids)) for name, ids in lists.items()})
    checks = made.checks
    yield say(
        "report-checks",
        consistent=str(checks.consistent),
        inconsistent=str(checks.inconsistent),
        tails=str(checks.touching + checks.improbable),
        indeterminate=str(checks.indeterminate),
    )
    for part in PARTS:
        counts = made.figures[part]
        if counts["total"]:
            yield say("report-coverage", part=say(f"coverage-{part}"), **{key: str(n) for key, n in counts.items()})
    for why in dict.fromkeys(one.why for one in checks.not_run):  # one reason is told once
        rules = ", ".join(one.rule for one in checks.not_run if one.why == why)
        yield say("report-not-run", rule=rules, why=one_line(why))
