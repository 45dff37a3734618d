"""A Style to the properties of Word's paragraphs and runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import assert_never

from bulletin.document import (
    Block,
    Box,
    Colophon,
    Contents,
    Figure,
    Heading,
    Items,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
)
from bulletin.layout import Layout, Style
from bulletin.typesetting.reckoning.measures import frame_ends, frame_side
from bulletin.writers.docx.formatting.heavy import own_latin
from bulletin.writers.docx.xml import element

_JUSTIFICATION = {"left": "left", "center": "center", "right": "right", "justify": "both"}
# The smallest exact line that Word accepts in its dialogue (0.7 pt), and the smallest type (1 pt).
LEAST_LINE = 14
LEAST_SIZE = 2


@dataclass(frozen=True)
class Uses:
    """What the blocks of a document ask of their styles besides what the layout says: tab stops, frames, paragraphs that a heading leads."""

    leads: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    colophons: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Uses:
        """Collect the styles of the blocks of each kind."""
        used = {(kind, style) for block in blocks for kind, style in _uses(block)}
        return cls(*(frozenset(style for kind, style in used if kind == field.name) for field in fields(cls)))


def _uses(block: Block) -> Iterator[tuple[str, str]]:
    """Return what `block` asks of styles: (field of Uses, key of the style)."""
    match block:
        case Pair():
            yield "pairs", block.style
        case Contents():
            kind = "columns" if block.columns > 1 else "leaders"
            yield from ((kind, entry.style) for entry in block.entries)
        case Table():
            yield "tables", block.style
        case Colophon():
            yield "colophons", block.style
        case Heading():
            if block.run_in:
                yield "leads", block.style
        case Paragraph() | Rule() | Items() | Figure() | Box() | PageBreak():
            return
        case _:
            assert_never(block)


def paragraph_properties(style: Style, layout: Layout, uses: Uses) -> list[str]:
    """Return the children of pPr in the schema's order; none is left out for being off, so that none is inherited."""
    return [
        element("keepNext", val=style.keep_next),
        element("keepLines", val=style.keep_lines),
        element("pageBreakBefore", val=style.new_page),
        element("widowControl", val=bool(style.column)),
        *_rules(style, layout),
        *_tabs(style, layout, uses),
        element("kinsoku", val=True),
        element("overflowPunct", val=False),
        element("topLinePunct", val=False),
        element("autoSpaceDE", val=style.apart),
        element("autoSpaceDN", val=style.apart),
        element("adjustRightInd", val=False),
        element("snapToGrid", val=False),
        _spacing(style, layout),
        _indents(style),
        *([element("contextualSpacing", val=True)] if style.frame != "none" else []),
        element("jc", val=_JUSTIFICATION[style.align]),
        *([element("outlineLvl", val=_outline(style))] if style.level else []),
    ]


def _outline(style: Style) -> int:
    """Return the level in the outline from 0; a heading that the contents pass over hangs below: LibreOffice takes level 0 in."""
    return style.level - style.listed


def _rules(style: Style, layout: Layout) -> list[str]:
    """Draw a style that has a weight as a line below its paragraph, and a frame where the style has one."""
    if style.frame != "none":
        (above, below), sides = frame_ends(style), frame_side(style, layout)
        borders = (("top", above), ("left", sides), ("bottom", below), ("right", sides))
        thick, colour = layout.page.rule.eighths, _colour(style)
        drawn = (
            element(side, val="single", sz=thick, space=round(space.pt), color=colour)
            for side, space in borders
            if style.frame == "box" or space is not sides
        )
        return [element("pBdr", *drawn)]
    if not style.weight:
        return []
    line = element("bottom", val="single", sz=style.weight.eighths, space=0, color=_colour(style))
    return [element("pBdr", line)]


def _tabs(style: Style, layout: Layout, uses: Uses) -> list[str]:
    if style.column:
        return [element("tabs", *_columns(style, layout))]
    if style.key not in uses.pairs | uses.leaders | uses.columns:
        return []
    leader = "middleDot" if style.key in uses.leaders | uses.columns else None
    width = layout.contents_column if style.key in uses.columns else layout.page.measure
    edge = (width - style.right).twips
    return [element("tabs", element("tab", val="right", leader=leader, pos=edge))]


def _columns(style: Style, layout: Layout) -> list[str]:
    """Write a stop for each column of names, a little before it: so a name that fills its column leads to the one after the next.

    The names behind a label begin where the paragraph hangs.
    """
    first = [style.left] if style.indent < 0 else []
    count = (layout.page.measure - style.left) // style.column
    stops = [*first, *(style.left + style.column * number - layout.page.slack for number in range(1, count + 1))]
    return [element("tab", val="left", pos=stop.twips) for stop in stops]


def _spacing(style: Style, layout: Layout) -> str:
    """Return the pitch: exact, but at least for a style without one, since it holds pictures; for a rule its space."""
    if style.weight:
        line = max(style.before.twips, LEAST_LINE)
        return element("spacing", before=0, after=0, line=line, lineRule="exact")
    pitch = (style.pitch or layout.page.pitch).twips
    rule = "atLeast" if style.pitch is None else "exact"
    return element("spacing", before=style.before.twips, after=style.after.twips, line=pitch, lineRule=rule)


def _indents(style: Style) -> str:
    """Return the indents; the first line's also in characters, which is what Word shows and keeps when sizes change.

    What hangs is told in twips alone: in characters Word reckons it from the edge, whatever the left indent says. The noughts keep
    a first line in characters from being inherited.
    """
    characters, twips = round(style.indent_characters * 100), abs(style.indent.twips)
    first = {"firstLineChars": characters, "firstLine": twips}
    if style.indent < 0:
        first = {"firstLineChars": 0, "hangingChars": 0, "hanging": twips}
    return element("ind", left=style.left.twips, right=style.right.twips, **first)


def run_properties(style: Style, layout: Layout) -> list[str]:
    """Return the children of rPr in the schema's order; a character style writes only what it changes."""
    if style.weight and not style.character:  # a rule; the weight of a character style is that of a drawn bold
        return least_size()
    bold = [element("b", val=style.bold), element("bCs", val=style.bold)]
    return [
        *(fonts(style, layout) if style.face else []),
        *(bold if style.bold or not style.character else []),
        *([element("color", val=_colour(style))] if style.colour else []),
        *([element("spacing", val=style.spacing.twips)] if style.spacing is not None else []),
        *size(style),
        *([element("vertAlign", val="superscript" if style.rise > 0 else "subscript")] if style.rise else []),
    ]


def fonts(style: Style, layout: Layout) -> list[str]:
    """Name all four faces; the page number is set in its Chinese face alone (GB/T 9704, 7.5)."""
    chinese = layout.faces[style.face].family
    latin = chinese if style.key == "folio" else own_latin(layout, style.face)
    return [element("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)]


def size(style: Style) -> list[str]:
    """Return the type size in half points; nothing for a style that leaves it to its surroundings."""
    if style.size is None:
        return []
    return [element("sz", val=style.size.half_points), element("szCs", val=style.size.half_points)]


def least_size() -> list[str]:
    """Return the smallest type size, for runs without text."""
    return [element("sz", val=LEAST_SIZE), element("szCs", val=LEAST_SIZE)]


def _colour(style: Style) -> str:
    return style.colour.removeprefix("#")
