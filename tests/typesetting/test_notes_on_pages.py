"""A footnote begins on the page of its call, whatever stands before it, and goes on on the next page where it has no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import glyphs
import pytest
from blocks import cell, colophon, contents, document, heading, listing, masthead, note, paragraph, table

from bulletin.document import Block, Cell, Document, Items, Text
from bulletin.engine.untyped import Box
from bulletin.typesetting.pages import Pages, lay_out
from bulletin.writers import write

WORDS = "各地按照统一部署推进代表工作扎实开展调研走访收集意见建议逐件研究办理及时答复群众满意"
NEAR = 0.1  # CSS pixels
each_height = pytest.mark.parametrize("height", range(25))


def words(count: int) -> str:
    return (WORDS * (count // len(WORDS) + 1))[:count]


def filler(height: int, lines: int = 1) -> list[Block]:
    return [paragraph(words(20 if lines == 1 else 40)) for _ in range(height)]


def noted(number: int, length: int) -> Cell:
    return replace(cell(""), inlines=(Text("丁"), note(number, words(length))))


def noted_list(*lengths: int) -> Items:
    """Make a list with a note in each entry, numbered from 2 on."""
    items = listing(*[words(30) for _ in lengths])
    entries = [
        replace(item, inlines=(*item.inlines, note(number, words(length))))
        for number, (item, length) in enumerate(zip(items.items, lengths, strict=True), 2)
    ]
    return replace(items, items=tuple(entries))


def opening() -> tuple[Block, ...]:
    return (*masthead(), heading("一期简报", style="title", level=1, anchor="article-1"))


def boxes(pages: Pages) -> Iterator[tuple[int, Box]]:
    """Yield the page box of each page with its number."""
    for number, page in enumerate(pages.rendered.pages, 1):
        yield number, page._page_box  # noqa: SLF001  # there is no public name


def areas(page: Box) -> list[Box]:
    return [box for box in page.children if type(box).__name__ == "FootnoteAreaBox"]


def calls(pages: Pages) -> dict[str, int]:
    """Return the page of each note's call."""
    found = ((number, box) for number, page in boxes(pages) for box in page.descendants())
    return {box.element.get("id"): number for number, box in found if box.footnote}


def parts(pages: Pages) -> dict[str, list[int]]:
    """Return the pages that each note stands on."""
    found: dict[str, list[int]] = {}
    for number, page in boxes(pages):
        for box in (inner for area in areas(page) for inner in area.children):
            found.setdefault(box.element.get("id"), []).append(number)
    return found


def begun(pages: Pages) -> dict[str, int]:
    return {name: on[0] for name, on in parts(pages).items()}


def elsewhere(made: Document) -> list[str]:
    """Name the notes that do not begin on the page of their call."""
    pages = lay_out(made)
    first = begun(pages)
    return [name for name, page in calls(pages).items() if first.get(name) != page]


# The page of the call is the page where the note begins


@pytest.mark.parametrize("length", [1, 900])
@each_height
def test_a_note_begins_on_the_page_of_its_call(height: int, length: int) -> None:
    called = paragraph(words(40), note(1, words(length)), words(60))
    assert elsewhere(document(*opening(), *filler(height), called, paragraph(words(100)), colophon())) == []


@each_height
def test_several_notes_of_a_page_begin_on_it(height: int) -> None:
    first = paragraph(words(27), note(1, "注"), words(60), note(2, words(100)), words(83), note(3, words(200)))
    last = paragraph(words(36), note(4, "注"), words(6))
    assert elsewhere(document(*opening(), *filler(height, 2), first, last, colophon())) == []


@each_height
def test_notes_of_a_heading_a_list_and_a_table_begin_where_they_are_called(height: int) -> None:
    made = document(
        *opening(),
        *filler(height),
        heading("一、总体情况", note(1, words(80))),
        paragraph(words(60)),
        noted_list(150, 150),
        table((cell("甲"), cell("乙")), (cell("丙"), noted(4, 60))),
        colophon(),
    )
    assert elsewhere(made) == []


@each_height
def test_the_last_note_stands_above_the_colophon(height: int) -> None:
    made = document(*opening(), *filler(height), paragraph(words(30), note(1, words(500))), colophon())
    pages = lay_out(made)
    *_, (_, page) = boxes(pages)
    footer = next(box for box in page.descendants() if box.element_tag == "footer")
    assert [area for area in areas(page) if area.position_y + area.margin_height() > footer.position_y + NEAR] == []
    assert elsewhere(made) == []


# What has no room goes on on the next page


LONG = words(1500)


@pytest.fixture(scope="module")
def carried() -> tuple[Pages, list[glyphs.Line]]:
    """An issue whose only line has two notes, the first of which fills the rest of its page and more."""
    made = document(
        *opening(),
        heading("一、长脚注"),
        paragraph("正文一", note(1, LONG), "。正文二", note(2, "短注。"), "。"),
        paragraph("（某市　供稿）", style="contributor"),
        colophon(),
    )
    pages = lay_out(made)
    return pages, glyphs.lines(write(made, "pdf"))


def test_a_note_without_room_goes_on_on_the_next_page(carried: tuple[Pages, list[glyphs.Line]]) -> None:
    pages, _ = carried
    assert parts(pages) == {"footnote-1": [1, 2], "footnote-2": [2]}


def test_no_character_of_a_note_that_goes_on_is_lost_or_comes_twice(carried: tuple[Pages, list[glyphs.Line]]) -> None:
    _, lines = carried
    small = "".join(glyph.char for line in lines for glyph in line.glyphs if glyph.char in WORDS)
    assert LONG in small
    assert small.count(WORDS) == LONG.count(WORDS)


def test_the_masthead_never_stands_alone(carried: tuple[Pages, list[glyphs.Line]]) -> None:
    _, lines = carried
    assert any("正文一" in line.text for line in lines if line.page == 1)


@pytest.fixture(scope="module")
def dense() -> Pages:
    """An issue with a heading and a paragraph, each line of which calls notes for a page."""
    calls = [inline for number in range(1, 31) for inline in (f"第{number}件", note(number, words(150)), "，")]
    return lay_out(document(*opening(), heading("一、多脚注"), paragraph(*calls), colophon()))


def test_a_masthead_takes_a_line_of_a_paragraph_along_whose_next_line_has_no_room_for_its_notes(dense: Pages) -> None:
    first = [line.text for line in dense.lines if line.page == 1]
    assert first[-1].startswith("第1件")


def test_notes_that_fill_each_page_begin_where_they_are_called(dense: Pages) -> None:
    called, found = calls(dense), begun(dense)
    late = {name for name, page in found.items() if page != called[name] and called[name] > 1}
    assert (len(found), late) == (30, set())


def test_every_page_has_its_number(carried: tuple[Pages, list[glyphs.Line]]) -> None:
    pages, lines = carried
    numbers = {line.page for line in lines if line.text == f"—{line.page}—"}
    assert numbers == set(range(1, len(pages) + 1))


def test_the_colophon_is_the_last_thing_of_the_last_page(carried: tuple[Pages, list[glyphs.Line]]) -> None:
    _, lines = carried
    *_, approval, folio = lines
    assert (approval.text[:5], folio.text) == ("批准文号：", "—2—")


@pytest.mark.parametrize("length", [4800, 4900, 5000, 5100])
def test_a_note_longer_than_two_pages_takes_pages_of_its_own_and_the_text_behind_it_stays_with_the_colophon(
    length: int,
) -> None:
    made = document(paragraph("正文", note(1, words(length))), paragraph("下文。"), colophon())
    pages = lay_out(made)
    assert [line.page for line in pages.lines] == [1, len(pages)]
    assert parts(pages)["footnote-1"][:3] == [1, 2, 3]


def test_notes_that_outlast_a_text_without_a_colophon_get_a_page_with_a_number() -> None:
    pdf = write(document(paragraph("正文", note(1, words(3000)))), "pdf")
    last = glyphs.lines(pdf)[-1]
    assert (last.page, last.text) == (2, "—2—")


def test_a_line_whose_notes_would_not_all_begin_here_goes_to_the_next_page_with_them() -> None:
    last = paragraph("末行", note(1, words(200)), "又", note(2, words(200)))
    pages = lay_out(document(*filler(17), last))
    assert (calls(pages), begun(pages)) == ({"footnote-1": 1, "footnote-2": 1},) * 2
    pages = lay_out(document(*filler(18), last))
    assert (calls(pages), begun(pages)) == ({"footnote-1": 2, "footnote-2": 2},) * 2


def test_text_that_stands_without_notes_fills_its_page_as_before() -> None:
    noted_page, plain_page = (
        lay_out(document(*filler(30), paragraph("完", note(1, "注")))),
        lay_out(document(*filler(31))),
    )
    assert sum(line.page == 1 for line in noted_page.lines) == sum(line.page == 1 for line in plain_page.lines) == 22


def test_the_notes_of_a_contents_page_that_is_laid_out_twice_are_all_there() -> None:
    made = document(
        contents(("一期简报", "article-1")),
        heading("一期简报", style="title", level=1, anchor="article-1"),
        *filler(15),
        paragraph("正文", note(1, words(900))),
        colophon(),
    )
    assert elsewhere(made) == []


def test_below_a_note_that_was_carried_over_a_line_stands_where_the_first_of_its_notes_begins() -> None:
    first = (*filler(6), paragraph("甲", note(1, words(1900))))
    pages = lay_out(document(*first, paragraph("乙", note(2, words(900)), "又", note(3, words(900)))))
    assert (calls(pages), begun(pages)) == (
        {"footnote-1": 1, "footnote-2": 2, "footnote-3": 2},
        {"footnote-1": 1, "footnote-2": 2, "footnote-3": 3},
    )
