"""Years in the text of a disclosure."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<!\d)(20\d{2})(?=\s*年|(?:预算|决算|执行)数)")
_QUOTED = re.compile(r"《[^》]*》|〈[^〉]*〉|〔[^〕]*〕|\[[^\]]*\]|【[^】]*】|“[^”]*”|（[^）]*）|\([^)]*\)")
_SPAN = re.compile(r"20\d{2}年?\s*[-—–~～至到]+\s*20\d{2}年?")


def years_in(text: str) -> tuple[int, ...]:
    """The years that `text` speaks of, without those in titles of other documents, brackets, quotes and spans."""
    return tuple(int(found[1]) for found in YEAR.finditer(unquoted(text)))


def unquoted(text: str) -> str:
    """`text` with quoted and bracketed words and spans of years blanked out, so that offsets stay."""
    for pattern in (_QUOTED, _SPAN):
        text = pattern.sub(lambda found: "\0" * len(found.group()), text)
    return text
