"""Heights reckoned before Word lays anything out: the lines that a text is broken into."""

from __future__ import annotations

from bulletin.document import Box, Colophon, Inline, LineBreak, Paragraph, plain
from bulletin.layout import Layout, Style
from bulletin.layout.lengths import Length
from bulletin.text import scripts, widths
from bulletin.text.breaking import fill, words

# Digits are half an em wide, capitals and @ more: reckoned so, a line is rather thought too long than too short.
_LATIN_WIDTH = 0.52


def colophon_height(block: Colophon, layout: Layout) -> Length:
    """Return the height of the colophon from its first rule to its last, both included."""
    page, pad = layout.page, layout.styles[block.style].pad
    rules = page.rule * 2 + page.thin * (len(block.parts) - 1)
    return Length(
        rules + sum(paragraph_height(p, layout) for part in block.parts for p in part) + pad * 2 * len(block.parts)
    )


def fits_page(block: Box, layout: Layout) -> bool:
    """Tell whether a box has room on a page, if no paragraph of it is a line longer than reckoned."""
    lines = sum(paragraph_height(part, layout) + layout.page.pitch for part in block.parts)
    return layout.styles[block.style].pad * 2 + lines <= layout.page.depth


def paragraph_height(block: Paragraph, layout: Layout) -> Length:
    """Return the height of a paragraph's lines."""
    style = layout.styles[block.style]
    return _text_height(block.inlines, style, layout.page.measure - style.left - style.right, layout)


def _text_height(inlines: tuple[Inline, ...], style: Style, room: Length, layout: Layout) -> Length:
    lines = sum(_count(line, style, room) for line in _lines(inlines))
    return (style.pitch or layout.page.pitch) * lines


def _count(line: str, style: Style, room: Length) -> int:
    """Count the lines that a text is broken into."""
    size, spacing = (style.size or Length(0)).pt, (style.spacing or Length(0)).pt
    spaced = [spacing * (not latin) for latin, run in scripts.split(line) for _ in run]
    wide = [size * one + space for one, space in zip(widths.each(line), spaced, strict=True)]
    wide[:1] = [wide[0] + style.indent.pt] if wide else []
    return max(len(fill(words(line, wide, room.pt), room.pt)), 1)


def _lines(inlines: tuple[Inline, ...]) -> list[str]:
    return "".join("\n" if isinstance(inline, LineBreak) else plain((inline,)) for inline in inlines).split("\n")


def ems(line: str) -> float:
    """Return how wide a line is set, in characters."""
    return sum(len(piece) * (_LATIN_WIDTH if latin else 1) for latin, piece in scripts.split(line))
