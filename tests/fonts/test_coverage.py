"""The characters of a face are the same, whoever asked the library for them, and others once the file is another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st
from test_fonts import make, save

from bulletin import kept
from bulletin.fonts import coverage
from bulletin.start import cupboard

POINTS = st.frozensets(st.integers(0, 0x10FFFF) | st.integers(0, 40))


@pytest.fixture
def face(tmp_path: Path) -> Iterator[Path]:
    """A face with an A, in a process that keeps what it learns."""
    cupboard.unlock(tmp_path / "kept")
    yield save(make("FangSong", text="A"), tmp_path / "a.ttf")
    cupboard.lock()


def asked_anew(path: Path) -> frozenset[int]:
    """Ask as another process would."""
    coverage.characters.cache_clear()
    return coverage.characters(path, 0, kept.stamp(path)).points


def nobody(*_: object) -> None:
    raise AssertionError


@given(POINTS)
def test_code_points_come_out_of_their_stretches_as_they_went_in(points: frozenset[int]) -> None:
    assert coverage.Characters.of(points).points == points


@given(POINTS, st.integers(0, 50))
def test_a_code_point_is_in_the_stretches_that_it_is_in(points: frozenset[int], point: int) -> None:
    assert (point in coverage.Characters.of(points)) == (point in points)


def test_a_later_process_does_not_ask_the_library(face: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_anew(face)
    monkeypatch.setattr(uharfbuzz, "Face", nobody)
    assert asked_anew(face) == {ord("A")}


def test_a_face_that_was_replaced_is_asked_for_anew(face: Path) -> None:
    asked_anew(face)
    save(make("FangSong", text="AB"), face)
    assert asked_anew(face) == {ord("A"), ord("B")}


def test_a_face_of_the_same_time_and_size_in_another_file_is_asked_for_anew(face: Path) -> None:
    asked_anew(face)
    other = save(make("FangSong", text="B"), face.with_name("b.ttf"))
    assert other.stat().st_size == face.stat().st_size
    shutil.copystat(face, other)
    other.replace(face)
    assert asked_anew(face) == {ord("B")}


def test_without_a_stamp_nothing_is_kept(face: Path) -> None:
    coverage.characters.cache_clear()
    coverage.characters(face, 0)
    cupboard.put_away()
    assert not (face.parent / "kept/characters").exists()
