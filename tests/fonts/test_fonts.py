"""Faces: which file a role gets, what it lacks, and that the index never stands in the way."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from bulletin import fonts
from bulletin.errors import MachineError
from bulletin.fonts import coverage, index, sfnt


@dataclass(frozen=True)
class Face:
    role: str
    official: str
    alternatives: tuple[str, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict, hash=False)


BODY = Face("仿宋", "仿宋_GB2312", ("FangSong", "FandolFang"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return each test a machine without fonts."""
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    return tmp_path


def make(  # noqa: PLR0913 (a font has that many traits)
    family: str, style: str = "Regular", *, full: str = "", weight: int = 400, text: str = "中", chinese: str = ""
) -> TTFont:
    """Build a font of empty glyphs for the characters of `text`."""
    builder = FontBuilder(1000)
    glyphs = [".notdef", *(f"u{ord(c):04X}" for c in text)]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(c): f"u{ord(c):04X}" for c in text})
    builder.setupGlyf(dict.fromkeys(glyphs, Glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    family_names = {"en": family, "zh-Hans": chinese} if chinese else {"en": family}
    full = full or (family if style == "Regular" else f"{family} {style}")
    builder.setupNameTable(
        {
            "familyName": family_names,
            "styleName": style,
            "fullName": full,
            "psName": f"{family}-{style}".replace(" ", ""),
        }
    )
    builder.setupOS2(usWeightClass=weight, fsSelection={"Bold": 0x20, "Italic": 0x01}.get(style, 0x40))
    builder.setupPost()
    return builder.font


def save(font: TTFont, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


def save_collection(path: Path, *members: TTFont) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    collection = TTCollection()
    collection.fonts = list(members)
    collection.save(path)
    return path


def only(face: Face, *folders: Path) -> fonts.Found:
    return fonts.resolve([face], folders)[face.role]


def test_a_face_says_what_it_is_called_in_english() -> None:
    font = make("FangSong_GB2312", chinese="仿宋_GB2312")
    assert sfnt.called(font["name"].compile(font)) == ("FangSong_GB2312-Regular", "FangSong_GB2312")


def test_a_face_without_names_is_called_nothing() -> None:
    assert sfnt.called(bytes(6)) == ("", "")


def test_a_face_is_found_by_its_chinese_family_name(home: Path) -> None:
    path = save(make("FangSong_GB2312", chinese="仿宋_GB2312"), home / "house/simfang.ttf")
    found = only(BODY, home / "house")
    assert (found.path, found.name, found.replaced) == (path, "仿宋_GB2312", False)


def test_case_makes_no_difference_to_a_name(home: Path) -> None:
    save(make("FANGSONG"), home / "house/a.TTF")
    assert only(BODY, home / "house").name == "FangSong"


def test_the_official_name_in_a_later_folder_goes_before_an_alternative_in_an_earlier_one(home: Path) -> None:
    save(make("FandolFang"), home / "first/a.ttf")
    path = save(make("仿宋_GB2312"), home / "second/b.ttf")
    assert only(BODY, home / "first", home / "second").path == path


def test_of_two_folders_with_the_same_name_the_first_is_taken(home: Path) -> None:
    path = save(make("FangSong"), home / "z/a.ttf")
    save(make("FangSong"), home / "a/a.ttf")
    assert only(BODY, home / "z", home / "a").path == path


def test_the_houses_folder_goes_before_the_users_and_the_users_before_the_systems(home: Path) -> None:
    system = save(make("FangSong"), home / "XDG_DATA_DIRS/fonts/deep/down/a.ttf")
    assert only(BODY, home / "house").path == system
    user = save(make("FangSong"), home / "XDG_DATA_HOME/fonts/a.ttf")
    assert only(BODY, home / "house").path == user
    own = save(make("FangSong"), home / "house/a.ttf")
    assert only(BODY, home / "house").path == own


def test_the_programs_own_folder_goes_before_the_systems_and_needs_no_home(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    own = save(make("FangSong"), home / "environment/share/fonts/fandol/a.otf")
    save(make("FangSong"), home / "XDG_DATA_DIRS/fonts/b.ttf")
    assert only(BODY).path == own


def test_a_family_name_means_its_upright_regular_face(home: Path) -> None:
    save(make("Kai", "Bold", weight=700), home / "house/a.ttf")
    save(make("Kai", "Italic"), home / "house/b.ttf")
    save(make("Kai", "Light", full="Kai Light", weight=300), home / "house/c.ttf")
    path = save(make("Kai", "Regular", full="Kai Plain"), home / "house/d.ttf")
    assert only(Face("楷体", "Kai"), home / "house").path == path


def test_a_full_name_means_that_face_only(home: Path) -> None:
    save(make("Song"), home / "house/a.ttf")
    path = save(make("Song", "Bold", weight=400), home / "house/b.ttf")
    assert only(Face("小标宋", "Song Bold"), home / "house").path == path
    assert only(Face("小标宋", "SONG-bold"), home / "house").path == path


def test_family_and_bold_mean_the_bold_face_even_if_its_full_name_says_otherwise(home: Path) -> None:
    save(make("Song"), home / "house/a.ttf")
    save(make("Song", "Black", full="Song Heavy", weight=900), home / "house/b.ttf")
    path = save(make("Song", "Bold", full="Song 粗", weight=700), home / "house/c.ttf")
    assert only(Face("小标宋", "Song Bold"), home / "house").path == path


def test_bold_is_not_met_by_a_regular_face(home: Path) -> None:
    save(make("Song"), home / "house/a.ttf")
    with pytest.raises(MachineError):
        only(Face("小标宋", "Song Bold"), home / "house")


def test_a_face_inside_a_collection_has_its_index(home: Path) -> None:
    path = save_collection(home / "house/a.ttc", make("Song JP"), make("Song SC"))
    found = only(Face("宋体", "Song SC"), home / "house")
    assert (found.path, found.index) == (path, 1)


def test_the_bold_of_a_face_is_its_heavier_sibling(home: Path) -> None:
    save(make("Song"), home / "house/a.ttf")
    path = save(make("Song", "Bold", weight=700), home / "house/b.ttf")
    save(make("Song", "Black", weight=900), home / "house/c.ttf")
    heavy = fonts.bold(only(Face("宋体", "Song"), home / "house"))
    assert heavy is not None
    assert (heavy.path, heavy.role, heavy.name) == (path, "宋体", "Song")
    assert fonts.bold(heavy) == heavy


def test_a_face_without_a_heavier_sibling_has_no_bold(home: Path) -> None:
    save(make("Kai"), home / "house/a.ttf")
    save(make("Song", "Bold", weight=700), home / "house/b.ttf")
    assert fonts.bold(only(Face("楷体", "Kai"), home / "house")) is None


def test_a_role_without_a_face_is_named_with_its_names_and_a_remedy() -> None:
    with pytest.raises(MachineError) as caught:
        fonts.resolve([BODY], [])
    (finding,) = caught.value.findings
    assert "仿宋_GB2312，替代字体也没有：FangSong、FandolFang" in finding.message
    assert (finding.code, "make setup" in finding.hint, caught.value.exit_code) == ("face-missing", True, 3)


def test_roles_without_a_face_are_named_in_one_finding() -> None:
    with pytest.raises(MachineError) as caught:
        fonts.resolve([BODY, Face("西文", "Times New Roman")], [])
    (finding,) = caught.value.findings
    assert "仿宋（仿宋_GB2312）、西文（Times New Roman）" in finding.message


def test_the_report_tells_what_is_missing_without_complaint(home: Path) -> None:
    path = save(make("FandolFang"), home / "house/a.ttf")
    rows = fonts.report([BODY, Face("西文", "Times New Roman")], [home / "house"])
    assert [row[:4] for row in rows] == [
        ("仿宋", "仿宋_GB2312", "FandolFang", path),
        ("西文", "Times New Roman", "", None),
    ]


def test_characters_without_a_glyph_are_lacking(home: Path) -> None:
    save(make("FangSong", text="中国，A"), home / "house/a.ttf")
    assert only(BODY, home / "house").lacks("中国，喆A\U00020164") == {"喆", "\U00020164"}


def test_characters_that_a_face_draws_as_others_are_lacking(home: Path) -> None:
    save(make("FandolFang", text="中￥"), home / "house/a.ttf")
    face = Face("仿宋", "FandolFang", (), {"FandolFang": "￥"})
    assert only(face, home / "house").lacks("中￥") == {"￥"}


def test_characters_that_another_face_draws_wrongly_are_not(home: Path) -> None:
    save(make("FangSong", text="中￥"), home / "house/a.ttf")
    face = Face("仿宋", "FangSong", (), {"FandolFang": "￥"})
    assert only(face, home / "house").lacks("中￥") == set()


def test_a_face_and_its_bold_do_without_what_either_lacks(home: Path) -> None:
    save(make("Song", text="中国"), home / "house/a.ttf")
    save(make("Song", "Bold", weight=700, text="中人"), home / "house/b.ttf")
    light = only(Face("宋体", "Song", (), {"Song Bold": "中"}), home / "house")
    heavy = fonts.bold(light)
    assert heavy is not None
    assert [found.lacks("中国人") for found in fonts.alike(light, heavy)] == [set("中国人")] * 2


def test_characters_that_nobody_sees_are_never_lacking(home: Path) -> None:
    save(make("FangSong"), home / "house/a.ttf")
    assert only(BODY, home / "house").lacks("中\n\t \u3000\u200b\u2060\ufe00\U000e0100") == set()


def test_characters_of_private_use_are_lacking_like_any_other(home: Path) -> None:
    save(make("FangSong"), home / "house/a.ttf")
    assert only(BODY, home / "house").lacks("中\ue001") == {"\ue001"}


@pytest.mark.parametrize(
    "text", ["中", "AB中文〇—…", "".join(map(chr, range(0x4E00, 0x5200, 3))), "中\U00020164\U00020165"]
)
def test_the_characters_of_a_face_are_those_fonttools_reads(home: Path, text: str) -> None:
    path = save(make("FangSong", text=text), home / "house/a.ttf")
    assert coverage.characters(path, 0).points == set(TTFont(path).getBestCmap()) == {ord(c) for c in text}


def test_a_broken_map_has_no_characters(home: Path) -> None:
    path = save(make("FangSong"), home / "house/a.ttf")
    with TTFont(path) as font:
        at = font.reader.tables["cmap"].offset
    path.write_bytes(path.read_bytes()[:at] + b"\xff" * 20 + path.read_bytes()[at + 20 :])
    assert coverage.characters(path, 0).points == frozenset()


def test_a_sound_face_has_no_damaged_table(home: Path) -> None:
    assert sfnt.damaged(save(make("FangSong"), home / "house/a.ttf"), 0) == ()


def test_the_report_names_the_tables_that_are_not_as_their_checksums_say(home: Path) -> None:
    path = save(make("FangSong"), home / "house/a.ttf")
    with TTFont(path) as font:
        at = font.reader.tables["glyf"].offset
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert [row.damaged for row in fonts.report([BODY], [home / "house"])] == [("glyf",)]


def test_a_face_out_of_a_collection_stands_alone(home: Path) -> None:
    save_collection(home / "house/a.ttc", make("Song JP", text="日"), make("Song SC", text="中国"))
    font = TTFont(io.BytesIO(only(Face("宋体", "Song SC"), home / "house").data()), checkChecksums=2)
    assert font["name"].getDebugName(1) == "Song SC"
    assert set(font.getBestCmap()) == {ord("中"), ord("国")}
    assert len(font["glyf"].glyphs) == 3


def test_a_font_file_of_one_face_is_given_as_it_is(home: Path) -> None:
    path = save(make("FangSong"), home / "house/a.ttf")
    assert only(BODY, home / "house").data() == path.read_bytes()


def broken(folder: Path) -> list[Path]:
    """Put three broken font files into a folder: no font, a collection without faces, and a font that is cut off."""
    cut = save(make("仿宋_GB2312"), folder / "2.ttf")
    cut.write_bytes(cut.read_bytes()[:-40])
    (folder / "0.ttf").write_bytes(b"no font at all")
    (folder / "1.ttc").write_bytes(b"ttcf\0\1\0\0\0\0\0\x09")
    return [folder / name for name in ("0.ttf", "1.ttc", "2.ttf")]


def test_a_broken_font_of_the_system_is_passed_over_with_a_warning(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = broken(home / "XDG_DATA_HOME/fonts")
    path = save(make("FangSong"), home / "house/a.ttf")
    with caplog.at_level(logging.WARNING, "bulletin.fonts.index"):
        assert only(BODY, home / "house").path == path
    assert [str(file) in caplog.text for file in (*files, path)] == [True, True, True, False]


def test_every_broken_font_of_the_house_is_named(home: Path) -> None:
    files = broken(home / "house")
    save(make("FangSong"), home / "house/a.ttf")
    with pytest.raises(MachineError) as caught:
        only(BODY, home / "house")
    assert [(f.code, f.place.path) for f in caught.value.findings] == [("face-unreadable", str(file)) for file in files]


def test_a_pipe_among_the_fonts_holds_nobody_up(home: Path) -> None:
    path = save(make("FangSong"), home / "house/b.ttf")
    os.mkfifo(home / "house/a.ttf")
    assert only(BODY, home / "house").path == path


def test_dangling_links_and_circles_of_folders_do_no_harm(home: Path) -> None:
    path = save(make("FangSong"), home / "house/b/a.ttf")
    (home / "house/a.ttf").symlink_to(home / "nowhere.ttf")
    (home / "house/b/up").symlink_to(home / "house")
    assert only(BODY, home / "house").path == path


def test_a_linked_folder_is_searched(home: Path) -> None:
    save(make("FangSong"), home / "elsewhere/a.ttf")
    (home / "house").mkdir()
    (home / "house/link").symlink_to(home / "elsewhere")
    assert only(BODY, home / "house").path == home / "house/link/a.ttf"


def counting(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Record which font files are really read."""
    reads: list[Path] = []
    real = sfnt.names

    def names(path: Path) -> tuple[sfnt.Names, ...]:
        reads.append(path)
        return real(path)

    monkeypatch.setattr(sfnt, "names", names)
    return reads


def test_a_font_is_read_once_and_then_known(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = counting(monkeypatch)
    path = save(make("FangSong"), home / "house/a.ttf")
    assert only(BODY, home / "house") == only(BODY, home / "house")
    assert reads == [path]


def test_a_changed_font_is_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = counting(monkeypatch)
    path = save(make("FangSong"), home / "house/a.ttf")
    only(BODY, home / "house")
    save(make("FandolFang", text="中国"), path)
    assert only(BODY, home / "house").name == "FandolFang"
    assert reads == [path, path]


def test_a_font_that_is_gone_is_forgotten(home: Path) -> None:
    path = save(make("FangSong"), home / "house/a.ttf")
    save(make("FandolFang"), home / "house/b.ttf")
    only(BODY, home / "house")
    path.unlink()
    save(make("Kai"), home / "house/c.ttf")
    assert only(BODY, home / "house").name == "FandolFang"
    assert str(path) not in json.loads(index_file(home).read_text(encoding="utf-8"))["files"]


def test_two_houses_do_not_drive_each_other_out_of_the_index(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = counting(monkeypatch)
    for house in ("one", "two", "one", "two"):
        if not (home / house).exists():
            save(make("FangSong"), home / house / "a.ttf")
        only(BODY, home / house)
    assert reads == [home / "one/a.ttf", home / "two/a.ttf"]


def index_file(home: Path) -> Path:
    return home / "XDG_CACHE_HOME/bulletin/fonts.json"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"version": 0, "files": {}}', '{"version": 1, "files": {"a": [1]}}', "\udcff"]
)
def test_a_corrupt_index_is_made_anew(home: Path, content: str) -> None:
    path = save(make("FangSong"), home / "house/a.ttf")
    index_file(home).parent.mkdir(parents=True)
    index_file(home).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert only(BODY, home / "house").path == path
    assert str(path) in json.loads(index_file(home).read_text(encoding="utf-8"))["files"]


def test_an_index_that_cannot_be_written_is_done_without(home: Path) -> None:
    path = save(make("FangSong"), home / "house/a.ttf")
    (home / "XDG_CACHE_HOME").write_text("a file where a folder should be", encoding="utf-8")
    assert only(BODY, home / "house").path == path


def test_writing_the_index_leaves_no_other_file(home: Path) -> None:
    save(make("FangSong"), home / "house/a.ttf")
    only(BODY, home / "house")
    assert list(index_file(home).parent.iterdir()) == [index_file(home)]


def test_a_search_opens_no_font_that_is_in_the_index(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        save(make(f"Filler {number}"), home / f"house/{number}.ttf")
    path = save(make("FandolFang"), home / "house/z.ttf")
    only(BODY, home / "house")
    monkeypatch.setattr(sfnt, "names", lambda opened: pytest.fail(f"{opened} was opened"))
    assert only(BODY, home / "house").path == path


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"XDG_DATA_HOME": "/d"}, Path("/d/fonts")),
        ("linux", {}, Path("/usr/share/fonts")),
        ("darwin", {}, Path("/System/Library/Fonts")),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/Microsoft/Windows/Fonts")),
        ("win32", {"WINDIR": "/windows"}, Path("/windows/Fonts")),
        ("win32", {}, Path("C:/Windows/Fonts")),
        ("win32", {}, Path("~/AppData/Local/Microsoft/Windows/Fonts")),
        ("darwin", {}, Path("~/Library/Fonts")),
        ("linux", {}, Path("~/.local/share/fonts")),
        ("linux", {}, Path("/usr/local/share/fonts")),
    ],
)
def test_each_system_keeps_its_fonts_where_it_does(platform: str, environment: dict[str, str], folder: Path) -> None:
    assert folder.expanduser() in fonts.font_folders(environment, platform)


@pytest.mark.parametrize(
    ("platform", "environment", "end"),
    [("linux", {}, ".cache"), ("darwin", {}, "Library/Caches"), ("win32", {"LOCALAPPDATA": "/local"}, "/local")],
)
def test_the_index_lies_where_each_system_keeps_its_caches(
    platform: str, environment: dict[str, str], end: str
) -> None:
    assert index.index_file(environment, platform).as_posix().endswith(f"{end}/bulletin/fonts.json")


def test_the_fandol_set_that_make_setup_installs_is_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    names = ("FandolSong", "FandolSong Bold", "FandolHei", "FandolHei Bold", "FandolFang", "FandolKai")
    found = fonts.resolve([Face(name, name) for name in names], [Path("assets/fonts")])
    assert {name for name, face in found.items() if face.lacks("代表工作，二〇二四年：“联络”——……〔〕")} == set()
    assert found["FandolFang"].lacks("喆镕䶮") == set("喆镕䶮")


@pytest.mark.parametrize(("weight", "heavy"), [(600, True), (599, False)])
def test_a_face_is_bold_from_semibold_on(home: Path, weight: int, *, heavy: bool) -> None:
    save(make("FangSong"), home / "house/a.ttf")
    path = save(make("FangSong", "Demi", weight=weight), home / "house/b.ttf")
    found = fonts.bold(only(BODY, home / "house"))
    assert (found and found.path) == (path if heavy else None)


def test_a_font_of_another_size_is_read_anew_even_if_its_time_is_the_same(home: Path) -> None:
    path = save(make("Filler"), home / "house/a.ttf")
    index.read([home / "house"])
    before = path.stat()
    save(make("FangSong", text="中文"), path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert only(BODY, home / "house").path == path


def test_a_bold_face_is_its_own_whatever_else_its_family_has(home: Path) -> None:
    path = save(make("FangSong", "Demi", weight=600), home / "house/b.ttf")
    save(make("FangSong", "Bold", weight=700), home / "house/a.ttf")
    found = fonts.bold(replace(only(BODY, home / "house"), path=path))
    assert found is not None
    assert found.path == path
