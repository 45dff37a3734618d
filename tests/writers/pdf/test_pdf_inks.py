"""Which inks a PDF is printed with: black text in black, the red of the head in the ink that the layout names."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import houses
import judges
import pikepdf
import pypdfium2 as pdfium
import pytest
from plates import plates

from bulletin import compose, read, write

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

FRONT = f"标题: 一期简报\n{houses.COLOPHON}"
LONG = "各级人大常委会要加强同代表的联系。" * 15
BODY = f"**重点**{LONG}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n> {LONG}\n\n文字[^1]。{LONG}\n\n[^1]: 说明。\n\n{LONG}"
SPOT, PROCESS = "#E60012 spot 专红", "#E60012 cmyk 0 80 80 0"
OURS = ["#E60012", SPOT, PROCESS]


@cache
def printed(red: str) -> bytes:
    """Make an issue of two pages whose head is red."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "templates/own").mkdir(parents=True)
        looks = f'extends: lianluo\ncolours: {{ red: "{red}" }}\n'
        (root / "templates/own/layout.yaml").write_text(looks, encoding="utf-8")
        house = houses.found(root, {"2024/1": houses.text(BODY, front=FRONT)}, f"{houses.FILE}template: own\n")
        return write(compose(read(root / "issues/2024/1.md", house)), "pdf")


def test_a_spot_colour_gives_two_plates() -> None:
    first, *others = plates(printed(SPOT))
    assert first == {"Black": 100, "专红": 100}
    assert others == [{"Black": 100}] * len(others)


def test_process_inks_give_the_tints_that_the_standard_asks_for() -> None:
    assert plates(printed(PROCESS))[0] == {"Black": 100, "Magenta": 80, "Yellow": 80}


def test_text_rules_and_tables_are_printed_in_black_alone_whatever_the_red_is() -> None:
    _, *others = plates(printed("#E60012"))
    assert others == [{"Black": 100}] * len(others)


@pytest.mark.parametrize("red", OURS)
@pytest.mark.parametrize("judge", judges.PDF)
def test_whatever_the_inks_the_file_is_valid(red: str, judge: str) -> None:
    assert judges.PDF[judge](printed(red)) == []


@pytest.mark.parametrize("red", [SPOT, PROCESS])
def test_inks_look_on_a_screen_as_the_layout_says(red: str) -> None:
    assert _drawn(printed(red)) == _drawn(printed("#E60012"))


def _drawn(pdf: bytes) -> list[bytes]:
    return [bytes(page.render(scale=1).to_pil().convert("RGB").tobytes()) for page in pdfium.PdfDocument(pdf)]


def test_an_issue_without_inks_has_no_colour_space_of_its_own() -> None:
    assert b"/Separation" not in _spelt("#E60012")
    assert b"/Separation" in _spelt(SPOT)


def _spelt(red: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(printed(red))) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
