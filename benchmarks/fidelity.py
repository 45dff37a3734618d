"""What fidelity costs: one issue laid out and written with justification and tags, and without, in the same process.

The peer is the engine alone: the same sentences in one face, without headings, page numbers, colophon, spreading and tags.

Each number is the median of runs that take turns; the share is of the whole build, which is what an editor waits for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.layout import inline

from bulletin import composition, writers
from bulletin.document import Document, Heading, Paragraph
from bulletin.document import plain as plain_text
from bulletin.engine.faces import Faces
from bulletin.engine.lines import justify
from bulletin.fonts import Found
from bulletin.manuscripts import issue
from bulletin.manuscripts.house import House
from bulletin.typesetting import pages

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15
MOST = 0.25


def fresh(path: Path, house: House) -> Document:
    """Compose anew."""
    return composition.compose(issue.read(path, house))


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def plain(laid_out: pages.Pages) -> None:
    """Write an untagged PDF of the same pages."""
    rendered: Any = laid_out.rendered
    rendered.copy().write_pdf(pdf_identifier=sha256(b"plain").digest()[:16])


def bare(document: Document) -> None:
    """Let the engine lay out and write the sentences of a document as it would anybody's."""
    texts = (plain_text(block.inlines) for block in document.blocks if isinstance(block, Paragraph | Heading))
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    style = (
        "@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt '仿宋'}p{margin:0;line-height:28.95pt;text-indent:2em}"
    )
    faces = face_configuration(pages.faces_of(document)["仿宋"])
    HTML(string=body).render(font_config=faces, stylesheets=[CSS(string=style, font_config=faces)]).write_pdf()


@cache
def face_configuration(face: Found) -> Faces:
    """Load one face."""
    faces = Faces()
    faces.add(face)
    return faces


def ragged(path: Path, house: House) -> float:
    """Lay out with the engine's own justification, which widens only spaces."""
    document = fresh(path, house)
    ours, inline.justify_line = inline.justify_line, justify.SPREAD.original
    try:
        return milliseconds(lambda: pages.lay_out(document))
    finally:
        inline.justify_line = ours


def main() -> None:
    house = House.find(ROOT)
    (path,) = house.resolve(["2024/12"])
    names = ("layout", "layout, ragged", "PDF", "PDF, untagged", "DOCX", "the engine alone")
    rows: dict[str, list[float]] = {name: [] for name in names}
    for run in range(RUNS + 2):
        document = fresh(path, house)
        laid_out = pages.lay_out(document)
        write = partial(writers.write_pages, document, laid_out)
        round_ = {
            "layout": milliseconds(lambda document=document: pages.lay_out(document)),
            "PDF": milliseconds(partial(write, "pdf")),
            "PDF, untagged": milliseconds(partial(plain, laid_out)),
            "DOCX": milliseconds(partial(write, "docx")),
            "layout, ragged": ragged(path, house),
            "the engine alone": milliseconds(lambda document=document: bare(document)),
        }
        for name, value in round_.items():
            rows[name] += [value] if run > 1 else []
    report({name: median(values) for name, values in rows.items()})


def report(medians: dict[str, float]) -> None:
    print("\nWhat fidelity costs (medians of", RUNS, "runs, ms)")
    for name, value in medians.items():
        print(f"  {name:<16}{value:7.0f}")
    whole = medians["layout"] + medians["PDF"] + medians["DOCX"]
    print(f"  layout, PDF and DOCX take {whole / medians['the engine alone']:.1f} times as long as the engine alone")
    cost = medians["layout"] - medians["layout, ragged"] + medians["PDF"] - medians["PDF, untagged"]
    verdict = "within" if cost / whole <= MOST else "OVER"
    print(
        f"  justification, tags and PDF/A: {cost:.0f} of {whole:.0f} ms, {cost / whole:.0%} of the build: {verdict} {MOST:.0%}"
    )


if __name__ == "__main__":
    main()
