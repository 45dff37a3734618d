"""Inlines to runs: each script in its face, links and footnotes as Word's own."""

from __future__ import annotations

from typing import assert_never

from bulletin import scripts
from bulletin.document import Footnote, Inline, LineBreak, Link, Text
from bulletin.writers.docx import parts
from bulletin.writers.docx.story import Story
from bulletin.writers.docx.styles import MARK, run_style
from bulletin.writers.docx.xml import element, escape

# Marks such as “ ” — … belong to both scripts; the hint makes Word set them in the Chinese face.
_CHINESE = element("rFonts", hint="eastAsia")
LINE_BREAK = element("r", element("br"))
TAB = element("r", element("tab"))
_LINK = "link"


def runs(story: Story, inlines: tuple[Inline, ...], style: str = "", *, in_note: bool = False) -> str:
    """Write `inlines`; `style` holds for text without a style of its own and is empty where the paragraph's holds."""
    return "".join(_inline(story, inline, style, in_note=in_note) for inline in inlines)


def text(value: str, style: str = "", *properties: str) -> str:
    """Write `value` as runs, one a script; `style` is the id of a character style, `properties` go on top of it."""
    chosen = element("rStyle", val=style) if style else ""
    return "".join(_run(piece, chosen, "" if latin else _CHINESE, *properties) for latin, piece in scripts.split(value))


def _inline(story: Story, inline: Inline, style: str, *, in_note: bool) -> str:
    match inline:
        case Text():
            own = inline.style or style
            return text(inline.text, run_style(story.style(own)) if own else "")
        case LineBreak():
            return LINE_BREAK
        case Link():
            return _link(story, inline, style, in_note=in_note)
        case Footnote():
            return _footnote(story, inline)
        case _:
            assert_never(inline)


def _run(piece: str, *properties: str) -> str:
    shown = f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
    written = "".join(properties)
    return element("r", element("rPr", written) if written else "", shown)


def _link(story: Story, link: Link, style: str, *, in_note: bool) -> str:
    number = story.link(link.url, in_note=in_note)
    inner = runs(story, link.inlines, _LINK if _LINK in story.layout.styles else style, in_note=in_note)
    return f'<w:hyperlink r:id="{number}" w:history="1">{inner}</w:hyperlink>'


def _footnote(story: Story, note: Footnote) -> str:
    content = runs(story, note.inlines, in_note=True)
    story.footnotes.append(parts.footnote(note.number, note.style, content, story.free_below(note)))
    mark = element("rPr", element("rStyle", val=MARK))
    return element("r", mark, element("footnoteReference", id=note.number))
