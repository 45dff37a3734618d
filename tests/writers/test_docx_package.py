"""The package: its parts, its bytes, what it says about itself."""

from __future__ import annotations

import io
from dataclasses import replace

import docx as python_docx
from blocks import document, everything, paragraph, picture
from opened import BODY, Opened, written

from bulletin.document import Figure, Image
from bulletin.writers import docx

EXPECTED = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "word/_rels/document.xml.rels",
    "word/defaultFooter.xml",
    "word/document.xml",
    "word/evenFooter.xml",
    "word/fontTable.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
}


def test_the_package_holds_these_parts_and_no_others() -> None:
    assert set(written(paragraph("文字")).parts) == EXPECTED


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx.write(everything()) == docx.write(everything())


def test_entries_are_sorted_and_content_types_come_first() -> None:
    names = [info.filename for info in written(paragraph("文字")).infos]
    assert names == sorted(names)
    assert names[0] == "[Content_Types].xml"


def test_the_package_tells_neither_time_nor_system() -> None:
    infos = written(paragraph("文字")).infos
    assert {(info.date_time, info.create_system, info.external_attr) for info in infos} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    }


def test_python_docx_opens_it() -> None:
    opened = python_docx.Document(io.BytesIO(docx.write(everything())))
    assert opened.core_properties.author == "某某市人大常委会"
    assert opened.core_properties.created.isoformat() == "2024-07-30T00:00:00+00:00"


def test_core_properties_come_from_the_issue() -> None:
    opened = python_docx.Document(io.BytesIO(docx.write(document(paragraph("文字")))))
    properties = opened.core_properties
    assert (properties.title, properties.subject) == ("关于开展活动的通报", "联络动态 2024年第12期")
    assert (properties.language, properties.last_modified_by) == ("zh-CN", "某某市人大常委会")


def test_a_picture_used_twice_is_stored_once() -> None:
    blocks = everything()
    names = [name for name in Opened(docx.write(blocks)).parts if name.startswith("word/media/")]
    assert names == ["word/media/picture1.png", "word/media/picture2.png"]


def test_a_jpeg_keeps_its_kind() -> None:
    jpeg = replace(picture(), media="image/jpeg")
    block = Figure("figure", (Image("plan.png", "图", 0.5),), None, paragraph("").place)
    opened = Opened(docx.write(document(block, pictures={"plan.png": jpeg})))
    assert 'Extension="jpeg" ContentType="image/jpeg"' in opened.parts["[Content_Types].xml"].decode()


def test_word_asks_nothing_when_it_opens_the_file() -> None:
    assert written(paragraph("文字")).find("//w:updateFields", "word/settings.xml") == []


def test_the_file_is_not_in_compatibility_mode() -> None:
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert written(paragraph("文字")).one(mode, "word/settings.xml") == "15"


def test_every_relationship_that_the_body_names_exists() -> None:
    opened = Opened(docx.write(everything()))
    named = set(opened.find("//@r:id | //@r:embed", BODY))
    there = opened.parts["word/_rels/document.xml.rels"].decode()
    assert named
    assert all(f'Id="{number}"' in there for number in named)
