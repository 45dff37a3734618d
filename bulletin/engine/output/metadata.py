"""Say in a PDF/A that it is PDF/UA-1 too: the metadata of a laid-out document go in, such as say so come out."""

from __future__ import annotations

from weasyprint.document import DocumentMetadata

from bulletin.engine.register import Lean, Mend
from bulletin.engine.untyped import Foreign

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
# PDF/A allows no metadata it does not know, so the schema of pdfuaid:part is described (ISO 19005-3, 6.6.2.3.3).
_SCHEMA = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="{_PDFUA}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>
</rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"


class _Metadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint is untyped
    """Writes XMP as WeasyPrint does, says that the file follows PDF/UA-1 too, and packs nothing."""

    def generate_rdf_metadata(self, *arguments: object) -> bytes:
        written: bytes = super().generate_rdf_metadata(*arguments)
        return written.replace(_END, _SCHEMA.encode() + _END)

    def include_in_pdf(self, pdf: Foreign, variant: str, version: int, conformance: str, _compress: bool) -> None:  # noqa: FBT001
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)


def as_pdfua(metadata: Foreign) -> Foreign:
    """Return `metadata` that say PDF/UA-1 too; as they were where the engine does not write them as we know it."""
    return _Metadata(**vars(metadata)) if _UA.holds else metadata


def _writes(_faces: object) -> bool:
    """Write metadata of no document; ours are in them."""
    return _SCHEMA.encode() in _Metadata().generate_rdf_metadata("a", 3, "A")


_UA = Mend(
    records=(
        Lean(
            owner="weasyprint.document:DocumentMetadata",
            name="generate_rdf_metadata",
            why="The mark of PDF/UA-1 is put in on the way out.",
            takes=("self", "variant", "version", "conformance"),
        ),
        Lean(
            owner="weasyprint.document:DocumentMetadata",
            name="include_in_pdf",
            why="Metadata stay readable: PDF/A wants them unpacked.",
            takes=("self", "pdf", "variant", "version", "conformance", "compress"),
            names=("generate_rdf_metadata",),
        ),
    ),
    trial=_writes,
    without="PDF 没有 PDF/UA 的标记",
)
MENDS = (_UA,)
