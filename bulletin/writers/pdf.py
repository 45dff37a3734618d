"""Laid-out pages to a PDF for the archive: PDF/A-3a and PDF/UA-1 in one file, which carries its own sources.

The same bytes come out on every machine and at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from hashlib import sha256

from bulletin import tool
from bulletin.document import Document, Meta
from bulletin.engine import Attachment
from bulletin.engine.output.attaching import Attached, Kind
from bulletin.engine.output.finishing import Finisher
from bulletin.engine.output.inks import mixed
from bulletin.engine.output.joining import label, marked, nested, scoped, together, without_margins
from bulletin.engine.output.metadata import Property, Said, Schema, as_pdfua
from bulletin.engine.untyped import Foreign, Rendered
from bulletin.fonts import Found
from bulletin.typesetting.enclosed import Enclosed, enclose
from bulletin.typesetting.faces import Used, faces_of
from bulletin.typesetting.pages import Fetcher, Pages
from bulletin.typesetting.tagging import structure
from bulletin.typesetting.volume import Volume, backed, counted
from bulletin.typesetting.volume import blank as empty

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


def bind(volume: Volume, start: str) -> bytes:
    """Write the PDF of a `volume`: the pages of its parts as they were laid out, in one file with the same claims as an issue's.

    The head of each part is the anchor `start`, behind the part's scope.
    """
    meta, layouts = volume.meta, [member.pages.document.layout for member in volume.members]
    pages, starts = _bound(volume, start)
    parts = {one.scope: structure(one.pages.markup, one.pages.document.layout) for one in volume.members}
    rendered = together(volume.cover.pages.rendered, pages, nested(parts, "Part"))
    faces = {role: face for one in volume.members for role, face in faces_of(one.pages.document).items()}
    rendered.metadata = as_pdfua(rendered.metadata, _said(meta, rendered, faces))
    files = enclose(volume.sources)
    attached = Attached({file.name: Kind(file.media, file.relationship) for file in files})

    def first(document: Rendered, pdf: Foreign) -> None:
        attached(document, pdf)
        label(pdf, starts)

    with mixed({colour: mix for layout in layouts for colour, mix in layout.inks.items()}) as spaces:
        data: bytes = rendered.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=sha256(meta.subject.encode()).digest()[:16],
            attachments=[_attachment(meta, file) for file in files],
            finisher=Finisher(spaces, first, both_sides=True),
        )
    return data


def _bound(volume: Volume, start: str) -> tuple[list[Foreign], dict[int, tuple[str, int]]]:
    """Return the pages of a volume, and what they are called from an index on; each part begins on the front of a leaf."""
    pages: list[Foreign] = []
    called: dict[int, tuple[str, int]] = {}
    blank = empty(volume.cover.pages.document)
    for member, number in zip(volume.members, [0, 0, *volume.starts], strict=True):
        own: Iterable[Foreign] = member.pages.rendered.pages
        if member is volume.cover:
            own = map(without_margins, own)
        elif volume.folio and number:
            own = counted(member, number)
        own = [scoped(page, member.scope, int(bool(number))) for page in own]
        own[0] = marked(own[0], member.label, f"{member.scope}{start}", closed=bool(number)) if member.label else own[0]
        called[len(pages) + len(pages) % 2] = ("", number) if volume.folio and number else (member.name, 1)
        pages = [*backed(pages, blank), *own]
    return pages, called


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
