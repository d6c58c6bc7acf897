"""The model of a final account: what was budgeted, received, spent and carried over, in whole 分."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.generate import budget
from benchmarks.generate.budget import WAN, Budget
from benchmarks.generate.printing import split

FISCAL = ("gpb", "gf", "sc")
FUNDS = (*FISCAL, "own", "other")


@dataclass
class Accounts:
    """A final account. book: expenditure by 项 and by economic item. Balances are by fund; `own` is 事业收入.

    income: receipts of each fund by 项. balance_item: the 项 that a fund's balances belong to. planned: 年初预算 of the general budget by 项; adjusted: 全年预算.
    """

    book: Budget
    income: dict[str, dict[str, int]]
    opening: dict[str, int]
    closing: dict[str, int]
    used: int
    distributed: int
    planned: dict[str, int]
    adjusted: dict[str, int]
    public_plan: dict[str, int]
    groups: tuple[int, int]
    receptions: tuple[int, int]
    bought: int
    procured: tuple[int, int, int]
    sme: tuple[int, int]
    balance_item: dict[str, str]

    def received(self, *funds: str) -> int:
        """Receipts of the year of these funds."""
        return sum(sum(self.income[fund].values()) for fund in funds or FUNDS)

    def spent(self, *funds: str) -> int:
        """Expenditure of the year of these funds."""
        return sum(line.current(*funds) for line in self.book.lines) if funds else self.book.total()

    def open(self, *funds: str) -> int:
        """年初结转和结余."""
        return sum(self.opening.get(fund, 0) for fund in funds or FUNDS)

    def close(self, *funds: str) -> int:
        """年末结转和结余."""
        return sum(self.closing.get(fund, 0) for fund in funds or FUNDS)

    @property
    def grand(self) -> int:
        """总计."""
        return self.received() + self.used + self.open()

    @property
    def fiscal_grand(self) -> int:
        """总计 of 财政拨款."""
        return self.received(*FISCAL) + self.open(*FISCAL)

    def before(self, *funds: str) -> int:
        """Last year's 总计 of these funds: receipts and opening balances, a sum as this year's is."""
        return sum(
            self.book.prior(
                f"grand-{fund}", self.received(fund) + self.open(fund) + (self.used if fund == "own" else 0)
            )
            for fund in funds or FUNDS
        )

    def before_spent(self, fund: str) -> int:
        """Last year's expenditure of one fund, in the same proportion to its 总计 as this year's."""
        return (
            self.spent(fund)
            * self.before(fund)
            // (self.received(fund) + self.open(fund))
            // self.book.grain
            * self.book.grain
        )

    def plan(self, item: str) -> int:
        """预算数 of an item of the 三公."""
        if item == "cars":
            return self.plan("buy") + self.plan("run")
        if item == "total":
            return self.plan("abroad") + self.plan("reception") + self.plan("cars")
        return self.public_plan[item]


PURSES = (("gpb",), ("gpb", "gf"), ("gpb", "gf", "own"), ("gpb", "sc", "own"))


def make(seed: int, year: int, purses: Sequence[tuple[str, ...]] = PURSES) -> Accounts:
    """A final account of a body drawn by the seed. purses: the sets of funds to choose from."""
    rng = Random(f"accounts {seed}")
    book = budget.make(seed, year, rng.choice(purses), carry=False)
    book.rng = rng
    income: dict[str, dict[str, int]] = {fund: {} for fund in FUNDS}
    for line in book.lines:
        for fund in (*FISCAL, "own"):
            if fen := line.current(fund):
                income[fund][line.code] = fen
    opening, closing = dict.fromkeys(FUNDS, 0), dict.fromkeys(FUNDS, 0)
    balance_item: dict[str, str] = {}
    for fund in ("gpb", "gf", "own"):
        rich = max(income[fund], key=lambda code: income[fund][code], default="")
        balance_item[fund] = rich
        if rich and rng.random() < 0.6:
            least = income[fund][rich]
            opening[fund] = rng.randint(1, least // 3 + 1) // book.grain * book.grain
            closing[fund] = rng.choice((0, rng.randint(1, least // 2) // book.grain * book.grain))
            income[fund][rich] += closing[fund] - opening[fund]
    used = distributed = 0
    if rng.random() < 0.3 and income["own"]:
        main = book.lines[0].code
        income["other"][main] = rng.randint(100, 3000) * (WAN // 100)
        distributed = income["other"][main] // 4 // book.grain * book.grain
        closing["other"] = income["other"][main] - distributed
    planned, adjusted = {}, {}
    for line in book.lines:
        final = line.current("gpb")
        if not final:
            continue
        kind = rng.choice(("same", "less", "less", "more", "none"))
        factor = {"same": 1.0, "less": rng.uniform(1.01, 1.3), "more": rng.uniform(0.7, 0.99), "none": 0.0}[kind]
        planned[line.code] = final if kind == "same" else int(final * factor) // book.grain * book.grain
        adjusted[line.code] = (
            final
            if kind == "same" or rng.random() < 0.5
            else int(final * rng.uniform(1, 1.2)) // book.grain * book.grain
        )
    plan = {item: book.of_public(item) for item in ("abroad", "reception", "buy", "run")}
    for item, fen in plan.items():
        if fen and rng.random() < 0.7:
            plan[item] = int(fen * rng.uniform(1, 1.5)) // book.grain * book.grain
    reception = book.of_public("reception")
    batches = rng.randint(1, 40) if reception else 0
    groups = rng.randint(1, 3) if book.of_public("abroad") else 0
    total = rng.randint(0, book.project_money() // WAN // 2 + 1) * WAN + (rng.randint(0, 99) * (WAN // 100))
    procured = tuple(split(rng, total, 3, WAN // 100)) if total > 4 * WAN else (total, 0, 0)
    small = int(total * rng.uniform(0.4, 1)) // (WAN // 100) * (WAN // 100)
    micro = int(small * rng.uniform(0.2, 1)) // (WAN // 100) * (WAN // 100)
    return Accounts(
        book=book, income=income, opening=opening, closing=closing, used=used, distributed=distributed, planned=planned,
        adjusted=adjusted, public_plan=plan, groups=(groups, groups * rng.randint(1, 4)),
        receptions=(batches, batches * rng.randint(4, 12)),
        bought=max(1, book.of_public("buy") // (20 * WAN)) if book.of_public("buy") else 0,
        balance_item=balance_item, procured=procured, sme=(small, micro),  # type: ignore[arg-type]
    )  # fmt: skip
