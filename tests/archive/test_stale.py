"""What is stale, and why: whatever an issue was built from or to, a change of it is noticed and told, and nothing else is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import here
import houses
import pytest
from PIL import Image

from bulletin import fonts
from bulletin.archive import libraries
from bulletin.archive.work import Outcome
from bulletin.manuscripts.house import House

PICTURE = "![站点](a.png)\n\n图1：站点\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Build two issues, the first of them with a picture."""
    root = tmp_path_factory.mktemp("built")
    house = houses.found(root, {"2024/1": houses.text(f"情况。\n\n{PICTURE}"), "2024/2": houses.text(number=2)})
    house.assets.mkdir()
    Image.new("L", (600, 400), 128).save(house.assets / "a.png")
    here.build(house)
    return house


@pytest.fixture
def house(built: House, tmp_path: Path) -> House:
    """Return a copy of it, with the stamps of its files, all but the inodes."""
    shutil.copytree(built.root, tmp_path / "house")
    return House.find(tmp_path / "house")


def rewrite(name: str, old: str, new: str) -> Callable[[House], object]:
    def change(house: House) -> None:
        path = house.root / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


def other_picture(house: House) -> None:
    Image.new("L", (600, 400), 127).save(house.assets / "a.png")


def template(house: House) -> None:
    (house.root / "templates/lianluo").mkdir(parents=True)
    (house.root / "templates/lianluo/layout.yaml").write_text("extends: base\n", encoding="utf-8")


def names_list(house: House) -> None:
    (house.root / "用语.csv").write_text("错,对\n甲,乙\n", encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[House], object], str]] = {
    "source": (rewrite("issues/2024/1.md", "情况", "状况"), "原文改了：issues/2024/1.md"),
    "picture": (other_picture, "图片改了：assets/a.png"),
    "picture gone": (lambda house: (house.assets / "a.png").unlink(), "图片没有了：assets/a.png"),
    "another picture of that name": (
        lambda house: shutil.copytree(house.assets, house.assets / "assets"),
        "和图片同名的文件多了或者少了：assets/assets/a.png",
    ),
    "house": (rewrite("bulletin.yaml", "工作", "情况"), "刊物的设置改了：bulletin.yaml"),
    "template": (template, "模板改了：templates/lianluo/layout.yaml"),
    "list": (names_list, "名录、用语改了：用语.csv"),
    "output": (
        lambda house: (house.root / "build/2024/1.pdf").write_bytes(b"%PDF"),
        "生成的文件在别处改过：2024/1.pdf",
    ),
    "output gone": (lambda house: (house.root / "build/2024/1.docx").unlink(), "生成的文件没有了：2024/1.docx"),
}


def test_what_was_built_is_fresh(house: House) -> None:
    assert not here.reasons(house)
    assert not here.reasons(house, hashed=True)


@pytest.mark.wrong_pages("one of the changes writes a file that is no PDF")
@pytest.mark.parametrize(("change", "reason"), CHANGES.values(), ids=CHANGES)
def test_a_change_makes_an_issue_stale_and_is_told(
    change: Callable[[House], object], reason: str, house: House
) -> None:
    change(house)
    assert here.reasons(house) == [reason]


@pytest.mark.parametrize("name", [".layout.yaml.swp", "layout.yaml~"])
def test_what_an_editor_leaves_beside_a_template_is_no_part_of_it(name: str, house: House) -> None:
    (house.root / "templates/own").mkdir(parents=True)
    (house.root / "templates/own" / name).write_text("a", encoding="utf-8")
    assert not here.reasons(house)


@pytest.mark.parametrize("kind", ["source", "picture", "output"])
def test_what_one_issue_was_built_from_or_to_leaves_the_others_fresh(kind: str, house: House) -> None:
    CHANGES[kind][0](house)
    assert not here.reasons(house, "2024/2")


def test_a_version_that_is_another_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    now = {**libraries.versions(), "weasyprint": "99"}
    monkeypatch.setattr(libraries, "versions", lambda: now)
    (reason,) = here.reasons(house)
    assert reason.startswith("程序换了：weasyprint ")
    assert reason.endswith(" → 99")


def own_face(house: House, name: str) -> None:
    """Put a face of the machine into the house's folder of fonts."""
    path = next(path for folder in fonts.font_folders() for path in folder.rglob(name))
    (house.assets / "fonts").mkdir()
    shutil.copy(path, house.assets / "fonts")


def test_a_face_that_is_another_is_told(house: House) -> None:
    own_face(house, "FandolHei-Regular.otf")  # without its bold
    assert here.reasons(house) == ["字体换了：黑体（粗）"]


def test_a_face_that_is_the_same_elsewhere_is_no_change(house: House) -> None:
    own_face(house, "FandolFang-Regular.otf")
    assert not here.reasons(house)


def test_a_format_that_was_not_built_is_told(house: House) -> None:
    assert here.reasons(house, formats=["pdf", "html"]) == ["还没有生成过这种文件：html"]


def test_an_issue_that_was_not_built_says_so(house: House) -> None:
    assert here.reasons(house, "2024/9") == ["还没有生成过"]


def test_a_file_with_a_new_stamp_and_the_same_bytes_is_no_change(house: House) -> None:
    for path in (house.root / "build/2024/1.pdf", house.assets / "a.png", house.root / "issues/2024/1.md"):
        os.utime(path, (1, 1))
    assert not here.reasons(house)


def test_bytes_that_keep_their_stamp_are_noticed_where_they_are_asked_for(house: House) -> None:
    path = house.root / "build/2024/1.docx"
    here.build(house)
    known = here.freshness(house)
    known.manifest.add(*known.renewed(house.issues()[0]))
    known.manifest.close()
    stamp = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"\1")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert not here.reasons(house)
    assert here.reasons(house, hashed=True) == ["生成的文件在别处改过：2024/1.docx"]


def test_a_picture_that_changed_while_it_was_built_from_is_not_trusted(house: House) -> None:
    other_picture(house)
    os.utime(house.assets / "a.png", (2**32, 2**32))
    assert here.build(house)["2024/1"] is Outcome.BUILT
    assert here.reasons(house) == ["图片改了：assets/a.png"]


def test_only_what_is_stale_is_built(house: House) -> None:
    before = here.outputs(house)
    rewrite("issues/2024/2.md", "第一段", "第二段")(house)
    assert here.build(house) == {"2024/1": Outcome.FRESH, "2024/2": Outcome.BUILT}
    assert [name for name, data in here.outputs(house).items() if data != before[name]] == [
        "build/2024/2.docx",
        "build/2024/2.pdf",
    ]


def test_what_is_built_again_has_the_same_bytes(house: House) -> None:
    before = here.outputs(house)
    assert set(here.build(house, force=True).values()) == {Outcome.BUILT}
    assert here.outputs(house) == before
