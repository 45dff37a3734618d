"""Build an official bulletin from Markdown: read an issue, compose it, check it, write it as PDF, DOCX or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin.composition import compose
    from bulletin.document import Document
    from bulletin.errors import BulletinError
    from bulletin.findings import Finding
    from bulletin.layout import Layout
    from bulletin.manuscripts.house import House
    from bulletin.manuscripts.issue import Issue, read
    from bulletin.proof import Proof
    from bulletin.rules import check
    from bulletin.writers import write

_HOMES = {
    "BulletinError": "errors",
    "Document": "document",
    "Finding": "findings",
    "House": "manuscripts.house",
    "Issue": "manuscripts.issue",
    "Layout": "layout",
    "Proof": "proof",
    "check": "rules",
    "compose": "composition",
    "read": "manuscripts.issue",
    "write": "writers",
}

__all__ = [
    "BulletinError",
    "Document",
    "Finding",
    "House",
    "Issue",
    "Layout",
    "Proof",
    "check",
    "compose",
    "read",
    "write",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `bulletin --help` needs none of them."""
    from importlib import import_module  # noqa: PLC0415

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
