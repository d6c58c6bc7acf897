"""The formats in which a review is handed on. No more than their names, so that the command line starts at once."""

from __future__ import annotations

from typing import Final, Literal

Format = Literal["md", "csv", "json", "sarif", "xlsx", "docx", "html"]
Rows = Literal["csv", "xlsx"]
FORMATS: Final[tuple[Format, ...]] = ("docx", "xlsx", "html", "md", "csv", "json", "sarif")
PLAIN: Final[Format] = "md"
BINARY: Final[frozenset[str]] = frozenset({"docx", "xlsx"})
ROWS: Final[tuple[Rows, ...]] = ("csv", "xlsx")  # of which several reviews can make one
