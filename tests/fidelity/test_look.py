"""What `make look` draws and prints."""

from __future__ import annotations

import look
from blocks import document, paragraph

from bulletin import write

ONE = write(document(paragraph("甲乙丙")), "pdf")
TWO = write(document(paragraph("甲乙丁"), *[paragraph("戊")] * 30), "pdf")


def test_pages_lie_side_by_side() -> None:
    (sheet,) = look.sheets(ONE, ONE)
    (page,) = look.pages(ONE)
    assert (sheet.width, sheet.height) == (2 * page.width + 1, page.height)


def test_a_page_that_one_output_lacks_is_grey() -> None:
    _, second = look.sheets(ONE, TWO)
    assert second.getpixel((0, 0)) == (128, 128, 128)


def test_lines_that_differ_are_named_with_their_page_and_output() -> None:
    found = look.differing(ONE, TWO)
    assert {"- 第1页 甲乙丙", "+ 第1页 甲乙丁"} <= set(found)


def test_the_same_pages_have_no_line_that_differs() -> None:
    assert look.differing(ONE, ONE) == []
