"""`gouji merge`: two reviewers' files become one."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.errors import UnreadableDocument
from reconcile.export.printable import one_line
from reconcile.language import Language, speaker
from reconcile.review import is_review, read_review
from reconcile.review.locking import write_alone
from reconcile.review.merging import disputes, merge
from reconcile.review.reading import tables
from reconcile.review.record import SavedFinding
from reconcile.review.rendering import render
from reconcile.review.standing import effective
from tui.boundary import narrate
from tui.commands.outputs import deliver
from tui.commands.spoken import Spoken, force_option, output_option


def command(language: Language) -> click.Command:
    """`merge A B [--output F] [--force]`."""
    say = speaker(language)

    def told(finding: SavedFinding) -> str:
        latest = {one.who: one.what for one in effective(finding.decision)}
        said = ", ".join(f"{who} {say('action-' + what)}" for who, what in latest.items())
        return say("merge-disputed", rule=finding.rule, message=finding.message, decisions=said)

    def run(first: str, second: str, output: str | None, force: bool) -> int:  # noqa: FBT001 - click's
        for given in (first, second):
            if not is_review(Path(given)):
                raise UnreadableDocument("not-a-review", file=given)
        made = merge(read_review(Path(first)), read_review(Path(second)))
        if output is None:
            deliver(render(made), None)
        elif not force and Path(output).exists() and output not in {first, second}:
            raise UnreadableDocument("output-exists", file=output)
        else:
            write_alone(Path(output), made)
        disputed = disputes(made)
        for one in disputed:
            narrate(one_line(told(one)))
        counts = {
            "findings": len(tables(made, "finding")),
            "notes": len(tables(made, "note")),
            "disputed": len(disputed),
        }
        narrate(say("merge-count", **{name: str(number) for name, number in counts.items()}))
        return 0

    paths = [
        click.Argument([name], type=click.Path(readable=False), metavar=mark)
        for name, mark in (("first", "A"), ("second", "B"))
    ]
    return Spoken("merge", language, callback=run, params=[*paths, output_option(say), force_option(say)])
