"""What was worked out is kept; the cache may be damaged, full or gone, and nobody notices."""

import os
from pathlib import Path

import pytest
from msgspec import Struct

from reconcile import cache
from reconcile.cache import content_hash, fetch, keep
from reconcile.reading import read

SAMPLE = Path(__file__).parents[2] / "sample_data" / "jincheng-2026.txt"


class Thing(Struct, frozen=True):
    """Something to keep."""

    words: tuple[str, ...]


THING = Thing(("一般公共预算", "4595.13"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gouji"


def test_what_is_kept_is_found_again_under_the_same_name_only() -> None:
    keep("thing", ["a"], THING)
    assert fetch("thing", ["a"], Thing) == THING
    assert fetch("thing", ["b"], Thing) is None
    assert fetch("other", ["a"], Thing) is None


def test_a_damaged_entry_counts_as_not_there(folder: Path) -> None:
    keep("thing", ["a"], THING)
    (entry,) = folder.iterdir()
    for damage in (b"", b"\x00\xff", entry.read_bytes()[:-3], entry.read_bytes().replace(b"4595.13", b"4595.19")):
        entry.write_bytes(damage)
        assert fetch("thing", ["a"], Thing) is None


def test_a_folder_that_cannot_be_written_is_no_trouble(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    keep("thing", ["a"], THING)
    assert fetch("thing", ["a"], Thing) is None


def test_another_version_of_the_program_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("thing", ["a"], THING)
    monkeypatch.setattr(cache, "_stamp", lambda: "another")
    assert fetch("thing", ["a"], Thing) is None


def test_what_was_read_without_an_extra_is_read_again_once_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(versions: dict[str, str]) -> None:
        monkeypatch.setattr(cache, "_installed", lambda name: versions.get(name, ""))
        cache._stamp.cache_clear()

    plain = {"pypdfium2": "5.15"}
    installed(plain)
    keep("thing", ["a"], THING)
    assert fetch("thing", ["a"], Thing) == THING
    for changed in ({**plain, "rapidocr_onnxruntime": "1.4.4"}, {"pypdfium2": "5.16"}):
        installed(changed)
        assert fetch("thing", ["a"], Thing) is None
    installed(plain)
    assert fetch("thing", ["a"], Thing) == THING
    cache._stamp.cache_clear()


def test_a_module_that_is_not_installed_is_nothing() -> None:
    assert cache._installed("pypdfium2")
    assert cache._installed("no_such_reader") == ""


@pytest.mark.parametrize(("bound", "most"), [("LARGEST", 2500), ("MOST", 2)])
def test_the_longest_unused_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int) -> None:
    for age, name in enumerate("abc"):
        keep("thing", [name], Thing((name * 1000,)))
        newest = max(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (age, age))
    monkeypatch.setattr(cache, bound, most)
    keep("thing", ["d"], Thing(("d" * 1000,)))
    assert [fetch("thing", [name], Thing) is None for name in "abcd"] == [True, True, False, False]


def test_a_file_that_cannot_be_read_has_no_hash(tmp_path: Path) -> None:
    assert content_hash(tmp_path / "absent") is None


def test_a_disclosure_from_the_cache_is_the_one_that_was_read(tmp_path: Path) -> None:
    first = read(SAMPLE)
    moved = tmp_path / "moved.txt"
    moved.write_bytes(SAMPLE.read_bytes())
    again = read(moved)
    assert again.path == str(moved)
    assert again.blocks == first.blocks
