"""The facts that a wording may state, by name: each an amount with last year's and, in a final account, what was budgeted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.generate import names
from benchmarks.generate.accounts import FISCAL, FUNDS, Accounts
from benchmarks.generate.budget import FUNDS as PURSES
from benchmarks.generate.budget import Budget, Line

PUBLIC = ("total", "abroad", "cars", "buy", "run", "reception")


@dataclass(frozen=True)
class Fact:
    """An amount in 分. name: how a list names it. code: of the functional classification, where it has one. role: of its
    mark.
    """

    now: int
    prior: int = 0
    plan: int = 0
    name: str = ""
    code: str = ""
    role: str = "amount"

    @property
    def change(self) -> int:
        """By how much it is more than last year."""
        return self.now - self.prior


def facts_of(book: Budget, own: Accounts | None) -> dict[str, Fact]:
    """Everything that can be said of a budget (own: None) or of a final account."""
    known = _shared(book)
    if own is None:
        known |= _budgeted(book)
    else:
        known |= _accounted(own)
    return known


def _shared(book: Budget) -> dict[str, Fact]:
    known = {
        "nothing": Fact(0),
        "people": Fact(book.people),
        "office": Fact(book.office, book.prior("office", book.office)),
        "running": Fact(book.people + book.office),
        "targets": Fact(sum(one.total for one in book.projects if not one.carried)),
    }
    for item, code in (("meeting", "30215"), ("training", "30216")):
        spent = book.economic.get(code, 0)
        known[item] = Fact(spent, plan=book.prior(f"plan-{item}", spent))
    for item in PUBLIC:
        known["public" if item == "total" else item] = Fact(book.of_public(item), book.public_prior(item))
    for group in ("301", "302", "303", "310"):
        known[f"e{group}"] = Fact(sum(fen for code, fen in book.economic.items() if code.startswith(group)))
    return known


def _budgeted(book: Budget) -> dict[str, Fact]:
    whole, before = book.total() + book.carried(), book.before(carry=True)
    basic = book.basics()
    then = min(book.prior("basic", basic), before)
    known = {
        "total": Fact(whole, before),
        "current": Fact(book.total(), book.before(carry=False)),
        "carry": Fact(book.carried()),
        "fiscal": Fact(book.total(*FISCAL), book.before(*FISCAL, carry=False)),
        "fiscal_carry": Fact(book.carried(*FISCAL)),
        "fiscal_total": Fact(book.total(*FISCAL) + book.carried(*FISCAL), book.before(*FISCAL, carry=True)),
        "basic": Fact(basic, then),
        "project": Fact(whole - basic, before - then),
        "procured": Fact(sum(book.procurement), role="procurement"),
    }
    for fund in PURSES:
        known[fund] = Fact(book.total(fund), book.before(fund, carry=False))
        known[f"{fund}_carry"] = Fact(book.carried(fund))
        known[f"{fund}_total"] = Fact(book.total(fund) + book.carried(fund), book.before(fund, carry=True))
        known[f"{fund}_basic"] = Fact(book.basics(fund))
        known[f"{fund}_project"] = Fact(book.project_money(fund))
        known["current_project"] = Fact(book.project_money())
        known[f"{fund}_project_total"] = Fact(book.project_money(fund) + book.carried(fund))
    then_items = sum(item_before(book, line) for line in book.lines if line.current("gpb"))
    fiscal_projects = book.project_money(*FISCAL) + book.carried(*FISCAL)
    known["fiscal_project_total"] = Fact(fiscal_projects)
    known["gpb_items"] = Fact(book.total("gpb"), then_items)
    return known | _named("procurement", ("goods", "works", "services"), book.procurement)


def item_before(book: Budget, line: Line) -> int:
    """Last year's budget of an item of the general budget."""
    return book.prior(f"item-{line.code}", line.current("gpb"))


def _source_before(own: Accounts, fund: str) -> int:
    """Last year's receipts of a fund."""
    return own.book.prior(f"source-{fund}", own.received(fund))


def _accounted(own: Accounts) -> dict[str, Fact]:
    book = own.book
    base, other = book.prior("spent-basic", book.basics()), book.prior("spent-project", book.project_money())
    known = {
        "total": Fact(own.grand, own.before()),
        "received": Fact(own.received(), sum(_source_before(own, fund) for fund in FUNDS)),
        "spent": Fact(own.spent(), base + other),
        "opening": Fact(own.open()),
        "closing": Fact(own.close()),
        "used": Fact(own.used),
        "distributed": Fact(own.distributed),
        "basic": Fact(book.basics(), base),
        "project": Fact(book.project_money(), other),
        "fiscal_total": Fact(own.fiscal_grand, own.before(*FISCAL)),
        "fiscal_received": Fact(own.received(*FISCAL), sum(_source_before(own, fund) for fund in FISCAL)),
        "fiscal_spent": Fact(own.spent(*FISCAL)),
        "fiscal_opening": Fact(own.open(*FISCAL)),
        "fiscal_closing": Fact(own.close(*FISCAL)),
        "gpb": Fact(own.spent("gpb"), own.before_spent("gpb"), sum(own.planned.values())),
        "procured": Fact(sum(own.procured), role="procurement"),
    }
    for fund in FUNDS:
        known.setdefault(fund, Fact(own.spent(fund) if fund in FISCAL else 0))
        known[f"{fund}_received"] = Fact(own.received(fund), _source_before(own, fund))
        known[f"{fund}_opening"] = Fact(own.open(fund))
        known[f"{fund}_closing"] = Fact(own.close(fund))
        known[f"{fund}_total"] = Fact(own.received(fund) + own.open(fund))
    for item in PUBLIC:
        known["public" if item == "total" else item] = Fact(
            book.of_public(item), book.public_prior(item), own.plan(item)
        )
    known |= _named("procurement", ("goods", "works", "services"), own.procured)
    return known | _named("sme", ("small", "micro"), own.sme)


def _named(role: str, keys: Iterable[str], amounts: Iterable[int]) -> dict[str, Fact]:
    return {key: Fact(fen, role=role) for key, fen in zip(keys, amounts, strict=True)}


def counts_of(book: Budget, own: Accounts | None) -> dict[str, tuple[int, str]]:
    """Counts by name, each with the role of its mark."""
    cars = sum(book.cars.values())
    projects = sum(not one.carried for one in book.projects)
    good = projects * 2 // 3
    known = {
        "projects": (projects, "count"), "rated": (projects, "count-sum"), "good": (good, "count-sum"),
        "fair": (projects - good, "count-sum"), "held": (cars, "held"), "cars": (cars, "cars"),
    }  # fmt: skip
    if own is not None:
        known |= {
            "groups": (own.groups[0], "groups"), "persons": (own.groups[1], "groups"),
            "batches": (own.receptions[0], "batches"), "guests": (own.receptions[1], "batches"),
            "bought": (own.bought, "bought"), "held": (cars + own.bought, "held"),
            "cars": (cars + own.bought, "cars"),
        }  # fmt: skip
    return known


def lists_of(book: Budget, own: Accounts | None) -> Mapping[str, list[Fact]]:
    """What a wording can go through: classes and items, economic items, projects."""

    def money(line: Line, *funds: str) -> int:
        return line.current(*funds) + (line.carried(*funds) if own is None else 0)

    def classes(*funds: str, carry: bool = True) -> list[Fact]:
        sums: dict[str, int] = {}
        for line in book.lines:
            if fen := money(line, *funds) if carry else line.current(*funds):
                sums[line.code[:3]] = sums.get(line.code[:3], 0) + fen
        return [
            Fact(fen, book.prior(f"class-{code}-{funds}", fen), name=names.CLASSES[code], code=code)
            for code, fen in sorted(sums.items())
        ]

    def items(fund: str) -> list[Fact]:
        return [
            Fact(line.current(fund), item_before(book, line) if own is None and fund == "gpb" else 0, own.planned.get(line.code, 0) if own else 0, names.ITEMS[line.code], line.code)
            for line in book.lines
            if line.current(fund)
        ]  # fmt: skip

    def economic(*groups: str) -> list[Fact]:
        return [
            Fact(fen, name=names.ECONOMIC[code][0], code=code)
            for code, fen in book.economic.items()
            if code[:3] in groups
        ]

    return {
        "classes": classes(), "classes_numbered": classes(), "classes_gpb": classes("gpb"), "classes_fiscal": classes(*FISCAL), "items": items("gpb"),
        "classes_gpb_current": classes("gpb", carry=False), "gf_items": items("gf"), "people": economic("301", "303"), "office": economic("302", "310"),
        "cars": [Fact(count + (own.bought if own and kind == "其他用车" else 0), name=kind, role="car") for kind, count in book.cars.items()],
        "projects": [Fact(one.total, name=one.name) for one in book.projects if not one.carried],
    }  # fmt: skip
