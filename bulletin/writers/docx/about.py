"""What a DOCX says about itself: an issue's metadata and its faces go in, the parts of docProps come out; the clock has no say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin import tool
from bulletin.document import Meta
from bulletin.typesetting.faces import Used
from bulletin.writers.docx.xml import escape, plain_part

_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The set of properties that a user defines, and the first number that one may have (ECMA-376-1, 22.3).
_USERS, _FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2
# Word shows and keeps so many characters of a property.
_LONGEST = 255


def core(meta: Meta) -> bytes:
    """Write docProps/core.xml."""
    moment = f"{meta.created.isoformat()}T00:00:00Z"
    when = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    said = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", "；".join(meta.keywords)),
        ("cp:lastModifiedBy", meta.author),
        ("dc:identifier", meta.identifier),
        ("dc:language", meta.language),
    )
    return plain_part(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in said if value)
        + f"{when}</cp:coreProperties>"
    )


def extended(meta: Meta) -> bytes:
    """Write docProps/app.xml: the program, and whose file it is."""
    company = f"<Company>{escape(meta.author)}</Company>"
    return plain_part(f'<Properties xmlns="{_EXTENDED}"><Application>{tool.NAME}</Application>{company}</Properties>')


def custom(meta: Meta, faces: Iterable[Used]) -> bytes:
    """Write docProps/custom.xml: what the core has no word for, as Word shows it to whoever asks for a file's properties."""
    said = dict(_said(meta, faces))
    return plain_part(
        f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">'
        + "".join(
            f'<property fmtid="{_USERS}" pid="{number}" name="{escape(name)}">{_value(value)}</property>'
            for number, (name, value) in enumerate(said.items(), _FIRST)
        )
        + "</Properties>"
    )


def _said(meta: Meta, faces: Iterable[Used]) -> Iterator[tuple[str, str | int]]:
    known = (
        ("刊名", meta.name),
        ("年份", meta.year),
        ("刊别", meta.edition),
        ("期号", meta.number),
        ("总期号", meta.cumulative),
        ("编印单位", meta.author),
    )
    yield from ((name, value) for name, value in known if value)
    for number, article in enumerate(meta.articles, 1):
        yield f"文章{number}", article.title
        if article.contributor:
            yield f"供稿{number}", article.contributor
    for face in faces:
        yield f"字体：{face.role}", f"{face.official}（排行时用 {face.name} 代替）" if face.stands_in else face.official
    yield "生成程序", tool.named()


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return f"<vt:i4>{value}</vt:i4>"
    return f"<vt:lpwstr>{escape(value[:_LONGEST])}</vt:lpwstr>"
