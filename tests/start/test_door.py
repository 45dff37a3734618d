"""A process of the command line makes the same, whatever an earlier one has put away for it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import python, started
from houses import found, text

from bulletin import start
from bulletin.start import cupboard

USUAL = gc.get_threshold()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with one issue."""
    return found(tmp_path_factory.mktemp("house"), {"2024/1": text("正文**一段**，写给2024年的人看。\n")}).root


def built(house: Path, cache: Path) -> dict[str, bytes]:
    """Build the issue in a process whose user has this cache folder; return its files, and see that it went well."""
    ran = started("build", "2024/1", cwd=house, env={"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)})
    assert ran.returncode == 0, ran.stderr
    return {path.name: path.read_bytes() for path in (house / "build/2024").iterdir()}


def drawers(cache: Path) -> list[Path]:
    return sorted((cache / "bulletin/start").iterdir())


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.fixture(scope="module")
def first(house: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Build the issue for the first time; return the cache folder and what was built."""
    cache = tmp_path_factory.mktemp("cache")
    return cache, built(house, cache)


def test_a_build_puts_away_characters_expressions_templates_and_texts(first: tuple[Path, dict[str, bytes]]) -> None:
    assert [path.name for path in drawers(first[0])] == ["characters", "patterns", "templates", "texts"]


def test_what_is_built_with_what_was_put_away_is_the_same(house: Path, first: tuple[Path, dict[str, bytes]]) -> None:
    assert built(house, first[0]) == first[1]


def test_a_second_build_has_nothing_new_to_put_away(house: Path, first: tuple[Path, dict[str, bytes]]) -> None:
    before = [path.stat().st_ino for path in drawers(first[0])]
    built(house, first[0])
    assert [path.stat().st_ino for path in drawers(first[0])] == before


@pytest.mark.parametrize("spoil", [cut_off, Path.unlink])
def test_what_is_built_without_what_was_put_away_is_the_same(
    house: Path, first: tuple[Path, dict[str, bytes]], spoil: Callable[[Path], None]
) -> None:
    for path in drawers(first[0]):
        spoil(path)
    assert built(house, first[0]) == first[1]


def test_where_nothing_can_be_put_away_what_is_built_is_the_same(
    house: Path, first: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert built(house, tmp_path / "file") == first[1]


def test_the_package_as_a_library_puts_nothing_away(house: Path, tmp_path: Path) -> None:
    code = (
        "from bulletin import House, compose, read, write; from pathlib import Path\n"
        "house = House.find(Path('.')); write(compose(read(house.root / 'issues/2024/1.md', house)), 'pdf')"
    )
    assert python(code, cwd=house, env={"XDG_CACHE_HOME": str(tmp_path)}).stderr == ""
    assert not (tmp_path / "bulletin/start").exists()


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(cupboard, "unlock", lambda: None)
    with start.hurried():
        yield
    gc.unfreeze()


@pytest.mark.usefixtures("_hurried")
def test_the_collector_of_garbage_begins_late() -> None:
    assert gc.get_threshold()[0] > USUAL[0]


@pytest.mark.usefixtures("_hurried")
def test_once_it_has_begun_the_collector_is_as_it_was() -> None:
    gc.collect(0)
    assert gc.get_threshold() == USUAL


@pytest.mark.usefixtures("_hurried")
def test_once_it_has_begun_nothing_listens_to_the_collector_any_more() -> None:
    listening = len(gc.callbacks)
    gc.collect(0)
    assert len(gc.callbacks) == listening - 1


def test_behind_the_door_the_collector_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cupboard, "unlock", lambda: None)
    called = [*gc.callbacks]
    with start.hurried():
        pass
    gc.unfreeze()
    assert (gc.get_threshold(), gc.callbacks) == (USUAL, called)
