"""The funds (资金来源) that money comes from, by the names that all tables and sentences are brought to."""

from __future__ import annotations

ALL = "全部"  # no fund, but all of them
FISCAL = "财政拨款"
GENERAL = "一般公共预算"
FISCAL_FUNDS = (GENERAL, "政府性基金预算", "国有资本经营预算")  # of which 财政拨款 is the sum
OWN_FUNDS = ("事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")  # of which 单位资金 is the sum
FUNDS = frozenset({FISCAL, *FISCAL_FUNDS, "财政专户管理资金", "单位资金", *OWN_FUNDS})
