from __future__ import annotations

import os
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from houses import found

from bulletin import fonts
from bulletin.cli.machine import checkup, packages
from bulletin.fonts import Row
from bulletin.manuscripts.house import House

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return found(tmp_path)


def test_a_machine_that_can_build_is_well(house: House) -> None:
    assert checkup.examine(house)[1]


def test_faces_libraries_and_folders_are_shown_in_this_order(house: House) -> None:
    lines, _ = checkup.examine(house)
    assert [line for line in lines if line and not line.startswith("  ")] == ["字体", "程序库", "文件夹"]


def test_every_role_has_its_line(house: House) -> None:
    said = "\n".join(checkup.examine(house)[0])
    assert [
        role for role in ("小标宋", "仿宋", "黑体", "楷体", "宋体", "西文", "补字") if f"  {role} " not in said
    ] == []


def test_columns_stand_below_each_other_on_a_terminal(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Row("小标宋", "x", "x", Path("1")), Row("西文", "y", "y", Path("2"))]
    monkeypatch.setattr(fonts, "report", lambda *_: rows)
    assert checkup.examine(house)[0][2:4] == ["  小标宋  x         x       1", "  西文    y         y       2"]


def test_a_missing_face_is_unwell_and_what_to_install_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "report", lambda *_: [Row("仿宋", "仿宋_GB2312", "", None)])
    lines, well = checkup.examine(house)
    assert not well
    assert any("（没有）" in line for line in lines)
    assert "  缺字体：运行 make setup，或者安装 FandolFonts、Noto CJK 和 Liberation。" in lines


def test_a_replaced_face_is_well_and_where_to_put_the_official_one_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Row("仿宋", "仿宋_GB2312", "FandolFang", Path("/fonts/FandolFang.otf"))
    monkeypatch.setattr(fonts, "report", lambda *_: [row])
    lines, well = checkup.examine(house)
    assert well
    assert any("assets/fonts" in line for line in lines)


def test_official_faces_need_no_advice(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "report", lambda *_: [Row("仿宋", "仿宋_GB2312", "仿宋_GB2312", Path("/f.ttf"))])
    assert not any("授权" in line for line in checkup.examine(house)[0])


def test_libraries_are_shown_with_their_versions(house: House) -> None:
    lines, _ = checkup.examine(house)
    assert f"  python-docx  {metadata.version('python-docx')}" in lines


def test_every_library_that_the_project_requires_is_shown_and_none_for_tests(house: House) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines, _ = checkup.examine(house)
    listed = lines[lines.index("程序库") : lines.index("文件夹")]
    shown = {line.split()[0] for line in listed if re.match(r"  [a-z]", line)}
    assert {re.split("[<>=]", one)[0] for one in project["dependencies"]} == shown


def test_a_program_that_is_not_installed_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    assert any("bulletin 没有安装" in line for line in checkup.examine(house)[0])


def test_a_missing_library_is_unwell(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: ["lxml>=6", "no-such-library>=1,<2", 'ruff; extra == "dev"'])
    lines, well = checkup.examine(house)
    assert not well
    assert "  缺程序库：运行 make setup，或者 pip install no-such-library" in lines


def test_the_library_that_makes_small_fonts_is_shown(house: House) -> None:
    assert any(line.startswith("  HarfBuzz 子集化") for line in checkup.examine(house)[0])


def test_folders_that_can_be_written_are_shown(house: House) -> None:
    assert checkup.examine(house)[0][-2:] == ["  build   可以写", "  issues  可以写"]


def test_a_folder_that_cannot_be_written_is_unwell(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "issues")
    house.issues_folder.mkdir()
    lines, well = checkup.examine(house)
    assert (lines[-1], well) == ("  issues  不能写", False)


def test_a_machine_without_a_house_is_examined_too() -> None:
    lines, _ = checkup.examine(None)
    assert any("仿宋_GB2312" in line for line in lines)
    assert any("没有 bulletin.yaml" in line for line in lines)


def test_the_layout_is_laid_beside_the_standard_and_what_differs_is_counted() -> None:
    first, *rest = checkup.beside_the_standard(None)
    assert first == "版心、正文、版记、页码参照 GB/T 9704-2012；版式 lianluo：33 条里 4 条不同"
    assert any("天头 37 mm±1 mm" in line for line in rest)


def test_with_the_wheel_alone_packages_are_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "has_setup", lambda: False)
    monkeypatch.setattr(fonts, "report", lambda *_: [Row("仿宋", "仿宋_GB2312", "", None)])
    monkeypatch.setattr(metadata, "requires", lambda _: ["no-such-library>=1,<2"])
    said = "\n".join(checkup.examine(house)[0])
    assert "make" not in said
    assert all(words in said for words in ("fonts-noto-cjk", "pip install no-such-library"))
