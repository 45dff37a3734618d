"""Pictures as they are printed: a document goes in; how wide each of its pictures is on paper, and as fine as that asks for, come out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Document, Figure, Image
from bulletin.images import Picture, for_page
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.measures import picture_sizes

_POINTS_AN_INCH = 72


def inches(document: Document) -> Iterator[tuple[Figure, Image, float]]:
    """Yield each picture with its figure, and how wide it is printed, in inches."""
    for figure in document.blocks:
        if isinstance(figure, Figure):
            sizes, _ = picture_sizes(figure, document)
            yield from ((figure, image, _inches(size[0])) for image, size in zip(figure.images, sizes, strict=True))


def printed(document: Document) -> dict[str, Picture]:
    """Return the pictures by name, each as fine as where it is printed widest."""
    widest: dict[str, float] = {}
    for _, image, wide in inches(document):
        widest[image.name] = max(wide, widest.get(image.name, 0))
    return {name: for_page(document.pictures[name], wide) for name, wide in widest.items()}


def _inches(length: Length) -> float:
    return length.pt / _POINTS_AN_INCH
