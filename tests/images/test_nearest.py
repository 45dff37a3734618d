"""A picture that is not found: the remedy says what of its name is wrong, and what it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.images import nearest


def remedy(root: Path, file: str, reference: str) -> str:
    path = root / "assets" / file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    return nearest.remedy(reference, root / "issues/2024/1.md", root / "assets")


@pytest.mark.parametrize(
    ("reference", "reason"),
    {
        "../../assets/2024/Photo.JPG": "大小写不同",
        "..\\..\\assets\\2024\\photo.jpg": "斜线的方向反了",
        "../../assets/2024/photo%20.jpg": "多了空格",
        "../../assets/photo.jpg": "文件夹不对",
        "photo.jpg": "文件夹不对",
        "../assets/2024/PHOTO.jpg": "大小写不同、文件夹不对",
    }.items(),
)
def test_what_is_wrong_with_a_name_is_told_with_the_right_one(reference: str, reason: str, tmp_path: Path) -> None:
    told = remedy(tmp_path, "2024/photo.jpg", reference)
    assert told == f"图片在，只是{reason}：写成 ../../assets/2024/photo.jpg"


def test_a_file_with_a_blank_is_to_have_another_name(tmp_path: Path) -> None:
    told = remedy(tmp_path, "2024/接待 日.jpg", "../../assets/2024/接待日.jpg")
    assert told == "图片在，只是文件名里有空格：先把“接待 日.jpg”改名为“接待日.jpg”"


def test_a_picture_that_is_nowhere_is_told_in_general(tmp_path: Path) -> None:
    assert remedy(tmp_path, "2024/photo.jpg", "../../assets/2024/none.jpg").startswith("检查文件名和大小写")
