"""Which money each form is about: `schemas/lexicon/narrative_forms.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, ValidationError, convert

from reconcile.errors import InvalidSchema
from reconcile.narrative.subjects import Measure, Side

NAME = "narrative_forms.toml"


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
    try:
        read = convert(tomllib.loads(files("schemas").joinpath("lexicon", NAME).read_text("utf-8")), _Scopes)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidSchema("schema-invalid", file=f"schemas/lexicon/{NAME}", expected=str(error)) from error
    return {one.code: one for one in read.form}
