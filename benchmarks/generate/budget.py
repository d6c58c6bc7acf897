"""The model of a budget: amounts in whole 分 that fit together. Nothing here is rounded or printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.generate import names
from benchmarks.generate.printing import split

FUNDS = ("gpb", "gf", "sc", "fs", "own")
FISCAL = ("gpb", "gf", "sc")
GF_ITEMS = ("2120803", "2120804", "2296002", "2296003")
SC_ITEM = "2230105"
WAN = 1_000_000  # 分 in 1 万元


@dataclass
class Line:
    """One 项 of the functional classification: basic and project money of the year by fund, and carry-over."""

    code: str
    basic: dict[str, int] = field(default_factory=dict)
    project: dict[str, int] = field(default_factory=dict)
    carry: dict[str, int] = field(default_factory=dict)

    def current(self, *funds: str) -> int:
        """Money of the year from these funds (all, if none is named)."""
        return self.basics(*funds) + self.projects(*funds)

    def basics(self, *funds: str) -> int:
        """Basic expenditure from these funds."""
        return sum(self.basic.get(one, 0) for one in funds or FUNDS)

    def projects(self, *funds: str) -> int:
        """Project expenditure of the year from these funds."""
        return sum(self.project.get(one, 0) for one in funds or FUNDS)

    def carried(self, *funds: str) -> int:
        """Carry-over from these funds."""
        return sum(self.carry.get(one, 0) for one in funds or FUNDS)


@dataclass
class Project:
    """A project: its 项, its money by fund. carried: it is last year's money. head_count, price: for its prose."""

    name: str
    code: str
    money: dict[str, int]
    carried: bool = False

    @property
    def total(self) -> int:
        """All its money."""
        return sum(self.money.values())


@dataclass
class Budget:
    """Everything that a budget disclosure states."""

    rng: Random
    place: str
    entity: str
    year: int
    level: str
    admin: bool
    lines: list[Line]
    economic: dict[str, int]
    projects: list[Project]
    public: dict[str, dict[str, int]]
    units: list[tuple[str, int]]
    procurement: tuple[int, int, int]
    cars: dict[str, int]
    devices: tuple[int, int]
    area: int
    grain: int
    priors: dict[str, int] = field(default_factory=dict)

    def total(self, *funds: str) -> int:
        """Income of the year from these funds."""
        return sum(line.current(*funds) for line in self.lines)

    def carried(self, *funds: str) -> int:
        """Carry-over from these funds."""
        return sum(line.carried(*funds) for line in self.lines)

    def basics(self, *funds: str) -> int:
        """Basic expenditure from these funds."""
        return sum(line.basics(*funds) for line in self.lines)

    def project_money(self, *funds: str) -> int:
        """Project expenditure of the year from these funds."""
        return sum(line.projects(*funds) for line in self.lines)

    @property
    def people(self) -> int:
        """人员经费."""
        return sum(fen for code, fen in self.economic.items() if code[:3] in {"301", "303"})

    @property
    def office(self) -> int:
        """公用经费."""
        return sum(fen for code, fen in self.economic.items() if code[:3] in {"302", "310"})

    def of_public(self, item: str, *funds: str) -> int:
        """One item of the 三公 (abroad, reception, buy, run, cars, total)."""
        if item == "cars":
            return self.of_public("buy", *funds) + self.of_public("run", *funds)
        if item == "total":
            return sum(self.of_public(one, *funds) for one in ("abroad", "reception", "cars"))
        return sum(self.public[item].get(one, 0) for one in funds or FISCAL)

    def public_prior(self, item: str) -> int:
        """Last year's amount of the same item."""
        if item == "cars":
            return self.public_prior("buy") + self.public_prior("run")
        if item == "total":
            return sum(self.public_prior(one) for one in ("abroad", "reception", "cars"))
        return self.priors[f"public-{item}"]

    def prior(self, key: str, now: int) -> int:
        """Last year's amount for a fact; drawn once, then the same wherever the fact is stated."""
        if key not in self.priors:
            self.priors[key] = past(self.rng, now, self.grain)
        return self.priors[key]

    def before(self, *funds: str, carry: bool) -> int:
        """Last year's money of these funds, with or without what was carried into it: a sum, as this year's is."""
        whole = sum(self.prior(f"current-{fund}", self.total(fund)) for fund in funds or FUNDS)
        if carry:
            whole += sum(self.prior(f"carry-{fund}", self.carried(fund)) for fund in funds or FUNDS)
        return whole

    def line(self, code: str) -> Line:
        """The line of a 项, made if it is not there."""
        for one in self.lines:
            if one.code == code:
                return one
        self.lines.append(Line(code))
        return self.lines[-1]


def past(rng: Random, now: int, grain: int) -> int:
    """A plausible amount of the year before."""
    if now == 0:
        return 0
    if rng.random() < 0.12:
        return now
    factor = rng.uniform(0.62, 0.96) if rng.random() < 0.5 else rng.uniform(1.04, 1.45)
    then = max(int(now * factor) // grain * grain, grain)
    return then if abs(then - now) >= WAN // 50 else now


def _economic(rng: Random, heads: int, grain: int, *, admin: bool) -> dict[str, int]:
    def about(wan: float) -> int:
        return max(int(wan * WAN * rng.uniform(0.8, 1.2)) // grain * grain, grain)

    base = heads * 4.6
    money = {"30101": about(base), "30102": about(heads * 2.4)}
    money["30103" if admin else "30107"] = about(heads * 2.2)
    money["30108"] = about(heads * 1.4)
    if rng.random() < 0.9:
        money["30109"] = money["30108"] // 2 // grain * grain
    money["30110"] = about(heads * 0.7)
    if admin:
        money["30111"] = about(heads * 0.3)
    if rng.random() < 0.7:
        money["30112"] = about(heads * 0.05)
    money["30113"] = about(heads * 1.3)
    if rng.random() < 0.4:
        money["30199"] = about(heads * 0.5)
    for code, wan, chance in (
        ("30201", 0.5, 1), ("30202", 0.1, 0.6), ("30205", 0.05, 0.4), ("30206", 0.12, 0.4), ("30207", 0.1, 0.5),
        ("30209", 0.2, 0.3), ("30211", 0.2, 0.8), ("30213", 0.1, 0.4), ("30215", 0.06, 0.3), ("30216", 0.08, 0.4),
        ("30217", 0.03, 0.7), ("30226", 0.15, 0.3), ("30227", 0.2, 0.2), ("30228", 0.12, 0.9), ("30229", 0.1, 0.5),
        ("30239", 0.5, 0.6 if admin else 0), ("30299", 0.15, 0.6), ("31002", 0.1, 0.2),
    ):  # fmt: skip
        if rng.random() < chance:
            money[code] = about(heads * wan)
    for code, wan, chance in (("30301", 0.1, 0.15), ("30302", 0.6, 0.7), ("30305", 0.1, 0.3), ("30309", 0.004, 0.5)):
        if rng.random() < chance:
            money[code] = about(heads * wan)
    return money


def _basic_lines(book: Budget, main: str, *, separate: bool) -> None:
    """Basic expenditure by function: the mirror items first, what is left on the running-cost item."""
    left = sum(book.economic.values())
    mirror = {"30108": "2080505", "30109": "2080506", "30110": "2101101" if book.admin else "2101102"}
    mirror |= {"30111": "2101103", "30113": "2210201"}
    if separate:
        mirror["30302"] = "2080501" if book.admin else "2080502"
    for economic, code in mirror.items():
        if fen := book.economic.get(economic, 0):
            book.line(code).basic["gpb"] = fen
            left -= fen
    book.line(main).basic["gpb"] = left


def _projects(book: Budget, subject: str, items: tuple[str, ...], funds: tuple[str, ...], *, carry: bool) -> None:
    rng = book.rng
    names_left = list(names.PROJECTS[subject])
    rng.shuffle(names_left)
    count = rng.randint(3, len(names_left))
    for number, name in enumerate(names_left[:count]):
        fund = "gpb" if number == 0 else rng.choice(funds)
        code = rng.choice(GF_ITEMS) if fund == "gf" else SC_ITEM if fund == "sc" else rng.choice(items)
        fen = rng.choice((rng.randint(5, 80) * WAN, rng.randint(500, 99999) * (WAN // 100), rng.randint(10, 900) * WAN))
        if book.grain < WAN // 100 and rng.random() < 0.4:
            fen += rng.randrange(0, WAN // 100, book.grain)
        money = {fund: fen}
        if fund == "gpb" and "own" in funds and rng.random() < 0.2:
            money["own"] = rng.randint(2, 30) * WAN
        carried = carry and number > 0 and fund in {"gpb", "gf"} and rng.random() < 0.45
        called = name
        if rng.random() < 0.15:
            called = f"{book.place}{name}"
        book.projects.append(Project(called, code, {fund: fen} if carried else money, carried))
    for project in book.projects:
        line = book.line(project.code)
        purse = line.carry if project.carried else line.project
        for fund, fen in project.money.items():
            purse[fund] = purse.get(fund, 0) + fen
    book.lines.sort(key=lambda one: one.code)


def _public(book: Budget, cars: int) -> None:
    rng = book.rng
    reception = book.economic.get("30217", 0)
    book.public = {"abroad": {}, "reception": {"gpb": reception} if reception else {}, "buy": {}, "run": {}}
    if cars:
        book.economic["30231"] = cars * rng.randint(150, 350) * (WAN // 100)
        book.public["run"] = {"gpb": book.economic["30231"]}
    roof = max(book.projects, key=lambda one: one.money.get("gpb", 0) * (not one.carried))
    spare = roof.money.get("gpb", 0)
    if rng.random() < 0.3 and spare > 40 * WAN:
        book.public["buy"] = {"gpb": rng.choice((18, 20, 25)) * WAN}
    if rng.random() < 0.3 and spare > 60 * WAN:
        book.public["abroad"] = {"gpb": rng.randint(3, 15) * WAN}
    for item in ("abroad", "reception", "buy", "run"):
        now = book.of_public(item)
        if now and rng.random() < 0.15:
            book.priors[f"public-{item}"] = 0
        elif now == 0 and rng.random() < 0.15:
            book.priors[f"public-{item}"] = rng.randint(2, 20) * WAN
        elif now and rng.random() < 0.35:
            book.priors[f"public-{item}"] = now
        else:
            then = int(now * rng.uniform(1.04, 1.3)) // book.grain * book.grain
            book.priors[f"public-{item}"] = then if then - now >= WAN // 50 else now


def make(seed: int, year: int, funds: tuple[str, ...], *, carry: bool) -> Budget:
    """A budget of a body drawn by the seed. funds: what its projects may be paid from."""
    rng = Random(f"budget {seed}")
    place = rng.choice(names.PLACES)
    body, admin, main, items, subject = rng.choice(names.BODIES)
    level = "department" if admin and rng.random() < 0.5 else "unit"
    grain = rng.choice((1, 100, WAN // 100))
    if subject != "教学":
        funds = tuple(one for one in funds if one != "fs")
    if admin:
        funds = tuple(one for one in funds if one != "own" or level == "department")
    book = Budget(
        rng=rng, place=place, entity=place + body, year=year, level=level, admin=admin, lines=[], economic={},
        projects=[], public={}, units=[], procurement=(0, 0, 0), cars={}, devices=(0, 0), area=0, grain=grain,
    )  # fmt: skip
    book.economic = _economic(rng, rng.randint(8, 140), grain, admin=admin)
    _projects(book, subject, items, funds, carry=carry)
    kinds = ("主要领导干部用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "其他用车")
    cars = rng.choice((0, 0, 1, 2, 3, 5))
    book.cars = dict.fromkeys(kinds, 0)
    for _ in range(cars):
        book.cars[rng.choice(kinds[1:])] += 1
    _public(book, cars)
    book.economic = dict(sorted(book.economic.items()))
    _basic_lines(book, main, separate=rng.random() < 0.6)
    if "fs" in funds:
        book.line(main).basic["fs"] = rng.randint(20, 200) * WAN
    if "own" in funds and rng.random() < 0.5:
        book.line(main).basic["own"] = rng.randint(500, 9000) * (WAN // 100)
    book.lines.sort(key=lambda one: one.code)
    if admin:
        count = rng.randint(2, 4) if level == "department" else 1
        shares = split(rng, book.office, count, grain)
        tails = ("（本级）", "综合行政执法队", "监察服务所", "事务中心")
        book.units = [(book.entity + (tails[at] if count > 1 else ""), fen) for at, fen in enumerate(shares)]
    bought = rng.randint(0, book.project_money() // WAN // 2) * WAN
    parts = [rng.choice((0, 1, 1)) for _ in range(3)]
    cut = iter(split(rng, bought, sum(parts), WAN // 100)) if bought and sum(parts) else iter(())
    book.procurement = tuple(next(cut, 0) if one else 0 for one in parts)  # type: ignore[assignment]
    fifty = rng.randint(0, 30)
    book.devices = (fifty, rng.randint(0, fifty))
    book.area = rng.randint(20000, 900000)
    return book
