"""The record of an issue for whoever files it: its metadata and the files that were written go in, an XML file comes out.

It says in Dublin Core, and in the elements of DA/T 46-2009 (文书类电子文件元数据方案), what an issue is and what its files are. What DA/T 46 has no
element for, a checksum and the number of printed copies, has no number (编号) here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import escape
from pathlib import PurePath

from bulletin import tool
from bulletin.document import Meta

ENDING = "record.xml"
_NAMESPACE = "http://bulletin.invalid/ns/record/1/"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_KIND = "简报"
_LANGUAGES = {"zh-CN": "汉语"}
# Name, version and media type of a format, as element M47 wants them.
_FORMATS = {
    "pdf": ("PDF/A-3a", "1.7", "application/pdf"),
    "docx": ("DOCX", "ISO/IEC 29500", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("HTML", "5", "text/html"),
}


def write(meta: Meta, pages: int, files: Mapping[str, bytes]) -> bytes:
    """Write the record of an issue of so many `pages`, whose `files` are given by their names."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<record xmlns="{_NAMESPACE}" xmlns:dc="{_DUBLIN}">',
        *(f"  <dc:{name}>{escape(value, quote=False)}</dc:{name}>" for name, value in _dublin(meta, files)),
        '  <文件 标准="DA/T 46-2009">',
        *_elements(_issue(meta, pages)),
        "  </文件>",
        *(line for name, data in files.items() for line in _file(name, data)),
        "</record>",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _dublin(meta: Meta, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield "title", meta.title
    yield "creator", meta.author
    yield from (("subject", word) for word in meta.keywords)
    yield "description", meta.subject
    yield "publisher", meta.author
    yield from (("contributor", name) for name in meta.contributors)
    yield "date", meta.created.isoformat()
    yield "type", _KIND
    yield from (("format", media(name)[2]) for name in files)
    yield "identifier", meta.identifier
    yield "language", meta.language


def media(name: str) -> tuple[str, str, str]:
    """Return name, version and media type of a file's format, by its ending."""
    return _FORMATS[PurePath(name).suffix.removeprefix(".")]


def _issue(meta: Meta, pages: int) -> Iterator[tuple[str, str, str]]:
    """Yield number, name and value of what DA/T 46 asks of a document, as far as an issue says it."""
    yield "M1", "聚合层次", "文件"
    yield "M11", "年度", str(meta.year or meta.created.year)
    yield "M22", "题名", meta.title
    yield from (("M27", "关键词", word) for word in meta.keywords)
    yield "M31", "文件编号", meta.subject
    yield "M32", "责任者", meta.author
    yield "M33", "日期", meta.created.isoformat()
    yield "M34", "文种", _KIND
    yield "M38", "密级", meta.secrecy
    yield "M43", "页数", str(pages)
    yield "M44", "语种", _LANGUAGES.get(meta.language, meta.language)
    yield "", "期号", str(meta.number or "")
    yield "", "总期号", str(meta.cumulative or "")
    yield "", "印数", str(meta.copies or "")
    for article in meta.articles:
        yield "", "文章", article.title
        yield "", "供稿", article.contributor


def _file(name: str, data: bytes) -> Iterator[str]:
    kind, version, mime = media(name)
    yield '  <电子属性 标准="DA/T 46-2009" 编号="M46">'
    told = (
        ("M47", "格式信息", f"格式名称：{kind}；格式版本：{version}；MIME媒体类型：{mime}"),
        ("M48", "计算机文件名", name),
        ("M49", "计算机文件大小", str(len(data))),
        ("M50", "文档创建程序", tool.named()),
        ("M51", "信息系统描述", f"{tool.named()}；{tool.engine()}"),
        ("", "SHA-256", sha256(data).hexdigest()),
    )
    yield from _elements(told)
    yield "  </电子属性>"


def _elements(told: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for number, name, value in told:
        if value:
            numbered = f' 编号="{number}"' if number else ""
            yield f'    <项{numbered} 名称="{name}">{escape(value, quote=False)}</项>'
