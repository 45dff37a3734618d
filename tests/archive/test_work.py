"""A run over the archive: every issue comes to its end, what is wrong with one is told, and the others are built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

import here
import houses
import pytest

from bulletin import files
from bulletin.archive import left, work
from bulletin.archive.crew import How, Lost
from bulletin.archive.manifest import Manifest
from bulletin.archive.work import Done, Means, Outcome
from bulletin.manuscripts.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    texts = {name: houses.text(number=int(name[-1])) for name in here.NAMES}
    return houses.found(tmp_path, texts)


def verified(house: House) -> list[Done]:
    return list(work.verify(house.issues(), here.freshness(house), Means(1), here.inline))


def test_an_issue_with_errors_is_named_and_the_others_are_built(house: House) -> None:
    houses.found(house.root, {"2024/2": houses.text(number=2, date="2024-02-30")})
    assert list(here.build(house).values()) == [Outcome.BUILT, Outcome.FAILED, Outcome.BUILT]


def test_an_issue_with_errors_is_tried_again_by_the_next_run(house: House) -> None:
    houses.found(house.root, {"2024/2": houses.text(number=2, date="2024-02-30")})
    here.build(house)
    assert list(here.build(house).values()) == [Outcome.FRESH, Outcome.FAILED, Outcome.FRESH]


def test_what_is_wrong_with_an_issue_is_told_with_its_place(house: House) -> None:
    houses.found(house.root, {"2024/2": houses.text(number=2, date="2024-02-30")})
    known = here.freshness(house)
    plan = work.plan(house.issues(), known)
    done = [one for one in work.build(plan.stale, known, Means(1), here.inline) if one.exit_code]
    known.manifest.close()
    assert [(one.exit_code, one.findings[0].place.line) for one in done] == [(1, 4)]


def test_a_draft_is_left_out(house: House) -> None:
    houses.found(house.root, {"2024/2": houses.text(number=2, front="标题: 一期简报\n草稿: 是\n")})
    assert list(here.build(house).values()) == [Outcome.BUILT, Outcome.DRAFT, Outcome.BUILT]
    assert "build/2024/2.pdf" not in here.outputs(house)


class Loses:
    """An executor that loses the second issue."""

    def __init__(self, house: House) -> None:
        self._inner = here.Inline(house, here.FORMATS)

    def run(self, tasks: Iterable[Path]) -> Iterator[tuple[Path, object]]:
        for path, made in self._inner.run(tasks):
            yield path, Lost(How.DIED, -9) if path.stem == "2" else made


def test_an_issue_that_workers_were_lost_over_is_named_and_the_others_are_built(house: House) -> None:
    known = here.freshness(house)
    plan = work.plan(house.issues(), known)
    done = list(work.build(plan.stale, known, Means(1), lambda *_: nullcontext(Loses(house))))
    known.manifest.close()
    assert [one.outcome for one in done] == [Outcome.BUILT, Outcome.FAILED, Outcome.BUILT]
    assert "信号 9" in done[1].findings[0].message


def test_a_run_that_ends_in_the_middle_is_gone_on_with(house: House, tmp_path: Path) -> None:
    other = houses.found(tmp_path / "other", {name: houses.text(number=int(name[-1])) for name in here.NAMES})
    here.build(other)
    known = here.freshness(house)
    next(work.build(work.plan(house.issues(), known).stale, known, Means(1), here.inline))
    known.manifest.close()
    assert list(here.build(house).values()) == [Outcome.FRESH, Outcome.BUILT, Outcome.BUILT]
    assert here.outputs(house) == here.outputs(other)


def test_outputs_that_no_line_tells_of_are_built_again(house: House) -> None:
    here.build(house)
    path = house.root / "build/archive.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "2024/3.md" not in line), encoding="utf-8")
    assert list(here.build(house).values()) == [Outcome.FRESH, Outcome.FRESH, Outcome.BUILT]


def test_what_was_built_is_verified(house: House) -> None:
    here.build(house)
    assert [one.outcome for one in verified(house)] == [Outcome.SAME] * 3


def test_a_file_that_is_another_is_found_by_verifying_and_left_as_it_is(house: House) -> None:
    here.build(house)
    path = house.root / "build/2024/2.docx"
    path.write_bytes(b"PK")
    done = verified(house)
    assert [one.outcome for one in done] == [Outcome.SAME, Outcome.DIFFERENT, Outcome.SAME]
    assert [finding.place.path for finding in done[1].findings] == ["build/2024/2.docx"]
    assert path.read_bytes() == b"PK"


def test_a_file_that_cannot_be_read_is_not_said_to_be_another(house: House) -> None:
    here.build(house)
    path = house.root / "build/2024/2.docx"
    path.unlink()
    path.mkdir()
    assert [finding.message for finding in verified(house)[1].findings] == ["读不了这个文件，没有核对"]


def test_a_file_whose_issue_is_gone_is_named(house: House) -> None:
    here.build(house)
    (house.issues_folder / "2024/3.md").unlink()
    assert [one.name for one in left.outputs(house, Manifest.read(house.root / "build"))] == [
        "2024/3.pdf",
        "2024/3.docx",
    ]


def test_a_file_whose_issue_became_a_draft_is_named(house: House) -> None:
    here.build(house)
    houses.found(house.root, {"2024/3": houses.text(number=3, front="标题: 一期简报\n草稿: 是\n")})
    spare = left.outputs(house, Manifest.read(house.root / "build"))
    assert {one.why for one in spare} == {"原文改成了草稿：issues/2024/3.md"}


def test_a_file_that_its_issue_no_longer_makes_is_named(house: House) -> None:
    houses.found(house.root, file=f"{houses.FILE}文件名: 简报-{{期号}}\n")
    here.build(house)
    houses.found(house.root, file=f"{houses.FILE}文件名: 联络-{{期号}}\n")
    here.build(house)
    names = [one.name for one in left.outputs(house, Manifest.read(house.root / "build"))]
    assert sorted(names) == sorted(f"2024/简报-{number}.{to}" for number in (1, 2, 3) for to in here.FORMATS)


def test_what_is_left_over_is_removed_where_it_is_as_it_was_built(house: House) -> None:
    here.build(house)
    (house.issues_folder / "2024/3.md").unlink()
    (house.root / "build/2024/3.docx").write_bytes(b"PK")
    with files.locked(house.root / "build"):
        manifest = Manifest.read(house.root / "build")
        removed, kept = left.remove(left.outputs(house, manifest), manifest)
        manifest.close()
    assert (removed, [one.name for one in kept]) == (["2024/3.pdf"], ["2024/3.docx"])
    assert not (house.root / "build/2024/3.pdf").exists()
