"""Which table figures an amount of the narrative speaks of: by name first, then by scope; the value only confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from reconcile.disclosure import Kind
from reconcile.funds import ALL, FISCAL, FUNDS, GENERAL
from reconcile.ledger import Figure
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import Subject, normal
from reconcile.recognising.linking.choice import alike
from reconcile.recognising.linking.facts import PARTS, Fact
from reconcile.recognising.linking.headings import Scope
from reconcile.recognising.linking.scopes import scopes

_FISCAL_ONLY = frozenset(
    {
        *("三公经费", "因公出国（境）费", "公务用车购置及运行费", "公务用车购置费", "公务用车运行维护费", "公务接待费"),
        "机关运行经费",
    }
)
_ALSO_ECONOMIC = (*_FISCAL_ONLY, "会议费", "培训费")  # names of items of basic expenditure too
_OWN_FORMS = ("three-public", "operating")
_BASIC = frozenset({"人员经费", "公用经费"})


class Match(Struct, frozen=True):
    """candidates: the figures of the right name and scope. core: those that are meant if none prints the value.
    elsewhere: of the same name in another scope. sure: nothing about name or scope was guessed.
    """

    candidates: tuple[str, ...]
    elsewhere: tuple[str, ...]
    sure: bool
    core: tuple[str, ...] = ()


class Index:
    """The facts by name."""

    def __init__(self, facts: Sequence[Fact], figures: Mapping[str, Figure], kind: Kind, year: int = 0) -> None:
        self.figures = figures
        self.year = year
        self.kind = kind
        self.facts = facts
        self.by_name: dict[str, list[Fact]] = {}
        for one in facts:
            self.by_name.setdefault(normal(one.item or one.name), []).append(one)
        self.usual = "final" if kind == "final" else "budget"
        self.by_depth: dict[int, tuple[str, ...]] = {}

    def called(self, name: str) -> tuple[str, ...]:
        """The figures of the usual version that bear a name, whatever the scope."""
        return _ids([one for one in self.by_name.get(normal(name), []) if not one.item and one.version == self.usual])

    def coded(self, depth: int) -> tuple[str, ...]:
        """The figures of rows whose code of a function has so many digits. Many claims share them."""
        if depth not in self.by_depth:
            usual = (one for one in self.facts if one.version == self.usual and not one.economic)
            self.by_depth[depth] = tuple(one.figure for one in usual if len(one.code) == depth)
        return self.by_depth[depth]

    def match(self, claim: Claim, scope: Scope) -> Match:
        """The figures that an amount claim speaks of."""
        return self.match_subject(claim.about, claim.whole_subject, scope, claim.base.measure)

    def match_subject(self, about: Subject, whole: Subject, scope: Scope, measure: str = "") -> Match:
        """The figures that a subject names. whole: the total it is listed under. measure: 预算, 执行 or 决算 of a year
        before.
        """
        if not about.known:
            return Match((), (), sure=False)
        named = self._named(about)
        current = [one for one in named if _version_fits(about, measure, one, self.kind)]
        sure = about.sure and bool(about.known)
        if not current and about.version in ("initial", "adjusted"):  # of which budget the table is, it may not say
            current, sure = [one for one in named if one.version == "budget"], False
        name = about.name or "总计"
        fund = about.fund or whole.fund or scope.fund
        running = whole.name == "机关运行经费"  # that of some of the units: a value can only confirm
        if name in _ALSO_ECONOMIC and (running or self._of_basic(whole)):
            sure = sure and not running
            named = self.by_name.get(normal(name), [])
            right = [one for one in named if one.item and one.economic and _version_fits(about, "", one, self.kind)]
        elif name in _FISCAL_ONLY:
            found = [one for one in current if one.form in _OWN_FORMS]
            wanted = fund if fund and fund not in (FISCAL, ALL) and about.fund else FISCAL
            right = [one for one in found if one.fund == wanted]
            sure = sure and (bool(right) or wanted in (FISCAL, GENERAL))  # of another fund it is a part of the table's
            right = right or found
        elif whole.item and name in PARTS and not about.item:
            return self._part_of_item(name, about, whole, scope)
        elif about.item:
            right, sure = self._items(current, about, whole, scope, fund, sure=sure)
        else:
            side = about.side or (whole.side if whole.known else "") or scope.side
            found = [one for one in current if not one.item and (not side or not one.side or one.side == side)]
            right, sure = self._in_fund(found, name, fund, scope, sure=sure)
            if (
                fund == FISCAL and scope.fund in FUNDS
            ):  # 财政拨款 under 一般公共预算财政拨款支出: of that fund, or of all
                right = [one for one in found if one in right or one.fund == scope.fund]
            right, sure = _in_year(right, about, whole, name, sure=sure, carried=self._carried(fund))
            sure = sure and not self._is_less(right, about, fund)
        other = [one for one in current if one not in right and bool(one.item) == about.item]
        core = [one for one in right if one.measure == "本年"] if self._plain_final(about, whole) else right
        if about.item and "收入" not in (about.side, whole.side, scope.side):
            core = [
                one for one in right if one.side != "收入"
            ]  # what is spent on an item, a table of income cannot say
            told = self._year_told(whole, fund) or any(one.measure for one in core) or all(one.economic for one in core)
            sure = sure and bool(core) and told
        funds = {one.fund for one in right}
        if name == "总计" and not about.fund and not whole.fund:
            funds.add(ALL)
        # Beside one fund's money, all that is carried over; listed, that of the fund before it.
        if name == "上年结转" and (about.fund not in about.printed or (whole.known and not about.fund)):
            funds.update(one.fund for one in other)
        near = [one for one in other if one.fund in funds and not about.item and _year_open(one, about)]
        if about.item and fund == FISCAL:  # by 财政拨款 many mean 一般公共预算财政拨款: its value confirms
            near = [
                one for one in other if one.fund == GENERAL and bool(one.economic) == any(f.economic for f in right)
            ]
        return Match(_ids([*right, *near]), _ids([one for one in other if one not in near]), sure, _ids(core or right))

    def _part_of_item(self, name: str, about: Subject, whole: Subject, scope: Scope) -> Match:
        """基本支出 of a row: 住房公积金10万元，其中：基本支出10万元."""
        named = [one for one in self._named(whole) if one.part == name and _version_fits(about, "", one, self.kind)]
        fund = about.fund or whole.fund or scope.fund
        right = [one for one in named if one.fund == (fund or scopes()[one.form].fund)]
        return Match(_ids(right), (), about.sure and whole.sure and len(right) == 1)

    def _of_basic(self, whole: Subject) -> bool:
        """Whether a total is of basic expenditure: 公用经费, or a class of the economic classification (302)."""
        rows = self._named(whole) if whole.item else ()
        return whole.name in (*_BASIC, "基本支出") or (bool(rows) and all(one.economic for one in rows))

    def _plain_final(self, about: Subject, whole: Subject) -> bool:
        """收入 or 支出 of a final account, not called 总计: what is carried over is not in it."""
        plain = not about.item and about.name in ("", "总计") and not about.measure
        return self.kind == "final" and plain and whole.measure != "总计"

    def _named(self, about: Subject) -> list[Fact]:
        if about.item:
            bare = normal(about.name)
            spellings = (bare, f"{bare}支出", bare.removesuffix("支出"))
            return next((self.by_name[one] for one in spellings if one in self.by_name), [])
        return [one for one in self.by_name.get(normal(about.name or "总计"), []) if not one.item]

    def _in_fund(
        self, found: Sequence[Fact], name: str, fund: str, scope: Scope, *, sure: bool
    ) -> tuple[list[Fact], bool]:
        """The facts of a fund; where none is named, those of all funds, or the only ones there are, unsurely."""
        right = [one for one in found if one.fund == (fund or ALL)]
        if right or fund not in ("", FISCAL):
            return right, sure
        general = [one for one in found if one.fund == GENERAL]
        if fund == FISCAL or name not in (*_BASIC, "基本支出"):
            return (general if fund else list(found)), sure and bool(fund) and self._fiscal_is_general()
        return general, sure and scope.basic and self._basic_is_general()

    def _carried(self, fund: str) -> bool:
        """Whether anything of a fund may be carried over: a figure says so, or none says anything. Where none is of
        what the budget grants, those of all funds tell.
        """
        told = self._carried_over(fund)
        return not told or any(self.figures[one.figure].micro for one in told)

    def _carried_over(self, fund: str) -> list[Fact]:
        """The figures of what is carried over of a fund, or of all funds where none is of what the budget grants."""
        every = [one for one in self.facts if one.name == "上年结转" and not one.item]
        return [one for one in every if fund in FUNDS and one.fund in (fund, FISCAL)] or every

    def _is_less(self, right: Sequence[Fact], about: Subject, fund: str) -> bool:
        """Whether tables hold only the year's own part of what a sentence tells with what was carried over."""
        own = self.kind == "budget" and about.measure != "本年" and all(one.measure == "本年" for one in right)
        return own and about.name != "总计" and self._carried(fund)

    def _year_told(self, whole: Subject, fund: str) -> bool:
        """Whether an item's figures can only be of one year: those of a final account, those of a 总计, and all where
        nothing of the fund is carried over.
        """
        carried = any(self.figures[one.figure].micro for one in self._carried_over(fund))
        return self.kind == "final" or whole.measure == "总计" or not carried

    def _fiscal_is_general(self) -> bool:
        """Whether all that the budget grants is of the general budget: nothing is spent from the other two funds."""
        spent = [one for one in self.facts if one.name == "总计" and not one.item and one.side == "支出"]
        fiscal = [self.figures[one.figure] for one in spent if one.fund == FISCAL]
        general = [self.figures[one.figure] for one in spent if one.fund == GENERAL]
        return bool(fiscal) and bool(general) and alike([*fiscal, *general])

    def _basic_is_general(self) -> bool:
        """Whether all basic expenditure is of the general budget, so that its parts need no fund."""
        basic = [one for one in self.facts if one.name == "基本支出" and not one.item and one.fund in (ALL, GENERAL)]
        return alike([self.figures[one.figure] for one in basic])

    def _items(
        self, found: Sequence[Fact], about: Subject, whole: Subject, scope: Scope, fund: str, *, sure: bool
    ) -> tuple[list[Fact], bool]:
        """Rows of a classification: by their path, by kind of classification, by fund."""
        within = whole.name if whole.name in PARTS else ""  # 项目支出240万元，其中：教育支出200万元: of the row, a part
        right = [one for one in found if one.item and one.part in ("", within)]
        if len(about.path) > 1:
            wanted = [normal(one) for one in about.path[:-1]]
            right = [one for one in right if all(any(_alike(w, p) for p in one.parents) for w in wanted)]
        economic = scope.basic or whole.name in (*_BASIC, "基本支出")
        if not about.path:
            fitting = [one for one in right if one.economic == economic]
            sure = sure and bool(fitting)  # 会议费 of all funds is not what the table of basic expenditure prints
            right = fitting or right
            if economic and not fund and not scope.basic:  # the table of economic classes is of one fund
                sure = sure and self._basic_is_general()
        in_fund = [one for one in right if one.fund == (fund or scopes()[one.form].fund)]
        if not in_fund and fund == FISCAL:
            in_fund = [one for one in right if one.fund == GENERAL]
            sure = sure and self._fiscal_is_general()
        return in_fund, sure


def _alike(wanted: str, printed: str) -> bool:
    return wanted == printed or wanted.removesuffix("支出") == printed.removesuffix("支出")


def _year_open(fact: Fact, about: Subject) -> bool:
    """Whether a fact can be of the year that the words name: 总计 is not 本年."""
    return not about.measure or not fact.measure or fact.measure == about.measure


def _in_year(
    found: Sequence[Fact], about: Subject, whole: Subject, name: str, *, sure: bool, carried: bool
) -> tuple[list[Fact], bool]:
    """Prefer the facts of the very year meant: with what is carried over (总计) or without (本年).

    A part of a 总计 includes what is carried over too; where something is, and no figure has both, only the value can
    confirm.
    """
    measure = about.measure or (whole.measure if whole.name == "总计" else "")
    if name != "总计" or not measure:
        return list(found), sure
    exact = [one for one in found if one.measure == measure]
    open_year = [one for one in found if not one.measure]
    if exact:
        return exact, sure
    if open_year and about.measure:
        return open_year, sure and not carried
    return list(found), sure and not carried


def _version_fits(about: Subject, measure: str, fact: Fact, kind: Kind) -> bool:
    usual = "final" if kind == "final" else "budget"
    if about.version == "prior":
        return fact.version == f"prior:{measure}"
    if about.version == "change":
        return fact.version == "change"
    if about.year:
        return False
    if about.version == "initial" and kind == "budget":
        return fact.version in ("initial", "budget")  # a budget is what the year begins with
    if about.version in ("initial", "adjusted"):
        return fact.version == about.version
    if about.version == "budget" and kind == "final":
        return fact.version in ("budget",)
    if about.version == "final" and kind == "budget":
        return False
    return fact.version == usual


def _ids(found: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.figure for one in found))
