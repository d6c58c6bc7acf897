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
from reconcile.recognising.linking.periods import in_year, version_fits, year_open
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


class _Asked(Struct, frozen=True):
    """What an amount names. whole: the total it is listed under. scope: what its headings say."""

    about: Subject
    whole: Subject
    scope: Scope

    @property
    def name(self) -> str:
        """Its name, which is 总计 where it has none."""
        return self.about.name or "总计"

    @property
    def fund(self) -> str:
        """The fund that its words name, or its total's, or that of its heading."""
        return self.about.fund or self.whole.fund or self.scope.fund

    @property
    def of_income(self) -> bool:
        """Whether its words, its total or its heading speak of income."""
        return "收入" in (self.about.side, self.whole.side, self.scope.side)


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
        self.told: dict[tuple[str, ...], tuple[str, ...]] = {}

    def called(self, name: str) -> tuple[str, ...]:
        """The figures of the usual version that bear a name, whatever the scope."""
        return self._ids(
            [one for one in self.by_name.get(normal(name), []) if not one.item and one.version == self.usual]
        )

    def coded(self, depth: int) -> tuple[str, ...]:
        """The figures of rows whose code of a function has so many digits. Many claims share them."""
        if depth not in self.by_depth:
            usual = (one for one in self.facts if one.version == self.usual and not one.economic)
            self.by_depth[depth] = tuple(one.figure for one in usual if len(one.code) == depth)
        return self.by_depth[depth]

    def _ids(self, found: Sequence[Fact]) -> tuple[str, ...]:
        """The figures of some facts. Many claims are given the same ones: they are held once."""
        ids = tuple(dict.fromkeys(one.figure for one in found))
        return self.told.setdefault(ids, ids)

    def match(self, claim: Claim, scope: Scope) -> Match:
        """The figures that an amount claim speaks of."""
        return self.match_subject(claim.about, claim.whole_subject, scope, claim.base.measure)

    def match_subject(self, about: Subject, whole: Subject, scope: Scope, measure: str = "") -> Match:
        """The figures that a subject names. whole: the total it is listed under. measure: 预算, 执行 or 决算 of a year
        before.
        """
        if not about.known:
            return Match((), (), sure=False)
        asked = _Asked(about, whole, scope)
        if whole.item and asked.name in PARTS and not about.item:
            return self._part_of_item(asked)
        current, certain = self._of_version(about, measure)
        right, sure = self._meant(asked, current, sure=about.sure and certain)
        other = [one for one in current if one not in right and bool(one.item) == about.item]
        near = self._near(asked, right, other)
        far = [one for one in other if one not in near]
        core = self._core(asked, right)
        sure = sure and (not about.item or self._is_core_of_item(asked, core))
        return Match(self._ids([*right, *near]), self._ids(far), sure, self._ids(core or right))

    def _of_version(self, about: Subject, measure: str) -> tuple[list[Fact], bool]:
        """The facts of a name, of the version that the words tell; unsurely of a budget that doesn't say which."""
        found = self._named(about)
        current = [one for one in found if version_fits(about, measure, one, self.kind)]
        if current or about.version not in ("initial", "adjusted"):
            return current, True
        return [one for one in found if one.version == "budget"], False

    def _meant(self, asked: _Asked, current: Sequence[Fact], *, sure: bool) -> tuple[list[Fact], bool]:
        """The facts of the scope that the words name: an economic item, one of 三公, a row of a table, or a total."""
        running = asked.whole.name == "机关运行经费"  # that of some of the units: a value can only confirm
        if asked.name in _ALSO_ECONOMIC and (running or self._of_basic(asked.whole)):
            return self._economic(asked), sure and not running
        if asked.name in _FISCAL_ONLY:
            return _of_public(asked, current, sure=sure)
        if asked.about.item:
            return self._items(current, asked, sure=sure)
        if asked.name in _ALSO_ECONOMIC:  # 培训费 of a project is not all of it
            current = [one for one in current if one.form in _OWN_FORMS]
        return self._totals(asked, current, sure=sure)

    def _economic(self, asked: _Asked) -> list[Fact]:
        """Items of basic expenditure that bear the name of one of 三公."""
        rows = [one for one in self.by_name.get(normal(asked.name), []) if one.item and one.economic]
        return [one for one in rows if version_fits(asked.about, "", one, self.kind)]

    def _totals(self, asked: _Asked, current: Sequence[Fact], *, sure: bool) -> tuple[list[Fact], bool]:
        """What is no row of a classification: of its side, fund and year."""
        about, whole, fund = asked.about, asked.whole, asked.fund
        side = about.side or (whole.side if whole.known else "") or asked.scope.side
        found = [one for one in current if not one.item and (not side or not one.side or one.side == side)]
        right, sure = self._in_fund(found, asked.name, fund, asked.scope, sure=sure)
        if fund == FISCAL and asked.scope.fund in FUNDS:  # 财政拨款 under 一般公共预算…支出: of that fund, or of all
            right = [one for one in found if one in right or one.fund == asked.scope.fund]
        right, sure = in_year(right, about, whole, asked.name, sure=sure, carried=self._carried(fund))
        return right, sure and not self._is_less(right, about, fund)

    def _core(self, asked: _Asked, right: Sequence[Fact]) -> list[Fact]:
        """Those that are meant if none prints the value; what is spent on an item, no table of income can say."""
        if asked.about.item:
            return [one for one in right if asked.of_income or one.side != "收入"]
        year = self._plain_final(asked.about, asked.whole)
        return [one for one in right if not year or one.measure == "本年"]

    def _is_core_of_item(self, asked: _Asked, core: Sequence[Fact]) -> bool:
        """Whether the figures of an item can only be of what the words mean: an amount of income, or of one year."""
        if asked.of_income:
            return True
        same = len({bool(one.measure) for one in core}) > 1  # tables of the year and of all print the item
        told = same or self._year_told(asked.whole, asked.fund)
        return bool(core) and (told or all(one.economic for one in core))

    def _near(self, asked: _Asked, right: Sequence[Fact], other: Sequence[Fact]) -> list[Fact]:
        """Facts of the name in another scope, of which the value can confirm that they are meant."""
        about, whole = asked.about, asked.whole
        if about.item:  # by 财政拨款 many mean 一般公共预算财政拨款
            economic = any(one.economic for one in right)
            fiscal = asked.fund == FISCAL
            return [one for one in other if fiscal and one.fund == GENERAL and bool(one.economic) == economic]
        funds = {one.fund for one in right}
        if asked.name == "总计" and not about.fund and not whole.fund:
            funds.add(ALL)
        # Beside one fund's money, all that is carried over; listed, that of the fund before it.
        if asked.name == "上年结转" and (about.fund not in about.printed or (whole.known and not about.fund)):
            funds.update(one.fund for one in other)
        near = [one for one in other if one.fund in funds and year_open(one, about)]
        if self.kind == "final" and about.measure == "本年" and about.side and about.side in about.printed:
            return [one for one in near if one.side in ("", about.side)]  # 本年收入合计 is not what was spent
        return near

    def _part_of_item(self, asked: _Asked) -> Match:
        """基本支出 of a row: 住房公积金10万元，其中：基本支出10万元."""
        about, whole = asked.about, asked.whole
        rows = [one for one in self._named(whole) if one.part == asked.name]
        rows = [one for one in rows if version_fits(about, "", one, self.kind)]
        right = [one for one in rows if one.fund == (asked.fund or scopes()[one.form].fund)]
        return Match(self._ids(right), (), about.sure and whole.sure and len(right) == 1)

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
        """The facts of a fund; where none is asked, those of all funds, or the only ones there are, unsurely."""
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

    def _items(self, found: Sequence[Fact], asked: _Asked, *, sure: bool) -> tuple[list[Fact], bool]:
        """Rows of a classification: by their path, by kind of classification, by fund."""
        about, whole, scope, fund = asked.about, asked.whole, asked.scope, asked.fund
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


def _of_public(asked: _Asked, current: Sequence[Fact], *, sure: bool) -> tuple[list[Fact], bool]:
    """Items of 三公 and 机关运行经费, whose tables are of 财政拨款; of another fund they are a part of the table's."""
    wanted = asked.about.fund if asked.about.fund not in ("", FISCAL, ALL) else FISCAL
    found = [one for one in current if one.form in _OWN_FORMS]
    right = [one for one in found if one.fund == wanted]
    return right or found, sure and (bool(right) or wanted in (FISCAL, GENERAL))


def _alike(wanted: str, printed: str) -> bool:
    return wanted == printed or wanted.removesuffix("支出") == printed.removesuffix("支出")
