"""Lists of names as Word has them: tabs, stops by the style, a gap by a style."""

from __future__ import annotations

import glyphs
import pytest
from blocks import HERE, document, lianluo
from libreoffice import paginate
from opened import STYLES, Opened, written

from bulletin.document import LineBreak, Paragraph, Step, Text
from bulletin.layout.lengths import Length
from bulletin.typesetting.pagination import Pagination
from bulletin.writers import docx

GAP = Step(Length.parse("15.75pt"))
NAMES = Paragraph(
    "names-group",
    (Text("委员："), GAP, Text("王", "name-gap"), Text("伟"), GAP, Text("李小明"), LineBreak(), Text("张敏")),
    HERE,
)


def of(key: str, xpath: str) -> list[str]:
    return written(NAMES).find(f"//w:style[@w:styleId='{key}']/{xpath}", STYLES)


def parted() -> Opened:
    """Write the list where the PDF begins a page with its last line."""
    return Opened(docx.write(document(NAMES), Pagination(starts={(1, 0): 8})))


def columns(*names: str) -> list[float]:
    """Return, in characters, how far from the left edge of the type area each name stands that an editor types behind tabs."""
    inlines = tuple(inline for name in names for inline in (Text(name), GAP))[:-1]
    (paper,) = paginate([docx.write(document(Paragraph("names", inlines, HERE)), Pagination())], lianluo())
    glyphs_of, start, found = glyphs.lines(paper)[0].glyphs, 0, []
    for name in names:
        found.append((glyphs_of[start].x - lianluo().page.left.pt) / GAP.width.pt)
        start += len(name.replace("　", ""))
    return found


def test_a_name_behind_a_tab_stands_in_the_next_column_that_is_free() -> None:
    found = columns("李小明", "欧阳建国", "王　伟", "李小明")
    assert found == pytest.approx([2, 6, 14, 18], abs=0.15)


def test_a_tab_leads_from_name_to_name() -> None:
    assert len(written(NAMES).find("//w:p/w:r/w:tab")) == 2


def test_a_name_is_written_without_its_gap() -> None:
    assert "".join(written(NAMES).find("//w:p[1]//w:t/text()")) == "委员：王伟李小明张敏"


def test_the_stops_are_the_styles() -> None:
    assert len(of("names", "w:pPr/w:tabs/w:tab")) == 6
    assert written(NAMES).find("//w:p[1]/w:pPr/w:tabs") == []


def test_a_stop_stands_before_the_end_of_a_name_of_four_characters() -> None:
    first = int(of("names", "w:pPr/w:tabs/w:tab[1]/@w:pos")[0])
    style = lianluo().styles["names"]
    assert first < (style.left + style.column).twips


def test_names_behind_a_label_begin_where_the_paragraph_hangs() -> None:
    assert of("names-group", "w:pPr/w:tabs/w:tab[1]/@w:pos") == of("names-group", "w:pPr/w:ind/@w:left")


def test_two_lines_of_names_stand_together() -> None:
    assert of("names", "w:pPr/w:widowControl/@w:val") == ["1"]


def test_a_list_that_is_written_in_two_is_not_spread() -> None:
    assert parted().find("//w:p/w:pPr/w:jc") == []


def test_the_second_part_of_a_list_does_not_hang() -> None:
    assert parted().find("//w:p[2]/w:pPr/w:ind/@w:hanging") == ["0"]


def test_no_line_end_is_left_between_the_parts_of_a_list() -> None:
    assert parted().find("//w:br") == []
