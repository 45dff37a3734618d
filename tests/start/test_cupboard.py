"""What processes put away for the next one, and what they pass over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.start import cupboard
from bulletin.start.cupboard import Drawer

posix = pytest.mark.skipif(os.name == "nt", reason="owners and rights of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Unlock the cupboard in a folder of its own for a test."""
    cupboard.unlock(tmp_path / "cache")
    yield tmp_path / "cache"
    cupboard.lock()


@pytest.fixture
def drawer(folder: Path) -> Drawer:
    """Fill a drawer, put it away, and hand it on as the next process finds it."""
    filled = Drawer("things")
    filled.put("key", b"made")
    filled.put_away()
    assert (folder / "things").is_file()
    return filled


def test_what_was_put_away_is_there_for_the_next_process(drawer: Drawer) -> None:
    assert (drawer.get("key"), drawer.get("other")) == (b"made", None)


def test_what_is_new_comes_to_what_was_there(drawer: Drawer) -> None:
    drawer.put("other", b"new")
    drawer.put_away()
    assert (drawer.get("key"), drawer.get("other")) == (b"made", b"new")


@pytest.mark.parametrize("place", [0, 31, 32, 40, -1])
def test_a_drawer_with_a_changed_byte_is_passed_over(drawer: Drawer, folder: Path, place: int) -> None:
    data = bytearray((folder / "things").read_bytes())
    data[place] ^= 1
    (folder / "things").write_bytes(data)
    assert drawer.get("key") is None


@pytest.mark.parametrize("length", [0, 10, 32, 45])
def test_a_drawer_that_is_cut_off_is_passed_over(drawer: Drawer, folder: Path, length: int) -> None:
    (folder / "things").write_bytes((folder / "things").read_bytes()[:length])
    assert drawer.get("key") is None


def test_a_drawer_of_another_python_is_passed_over(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0 (another build)")
    assert drawer.get("key") is None


@posix
@pytest.mark.parametrize("rights", [0o620, 0o602])
def test_a_drawer_that_others_can_write_is_passed_over(drawer: Drawer, folder: Path, rights: int) -> None:
    (folder / "things").chmod(rights)
    assert drawer.get("key") is None


@posix
def test_a_drawer_that_is_a_link_is_passed_over(drawer: Drawer, folder: Path) -> None:
    (folder / "things").rename(folder / "elsewhere")
    (folder / "things").symlink_to(folder / "elsewhere")
    assert drawer.get("key") is None


@posix
@pytest.mark.parametrize("rights", [0o770, 0o707])
def test_a_folder_that_others_can_write_is_not_used(tmp_path: Path, rights: int) -> None:
    tmp_path.chmod(rights)
    cupboard.unlock(tmp_path)
    drawer = Drawer("things")
    drawer.put("key", b"made")
    drawer.put_away()
    cupboard.lock()
    assert list(tmp_path.iterdir()) == []


@posix
def test_what_belongs_to_another_user_is_not_used(
    drawer: Drawer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder.stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    assert drawer.get("key") is None


@posix
def test_no_folder_is_made_in_what_belongs_to_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path.stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    cupboard.unlock(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


@posix
@pytest.mark.usefixtures("drawer")
def test_only_the_user_may_look_into_a_drawer(folder: Path) -> None:
    assert [path.stat().st_mode & 0o077 for path in (folder, folder / "things")] == [0, 0]


def test_a_locked_cupboard_is_empty_and_writes_nothing(drawer: Drawer, folder: Path) -> None:
    before = (folder / "things").read_bytes()
    cupboard.lock()
    drawer.put("other", b"new")
    drawer.put_away()
    assert (drawer.get("key"), (folder / "things").read_bytes()) == (None, before)


def test_where_the_folder_is_a_file_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    cupboard.unlock(tmp_path / "cache" / "below")
    drawer = Drawer("things")
    drawer.put("key", b"made")
    drawer.put_away()
    cupboard.lock()
    assert (tmp_path / "cache").read_bytes() == b""


def test_where_a_drawer_cannot_be_written_nothing_is_left_behind(folder: Path) -> None:
    (folder / "things").mkdir()
    drawer = Drawer("things")
    drawer.put("key", b"made")
    drawer.put_away()
    assert [path.name for path in folder.iterdir()] == ["things"]


def test_too_few_new_things_are_not_worth_writing(folder: Path) -> None:
    drawer = Drawer("things", worth=2)
    drawer.put("key", b"made")
    drawer.put_away()
    assert not (folder / "things").exists()


def test_where_all_would_be_too_much_what_nobody_asked_for_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = Drawer("things")
    for key in ("used", "idle"):
        drawer.put(key, bytes(100))
    drawer.put_away()
    monkeypatch.setattr(cupboard, "_MOST", (folder / "things").stat().st_size)
    drawer.get("used")
    drawer.put("new", bytes(90))
    drawer.put_away()
    assert [drawer.get(key) is not None for key in ("used", "idle", "new")] == [True, False, True]
