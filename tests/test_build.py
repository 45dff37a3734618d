from __future__ import annotations

import contextlib
import gc
from pathlib import Path

import pytest
from houses import found, text

from bulletin import rules, writers
from bulletin.build import Built, build
from bulletin.document import Document
from bulletin.errors import ContentError, LimitError, MachineError, UsageError
from bulletin.findings import Severity
from bulletin.typesetting import pages

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


def built(root: Path, content: str, *formats: str, strict_faces: bool = False) -> Built:
    house = found(root, {"2024/1": content})
    return build(house.root / "issues/2024/1.md", house, formats, strict_faces=strict_faces)


def test_each_format_is_a_file_named_after_the_issue(tmp_path: Path) -> None:
    result = built(tmp_path, text(), "pdf", "docx", "html")
    assert {name: data[:4] for name, data in result.files.items()} == {
        "1.pdf": b"%PDF",
        "1.docx": b"PK\x03\x04",
        "1.html": b"<!DO",
    }


def test_year_pages_and_faces_are_told(tmp_path: Path) -> None:
    result = built(tmp_path, text("甲。\n\n\\分页\n\n乙。\n"), "html")
    assert (result.year, result.pages) == (2024, 2)
    assert {"小标宋", "仿宋", "黑体", "楷体", "宋体"} <= set(result.faces)


def test_nothing_is_written(tmp_path: Path) -> None:
    built(tmp_path, text(), "pdf")
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["1.md", "bulletin.yaml"]


def test_warnings_come_with_the_files(tmp_path: Path) -> None:
    result = built(tmp_path, text("## 二、甲\n\n正文。\n"), "html")
    assert [f.code for f in result.findings] == ["heading-number-wrong"]
    assert set(result.files) == {"1.html"}


def test_an_error_of_a_rule_keeps_everything_from_being_made(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        built(tmp_path, text("## 二、甲\n\n\U0003134a\n"), "html")
    assert [f.code for f in error.value.findings] == ["heading-number-wrong", "glyph-nowhere"]


def test_a_rule_that_finds_an_error_comes_before_any_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(writers, "write", lambda _, to: asked.append(to))
    with pytest.raises(ContentError):
        built(tmp_path, text("\U0003134a\n"), "pdf", "docx")
    assert asked == []


@pytest.mark.parametrize("content", [text("<b>x</b>\n"), text(front="标题: x\n未知: y\n"), text(date="2024-02-30")])
def test_faulty_content_is_an_error(content: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        built(tmp_path, content, "pdf")
    assert all(f.severity is Severity.ERROR for f in error.value.findings)


def test_a_missing_issue_is_a_usage_error(tmp_path: Path) -> None:
    house = found(tmp_path)
    with pytest.raises(UsageError):
        build(house.root / "issues/2024/1.md", house, ["pdf"])


def test_a_huge_issue_is_a_limit(tmp_path: Path) -> None:
    with pytest.raises(LimitError):
        built(tmp_path, text("甲" * 1_000_000), "pdf")


def test_an_unknown_format_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        built(tmp_path, text(), "odt")


def test_replaced_faces_are_refused_where_that_is_asked_for(tmp_path: Path) -> None:
    replaced = [face.wanted for face in built(tmp_path, text(), "html").faces.values() if face.replaced]
    if not replaced:
        pytest.skip("every official face is installed here")
    with pytest.raises(MachineError) as error:
        built(tmp_path, text(), "pdf", strict_faces=True)
    assert [f.message.split("，")[0] for f in error.value.findings] == [f"没有安装 {name}" for name in replaced]


def test_an_issue_is_laid_out_once_for_rules_and_writers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Document] = []
    honest = pages.lay_out  # the one place where the engine is run

    def counted(document: Document) -> pages.Pages:
        calls.append(document)
        return honest(document)

    monkeypatch.setattr(pages, "lay_out", counted)
    built(tmp_path, text("# 甲\n\n正文。\n\n# 乙\n\n正文。\n", front=""), "pdf", "docx")
    assert len(calls) == 1


def test_findings_of_the_rules_are_those_of_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RULES", ())
    assert built(tmp_path, text("## 二、甲\n\n正文。\n"), "html").findings == ()


@pytest.mark.parametrize("content", [text(), text(date="2024-02-30")])
def test_the_collector_of_garbage_is_as_it_was(content: str, tmp_path: Path) -> None:
    with contextlib.suppress(ContentError):
        built(tmp_path, content, "html")
    assert gc.isenabled()
