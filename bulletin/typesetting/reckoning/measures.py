"""What both writers measure alike: the size of a picture, and what is missing to a whole line of the grid."""

from __future__ import annotations

import math
from dataclasses import replace

from bulletin.document import Document, Figure
from bulletin.layout import Layout, Style
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.heights import paragraph_height

# Lines of a page that a picture leaves to the headings that stand together with it.
_LED = 2
# Word, WPS and LibreOffice put the base line at four fifths of a line of exact pitch, whatever the face.
BASELINE = 0.8


def drop(style: Style, extents: tuple[float, float]) -> Length:
    """Return how far a line must come down from where CSS centres it (CSS 2.2, 10.8.1) to stand on Word's base line.

    `extents` are the face's reach above and below its base line, in shares of the type size.
    """
    if style.pitch is None or style.size is None:
        return Length(0)
    above, below = extents
    return style.pitch * BASELINE - (style.pitch - style.size * (above + below)) * 0.5 - style.size * above


# In the faces of the page number the dash stands a third of the type size above the base line.
_DASH = 1 / 3


def folio_above(layout: Layout) -> Length:
    """Return the distance from the type area down to the line of the page number, whose dashes' top the layout places."""
    style = layout.styles["folio"]
    pitch, size = style.pitch or layout.page.pitch, style.size or layout.page.pitch
    return layout.page.folio - pitch * BASELINE + size * _DASH


def folio_below(layout: Layout) -> Length:
    """Return the distance from the line of the page number down to the edge of the paper."""
    return layout.page.bottom - folio_above(layout) - (layout.styles["folio"].pitch or layout.page.pitch)


def frame_side(style: Style, layout: Layout) -> Length:
    """Return the space between a frame and the text beside it: what the style's indent leaves, in whole points as Word counts it."""
    return Length.of_points(math.floor((style.left - layout.page.rule).pt))


def frame_ends(style: Style) -> tuple[Length, Length]:
    """Return the space between a frame and the text above and below: the style's, in whole points as Word counts it."""
    above = math.floor(style.pad.pt)
    return Length.of_points(above), Length(style.pad * 2 - Length.of_points(above))


def picture_sizes(figure: Figure, document: Document) -> tuple[list[tuple[Length, Length]], Length]:
    """Return (width, height) of each picture of a figure, and the gap between two: a character, taken from the measure.

    Pictures side by side are equally high and share the width that was asked for them all by their shapes. None is higher
    than the page, or the lines of the figure, leave room for above the caption.
    """
    page = document.layout.page
    between = len(figure.images) - 1
    gap = page.measure * (1 / page.characters) if between else Length(0)
    room = page.measure - gap * between - (page.slack if between else Length(0))
    width = min(page.measure * sum(image.width for image in figure.images), room)
    pictures = [document.pictures[image.name] for image in figure.images]
    shapes = [picture.width / picture.height for picture in pictures]
    height = min(width * (1 / sum(shapes)), _most(figure, document.layout))
    return [(height * shape, height) for shape in shapes], gap


def shrunk_width(figure: Figure, lines: int, document: Document) -> int:
    """Return the width of its pictures, without the gaps, at which a figure takes so many lines of the grid, in hundredths of the measure."""
    sizes, _ = picture_sizes(replace(figure, lines=lines), document)
    return int(100 * sum(width for width, _ in sizes) / document.layout.page.measure)


def _most(figure: Figure, layout: Layout) -> Length:
    """Return how high pictures may be."""
    page = layout.page
    lines = page.lines - _LED if figure.lines is None else figure.lines
    whole = layout.styles[figure.style].pitch or page.pitch * lines
    return whole - layout.styles[figure.style].pad - _caption_height(figure, layout)


def _caption_height(figure: Figure, layout: Layout) -> Length:
    return paragraph_height(figure.caption, layout) if figure.caption else Length(0)


def figure_height(figure: Figure, document: Document) -> Length:
    """Return the height of a figure: the air above it, its pictures, and its caption."""
    height = picture_sizes(figure, document)[0][0][1]
    return height + document.layout.styles[figure.style].pad + _caption_height(figure, document.layout)


def figure_slack(figure: Figure, document: Document) -> Length:
    """Return what a figure lacks to the pitch of its style, or to a whole number of lines of the grid where that has none."""
    height, pitch = figure_height(figure, document), document.layout.styles[figure.style].pitch
    return Length(pitch - height) if pitch else grid_slack(height, document.layout)


def raised(style: Style) -> tuple[Length, Length]:
    """Return the padding above and below text in a frame: type stands low in a line of exact pitch, so there is less above."""
    low = ((style.pitch or Length(0)) - (style.size or Length(0))) * (BASELINE - 0.5)
    above = Length(max(style.pad - low, 0))
    return above, style.pad * 2 - above


def grid_slack(height: Length, layout: Layout) -> Length:
    """Return what `height` lacks to a whole number of lines of the grid."""
    return Length(-int(height) % int(layout.page.pitch))
