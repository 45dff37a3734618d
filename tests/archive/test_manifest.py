"""The manifest: it only grows, survives what a killed run leaves, and has the last word on every output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin.archive.manifest import NAME, Entry, Grounds, Manifest, Seen, digest, seen

GROUNDS = Grounds({"bulletin.yaml": "1"}, {"仿宋": "甲"}, {"weasyprint": "70.0"})


def entry(issue: str = "issues/2024/1.md", source: str = "甲", **outputs: str) -> Entry:
    made = {f"2024/1.{to}": Seen(found, 1, 2, 3) for to, found in (outputs or {"pdf": "p", "docx": "d"}).items()}
    return Entry(issue, "lianluo", source, {"assets/a.png": Seen("b", 4, 5, 6)}, GROUNDS.key, made)


def written(folder: Path, *entries: Entry) -> Path:
    manifest = Manifest(folder)
    manifest.stand_on(GROUNDS)
    for one in entries:
        manifest.add(one)
    manifest.close()
    return folder / NAME


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    written(tmp_path, entry())
    again = Manifest.read(tmp_path)
    assert again.latest("issues/2024/1.md", ["pdf", "docx"]) == [entry()]
    assert again.grounds == {GROUNDS.key: GROUNDS}


def test_each_line_is_an_object_that_people_can_read(tmp_path: Path) -> None:
    lines = written(tmp_path, entry()).read_text(encoding="utf-8").splitlines()
    assert [next(iter(json.loads(line))) for line in lines] == ["grounds", "issue"]
    assert "仿宋" in lines[0]


def test_the_last_entry_of_an_issue_counts(tmp_path: Path) -> None:
    written(tmp_path, entry(), entry(source="乙"))
    assert [one.source for one in Manifest.read(tmp_path).latest("issues/2024/1.md", ["pdf"])] == ["乙"]


def test_a_format_that_was_built_alone_leaves_the_other_its_entry(tmp_path: Path) -> None:
    written(tmp_path, entry(), entry(source="乙", pdf="q"))
    manifest = Manifest.read(tmp_path)
    assert [manifest.entries["issues/2024/1.md", to].source for to in ("pdf", "docx")] == ["乙", "甲"]
    assert list(manifest.current(manifest.entries["issues/2024/1.md", "docx"]).outputs) == ["2024/1.docx"]


@pytest.mark.parametrize("kept", range(0, 200, 23))
def test_a_line_that_was_cut_off_says_nothing_and_is_written_over(kept: int, tmp_path: Path) -> None:
    path = written(tmp_path, entry(), entry("issues/2024/2.md"))
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rstrip(b"\n").rfind(b"\n") + 1 + kept])
    manifest = Manifest.read(tmp_path)
    assert ("issues/2024/2.md", "pdf") not in manifest.entries
    manifest.add(entry("issues/2024/2.md"))
    manifest.close()
    assert path.read_bytes() == whole


@pytest.mark.parametrize("line", ["{", "[]", '{"issue": 1}', '{"grounds": "a", "files": 1}', '{"looked": []}', "\xff"])
def test_a_line_that_is_none_says_nothing(line: str, tmp_path: Path) -> None:
    path = written(tmp_path, entry())
    path.write_bytes(path.read_bytes() + line.encode("latin-1") + b"\n")
    assert Manifest.read(tmp_path).latest("issues/2024/1.md", ["pdf"]) == [entry()]


UNLIKE = [
    {"template": ["a"]},
    {"template": 7},
    {"grounds": {}},
    {"rivals": [[1]]},
    {"issue": "\ud800"},
    {"outputs": {"../../bulletin.yaml": ["p", 1, 2, 3]}},
    {"outputs": {"2024/1.pdf": ["p", "1", 2, 3]}},
    {"outputs": {"2024/1.pdf": ["p", 1, 2, 3, "later"]}},
    {"pictures": {"assets/a.png": [None, 1, 2, 3]}},
]


@pytest.mark.parametrize("unlike", UNLIKE)
def test_a_line_that_holds_other_than_it_should_says_nothing(unlike: dict[str, object], tmp_path: Path) -> None:
    path = written(tmp_path, entry())
    line = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
    path.write_bytes(path.read_bytes() + json.dumps(line | unlike).encode() + b"\n")
    assert Manifest.read(tmp_path).latest("issues/2024/1.md", ["pdf", "docx"]) == [entry()]


@pytest.mark.parametrize("line", ['{"left": {"a/b": [1]}, "issue": [1]}', '{"pruned": [[1]]}', "[" * 100_000])
def test_a_line_of_rubbish_says_nothing(line: str, tmp_path: Path) -> None:
    path = written(tmp_path, entry())
    path.write_bytes(path.read_bytes() + line.encode() + b"\n")
    assert Manifest.read(tmp_path).outputs.keys() == {"2024/1.pdf", "2024/1.docx"}


def test_a_name_that_no_file_can_have_is_no_file() -> None:
    assert (seen(Path("a\0b")), digest("a\0b")) == (None, "")


def test_a_worn_manifest_is_written_anew_with_what_counts(tmp_path: Path) -> None:
    path = written(tmp_path, *(entry(source=str(number)) for number in range(300)), entry(source="乙", pdf="q"))
    manifest = Manifest.read(tmp_path)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    assert [manifest.entries["issues/2024/1.md", to].source for to in ("pdf", "docx")] == ["乙", "299"]


def test_an_output_without_its_issue_is_left(tmp_path: Path) -> None:
    written(tmp_path, entry())
    assert set(Manifest.read(tmp_path).left({})) == {"2024/1.pdf", "2024/1.docx"}
    assert not Manifest.read(tmp_path).left({"issues/2024/1.md": None})


def test_what_was_pruned_is_forgotten(tmp_path: Path) -> None:
    written(tmp_path, entry())
    manifest = Manifest.read(tmp_path)
    manifest.prune(["2024/1.pdf"])
    manifest.close()
    assert set(Manifest.read(tmp_path).entries) == {("issues/2024/1.md", "docx")}


def test_a_file_is_as_it_was_while_its_stamp_is(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a")
    found = seen(path)
    assert found
    assert found.is_still(path)
    assert found.is_still(path, hashed=True)


def test_a_file_of_another_stamp_is_as_it_was_while_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a")
    assert Seen(digest(path), 1, 0, 0).is_still(path)
    assert not Seen("0", 1, 0, 0).is_still(path)


def test_a_stamp_is_not_believed_where_bytes_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a")
    lying = Seen("0", 1, 0, 0).stamped(path)
    assert lying.is_still(path)
    assert not lying.is_still(path, hashed=True)
