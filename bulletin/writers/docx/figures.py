"""Figures: pictures side by side in one line, and their caption, as high together as whole lines of the grid."""

from __future__ import annotations

from bulletin.document import Figure, Image
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.measures import figure_slack, picture_sizes
from bulletin.writers.docx import paragraphs
from bulletin.writers.docx.formatting.properties import LEAST_SIZE
from bulletin.writers.docx.formatting.styles import SPACER_RUN
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element, escape

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def figure(references: References, block: Figure) -> str:
    """Write the line of pictures, then the caption, which stays with it; whole lines of the grid in all."""
    sizes, gap = picture_sizes(block, references.document)
    drawings = [_drawing(references, image, *size) for image, size in zip(block.images, sizes, strict=True)]
    content = _gap(gap).join(drawings)
    if references.pagination.start(block.place) is not None:
        references.break_before = True
    above = _above(references, block, max(height for _, height in sizes))
    below = _below(references, block).twips
    if block.caption is None:
        spacing = element("spacing", **above, after=below)
        return paragraphs.write(references, block.style, content, spacing, element("keepNext", val=False))
    pictures = paragraphs.write(references, block.style, content, element("spacing", **above))
    return pictures + paragraphs.paragraph(references, block.caption, element("spacing", after=below))


def _below(references: References, block: Figure) -> Length:
    """Return what is free below a figure: Word does not add it to the air above what follows, but takes the larger one."""
    slack = figure_slack(block, references.document)
    return slack + references.air if slack else slack


def _above(references: References, block: Figure, tallest: Length) -> dict[str, str | int]:
    """Leave air above pictures in their own line; space before a paragraph is dropped at the head of a page."""
    return {"line": Length(tallest + references.style(block.style).pad).twips, "lineRule": "atLeast"}


def _gap(width: Length) -> str:
    """Write the air between two pictures: a space of the least size, spread so far; at most half of its size is its own."""
    spread = width.twips - Length.of_points(LEAST_SIZE / 4).twips
    properties = element("rPr", element("rStyle", val=SPACER_RUN), element("spacing", val=spread))
    return element("r", properties, '<w:t xml:space="preserve"> </w:t>')


def _drawing(references: References, image: Image, width: Length, height: Length) -> str:
    """Write one picture in the line, with its text for those who cannot see it."""
    number, alt = references.drawing_number(), escape(image.alt)
    extent = f'cx="{int(width)}" cy="{int(height)}"'
    names = f'id="{number}" name="图 {number}" descr="{alt}"'
    inner = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{references.picture(image.name)}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {names}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}">{inner}</a:graphicData></a:graphic></wp:inline>'
    )
    return element("r", element("rPr", element("rStyle", val=SPACER_RUN)), element("drawing", inline))
