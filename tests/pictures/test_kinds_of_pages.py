"""What stands where on each kind of page, before its picture is compared: text, places and faces."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from glyphs import Line
from installed import named
from specimen import PAGES, SHEETS, document, lines

PAGE = document("2024/1").layout.page
TOP, LEFT, PITCH = PAGE.top.pt, PAGE.left.pt, PAGE.pitch.pt
RIGHT, FOOT = LEFT + PAGE.measure.pt, (PAGE.top + PAGE.depth).pt
BASELINE = 0.8  # of a line of the grid
NEAR = 0.7  # a quarter of a millimetre
IN_CELLS = 1.2  # LibreOffice draws a rule half within the row
FACES = {"黑体", "楷体", "仿宋", "宋体", "小标宋", "西文"}


def body(name: str) -> list[Line]:
    """Return the lines of a page without its number."""
    return [line for line in lines(name) if line.y < FOOT]


def line(name: str, text: str) -> Line:
    """Return the only line of a page that contains `text`."""
    (found,) = (one for one in lines(name) if text in one.text)
    return found


def row(one: Line) -> float:
    """Return the line of the grid, counted from 1, that a line stands on."""
    place: float = (one.y - TOP) / PITCH
    return place - BASELINE + 1


def face(one: Line, text: str) -> set[str]:
    """Return the faces of the glyphs of `text`."""
    start = one.text.index(text)
    return {glyph.font.split("+")[-1] for glyph in one.glyphs[start : start + len(text)]}


def test_a_first_page_begins_with_secrecy_and_serial_at_the_edges() -> None:
    first = lines("first-page")[0]
    assert first.text == "内部资料注意保存000001"
    assert (first.left, first.right) == pytest.approx((LEFT, RIGHT), abs=NEAR)


def test_a_masthead_ends_as_much_lower_with_a_secrecy_as_its_line_is_high() -> None:
    below = line("first-page", "委员会编").y - line("contents", "委员会编").y
    assert below == pytest.approx(18.8, abs=0.05)


@pytest.mark.parametrize(
    ("name", "title", "number"),
    [("first-page", "某某市人大常委会运用样张", 10), ("single-page", "只有一页的样张", 9)],
)
def test_a_title_stands_two_lines_below_the_masthead(name: str, title: str, number: int) -> None:
    assert row(line(name, title)) == pytest.approx(number, abs=0.02)
    assert face(line(name, title), title) == {named("小标宋")}


def test_contents_stand_on_the_grid_and_their_numbers_at_the_edge() -> None:
    entries = [one for one in lines("contents") if "···" in one.text]
    assert [row(one) for one in entries] == pytest.approx([9, 10], abs=0.02)
    assert [one.right for one in entries] == pytest.approx([RIGHT] * 2, abs=NEAR)
    assert [face(one, one.text[-1]) for one in entries] == [{named("西文")}] * 2


def test_an_editors_note_stands_before_its_title() -> None:
    assert face(line("contents", "编者按："), "编者按：按语用楷体") == {named("楷体")}
    assert line("contents", "编者按：").y < body("contents")[-4].y


def test_an_inner_page_has_22_lines_on_the_grid() -> None:
    assert [row(one) for one in body("inner-page")] == pytest.approx(range(1, 23), abs=0.02)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、", "黑体"),
        ("一级标题独占一行", "黑体"),
        ("二级标题接排。", "楷体"),
        ("句号以后是正文", "仿宋"),
        ("二级标题独占一行", "楷体"),
        ("三级标题独占一行", "仿宋"),
        ("四级标题独占一行", "仿宋"),
        ("一是要点加粗。", "仿宋"),
        ("领头的一句加粗", "仿宋"),
        ("的点。", "仿宋"),
    ],
)
def test_each_level_of_heading_has_its_face(text: str, expected: str) -> None:
    assert face(line("inner-page", text), text) == {named(expected)}


def test_points_and_bold_words_are_outlined_and_nothing_else_is() -> None:
    outlined = (glyph.char for one in body("inner-page") for glyph in one.glyphs if glyph.outlined)
    assert "".join(outlined) == "一是要点加粗。二是文字强调。加粗几个字"


def test_full_lines_end_at_the_edge() -> None:
    ends = [one.right for one, after in pairwise(body("inner-page")) if after.left < LEFT + 1]
    assert ends == pytest.approx([RIGHT] * 6, abs=NEAR)


def test_text_after_a_table_with_merged_cells_is_on_the_grid() -> None:
    after = ("表格后面的正文", "第二个表格没有表题")
    assert [row(line("table", text)) for text in after] == pytest.approx([9, 13], abs=0.02)


def test_a_tables_head_is_in_a_face_of_its_own_that_is_not_bold() -> None:
    assert face(line("table", "收到件数"), "收到件数") == {named("黑体")}


@pytest.mark.parametrize("caption", ["图1", "图2"])
def test_a_figures_caption_is_centred(caption: str) -> None:
    below = line("figures", caption)
    assert (below.left + below.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=NEAR)


def test_text_after_a_figure_is_on_the_grid() -> None:
    after = ("接着是两张图片", "图片后面的正文", "图片到此为止")
    rows = [row(line("figures", text)) for text in after]
    assert rows == pytest.approx([round(one) for one in rows], abs=0.02)


def test_a_footnotes_mark_never_begins_a_line() -> None:
    assert [one.text[0] for one in body("footnotes") if one.y < FOOT - 3 * PITCH and one.left < LEFT + 1] == [*"号样"]


def test_footnotes_stand_at_the_foot_of_their_page() -> None:
    notes = body("footnotes")[-3:]
    assert [one.text[0] for one in notes] == ["1", "的", "2"]
    assert [after.y - before.y for before, after in pairwise(notes)] == pytest.approx([15, 15], abs=0.02)
    assert FOOT - notes[-1].y < PITCH / 4


def test_an_attachment_begins_its_page_at_the_left_edge() -> None:
    first = lines("attachment")[0]
    assert first.text == "附件1"
    assert (row(first), first.left) == pytest.approx((1, LEFT), abs=NEAR)
    assert face(first, "附件") == {named("黑体")}


def test_a_last_page_ends_with_the_colophon() -> None:
    assert [one.text[:4] for one in body("last-page")[-7:]] == [
        "报：某某",
        "送：某某",
        "某某市人",
        "发：各县",
        "责任编辑",
        "批准文号",
        "（共印3",
    ]


def test_a_turned_line_of_the_colophon_begins_behind_the_colon() -> None:
    turned = line("last-page", "某某市人大各专门委员会。")
    assert turned.left == pytest.approx(line("last-page", "送：").glyphs[2].x, abs=NEAR)


@pytest.mark.parametrize("name", SHEETS)
def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left(name: str) -> None:
    folio, page = lines(name)[-1], SHEETS[name].page
    assert folio.text == f"—{page}—"
    inside = RIGHT - folio.right if page % 2 else folio.left - LEFT
    assert inside == pytest.approx(14, abs=NEAR)


@pytest.mark.parametrize("name", PAGES)
def test_no_glyph_stands_beyond_the_type_area(name: str) -> None:
    assert min(one.left for one in lines(name)) > LEFT - NEAR
    assert max(one.right for one in lines(name)) < RIGHT + NEAR


@pytest.mark.parametrize("name", PAGES)
def test_every_glyph_is_in_a_face_of_the_layout(name: str) -> None:
    fonts = {glyph.font.split("+")[-1] for one in lines(name) for glyph in one.glyphs}
    assert fonts <= {*map(named, FACES), named("西文", bold=True), named("黑体", bold=True)}


def told(name: str) -> dict[str, float]:
    """Return the lines of a page and how deep they stand, without leaders and the marks of notes, which stand higher."""
    plain = ((re.sub("·|^[0-9](?=第[一二]条)", "", one.text), one.y) for one in lines(name))
    return {text: y for text, y in plain if not text.isdecimal()}


@pytest.mark.parametrize("name", PAGES)
def test_the_docx_has_the_lines_of_the_pdf(name: str) -> None:
    assert list(told(f"docx-{name}")) == list(told(name))


@pytest.mark.parametrize("name", PAGES)
def test_the_docx_has_its_lines_where_the_pdf_has_them(name: str) -> None:
    near = IN_CELLS if name == "table" else NEAR
    assert told(f"docx-{name}") == pytest.approx(told(name), abs=near)
