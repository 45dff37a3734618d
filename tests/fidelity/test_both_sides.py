"""Printed on both sides, an issue has its binding margin on the inner side of every page, in both outputs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import both
import houses
import judges
import libreoffice
import pikepdf
import pytest
from glyphs import Line, lines
from once import once

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

MM = 72 / 25.4
BINDING, OUTER = 28, 26
LONG = "各级人大常委会要加强同代表的联系，扩大代表对立法监督工作的参与，收到了良好的社会效果。" * 7
TABLE = "表：统计 {横排}\n\n| 县市 | 站点数 | 代表数 |\n|---|---|---|\n| 甲县 | 12 | 340 |\n| 乙县 | 25 | 610 |"
# The first table lies on page 4, the second one on page 7.
BODY = "\n\n".join([LONG] * 5 + [TABLE] + [LONG] * 4 + [TABLE] + [LONG] * 2)
FRONT = f"标题: 一期简报\n{houses.COLOPHON}"


class Printed(NamedTuple):
    """The PDF, the DOCX, the PDF that LibreOffice makes of that, and how the two differ."""

    pdf: bytes
    docx: bytes
    paper: bytes
    faults: tuple[str, ...]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Set the same issue for one side of the paper, for both, and with its colophon on an even page."""
    return once(tmp_path_factory, "both sides", _printed)


def _printed(folder: Path) -> dict[str, Printed]:
    fronts = {"one": FRONT, "both": f"双面: 是\n{FRONT}", "even": f"双面: 偶数\n{FRONT}"}
    pairs = both.in_both({name: both.issue(folder, BODY, front) for name, front in fronts.items()})
    return {name: Printed(pair.pdf, pair.docx, pair.paper, pair.compare().faults) for name, pair in pairs.items()}


def edges(pdf: bytes) -> dict[int, float]:
    """Return by upright page how far the text begins from the left edge of the paper, in millimetres."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        upright = {n for n, page in enumerate(opened.pages, 1) if page.mediabox[2] < page.mediabox[3]}
    long: list[Line] = [line for line in lines(pdf) if line.page in upright and len(line.text) > 20]
    return {n: min(line.left for line in long if line.page == n) / MM for n in {line.page for line in long}}


@pytest.mark.parametrize("output", ["pdf", "paper"])
@pytest.mark.parametrize("name", ["both", "even"])
def test_the_binding_margin_is_left_on_odd_pages_and_right_on_even_ones(
    printed: dict[str, Printed], name: str, output: str
) -> None:
    found = edges(getattr(printed[name], output))
    assert {n: round(edge) for n, edge in found.items()} == {n: BINDING if n % 2 else OUTER for n in found}
    assert {n % 2 for n in found} == {0, 1}


def test_on_one_side_the_binding_margin_is_always_left(printed: dict[str, Printed]) -> None:
    assert {round(edge) for edge in edges(printed["one"].pdf).values()} == {BINDING}


@pytest.mark.parametrize("name", ["both", "even"])
def test_both_outputs_are_the_same_pages(printed: dict[str, Printed], name: str) -> None:
    assert printed[name].faults == ()


def test_no_line_ends_elsewhere(printed: dict[str, Printed]) -> None:
    one, two = ([(line.page, line.text) for line in lines(printed[name].pdf)] for name in ("one", "both"))
    assert one == two


def tops(pdf: bytes) -> list[tuple[int, int]]:
    """Return page and distance of the head from the upper edge, in millimetres, of each table."""
    return [(line.page, round(line.y / MM)) for line in lines(pdf) if line.text.startswith("县市")]


@pytest.mark.parametrize("output", ["pdf", "paper"])
def test_the_head_of_a_landscape_table_is_on_the_binding_side_of_odd_pages_and_the_outer_side_of_even_ones(
    printed: dict[str, Printed], output: str
) -> None:
    (even, outer), (odd, inner) = tops(getattr(printed["both"], output))
    assert (even % 2, odd % 2) == (0, 1)
    assert inner - outer == BINDING - OUTER


def test_a_printer_is_told_to_turn_the_paper_and_not_to_shrink_the_page(printed: dict[str, Printed]) -> None:
    wishes = {name: wished(pair.pdf) for name, pair in printed.items()}
    assert wishes == {
        "one": ("/None", None),
        "both": ("/None", "/DuplexFlipLongEdge"),
        "even": ("/None", "/DuplexFlipLongEdge"),
    }


def wished(pdf: bytes) -> tuple[str, str | None]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        told = opened.Root.ViewerPreferences
        return str(told.PrintScaling), str(told.Duplex) if "/Duplex" in told else None


@pytest.mark.parametrize("judge", [*judges.PDF, *judges.DOCX])
def test_validators_find_nothing_wrong(printed: dict[str, Printed], judge: str) -> None:
    pair = printed["even"]
    data = pair.pdf if judge in judges.PDF else pair.docx
    assert (judges.PDF | judges.DOCX)[judge](data) == []


def test_only_where_the_issue_says_so_word_mirrors_its_margins(printed: dict[str, Printed]) -> None:
    mirrors = {name: libreoffice.mirrored(pair.docx) for name, pair in printed.items()}
    assert mirrors == {"one": False, "both": True, "even": True}


def test_the_colophon_of_an_even_page_stands_on_the_mirrored_type_area(printed: dict[str, Printed]) -> None:
    ours, theirs = (
        next(line for line in lines(data) if line.text.startswith("送："))
        for data in (printed["even"].pdf, printed["even"].paper)
    )
    assert ours.page % 2 == 0
    assert abs(ours.left - theirs.left) < MM / 2
