"""What was built: the path of an issue's PDF goes in, how many pages it has comes out; a year's folder goes in, its volumes come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

# What a year may have been bound to, in the order of its links.
_OF_A_YEAR = ("合订本", "总目录")


def pages(path: Path) -> int | None:
    """Return how many pages a PDF has; None where there is none that can be read."""
    import pypdfium2 as pdfium  # late: only a catalogue with files needs it

    if not path.is_file():
        return None
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError):
        return None
    try:
        return len(document)
    finally:
        document.close()


def of_year(built: Path, year: int, formats: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield label and address of each file that holds a whole year, by the labels of `formats` by their endings."""
    for name in _OF_A_YEAR:
        for ending, label in formats.items():
            if (built / str(year) / f"{name}.{ending}").is_file():
                yield f"{name} {label}", f"{year}/{quote(name)}.{ending}"
