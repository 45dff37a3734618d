"""Writers: the name of a format leads to the function that turns a Document and its Pages into bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from bulletin.errors import refuse_errors

if TYPE_CHECKING:
    from bulletin.document import Document
    from bulletin.typesetting.pages import Pages
    from bulletin.typesetting.volume import Volume

# Hands over the pages of a document; a format that has no pages never asks for them.
Paged: TypeAlias = "Callable[[], Pages]"


def _pdf(document: Document, pages: Paged) -> bytes:
    from bulletin.writers import pdf  # noqa: PLC0415  # late: WeasyPrint takes half a second to load

    return pdf.write(document, pages())


def _docx(_document: Document, pages: Paged) -> bytes:
    from bulletin.writers import docx  # noqa: PLC0415  # late: what is not asked for is not loaded

    laid_out = pages()
    return docx.write(laid_out.document, laid_out.pagination)


def _html(document: Document, _pages: Paged) -> bytes:
    from bulletin.writers import html  # noqa: PLC0415  # late, as above

    return html.write(document)


WRITERS: dict[str, Callable[[Document, Paged], bytes]] = {"pdf": _pdf, "docx": _docx, "html": _html}


# What the head of an issue is called in a volume, behind the scope.
START = "start"


# What a volume can be written as; each format is loaded when it is asked for.
BINDERS = ("pdf", "docx")


def bind(volume: Volume, to: str) -> bytes:
    """Write a `volume` in the format `to` (one of BINDERS, else ImportError); the same volume gives the same bytes."""
    bound: bytes = import_module(f"bulletin.writers.{to}").bind(volume, START)
    return bound


def write(document: Document, to: str) -> bytes:
    """Write `document` in the format `to` (a key of WRITERS, else KeyError); the same document gives the same bytes.

    Lays it out where the format has pages; whoever wants several formats lays out once and calls `write_pages`.
    ContentError where an error was found while the document was made.
    """
    refuse_errors(document.findings)

    def laid_out() -> Pages:
        from bulletin.typesetting.pages import lay_out  # noqa: PLC0415  # late: WeasyPrint takes half a second to load

        return lay_out(document)

    return WRITERS[to](document, laid_out)


def write_pages(document: Document, pages: Pages, to: str) -> bytes:
    """Write `document` in the format `to` from the `pages` that it was laid out on."""
    return WRITERS[to](document, lambda: pages)
