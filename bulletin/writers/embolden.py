"""Bold where a face has none: Chinese text is drawn with an outline, as Word thickens 仿宋 and 楷体.

WeasyPrint draws bold text in the light face where no bold one is installed (its draw/text.py). `install` puts `thicken`
around the function that draws a run; it is not public, so an engine that lacks it is left as it is, with a warning.
"""

from __future__ import annotations

import logging
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint import VERSION
from weasyprint.draw import text as draw
from weasyprint.text.fonts import FontConfiguration

_WRITTEN_FOR = "70."
_BOLD = 600
# PDF's text rendering modes (ISO 32000-1, table 106).
_FILL, _FILL_AND_STROKE = 0, 2

_original = draw.draw_first_line
_bold: WeakKeyDictionary[FontConfiguration, tuple[frozenset[str], float]] = WeakKeyDictionary()
logger = logging.getLogger(__name__)


def install(configuration: FontConfiguration, families: frozenset[str], width: float) -> None:
    """Let runs be outlined `width` pixels wide where bold is asked for and none of the bold `families` is to be had."""
    if not VERSION.startswith(_WRITTEN_FOR):
        logger.warning("这个版本的排版引擎（WeasyPrint %s）不能加粗没有粗体的字体", VERSION)
        return
    _bold[configuration] = (families, width)
    draw.draw_first_line = thicken


def thicken(stream: Any, textbox: Any, *arguments: Any) -> Any:  # noqa: ANN401  # the engine is untyped
    """Draw a run of the laid-out `textbox`, outlined where its bold is missing."""
    style = textbox.style
    families, width = _bold.get(style.font_config, (frozenset(), 0))
    if style["font_weight"] < _BOLD or style["font_family"][0] in families or not width:
        return _original(stream, textbox, *arguments)
    stream.set_color(style["color"], stroke=True)
    stream.set_line_width(width)
    stream.set_text_rendering(_FILL_AND_STROKE)
    drawn = _original(stream, textbox, *arguments)
    stream.set_text_rendering(_FILL)
    return drawn
