"""Bold where a face has none: Chinese text is drawn with an outline, as Word thickens 仿宋 and 楷体.

WeasyPrint draws bold text in the light face where no bold one is installed (its draw/text.py), and embeds that face a second
time. `thicken` is put around the function that draws a run, and `light` around the one that describes its face.
"""

from __future__ import annotations

from weasyprint.text.ffi import pango

from bulletin.engine.faces import Faces
from bulletin.engine.output.wording import worded
from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Computed, Foreign

_REGULAR, _BOLD = 400, 600
# PDF's text rendering modes (ISO 32000-1, table 106).
_FILL, _FILL_AND_STROKE = 0, 2


def thicken(stream: Foreign, textbox: Box, *arguments: Foreign) -> Foreign:
    """Draw a run of the laid-out `textbox`, outlined where its bold is missing; it reads as its author wrote it."""
    with worded(stream, textbox):
        return _thick(stream, textbox, *arguments)


def _thick(stream: Foreign, textbox: Box, *arguments: Foreign) -> Foreign:
    width = _outline(textbox.style)
    if not width:
        return DRAWN.original(stream, textbox, *arguments)
    stream.set_color(textbox.style["color"], stroke=True)
    stream.set_line_width(width)
    stream.set_text_rendering(_FILL_AND_STROKE)
    drawn = DRAWN.original(stream, textbox, *arguments)
    stream.set_text_rendering(_FILL)
    return drawn


def light(style: Computed) -> Foreign:
    """Describe the face of a `style`: the light one where its bold is missing."""
    description = DESCRIBED.original(style)
    if _outline(style):
        pango.pango_font_description_set_weight(description, _REGULAR)
    return description


def _outline(style: Computed) -> float:
    """Return how wide text of a style is outlined, in CSS pixels."""
    faces = style.font_config
    missing = style["font_weight"] >= _BOLD and isinstance(faces, Faces) and style["font_family"][0] not in faces.bold
    return faces.outline if missing else 0


DRAWN = Patch(
    owner="weasyprint.draw.text",
    name="draw_first_line",
    ours=thicken,
    why="Bold text whose face has no bold one is drawn with an outline.",
    takes=("stream", "textbox", "text_overflow", "block_ellipsis", "matrix"),
    used_by=("draw_text",),
)
DESCRIBED = Patch(
    owner="weasyprint.text.line_break",
    name="get_font_description",
    ours=light,
    why="Such text asks for the light face, so that this is not embedded a second time.",
    takes=("style",),
    used_by=("Layout.setup",),
)
MENDS = (Mend(records=(DRAWN, DESCRIBED), without="没有粗体的字体不能加粗"),)
