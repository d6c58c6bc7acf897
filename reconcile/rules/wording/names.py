"""The office's own name, its level and the kind of document, the same throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from reconcile.ledger import Excerpt, NotRun, Observation, Statement
from reconcile.recognition import Recognition
from reconcile.wording.names import agree, alike, is_office, office
from reconcile.wording.passages import Passage, passages

CODES = ("WRD301", "WRD302", "WRD303")

_SUBJECT = re.compile(
    r"(?:^|。)(?:20\d{2}年(?:度)?)(?P<name>[^，。；：、\d“”（）()]{4,30}?)(?:20\d{2}年(?:度)?)?(?:部门|单位)?"
    r"(?:预算收入|预算支出|支出预算|收入预算|收入支出总计|收支总预算|财政拨款收|一般公共预算|政府性基金|政府采购|“三公”经费|机关运行经费|本年收入|本年支出|总收入|总支出)"
)
_OWNER = re.compile(r"^(?:编制|填报|公开|预算)?(?:单位|部门)(?:名称)?[:：](?P<name>.+)$")
_OTHER_KIND = {
    "budget": re.compile(r"(?:单位|部门|收支|收入|支出|财政拨款|经费)决算(?!.*预算)"),
    "final": re.compile(r"(?:单位|部门|收支总|收入总|支出总)预算(?!.*决算)(?=公开|情况|表|说明)"),
}
_BOTH_KINDS = re.compile(r"预决算|预、决算|上年|对比|执行")


class _Mention(Struct, frozen=True):
    """An office named where the document's own must stand."""

    name: str
    excerpt: Excerpt


def state(known: Recognition) -> Iterator[Statement]:
    """Observations about names; without the office's own name none can be made."""
    document = known.disclosure
    if not office(document.entity):
        yield NotRun("WRD301", "why-entity-unknown")
        return
    everything = tuple(passages(document, cells=False))
    own_words = [one for one in everything if one.kind == "paragraph" and one.part == "narrative"]
    yield from _names([*_owners(known), *(mention for one in own_words for mention in _subjects(one))], known)
    titles = [one for one in everything if one.kind in ("heading", "title") and one.part != "sheet"]
    yield from _kind(titles, document.kind)
    if document.level == "unit":
        yield from _level(own_words)


def _accepted(known: Recognition) -> frozenset[str]:
    """The office and the units that a department lists: every label of a row that reads like an office."""
    labels = {row.label for form in known.forms for row in form.rows if is_office(row.label)}
    listed = {
        cell.text
        for table in known.disclosure.tables
        if table.part != "sheet" and known.disclosure.level == "department"
        for cells in table.grid
        for cell in cells
        if cell is not None and is_office(cell.text)
    }
    return frozenset({known.disclosure.entity, *labels, *listed})


def _owners(known: Recognition) -> Iterator[_Mention]:
    """The offices named above the tables, and those of the performance-target sheets that are nearly the document's."""
    for table in known.disclosure.tables:
        found = _OWNER.match(table.owner.strip())
        name = office(found["name"] if found else table.owner)
        if table.part == "table" and is_office(name):
            yield _Mention(name, Excerpt(text=name, part="table", title=table.title, block=table.id, place=table.place))
    for sheet in known.sheets:
        name = sheet.fields.get("实施单位", "")
        if not sheet.slipped and is_office(name) and alike(name, known.disclosure.entity):
            place = sheet.places.get("实施单位", sheet.table.place)
            title, block = sheet.table.title, sheet.table.id
            yield _Mention(name, Excerpt(text=name, part="sheet", title=title, block=block, place=place))


def _subjects(one: Passage) -> Iterator[_Mention]:
    """The offices of which a paragraph's sentences report."""
    for found in _SUBJECT.finditer(one.text):
        if is_office(found["name"]):
            yield _Mention(found["name"], one.excerpt(*found.span("name")))


def _names(mentions: list[_Mention], known: Recognition) -> Iterator[Statement]:
    """One observation a name that is not the office's, where most names are."""
    accepted = _accepted(known)
    other = [one for one in mentions if not any(agree(one.name, fit) for fit in accepted)]
    if 2 * len(other) > len(mentions):
        yield NotRun("WRD301", "why-entity-unknown")
        return
    for name in dict.fromkeys(one.name for one in other):
        places = tuple(one.excerpt for one in other if one.name == name)
        facts = {"text": name, "entity": known.disclosure.entity}
        yield Observation(rule="WRD301", operands=places, where=places[0].title, facts=facts)


def _kind(titles: list[Passage], kind: str) -> Iterator[Observation]:
    """Titles of the other kind, where most are of the document's own kind."""
    word = "预算" if kind == "budget" else "决算"
    other = [one for one in titles if _OTHER_KIND[kind].search(one.text) and not _BOTH_KINDS.search(one.text)]
    if 2 * len(other) < sum(word in one.text for one in titles):
        for one in other:
            facts = {"text": one.text, "kind": word}
            yield Observation(rule="WRD303", operands=(one.whole(),), where=one.title, facts=facts)


def _level(own: list[Passage]) -> Iterator[Observation]:
    """本部门 in the document of a unit, where it otherwise says 本单位: one observation for all."""
    found = [
        (one, match)
        for one in own
        for match in re.finditer(r"(?<!占)本部门(?!（单位）|\(单位\)|/单位|、单位|和)", one.text)
    ]
    if found and any("本单位" in one.text for one in own):
        operands = tuple(one.excerpt(match.start(), match.end()) for one, match in found)
        yield Observation(rule="WRD302", operands=operands, where=found[0][0].title, facts={"count": str(len(found))})
