"""Document to DOCX: the blocks in Word's own words, all formatting in named styles, always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part

from bulletin.composition.neighbours import on_landscape
from bulletin.document import Document, Meta
from bulletin.images import Picture
from bulletin.layout import Layout
from bulletin.typesetting.faces import used_in
from bulletin.typesetting.pages import Pages
from bulletin.typesetting.pagination import Pagination
from bulletin.typesetting.reckoning.printed import printed
from bulletin.typesetting.volume import Volume
from bulletin.writers.docx import about, package, parts
from bulletin.writers.docx.body import Footers, body, bookmarked, bound, section
from bulletin.writers.docx.formatting.numbering import numbering
from bulletin.writers.docx.formatting.properties import Uses
from bulletin.writers.docx.formatting.styles import styles
from bulletin.writers.docx.references import References

_KINDS = ("default", "even")
_NO_FOOTER = "noFooter"
_FOOTERS = Footers(
    {kind: f"{kind}Footer" for kind in _KINDS},
    {kind: f"{kind}LandscapeFooter" for kind in _KINDS},
    dict.fromkeys(_KINDS, _NO_FOOTER),
)
_NO_FOOTERS = Footers({}, {}, {})


def write(document: Document, pagination: Pagination | None = None) -> bytes:
    """Write `document` as a DOCX.

    `pagination` gives the page of each anchor, for the contents as first shown, and where a page has to begin.
    """
    references = References(document, pagination or Pagination())
    return _packed(body(references, _FOOTERS), document.meta, document.layout, [references], [_FOOTERS])


def bind(volume: Volume, start: str) -> bytes:
    """Write a `volume` as a DOCX: each part begins on the front of a leaf and counts its own pages and notes.

    The whole of a part is the bookmark `start`, behind the part's scope. All parts have the same layout.
    """
    written, of_each, footers = [], list[References](), list[Footers]()
    references = References(volume.cover.pages.document, Pagination())
    for number, member in enumerate(volume.members):
        pages = member.pages
        references = references.following(pages.document, pages.pagination, member.scope)
        references.whole = references.bookmark(start)
        own = _NO_FOOTERS if member is volume.cover else _footers(pages, number)
        flow, last = section(references, own)
        written.append((bookmarked(references.bookmark_number(), references.whole, flow), last))
        of_each.append(references)
        footers.append(own)
    layout = volume.cover.pages.document.layout
    return _packed(bound(written), volume.meta, layout, of_each, footers)


def _footers(pages: Pages, number: int) -> Footers:
    """Return the footers of a part: its own where they say how many pages it has, those of all parts else."""
    if "{total}" not in pages.document.layout.folio:
        return _FOOTERS
    upright, landscape, none = ({kind: f"{name}{number}" for kind, name in one.items()} for one in _FOOTERS[:3])
    return Footers(upright, landscape, none, len(pages))


def _packed(
    main: bytes, meta: Meta, layout: Layout, of_each: Sequence[References], footers: Sequence[Footers]
) -> bytes:
    """Put the main part into a package, with all that its documents refer to."""
    whole = package.new()
    document = package.make_part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, main)
    whole.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _relate_properties(whole, meta, [one.document for one in of_each])
    _relate_definitions(document, of_each, layout, meta.language)
    written: dict[str, bytes] = {}
    for references, own in zip(of_each, footers, strict=True):
        written |= _written_footers(references, own)
    for number, data in written.items():
        footer = package.make_part(f"/word/{number}.xml", CONTENT_TYPE.WML_FOOTER, data)
        document.load_rel(RELATIONSHIP_TYPE.FOOTER, footer, number)
    _relate_links(document, of_each[0].links)
    _relate_pictures(document, of_each)
    return package.save(whole)


def _relate_properties(whole: OpcPackage, meta: Meta, documents: Iterable[Document]) -> None:
    core, app = about.core(meta), about.extended(meta)
    custom = about.custom(meta, dict.fromkeys(face for document in documents for face in used_in(document)))
    properties = (
        ("core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        ("app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, app),
        ("custom", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, custom),
    )
    for name, content_type, kind, data in properties:
        whole.relate_to(package.make_part(f"/docProps/{name}.xml", content_type, data), kind)


def _relate_definitions(main: Part, of_each: Sequence[References], layout: Layout, language: str) -> None:
    """Add the parts that say what the body's names and numbers mean."""
    references = of_each[-1]
    uses = Uses.of(tuple(block for one in of_each for block in one.document.blocks))
    own_marks = bool(references.scope and references.footnotes)
    settings = parts.settings(layout, language, both_sides=references.document.both_sides)
    definitions = (
        (
            "styles",
            CONTENT_TYPE.WML_STYLES,
            RELATIONSHIP_TYPE.STYLES,
            styles(layout, uses, language, own_marks=own_marks),
        ),
        ("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings),
        ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, parts.font_table(layout)),
        ("theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, parts.theme(layout)),
        ("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering(layout, references.listings)),
    )
    for name, content_type, kind, data in definitions:
        main.relate_to(package.make_part(f"/word/{name}.xml", content_type, data), kind)
    notes = package.make_part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, parts.footnotes(references.footnotes))
    main.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    _relate_links(notes, references.note_links)


def _written_footers(references: References, footers: Footers) -> dict[str, bytes]:
    """Write the footers of a document by the names of their parts."""
    document, layout, total = references.document, references.layout, footers.total
    written = {n: parts.footer(layout, even=kind == "even", total=total) for kind, n in footers.upright.items()}
    if on_landscape(document.blocks, layout):
        for kind, number in footers.landscape.items():
            both, even = document.both_sides, kind == "even"
            written[number] = parts.landscape_footer(layout, even=even, both_sides=both, total=total)
    if references.pagination.turned:
        written |= {number: parts.no_footer(layout) for number in footers.none.values()}
    return written


def _relate_links(part: Part, links: Mapping[str, str]) -> None:
    for url, number in links.items():
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, number, is_external=True)


def _relate_pictures(main: Part, of_each: Sequence[References]) -> None:
    pictures = {f"{one.scope}{name}": data for one in of_each for name, data in printed(one.document).items()}
    for name, number in of_each[0].pictures.items():
        picture = pictures[name]
        path = f"/word/media/{number}.{_extension(picture)}"
        media = package.make_part(path, picture.media, picture.data)
        main.load_rel(RELATIONSHIP_TYPE.IMAGE, media, number)


def _extension(picture: Picture) -> str:
    return picture.media.removeprefix("image/")
