"""Workbooks in the Office Open XML format (.xlsx): every cell as shown, merged cells and hidden rows known.

Read here and not by openpyxl 3.1.5, which refuses a whole workbook for an empty fill, as files that Excel opens do
hold, or for a colour, a font family, an alignment or a validation that is not quite as the standard says, though no
figure depends on these; and which finds no sheet at all in the strict variant of the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec import Struct

from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import MOST_CELLS_AT_ONCE, MOST_SHEETS
from reconcile.reading.numberformat import BUILT_IN, shown_number
from reconcile.reading.packages import part

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_COLUMNS = 16_384  # of a sheet, at most
_MANY = frozenset({"row", "c", "mergeCell"})  # elements of a sheet
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Sheet(Struct, frozen=True):
    """One sheet. cells: text by (row, column) from 0; merged: the areas that are one cell, as first and last cell.

    calculated: of its formulas, which have a result; a program that writes a workbook need not calculate it.
    """

    name: str
    cells: dict[tuple[int, int], str]
    merged: tuple[tuple[int, int, int, int], ...]
    calculated: tuple[bool, ...] = ()


def read_sheets(package: ZipFile) -> Iterator[Sheet]:
    """The visible sheets of a workbook, in their order."""
    strings = _shared_strings(package)
    formats = _formats(package)
    later = _calculated_later(package)
    parts = _sheet_parts(package)
    if len(parts) > MOST_SHEETS:
        raise UnreadableDocument("file-crowded")
    room = MOST_CELLS_AT_ONCE
    for name, path in parts:
        sheet = _sheet(name, _events(package, path), strings, formats, room, calculated_later=later)
        room -= len(sheet.cells)
        yield sheet


def _events(package: ZipFile, path: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Where each element of a part starts and ends. Who has read one of many clears it, so that not all are held."""
    for event, element in ElementTree.iterparse(BytesIO(part(package, path)), ("start", "end")):
        element.tag = element.tag.replace(_STRICT, _MAIN)
        yield event, element


def _root(package: ZipFile, path: str) -> ElementTree.Element:
    *_, (_, root) = _events(package, path)
    return root


def _sheet_parts(package: ZipFile) -> list[tuple[str, str]]:
    relations = _root(package, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = []
    for sheet in _root(package, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_RELATION_STRICT), "")
        if target and "worksheet" in target and sheet.get("state", "visible") == "visible":
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            found.append((sheet.get("name", ""), path))
    return found


def _calculated_later(package: ZipFile) -> bool:
    """Whether all formulas are to be calculated when the workbook is opened; until then their results may be 0."""
    found = next(_root(package, "xl/workbook.xml").iter(f"{_MAIN}calcPr"), None)
    return found is not None and found.get("fullCalcOnLoad") in ("1", "true")


def _text(element: ElementTree.Element) -> str:
    """All text runs of a string, without the phonetic ones."""
    pieces = []
    for child in element:
        if child.tag == f"{_MAIN}t":
            pieces.append(child.text or "")
        elif child.tag == f"{_MAIN}r":
            pieces += [one.text or "" for one in child.iter(f"{_MAIN}t")]
    return "".join(pieces)


def _shared_strings(package: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    strings = []
    for event, element in _events(package, "xl/sharedStrings.xml"):
        if event == "end" and element.tag == f"{_MAIN}si":
            strings.append(_text(element))
            element.clear()
    return strings


def _formats(package: ZipFile) -> list[str]:
    """The number format of each cell style."""
    if "xl/styles.xml" not in package.namelist():
        return []
    root = _root(package, "xl/styles.xml")
    own = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    numbers = [int(one.get("numFmtId", 0)) for one in styles] if styles is not None else []
    return [own.get(number, BUILT_IN.get(number, "")) for number in numbers]


def _position(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _hidden_columns(columns: ElementTree.Element) -> Iterator[int]:
    for one in columns:
        if one.get("hidden") in ("1", "true"):
            yield from range(int(one.get("min", 1)) - 1, int(one.get("max", 0)))


def _sheet(
    name: str,
    events: Iterator[tuple[str, ElementTree.Element]],
    strings: list[str],
    formats: list[str],
    room: int,
    *,
    calculated_later: bool,
) -> Sheet:
    """A sheet of at most so many cells as there is room for."""
    calculated: list[bool] = []
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    hidden: set[int] = set()
    at_row = at_column = -1
    in_hidden_row = False
    for event, element in events:
        kind = element.tag.removeprefix(_MAIN)
        if event == "start":
            if kind == "row":
                at_row, at_column = int(element.get("r", at_row + 2)) - 1, -1
                in_hidden_row = element.get("hidden") in ("1", "true")
            continue
        if kind == "cols":
            hidden = set(islice(_hidden_columns(element), _COLUMNS))
        elif kind == "c" and not in_hidden_row:
            position = _position(element.get("r", ""))
            at_column = position[1] if position else at_column + 1
            text = _shown(element, strings, formats)
            if element.find(f"{_MAIN}f") is not None:
                result = element.findtext(f"{_MAIN}v")
                calculated.append(result is not None and not (calculated_later and result in ("", "0")))
            if text and at_column not in hidden:
                cells[at_row, at_column] = text
        elif kind == "mergeCell":
            first, _, last = element.get("ref", "").partition(":")
            start, stop = _position(first), _position(last)
            if start and stop:
                merged.append((*start, *stop))
        if max(len(cells), len(merged)) > room:
            raise UnreadableDocument("file-crowded")
        if kind in _MANY:
            element.clear()
    return Sheet(name=name, cells=cells, merged=tuple(merged), calculated=tuple(calculated))


def _shown(cell: ElementTree.Element, strings: list[str], formats: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return _text(inline) if inline is not None else ""
    stored = cell.findtext(f"{_MAIN}v") or ""
    if not stored:
        return ""
    if kind == "s":
        return strings[int(stored)] if stored.isdigit() and int(stored) < len(strings) else ""
    if kind == "n":
        style = int(cell.get("s", 0))
        return shown_number(stored, formats[style] if style < len(formats) else "")
    return stored
