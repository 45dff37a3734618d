"""Laid-out pages to a PDF for the archive: PDF/A-3a and PDF/UA-1 in one file, which carries its own sources.

The same bytes come out on every machine and at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from hashlib import sha256

from bulletin import tool
from bulletin.document import Document, Meta
from bulletin.engine import Attachment
from bulletin.engine.output.attaching import Attached, Kind
from bulletin.engine.output.finishing import Finisher
from bulletin.engine.output.inks import mixed
from bulletin.engine.output.metadata import Property, Said, Schema, as_pdfua
from bulletin.engine.untyped import Rendered
from bulletin.fonts import Found
from bulletin.typesetting.enclosed import Enclosed, enclose
from bulletin.typesetting.faces import Used, faces_of
from bulletin.typesetting.pages import Fetcher, Pages
from bulletin.typesetting.tagging import structure

# Nothing is fetched for what is attached.
_NOTHING = Fetcher({})


def write(document: Document, pages: Pages) -> bytes:
    """Write the PDF of `document` from the `pages` that it was laid out on."""
    rendered = pages.rendered.copy()
    meta, faces = document.meta, faces_of(document)
    rendered.metadata = as_pdfua(rendered.metadata, _said(meta, rendered, faces))
    rendered.structure = structure(pages.markup, document.layout)
    files = enclose(document.sources)
    attached = Attached({file.name: Kind(file.media, file.relationship) for file in files})
    with mixed(document.layout.inks) as spaces:
        data: bytes = rendered.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=sha256(meta.subject.encode()).digest()[:16],
            attachments=[_attachment(meta, file) for file in files],
            finisher=Finisher(spaces, attached, both_sides=document.both_sides),
        )
    return data


def _attachment(meta: Meta, file: Enclosed) -> Attachment:
    """Attach a file with the issue's date; files on a disk carry another one on every machine."""
    moment = datetime.combine(meta.created, time(), tzinfo=UTC)
    return Attachment(
        string=file.data,
        url_fetcher=_NOTHING,
        name=file.name,
        description=file.meaning,
        created=moment,
        modified=moment,
    )


def _said(meta: Meta, rendered: Rendered, faces: Mapping[str, Found]) -> Said:
    """Return what the file says of itself in Dublin Core, and in words of our own."""
    dublin = (
        ("publisher", "Bag", (meta.author,)),
        ("contributor", "Bag", meta.contributors),
        ("identifier", "", (meta.identifier,) if meta.identifier else ()),
        ("language", "Bag", (meta.language,)),
        ("subject", "Bag", meta.keywords),
        ("date", "Seq", (meta.created.isoformat(),)),
        ("format", "", ("application/pdf",)),
    )

    def schema() -> Schema:
        return Schema("Bulletin issue", tool.SCHEMA, tool.NAME, _properties(meta, _used(rendered, faces)))

    return Said(tool.named(), "；".join(meta.keywords), dublin, schema)


def _properties(meta: Meta, used: tuple[Used, ...]) -> tuple[Property, ...]:
    return (
        Property("name", "Text", "name of the bulletin", _known(meta.name)),
        Property("year", "Integer", "year that the number is counted in", _known(meta.year)),
        Property("edition", "Text", "edition that is counted on its own, such as a supplement", _known(meta.edition)),
        Property("number", "Integer", "number of the issue within its year and edition", _known(meta.number)),
        Property("cumulative", "Integer", "number of the issue from the first one on", _known(meta.cumulative)),
        Property(
            "articles", "seq Text", "the articles in order: title, and behind a slash the contributor", _articles(meta)
        ),
        Property(
            "faces",
            "seq Text",
            "faces in the file: role | face asked for | face used | its PostScript name | whether it is the official one",
            tuple(face.line for face in used),
        ),
    )


def _known(value: str | int | None) -> tuple[str, ...]:
    return (str(value),) if value or value == 0 else ()


def _articles(meta: Meta) -> tuple[str, ...]:
    """Write each article as DA/T 18 does: who is responsible for it stands behind a slash."""
    return tuple(" / ".join(filter(None, article)) for article in meta.articles)


def _used(rendered: Rendered, faces: Mapping[str, Found]) -> tuple[Used, ...]:
    """Return the faces that the engine has put into the file."""
    used = []
    for font in rendered.fonts.values():
        role, postscript = getattr(font, "role", font.family), getattr(font, "postscript", "")
        face = faces.get(role)
        used.append(Used(role, face.wanted, face.name, postscript) if face else Used("", "", font.family, postscript))
    return tuple(dict.fromkeys(used))
