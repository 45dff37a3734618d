"""Writers: the name of a format leads to the function that turns a Document into bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bulletin.errors import refuse_errors

if TYPE_CHECKING:
    from bulletin.document import Document


def _pdf(document: Document) -> bytes:
    from bulletin.writers import pdf  # noqa: PLC0415  # late: WeasyPrint takes half a second to load

    return pdf.write(document)


def _docx(document: Document) -> bytes:
    from bulletin.typesetting.pages import lay_out  # noqa: PLC0415  # late, as above
    from bulletin.writers import docx  # noqa: PLC0415

    return docx.write(document, lay_out(document).pagination)


def _html(document: Document) -> bytes:
    from bulletin.writers import html  # noqa: PLC0415

    return html.write(document)


WRITERS: dict[str, Callable[[Document], bytes]] = {"pdf": _pdf, "docx": _docx, "html": _html}


def write(document: Document, to: str) -> bytes:
    """Write `document` in the format `to` (a key of WRITERS, else KeyError); the same document gives the same bytes.

    ContentError where an error was found while the document was made.
    """
    refuse_errors(document.findings)
    return WRITERS[to](document)
