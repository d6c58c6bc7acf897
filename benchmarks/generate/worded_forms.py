"""Forms that are data: heads, rows and columns by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.generate import names
from benchmarks.generate.accounts import Accounts
from benchmarks.generate.budget import FUNDS, Budget, Line
from benchmarks.generate.document import ABOVE, LEFT, Grid, mark
from benchmarks.generate.facts import Fact
from benchmarks.generate.line_numbers import number_lines
from benchmarks.generate.writer import Pick, Writer, coded_rows, rollup, side_by_side


def form_of(w: Writer, book: Budget, own: Accounts | None, facts: Mapping[str, Fact], spec: Mapping[str, Any]) -> Grid:
    """One form. heads: rows of `项目|<|合计`, < merged to the left, ^ upward. rows: function, economic, people and office, projects, facing or a list of `label=fact,fact`."""
    heads = [[{"<": LEFT, "^": ABOVE}.get(cell, cell.format(Y=book.year, P=book.year - 1)) for cell in one.split("|")] for one in spec["heads"]]  # fmt: skip
    rows = spec["rows"]
    if rows == "function":
        picks = [pick_of(own, one) for one in spec["columns"]]
        totals = [sum(pick(line) for line in book.lines) for pick in picks]
        body = coded_rows(
            w,
            rollup(book.lines, picks),
            totals,
            layout=spec.get("codes", "joined"),
            last=spec.get("last", False),
        )
        if spec.get("codes") == "none":
            body = [row[1:] for row in body]
    elif rows == "economic":
        body = _economic(w, book, spec)
    elif rows == "people and office":
        body = _people_and_office(w, book)
    elif rows == "facing":
        body = _facing(w, book, own, facts, spec)
    elif rows == "projects":
        body = [["合计", *_cells(w, facts, spec["total"], 0)]]
        body += [
            [mark(one.name, "project"), *(w.cell(sum(one.money.get(fund, 0) for fund in funds.split("+")) if funds != "all" else one.total, 3) for funds in spec["columns"])]
            for one in book.projects if one.carried is spec.get("carried", False)
        ]  # fmt: skip
    else:
        named = {"U": book.entity, "Y": book.year, "P": book.year - 1}
        body = [_labelled(w, facts, one.format(**named)) for one in rows]
    grid = Grid(spec["kind"], spec["title"], [*heads, *body], len(heads), wide=len(heads[0]) > 5)
    if spec.get("lines"):
        number_lines(grid)
    return grid


def pick_of(own: Accounts | None, text: str) -> Pick:
    """`project:gpb+gf`: what of a line, from which funds. total: with what was carried over."""
    what, _, named = text.partition(":")
    funds = tuple(named.split("+")) if named else FUNDS
    if what == "income":
        assert own is not None
        received = own.income
        return lambda line: sum(received.get(fund, {}).get(line.code, 0) for fund in named.split("+") if named) if named else sum(one.get(line.code, 0) for one in received.values())  # fmt: skip
    if what in {"open", "close"}:
        assert own is not None
        balance = own.opening if what == "open" else own.closing
        return lambda line: sum(balance.get(fund, 0) for fund in funds if own.balance_item.get(fund) == line.code)
    ways: dict[str, Callable[[Line], int]] = {
        "nil": lambda line: 0,
        "current": lambda line: line.current(*funds),
        "basic": lambda line: line.basics(*funds),
        "project": lambda line: line.projects(*funds),
        "carry": lambda line: line.carried(*funds),
        "total": lambda line: line.current(*funds) + line.carried(*funds),
        "project_total": lambda line: line.projects(*funds) + line.carried(*funds),
    }
    return ways[what]


def _cells(w: Writer, facts: Mapping[str, Fact], named: str, level: int) -> list[str]:
    cells = []
    for one in named.split(","):
        name, _, what = one.strip().partition(".")
        if what == "rate":
            cells.append(w.rate_cell(facts[name].now, facts[name].prior))
            continue
        cells.append(w.cell(getattr(facts[name], what or "now"), level) if name else "")
    return cells


def _labelled(w: Writer, facts: Mapping[str, Fact], text: str) -> list[str]:
    """Cells side by side: `label=fact,fact`, or a label alone; `||=,` leaves three blank."""
    row = []
    for part in text.split("|"):
        label, sign, named = part.partition("=")
        row += [label] if label or not sign else []
        row += _cells(w, facts, named, 0 if label.endswith("计") else 1) if sign else []
    return row


def _facing(
    w: Writer, book: Budget, own: Accounts | None, facts: Mapping[str, Fact], spec: Mapping[str, Any]
) -> list[list[str]]:
    """Income on the left, classes (or named rows) on the right, and the rows of totals below."""
    left = [_labelled(w, facts, one) for one in spec["left"]]
    if spec["right"] == "classes":
        picks = [pick_of(own, one) for one in spec["columns"]]
        listed = names.FINAL_LIST if own else names.SHORT_LIST
        sums = [
            (code, [sum(pick(line) for line in book.lines if line.code.startswith(code)) for pick in picks])
            for code in listed
        ]
        if spec.get("short"):
            sums = [(code, amounts) for code, amounts in sums if any(amounts)]
        sign = spec.get("ordinal", "{}、")
        right = [[sign.format(names.ORDINALS[at]) + names.CLASSES[code], *w.cells(amounts, 1)] for at, (code, amounts) in enumerate(sums)]  # fmt: skip
        right = [*(_labelled(w, facts, one) for one in spec.get("above", ())), *right]
    else:
        right = [_labelled(w, facts, one) for one in spec["right"]]
    body = side_by_side(left, right) + [_labelled(w, facts, one) for one in spec["foot"]]
    return [[str(at), *row] for at, row in enumerate(body, 1)] if spec.get("number") else body


def _economic(w: Writer, book: Budget, spec: Mapping[str, Any]) -> list[list[str]]:
    """类 and 款 of the economic classification; columns: all, people, office. half: only these classes."""
    ways: dict[str, Callable[[str, int], int]] = {
        "all": lambda code, fen: fen,
        "people": lambda code, fen: fen if code[:3] in {"301", "303"} else 0,
        "office": lambda code, fen: fen if code[:3] in {"302", "310"} else 0,
    }
    money = {code: fen for code, fen in book.economic.items() if code[:3] in spec.get("half", names.ECONOMIC_CLASSES)}

    def row(code: str, name: str, own: Mapping[str, int], level: int) -> list[str]:
        amounts = [sum(ways[one](item, fen) for item, fen in own.items()) for one in spec["columns"]]
        return [code, mark(name, "item"), *w.cells(amounts, level)]

    body = []
    for group, name in names.ECONOMIC_CLASSES.items():
        items = {code: fen for code, fen in money.items() if code.startswith(group)}
        if items:
            body.append(row(group, name, items, 1))
            body += [row(code, names.ECONOMIC[code][0], {code: fen}, 3) for code, fen in items.items()]
    whole = row("合计", "", money, 0)
    whole[1] = LEFT
    return [*body, whole] if spec.get("last") else [whole, *body]


def _people_and_office(w: Writer, book: Budget) -> list[list[str]]:
    """All economic items, those of 人员经费 beside those of 公用经费, and their totals below."""

    def block(*groups: str) -> list[list[str]]:
        rows = []
        for group in groups:
            whole = sum(fen for code, fen in book.economic.items() if code.startswith(group))
            rows.append([group, mark(names.ECONOMIC_CLASSES[group], "item"), w.cell(whole, 1)])
            for code, (name, _) in names.ECONOMIC.items():
                if code.startswith(group):
                    rows.append([code, mark(name, "item"), w.cell(book.economic.get(code, 0), 3)])
        return rows

    foot = ["人员经费合计", LEFT, w.cell(book.people, 0), "公用经费合计", LEFT, w.cell(book.office, 0)]
    return [*side_by_side(block("301", "303"), block("302", "310")), foot]
