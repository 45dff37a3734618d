"""The yearly volume as a PDF: its issues are printed as they are by themselves, and what is said of the whole is true of each page."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import judges
import pikepdf
import pypdfium2 as pdfium
import pytest
import volumes
from houses import text

from bulletin.archive import volume
from bulletin.errors import ContentError

sys.path.insert(0, str(Path(__file__).parents[1] / "fidelity"))
import sameness

ISSUES = ("1", "2", "3", "增刊1")
# The page of the volume that each issue begins on, from 1, behind two pages of the cover and two of the contents.
FIRST = {"1": 5, "2": 7, "3": 11, "增刊1": 13}
# pikepdf has no types.
Thing = Any


@pytest.fixture(scope="module")
def made() -> volumes.Volume:
    return volumes.bound()


@pytest.fixture(scope="module")
def opened(made: volumes.Volume) -> Iterator[Thing]:
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        yield document


def texts(pdf: bytes) -> list[str]:
    """Return what each page says, without blanks."""
    document = pdfium.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def outline(entry: Thing, depth: int = 0) -> list[tuple[int, str]]:
    """Return the outline from an entry on: how deep each stands, its title."""
    found = []
    while entry is not None:
        found.append((depth, str(entry.Title)))
        found += outline(entry.First, depth + 1) if "/First" in entry else []
        entry = entry.get("/Next")
    return found


def roles(element: Thing) -> list[str]:
    """Return the role of an element of a structure tree, and those of all in it."""
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [str(element.S), *(role for kid in inner for role in roles(kid))]


@pytest.mark.parametrize("issue", ISSUES)
def test_without_the_volumes_number_every_character_is_where_the_issue_has_it(made: volumes.Volume, issue: str) -> None:
    own = sameness.drawn(made.own[f"{issue}.pdf"])
    pages = range(FIRST[issue], FIRST[issue] + own[-1].page)
    bound = [one for one in sameness.drawn(made.plain) if one.page in pages]
    assert [one._replace(page=one.page - FIRST[issue] + 1) for one in bound] == own


def test_the_volumes_number_is_all_that_is_printed_besides(made: volumes.Volume) -> None:
    pages = zip(texts(made.pdf)[4:], texts(made.plain)[4:], strict=True)
    added = ["".join((Counter(numbered) - Counter(plain)).elements()) for numbered, plain in pages]
    assert ["".join(sorted(one)) for one in added] == [f"{number}总" if number != 8 else "" for number in range(1, 10)]


@pytest.mark.parametrize("judge", judges.PDF.values(), ids=judges.PDF)
@pytest.mark.parametrize("which", ["pdf", "plain"])
def test_the_claims_of_the_file_are_true(made: volumes.Volume, judge: judges.Judge, which: str) -> None:
    assert judge(getattr(made, which)) == []


def test_every_issue_begins_on_the_front_of_a_leaf(made: volumes.Volume) -> None:
    printed = [
        number for number, text in enumerate(texts(made.pdf), 1) if "工作简报" in text and number in FIRST.values()
    ]
    assert printed == [*FIRST.values()]


def test_the_backs_that_are_left_free_hold_nothing(made: volumes.Volume) -> None:
    assert [number for number, text in enumerate(texts(made.pdf), 1) if not text] == [2, 4, 12]


def test_the_contents_name_the_pages_that_the_titles_stand_on(made: volumes.Volume) -> None:
    contents, pages = texts(made.pdf)[2], texts(made.pdf)
    for title, number in {
        "甲县的做法（甲县）": 1,
        "乙县的做法（乙县）": 2,
        "一期带横表的": 3,
        "又一期": 7,
        "一期增刊": 9,
    }.items():
        assert contents.partition(title)[2].lstrip("·").startswith(str(number))
        assert title.partition("（")[0] in pages[number + 3]


def test_without_the_volumes_number_the_contents_name_the_issues_own_pages(made: volumes.Volume) -> None:
    contents = texts(made.plain)[2]
    assert contents.partition("又一期")[2].lstrip("·").startswith("1")


def test_the_entries_of_the_contents_lead_to_their_titles(opened: Thing) -> None:
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    there = {str(name): pages[target[0].objgen] for name, target in pikepdf.NameTree(opened.Root.Names.Dests).items()}
    links = [str(link.Dest) for link in opened.pages[2].Annots]
    assert [there[link] for link in links] == [5, 6, 7, 11, 13]


def test_the_outline_has_the_issues_and_below_each_its_own(opened: Thing) -> None:
    found = outline(opened.Root.Outlines.First)
    assert [title for depth, title in found if depth == 0] == [
        "封面",
        "《工作简报》2024年总目录",
        "第1期　1月10日",
        "第2期　1月20日",
        "第3期　2025年1月6日",
        "增刊第1期　3月1日",
    ]
    assert (1, "乙县的做法") in found


@pytest.mark.parametrize("number", range(len(ISSUES)))
def test_each_issue_is_read_aloud_as_it_is_by_itself(made: volumes.Volume, opened: Thing, number: int) -> None:
    part = opened.Root.StructTreeRoot.K[0].K[number + 2]
    with pikepdf.open(io.BytesIO(made.own[f"{ISSUES[number]}.pdf"])) as own:
        assert (str(part.S), roles(part)[1:]) == ("/Part", roles(own.Root.StructTreeRoot.K[0])[1:])


def test_notes_of_different_issues_have_different_names(opened: Thing) -> None:
    names = [str(name) for name, _ in pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree).items()]
    assert names == ["n1-note-1", "n2-note-1", "n2-note-2"]


def test_readers_show_the_numbers_that_are_printed(made: volumes.Volume) -> None:
    labels = [pdfium.PdfDocument(made.pdf).get_page_label(page) for page in (0, 2, 4, 10)]
    assert labels == ["封面1", "总目录1", "1", "7"]


def test_without_the_volumes_number_readers_show_issue_and_page(made: volumes.Volume) -> None:
    assert pdfium.PdfDocument(made.plain).get_page_label(7) == "第2期2"


def test_the_sources_of_all_issues_are_carried(opened: Thing) -> None:
    names = {*opened.attachments}
    assert {"issues-2024-1.md", "issues-2024-增刊1.md", "assets-picture.png", "bulletin.yaml", "manifest.json"} <= names


def refused(root: Path, changed: str, to: str) -> list[tuple[str, str]]:
    """Bind two issues, of which the second says something else; return code and file of what is told."""
    third = volumes.ISSUES["2024/3"].replace("标题", f"{changed}\n标题")
    home = volumes.house(root, {"2024/1": volumes.ISSUES["2024/1"], "2024/3": third})
    with pytest.raises(ContentError) as told:
        volume.bind(2024, home, volumes.laid(home), [to], folio=True)
    return [(one.code, one.place.path) for one in told.value.findings]


@pytest.mark.parametrize("changed", ["双面: both", "模板: base"])
def test_issues_with_other_margins_or_another_template_go_into_no_docx(tmp_path: Path, changed: str) -> None:
    assert refused(tmp_path, changed, "docx") == [("volume-mixed", "issues/2024/3.md")]


def test_no_range_of_numbers_is_cut_on_the_cover(tmp_path: Path) -> None:
    numbers = {1: 701, 2: 702, 5: 705, 7: 707, 8: 708}
    home = volumes.house(
        tmp_path,
        {f"2024/{n}": text(number=n).replace(f"总期号: {n}", f"总期号: {total}") for n, total in numbers.items()},
    )
    (pdf,) = volume.bind(2024, home, volumes.laid(home), ["pdf"], folio=True).values()
    lines = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_range().splitlines()
    assert lines[-3:-1] == ["（总第七百零一期—第七百零二期、", "总第七百零五期、总第七百零七期—第七百零八期）"]


def test_an_issue_in_other_faces_goes_into_no_pdf(made: volumes.Volume) -> None:
    one, other, *_ = made.laid
    face = replace(other.faces["仿宋"], path=Path("other.otf"))
    with pytest.raises(ContentError, match="volume-mixed"):
        volume.bind(2024, made.house, [one, replace(other, faces={"仿宋": face})], ["pdf"], folio=True)
