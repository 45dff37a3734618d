"""What was drawn together (紧排): a proof goes in, a note on each paragraph and title that won a line by it comes out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.copyfit.notes import note
from bulletin.document import Heading, Text, ended
from bulletin.findings import Finding
from bulletin.layout import untightened
from bulletin.proof import Proof

# So many characters of a paragraph name it.
_NAMING = 8


def tightened(proof: Proof) -> Iterator[Finding]:
    """Say which titles and paragraphs were drawn together, by how much, and what it won."""
    pages = proof.pages
    for block in pages.document.blocks:
        style = drawn_title(block) if isinstance(block, Heading) else ""
        if style and isinstance(block, Heading):
            lines = len(ended(block.inlines))
            message = f"标题的字距紧缩{_by(proof, style)}，少一行，排成 {lines} 行"
            hint = "不要收紧，就改短标题，或者删去“紧排”的设置"
            yield note(proof, (block.place.line, block.place.column), "copyfit-tightened", message, hint)
    first = {line.place: line for line in pages.lines if line.number == 1}
    for drawn in pages.drawn:
        line = first[drawn.place]
        won = f"，少一行：收回了末行的“{drawn.won}”{'，全文少一页' if drawn.saves else ''}"
        message = f"第 {line.page} 页“{line.shown[:_NAMING]}”一段的字距紧缩{_by(proof, drawn.style)}{won}"
        yield note(
            proof,
            drawn.place,
            "copyfit-tightened",
            message,
            "改了这一段以后，程序重新计算；不要收紧，就删去“紧排”的设置",
        )


def drawn_title(heading: Heading) -> str:
    """Return the style that draws a title together; nothing where none does."""
    styles = (inline.style for inline in heading.inlines if isinstance(inline, Text))
    return next((style for style in styles if untightened(style) != style and not heading.run_in), "")


def _by(proof: Proof, style: str) -> str:
    """Say how far a style draws characters together, as Word's dialogue does."""
    styles, usual = proof.document.layout.styles, proof.document.layout.page.spacing
    spacings = (styles[key].spacing for key in (style, untightened(style)))
    close, before = (usual if spacing is None else spacing for spacing in spacings)
    return f" {-close.pt:g} 磅（别处 {-before.pt:g} 磅）"
