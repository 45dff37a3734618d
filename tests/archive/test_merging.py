"""Shards of an archive, built apart, come together to what one run makes."""

from __future__ import annotations

from pathlib import Path

import here
import pytest

from bulletin import files
from bulletin.archive import work
from bulletin.archive.manifest import Manifest
from bulletin.archive.merging import merge
from bulletin.archive.stale import Freshness
from bulletin.archive.work import Means
from bulletin.manuscripts.house import House


def shard(house: House, part: int) -> Path:
    """Build every second issue into a folder of its own."""
    folder = house.root / f"shard{part}"
    known = Freshness(house, Manifest.read(folder), here.FORMATS)
    plan = work.plan(house.issues()[part::2], known)
    list(work.build(plan.stale, known, Means(1), here.inline))
    known.manifest.close()
    return folder


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, list[Path]]:
    house = here.archive(tmp_path_factory.mktemp("sharded"))
    return house, [shard(house, part) for part in range(2)]


def merged(folders: list[Path], out: Path, root: Path | None = None) -> list[str]:
    manifest = Manifest(out)
    with files.locked(out):
        found = merge(manifest, folders, root or out).found
    manifest.close()
    return [finding.code for finding in found]


def test_shards_are_the_whole_with_the_bytes_of_one_run(shards: tuple[House, list[Path]], tmp_path: Path) -> None:
    house, folders = shards
    assert not merged(folders, tmp_path / "build")
    here.build(house)
    again = {path.name: path.read_bytes() for path in (tmp_path / "build/2024").iterdir()}
    assert again == {Path(name).name: data for name, data in here.outputs(house).items()}


def test_what_was_merged_is_fresh(shards: tuple[House, list[Path]], tmp_path: Path) -> None:
    house, folders = shards
    merged(folders, tmp_path / "build")
    known = Freshness(house, Manifest.read(tmp_path / "build"), here.FORMATS)
    assert all(known.is_fresh(path) for path in house.issues())


@pytest.mark.wrong_pages("a file of a shard is no PDF")
def test_a_file_that_is_another_than_its_manifest_says_is_left_out(tmp_path: Path) -> None:
    folder = shard(here.archive(tmp_path, 2), 1)
    (folder / "2024/2.pdf").write_bytes(b"%PDF")
    assert merged([folder], tmp_path / "build") == ["shard-damaged"]
    assert not (tmp_path / "build/2024").exists()


def test_an_issue_that_was_built_from_another_source_is_left_out(
    shards: tuple[House, list[Path]], tmp_path: Path
) -> None:
    _, folders = shards
    other = here.archive(tmp_path / "other")
    path = other.issues()[0]
    path.write_text(path.read_text("utf-8") + "\n又一段。\n", encoding="utf-8")
    assert merged(folders, tmp_path / "build", other.root) == ["shard-conflict"]
    assert not (tmp_path / f"build/2024/{path.stem}.pdf").exists()
