"""Families that are data: forms and sentences of a disclosure in `wordings/*.toml`, filled in from the model.

Sentences: `{gpb}` an amount, `{gpb.plan}` what was budgeted, `{gpb.prior}` last year's, `{gpb.done}` the completion rate,
`{gpb.moved}` 增加…，增长…, `{gpb.why}` a reason, `{gpb/total}` a share, `{#projects}` a count, `{Y}` `{Y-1}` `{U}` `{N}` year, unit, 部门 or 单位.
`[gpb.plan? A | B]` is A where the amount is not nil. `<classes；{it.name}{it}>` goes through a list, joined by ；. A paragraph that
begins with `@items ` stands once for each, `{n}` and `{o}` count; `@classes>items A >> B` is A for each class and B for each of its items. `#`, `##`, `###` are headings. Of the wordings in a line that ` %% ` parts, a
document has one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.generate import accounts, budget, names
from benchmarks.generate.accounts import Accounts
from benchmarks.generate.budget import Budget
from benchmarks.generate.document import Contents, Document, Grid, Heading, Para, mark
from benchmarks.generate.facts import Fact, counts_of, facts_of, lists_of
from benchmarks.generate.phrases import against
from benchmarks.generate.printing import Style
from benchmarks.generate.worded_forms import form_of
from benchmarks.generate.writer import Writer

FOLDER = Path(__file__).parent / "wordings"
_CHOICE = re.compile(r"\[(\w+)(?:\.(\w+))?\? ([^\[\]|]*)(?:\| ?([^\[\]]*))?\]")
_LIST = re.compile(r"<(\w+)([；、，]) ?([^<>]*)>")
_SLOT = re.compile(r"\{(#?\w+)(?:([./])(\w+))?\}")


def families() -> dict[str, Callable[[int], Document]]:
    """Every family of the folder, by name. like: another family, whose forms and habits it has where it names none.
    instead: forms in place of that family's, by kind.
    """
    data = {path.stem: tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml"))}
    return {name: _builder(name, data.get(own.get("like", ""), {}) | own) for name, own in data.items()}


def _builder(family: str, data: Mapping[str, Any]) -> Callable[[int], Document]:
    def build(seed: int) -> Document:
        rng = Random(f"{family} {seed}")
        year = rng.choice(data["years"])
        own: Accounts | None = None
        purses = [tuple(one.split("+")) for one in data["funds"]]
        if data["kind"] == "final":
            own = accounts.make(rng.randrange(10**9), year, purses)
            book = own.book
        else:
            book = budget.make(
                rng.randrange(10**9), year, rng.choice(purses), carry=rng.random() < data.get("carry", 0)
            )
        _settle(book, data)
        style = Style(rng, **{name: rng.choice(options) for name, options in data["habits"].items()})
        doc = Document(family, seed, book.entity, year, data["kind"], book.level)
        Filling(Writer(doc, style, rng), book, own, data).fill()
        _rename(doc, data.get("rename", {}))
        return doc

    return build


def _settle(book: Budget, data: Mapping[str, Any]) -> None:
    """Another body in place of the one drawn: a township, a school, a hospital."""
    if entity := data.get("entity"):
        book.entity, book.level = book.place + entity, data["level"]
        book.units = [(book.entity, book.office)] if book.level == "department" else []


def _rename(doc: Document, words: Mapping[str, str]) -> None:
    """The names of another year."""
    for old, new in words.items():
        for block in doc.blocks:
            if isinstance(block, Heading | Para):
                block.text = block.text.replace(old, new)
            elif isinstance(block, Grid):
                block.rows = [[cell.replace(old, new) for cell in row] for row in block.rows]


class Filling:
    """One document being filled in."""

    def __init__(self, writer: Writer, book: Budget, own: Accounts | None, data: Mapping[str, Any]) -> None:
        self.writer, self.book, self.own, self.data = writer, book, own, data
        self.facts, self.counts, self.lists = facts_of(book, own), counts_of(book, own), lists_of(book, own)
        self.words = {
            "Y": str(book.year), "Y-1": str(book.year - 1), "U": book.entity,
            "N": "部门" if book.level == "department" else "单位",
        }  # fmt: skip

    def fill(self) -> None:
        """Cover, contents, then the parts in their order; `forms` stands for the tables."""
        doc = self.writer.doc
        doc.cover = [self._words(line) for line in self.data["cover"]]
        instead = self.data.get("instead", {})
        specs = [one | instead.get(one["kind"], {}) for one in self.data["forms"]]
        forms = [form_of(self.writer, self.book, self.own, self.facts, one) for one in specs]
        for number, (form, spec) in enumerate(zip(forms, specs, strict=True), 1):
            form.title = self._words(form.title)
            form.label = spec.get("label", self.data.get("label", "")).format(number)
            form.unit = self.data["unit"]
            form.owner = self._words(self.data.get("owner", ""))
            if spec.get("empty") and not self.facts[spec["empty"]].now:
                form.notes.append(self._words(spec.get("note", "注：本表无数据。")))
        told = [line for part in self.data["text"] for line in part.strip().splitlines() if line.strip()]
        lines = [self.writer.rng.choice(line.split(" %% ")) for line in told]
        heads = [self._words(line.lstrip("# ")) for line in lines if re.match(r"##? ", line)]
        if self.data.get("contents", True):
            doc.blocks.append(Contents([(mark(one, "contents"), 1 + at // 2) for at, one in enumerate(heads)]))
        for line in lines:
            if line == "forms":
                doc.blocks.extend(forms)
            elif heading := re.match(r"(#+) (.*)", line):
                self.writer.head(self._words(heading[2]), len(heading[1]))
            elif each := re.match(r"@(\w+)(?:>(\w+))? (.*)", line):
                outer, _, inner = each[3].partition(" >> ")
                for number, one in enumerate(self.lists[each[1]], 1):
                    self._say(outer, {"it": one}, number)
                    own = [of for of in self.lists[each[2]] if of.code.startswith(one.code)] if inner else []
                    for place, of in enumerate(own, 1):
                        self._say(inner, {"it": of}, place)
            else:
                self._say(line, {})

    def _say(self, template: str, local: Mapping[str, Fact], number: int = 0) -> None:
        text = template.replace("{n}", str(number)).replace("{o}", names.ORDINALS[number - 1])
        text = self._choose(text, local)
        text = _LIST.sub(
            lambda found: found[2].join(self._slots(self._choose(found[3], {"it": one}), {"it": one}) for one in self.lists[found[1]]),
            text,
        )  # fmt: skip
        if text := self._slots(text, local).strip():
            self.writer.para(text)

    def _words(self, text: str) -> str:
        return re.sub(r"\{(Y-1|Y|U|N)\}", lambda found: self.words[found[1]], text)

    def _choose(self, text: str, local: Mapping[str, Fact]) -> str:
        def pick(found: re.Match[str]) -> str:
            if found[1] == "it" and "it" not in local:
                return found[0]  # inside a list: its own turn comes
            if found[1] in self.words:
                return found[3] if self.words[found[1]] == "部门" else found[4] or ""
            fact = (self.facts | dict(local))[found[1]]
            return found[3] if getattr(fact, found[2] or "now") else found[4] or ""

        while (new := _CHOICE.sub(pick, text)) != text:
            text = new
        return text

    def _slots(self, text: str, local: Mapping[str, Fact]) -> str:
        known = self.facts | dict(local)

        def put(found: re.Match[str]) -> str:
            name, mode, what = found.groups()
            if name.startswith("#"):
                count, role = self.counts[name[1:]]
                return self.writer.number(count, role)
            fact = known[name]
            return self.writer.share(fact.now, known[what].now) if mode == "/" else self._put(fact, what)

        return _SLOT.sub(put, self._words(text))

    def _put(self, fact: Fact, what: str | None) -> str:
        w = self.writer
        match what:
            case None:
                return w.money(fact.now, fact.role)
            case "count":
                return w.number(fact.now, fact.role)
            case "bare":
                return w.bare(fact.now)
            case "free":
                return w.money(fact.now, "loose")
            case "plan":
                return w.money(fact.plan)
            case "prior":
                return w.money(fact.prior, "prior", now=fact.now)
            case "name":
                if len(fact.code) == 3:
                    return mark(fact.name, "class", code=fact.code)
                return mark(fact.name, "item") if len(fact.code) == 5 else fact.name
            case "path":
                group = names.GROUPS[fact.code[:5]]
                return f"{names.CLASSES[fact.code[:3]]}（类）{group}（款）{fact.name}（项）"
            case "code":
                return fact.code
            case "class":
                return names.CLASSES[fact.code[:3]]
            case "class_code":
                return fact.code[:3]
            case "group":
                return names.GROUPS[fact.code[:5]]
            case "group_code":
                return fact.code[:5]
            case "done":
                return w.completion(fact.now, fact.plan)
            case "moved":
                return against(w, "", fact.now, fact.prior)
            case "delta":
                return against(w, "", fact.now, fact.prior, final=True)
            case "met":
                same = fact.now == fact.plan
                return (
                    mark("等于", "same", fen=fact.now)
                    if same
                    else mark("大于" if fact.now > fact.plan else "小于", "compare", final=fact.now, plan=fact.plan)
                )
            case "missed":
                return against(w, "", fact.now, fact.plan)
            case "rate":
                return w.direction(fact.now, fact.prior, money=False) + w.rate(fact.now, fact.prior)
            case "off":
                return against(w, "", fact.now, fact.plan, final=True)
            case "why":
                return w.rng.choice(
                    names.UP if fact.now > max(fact.prior, fact.plan if not fact.prior else 0) else names.DOWN
                )
        raise KeyError(what)
