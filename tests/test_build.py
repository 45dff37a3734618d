from __future__ import annotations

import contextlib
import gc
from pathlib import Path

import pytest
from commands import python
from houses import found, text

from bulletin import compose, rules, writers
from bulletin.build import build
from bulletin.built import Built
from bulletin.document import Document
from bulletin.errors import ContentError, LimitError, MachineError, UsageError
from bulletin.findings import Severity, Source
from bulletin.manuscripts import issue
from bulletin.typesetting import pages

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


NOWHERE = "\U0003134a"


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


def test_a_fault_of_every_stage_is_told_in_one_run_with_its_span(tmp_path: Path) -> None:
    body = f"## 一、甲\n\n乙<br>丙\n\n|丁|\n|-|\n|戊|己|\n\n![庚](no.png)\n\n{NOWHERE}\n\n## 三、辛\n\n壬。\n"
    content = text(body, date="2024-02-30")
    with pytest.raises(ContentError) as error:
        built(tmp_path, content, "html")
    source = Source("issues/2024/1.md", content)
    assert [(f.code, source.read(f.place)) for f in error.value.findings] == [
        ("date-invalid", "2024-02-30"),
        ("html-raw", "<br>"),
        ("table-row-uneven", "戊|己"),
        ("picture-missing", "no.png"),
        ("glyph-nowhere", NOWHERE),
        ("heading-number-wrong", "三、"),
    ]


@pytest.mark.parametrize(
    ("body", "codes"),
    {
        "# <b>甲</b>\n\n（乙 供稿）\n\n# 丙\n\n丁": ["html-raw", "html-raw"],
        "## 一、`甲`\n\n乙\n\n## 二、丙\n\n丁": ["code-refused", "code-refused"],
        "## 一、**甲\n\n乙\n\n## 二、丙\n\n丁": ["bold-unpaired"],
        "甲[^1]\n\n[^1]：乙": ["footnote-full-width"],
        "# 甲[^1]\n\n乙\n\n[^1]: 丙。": ["line-not-plain"],
        "甲[^1]\n\n[^1]: <b>乙": ["html-raw"],
        "![甲](no.png)\n\n图1 乙": ["picture-missing"],
        "表1 甲\n\n|乙|\n|-|\n|丙|丁|\n\n戊": ["table-row-uneven"],
        "甲&nbsp;乙": ["html-raw"],
        "甲\x07乙": ["character-invisible"],
        "| 甲 |\n|--|\n| [乙](丙) **丁 |": ["link-refused", "bold-unpaired"],
    }.items(),
)
def test_what_only_follows_from_another_fault_is_not_told(tmp_path: Path, body: str, codes: list[str]) -> None:
    front = "" if body.startswith("# ") else "标题: 甲\n"
    with pytest.raises(ContentError) as error:
        built(tmp_path, text(f"{body}\n", front=front), "html")
    assert [finding.code for finding in error.value.findings if finding.severity is not Severity.NOTE] == codes


def test_an_issue_with_an_error_is_never_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "lay_out", lambda _: pytest.fail("laid out"))
    with pytest.raises(ContentError):
        built(tmp_path, text("![甲](no.png)\n"), "pdf")


def test_an_issue_with_an_error_does_not_even_load_the_engine(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text("![甲](no.png)\n\n䶮\n")})
    code = """
import sys
from pathlib import Path
from bulletin.build import build
from bulletin.errors import ContentError
from bulletin.manuscripts.house import House
house = House.find(Path("."))
try:
    build(house.root / "issues/2024/1.md", house, ["pdf"])
except ContentError as error:
    print([finding.code for finding in error.findings], "weasyprint" in sys.modules)
"""
    assert python(code, cwd=tmp_path).stdout == "['picture-missing', 'glyph-missing'] False\n"


@pytest.mark.parametrize("to", ["pdf", "docx", "html"])
def test_no_writer_takes_a_document_with_an_error(tmp_path: Path, to: str) -> None:
    house = found(tmp_path, {"2024/1": text("![甲](no.png)\n")})
    read = issue.read(house.root / "issues/2024/1.md", house)
    with pytest.raises(ContentError, match="picture-missing"):
        writers.write(compose(read, faulty=True), to)


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
    (finding,) = error.value.findings
    assert [name for name in replaced if f"{name}（只有" not in finding.message] == []
    assert finding.place.path == "字体"


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


def test_what_is_kept_after_three_issues_is_no_longer_looked_through_for_garbage(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2, date="2024-02-30")})
    code = """
import contextlib, gc
from pathlib import Path
from bulletin.build import build
from bulletin.errors import ContentError
from bulletin.manuscripts.house import House
house = House.find(Path("."))
for number in 1, 2, 1, 1:
    with contextlib.suppress(ContentError):
        build(house.root / f"issues/2024/{number}.md", house, ["html"])
    print(number, gc.get_freeze_count() > 0, gc.isenabled())
"""
    said = python(code, cwd=tmp_path).stdout.splitlines()
    assert said == ["1 False True", "2 False True", "1 False True", "1 True True"]


@pytest.mark.parametrize("content", [text(), text(date="2024-02-30")])
def test_the_collector_of_garbage_is_as_it_was(content: str, tmp_path: Path) -> None:
    with contextlib.suppress(ContentError):
        built(tmp_path, content, "html")
    assert gc.isenabled()
