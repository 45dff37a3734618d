"""What all tests share: texts that are kept as they should be, one flag that brings them up to date, a judge of every page.

Whatever PDF a test makes, by the library or by the command line, its pages are looked at when the test is over. A test that
makes wrong pages on purpose says so, and why: `@pytest.mark.wrong_pages("the fault that it is about")`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator
from hashlib import sha256
from pathlib import Path

import houses
import page_checker
import pytest
import tagging
import tracing
from hypothesis import settings
from processes import starts_processes
from slowest import dealt
from soaking import EVERY
from weasyprint import Document as Rendered

from bulletin.document import Document
from bulletin.engine.output.tags import TAGS
from bulletin.layout import Layout
from bulletin.typesetting.pages import Markup, Pages
from bulletin.writers import pdf

Golden = Callable[[Path, str], None]

# What fails by chance is to fail again; `make soak` throws anew.
settings.register_profile("again", derandomize=not EVERY)
settings.load_profile("again")

_written: list[tuple[bytes, Layout]] = []
_to_hear: list[tuple[bytes, Document]] = []
_clean: set[bytes] = set()


# Whether the test that runs may start a process.
_may_start = [True]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "wrong_pages(reason): this test makes pages that are not right, on purpose")
    sys.addaudithook(_watch)


def _watch(event: str, _arguments: tuple[object, ...]) -> None:
    assert event != "subprocess.Popen" or _may_start[0], "this test is not known to start processes: tests/processes.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that start processes, which `make quick` leaves out; let the slowest begin."""
    for item in items:
        if starts_processes(item.path):
            item.add_marker("process")
    tracing.load_all()
    if processes := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")):
        items[:] = dealt(_by_module(items), processes)


def _by_module(items: list[pytest.Item]) -> dict[str, list[pytest.Item]]:
    found: dict[str, list[pytest.Item]] = {}
    for item in items:
        found.setdefault(item.path.relative_to(Path(__file__).parent).as_posix(), []).append(item)
    return found


def pytest_collection_finish() -> None:
    """Set aside what collecting has made, all modules and tests: looked through again and again for garbage it costs an eighth of all time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let no test start a process that is not known for it; measure coverage where that costs little."""
    _may_start[0] = item.get_closest_marker("process") is not None
    unseen = _may_start[0] or tracing.is_one_of_many(item)
    own = item.path.parent.name == "engine"
    try:
        with tracing.asleep() if unseen else tracing.through_the_engine(wanted=own):
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


@pytest.fixture(scope="session", autouse=True)
def _every_pdf() -> Iterator[None]:
    """Keep what the writer of PDFs writes, until the test that asked for it is over."""
    write = pdf.write

    def kept(document: Document, pages: Pages) -> bytes:
        data = write(document, pages)
        _written.append((data, document.layout))
        if TAGS.holds:  # an engine of another version has its own
            _to_hear.append((data, pages.document))
        return data

    with pytest.MonkeyPatch.context() as session:
        session.setattr(pdf, "write", kept)
        yield


@pytest.fixture(scope="session", autouse=True)
def _engine_untraced() -> Iterator[None]:
    """Let the tracer of coverage sleep while the engine lays out and writes, which are most of what tests do."""
    with pytest.MonkeyPatch.context() as session:
        session.setattr(Markup, "render", tracing.engine_asleep(Markup.render))
        session.setattr(Rendered, "write_pdf", tracing.engine_asleep(Rendered.write_pdf))
        yield


@pytest.fixture(autouse=True)
def _right_pages(request: pytest.FixtureRequest) -> Iterator[None]:
    """Look at the pages of every PDF that a test made, here or in its folder."""
    yield
    made, _written[:] = [(data, layout) for data, layout in _written], []
    heard, _to_hear[:] = list(_to_hear), []
    if folder := getattr(request.node, "funcargs", {}).get("tmp_path"):
        made += [(data, page_checker.house_layout()) for data in _files(folder)]
    if request.node.get_closest_marker("wrong_pages"):
        return
    faults = [fault for data, layout in made for fault in _faults(data, layout)]
    assert not faults, page_checker.told(faults)
    wrong = [fault for data, document in heard for fault in _wrong_tags(data, document)]
    assert not wrong, "\n".join(wrong)


def _files(folder: Path) -> Iterator[bytes]:
    """Yield the PDFs in a folder that are ours; tests of files write some that are none."""
    for path in folder.rglob("*.pdf"):
        data = path.read_bytes() if path.is_file() else b""
        if data.startswith(b"%PDF") and b"%%EOF" in data[-32:]:
            yield data


def _faults(data: bytes, layout: Layout) -> list[page_checker.Fault]:
    key = sha256(data).digest()
    if key in _clean:
        return []
    found = page_checker.check(data, layout)
    if not found:
        _clean.add(key)
    return found


def _wrong_tags(data: bytes, document: Document) -> list[str]:
    key = sha256(b"tags" + data).digest()
    if key in _clean:
        return []
    found = tagging.check(data, document)
    if not found:
        _clean.add(key)
    return found
