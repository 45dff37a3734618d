"""Where who signs and the date stand on their lines (GB/T 9704-2012, 7.3.5), in points from the edges of the type area."""

from __future__ import annotations

from pathlib import Path

import fills
import houses
import pytest
from blocks import lianluo

from bulletin import compose, read
from bulletin.document import Document, Paragraph
from bulletin.errors import ContentError
from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

CELL, EM = 15.75, 16.0
NAME = "某市人大常委会办公室"
SEALED = fills.FRONT + "落款: 印章\n"


def composed(root: Path, *lines: str, front: str = fills.FRONT) -> Document:
    signed = "\n".join(lines)
    house = houses.found(root, {"2024/1": houses.text(f"甲。\n\n{signed}\n", front=front)}, fills.FILE)
    return compose(read(root / "issues/2024/1.md", house))


def spans(root: Path, *lines: str, front: str = fills.FRONT) -> list[tuple[float, float]]:
    """Return how far each of the lines that sign begins from the left and ends from the right, as they are drawn."""
    page, pages = lianluo().page, lay_out(composed(root, *lines, front=front))
    paper = fills.Paper(write_pages(pages.document, pages, "pdf"))
    texts = [line.replace(" ", "") for line in lines]
    drawn = [line for line in paper.lines if line.text.replace(" ", "") in texts]
    left, right = page.left.pt, (page.left + page.measure).pt
    return [(line.glyphs[0].x - left, right - line.glyphs[-1].right) for line in drawn]


def near(*points: float) -> list[object]:
    return [pytest.approx(point, abs=0.6) for point in points]


def test_the_date_begins_two_characters_behind_the_name_which_ends_two_before_the_edge(tmp_path: Path) -> None:
    (name, date) = spans(tmp_path, NAME, "2024年7月30日")
    assert [name[1], date[0] - name[0]] == near(2 * EM, 2 * CELL)


def test_a_date_that_is_longer_than_the_name_ends_two_characters_before_the_edge(tmp_path: Path) -> None:
    (name, date) = spans(tmp_path, "张明远", "2024年12月31日")
    assert [date[1], date[0] - name[0]] == near(2 * EM, 2 * CELL)


def test_a_date_as_long_as_the_name_stays_within_the_type_area(tmp_path: Path) -> None:
    (name, date) = spans(tmp_path, "某市人大常委会七月三十一", "二〇二四年七月三十一日")
    assert [name[1], date[0] - name[0]] == near(2 * EM, 2 * CELL)


def test_names_that_sign_together_begin_below_each_other(tmp_path: Path) -> None:
    first, second, date = spans(tmp_path, NAME, "某市人民政府", "2024年7月30日")
    assert [second[0], date[0]] == near(first[0], first[0] + 2 * CELL)


def test_a_date_alone_ends_two_characters_before_the_edge(tmp_path: Path) -> None:
    assert [right for _, right in spans(tmp_path, "2024年7月30日")] == near(2 * EM)


def test_with_a_seal_the_name_is_centred_above_the_date_which_ends_four_characters_before_the_edge(
    tmp_path: Path,
) -> None:
    (name, date) = spans(tmp_path, NAME, "2024年7月30日", front=SEALED)
    assert [date[1], name[1] - name[0]] == near(4 * EM, date[1] - date[0])


def test_with_a_seal_a_long_name_ends_at_the_edge_and_the_date_is_centred_below(tmp_path: Path) -> None:
    (name, date) = spans(tmp_path, "某某市人民代表大会常务委员会办公室机关党委", "2024年7月30日", front=SEALED)
    assert [name[1], date[1] - date[0]] == near(0, name[1] - name[0])


def test_with_a_seal_a_date_alone_ends_four_characters_before_the_edge(tmp_path: Path) -> None:
    assert [right for _, right in spans(tmp_path, "2024年7月30日", front=SEALED)] == near(4 * EM)


def test_a_blank_line_stands_above_who_signs_and_none_below(tmp_path: Path) -> None:
    styles = [
        block.style
        for block in composed(tmp_path, NAME, "某市人民政府", "2024年7月30日").blocks
        if isinstance(block, Paragraph)
    ]
    before = [lianluo().styles[style].before for style in styles[-3:]]
    assert before == [lianluo().page.pitch, 0, 0]


def test_a_name_too_long_for_a_line_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        composed(tmp_path, NAME * 3, "2024年7月30日")
    assert [finding.code for finding in caught.value.findings] == ["signature-long"]


@pytest.mark.parametrize(
    ("written", "styles"), [("不盖章", "signature-date"), ("印章", "sealed-date"), ("seal", "sealed-date")]
)
def test_the_front_matter_says_whether_a_seal_comes_on_it(written: str, styles: str, tmp_path: Path) -> None:
    document = composed(tmp_path, NAME, "2024年7月30日", front=f"{fills.FRONT}落款: {written}\n")
    assert styles in [block.style for block in document.blocks if isinstance(block, Paragraph)]


def test_a_seal_on_an_issue_in_which_nobody_signs_is_told(tmp_path: Path) -> None:
    found = composed(tmp_path, "某市人大，2024年7月30日", front=SEALED).findings
    assert [finding.code for finding in found] == ["signature-missing"]


@pytest.mark.parametrize("count", range(8, 15))
def test_a_list_of_attachments_stands_below_text_on_its_page(count: int, tmp_path: Path) -> None:
    document = composed(tmp_path, *["乙。\n"] * count, "附件：名单\n", NAME, "2024年7月30日\n", "# 附件 名单\n\n丙。")
    pages = lay_out(document)
    shown = fills.Paper(write_pages(pages.document, pages, "pdf")).shown
    page = next(page for page, text in shown if text.startswith("附件："))
    assert (page, "乙。") in shown
