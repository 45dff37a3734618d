"""`bulletin doctor FILE.pdf`: what it says of a finished file, as it was built and as somebody changed it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import houses
import pikepdf
import pytest
from installed import named

from bulletin import tool, write
from bulletin.cli.machine import finished
from bulletin.errors import ContentError
from bulletin.wayback import pdf as way_back
from bulletin.wayback.examining import examine
from bulletin.wayback.inks import Ink

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


@cache
def built() -> bytes:
    with TemporaryDirectory() as root:
        return write(houses.document(Path(root)), "pdf")


def changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(built())) as opened:
        change(opened)
        stream = io.BytesIO()
        opened.save(stream)
    return stream.getvalue()


@cache
def told(data: bytes) -> tuple[str, bool]:
    lines, well = finished.describe(data, "1.pdf", None)
    return "\n".join(lines), well


def nothing(_opened: pikepdf.Pdf) -> None:
    """Write the file anew and change nothing: its bytes are others."""


def untag(opened: pikepdf.Pdf) -> None:
    del opened.Root["/StructTreeRoot"]


def swap(opened: pikepdf.Pdf) -> None:
    opened.attachments["issues-2024-1.md"].get_file().obj.write(b"another text")


def without_metadata(opened: pikepdf.Pdf) -> None:
    del opened.Root["/Metadata"]


def renamed(opened: pikepdf.Pdf) -> None:
    opened.Root.Metadata.write(opened.Root.Metadata.read_bytes().replace(tool.named().encode(), b"bulletin 0.0.1"))


@pytest.mark.parametrize(
    "line",
    [
        "期号 1；总期号 1；日期 2024-07-30",
        "编印单位：某市人大常委会办公室",
        f"1 页；生成程序：{tool.named()}、{tool.engine()}",
        "没有图片",
        "自称 PDF/A-3a、PDF/UA-1（没有另外校验）",
        "issues/2024/1.md",
        "和清单相符",
        "和重新生成的逐字节相同",
    ],
)
def test_of_a_file_as_it_was_built_is_said(line: str) -> None:
    said, well = told(built())
    assert (f"  {line}" in said.splitlines(), well) == (True, True), said


def test_the_faces_are_told_by_their_names_and_for_what_they_stand() -> None:
    rows = [line.split() for line in told(built())[0].splitlines()]
    assert [named("仿宋"), "仿宋", "仿宋_GB2312", "代用"] in rows


@pytest.mark.parametrize(
    ("change", "line", "well"),
    [
        (nothing, "这个文件生成以后动过", False),
        (untag, "没有加标签", False),
        (swap, "原稿不完整：issues/2024/1.md 被改过", False),
        (without_metadata, "没有自称 PDF/A-3a、PDF/UA-1", False),
        (renamed, f"程序：原来是 bulletin 0.0.1，这里是 {tool.named()}", True),
    ],
)
def test_of_a_file_that_was_changed_is_said(
    change: Callable[[pikepdf.Pdf], None],
    line: str,
    *,
    well: bool,
) -> None:
    said, found = told(changed(change))
    assert (line in said, found) == (True, well), said


@pytest.mark.parametrize(
    ("inks", "name"), [("Magenta Yellow", "四色"), ("Magenta 红", "专色"), ("PANTONE 485 C", "专色")]
)
def test_inks_are_called_spot_colours_where_they_need_a_plate_of_their_own(inks: str, name: str) -> None:
    read = examine(built(), "1.pdf")
    painted = replace(read.painted, inks={Ink(f"DeviceN {inks}", (0.8,)): None})
    assert list(finished.inked(painted)) == [f"DeviceN {inks}（{name}）：0.8"]


def test_sources_that_come_in_otherwise_are_a_reason() -> None:
    before = examine(built(), "1.pdf")
    assert isinstance(before.sources, way_back.Carried)
    files = {**before.sources.files, "assets/a.jpg": b""}
    now = replace(before, sources=way_back.Carried(files, listed=True))
    assert list(finished.reasons(before, now)) == ["原稿收进来时变了样（图片又存了一遍）：assets/a.jpg"]


def test_other_faces_are_a_reason() -> None:
    before = examine(built(), "1.pdf")
    now = replace(before, faces=before.faces[:-1])
    (reason,) = finished.reasons(before, now)
    assert reason.startswith(f"字体：原来用 {min(face.postscript for face in before.faces)}")


def test_faces_of_one_name_that_are_not_the_same_are_a_reason() -> None:
    before = examine(built(), "1.pdf")
    other = replace(before.faces[0], digest="")
    (reason,) = finished.reasons(before, replace(before, faces=(other, *before.faces[1:])))
    assert reason == f"字体同名而内容不同：{other.postscript}"


def test_a_file_that_cannot_be_built_again_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = way_back.carried

    def faulty(document: pikepdf.Pdf, shown: str) -> way_back.Carried:
        files = {
            path: data.replace(b"2024-07-30", b"2024-02-30") for path, data in honest(document, shown).files.items()
        }
        return way_back.Carried(files, listed=True)

    monkeypatch.setattr("bulletin.wayback.examining.carried", faulty)
    assert "用它的原稿生成不了：日期不存在：2024-02-30" in told.__wrapped__(built())[0]


@pytest.mark.parametrize(("data", "code"), [(b"text", "pdf-unreadable"), (b"", "pdf-unreadable")])
def test_a_file_that_is_no_pdf_gets_one_message(data: bytes, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        told(data)
    assert [finding.code for finding in caught.value.findings] == [code]


def test_a_pdf_of_another_program_gets_one_message() -> None:
    stream = io.BytesIO()
    pikepdf.new().save(stream)
    with pytest.raises(ContentError) as caught:
        told(stream.getvalue())
    assert [finding.code for finding in caught.value.findings] == ["pdf-foreign"]
