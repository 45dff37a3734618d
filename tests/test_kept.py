"""What a process that lives on sees of files that change under it, and what it does not do again where none does."""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from blocks import TEMPLATES
from fontTools.ttLib import TTFont
from glyphs import lines
from houses import found, text

from bulletin import compose, fonts, layout, read
from bulletin.build import build
from bulletin.built import Built
from bulletin.fonts import Found, sfnt
from bulletin.kept import Kept, stamp, stamps
from bulletin.layout import loading
from bulletin.manuscripts.house import House
from bulletin.typesetting import pages

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

FRONT = "标题: 一期简报\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with templates of its own, and an issue."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    return found(tmp_path, {"2024/1": text("正文一段。\n", front=FRONT)})


def built(house: House, *formats: str) -> Built:
    return build(house.root / "issues/2024/1.md", house, formats or ("html",))


def html(house: House) -> str:
    return built(house).files["1.html"].decode()


def first_line(house: House) -> float:
    """Return where the first line of text stands on the page, in points from its left."""
    return next(row.left for row in lines(built(house, "pdf").files["1.pdf"]) if row.text.startswith("正文"))


def edit(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


# Files of a house


def test_a_changed_layout_is_seen_by_the_next_build(house: House) -> None:
    assert "28.5pt" not in html(house)
    edit(house.root / "templates/base/layout.yaml", "pitch: 28.95pt", "pitch: 28.5pt")
    assert "28.5pt" in html(house)


@pytest.fixture
def programs(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house whose templates count as the program's own, which alone may have style sheets."""
    monkeypatch.setattr(loading, "packaged_templates", lambda: (house.root / "templates",))
    return house


def test_a_changed_style_sheet_is_seen_in_the_pdf(programs: House) -> None:
    house = programs
    before = first_line(house)
    sheet = house.root / "templates/base/style.css.j2"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\n.body { margin-left: 20pt !important }\n", encoding="utf-8")
    assert first_line(house) == pytest.approx(before + 20, abs=0.1)


def test_a_sheet_that_newly_appears_is_taken(programs: House) -> None:
    house = programs
    before = first_line(house)
    base = (house.root / "templates/base/style.css.j2").read_text(encoding="utf-8")
    (house.root / "templates/lianluo/style.css.j2").write_text(
        f"{base}\n.body {{ margin-left: 20pt !important }}\n", "utf-8"
    )
    assert first_line(house) == pytest.approx(before + 20, abs=0.1)


def test_a_changed_template_is_seen(house: House) -> None:
    html(house)
    edit(
        house.root / "templates/base/issue.html.j2",
        "{%- block colophon",
        '<p class="body">新加的一行</p>{%- block colophon',
    )
    assert "新加的一行" in html(house)


def test_a_template_that_newly_appears_in_the_house_comes_before_the_packages(tmp_path: Path) -> None:
    house = found(tmp_path, {"2024/1": text("正文一段。\n", front=FRONT)})
    (tmp_path / "templates").mkdir()
    html(house)
    shutil.copytree(TEMPLATES / "lianluo", tmp_path / "templates/lianluo")
    edit(tmp_path / "templates/lianluo/layout.yaml", "extends: base", "extends: base\npage: {pitch: 28.5pt}")
    edit(tmp_path / "templates/lianluo/issue.html.j2", "{%- endblock", '<p class="body">新加的一行</p>{%- endblock')
    assert "28.5pt" in html(house)
    assert "新加的一行" in html(house)
    shutil.rmtree(tmp_path / "templates/lianluo")
    assert "28.5pt" not in html(house)
    assert "新加的一行" not in html(house)


def test_a_file_that_is_replaced_with_its_time_kept_is_seen(house: House) -> None:
    html(house)
    path = house.root / "templates/base/layout.yaml"
    before, new = path.stat(), path.with_suffix(".new")
    shutil.copy(path, new)
    edit(new, "pitch: 28.95pt", "pitch: 28.90pt")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)
    assert path.stat().st_size == before.st_size
    assert "28.9pt" in html(house)


# Faces


def body_face() -> Found:
    return fonts.resolve(layout.load("lianluo", [TEMPLATES]).faces.values(), ())["仿宋"]


def face_of_the_body(house: House) -> Path:
    return built(house, "pdf").faces["仿宋"].path


def test_a_face_that_is_put_into_the_house_is_taken_and_when_it_is_taken_out_no_longer(house: House) -> None:
    before = face_of_the_body(house)
    own = house.font_folders[0] / "own.otf"
    own.parent.mkdir(parents=True)
    shutil.copy(body_face().path, own)
    assert face_of_the_body(house) == own
    own.unlink()
    assert face_of_the_body(house) == before


@pytest.mark.wrong_pages("a character of the face is half as wide as it is drawn")
def test_a_face_that_is_replaced_where_it_lies_is_set_in(house: House) -> None:
    def advance() -> float:
        row = next(row for row in lines(built(house, "pdf").files["1.pdf"]) if row.text.startswith("正文"))
        return row.glyphs[1].x - row.glyphs[0].x

    own = house.font_folders[0] / "own.otf"
    own.parent.mkdir(parents=True)
    shutil.copy(body_face().path, own)
    before = advance()
    with TTFont(own, recalcBBoxes=False) as font:
        font["hmtx"][font.getBestCmap()[ord("正")]] = (font["head"].unitsPerEm // 2, 0)
        font.save(own)
    assert advance() == pytest.approx(before - 8, abs=0.1)


def test_what_a_replaced_face_lacks_is_asked_anew(tmp_path: Path) -> None:
    path = tmp_path / "face.otf"
    path.write_bytes(body_face().data())
    assert Found("仿宋", "仿宋", "仿宋", path, 0, stamp(path)).lacks("甲") == set()
    latin = fonts.resolve(layout.load("lianluo", [TEMPLATES]).faces.values(), ())["西文"]
    path.write_bytes(latin.data())
    assert Found("仿宋", "仿宋", "仿宋", path, 0, stamp(path)).lacks("甲") == {"甲"}


def test_a_found_face_knows_the_file_it_was_found_in() -> None:
    face = body_face()
    assert face.stamp == stamp(face.path) is not None


# Nothing is done again, and nothing is kept for ever


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[None]:
    """Count the calls of a function from here on."""
    calls: list[None] = []
    honest: Callable[..., object] = getattr(owner, name)

    def noted(*arguments: object, **named: object) -> object:
        calls.append(None)
        return honest(*arguments, **named)

    monkeypatch.setattr(owner, name, noted)
    return calls


@pytest.mark.parametrize(
    ("owner", "name"),
    [(layout.loading, "_load"), (pages, "loaded"), (fonts, "resolve"), (sfnt, "_directory")],
    ids=["layout.yaml", "the faces in the engine", "the faces' files", "the faces' tables"],
)
def test_where_no_file_changed_nothing_is_read_again(
    owner: object, name: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(house, "pdf", "docx")
    again = counted(monkeypatch, owner, name)
    built(house, "pdf", "docx")
    assert again == []


def test_houses_without_faces_of_their_own_share_what_was_made_from_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (found(tmp_path / name, {"2024/1": text(front=FRONT)}) for name in ("one", "other"))
    built(one, "pdf")
    again = [counted(monkeypatch, *made) for made in ((pages, "sheet"), (pages, "loaded"), (fonts, "resolve"))]
    built(other, "pdf")
    assert again == [[], [], []]


def test_the_old_state_goes_when_a_new_one_comes(house: House) -> None:
    def laid_out() -> tuple[object, ...]:
        made = compose(read(house.root / "issues/2024/1.md", house))
        return made.layout, pages.lay_out(made).rendered.font_config

    old = [weakref.ref(thing) for thing in laid_out()]
    edit(house.root / "templates/base/layout.yaml", "pitch: 28.95pt", "pitch: 28.5pt")
    laid_out()
    gc.collect()
    assert [thing() for thing in old] == [None, None]


def test_no_more_than_so_many_values_are_kept() -> None:
    kept = Kept[object](size=2)
    first, *_ = (kept.get(key, 0, object) for key in range(3))
    assert kept.get(0, 0, object) is not first


def test_what_is_asked_for_stays() -> None:
    kept = Kept[object](size=2)
    first = kept.get(0, 0, object)
    for key in range(1, 5):
        kept.get(key, 0, object)
        assert kept.get(0, 0, object) is first


def test_a_state_that_has_changed_lets_go_of_the_old_value_before_the_new_one_is_made() -> None:
    class Thing:
        pass

    kept = Kept[Thing]()
    old = weakref.ref(kept.get("key", 1, Thing))
    gone: list[bool] = []

    def make() -> Thing:
        gone.append(old() is None)
        return Thing()

    kept.get("key", 2, make)
    assert gone == [True]


def test_what_could_not_be_made_is_made_the_next_time() -> None:
    kept = Kept[int]()
    with pytest.raises(ZeroDivisionError):
        kept.get("key", 1, lambda: 1 // 0)
    assert kept.get("key", 1, lambda: 7) == 7


# Stamps


def test_stamps_are_those_of_the_files_below_a_folder_in_order(tmp_path: Path) -> None:
    for name in ("b.otf", "a.TTF", "c.txt", "in/d.otf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    found_files = stamps(tmp_path, (".otf", ".ttf"))
    assert [Path(path).relative_to(tmp_path).as_posix() for path in found_files] == ["a.TTF", "b.otf", "in/d.otf"]
    assert list(found_files.values()) == [stamp(path) for path in found_files]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert (stamps(tmp_path / "none"), stamp(tmp_path / "none")) == ({}, None)


@pytest.mark.skipif(os.name == "nt", reason="links want a right on Windows")
def test_links_are_followed_but_not_in_circles_and_not_into_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/face.otf").write_bytes(b"")
    (tmp_path / "a/circle").symlink_to(tmp_path)
    (tmp_path / "dangling.otf").symlink_to(tmp_path / "none")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert [Path(path).name for path in stamps(tmp_path)] == ["face.otf"]


def test_the_values_of_the_last_eight_keys_are_kept() -> None:
    made: list[int] = []
    shelf: Kept[None] = Kept()
    for key in (*range(9), 1, 0):
        shelf.get(key, "state", partial(made.append, key))
    assert made == [*range(9), 0]
