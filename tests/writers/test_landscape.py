"""Wide tables on landscape pages, and what stands above and below tables, at every height of the page before, in both outputs."""

from __future__ import annotations

from pathlib import Path

import fills
import glyphs
import judges
import page_checker
import pytest
from blocks import lianluo
from fills import Paper
from opened import Opened

from bulletin.typesetting.pages import Pages, lay_out
from bulletin.writers import docx, write_pages

STATISTICS = Path(__file__).parents[1] / "statistics.md"
WORDS = "后面的文字。各级人大常委会坚持围绕中心服务大局，代表们深入基层开展调查研究。\n"


def table(rows: int, *, columns: int = 10, option: str = " {横排}", below: str = "注：数据截至六月底。\n\n") -> str:
    """Write a table with two rows of heads, a unit and a note."""
    half = columns // 2
    head = f"| 市州 | 交办 {'|' * half} 办结 {'|' * half}\n| ^^ |" + "".join(f"事项{n}|" for n in range(columns))
    lines = [f"|**某{row}县**|" + "".join(f"{1000 + row * 37 + n}|" for n in range(columns)) for row in range(rows)]
    caption = f"表1：办理情况{option}\n单位：件\n"
    return f"{caption}\n{head}\n|:--|{'--:|' * columns}\n" + "\n".join(lines) + f"\n\n{below}"


def both(root: Path, body: str, at: range) -> tuple[dict[int, Pages], dict[int, Paper], dict[int, Paper]]:
    laid = fills.filled(root, body, fills.heights(at))
    return laid, fills.printed(laid), fills.in_word(laid)


def faults(papers: dict[int, Paper], *, masthead: bool = True) -> list[str]:
    """Say what is wrong on the pages; LibreOffice's masthead is not looked at."""
    found = [(height, one) for height, paper in papers.items() for one in page_checker.check(paper.pdf, lianluo())]
    return [f"{height}: {one}" for height, one in found if masthead or (one.page, one.kind) != (1, "off the grid")]


def sizes(paper: Paper) -> list[bool]:
    """Tell of each page whether it is a landscape one."""
    return [sheet.landscape for sheet in page_checker.read(paper.pdf)]


def test_a_wide_table_has_landscape_pages_to_itself_at_every_height(tmp_path: Path) -> None:
    _, pdf, word = both(tmp_path, table(18) + WORDS, range(10, 15, 2))
    assert faults(pdf) + faults(word, masthead=False) == []
    assert fills.differing(pdf, word) == []
    assert {tuple(sizes(paper))[-3:] for paper in pdf.values()} == {(True, True, False)}


@pytest.mark.parametrize(
    ("body", "landscape"),
    [
        (table(5) + "（某市人大 供稿）\n", [False, True, False]),
        (table(5), [False, True, False]),
        ("## 一、情况\n\n" + table(5) + WORDS, [False, True, False]),
        (f"\\分页\n\n{table(5)}\\分页\n\n{table(6)}\\分页\n\n{WORDS}", [False, True, True, False]),
        (f"{WORDS}\n# 附件1 统计表\n\n{table(5)}\n# 附件2 说明\n\n{WORDS}", [False, True, False]),
    ],
)
def test_no_page_is_blank_before_or_behind_a_landscape_one(tmp_path: Path, body: str, landscape: list[bool]) -> None:
    _, pdf, word = both(tmp_path, "文字。\n\n" + body, range(1))
    assert [sizes(pdf[0]), sizes(word[0])] == [landscape] * 2
    assert faults(pdf) + faults(word, masthead=False) == []


def test_an_issue_of_statistics_is_the_same_pages_in_both_outputs(tmp_path: Path) -> None:
    front, _, body = STATISTICS.read_text("utf-8").removeprefix("---\n").partition("---\n")
    kept = "".join(line for line in front.splitlines(keepends=True) if not line.startswith(("期号", "总期号", "日期")))
    laid = {0: lay_out(fills.issue(tmp_path, body, front=kept))}
    pdf, word = fills.printed(laid), fills.in_word(laid)
    assert faults(pdf) + faults(word, masthead=False) == []
    assert fills.differing(pdf, word) == []


def test_headings_lie_with_the_table_below_them(tmp_path: Path) -> None:
    _, pdf, word = both(tmp_path, f"{WORDS}\n# 附件1 统计表\n\n{table(5)}", range(1))
    assert [(2, "统计表") in paper.shown for paper in (pdf[0], word[0])] == [True, True]


def test_both_rows_of_the_head_are_repeated_on_each_page(tmp_path: Path) -> None:
    _, pdf, word = both(tmp_path, table(40) + WORDS, range(1))
    for paper in (pdf[0], word[0]):
        heads = [page for page, text in paper.shown if text.startswith("交办")]
        assert heads == [2, 3, 4, 5]


def test_the_number_of_a_landscape_page_stands_where_it_does_on_paper(tmp_path: Path) -> None:
    _, pdf, word = both(tmp_path, table(18) + WORDS, range(1))
    for paper in (pdf[0], word[0]):
        even, odd = (line for line in glyphs.lines(paper.pdf) if line.turned)
        assert (even.text, odd.text) == ("—2—", "—3—")
        assert even.y < lianluo().page.width.pt / 2 < odd.y


def test_notes_stay_with_the_last_row_of_their_table_at_every_height(tmp_path: Path) -> None:
    body = table(8, columns=4, option="", below="注：数据截至六月底。\n资料来源：各县。\n\n") + WORDS
    _, pdf, word = both(tmp_path, body, range(3, 12, 2))
    assert faults(pdf) + faults(word, masthead=False) == []
    assert fills.differing(pdf, word) == []
    assert [height for height, paper in pdf.items() if not _together(paper)] == []


def _together(paper: Paper) -> bool:
    """Tell whether the last row, the note and the source stand on one page, and the caption, the unit and a row on one."""
    pages = [
        [page for page, text in paper.shown if text.startswith(beginning)]
        for beginning in ("某7县", "注：", "资料来源：", "表1", "单位：件", "交办")
    ]
    return pages[0] == pages[1] == pages[2] and pages[3][0] == pages[4][0] == pages[5][0]


def test_sections_of_a_docx_keep_their_footers(tmp_path: Path) -> None:
    opened = Opened(docx.write(fills.issue(tmp_path, table(5) + WORDS)))
    upright, lying = ["defaultFooter", "evenFooter"], ["defaultLandscapeFooter", "evenLandscapeFooter"]
    assert opened.find("//w:sectPr/w:footerReference/@r:id") == [*upright, *lying, *upright]
    assert opened.find("//w:sectPr/w:pgSz/@w:orient") == ["landscape"]


def test_both_rows_of_the_head_are_heads_in_word(tmp_path: Path) -> None:
    document = fills.issue(tmp_path, table(5) + WORDS)
    assert len(Opened(docx.write(document)).find("//w:tr[w:trPr/w:tblHeader]")) == 2


def test_names_of_rows_are_their_heads_in_the_pdf(tmp_path: Path) -> None:
    (laid,) = fills.filled(tmp_path, table(5) + WORDS, [0]).values()
    assert len(laid.markup.findall(".//tbody/tr/th[@scope='row']")) == 5


@pytest.mark.parametrize("judge", [*judges.PDF, *judges.DOCX])
def test_validators_find_nothing_wrong_with_landscape_pages(judge: str, tmp_path: Path) -> None:
    (laid,) = fills.filled(tmp_path, table(18) + WORDS, [0]).values()
    to = "pdf" if judge in judges.PDF else "docx"
    assert (judges.PDF | judges.DOCX)[judge](write_pages(laid.document, laid, to)) == []
