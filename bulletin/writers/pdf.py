"""Laid-out pages to a PDF with outline, language and metadata; the same bytes on every machine and at any time."""

from __future__ import annotations

from hashlib import sha256

from bulletin.document import Document
from bulletin.writers.pages import lay_out


def write(document: Document) -> bytes:
    """Write the PDF of `document`."""
    identifier = sha256(document.meta.subject.encode()).digest()[:16]
    data: bytes = lay_out(document).rendered.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    return data
