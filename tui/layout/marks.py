"""The marks of figures and findings: one ASCII glyph each, so that neither colour nor width of the terminal matters."""

from __future__ import annotations

from typing import Final

GLYPHS: Final = {"tied": "=", "tail": "~", "contradicted": "x", "unresolved": "?"}
DECIDED: Final = {"open": " ", "confirmed": "c", "dismissed": "d", "explained": "e"}
SEVERITIES: Final = ("error", "warning", "advice")
SEVERE: Final = {"error": "!!", "warning": "! ", "advice": ". "}
HOLDS: Final = frozenset({"consistent", "touching", "improbable"})
MARK_OF: Final = {
    "consistent": "tied",
    "touching": "tail",
    "improbable": "tail",
    "inconsistent": "contradicted",
    "indeterminate": "unresolved",
}
