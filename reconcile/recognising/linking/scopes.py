"""Which money each form is about: `schemas/lexicon/narrative_forms.toml`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from reconcile.narrative.subject_words import Measure, Side
from reconcile.schema_files import load


class FormScope(Struct, frozen=True, forbid_unknown_fields=True):
    """What the total of a form is: its name, fund, side and year. economic: rows are of the economic classification."""

    code: str
    name: str
    fund: str
    side: Side = ""
    measure: Measure = ""
    economic: bool = False


class _Scopes(Struct, frozen=True, forbid_unknown_fields=True):
    form: tuple[FormScope, ...]


@cache
def scopes() -> dict[str, FormScope]:
    """The scope of every form that the narrative speaks of, by its code. Raises InvalidSchema."""
    return {one.code: one for one in load("lexicon/narrative_forms.toml", _Scopes).form}
