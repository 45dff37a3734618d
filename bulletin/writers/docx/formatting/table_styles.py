"""Table styles: the frame of a table."""

from __future__ import annotations

from bulletin.layout import Layout, Style
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.measures import BASELINE
from bulletin.writers.docx.xml import element


def frame(key: str) -> str:
    """Return the id of the table style that frames a table of the style `key`."""
    return f"{key}-frame"


def table_frame(style: Style, layout: Layout) -> str:
    """Frame a table with thin lines all around; a row of one line keeps with them within a line of the grid.

    Type stands low in a line of exact pitch; the margins raise it to the middle of the row.
    """
    thin = layout.page.thin
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    upright, sideways = Length(max(style.pad - thin * 2, 0)), style.pad + thin * 0.5
    low = ((style.pitch or Length(0)) - (style.size or Length(0))) * (BASELINE - 0.5)
    top = Length(max(upright - low, 0))
    return _frame(style, [_line(side, thin) for side in sides], _margins(top, upright * 2 - top, sideways))


def columns_frame(key: str) -> str:
    """Return the id of the table style of columns whose entries are of the style `key`."""
    return f"{key}-columns"


def columns(style: Style) -> str:
    """Write the style of a table that only holds columns: without rules and without space around what stands in it."""
    return element(
        "style",
        element("name", val=f"{style.name} 无线表"),
        element("uiPriority", val=99),
        element("tblPr", element("tblInd", w=0, type="dxa"), _margins(*[Length(0)] * 3)),
        type="table",
        customStyle=True,
        styleId=columns_frame(style.key),
    )


def split_margins(style: Style, air: tuple[Length, Length]) -> str:
    """Return the margins above and below the lines of a row that may be split, which has no height of its own."""
    low = ((style.pitch or Length(0)) - (style.size or Length(0))) * (BASELINE - 0.5)
    top = Length(max(air[0] - low, 0))
    sides = {"top": top.twips, "bottom": (air[0] + air[1] - top).twips}
    return element("tcMar", *(element(side, w=width, type="dxa") for side, width in sides.items()))


def _frame(style: Style, lines: list[str], margins: str) -> str:
    return element(
        "style",
        element("name", val=f"{style.name} 框线"),
        element("uiPriority", val=99),
        element("tblPr", element("tblInd", w=0, type="dxa"), element("tblBorders", *lines), margins),
        type="table",
        customStyle=True,
        styleId=frame(style.key),
    )


def _line(side: str, weight: Length) -> str:
    return element(side, val="single", sz=weight.eighths, space=0, color="auto")


def _margins(top: Length, bottom: Length, sideways: Length) -> str:
    sides = {"top": top, "left": sideways, "bottom": bottom, "right": sideways}
    return element("tblCellMar", *(element(side, w=width.twips, type="dxa") for side, width in sides.items()))
