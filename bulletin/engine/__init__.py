"""The layout engine, WeasyPrint taught to set Chinese; it knows text and font files, and nothing of a bulletin."""

from bulletin.engine import loading  # noqa: F401  # isort: skip  # before anything of WeasyPrint

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import DocumentMetadata
from weasyprint.formatting_structure import boxes
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "HTML",
    "Attachment",
    "DocumentMetadata",
    "ElementWrapper",
    "FatalURLFetchingError",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
]
