"""What issues say, and what is kept of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from houses import found, text

from bulletin import composition
from bulletin.archive.search.texts import Texts
from bulletin.errors import ContentError
from bulletin.findings import Place

BODY = "# 甲县建站\n\n联络站**建**起来。\n\n（甲县人大办 供稿）\n\n# 乙县办理\n\n|甲|\n|-|\n|一格|\n"


def house(root: Path, body: str = BODY, front: str = "") -> Path:
    found(root, {"2024/1": text(body, front=front)})
    return root


def read(root: Path, cache: Path | None = None) -> object:
    with Texts(found(root), cache or root / "cache") as texts:
        return texts.read(root / "issues/2024/1.md").said


def test_an_issue_is_read_as_it_is_printed_passage_by_passage(tmp_path: Path) -> None:
    with Texts(found(house(tmp_path)), tmp_path / "cache") as texts:
        said = texts.read(tmp_path / "issues/2024/1.md").said
    shown = [(one.region, one.text) for one in said.passages]
    assert ("正文", "联络站建起来。") in shown
    assert ("表格", "一格") in shown


def test_each_character_leads_to_its_place_in_the_source(tmp_path: Path) -> None:
    with Texts(found(house(tmp_path)), tmp_path / "cache") as texts:
        text = texts.read(tmp_path / "issues/2024/1.md")
    (passage,) = [one for one in text.said.passages if one.text == "联络站建起来。"]
    rows = text.source.text.splitlines()
    places = [text.place(passage, at) for at in range(len(passage.text))]
    assert "".join(rows[place.line - 1][place.column - 1] for place in places) == passage.text


def test_a_character_that_the_template_writes_leads_to_the_next_of_its_author(tmp_path: Path) -> None:
    with Texts(found(house(tmp_path)), tmp_path / "cache") as texts:
        said = texts.read(tmp_path / "issues/2024/1.md").said
    (passage,) = [one for one in said.passages if one.text.startswith("（甲县人大办")]
    assert passage.offset(0) == passage.offset(1)


def test_behind_its_last_character_a_passage_leads_to_the_file(tmp_path: Path) -> None:
    with Texts(found(house(tmp_path)), tmp_path / "cache") as texts:
        text = texts.read(tmp_path / "issues/2024/1.md")
    passage = text.said.passages[0]
    assert text.place(passage, len(passage.text)) == Place("issues/2024/1.md")


def test_articles_have_their_contributors(tmp_path: Path) -> None:
    with Texts(found(house(tmp_path)), tmp_path / "cache") as texts:
        said = texts.read(tmp_path / "issues/2024/1.md").said
    assert [(one.title, one.contributor) for one in said.articles] == [("甲县建站", "甲县人大办"), ("乙县办理", "")]


def test_what_was_read_is_the_same_the_second_time(tmp_path: Path) -> None:
    house(tmp_path)
    assert read(tmp_path) == read(tmp_path)


def test_what_was_read_is_not_composed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(house(tmp_path))
    monkeypatch.delattr(composition, "compose")
    assert read(tmp_path) == first


def test_an_issue_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    first = read(house(tmp_path))
    assert read(house(tmp_path, BODY.replace("起来", "好了"))) != first


def test_a_cache_that_is_damaged_is_passed_over(tmp_path: Path) -> None:
    first = read(house(tmp_path))
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"no database")
    assert read(tmp_path) == first


def test_what_is_kept_in_another_form_is_read_anew(tmp_path: Path) -> None:
    first = read(house(tmp_path))
    file = next((tmp_path / "cache").iterdir())
    with sqlite3.connect(file) as there:
        there.execute("UPDATE texts SET said = '{}'")
    there.close()
    assert read(tmp_path) == first


def test_a_cache_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert read(house(tmp_path), tmp_path / "file") == read(tmp_path)


def test_an_issue_with_errors_is_read_and_has_them(tmp_path: Path) -> None:
    with Texts(found(house(tmp_path, "# 甲\n\n<b>乙</b>\n")), tmp_path / "cache") as texts:
        assert {one.code for one in texts.read(tmp_path / "issues/2024/1.md").errors} == {"html-raw"}


def test_what_is_no_issue_is_refused(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": "没有头部\n"})
    with Texts(found(tmp_path), tmp_path / "cache") as texts, pytest.raises(ContentError):
        texts.read(tmp_path / "issues/2024/1.md")
