"""The judge of pages is judged: pages made by hand, each with one fault, and pages as they should be."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import fills
import page_checker
import pikepdf
import pytest
from blocks import lianluo
from page_checker import Fault

from bulletin import compose, read, write
from bulletin.manuscripts.house import House

ROOT = Path(__file__).parents[1]
ISSUES = sorted((ROOT / "issues").glob("*/*.md"))
PAGE = lianluo().page
LEFT, RIGHT = PAGE.left.pt, PAGE.left.pt + PAGE.measure.pt
TOP, BOTTOM = PAGE.top.pt, PAGE.top.pt + PAGE.depth.pt
PITCH = PAGE.pitch.pt


def base(row: int) -> float:
    """Return the height of the grid's line `row`, from 0."""
    return TOP + (row + 0.8) * PITCH


def text(words: str, x: float, y: float, size: float = 16) -> str:
    """Set `words` from a point on, measured from the page's left and top."""
    return f"BT /F {size} Tf {x:.2f} {PAGE.height.pt - y:.2f} Td ({words}) Tj ET\n"


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """Fill a rectangle."""
    return f"{left:.2f} {PAGE.height.pt - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re f\n"


def number(page: int) -> str:
    """Set the number of a page, with WinAnsi's long dashes, where it belongs."""
    x = RIGHT - 55 if page % 2 else LEFT + 16
    return text(f"\\227 {page} \\227", x, BOTTOM + PAGE.folio.pt + 4.6, 14)


def pdf(*pages: str, landscape: tuple[int, ...] = ()) -> bytes:
    """Make a PDF of pages with these contents; those of the numbers `landscape` lie on their side."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    picture = pikepdf.Stream(made, b"\x80")
    picture.update(
        {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 1, "/Height": 1}
        | {"/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8}
    )
    for at, content in enumerate(pages, 1):
        size = (PAGE.width.pt, PAGE.height.pt)
        page = made.add_blank_page(page_size=size[::-1] if at in landscape else size)
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=made.make_indirect(font)), XObject=pikepdf.Dictionary(P=picture)
        )
        page.Contents = made.make_stream(content.encode("ascii"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def found(*pages: str) -> set[tuple[int, str]]:
    """Return page and kind of what is wrong on pages with these contents and their numbers."""
    return kinds(page_checker.check(pdf(*(page + number(at) for at, page in enumerate(pages, 1)))))


def kinds(faults: list[Fault]) -> set[tuple[int, str]]:
    return {(fault.page, fault.kind) for fault in faults}


def test_a_page_as_it_should_be_is_clean() -> None:
    assert found(text("Twenty-two lines", LEFT, base(0)) + text("to a page", LEFT, base(21))) == set()


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (RIGHT - 20, base(3)),
        (LEFT - 3, base(3)),
        (LEFT + 9, base(-1)),
        (LEFT + 9, base(22)),
        (LEFT + 9, base(25)),
        (LEFT + 9, PAGE.height.pt + 40),
        (PAGE.width.pt + 9, base(4)),
    ],
    ids=["right", "left", "above", "below", "far below", "off the paper", "beside the paper"],
)
def test_text_outside_the_type_area_is_found(x: float, y: float) -> None:
    assert (1, "outside") in found(text("outside", x, y))


@pytest.mark.parametrize("content", [rule(LEFT - 20, 300, RIGHT, 300.7), rule(LEFT, 300, LEFT + 0.7, BOTTOM + 9)])
def test_a_rule_outside_the_type_area_is_found(content: str) -> None:
    assert found(content) == {(1, "outside")}


def test_a_picture_outside_the_type_area_is_found() -> None:
    assert found(f"q 200 0 0 100 {RIGHT - 150} 400 cm /P Do Q\n") == {(1, "outside")}


def test_ink_at_the_very_edge_is_within() -> None:
    assert found(text("H", LEFT - 1.5, base(3)) + text("H", RIGHT - 10, base(4))) == set()


@pytest.mark.parametrize(
    "content",
    [
        text("Lines", LEFT, base(2)) + text("over each other", LEFT, base(2) + 3, 10.5),
        text("the same words twice", LEFT, base(2)) * 2,
        text("97.25%", LEFT, base(2), 12) + text("98.60%", LEFT + 30, base(2), 12),
        text("a stop within a letter", LEFT, base(2)) + text(".", LEFT + 4, base(2)),
    ],
    ids=["lines", "twice", "cells", "stop"],
)
def test_text_on_other_text_is_found(content: str) -> None:
    assert found(content) == {(1, "overprinted")}


def test_text_close_to_other_text_is_let_be() -> None:
    dashes = text("\\227", LEFT, base(2)) + text("\\227", LEFT + 15.75, base(2))
    assert found(dashes + text("above", LEFT, base(3), 10.5) + text("below", LEFT, base(3) + 11, 10.5)) == set()


@pytest.mark.parametrize(
    "line",
    [rule(LEFT + 53, 430, LEFT + 53.7, 470), rule(LEFT, 446, RIGHT, 446.7)],
    ids=["upright", "level"],
)
def test_text_that_runs_through_a_rule_is_found(line: str) -> None:
    assert found(text("0731-82345678, 0731-82345678", LEFT, 450, 12) + line) == {(1, "crossed by a rule")}


def test_text_beside_a_rule_is_let_be() -> None:
    assert found(text("0731", LEFT + 3, 310, 12) + rule(LEFT + 34, 290, LEFT + 34.7, 330)) == set()


def test_text_on_a_picture_is_found() -> None:
    assert found(f"q 200 0 0 100 {LEFT} 400 cm /P Do Q\n" + text("on it", LEFT + 20, 400, 12)) == {(1, "on a picture")}


def test_a_line_off_the_grid_is_found() -> None:
    assert found(text("on", LEFT, base(2)) + text("off", LEFT, base(3) + 1)) == {(1, "off the grid")}


def test_a_page_without_a_number_is_found() -> None:
    assert kinds(page_checker.check(pdf(text("text", LEFT, base(0))))) == {(1, "folio")}


@pytest.mark.parametrize("wrong", [number(2), number(3), text("7", LEFT + 200, BOTTOM + 22, 14)])
def test_a_wrong_number_is_found(wrong: str) -> None:
    assert (1, "folio") in kinds(page_checker.check(pdf(text("text", LEFT, base(0)) + wrong)))


def test_text_through_the_number_is_found() -> None:
    assert (1, "overprinted") in found(
        text("a line of text that is long enough to reach as far as " * 2, LEFT, BOTTOM + 26, 12)
    )


def test_a_number_on_the_wrong_side_is_found() -> None:
    left = text("\\227 1 \\227", LEFT + 16, BOTTOM + PAGE.folio.pt + 4.6, 14)
    assert kinds(page_checker.check(pdf(text("text", LEFT, base(0)) + left))) == {(1, "folio")}


def full(words: str, row: int) -> str:
    """Set a line that reaches from edge to edge."""
    return text(words, LEFT, base(row)) + text("H", RIGHT - 12, base(row))


def test_a_page_that_is_not_full_before_its_paragraph_goes_on_is_found() -> None:
    on = "".join(text("goes on", LEFT, base(row)) for row in range(4))
    assert found(full("a paragraph", 18), on) == {(1, "not full")}


def test_a_full_page_and_a_new_paragraph_are_let_be() -> None:
    on = "".join(text("goes on", LEFT, base(row)) for row in range(4))
    assert found(full("a paragraph", 21), on) == set()
    assert found(full("a paragraph", 18), on.replace(f"{LEFT:.2f}", f"{LEFT + 32:.2f}")) == set()


def test_a_page_with_room_for_less_than_a_line_is_full() -> None:
    last = text("below a table", LEFT, base(20) + 9) + text("H", RIGHT - 12, base(20) + 9)
    on = "".join(text("goes on", LEFT, base(row)) for row in range(4))
    assert (1, "not full") not in found(last, on)


def test_a_full_last_line_before_an_attachment_is_let_be(tmp_path: Path) -> None:
    full_to_the_edge = "县" * (2 * PAGE.characters - 2)
    document = fills.issue(tmp_path, f"{full_to_the_edge}\n\n# 附件1 名单\n\n名单。\n")
    assert [fault.kind for fault in page_checker.check(write(document, "pdf"))] == []


def test_a_page_whose_last_full_line_stands_above_a_table_is_let_be() -> None:
    on = "".join(text("goes on", LEFT, base(row)) for row in range(4))
    assert found(full("a paragraph", 12) + text("cell", LEFT + 80, base(15), 12), on) == set()


def test_a_page_whose_last_line_was_taken_along_by_a_note_is_let_be() -> None:
    call = text("1", LEFT + 80, base(0) - 5, 9.6)
    on = "".join(text("goes on", LEFT, base(row)) for row in range(4))
    assert found(full("a paragraph", 20), on + call) == set()


def test_a_page_whose_last_two_lines_were_taken_along_by_a_contributor_is_let_be() -> None:
    on = full("goes on", 0) + text("and ends", LEFT, base(1)) + text("the contributor", RIGHT - 130, base(2))
    assert found(full("a paragraph", 19), on + "".join(text("more", LEFT, base(row)) for row in range(4, 9))) == set()


def test_a_page_that_a_contributor_took_one_line_from_is_found() -> None:
    on = text("goes on", LEFT, base(0)) + text("the contributor", RIGHT - 130, base(1))
    assert found(full("a paragraph", 20), on) == {(1, "not full")}


def test_a_page_whose_last_lines_were_taken_along_by_who_signs_is_let_be() -> None:
    signs = text("who signs", RIGHT - 130, base(3)) + text("date", RIGHT - 100, base(4))
    on = text("goes on", LEFT, base(0)) + text("goes on", LEFT, base(1)) + signs
    assert found(full("a paragraph", 20), on) == set()


RED = "0.9 0 0.07 rg " + rule(LEFT, TOP + 6 * PITCH - 1.5, RIGHT, TOP + 6 * PITCH) + "0 g\n"


def test_a_masthead_without_text_is_found() -> None:
    assert found(text("name", LEFT, base(1)) + RED, text("text", LEFT, base(0))) == {(1, "masthead")}


def test_a_masthead_with_text_is_let_be() -> None:
    assert found(text("name", LEFT, base(1) + 3) + RED + text("text", LEFT, base(6))) == set()


def test_a_missing_masthead_is_found_where_there_must_be_one() -> None:
    data = pdf(text("text", LEFT, base(0)) + number(1))
    assert kinds(page_checker.check(data, masthead=True)) == {(1, "masthead")}


def colophon(bottom: float) -> str:
    return "1 g " + rule(LEFT, bottom - 60, RIGHT, bottom) + "0 g " + text("to", LEFT + 16, bottom - 20, 14)


def test_a_colophon_off_the_lower_edge_is_found() -> None:
    assert found(text("text", LEFT, base(0)) + colophon(BOTTOM - 29)) == {(1, "colophon")}


def test_a_colophon_before_the_last_page_is_found() -> None:
    page = text("text", LEFT, base(0))
    assert found(page + colophon(BOTTOM), page) == {(1, "colophon")}


def test_a_colophon_on_the_lower_edge_is_let_be() -> None:
    assert found(text("text", LEFT, base(0)) + colophon(BOTTOM)) == set()


def test_a_colophon_alone_on_the_back_of_a_leaf_needs_no_number() -> None:
    front = text("text", LEFT, base(0)) + number(1)
    assert page_checker.check(pdf(front, colophon(BOTTOM))) == []


def test_an_empty_page_before_a_colophon_alone_needs_no_number() -> None:
    page = text("text", LEFT, base(0))
    assert page_checker.check(pdf(page + number(1), page + number(2), "", colophon(BOTTOM))) == []


def test_an_empty_page_before_a_colophon_on_an_odd_page_is_found() -> None:
    page = text("text", LEFT, base(0))
    assert kinds(page_checker.check(pdf(page + number(1), "", colophon(BOTTOM)))) == {(2, "folio"), (3, "folio")}


def samples() -> Iterator[bytes]:
    house = House.find(ROOT)
    yield from (write(compose(read(path, house)), "pdf") for path in ISSUES)


def test_the_sample_issues_are_clean() -> None:
    wrong = [fault for data in samples() for fault in page_checker.check(data, masthead=True)]
    assert not wrong, page_checker.told(wrong)


def lying(x: float, y: float) -> str:
    """Set the number of a second page, turned, from a point on that is measured from the upper left of a landscape page."""
    return f"BT /F 14 Tf 0 -1 1 0 {x:.2f} {PAGE.width.pt - y:.2f} Tm (\\227 2 \\227) Tj ET\n"


@pytest.mark.parametrize(
    ("x", "y", "fault"),
    [
        (PAGE.bottom.pt - PAGE.folio.pt - 4.6, LEFT + 16, set()),
        (PAGE.bottom.pt - PAGE.folio.pt - 4.6, RIGHT - 55, {(2, "folio")}),
        (PAGE.height.pt - PAGE.top.pt + 20, LEFT + 16, {(2, "folio"), (2, "outside")}),
    ],
    ids=["in its place", "on the other side", "at the other edge"],
)
def test_the_number_of_a_landscape_page_stands_where_it_does_on_paper(
    x: float, y: float, fault: set[tuple[int, str]]
) -> None:
    upright = text("upright", LEFT, base(0)) + number(1)
    landscape = text("wide", PAGE.bottom.pt, PAGE.height.pt - PAGE.width.pt + 200) + lying(x, y)
    assert kinds(page_checker.check(pdf(upright, landscape, landscape=(2,)))) == fault
