"""Sources that come back out of a PDF, of those that are built today and those that were built before."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import houses
import pikepdf
import pytest
from commands import ROOT
from PIL import Image

from bulletin import compose, read, write
from bulletin.errors import ContentError, LimitError
from bulletin.manuscripts.house import House
from bulletin.wayback import pdf

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


@cache
def built() -> bytes:
    with TemporaryDirectory() as root:
        return write(houses.document(Path(root)), "pdf")


def changed(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    with pikepdf.open(io.BytesIO(data or built())) as opened:
        change(opened)
        stream = io.BytesIO()
        opened.save(stream)
    return stream.getvalue()


def before(files: dict[str, bytes]) -> bytes:
    """Make a PDF as it was built before there was a list: attachments are called as their paths."""
    made = pikepdf.new()
    for name, data in files.items():
        made.attachments[name] = pikepdf.AttachedFileSpec(made, data, filename=name, relationship=pikepdf.Name.Source)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def swap(opened: pikepdf.Pdf) -> None:
    opened.attachments["issues-2024-1.md"].get_file().obj.write(b"another text")


def drop(opened: pikepdf.Pdf) -> None:
    del opened.attachments["bulletin.yaml"]


def test_pictures_whose_names_differ_in_their_case_alone_come_back(tmp_path: Path) -> None:
    body = "甲。\n\n![左](../../assets/a.png)\n\n![右](../../assets/A.png)\n"
    house = houses.found(tmp_path, {"2024/1": houses.text(body)})
    for name, grey in (("a.png", 60), ("A.png", 200)):
        (tmp_path / "assets").mkdir(exist_ok=True)
        Image.new("L", (40, 30), grey).save(tmp_path / "assets" / name)
    data = write(compose(read(tmp_path / "issues/2024/1.md", house)), "pdf")
    assert {"assets/a.png", "assets/A.png"} < set(pdf.extract(data, "1.pdf"))


def test_the_sources_come_back_by_their_paths() -> None:
    assert set(pdf.extract(built(), "1.pdf")) == {"bulletin.yaml", "issues/2024/1.md"}


def test_the_list_itself_is_no_source() -> None:
    assert "manifest.json" not in pdf.extract(built(), "1.pdf")


def test_a_pdf_without_a_list_gives_its_files_by_their_names() -> None:
    files = {"bulletin.yaml": b"name: x\n", "issues/2024/12.md": b"text", "assets/plan.png": b"\x89PNG"}
    assert pdf.extract(before(files), "1.pdf") == files


@pytest.mark.parametrize(("change", "told"), [(swap, "issues/2024/1.md 被改过"), (drop, "bulletin.yaml 缺了")])
def test_what_was_changed_since_is_told(change: Callable[[pikepdf.Pdf], None], told: str) -> None:
    with pytest.raises(ContentError) as caught:
        pdf.extract(changed(change), "1.pdf")
    (finding,) = caught.value.findings
    assert (finding.code, finding.message) == ("source-changed", f"原稿不完整：{told}")


def test_a_file_is_not_unpacked_beyond_the_limit_whatever_it_says_of_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    def bomb(opened: pikepdf.Pdf) -> None:
        stream = opened.attachments["issues-2024-1.md"].get_file().obj
        stream.write(zlib.compress(bytes(10_000_000)), filter=pikepdf.Name.FlateDecode)

    asked: list[int] = []
    unpack = zlib.decompressobj

    class Noted:
        def __init__(self) -> None:
            self._inner = unpack()

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

        def decompress(self, data: bytes, most: int) -> bytes:
            out = self._inner.decompress(data, most)
            asked.append(len(out))
            return out

    data = changed(bomb)
    monkeypatch.setattr(pdf, "LARGEST", 100_000)
    monkeypatch.setattr(zlib, "decompressobj", Noted)
    with pytest.raises(LimitError):
        pdf.extract(data, "1.pdf")
    assert max(asked) <= 100_001


FLATE = pikepdf.Name.FlateDecode
Filters: TypeAlias = "pikepdf.Name | pikepdf.Array"


def one_file(data: bytes, filters: Filters) -> bytes:
    """Attach one file whose bytes are packed as `filters` says, or say that they are."""

    def change(opened: pikepdf.Pdf) -> None:
        opened.attachments["a.md"] = pikepdf.AttachedFileSpec(opened, b"x", filename="a.md")
        opened.attachments["a.md"].get_file().obj.write(data, filter=filters)

    made, stream = pikepdf.new(), io.BytesIO()
    change(made)
    made.save(stream, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return stream.getvalue()


@pytest.mark.parametrize("filters", [FLATE, pikepdf.Array([FLATE])], ids=["one", "a list of one"])
def test_an_attached_file_is_unpacked(filters: Filters) -> None:
    assert pdf.extract(one_file(zlib.compress(b"text"), filters), "1.pdf") == {"a.md": b"text"}


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (zlib.compress(b"text" * 99)[:-8], FLATE),
        (b"no zlib", FLATE),
        (b"text", pikepdf.Name.LZWDecode),
        (b"text", pikepdf.Array([FLATE, FLATE])),
    ],
    ids=["cut off", "not packed", "packed otherwise", "packed twice"],
)
def test_an_attached_file_that_cannot_be_unpacked_is_told_and_not_taken_for_an_empty_one(
    data: bytes, filters: Filters
) -> None:
    with pytest.raises(ContentError, match="pdf-unreadable"):
        pdf.extract(one_file(data, filters), "1.pdf")


def test_an_attached_file_that_is_empty_comes_back_empty() -> None:
    assert pdf.extract(before({"a.md": b""}), "1.pdf") == {"a.md": b""}


@pytest.mark.parametrize(
    "manifest",
    [b"", b"text", b"[]", b"{}", b'{"format": "another"}', b'{"format": "bulletin-sources", "version": "x"}'],
)
def test_a_list_that_is_none_of_ours_is_a_file_as_any_other(manifest: bytes) -> None:
    files = {"a.md": b"text", "manifest.json": manifest}
    assert pdf.extract(before(files), "1.pdf") == files


def test_an_issue_that_lies_outside_of_the_house_comes_back_into_it(tmp_path: Path) -> None:
    house = houses.found(tmp_path / "house")
    path = tmp_path / "elsewhere.md"
    path.write_text(houses.text(), encoding="utf-8")
    assert set(compose(read(path, house)).sources) == {"bulletin.yaml", "issues/2024/elsewhere.md"}


def test_a_houses_own_templates_come_along_where_an_issue_is_set_in_them() -> None:
    root = ROOT / "tests/bulletins/xuexi"
    house = House.find(root, root)
    carried = compose(read(house.issues()[0], house)).sources
    assert {path for path in carried if path.startswith("templates/")} == {
        "templates/xuexi/issue.html.j2",
        "templates/xuexi/layout.yaml",
    }


def test_the_programs_own_templates_do_not() -> None:
    house = House.find(ROOT, ROOT)
    carried = compose(read(house.issues()[0], house)).sources
    assert [path for path in carried if path.startswith("templates/")] == []


@pytest.mark.parametrize("name", ["../a", "a/../../b", "..", "/a", "a\\b", "C:a", "."])
def test_an_attachment_whose_name_leads_out_of_its_folder_is_refused(name: str) -> None:
    with pytest.raises(ContentError, match="source-name-strange"):
        pdf.extract(before({name: b"x"}), "a.pdf")


@pytest.mark.parametrize("filters", [pikepdf.Name.FlateDecode, pikepdf.Array([pikepdf.Name.FlateDecode])])
def test_an_attachment_may_name_its_filter_alone_or_in_a_list(filters: pikepdf.Name | pikepdf.Array) -> None:
    def again(opened: pikepdf.Pdf) -> None:
        stored = opened.attachments["issues-2024-1.md"].get_file()
        stored.obj.write(zlib.compress(stored.read_bytes()), filter=filters)

    assert pdf.extract(changed(again), "a.pdf") == pdf.extract(built(), "a.pdf")
