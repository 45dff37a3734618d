"""What both writers measure alike: the size of a picture, and what is missing to a whole line of the grid."""

from __future__ import annotations

from bulletin.document import Document, Figure, Image
from bulletin.layout import Layout
from bulletin.lengths import Length


def picture_size(image: Image, document: Document) -> tuple[Length, Length]:
    """Give (width, height) of a picture: its share of the measure, but no higher than the page leaves room for."""
    picture = document.pictures[image.name]
    page = document.layout.page
    width = page.measure * image.width
    height = width * (picture.height / picture.width)
    most = page.pitch * (page.lines - 2)
    return (width, height) if height <= most else (width * (most / height), most)


def figure_height(figure: Figure, document: Document) -> Length:
    """Give the height of a figure with its caption, taken as one line."""
    tallest = max(picture_size(image, document)[1] for image in figure.images)
    pitch = document.layout.page.pitch
    return Length(tallest + (pitch if figure.caption else 0))


def grid_slack(height: Length, layout: Layout) -> Length:
    """Give what `height` lacks to a whole number of lines of the grid."""
    return Length(-int(height) % int(layout.page.pitch))
