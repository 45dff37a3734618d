"""Validators that share no code judge what is written, and files that were broken on purpose: they must be awake."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import judges
import pikepdf
import pytest
from blocks import everything

from bulletin import compose, read, write
from bulletin.manuscripts.house import House

ROOT = Path(__file__).parents[2]
SAMPLES = {f"{path.parent.name}-{path.stem}": path for path in sorted((ROOT / "issues").glob("*/*.md"))}
EVERYTHING = replace(everything(), sources={"bulletin.yaml": b"name: x\n"})


@cache
def written(sample: Path, to: str) -> bytes:
    """Write a sample, once for all that judge it."""
    return write(compose(read(sample, House.find(ROOT))), to)


@cache
def every_construct(to: str) -> bytes:
    return write(EVERYTHING, to)


@pytest.mark.parametrize("judge", judges.PDF.values(), ids=judges.PDF)
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_samples_pdf_is_faultless(judge: judges.Judge, sample: Path) -> None:
    assert judge(written(sample, "pdf")) == []


@pytest.mark.parametrize("judge", judges.DOCX.values(), ids=judges.DOCX)
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_samples_docx_is_faultless(judge: judges.Judge, sample: Path) -> None:
    assert judge(written(sample, "docx")) == []


@pytest.mark.parametrize("judge", judges.PDF.values(), ids=judges.PDF)
def test_a_pdf_with_every_construct_is_faultless(judge: judges.Judge) -> None:
    assert judge(every_construct("pdf")) == []


def without(*keys: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return change


def drop_a_face(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            del thing["/FontFile3" if "/FontFile3" in thing else "/FontFile2"]
            return


def drop_alternatives(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing:
            del thing["/Alt"]


def run_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


@pytest.mark.parametrize(
    ("judge", "change"),
    [
        (judges.pdf_a, without("/Metadata")),
        (judges.pdf_ua, without("/Metadata")),
        (judges.pdf_a, without("/StructTreeRoot", "/MarkInfo")),
        (judges.pdf_ua, without("/StructTreeRoot")),
        (judges.pdf_ua, without("/Lang")),
        (judges.pdf_a, without("/OutputIntents")),
        (judges.pdf_a, drop_a_face),
        (judges.pdf_ua, drop_alternatives),
        (judges.pdf_a, run_a_script),
    ],
)
def test_a_broken_pdf_is_refused(judge: judges.Judge, change: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(io.BytesIO(every_construct("pdf"))) as pdf:
        change(pdf)
        broken = io.BytesIO()
        pdf.save(broken)
    assert judge(broken.getvalue())


def test_qpdf_refuses_a_pdf_that_is_cut_off() -> None:
    data = every_construct("pdf")
    assert judges.qpdf(data[: len(data) // 2])


def rewritten(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Write a DOCX anew with each part as `change` gives it back; None leaves the part out."""
    new = io.BytesIO()
    with ZipFile(io.BytesIO(every_construct("docx"))) as old, ZipFile(new, "w") as archive:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                archive.writestr(name, data)
    return new.getvalue()


def swapped(part: str, pattern: str, text: str) -> Callable[[str, bytes], bytes | None]:
    def change(name: str, data: bytes) -> bytes | None:
        if name != part:
            return data
        changed, count = re.subn(pattern, text, data.decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {part}"
        return changed.encode()

    return change


BODY = "word/document.xml"
BROKEN = {
    "bad child order": swapped(BODY, r"(<w:pPr>)(<w:pStyle [^>]*/>)", r'\1<w:jc w:val="center"/>\2'),
    "an unknown value": swapped(BODY, r'w:jc w:val="\w+"', 'w:jc w:val="sideways"'),
    "an empty cell": swapped(BODY, r"(<w:tc>(?:<w:tcPr>.*?</w:tcPr>)?).*?</w:tc>", r"\1</w:tc>"),
    "a footnote that is not there": swapped(BODY, r'<w:footnoteReference w:id="\d+"', '<w:footnoteReference w:id="99"'),
    "a relationship that is not there": swapped(BODY, r'r:embed="[^"]+"', 'r:embed="nowhere"'),
    "a missing part": lambda name, data: None if name == "word/styles.xml" else data,
    "no content types": lambda name, data: None if name == "[Content_Types].xml" else data,
    "XML that is not closed": swapped(BODY, r"</w:body>", ""),
    "a bookmark's number twice": swapped(BODY, r'(<w:bookmarkStart [^>]*)w:id="1"', r'\1w:id="0"'),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_a_broken_docx_is_refused_by_one_of_them(change: Callable[[str, bytes], bytes | None]) -> None:
    broken = rewritten(change)
    assert any(judge(broken) for judge in judges.DOCX.values())
