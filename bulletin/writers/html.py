"""Blocks to HTML and Layout to CSS, in the words of the engine that lays out the pages."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from bulletin.document import (
    Document,
)
from bulletin.typesetting.markup import Html
from bulletin.typesetting.sheet import css


def write(document: Document) -> bytes:
    """Write one HTML file that stands alone: its pictures are in it, its faces are the reader's own."""
    layout = document.layout
    local = {
        role: ", ".join(f'local("{name}")' for name in (face.official, *face.alternatives))
        for role, face in layout.faces.items()
    }
    text = Html(document, {}).page().replace("</head>", f"<style>{css(layout, local)}</style></head>")
    for name, picture in document.pictures.items():
        address = f"data:{picture.media};base64,{b64encode(picture.data).decode()}"
        text = text.replace(f'<img src="{escape(name)}"', f'<img src="{address}"')
    return text.encode()
