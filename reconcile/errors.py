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

import errno


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


_SYSTEM = {
    errno.ENOENT: "system-missing",
    errno.EACCES: "system-denied",
    errno.EPERM: "system-denied",
    errno.EROFS: "system-read-only",
    errno.EISDIR: "system-is-folder",
    errno.ENOTDIR: "system-no-folder",
    errno.EEXIST: "system-there",
    errno.ENOSPC: "system-full",
    errno.ELOOP: "system-link",
    errno.ENAMETOOLONG: "system-long-name",
    errno.EMFILE: "system-many-open",
    errno.ENFILE: "system-many-open",
    errno.EBUSY: "system-busy",
    errno.ETXTBSY: "system-busy",
    errno.EIO: "system-device",
    errno.ENXIO: "system-device",
    errno.ETIMEDOUT: "system-device",
}
IRREGULAR = "system-irregular"  # a pipe, a device: no file with an end
REASONS = frozenset((*_SYSTEM.values(), IRREGULAR))


def reason(error: OSError) -> str:
    """Why the system refused: the key of a message, or its own words where we have none."""
    return _SYSTEM.get(error.errno or 0) or error.strerror or str(error)
