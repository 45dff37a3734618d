"""Text files as they come in: where a byte stands that is none of UTF-8."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from bulletin import sources
from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding


def told(root: Path, data: bytes) -> Finding:
    """Return what is told of a file of these bytes."""
    (root / "a.md").write_bytes(data)
    with pytest.raises(ContentError) as caught:
        sources.read(root / "a.md", "a.md")
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    ("data", "way_out"),
    [
        (codecs.BOM_UTF16_LE + "甲".encode("utf-16-le"), "文件像是 UTF-16"),
        (codecs.BOM_UTF16_BE + "甲".encode("utf-16-be"), "文件像是 UTF-16"),
        (b"PK\x03\x04\xff", "文件像是 Word 文档"),
        (b"\xd0\xcf\x11\xe0\xff", "文件像是 Word 文档"),
        ("代表".encode("gb18030"), "GB"),
        (b"\xff\xff\xff", "请用记事本打开"),
    ],
)
def test_the_hint_says_what_the_file_may_be(data: bytes, way_out: str, tmp_path: Path) -> None:
    assert way_out in told(tmp_path, data).hint


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize(
    ("text", "line", "column"), [("", 1, 1), ("甲", 1, 2), ("甲\n", 2, 1), ("甲\n乙丙", 2, 3), ("a\r\nb", 2, 2)]
)
def test_the_place_of_a_wrong_byte_is_counted_in_characters_from_the_first_one(
    mark: bytes, text: str, line: int, column: int, tmp_path: Path
) -> None:
    place = told(tmp_path, mark + text.encode() + b"\xff").place
    assert (place.line, place.column) == (line, column)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_number_of_a_wrong_byte_is_that_in_the_file(mark: bytes, tmp_path: Path) -> None:
    assert f"第 {len(mark) + 4} 个字节" in told(tmp_path, mark + "甲".encode() + b"\xff").message


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(codecs.BOM_UTF8 + "甲".encode())
    assert sources.read(tmp_path / "a.md", "a.md").text == "甲"


def test_a_file_may_have_as_many_bytes_as_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"xx")
    assert sources.read(tmp_path / "a.md", "a.md", 2).text == "xx"
    with pytest.raises(LimitError):
        sources.read(tmp_path / "a.md", "a.md", 1)
