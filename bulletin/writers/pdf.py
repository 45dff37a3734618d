"""Laid-out pages to a PDF for the archive: PDF/A-3a and PDF/UA-1 in one file, which carries its own sources.

The same bytes come out on every machine and at any time.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Any

from bulletin.document import Document
from bulletin.engine import Attachment, DocumentMetadata
from bulletin.typesetting.pages import lay_out

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


def write(document: Document) -> bytes:
    """Write the PDF of `document`."""
    rendered = lay_out(document).rendered.copy()
    rendered.metadata = _Metadata(**vars(rendered.metadata))
    data: bytes = rendered.write_pdf(
        pdf_variant="pdf/a-3a",
        pdf_identifier=sha256(document.meta.subject.encode()).digest()[:16],
        attachments=[_attachment(document, name, source) for name, source in sorted(document.sources.items())],
    )
    return data


def _attachment(document: Document, name: str, source: bytes) -> Attachment:
    """Attach a source with the issue's date; files on a disk carry another one on every machine."""
    moment = datetime.combine(document.meta.created, time(), tzinfo=UTC)
    return Attachment(
        string=source, name=name, description=name, created=moment, modified=moment, relationship="Source"
    )


class _Metadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint is untyped
    """Writes XMP as WeasyPrint does, says that the file follows PDF/UA-1 too, and packs nothing."""

    def generate_rdf_metadata(self, *arguments: object) -> bytes:
        written: bytes = super().generate_rdf_metadata(*arguments)
        return written.replace(_END, _SCHEMA.encode() + _END)

    def include_in_pdf(self, pdf: Any, variant: str, version: int, conformance: str, _compress: bool) -> None:  # noqa: ANN401, FBT001
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)
