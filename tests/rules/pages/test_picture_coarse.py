"""A picture that is too coarse for the size it is printed at is told, with what would do."""

from __future__ import annotations

import io
from pathlib import Path

import houses
import pytest
from PIL import Image

from bulletin import compose, read
from bulletin.findings import Finding, Severity
from bulletin.proof import Proof
from bulletin.rules.pages import picture_coarse

# The type area is 156 mm wide: 922 pixels are 150 an inch.
ENOUGH = 922


def found(root: Path, wide: int, options: str = "", *, mode: str = "RGB", file: str = houses.FILE) -> list[Finding]:
    body = f"文字。\n\n![图](../../assets/a.jpg){options}\n"
    house = houses.found(root, {"2024/1": houses.text(body)}, file)
    (root / "assets").mkdir()
    stream = io.BytesIO()
    Image.new(mode, (wide, wide // 4)).save(stream, "JPEG")
    (root / "assets/a.jpg").write_bytes(stream.getvalue())
    issue = read(root / "issues/2024/1.md", house)
    return list(picture_coarse.check(Proof(issue, compose(issue))))


def test_a_picture_that_is_too_coarse_is_told_with_what_would_do(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, 500)
    assert (finding.code, finding.severity, finding.place.line) == ("picture-coarse", Severity.WARNING, 9)
    assert "只有 81 个像素" in finding.message
    assert finding.hint == "换成原图，宽至少 922 像素，或者排小些：{width=54%}"


@pytest.mark.parametrize(("wide", "options"), [(ENOUGH, ""), (500, "{width=54%}"), (3000, "")])
def test_one_that_is_fine_enough_is_not(tmp_path: Path, wide: int, options: str) -> None:
    assert found(tmp_path, wide, options) == []


def test_one_pixel_less_is_told(tmp_path: Path) -> None:
    assert [finding.code for finding in found(tmp_path, ENOUGH - 1)] == ["picture-coarse"]


@pytest.mark.parametrize(("wide", "offered"), [(185, "{width=20%}"), (184, "")])
def test_what_would_be_too_small_is_not_offered(tmp_path: Path, wide: int, offered: str) -> None:
    (finding,) = found(tmp_path, wide)
    assert "".join(finding.hint.partition("{")[1:]) == offered


def test_guessed_colours_are_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, ENOUGH, mode="CMYK")
    assert (finding.code, finding.severity) == ("picture-colours-guessed", Severity.WARNING)


def test_the_picture_of_a_masthead_is_told_at_the_house_file(tmp_path: Path) -> None:
    told = found(tmp_path, 500, "{width=54%}", file=f"{houses.FILE}template: lianluo\npicture: a.jpg\n")
    assert [(finding.place.path, finding.place.line) for finding in told] == [("bulletin.yaml", 4)]
