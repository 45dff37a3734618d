"""What all tests share: texts that are kept as they should be, and one flag that brings them up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from pathlib import Path

import houses
import pytest
from processes import starts_processes

Golden = Callable[[Path, str], None]


# Whether the test that runs may start a process.
_may_start = [True]


def pytest_configure() -> None:
    sys.addaudithook(_watch)


def _watch(event: str, _arguments: tuple[object, ...]) -> None:
    assert event != "subprocess.Popen" or _may_start[0], "this test is not known to start processes: tests/processes.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that start processes, which `make quick` leaves out."""
    for item in items:
        if starts_processes(item.path):
            item.add_marker("process")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let no test start a process that is not known for it."""
    _may_start[0] = item.get_closest_marker("process") is not None
    try:
        return (yield)
    finally:
        _may_start[0] = True


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the texts that tests expect anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that keeps it, or write the file where --update-goldens asks for that."""
    update = bool(request.config.getoption("--update-goldens"))

    def compare(path: Path, text: str) -> None:
        if update:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"pytest --update-goldens writes {path.name} anew"

    return compare


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put up a house with three issues, the second of them faulty, for tests that build into folders of their own."""
    root = tmp_path_factory.mktemp("archive")
    faulty = houses.text(number=2, date="2024-02-30")
    houses.found(root, {"2024/1": houses.text(), "2024/2": faulty, "2024/3": houses.text(number=3)})
    return root
