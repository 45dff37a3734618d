"""Documents in both formats: names go in, the PDF, the DOCX and what LibreOffice makes of it come out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import dividing
import glyphs
import houses
import libreoffice
import samples
from compare import Comparison, compare
from reading import Reading, read, turns, unlike

from bulletin import compose
from bulletin import read as read_issue
from bulletin.document import Document
from bulletin.manuscripts.house import House
from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

ROOT = Path(__file__).parents[2]
FILE = f"{houses.FILE}template: lianluo\n"
FRONT = f"标题: 一期简报\n{houses.COLOPHON}"


@dataclass(frozen=True)
class Both:
    """A document as it was laid out, its PDF, its DOCX, and the PDF that LibreOffice makes of the DOCX."""

    document: Document
    pdf: bytes
    docx: bytes
    paper: bytes
    narrow: tuple[str, ...] = ()
    divided: tuple[dividing.Place, ...] = ()

    def compare(self) -> Comparison:
        return compare(self.document, glyphs.lines(self.pdf), glyphs.lines(self.paper), narrow=self.narrow)

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """The lines of both PDFs, found again in the document."""
        ours, theirs = (read(self.document, glyphs.lines(pdf)) for pdf in (self.pdf, self.paper))
        return ours, theirs

    def narrowed(self) -> Both:
        """Name a text of each paragraph whose lines differ."""
        return replace(self, narrow=tuple(unlike(*self.readings)))

    def parted(self) -> Both:
        """Name the places where LibreOffice might divide paragraphs, if pages differ."""
        ours, theirs = self.readings
        return replace(
            self, divided=tuple(dividing.places(theirs, self.document)) if turns(ours) != turns(theirs) else ()
        )


def samples_of_the_house() -> dict[str, Document]:
    """Compose the sample issues."""
    house = House.find(ROOT)
    paths = sorted((ROOT / "issues").glob("*/*.md"))
    return {f"{path.parent.name}/{path.stem}": compose(read_issue(path, house)) for path in paths}


def generated(folder: Path, seed: int = 1, kinds: Iterable[str] = samples.KINDS) -> dict[str, Document]:
    """Compose an issue of each kind of text."""
    return {
        kind: issue(folder, samples.body(kind, seed), FRONT if kind not in samples.OF_ARTICLES else houses.COLOPHON)
        for kind in kinds
    }


def issue(folder: Path, body: str, front: str = FRONT) -> Document:
    """Compose an issue with `body`."""
    root = folder / hashlib.sha256((front + body).encode()).hexdigest()[:12]
    house = houses.found(root, {"2024/1": houses.text(body, front=front)}, FILE)
    return compose(read_issue(root / "issues/2024/1.md", house))


def in_both(documents: Mapping[str, Document]) -> dict[str, Both]:
    """Write each document in both formats, and lay all DOCX out at once.

    Those whose lines differ are laid out again, with two faults less of LibreOffice's in the paragraphs that do; that moves glyphs.
    Those whose pages differ then are laid out once more, with paragraphs divided that LibreOffice takes along whole.
    """
    laid_out = {name: lay_out(document) for name, document in documents.items()}
    pdfs = {name: write_pages(pages.document, pages, "pdf") for name, pages in laid_out.items()}
    docxs = {name: write_pages(pages.document, pages, "docx") for name, pages in laid_out.items()}
    layout = next(iter(documents.values())).layout
    papers = libreoffice.paginate(list(docxs.values()), layout)
    pairs = {
        name: Both(pages.document, pdfs[name], docxs[name], paper)
        for (name, pages), paper in zip(laid_out.items(), papers, strict=True)
    }
    pairs |= _again({name: found for name, pair in pairs.items() if (found := pair.narrowed()).narrow})
    return pairs | _again({name: found for name, pair in pairs.items() if (found := pair.parted()).divided})


def _again(pairs: Mapping[str, Both]) -> dict[str, Both]:
    """Lay DOCX files out once more, with the faults of LibreOffice put right that they name."""
    if not pairs:
        return {}
    layout = next(iter(pairs.values())).document.layout
    narrow, divided = ([getattr(pair, key) for pair in pairs.values()] for key in ("narrow", "divided"))
    papers = libreoffice.paginate([pair.docx for pair in pairs.values()], layout, narrow=narrow, divided=divided)
    return {name: replace(pair, paper=paper) for (name, pair), paper in zip(pairs.items(), papers, strict=True)}
