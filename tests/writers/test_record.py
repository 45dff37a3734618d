"""The record of an issue, as an archive's program reads it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from lxml import etree

from bulletin.document import Meta, Titled
from bulletin.writers import record

META = Meta(
    "简报第12期：标题 & 其他",
    "某市人大",
    "简报2024年第12期（总第七百一十二期）",
    date(2024, 7, 30),
    name="简报",
    identifier="简报-2024-12-总712",
    year=2024,
    number=12,
    cumulative=712,
    articles=(Titled("甲", "某县人大"), Titled("乙")),
    secrecy="秘密",
    copies=200,
)
FILES = {"12.pdf": b"%PDF", "12.docx": b"PK"}
NAMESPACES = {"r": "http://bulletin.invalid/ns/record/1/", "dc": "http://purl.org/dc/elements/1.1/"}


def read(path: str) -> list[str]:
    """Return the texts that `path` selects in the record."""
    root = etree.fromstring(record.write(META, 6, FILES))
    return [one.text for one in root.iterfind(path, NAMESPACES)]


@pytest.mark.parametrize(
    ("number", "values"),
    [
        ("M22", ["简报第12期：标题 & 其他"]),
        ("M27", ["甲", "乙", "某县人大"]),
        ("M32", ["某市人大"]),
        ("M33", ["2024-07-30"]),
        ("M34", ["简报"]),
        ("M38", ["秘密"]),
        ("M43", ["6"]),
        ("M44", ["汉语"]),
        ("M48", ["12.pdf", "12.docx"]),
        ("M49", ["4", "2"]),
    ],
)
def test_an_element_of_the_standard_holds(number: str, values: list[str]) -> None:
    assert read(f".//r:项[@编号='{number}']") == values


@pytest.mark.parametrize(("name", "value"), [("印数", "200"), ("期号", "12"), ("总期号", "712")])
def test_what_the_standard_has_no_element_for_has_no_number(name: str, value: str) -> None:
    assert read(f".//r:项[@名称='{name}']") == [value]
    assert read(f".//r:项[@名称='{name}'][@编号]") == []


def test_each_file_has_its_checksum() -> None:
    assert read(".//r:项[@名称='SHA-256']") == [sha256(data).hexdigest() for data in FILES.values()]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("title", ["简报第12期：标题 & 其他"]),
        ("identifier", ["简报-2024-12-总712"]),
        ("contributor", ["某县人大"]),
        ("language", ["zh-CN"]),
    ],
)
def test_dublin_core_says(name: str, values: list[str]) -> None:
    assert read(f"dc:{name}") == values
