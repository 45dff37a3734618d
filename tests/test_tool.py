"""How the program names itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from bulletin import tool


@pytest.fixture
def _uninstalled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that is used without being installed."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    tool.version.cache_clear()
    yield
    tool.version.cache_clear()


@pytest.mark.usefixtures("_uninstalled")
def test_a_program_that_is_not_installed_has_no_version_and_names_itself_without_one() -> None:
    assert (tool.version(), tool.named()) == ("", "bulletin")


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", "{home}/.cache"),
        ({"XDG_CACHE_HOME": "/a"}, "linux", "/a"),
        ({"XDG_CACHE_HOME": ""}, "linux", "{home}/.cache"),
        ({}, "darwin", "{home}/Library/Caches"),
        ({}, "win32", "{home}/AppData/Local"),
        ({"LOCALAPPDATA": "/a", "XDG_CACHE_HOME": "/b"}, "win32", "/a"),
    ],
)
def test_what_only_saves_time_is_kept_where_the_system_has_it(
    environment: dict[str, str], platform: str, folder: str
) -> None:
    assert tool.cache_folder(environment, platform) == Path(folder.format(home=Path.home())) / "bulletin"


def test_a_program_that_is_installed_names_its_version() -> None:
    assert tool.named() == f"bulletin {metadata.version('bulletin')}"
