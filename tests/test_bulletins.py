"""Each folder of tests/bulletins is a house: a bulletin of its own, with one issue and the document it must become."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readable import readable

from bulletin import Proof, check, compose, read, write
from bulletin.findings import Severity
from bulletin.manuscripts.house import House

if TYPE_CHECKING:
    from conftest import Golden

    from bulletin.document import Document
    from bulletin.manuscripts.issue import Issue

HERE = Path(__file__).parent / "bulletins"
NAMES = ("lianluo", "xuexi", "jianghua")


def issue(name: str) -> Issue:
    house = House.find(HERE / name)
    (path,) = house.issues()
    return read(path, house)


def document(name: str) -> Document:
    return compose(issue(name))


@pytest.mark.parametrize("name", NAMES)
def test_an_issue_becomes_its_document(name: str, golden: Golden) -> None:
    golden(HERE / name / "document.txt", readable(document(name)))


@pytest.mark.parametrize("name", NAMES)
def test_an_issue_is_without_errors_and_warnings(name: str) -> None:
    found = issue(name)
    told = [finding for finding in check(Proof(found, compose(found))) if finding.severity is not Severity.NOTE]
    assert [str(finding) for finding in told if finding.code != "layout-remark"] == []


@pytest.mark.parametrize("name", NAMES)
# WeasyPrint leaves the colour profile of a PDF/A open.
@pytest.mark.filterwarnings("ignore:Exception ignored in.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("to", "magic"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("html", b"<!DOCTYPE html>")])
def test_every_bulletin_can_be_written_in_every_format(name: str, to: str, magic: bytes) -> None:
    assert write(document(name), to).startswith(magic)


def test_another_bulletin_looks_different_by_its_folder_alone() -> None:
    lianluo, xuexi = (document(name).layout for name in NAMES[:2])
    assert (lianluo.styles["name"].colour, xuexi.styles["name"].colour) == ("#E60012", "#00663A")
    assert lianluo.styles["title"].size != xuexi.styles["title"].size
    assert lianluo.styles["heading-1"].face == xuexi.styles["heading-1"].face
