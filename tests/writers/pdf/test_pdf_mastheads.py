"""Mastheads of a house: with a 密级, a second line of publishers, a picture, of an edition; name and red line stay."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
import pytest
from glyphs import Line, lines
from houses import BODY, COLOPHON, found, text
from PIL import Image
from pypdfium2 import raw

from bulletin import compose, read, write
from bulletin.document import Document, Pair, plain

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

MM = 72 / 25.4
HOUSE = "name: 工作简报\npublisher: 市人大办公室\n"
SECRET, SPONSOR, PICTURE = "密级: 内部资料\n", "主办: 某市人大常委会\n", "报头图片: assets/name.png\n"
KINDS = {
    "plain": ("", ""),
    "secret": ("", SECRET),
    "with a sponsor": (SPONSOR, ""),
    "secret with a sponsor": (SPONSOR, SECRET),
    "a picture": (PICTURE, ""),
    "a picture, secret with a sponsor": (PICTURE + SPONSOR, SECRET),
    "an edition": ("", "刊别: 增刊\n"),
}
EACH = pytest.mark.parametrize("kind", KINDS)


@cache
def made(kind: str) -> bytes:
    house, front = KINDS[kind]
    with TemporaryDirectory() as folder:
        return write(issue(Path(folder), house, front), "pdf")


def issue(root: Path, house: str, front: str = "") -> Document:
    (root / "assets").mkdir()
    Image.new("RGB", (400, 100), "red").save(root / "assets/name.png")
    content = text(BODY, front=f"标题: 一期简报\n{COLOPHON}{front}")
    here = found(root, {"2024/1": content}, HOUSE + house)
    return compose(read(root / "issues/2024/1.md", here))


def row(kind: str, start: str) -> Line:
    return next(row for row in lines(made(kind)) if row.text.startswith(start))


def red_line(kind: str) -> float:
    """Return how far from the paper's upper edge the widest red shape of the first page stands, in mm."""
    pdf = pdfium.PdfDocument(made(kind))
    bounds = [shape.get_bounds() for shape in pdf[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    height = pdf[0].get_height()
    pdf.close()
    _, _, _, top = max((one for one in bounds if one[3] > height / 2), key=lambda one: one[2] - one[0])
    return float(height - top) / MM


@EACH
def test_the_red_line_stands_in_the_top_third(kind: str) -> None:
    assert 95 <= red_line(kind) <= 105


@pytest.mark.parametrize("kind", ["secret", "with a sponsor", "secret with a sponsor", "an edition"])
def test_the_name_is_as_large_as_in_any_other_issue(kind: str) -> None:
    wide, usual = (found.right - found.left for found in (row(one, "工作简报") for one in (kind, "plain")))
    assert wide == pytest.approx(usual)


def test_the_sponsor_stands_above_the_publisher() -> None:
    above, below = row("with a sponsor", "某市人大常委会主办"), row("with a sponsor", "市人大办公室编")
    assert above.left == pytest.approx(below.left, abs=0.1)
    assert 21 < below.y - above.y < 22


def test_an_edition_is_named_where_the_total_number_stands() -> None:
    assert row("an edition", "（").text == "（增刊\u3000总第一期）".replace("\u3000", "")


def test_a_picture_stands_for_the_name_and_is_told_to_those_who_cannot_see_it(tmp_path: Path) -> None:
    drawn = issue(tmp_path, PICTURE)
    assert [image.alt for block in drawn.blocks for image in getattr(block, "images", ())] == ["工作简报"]
    assert not any(line.text.startswith("工作简报") for line in lines(made("a picture")))


@pytest.mark.parametrize(("said", "shown"), [("办公室", "办公室编"), ("办公室编印", "办公室编印")])
def test_what_the_publisher_does_is_said_once(tmp_path: Path, said: str, shown: str) -> None:
    house = found(tmp_path, {"2024/1": text()}, f"name: 工作简报\npublisher: {said}\n")
    blocks = compose(read(tmp_path / "issues/2024/1.md", house)).blocks
    assert [plain(block.left) for block in blocks if isinstance(block, Pair)] == [shown]
