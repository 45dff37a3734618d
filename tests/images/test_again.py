"""What has come in once comes in again as it is: an issue that is built from its own PDF's sources is the same to the byte."""

from __future__ import annotations

from pathlib import Path

import houses
import pikepdf
import pytest
from photographs import AS_THEY_ARE, KINDS

from bulletin import compose, read, write
from bulletin.document import Document
from bulletin.findings import Place
from bulletin.images import Picture, take_in
from bulletin.manuscripts.house import House
from bulletin.wayback import pdf

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

ISSUE = "issues/2024/1.md"
FRONT = f"标题: 一期简报\n{houses.COLOPHON}"
each_kind = pytest.mark.parametrize("kind", KINDS)


def put(root: Path, kind: str, data: bytes) -> Document:
    """Compose an issue with one picture."""
    house = houses.found(root, {"2024/1": houses.text(f"文字。\n\n![图](../../assets/a-{kind})\n", front=FRONT)})
    (root / "assets").mkdir()
    (root / f"assets/a-{kind}").write_bytes(data)
    return compose(read(root / ISSUE, house))


def taken(root: Path, kind: str, data: bytes) -> Picture:
    (root / kind).write_bytes(data)
    return take_in(kind, root / "1.md", root, Place("1.md", 1))


@each_kind
def test_a_picture_comes_in_the_second_time_as_the_first_time(tmp_path: Path, kind: str) -> None:
    once = taken(tmp_path, kind, KINDS[kind]())
    (tmp_path / "again").mkdir()
    assert taken(tmp_path / "again", kind, once.data).data == once.data


@pytest.mark.parametrize("kind", AS_THEY_ARE)
def test_a_jpeg_that_is_as_it_should_be_is_not_coded_anew(tmp_path: Path, kind: str) -> None:
    data = KINDS[kind]()
    assert taken(tmp_path, kind, data).data.endswith(data[data.index(b"\xff\xda") :])


@each_kind
def test_an_issue_is_built_from_its_own_pdf_to_the_byte(tmp_path: Path, kind: str) -> None:
    document = put(tmp_path / "house", kind, KINDS[kind]())
    first = write(document, "pdf")
    for name, data in pdf.extract(first, "1.pdf").items():
        path = tmp_path / "again" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    again = compose(read(tmp_path / "again" / ISSUE, House.find(tmp_path / "again")))
    assert write(again, "pdf") == first
    assert write(again, "docx") == write(document, "docx")


def test_the_original_of_a_large_picture_is_in_the_pdf_once(tmp_path: Path) -> None:
    data = KINDS["large.jpg"]()
    made = write(put(tmp_path, "large.jpg", data), "pdf")
    with pikepdf.open(made_file(tmp_path, made)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        (drawn,) = (one for one in streams if one.get("/Subtype") == "/Image")
        wide = int(drawn.Width)
        (attached,) = (
            spec.get_file().read_bytes() for name, spec in opened.attachments.items() if name.endswith("jpg")
        )
    assert len(made) < len(data) * 2
    assert (wide, len(attached)) == (2151, len(data))


def made_file(root: Path, data: bytes) -> Path:
    (root / "made.pdf").write_bytes(data)
    return root / "made.pdf"
