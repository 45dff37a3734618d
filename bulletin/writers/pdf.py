"""Laid-out pages to a PDF for the archive: PDF/A-3a and PDF/UA-1 in one file, which carries its own sources.

The same bytes come out on every machine and at any time.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from hashlib import sha256

from bulletin.document import Document
from bulletin.engine import Attachment
from bulletin.engine.output.metadata import as_pdfua
from bulletin.typesetting.pages import Pages
from bulletin.typesetting.tagging import structure


def write(document: Document, pages: Pages) -> bytes:
    """Write the PDF of `document` from the `pages` that it was laid out on."""
    rendered = pages.rendered.copy()
    rendered.metadata = as_pdfua(rendered.metadata)
    rendered.structure = structure(pages.markup, document.layout)
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
