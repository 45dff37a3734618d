"""Inlines to runs: each script in its face, links and footnotes as Word's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from itertools import takewhile
from typing import assert_never

from bulletin import scripts
from bulletin.document import Footnote, Inline, LineBreak, Link, Text, plain
from bulletin.writers.docx import parts
from bulletin.writers.docx.story import Story
from bulletin.writers.docx.styles import MARK, run_style
from bulletin.writers.docx.xml import element, escape

# Marks such as “ ” — … belong to both scripts; the hint makes Word set them in the Chinese face.
_CHINESE = element("rFonts", hint="eastAsia")
LINE_BREAK = element("r", element("br"))
TAB = element("r", element("tab"))
_LINK = "link"


class _Script(Enum):
    """How a piece of text finds its face; MARKS are Chinese ones that stand where a reader would think them Latin."""

    LATIN = auto()
    CHINESE = auto()
    MARKS = auto()


def runs(story: Story, inlines: tuple[Inline, ...], style: str, *, own: str = "", in_note: bool = False) -> str:
    """Write `inlines` of a paragraph in `style`; `own` is the style of text in it that has none of its own."""
    written, before = "", ""
    for inline in inlines:
        match inline:
            case Text():
                written += _text(story, inline, style, own, before)
            case LineBreak():
                written += LINE_BREAK
            case Link():
                written += _link(story, inline, style, in_note=in_note)
            case Footnote():
                written += _footnote(story, inline)
            case _:
                assert_never(inline)
        before = plain((inline,))[-1:]
    return written


def text(value: str, face: str, style: str = "", properties: str = "", before: str = "") -> str:
    """Write `value` as runs, one a script; `style` is the id of a character style, `properties` go on top of it.

    `face` is the Chinese face, and `before` the character that the text follows, if any.
    """
    chosen = element("rStyle", val=style) if style else ""
    faces = {
        _Script.LATIN: "",
        _Script.CHINESE: _CHINESE,
        _Script.MARKS: element("rFonts", hint="eastAsia", ascii=face, hAnsi=face),
    }
    return "".join(_run(piece, chosen + faces[script] + properties) for script, piece in _pieces(value, before))


def _text(story: Story, inline: Text, style: str, own: str, before: str) -> str:
    chosen = inline.style or own
    face = story.face(chosen) or story.face(style)
    return text(inline.text, face, run_style(story.style(chosen)) if chosen else "", before=before)


def _pieces(value: str, before: str) -> Iterator[tuple[_Script, str]]:
    """Split by script. LibreOffice, unlike Word, reads no hints: to it a mark behind Latin text is Latin too."""
    pieces = scripts.split(value)
    behind_latin = bool(before) and scripts.split(before)[0][0]
    for index, (latin, piece) in enumerate(pieces):
        marks = "".join(takewhile(_ambiguous, piece)) if not latin else ""
        opens_latin = not before and index == 0 and marks == piece and len(pieces) > 1
        if marks and (index > 0 or behind_latin or opens_latin):
            yield _Script.MARKS, marks
            piece = piece.removeprefix(marks)  # noqa: PLW2901  # the rest of it
        if piece:
            yield _Script.LATIN if latin else _Script.CHINESE, piece


def _ambiguous(char: str) -> bool:
    """Tell whether a character is wide among Chinese ones and narrow among Latin ones (Unicode annex 11)."""
    return unicodedata.east_asian_width(char) == "A"


def _run(piece: str, properties: str) -> str:
    shown = f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
    return element("r", element("rPr", properties) if properties else "", shown)


def _link(story: Story, link: Link, style: str, *, in_note: bool) -> str:
    number = story.link(link.url, in_note=in_note)
    inner = runs(story, link.inlines, style, own=_LINK if _LINK in story.layout.styles else "", in_note=in_note)
    return f'<w:hyperlink r:id="{number}" w:history="1">{inner}</w:hyperlink>'


def _footnote(story: Story, note: Footnote) -> str:
    content = runs(story, note.inlines, note.style, in_note=True)
    story.footnotes.append(parts.footnote(note.number, note.style, content, story.free_below(note)))
    mark = element("rPr", element("rStyle", val=MARK))
    return element("r", mark, element("footnoteReference", id=note.number))
