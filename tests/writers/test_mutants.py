"""Files that are broken on purpose, each by one defect: the validators must refuse them, or their silence would mean nothing.

The tables name the tools that catch each defect: no single one catches all.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from zipfile import ZipFile

import judges
import pikepdf
import pytest
from blocks import everything
from joining import joined
from pikepdf import Dictionary, Name, Pdf

from bulletin import write
from bulletin.document import Document

A, UA, QPDF = judges.PDF
SDK, AUDIT, INTEGRITY = judges.DOCX


@cache
def every_construct(to: str) -> bytes:
    """Write a document of all kinds of blocks, with a file attached to its PDF."""
    document: Document = replace(everything(), sources={"bulletin.yaml": b"name: x\n"})
    return write(document, to)


def dictionaries(pdf: Pdf, key: str, value: str = "") -> Iterator[Dictionary]:
    """Yield the dictionaries of a PDF that have a key, with this value."""
    for thing in pdf.objects:
        found = thing if isinstance(thing, Dictionary) else getattr(thing, "stream_dict", None)
        if isinstance(found, Dictionary) and key in found and (not value or found[key] == value):
            yield found


def without(*keys: str) -> Callable[[Pdf], None]:
    """Take keys out of the catalogue."""

    def change(pdf: Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return change


def dropped(key: str, *, of: tuple[str, str] | None = None) -> Callable[[Pdf], None]:
    """Take a key out of the first dictionary that has it, and `of` which is said."""

    def change(pdf: Pdf) -> None:
        del next(one for one in dictionaries(pdf, *(of or (key,))) if key in one)[key]

    return change


def drop_a_face(pdf: Pdf) -> None:
    descriptor = next(dictionaries(pdf, "/Type", "/FontDescriptor"))
    del descriptor["/FontFile3" if "/FontFile3" in descriptor else "/FontFile2"]


def drop_a_cell(pdf: Pdf) -> None:
    row = next(one for one in dictionaries(pdf, "/S", "/TR") if len(one.K) > 1)
    del row.K[-1]


def retag(old: str, new: str) -> Callable[[Pdf], None]:
    """Give the elements of a kind another one."""

    def change(pdf: Pdf) -> None:
        for element in list(dictionaries(pdf, "/S", old)):
            element.S = Name(new)

    return change


def run_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


def claim_nothing(pdf: Pdf) -> None:
    metadata = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb'pdf(ua|a)id:part="\d"|<pdf(ua|a)id:part>\d</pdf(ua|a)id:part>', b"", metadata))


def unmark(pdf: Pdf) -> None:
    """Take all marks of artifacts out of the first page: what they stand around is neither text nor decoration."""
    page = pdf.pages[0]
    kept: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    depth: list[bool] = []
    for one in pikepdf.parse_content_stream(page):
        operator = str(one.operator)
        if operator in {"BMC", "BDC"}:
            depth.append(str(one.operands[0]) == "/Artifact")
        if not (operator in {"BMC", "BDC", "EMC"} and depth[-1]):
            kept.append(one)
        if operator == "EMC":
            depth.pop()
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


PDF: dict[str, tuple[Callable[[Pdf], None], set[str]]] = {
    "no metadata": (without("/Metadata"), {A, UA}),
    "metadata that claim neither standard": (claim_nothing, {A, UA}),
    "no structure": (without("/StructTreeRoot", "/MarkInfo"), {A, UA}),
    "no language": (without("/Lang"), {UA}),
    "no colours of reference": (without("/OutputIntents"), {A}),
    "a face that is not embedded": (drop_a_face, {A, UA}),
    "a face whose glyphs mean nothing": (dropped("/ToUnicode"), {A, UA}),
    "a picture without words": (dropped("/Alt"), {UA}),
    "a script": (run_a_script, {A}),
    "a level of headings that is skipped": (retag("/H2", "/H4"), {UA}),
    "a table with a cell less": (drop_a_cell, {UA}),
    "a link outside the structure": (dropped("/StructParent", of=("/Subtype", "/Link")), {UA}),
    "a link that says nothing": (dropped("/Contents", of=("/Subtype", "/Link")), {UA}),
    "an attachment of no known use": (dropped("/AFRelationship"), {A}),
    "text that is neither tagged nor decoration": (unmark, {UA}),
    "a title that is not shown": (without("/ViewerPreferences"), {UA}),
}


@pytest.mark.parametrize("defect", PDF)
def test_a_pdf_with_a_defect_is_refused_by_those_who_know_it(defect: str) -> None:
    change, tools = PDF[defect]
    with pikepdf.open(io.BytesIO(every_construct("pdf"))) as pdf:
        change(pdf)
        broken = io.BytesIO()
        pdf.save(broken)
    assert refused(judges.PDF, broken.getvalue()) == tools


def refused(panel: dict[str, judges.Judge], data: bytes) -> set[str]:
    """Return the tools that find something wrong."""
    return {name for name, judge in panel.items() if judge(data)}


@pytest.mark.parametrize("share", [0.5, 0.99], ids=["half of it", "all but the end"])
def test_a_pdf_that_is_cut_off_is_refused_by_qpdf(share: float) -> None:
    data = every_construct("pdf")
    assert judges.qpdf(data[: int(len(data) * share)])


def test_a_pdf_that_is_locked_is_refused() -> None:
    with pikepdf.open(io.BytesIO(every_construct("pdf"))) as pdf:
        locked = io.BytesIO()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert judges.pdf_a(locked.getvalue())


Change = Callable[[str, bytes], bytes | None]


def rewritten(change: Change) -> bytes:
    """Write a DOCX anew with each part as `change` gives it back; None leaves the part out."""
    new = io.BytesIO()
    with ZipFile(io.BytesIO(every_construct("docx"))) as old, ZipFile(new, "w") as archive:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                archive.writestr(name, data)
    return new.getvalue()


def swapped(part: str, pattern: str, text: str) -> Change:
    """Put `text` where a pattern is found first in a part."""

    def change(name: str, data: bytes) -> bytes | None:
        if name != part:
            return data
        changed, count = re.subn(pattern, text, data.decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {part}"
        return changed.encode()

    return change


BODY = "word/document.xml"
DOCX: dict[str, tuple[Change, set[str]]] = {
    "children in the wrong order": (
        swapped(BODY, r"(<w:pPr>)(<w:pStyle [^>]*/>)", r'\1<w:jc w:val="center"/>\2'),
        {SDK, AUDIT},
    ),
    "a page break before a paragraph, twice": (
        swapped(BODY, r"(<w:pageBreakBefore[^>]*/>)", r"\1\1"),
        {SDK, AUDIT},
    ),
    "a value that no one knows": (swapped(BODY, r'w:jc w:val="\w+"', 'w:jc w:val="sideways"'), {SDK, AUDIT}),
    "an element that no one knows": (swapped(BODY, r"<w:keepNext ", "<w:keepPrevious "), {SDK, AUDIT}),
    "a cell without a paragraph": (
        swapped(BODY, r"(<w:tc>(?:<w:tcPr>.*?</w:tcPr>)?).*?</w:tc>", r"\1</w:tc>"),
        {AUDIT},
    ),
    "a table without columns": (swapped(BODY, r"<w:tblGrid>.*?</w:tblGrid>", ""), {SDK, AUDIT, INTEGRITY}),
    "a paragraph in a paragraph": (swapped(BODY, r"(<w:p>)", r"\1<w:p/>"), {SDK, AUDIT}),
    "a footnote that is not there": (
        swapped(BODY, r'<w:footnoteReference w:id="\d+"', '<w:footnoteReference w:id="99"'),
        {SDK, AUDIT, INTEGRITY},
    ),
    "a picture that is not there": (swapped(BODY, r'r:embed="[^"]+"', 'r:embed="nowhere"'), {SDK, AUDIT, INTEGRITY}),
    "a numbering that is not there": (swapped(BODY, r'(<w:numId w:val=")\d+"', r'\g<1>99"'), {AUDIT, INTEGRITY}),
    "a style that is not there": (swapped(BODY, r'(<w:pStyle w:val=")body"', r'\1nowhere"'), {AUDIT, INTEGRITY}),
    "a missing part": (lambda name, data: None if name == "word/styles.xml" else data, {SDK, AUDIT, INTEGRITY}),
    "no content types": (
        lambda name, data: None if name == "[Content_Types].xml" else data,
        {SDK, AUDIT, INTEGRITY},
    ),
    "XML that is not closed": (swapped(BODY, r"</w:body>", ""), {SDK, AUDIT, INTEGRITY}),
    "a bookmark's number twice": (swapped(BODY, r'(<w:bookmarkStart [^>]*)w:id="1"', r'\1w:id="0"'), {SDK, AUDIT}),
}


@pytest.mark.parametrize("defect", DOCX)
def test_a_docx_with_a_defect_is_refused_by_those_who_know_it(defect: str) -> None:
    change, tools = DOCX[defect]
    assert refused(judges.DOCX, rewritten(change)) == tools


def test_a_docx_without_a_defect_is_refused_by_none() -> None:
    assert refused(judges.DOCX, rewritten(lambda _, data: data)) == set()


# What is not joined with others, but judged by itself.
ALONE = ["a missing part", "no content types", "XML that is not closed"]


def test_of_docx_files_joined_into_one_every_defect_is_found() -> None:
    broken = [rewritten(change) for defect, (change, tools) in DOCX.items() if SDK in tools and defect not in ALONE]
    whole = joined([every_construct("docx"), *broken, every_construct("docx")])
    assert len(judges.sdk(whole or b"")) == len(broken)


@pytest.mark.parametrize("defect", ALONE)
def test_a_docx_that_is_no_whole_file_is_joined_with_none(defect: str) -> None:
    assert joined([every_construct("docx"), rewritten(DOCX[defect][0])]) is None


def test_which_of_several_docx_has_a_defect_is_told() -> None:
    broken = rewritten(DOCX["a value that no one knows"][0])
    assert [len(found) for found in judges.sdk_at_once([every_construct("docx"), broken])] == [0, 1]
