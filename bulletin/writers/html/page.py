"""The whole reading page: a document goes in; one file with its head, landmarks, style sheet and pictures comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bulletin.document import Block, Document, Figure, Meta, Paragraph, ended, plain
from bulletin.writers.html.blocks import Blocks
from bulletin.writers.html.outline import NAMES, Outline, Part, outline
from bulletin.writers.html.sheet import css

# Nothing is loaded, run or sent, whatever a browser would make of the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def write(document: Document) -> bytes:
    """Write one HTML file that stands alone: its pictures are in it, its faces are the reader's own."""
    parts = outline(document.blocks)
    blocks = Blocks(document, top=2 if parts.named else 1)
    body = "\n".join(_body(parts, blocks))
    page = f'<!DOCTYPE html>\n<html lang="{document.meta.language}">\n{_head(document)}\n<body>\n{body}\n</body>\n</html>\n'
    return page.encode()


def _head(document: Document) -> str:
    meta, screen = document.meta, document.layout.screen
    named = "".join(
        f'<meta name="{name}" content="{escape(content)}">\n' for name, content in _described(meta) if content
    )
    themes = "".join(
        f'<meta name="theme-color" media="(prefers-color-scheme: {mode})" content="{colours.paper}">\n'
        for mode, colours in (("light", screen.light), ("dark", screen.dark))
    )
    return (
        f'<head>\n<meta charset="utf-8">\n<title>{escape(meta.title)}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="format-detection" content="telephone=no">\n'
        f'{themes}{named}<link rel="icon" href="data:,">\n<style>{css(document)}</style>\n</head>'
    )


def _described(meta: Meta) -> Iterator[tuple[str, str]]:
    """Yield what catalogues ask for (DCMI Metadata Terms), and what search engines do."""
    created = meta.created.isoformat()
    yield from (("author", meta.author), ("description", meta.subject))
    yield from (("dcterms.title", meta.title), ("dcterms.publisher", meta.author), ("dcterms.isPartOf", meta.subject))
    yield from (("dcterms.issued", created), ("dcterms.created", created), ("dcterms.modified", created))
    yield from (("dcterms.language", meta.language), ("dcterms.type", "Text"), ("dcterms.format", "text/html"))


def _body(parts: Outline, blocks: Blocks) -> Iterator[str]:
    """Yield the landmarks of the page in their order."""
    yield '<a class="skip" href="#main">跳到正文</a>'
    if parts.masthead:
        yield f'<header class="masthead">{"".join(_masthead(parts.masthead, blocks))}</header>'
    yield from map(blocks.contents, parts.contents)
    yield '<main id="main" tabindex="-1">'
    if parts.loose:
        yield f"{blocks.write(parts.loose)}{blocks.notes()}"
    yield from (_part(part, blocks) for part in parts.parts)
    yield "</main>"
    if parts.colophon:
        yield blocks.block(parts.colophon)


def _masthead(masthead: Sequence[Block], blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of the masthead; the bulletin's name, written or drawn, is the page's heading."""
    for block in masthead:
        match block:
            case Paragraph(style=style) if style in NAMES:
                characters = max(len(plain(line)) for line in ended(block.inlines))
                yield f'<h1 class="{style}" style="--characters:{characters}">{blocks.inlines.write(block.inlines, style)}</h1>'
            case Figure(style=style) if style in NAMES:
                yield f'<h1 class="{style}">{"".join(map(blocks.image, block.images))}</h1>'
            case _:
                yield blocks.block(block)


def _part(part: Part, blocks: Blocks) -> str:
    """Write an article, or an attachment, and the notes to it."""
    blocks.depth = blocks.top - 1
    written = f"{blocks.write(part.blocks)}{blocks.notes()}"
    if part.attached:
        return f'<section class="attached" aria-label="{escape(part.name)}">{written}</section>'
    named = f' aria-labelledby="{escape(part.title.anchor)}"' if part.title else ""
    return f'<article class="written"{named}>{written}</article>'
