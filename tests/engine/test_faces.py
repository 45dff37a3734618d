"""How the engine gets its faces: the files stay where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from blocks import lianluo
from fontTools.ttLib import TTCollection, TTFont

from bulletin import fonts
from bulletin.engine.faces import Faces
from bulletin.errors import MachineError
from bulletin.fonts import Found


def body() -> Found:
    return fonts.resolve(lianluo().faces.values(), ())["仿宋"]


def links(faces: Faces) -> list[Path]:
    return [path for path in faces.folder.iterdir() if path.suffix == ".otf"]


def test_a_face_is_a_link_to_its_file() -> None:
    faces = Faces()
    faces.add(body())
    (link,) = links(faces)
    assert (link.is_symlink(), link.readlink()) == (True, body().path)


def test_the_links_go_with_the_process() -> None:
    faces = Faces()
    faces.add(body())
    place = faces.folder
    del faces
    assert not place.exists()
    assert body().path.exists()


def test_a_face_out_of_a_collection_stands_alone(tmp_path: Path) -> None:
    both = TTCollection()
    both.fonts = [TTFont(body().path), TTFont(body().path)]
    both.save(tmp_path / "two.ttc")
    faces = Faces()
    faces.add(Found("仿宋", "仿宋", "仿宋", tmp_path / "two.ttc", 1))
    (file,) = links(faces)
    assert not file.is_symlink()
    assert file.read_bytes()[:4] == b"OTTO"


def test_where_there_are_no_links_the_file_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    faces = Faces()
    faces.add(body())
    (file,) = links(faces)
    assert file.read_bytes() == body().path.read_bytes()


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"no font")
    with pytest.raises(MachineError) as caught:
        Faces().add(Found("仿宋", "仿宋", "仿宋", broken, 0))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.path) == ("face-unreadable", str(broken))


def test_a_links_name_can_be_told_in_any_locale() -> None:
    faces = Faces()
    faces.add(body())
    faces.add(body(), bold=True)
    names = [path.name for path in links(faces)]
    assert len(names) == 2
    assert all(name.isascii() for name in names)


def test_a_face_that_is_added_again_writes_into_nobodys_file(tmp_path: Path) -> None:
    files = [tmp_path / "one.otf", tmp_path / "two.otf"]
    for file in files:
        file.write_bytes(body().path.read_bytes() + file.name.encode())
    before = [file.read_bytes() for file in files]
    faces = Faces()
    for file in files:
        faces.add(Found("仿宋", "仿宋", "仿宋", file, 0))
    assert [file.read_bytes() for file in files] == before
    assert [link.readlink() for link in links(faces)] == [files[1]]
