"""The corpus: some hundreds of inputs, good and bad, each with the exit code, the finding and the place that it must come to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import figures
import pytest
from all_cases import CLASSES, cases
from case import Case, of_body
from commands import ROOT, server
from judged import judge
from of_markdown import BODIES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks, pipes and rights of POSIX")
CASES = cases()


@pytest.fixture
def unwatched() -> Iterator[Path]:
    """Return a folder whose pages nobody looks at when the test is over."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    return [pytest.mark.wrong_pages(case.odd)] if case.odd else []


def _sample() -> list[Case]:
    """Return every fourth input of each class that makes pages: these are looked at, glyph by glyph."""
    families = [[case for case in CASES if case.family == module.FAMILY and case.built] for module in CLASSES]
    return [case for built in families for case in built[::4]]


SAMPLE = _sample()


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in CASES if case not in SAMPLE])
def test_an_input_comes_to_what_it_must(case: Case, unwatched: Path) -> None:
    assert judge(case, unwatched, server()).wrong == ()


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case), marks=_marks(case)) for case in SAMPLE])
def test_an_input_comes_to_right_pages(case: Case, tmp_path: Path) -> None:
    assert judge(case, tmp_path, server()).wrong == ()


def test_the_corpus_has_two_hundred_inputs_at_least_and_no_name_twice() -> None:
    names = {str(case) for case in CASES}
    assert len(names) == len(CASES) >= 200


@pytest.mark.parametrize("module", CLASSES, ids=lambda module: module.FAMILY)
def test_each_class_has_inputs_that_must_build_and_inputs_that_must_not(module: object) -> None:
    family = [case.code for case in CASES if case.family == getattr(module, "FAMILY", "")]
    assert family.count(0) >= 3
    assert len(family) - family.count(0) >= 3


def test_the_same_seed_gives_the_same_inputs(tmp_path: Path) -> None:
    for name in ("one", "two"):
        of_body("Markdown", BODIES[0]).put(tmp_path / name)
    one, two = (sorted(path.read_bytes() for path in (tmp_path / name).rglob("*.*")) for name in ("one", "two"))
    assert one == two


def test_the_table_of_the_documents_counts_this_corpus() -> None:
    text = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    told = {row[0]: row[1:8] for row in rows if row[0] in figures.counts()}
    assert told == {name: [str(number) for number in own] for name, own in figures.counts().items()}, "make reliability"


def test_every_input_of_the_table_came_to_what_it_must() -> None:
    text = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| all \| (\d+) \|(?: \d+ \|){6} (\d+) \|", text, re.MULTILINE)
    assert rows == [(str(len(CASES)), str(len(CASES)))], "make reliability"


def test_what_is_told_falsely_is_seen(tmp_path: Path) -> None:
    """Expect of a good input what it does not come to."""
    good = next(case for case in CASES if case.code == 0 and not case.shell)
    wrong = Case(good.family, good.name, 1, good.put, frozenset({("html-raw", "a.md:1:1")}), shown=("没有的字",))
    assert len(judge(wrong, tmp_path, server()).wrong) == 3
