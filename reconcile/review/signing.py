"""Acts that bear the name of an account, signed by the person who has since said who they are."""

from __future__ import annotations

import getpass
from itertools import chain

from reconcile.review.rendering import Raw


def sign(raw: Raw, name: str) -> None:
    """Put `name` for that of this account in a review that was last written before anybody had said their name."""
    account = getpass.getuser()
    session = raw.get("session", {})
    if name in {"", account} or session.get("reviewer") != account:
        return
    session["reviewer"] = name
    decisions = (one.get("decision", []) for one in raw.get("finding", []))
    for act in chain(*decisions, raw.get("note", []), raw.get("check", [])):
        if act["who"] == account:
            act["who"] = name
