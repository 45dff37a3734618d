"""The contents of a year by themselves, and what issues are called in them."""

from __future__ import annotations

from datetime import date

import catalogues
import judges
import pypdfium2 as pdfium
import pytest
import volumes

from bulletin.archive import volume
from bulletin.archive.volume.called import Called, months, ranges


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("contents") / "house"
    home = volumes.house(root)
    return volume.contents(2024, home, catalogues.said_of(home, root / "cache"), ["pdf", "docx"])


def called(
    number: int, *, edition: str = "", cumulative: int | None = None, month: int = 1, year: int = 2024
) -> Called:
    return Called(str(number), edition, number, cumulative, date(year, month, 5))


def test_issues_stand_below_their_months_with_titles_and_contributors(made: dict[str, bytes]) -> None:
    text = pdfium.PdfDocument(made["总目录.pdf"])[0].get_textpage().get_text_range()
    assert "".join(text.split()).startswith(
        "《工作简报》2024年总目录1月第1期（总第一期）1月10日甲县的做法（甲县）乙县的做法（乙县）第2期（总第二期）1月20日一期带横表的"
    )


@pytest.mark.parametrize("judge", judges.PDF.values(), ids=judges.PDF)
def test_the_claims_of_the_pdf_are_true(made: dict[str, bytes], judge: judges.Judge) -> None:
    assert judge(made["总目录.pdf"]) == []


def test_word_can_read_the_docx(made: dict[str, bytes]) -> None:
    assert judges.sdk(made["总目录.docx"]) == []


def test_issues_of_an_edition_stand_below_its_name_and_those_of_the_next_year_below_that() -> None:
    issues = (called(1), called(2, year=2025), called(1, edition="增刊", month=3))
    assert [month.name for month in months(2024, [(one, ()) for one in issues])] == ["1月", "2025年1月", "增刊"]


def test_a_day_of_another_year_is_told_whole() -> None:
    assert (called(1).shown(2024), called(1, year=2025).shown(2024)) == ("1月5日", "2025年1月5日")


def test_the_cover_tells_numbers_that_are_missing() -> None:
    issues = [called(number, cumulative=700 + number) for number in (1, 2, 4)]
    assert ranges(issues) == ["第1期—第2期、第4期", "（总第七百零一期—第七百零二期、总第七百零四期）"]


def test_many_gaps_are_not_told_one_by_one_on_the_cover() -> None:
    issues = [called(number, cumulative=number) for number in range(1, 13, 2)]
    assert ranges(issues) == ["第1期—第11期，共6期", "（总第一期—第十一期）"]


def test_the_cover_tells_of_one_issue_without_a_range() -> None:
    assert ranges([called(7), called(1, edition="增刊")]) == ["第7期", "增刊第1期"]
