"""Ruling lines and drawings, from pdfium's page objects: the edges of which tables are made."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from msgspec import Struct

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.dotted import LONGEST, lines_of_marks
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.page.unseen import INVISIBLE, is_active

THIN = 3.0  # points: a filled shape no thicker than this is a line
MOST_OBJECTS = 100_000  # of a page: each character may be one, and each side of a cell
_MOST_SEGMENTS = 60_000
BEYOND = 6.0  # points: what reaches no further over the paper's side is no more than a frame
_ENDS = 2  # of a line
_SLANTED = 8.0  # points: what rises less over its length is a line drawn askew
_DEEPEST = 5  # forms within forms
_WHITE = 250
_WANTED = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT)


class Edge(Struct, frozen=True, gc=False):
    """A horizontal or vertical line in reading coordinates."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it is horizontal."""
        return self.x1 - self.x0 >= self.bottom - self.top


class Rules(Struct):
    """edges: horizontal and vertical lines. curves: boxes of shapes that are no lines (charts). images: boxes.

    white: lines that show only on a shaded ground. shades: boxes of such grounds. fills: boxes without an outline in
    the order in which they are drawn, each with whether it shows on white. cut: lines that go on beyond the paper.
    over: boxes of images that are drawn after text, and may lie over it. marks: boxes so small that many make a line.
    slants: boxes of lines at an angle. forms: pdfium's handles of the forms that hold text, by their addresses.
    """

    edges: list[Edge]
    curves: list[Box]
    images: list[Box]
    white: list[Edge]
    shades: list[Box]
    fills: list[tuple[Box, bool]] = []
    cut: list[Edge] = []
    over: list[Box] = []
    marks: list[Box] = []
    slants: list[Box] = []
    forms: dict[int, Any] = {}


class _Matrix(Struct, frozen=True):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def within(self, outer: _Matrix) -> _Matrix:
        """This matrix followed by `outer`."""
        return _Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )


class _Path(Struct):
    """One part of a path in reading coordinates."""

    points: list[tuple[float, float]]
    curved: bool = False
    closed: bool = False

    @property
    def box(self) -> Box:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)


def read_rules(page: Any, frame: Frame) -> Rules | None:
    """The lines, shapes and images of a page in reading coordinates, or None where they are too many.

    Lines that are white on white do not count.
    """
    rules = Rules([], [], [], [], [])
    written = False
    for seen, (kind, drawn, matrix, form) in enumerate(_objects(page)):
        written |= kind == pdfium.FPDF_PAGEOBJ_TEXT
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and form and pdfium.FPDFTextObj_GetTextRenderMode(drawn) not in INVISIBLE:
            rules.forms[ctypes.addressof(form.contents)] = form
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(drawn, matrix, frame, rules)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _image_box(drawn, matrix, frame)
            if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                _add_thin(box, rules.edges, rules.marks)
            else:
                rules.images.append(box)
                if written:
                    rules.over.append(box)
        if seen > MOST_OBJECTS or len(rules.edges) + len(rules.white) + len(rules.marks) > _MOST_SEGMENTS:
            return None
    for box in lines_of_marks(rules.marks):
        rules.edges += _edges_of_fill(box)
    rules.edges += [one for one in rules.white if any(_inside(one, shade) for shade in rules.shades)]
    width, _ = frame.size
    rules.cut = [one for one in rules.edges if one.x0 < -BEYOND or one.x1 > width + BEYOND]
    rules.edges = list(_on_paper(rules.edges, frame))
    return rules


def _on_paper(edges: list[Edge], frame: Frame) -> Iterator[Edge]:
    """The lines as far as the paper reaches: a browser draws the rest of a cut table beyond its end."""
    width, height = frame.size
    for one in edges:
        if one.x0 >= 0 and one.top >= 0 and one.x1 <= width and one.bottom <= height:
            yield one
        elif one.x0 < width and one.top < height and one.x1 > 0 and one.bottom > 0:
            yield Edge(max(one.x0, 0.0), max(one.top, 0.0), min(one.x1, width), min(one.bottom, height))


def _objects(page: Any) -> Iterator[tuple[int, Any, _Matrix, Any]]:
    """Paths, images and text of the page, those in forms too, each with its kind, the matrix of the forms around and
    the innermost of these, or None.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    outermost = _Matrix()
    stack = [(pdfium.FPDFPage_GetObject(page, index), outermost, 0, None) for index in reversed(range(count))]
    while stack:
        drawn, outer, depth, form = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind in _WANTED:
            yield kind, drawn, outer, form
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST and is_active(drawn):
            inner = _matrix(drawn).within(outer)
            parts = range(pdfium.FPDFFormObj_CountObjects(drawn))
            stack += [(pdfium.FPDFFormObj_GetObject(drawn, at), inner, depth + 1, drawn) for at in reversed(parts)]


def _matrix(drawn: Any) -> _Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, raw)
    return _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _image_box(drawn: Any, outer: _Matrix, frame: Frame) -> Box:
    matrix = _matrix(drawn).within(outer)
    corners = [
        frame.point(matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
        for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))
    ]
    return _Path(corners).box


def _read_path(drawn: Any, outer: _Matrix, frame: Frame, rules: Rules) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
    filled, stroked = fill.value != 0, stroke.value != 0
    if not (filled or stroked):
        return
    ink = _shows(drawn, pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor)
    lines = rules.edges if ink else rules.white
    for part in _parts(drawn, _matrix(drawn).within(outer), frame):
        box = part.box
        wide, high = box[2] - box[0], box[3] - box[1]
        if part.curved:
            if min(wide, high) > THIN and ink:
                rules.curves.append(box)
            elif ink and max(wide, high) <= THIN:
                rules.marks.append(box)
        elif stroked:
            lines.extend(_edges_of_stroke(part))
            if len(part.points) == _ENDS and min(wide, high) > _SLANTED and ink:
                rules.slants.append(box)
            if filled and wide > THIN and high > THIN:
                rules.shades.append(box)
        elif min(wide, high) <= THIN:
            _add_thin(box, lines, rules.marks if ink else None)
        else:
            rules.fills.append((box, ink))
            if ink:
                rules.shades.append(box)
            if ink and len(part.points) > 5:
                rules.curves.append(box)


def _add_thin(box: Box, lines: list[Edge], marks: list[Box] | None) -> None:
    """Add a thin shape to the lines, or to the marks where it is so small that it may be a part of a line."""
    if marks is not None and max(box[2] - box[0], box[3] - box[1]) <= LONGEST:
        marks.append(box)
    else:
        lines += _edges_of_fill(box)


def _shows(drawn: Any, ask: Callable[..., int]) -> bool:
    """Whether the path is drawn in a colour that shows on white; `ask` is how pdfium is asked for it."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(drawn, red, green, blue, alpha):
        return True
    return alpha.value > 5 and min(red.value, green.value, blue.value) < _WHITE


def _parts(drawn: Any, matrix: _Matrix, frame: Frame) -> list[_Path]:
    """The path's parts, each from one move to the next."""
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[_Path] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = frame.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append(_Path([place]))
        else:
            parts[-1].points.append(place)
            parts[-1].curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].closed = True
    return [part for part in parts if len(part.points) > 1]


def _edges_of_stroke(part: _Path) -> Iterator[Edge]:
    points = [*part.points, part.points[0]] if part.closed else part.points
    for (ax, ay), (bx, by) in pairwise(points):
        wide, high = abs(ax - bx), abs(ay - by)
        if max(wide, high) < 0.5 or min(wide, high) > 0.7:
            continue
        if wide > high:
            middle = (ay + by) / 2
            yield Edge(min(ax, bx), middle, max(ax, bx), middle)
        else:
            middle = (ax + bx) / 2
            yield Edge(middle, min(ay, by), middle, max(ay, by))


def _edges_of_fill(box: Box) -> list[Edge]:
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if max(wide, high) < THIN or abs(wide - high) < 0.5:
        return []
    if wide > high:
        return [Edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    return [Edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]


def _inside(one: Edge, shade: Box) -> bool:
    x, y = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    return bool(shade[0] - 1 <= x <= shade[2] + 1 and shade[1] - 1 <= y <= shade[3] + 1)
