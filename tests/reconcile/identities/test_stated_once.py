"""An identity of a province that says what a common one says is stated once."""

from __future__ import annotations

from reconcile.identities.settling import linear
from reconcile.identities.within import _each_once


def test_the_same_terms_are_one_equation_whatever_their_order_and_words() -> None:
    common = linear("SUM101", [("total", 1)], [("basic", 1), ("project", 1)], source="合计 = 基本支出 + 项目支出")
    own = linear("SUM101", [("total", 1)], [("project", 1), ("basic", 1)], source="合计 = 项目支出 + 基本支出")
    other = linear("SUM101", [("total", 1)], [("basic", 1)], source="合计 = 基本支出")
    assert list(_each_once([common, own, other])) == [common, other]
