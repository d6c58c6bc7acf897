"""Empty forms and the notes under tables (FRM102, FRM103, FRM104)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Heading, Paragraph, Table
from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognising.labels import squeezed
from reconcile.recognition import FormTable, Recognition

CODES = ("FRM102", "FRM103", "FRM104")
_NO_DATA = re.compile(r"(?:本|此|该)表(?:无数据|为空|没有数据|无内容|无相关数据)|无数据|空表")
_NOTHING = re.compile(r"[没无未不]|为?0(?:\.0+)?(?:万?元)|空表|零")
_INSTRUCTION = re.compile(r"仍保留|下述说明|作如下说明|若无|如无|的[,，]")
SUBJECTS = {
    **dict.fromkeys(("fund", "fund-income", "fund-basic"), "政府性基金"),
    **dict.fromkeys(("capital", "capital-income"), "国有资本"),
    "three-public": "三公",
    "operating": "机关运行",
    "projects-carried": "结转",
}
FUNDS = ("政府性基金", "国有资本")


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on every table of the budget or account whose note is missing or says what is not so."""
    for form in known.forms:
        if form.table.part == "table" and form.form and form.figures:
            notes = _notes(known, form.table)
            denying = [one for one in notes if _NO_DATA.search(one.text) and not _INSTRUCTION.search(one.text)]
            yield from _denied(known, form, denying)
            yield from _misnamed(form, denying)
            if form.empty and not denying and not _explained(known, form, notes):
                excerpt = Excerpt(text=form.table.title, part="table", title=form.table.title, place=form.table.place)
                yield Observation(rule="FRM102", operands=(excerpt,), where=form.table.title)


def _notes(known: Recognition, table: Table) -> list[Excerpt]:
    """The lines under a table: its notes, and short paragraphs up to the next table."""
    blocks = known.disclosure.blocks
    texts = [(note, table.place) for note in table.notes]
    start = next((place for place, block in enumerate(blocks) if block.id == table.id), len(blocks))
    for block in blocks[start + 1 : start + 4]:
        if isinstance(block, Table | Heading) or not isinstance(block, Paragraph) or block.part != "table":
            break
        texts.append((block.text, block.place))
    return [Excerpt(text=text, part="table", title=table.title, block=table.id, place=place) for text, place in texts]


def _denied(known: Recognition, form: FormTable, denying: list[Excerpt]) -> Iterator[Statement]:
    amounts = [known.figures[one] for one in form.figures.values()]
    printed = [one for one in amounts if one.micro and one.dimension == "money"]
    if denying and printed:
        yield Observation(
            rule="FRM103", operands=(denying[0], printed[0].id), where=form.table.title, facts={"note": denying[0].text}
        )


def _misnamed(form: FormTable, denying: list[Excerpt]) -> Iterator[Statement]:
    own = SUBJECTS.get(form.form, "")
    for note in denying:
        named = [fund for fund in FUNDS if fund in note.text]
        if own in FUNDS and len(named) == 1 and named[0] != own:
            yield Observation(rule="FRM104", operands=(note,), where=form.table.title, facts={"note": note.text})


def _explained(known: Recognition, form: FormTable, notes: list[Excerpt]) -> bool:
    """Whether any line says that there is nothing to show."""
    subject = SUBJECTS.get(form.form, "")
    if any(_NOTHING.search(note.text) for note in notes) or not subject:
        return True
    paragraphs = (squeezed(one.text) for one in known.disclosure.paragraphs)
    clauses = (clause for text in paragraphs if subject in text for clause in re.split("[。；;]", text))
    return any(_NOTHING.search(clause) for clause in clauses)
