"""Writers: the name of a format leads to the function that turns a Document into bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin.document import Document


def _pdf(document: Document) -> bytes:
    from bulletin.writers import pdf  # noqa: PLC0415  # late: WeasyPrint takes half a second to load

    return pdf.write(document)


def _docx(document: Document) -> bytes:
    from bulletin.typesetting.pages import lay_out  # noqa: PLC0415  # late, as above
    from bulletin.writers import docx  # noqa: PLC0415

    pages = lay_out(document)
    return docx.write(replace(document, blocks=pages.blocks), pages.pagination)


def _html(document: Document) -> bytes:
    from bulletin.writers import html  # noqa: PLC0415

    return html.write(document)


WRITERS: dict[str, Callable[[Document], bytes]] = {"pdf": _pdf, "docx": _docx, "html": _html}


def write(document: Document, to: str) -> bytes:
    """Write `document` in the format `to` (a key of WRITERS, else KeyError); the same document gives the same bytes."""
    return WRITERS[to](document)
