"""Contents in columns: down the first and on in the next, alike in both outputs, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import fills
import houses
import judges
import pytest
from opened import STYLES, Opened

from bulletin import compose, read
from bulletin.document import Contents, Document, plain
from bulletin.errors import ContentError
from bulletin.text import titles
from bulletin.typesetting.pages import Pages, lay_out
from bulletin.typesetting.reckoning import contents
from bulletin.writers import write_pages

TITLES = (
    "代表联络站建设的新探索",
    "某市：“两代表一委员”进站点听民意解民忧",
    "关于推进基层协商民主制度化的调查与思考（摘要）",
    "数字化赋能",
    "一份建议办成三件实事——某区代表小组纪事",
    "GDP与环境",
    "Internationalization与本地化",
)
COLUMNS = (2, 3)
COUNTS = (2, 7, 12, 20, 45)
Laid = Callable[[int], dict[int, Pages]]


def issue(root: Path, columns: int | str, count: int) -> Document:
    """Compose an issue of so many short articles."""
    folder = root / "templates/own"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(f"extends: lianluo\ncontents: {{columns: {columns}}}\n", encoding="utf-8")
    body = "".join(f"# {TITLES[n % len(TITLES)]}\n\n正文。\n\n" for n in range(count))
    house = houses.found(root, {"2024/1": houses.text(body, front=houses.COLOPHON)}, f"{houses.FILE}template: own\n")
    return compose(read(root / "issues/2024/1.md", house))


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    folder = tmp_path_factory.mktemp("contents")
    return cache(lambda columns: {n: lay_out(issue(folder / f"{columns}-{n}", columns, n)) for n in COUNTS})


def listed(pages: Pages) -> Contents:
    return next(block for block in pages.document.blocks if isinstance(block, Contents))


def pieces(pages: Pages) -> list[contents.Piece]:
    return list(contents.pieces(listed(pages), pages.document))


@pytest.mark.parametrize("columns", COLUMNS)
def test_word_shows_the_same_lines_on_the_same_pages(columns: int, laid_out: Laid) -> None:
    pages = laid_out(columns)
    assert fills.differing(fills.printed(pages), fills.in_word(fills.every_other(pages))) == []


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_entries_stand_in_their_order_down_one_column_after_the_other(columns: int, laid_out: Laid) -> None:
    for pages in laid_out(columns).values():
        found = [entry for piece in pieces(pages) for column in piece for entry in column]
        assert found == list(listed(pages).entries)


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_first_column_is_the_longest_by_an_entry_at_most(columns: int, laid_out: Laid) -> None:
    for pages in laid_out(columns).values():
        *_, last = pieces(pages)
        lines = [contents.height(column) for column in last]
        longest = max(len(entry.lines) for column in last for entry in column)
        assert max(lines) - sum(lines) / columns <= longest


def test_the_pages_begin_where_they_were_reckoned_to(laid_out: Laid) -> None:
    pages = laid_out(3)[45]
    counts = [max(map(contents.height, piece)) for piece in pieces(pages)]
    rows = {
        page: [line for line in fills.Paper(write_pages(pages.document, pages, "pdf")).lines if line.page == page]
        for page in (1, 2)
    }
    first = sum(line.y > rows[1][4].y for line in rows[1])
    assert len(counts) > 1
    assert first == counts[0]


def test_no_line_of_an_entry_is_wider_than_its_column(laid_out: Laid) -> None:
    pages = laid_out(3)[7]
    size = pages.document.layout.styles["contents-column"].size
    assert size is not None
    room = pages.document.layout.contents_column / size
    assert all(titles.width(plain(line)) <= room + 1 for entry in listed(pages).entries for line in entry.lines)


def test_in_word_they_stand_in_a_table_without_rules_whose_pages_are_fields(laid_out: Laid) -> None:
    pages = laid_out(3)[7]
    opened = Opened(write_pages(pages.document, pages, "docx"))
    assert opened.find("//w:tbl/w:tblPr/w:tblStyle/@w:val") == ["contents-column-columns"]
    assert opened.find("//w:style[@w:styleId='contents-column-columns']//w:tblBorders", STYLES) == []
    assert len([code for code in opened.find("//w:tbl//w:instrText/text()") if "PAGEREF" in code]) == 7


@pytest.mark.parametrize("name", judges.PDF)
def test_the_pdf_is_sound(name: str, laid_out: Laid) -> None:
    pages = laid_out(3)[20]
    assert judges.PDF[name](write_pages(pages.document, pages, "pdf")) == []


@pytest.mark.parametrize("name", judges.DOCX)
def test_the_docx_is_sound(name: str, laid_out: Laid) -> None:
    pages = laid_out(3)[20]
    assert judges.DOCX[name](write_pages(pages.document, pages, "docx")) == []


@pytest.mark.parametrize("columns", ["0", "两", "2.5", "6"])
def test_a_wrong_number_of_columns_is_refused_at_its_line(columns: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        issue(tmp_path, columns, 2)
    (finding,) = caught.value.findings
    assert (finding.place.path, finding.place.line) == ("templates/own/layout.yaml", 2)


def test_one_column_is_the_field_that_it_was(tmp_path: Path) -> None:
    document = issue(tmp_path, 1, 3)
    pages = lay_out(document)
    opened = Opened(write_pages(document, pages, "docx"))
    assert opened.find("//w:tbl//w:hyperlink") == []
    assert [code for code in opened.find("//w:instrText/text()") if "TOC" in code]
