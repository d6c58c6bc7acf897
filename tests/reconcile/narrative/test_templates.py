"""The 78 templates of narrative that real disclosures use: what each sentence says, against a list made by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reconcile.disclosure import Paragraph, Place
from reconcile.narrative.claims import Claim
from reconcile.narrative.grammar import read_section
from reconcile.narrative.memory import Mention
from reconcile.narrative.subjects import Names, Subject, normal

TEMPLATES = tomllib.loads(Path(__file__).with_name("templates.toml").read_text("utf-8"))["template"]
CLASSES = ("教育支出", "卫生健康支出", "住房保障支出", "一般公共服务支出")
NAMES = Names("某局", {normal(one): one for one in CLASSES})
SIGNS = {1: "+", -1: "-", 0: ""}


def said(text: str, year: int = 2024) -> list[str]:
    """The claims of a text, each in one line, as `templates.toml` writes them."""
    paragraph = Paragraph(id="p", text=text, part="narrative", section=(), place=Place())
    read = read_section([paragraph], NAMES, year)
    printed = {one.id: one for one in read.mentions}
    return [_line(one, printed) for one in read.claims if one.kind != "names"]


def _line(claim: Claim, printed: dict[str, Mention]) -> str:
    figures = ("+".join(printed[one].token.text for one in each.split("+")) if each else "–" for each in claim.figures)
    words = [claim.kind, *figures, _subject(claim.about, claim.kind)]
    if claim.kind in ("change", "rate", "equal", "completion", "bound"):
        words += [claim.base.kind, SIGNS[claim.direction]]
    return " ".join(one for one in words if one) + (" " if words[-1] == "" and claim.kind == "count" else "")


def _subject(about: Subject, kind: str) -> str:
    name = about.name or about.fund
    if not name:
        return about.printed
    fund = about.fund if about.name else ""
    version = about.version if kind != "count" else ""
    return "·".join(one for one in (name, fund, about.side, version) if one) + ("" if about.sure else "?")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: f"{one['number']:02}")
def test_a_template_says_what_a_reader_understands(template: dict[str, object]) -> None:
    assert sorted(said(str(template["text"]))) == sorted(template["claims"])  # type: ignore[call-overload]


def test_all_78_templates_are_here() -> None:
    assert [one["number"] for one in TEMPLATES] == list(range(1, 79))
