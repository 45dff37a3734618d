"""What is seen of the difference between two PDFs of an issue: text, pages, ends of lines, places."""

from __future__ import annotations

import pytest

from bulletin.archive.comparing import compare
from bulletin.engine import HTML

TEXT = "甲乙丙丁戊己庚辛壬癸" * 8


def page(text: str = TEXT, *, width: int = 100, margin: int = 10, foot: str = "") -> bytes:
    style = f"@page{{size:{width}mm 80mm;margin:{margin}mm;@bottom-center{{content:'{foot}'}}}}p{{margin:0}}"
    data: bytes = HTML(string=f"<style>{style}</style><p>{text}</p>").write_pdf()
    return data


def test_the_same_pages_do_not_differ() -> None:
    assert not compare(page(), page())


def test_a_character_that_is_another_is_told_with_what_stands_about_it() -> None:
    found = compare(page(), page(TEXT[:12] + "变" + TEXT[13:]))
    assert found.text is not None
    assert (found.text[0][4], found.text[1][4]) == ("丙", "变")


def test_lines_that_end_elsewhere_are_counted_and_the_first_is_told() -> None:
    found = compare(page(), page(width=90))
    assert (found.text, found.ends > 0) == (None, True)
    assert found.told.startswith(f"{found.ends} 行的行尾变了，第一处在第 1 页“甲乙丙")


def test_a_shift_is_told_in_points() -> None:
    found = compare(page(), page(width=120, margin=20))
    assert (found.text, found.ends, round(found.shift, 1)) == (None, 0, 28.3)


def test_a_page_more_is_told() -> None:
    found = compare(page(f"甲<p>{TEXT}"), page(f"甲<p style='break-before:page'>{TEXT}"))
    assert (found.text, found.pages) == (None, (1, 2))


@pytest.mark.parametrize(("old", "new"), [("3", "4"), ("— 3 —", "— 4 —"), ("-3-", "-4-")])
def test_the_number_of_a_page_is_no_text(old: str, new: str) -> None:
    assert not compare(page(foot=old), page(foot=new))


def test_what_is_no_pdf_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        compare(page(), b"%PDF")
