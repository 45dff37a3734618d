"""Tables on their pages, in both outputs: nothing leaves the page, nothing is torn, the frame is closed at each turn."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import blocks
import fills
import glyphs
import houses
import pypdfium2 as pdfium
import pytest
from blocks import cell, lianluo
from glyphs import Line
from libreoffice import paginate
from soaking import EVERY

from bulletin import writers
from bulletin.document import Document, Table, plain
from bulletin.errors import ContentError
from bulletin.typesetting.pages import lay_out
from bulletin.typesetting.reckoning import cells

PAGE = lianluo().page
FOOT = (PAGE.top + PAGE.depth).pt
TEXT = "代表接待选民，登记收集意见建议，能当场答复的当场答复，不能的转交有关部门研究办理，并按时反馈结果。"
HEAD = "单位"
# pdfium makes a line's box so much wider than the line, on each side.
_AROUND = 1.5
# So many tables thrown by chance; `make soak` throws twice as many.
TABLES = 12 if EVERY else 6


@dataclass(frozen=True)
class Case:
    """An issue by its name, on pages: the PDF's, and those that a word processor makes of the DOCX."""

    name: str
    document: Document
    pdf: bytes
    word: bytes

    def both(self) -> Iterator[tuple[str, bytes]]:
        yield f"{self.name} PDF", self.pdf
        yield f"{self.name} DOCX", self.word


def build(root: Path, bodies: dict[str, str]) -> list[Case]:
    """Build issues in both formats; those with a table too wide or too high, as they are told to be, are left out."""
    built = {}
    for number, (name, body) in enumerate(bodies.items()):
        try:
            document = houses.document(root / str(number), body)
            pages = lay_out(document)
            pdf, word = (writers.write_pages(pages.document, pages, to) for to in ("pdf", "docx"))
            built[name] = (document, pdf, word)
        except ContentError as error:
            if {finding.code for finding in error.findings} - {"table-too-wide", "table-merge-too-high"}:
                raise
    pdfs = paginate([docx for _, _, docx in built.values()], lianluo())
    return [Case(name, one[0], one[1], pdf) for (name, one), pdf in zip(built.items(), pdfs, strict=True)]


# The first page holds twelve lines before a table: one of eight rows turns the page behind five to twelve. One that is longer than
# a page, and so turns wherever it begins, is tried at some heights; `make soak` tries all.
def filler(lines: int) -> str:
    return "".join(f"前面第{number}段。\n\n" for number in range(lines))


def table(*rows: Sequence[str], head: Sequence[str]) -> str:
    lines = [head, ["-"] * len(head), *rows]
    return "表1：情况一览\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\n后面一段。\n"


def long(characters: int) -> str:
    return (TEXT * 99)[:characters]


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page as a heap of characters: the order within a row does not matter."""
    return ["".join(sorted("".join(line.text for line in page))) for page in glyphs.pages(glyphs.lines(pdf))]


def below(pdf: bytes) -> list[str]:
    return [line.text for line in glyphs.lines(pdf) if line.y > FOOT and not re.fullmatch("—[0-9]+—", line.text)]


def rules(pdf: bytes) -> Iterator[tuple[list[float], list[tuple[float, float]]]]:
    """Yield of each page where its horizontal rules stand, and from where to where its upright ones reach."""
    with pdfium.PdfDocument(pdf) as opened:
        for page in opened:
            boxes = [one.get_bounds() for one in page.get_objects() if one.type == 2]
            flat = [(low + high) / 2 for left, low, right, high in boxes if right - left > high - low]
            yield (
                flat,
                [(low + _AROUND, high - _AROUND) for left, low, right, high in boxes if right - left < high - low],
            )


def open_frames(pdf: bytes) -> list[int]:
    """Return the pages on which upright rules end where no horizontal one stands."""
    found = []
    for number, (flat, upright) in enumerate(rules(pdf), 1):
        ends = {end for pair in upright for end in (min(low for low, _ in upright), max(pair))}
        outer = {min(low for low, _ in upright), max(high for _, high in upright)} & ends if upright else set()
        if any(min(abs(end - line) for line in flat) > 2 * _AROUND for end in outer):
            found.append(number)
    return found


def faults(cases: list[Case]) -> list[str]:
    """Say what is wrong with the pages of tables, whatever is in them."""
    assert len(cases) > 5
    found = [
        f"{case.name}: {len(text_of(case.pdf))} and {len(text_of(case.word))} pages" for case in cases if _unequal(case)
    ]
    for case in cases:
        for name, pdf in case.both():
            found += [f"{name}: below the type area {text}" for text in below(pdf)]
            found += [f"{name}: open frame on page {number}" for number in open_frames(pdf)]
            found += [f"{name}: alone on page {number}" for number in lonely_heads(pdf)]
    return found


def _unequal(case: Case) -> bool:
    return len(text_of(case.pdf)) != len(text_of(case.word))


def lonely_heads(pdf: bytes) -> list[int]:
    """Return the pages that end with a caption or the head of a table."""
    lasts = [page[-2] for page in glyphs.pages(glyphs.lines(pdf)) if len(page) > 1]
    return [line.page for line in lasts if line.text.startswith((HEAD, "表1"))]


def parted(cases: list[Case]) -> list[str]:
    """Say which pages of the two outputs do not hold the same."""
    return [
        f"{case.name}: page {number}"
        for case in cases
        for number, (ours, theirs) in enumerate(zip(text_of(case.pdf), text_of(case.word), strict=False), 1)
        if ours != theirs
    ]


def test_a_row_higher_than_a_page_is_split_between_lines_at_every_height(tmp_path: Path) -> None:
    sizes = (900, 1000, 1600, 3000)
    bodies = {}
    for lines in fills.heights([*range(0, 13, 2), 16, 19, 22]):
        size, columns = sizes[lines % 4], 2 + lines % 6
        before = [["甲县", "已办结", *["1"] * (columns - 2)]] if lines % 2 else []
        row = ["某县", long(size), *["2"] * (columns - 2)]
        bodies[f"{size} in {columns} at {lines}"] = filler(lines) + table(
            *before, row, head=[HEAD, *["栏"] * (columns - 1)]
        )
    assert faults(build(tmp_path, bodies)) == []


def test_a_last_row_that_is_split_is_not_held_by_the_colophon_below_it(tmp_path: Path) -> None:
    whole = {
        size: table(["甲县", "已办结"], ["某县", long(size)], head=[HEAD, "做法"]) for size in range(900, 1600, 100)
    }
    cases = build(tmp_path, {f"{size}": body.removesuffix("\n后面一段。\n") for size, body in whole.items()})
    assert (faults(cases), parted(cases)) == ([], [])


def test_long_rows_at_a_pages_foot_break_alike_in_both_outputs(tmp_path: Path) -> None:
    rows = [[f"{number}县", long(30 + number * 67 % 280)] for number in range(9)]
    bodies = {
        f"rows at {lines}": filler(lines) + table(*rows, head=[HEAD, "做法"])
        for lines in fills.heights(range(0, 25, 4))
    }
    cases = build(tmp_path, bodies)
    assert (faults(cases), parted(cases)) == ([], [])


def test_merged_rows_at_a_page_turn_repeat_their_text_in_both_outputs(tmp_path: Path) -> None:
    rows = [["某市" if number % 7 == 0 else "^^", f"第{number}站", "张某"] for number in range(28)]
    bodies = {
        f"merged at {lines}": filler(lines) + table(*rows, head=[HEAD, "站", "名"])
        for lines in fills.heights(range(0, 25, 4))
    }
    cases = build(tmp_path, bodies)
    assert (faults(cases), parted(cases)) == ([], [])
    assert [case.name for case in cases if not _repeated(case.pdf)] == []


def test_a_note_in_a_merged_cell_leaves_its_rows_on_the_page(tmp_path: Path) -> None:
    rows = [["某市[^1]" if number == 0 else "^^", f"第{number}站", "张某"] for number in range(28)]
    text = table(*rows, head=[HEAD, "站", "名"]) + "\n[^1]: 只有一个市。\n"
    pdf = writers.write(houses.document(tmp_path, text), "pdf")
    first, *later = ["".join(line.text for line in page) for page in glyphs.pages(glyphs.lines(pdf))]
    assert first.count("站张某") > 5
    assert all(HEAD in page for page in later)


def _repeated(pdf: bytes) -> bool:
    """Tell whether each page with rows has the merged cell's text too."""
    pages = ["".join(line.text for line in page) for page in glyphs.pages(glyphs.lines(pdf))]
    return all("某市" in page.replace("某市人大", "") for page in pages if "站张某" in page)


def test_small_tables_stay_whole_in_both_outputs(tmp_path: Path) -> None:
    rows = [[f"{number}县", "已办结"] for number in range(6)]
    bodies = {
        f"small at {lines}": filler(lines) + table(*rows, head=[HEAD, "做法"]) for lines in fills.heights(range(3, 13))
    }
    cases = build(tmp_path, bodies)
    whole = {
        case.name: [sum("县已办结" in line.text for line in page) for page in glyphs.pages(glyphs.lines(case.pdf))]
        for case in cases
    }
    assert (faults(cases), parted(cases)) == ([], [])
    assert {name: found for name, found in whole.items() if set(found) - {0, 6}} == {}


def test_a_small_high_table_is_parted_rather_than_leave_a_third_of_a_page_blank(tmp_path: Path) -> None:
    body = filler(10) + table(*[[f"{number}县", long(120)] for number in range(4)], head=[HEAD, "做法"])
    (first, *_) = glyphs.pages(glyphs.lines(writers.write(houses.document(tmp_path, body), "pdf")))
    assert FOOT - first[-2].y < PAGE.depth.pt / 3


@pytest.mark.parametrize("above", ["", "# 附件 做法\n\n", "# 附件 做法\n\n表1：做法 {横排}\n\n"])
def test_a_small_high_table_is_parted_where_it_has_no_room_with_what_stands_around_it(
    above: str, tmp_path: Path
) -> None:
    rows = "".join(f"| {number}县 | {long(76 if '横排' in above else 118)} |\n" for number in range(5))
    notes = "".join(f"资料来源：{number}。\n" for number in range(4))
    body = f"甲。\n\n{above}| {HEAD} | 做法 |\n|-|-|\n{rows}\n{notes}\n"
    (case,) = build(tmp_path, {above: body})
    found, theirs = ([_rows_and_notes(page) for page in glyphs.pages(glyphs.lines(pdf))] for _, pdf in case.both())
    assert found == theirs
    assert sum(rows for rows, _ in found) == 5
    assert [page for page in found if 0 < page[0] < 2 or (page[1] and page[0] < 2)] == []


def _rows_and_notes(page: Sequence[Line]) -> tuple[int, int]:
    """Count the rows that begin on a page, and the notes on it."""
    text = "".join(line.text for line in page)
    return len(re.findall("[0-4]县", text)), text.count("资料来源")


# Random tables: cells of any length, with what no line end may part.
WORDS = [
    "1234",
    "97.25%",
    "100.00%",
    "-12.5",
    "12,345.67",
    "3.2‰",
    "0731-88881234",
    "13800001111",
    "lianluo@example.org",
]


def random_table(choice: random.Random) -> str:
    columns, rows = choice.choice([1, 2, 3, 4, 5, 6, 7, 9, 12]), choice.randint(1, 12)
    names = [HEAD, *("栏目"[: choice.randint(1, 2)] for _ in range(columns - 1))]
    body = [[_cell(choice) for _ in range(columns)] for _ in range(rows)]
    for row in body[1:]:
        if columns > 1 and choice.random() < 0.3:
            row[0] = "^^"
    return filler(choice.randint(0, 24)) + table(*body, head=names)


def _cell(choice: random.Random) -> str:
    if choice.random() < 0.35:
        return choice.choice(WORDS[: choice.choice([6, 9])])
    start, size = choice.randrange(len(TEXT)), int(choice.choice([6, 20, 60, 400]) * choice.random()) + 1
    return (TEXT * 10)[start : start + size].lstrip("，。") or "空"


def test_random_tables_are_whole_in_both_outputs(tmp_path: Path) -> None:
    choice = random.Random(20)
    cases = build(tmp_path, {f"random {number}": random_table(choice) for number in range(TABLES)})
    assert faults(cases) == []
    assert [fault for case in cases for name, pdf in case.both() for fault in torn(name, case.document, pdf)] == []


def torn(name: str, document: Document, pdf: bytes) -> list[str]:
    """Name the words that are on no line as a whole, as often as they are in the table, and text that leaves its column."""
    (block,) = (block for block in document.blocks if isinstance(block, Table))
    texts = [plain(one.inlines) for row in block.body for one in row]
    lines = glyphs.lines(pdf)
    whole = "\n".join(line.text for line in lines)
    found = [f"{name}: {word}" for word in WORDS[:-1] if whole.count(word) < sum(text == word for text in texts)]
    edge = (PAGE.left + PAGE.measure).pt
    return found + [f"{name}: beyond the edge {line.text}" for line in lines if line.right > edge + 1]


def test_no_text_reaches_into_the_next_cell(tmp_path: Path) -> None:
    choice = random.Random(9)
    found = []
    for number in range(TABLES):
        try:
            document = houses.document(tmp_path / str(number), random_table(choice))
            pdf = writers.write(document, "pdf")
        except ContentError:
            continue
        found += list(crossings(document, glyphs.lines(pdf)))
    assert found == []


def test_a_table_of_empty_cells_is_set() -> None:
    empty = blocks.table((cell(""), cell("")), head=(cell("", style="table-head"), cell("", style="table-head")))
    assert len(lay_out(blocks.document(blocks.paragraph("甲"), empty)).rendered.pages) == 1


def crossings(document: Document, lines: list[Line]) -> Iterator[str]:
    """Yield glyphs of tables that stand on a rule between two columns."""
    (block,) = (block for block in document.blocks if isinstance(block, Table))
    edges, at = [], PAGE.left.pt
    for width in cells.widths(block, document.layout)[:-1]:
        at += width / 20
        edges.append(at)
    inside = [line for line in lines if not line.text.startswith(("前面第", "后面一段"))]
    for line in inside:
        size = document.layout.styles[block.style].size
        tabular = [glyph for glyph in line.glyphs if size and glyph.right - glyph.x <= size.pt + 0.1]
        if len(tabular) == len(line.glyphs):
            yield from (
                f"{line.text}: {glyph.char}"
                for glyph in tabular
                for edge in edges
                if glyph.x < edge - 0.5 and glyph.right > edge + 0.5
            )


ROSTER = "|---|---|---|\n" + "".join(f"| {number}县 | 走访群众 | 已经办结 |\n" for number in range(30))


@pytest.mark.parametrize(
    ("head", "below"),
    [("| 单位 | 做法 | 结果 |\n", ""), ("| 单位 | 做法 | 结果 |\n", "\n以上情况。\n"), ("| | | |\n", "")],
)
def test_a_table_without_a_caption_that_goes_to_the_next_page_fills_it(head: str, below: str, tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, f"{head}{ROSTER}{below}", fills.heights(range(9, 12)))
    assert fills.differing(fills.printed(laid_out), fills.in_word(laid_out)) == []
