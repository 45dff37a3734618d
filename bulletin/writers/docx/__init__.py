"""Document to DOCX: the blocks in Word's own words, all formatting in named styles, always the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part

from bulletin.composition.neighbours import on_landscape
from bulletin.document import Document
from bulletin.images import Picture
from bulletin.typesetting.faces import used_in
from bulletin.typesetting.pagination import Pagination
from bulletin.typesetting.reckoning.printed import printed
from bulletin.writers.docx import about, package, parts
from bulletin.writers.docx.body import Footers, body
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


def write(document: Document, pagination: Pagination | None = None) -> bytes:
    """Write `document` as a DOCX.

    `pagination` gives the page of each anchor, for the contents as first shown, and where a page has to begin.
    """
    references = References(document, pagination or Pagination())
    whole = package.new()
    main = package.make_part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, body(references, _FOOTERS))
    whole.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _relate_properties(whole, document)
    _relate_definitions(main, references)
    _relate_footers(main, document, turned=references.pagination.turned)
    _relate_links(main, references.links)
    _relate_pictures(main, references)
    return package.save(whole)


def _relate_properties(whole: OpcPackage, document: Document) -> None:
    core, app = about.core(document.meta), about.extended(document.meta)
    custom = about.custom(document.meta, used_in(document))
    properties = (
        ("core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        ("app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, app),
        ("custom", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, custom),
    )
    for name, content_type, kind, data in properties:
        whole.relate_to(package.make_part(f"/docProps/{name}.xml", content_type, data), kind)


def _relate_definitions(main: Part, references: References) -> None:
    """Add the parts that say what the body's names and numbers mean."""
    layout, language = references.layout, references.document.meta.language
    uses = Uses.of(references.document.blocks)
    settings = parts.settings(layout, language, both_sides=references.document.both_sides)
    definitions = (
        ("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles(layout, uses, language)),
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


def _relate_footers(main: Part, document: Document, *, turned: bool) -> None:
    layout = document.layout
    written = {number: parts.footer(layout, even=kind == "even") for kind, number in _FOOTERS.upright.items()}
    if on_landscape(document.blocks, layout):
        lying = _FOOTERS.landscape.items()
        both = document.both_sides
        written |= {n: parts.landscape_footer(layout, even=kind == "even", both_sides=both) for kind, n in lying}
    if turned:
        written[_NO_FOOTER] = parts.no_footer(layout)
    for number, data in written.items():
        footer = package.make_part(f"/word/{number}.xml", CONTENT_TYPE.WML_FOOTER, data)
        main.load_rel(RELATIONSHIP_TYPE.FOOTER, footer, number)


def _relate_links(part: Part, links: Mapping[str, str]) -> None:
    for url, number in links.items():
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, number, is_external=True)


def _relate_pictures(main: Part, references: References) -> None:
    pictures = printed(references.document)
    for name, number in references.pictures.items():
        picture = pictures[name]
        path = f"/word/media/{number}.{_extension(picture)}"
        media = package.make_part(path, picture.media, picture.data)
        main.load_rel(RELATIONSHIP_TYPE.IMAGE, media, number)


def _extension(picture: Picture) -> str:
    return picture.media.removeprefix("image/")
