"""The exceptions that gouji raises on purpose.

    GoujiError                  one clear line for the person, in `str(error)`
    ├── UnreadableDocument      the file cannot be read or holds nothing that is a disclosure
    ├── InvalidSchema           a file of `schemas/`, a configuration or a review file is not as it must be
    ├── ReviewUnsaved           a decision could not be made durable
    ├── Cancelled               the person stopped the reading
    └── EngineFault             the program contradicts itself: neither a pass nor a finding

Each carries a message key and its arguments, so that the line can be shown in either language.
"""

from __future__ import annotations


class GoujiError(Exception):
    """An expected failure.

    `key` names the message in `schemas/messages/*/errors.ftl`; `facts` are its arguments.
    """

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.key} ({listed})" if listed else self.key


class UnreadableDocument(GoujiError):
    """The file is missing, empty, encrypted, damaged, of an unknown kind, or no disclosure."""


class InvalidSchema(GoujiError):
    """A data file does not have the form it must have; the facts name file, place and what was expected."""


class ReviewUnsaved(GoujiError):
    """The review could not be written; the last saved state is whole."""


class Cancelled(GoujiError):
    """The person stopped a reading that was under way."""


class EngineFault(GoujiError):
    """An internal contradiction. Never reported as a pass or as a finding; the command exits with 2."""
