"""Verdicts and observations become findings: one cause, one finding, every place it shows."""

from reconcile.findings.gather import gather
from reconcile.findings.record import Finding, Operand

__all__ = ["Finding", "Operand", "gather"]
