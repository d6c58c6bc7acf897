"""What a review needs of a report: a report itself has it, and so has whatever was kept of one."""

from __future__ import annotations

from typing import Protocol

from reconcile.disclosure import Disclosure
from reconcile.findings.record import Finding


class Reported(Protocol):
    """The disclosure as read, and what was found in it."""

    @property
    def disclosure(self) -> Disclosure:
        """The disclosure as read."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in their order."""
        ...
