"""What a person sets in gouji.toml, and what happens where it is wrong."""

import os
from pathlib import Path

import pytest

from reconcile.errors import InvalidSchema
from reconcile.findings.record import Finding
from reconcile.settings import UNUSED, RuleSettings, Settings, applied, load_settings


def finding(rule: str) -> Finding:
    """A finding of a rule, with nothing else in it."""
    return Finding(id=rule, rule=rule, severity="error", verdict="inconsistent", where="", operands=(), facts={})


def test_nothing_set_changes_nothing() -> None:
    found = [finding("RND101"), finding("UNT101")]
    assert list(applied(found, RuleSettings())) == found


def test_select_by_family_and_by_code() -> None:
    found = [finding("RND101"), finding("RND102"), finding("UNT101")]
    assert [one.rule for one in applied(found, RuleSettings(select=("RND",)))] == ["RND101", "RND102"]
    assert [one.rule for one in applied(found, RuleSettings(select=("RND102",)))] == ["RND102"]


def test_ignore_hides() -> None:
    found = [finding("RND101"), finding("UNT101")]
    assert [one.rule for one in applied(found, RuleSettings(ignore=("UNT101",)))] == ["RND101"]


def test_an_ignore_that_hides_nothing_is_reported() -> None:
    (reported,) = applied([], RuleSettings(ignore=("UNT101",)))
    assert (reported.rule, reported.where) == (UNUSED, "UNT101")


def test_an_ignore_of_what_is_not_selected_is_not_useless() -> None:
    found = [finding("RND101"), finding("UNT101")]
    rules = RuleSettings(select=("RND", "CFG"), ignore=("UNT101",))
    assert [one.rule for one in applied(found, rules)] == ["RND101"]


def test_nothing_is_said_of_settings_where_that_is_not_selected_or_ignored() -> None:
    assert applied([], RuleSettings(select=("RND",), ignore=("UNT101",))) == ()
    assert applied([], RuleSettings(ignore=("UNT101", "CFG101"))) == ()


def test_severity_is_set_by_code_before_family() -> None:
    graded = applied(
        [finding("RND101"), finding("RND102")], RuleSettings(severity={"RND": "warning", "RND102": "advice"})
    )
    assert [one.severity for one in graded] == ["warning", "advice"]


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "gouji.toml").write_text('[app]\ntheme = "outer"\n', "utf-8")
    assert load_settings(inner / "x.pdf").app.theme == "outer"
    (inner / "gouji.toml").write_text('[app]\ntheme = "inner"\n', "utf-8")
    assert load_settings(inner / "x.pdf").app.theme == "inner"


def test_a_table_of_pyproject_serves_too(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.gouji.rules]\nignore = ["RND101"]\n', "utf-8")
    assert load_settings(tmp_path).rules.ignore == ("RND101",)


def test_the_users_folder_is_last(tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "gouji.toml").write_text('[keys]\nnext-finding = "j"\n', "utf-8")
    (tmp_path / "work").mkdir()
    assert load_settings(tmp_path / "work", tmp_path / "user").keys == {"next-finding": "j"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[rules]\nignore = 3\n", "rules.ignore"),
        ("[rulez]\n", "rulez"),
        ('[rules]\nignore = ["XYZ999"]\n', "XYZ999"),
        ("[rules\n", "line 1"),
        ('[rules.severity]\nRND101 = "fatal"\n', "fatal"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "gouji.toml").write_text(text, "utf-8")
    with pytest.raises(InvalidSchema) as raised:
        load_settings(tmp_path)
    assert named in str(raised.value)
    assert "gouji.toml" in str(raised.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_entered_holds_no_settings(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    assert load_settings(tmp_path, closed) == Settings()
