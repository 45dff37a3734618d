"""What building an issue comes to; the builder puts it in, and whoever asked takes it out, in a process that need not have loaded the builder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bulletin.findings import Finding
from bulletin.fonts import Found


@dataclass(frozen=True)
class Built:
    """A built issue: its files by name (12.pdf), its pages, the faces it was set in, warnings, and how it fills its pages.

    `sources` are the files it was made from, by their paths in the house; `template` is the name of the one it was made with.
    """

    year: int
    files: Mapping[str, bytes]
    pages: int
    faces: Mapping[str, Found]
    findings: tuple[Finding, ...]
    copyfit: tuple[Finding, ...]
    sources: tuple[str, ...] = ()
    template: str = ""
