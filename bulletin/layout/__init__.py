"""What things look like: layout.yaml goes in, a Layout of lengths, faces and styles comes out."""

from bulletin.layout.file import Columns, Markers, Name, Page, Palette
from bulletin.layout.loading import folders_of, load
from bulletin.layout.looks import FITTED, Face, Layout, Style, untightened

__all__ = [
    "FITTED",
    "Columns",
    "Face",
    "Layout",
    "Markers",
    "Name",
    "Page",
    "Palette",
    "Style",
    "folders_of",
    "load",
    "untightened",
]
