"""Verdicts and observations become findings: one cause, one finding, every place it shows."""
