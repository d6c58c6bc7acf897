"""The catalogue as a whole: what every rule's document must have."""

import re

import pytest

from reconcile.catalogue import Rule, catalogue
from reconcile.findings.gather import TAILS, UNIT_LINE
from reconcile.rules import rule_modules
from reconcile.settings import UNUSED

RULES = list(catalogue().values())


def test_every_code_that_can_be_reported_has_a_document_and_every_document_a_rule() -> None:
    stated = {code for module in rule_modules() for code in module.CODES}
    assert stated | {UNIT_LINE, UNUSED, *TAILS.values()} == set(catalogue())


def test_no_code_is_stated_by_two_modules_unless_they_share_a_family() -> None:
    codes = [code for module in rule_modules() for code in module.CODES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_code_and_name_have_their_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", [one for one in RULES if one.code != UNUSED], ids=lambda rule: rule.code)
def test_there_is_an_example_that_fires_and_one_that_does_not(rule: Rule) -> None:
    assert {example.fires for example in rule.example} == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_both_languages_say_everything(rule: Rule) -> None:
    for text in (rule.zh, rule.en):
        assert all((text.title, text.what, text.why, text.not_run, text.message))
    assert re.search(r"[一-鿿]", rule.zh.what)
    assert rule.source


DEFECT = re.compile(
    r"[不没无缺少空多漏留超未]|[高大小]于|相反|另一|照抄|相邻|却|有数据|为负|列为|过早|变成|之[前后]|写成|写“|连在|舍入"
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_title_names_what_is_wrong(rule: Rule) -> None:
    """It stands beside “confirmed” and “dismissed” in exports: the condition that ought to hold would say the opposite."""
    assert DEFECT.search(rule.zh.title)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_both_messages_name_the_same_facts(rule: Rule) -> None:
    named = [set(re.findall(r"{(\w+)}", text.message)) for text in (rule.zh, rule.en)]
    assert named[0] == named[1]
