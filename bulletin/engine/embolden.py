"""Bold where a face has none: Chinese text is drawn with an outline, as Word thickens 仿宋 and 楷体.

WeasyPrint draws bold text in the light face where no bold one is installed (its draw/text.py), and embeds that face a second
time. `install` puts `thicken` around the function that draws a run, and `light` around the one that describes its face; they
are not public, so an engine that lacks them is left as it is, with a warning.
"""

from __future__ import annotations

import logging
from typing import Any

from weasyprint import VERSION
from weasyprint.draw import text as draw
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

from bulletin.engine.faces import Faces

_WRITTEN_FOR = "70."
_REGULAR, _BOLD = 400, 600
# PDF's text rendering modes (ISO 32000-1, table 106).
_FILL, _FILL_AND_STROKE = 0, 2

_draw, _describe = draw.draw_first_line, line_break.get_font_description
logger = logging.getLogger(__name__)


def install() -> None:
    """Let texts be outlined where bold is asked for and their face has no bold one."""
    if not VERSION.startswith(_WRITTEN_FOR):
        logger.warning("这个版本的排版引擎（WeasyPrint %s）不能加粗没有粗体的字体", VERSION)
        return
    draw.draw_first_line, line_break.get_font_description = thicken, light


def thicken(stream: Any, textbox: Any, *arguments: Any) -> Any:  # noqa: ANN401  # the engine is untyped
    """Draw a run of the laid-out `textbox`, outlined where its bold is missing."""
    width = _outline(textbox.style)
    if not width:
        return _draw(stream, textbox, *arguments)
    stream.set_color(textbox.style["color"], stroke=True)
    stream.set_line_width(width)
    stream.set_text_rendering(_FILL_AND_STROKE)
    drawn = _draw(stream, textbox, *arguments)
    stream.set_text_rendering(_FILL)
    return drawn


def light(style: Any) -> Any:  # noqa: ANN401
    """Describe the face of a `style`: the light one where its bold is missing."""
    description = _describe(style)
    if _outline(style):
        pango.pango_font_description_set_weight(description, _REGULAR)
    return description


def _outline(style: Any) -> float:  # noqa: ANN401
    """Give how wide text of a style is outlined, in CSS pixels."""
    faces = style.font_config
    missing = style["font_weight"] >= _BOLD and isinstance(faces, Faces) and style["font_family"][0] not in faces.bold
    return faces.outline if missing else 0
