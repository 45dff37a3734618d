"""What a PDF carries of its sources, before it is attached."""

from __future__ import annotations

import json

import pytest

from bulletin.typesetting.enclosed import MANIFEST, Enclosed, digest, enclose

SOURCES = {"issues/2024/12.md": b"a", "bulletin.yaml": b"b", "assets/2024/plan.png": b"c"}


def named(*paths: str) -> list[str]:
    return [file.name for file in enclose(dict.fromkeys(paths, b"")) if file.name != MANIFEST]


def listing() -> Enclosed:
    (found,) = [file for file in enclose(SOURCES) if file.name == MANIFEST]
    return found


def test_names_have_no_slash_and_tell_where_a_file_was() -> None:
    assert named(*SOURCES) == ["assets-2024-plan.png", "bulletin.yaml", "issues-2024-12.md"]


@pytest.mark.parametrize("other", ["assets/a-b.png", "assets/A/b.png"])
def test_two_files_never_have_one_name_in_whatever_case(other: str) -> None:
    names = named("assets/a/b.png", other)
    assert len({name.lower() for name in names}) == 2


def test_a_source_that_is_called_like_the_list_gets_another_name() -> None:
    assert named("manifest.json") == ["manifest-2.json"]


def test_the_list_can_be_read_by_people() -> None:
    (listed,) = [one.data.decode() for one in enclose({"assets/甲.png": b""}) if one.name == MANIFEST]
    assert '\n      "path": "assets/甲.png"' in listed


def test_the_list_says_where_each_file_belongs_and_what_it_is() -> None:
    files = {one["path"]: one for one in json.loads(listing().data)["files"]}
    assert set(files) == set(SOURCES)
    assert files["issues/2024/12.md"] == {
        "name": "issues-2024-12.md",
        "path": "issues/2024/12.md",
        "type": "text/markdown",
        "size": 1,
        "sha256": digest(b"a"),
    }


def test_the_list_is_data_and_the_rest_are_sources() -> None:
    assert {file.relationship for file in enclose(SOURCES) if file.name != MANIFEST} == {"Source"}
    assert listing().relationship == "Data"


def test_without_sources_nothing_is_attached() -> None:
    assert enclose({}) == []
