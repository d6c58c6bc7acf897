"""Findings that rest on figures which optical recognition read off a scan say so: it may be the scan that is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from reconcile.disclosure import Disclosure
from reconcile.findings.record import Finding

RECOGNISED = "hint-recognised"
_NAMED = 3  # figures named in the line


def with_doubt(findings: Iterable[Finding], disclosure: Disclosure) -> tuple[Finding, ...]:
    """The findings, each that rests on a recognised page with the hint that names what was read there."""
    return tuple(_told(one, frozenset(disclosure.recognised)) for one in findings)


def _told(finding: Finding, pages: frozenset[int]) -> Finding:
    texts = dict.fromkeys(one.text for one in finding.operands if one.place.page in pages)
    named = [text for text in texts if text and len(text) < 20][:_NAMED]
    return replace(finding, hints=(*finding.hints, (RECOGNISED, "、".join(named)))) if texts else finding
