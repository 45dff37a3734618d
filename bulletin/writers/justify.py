"""Justify Chinese: a laid-out line and what it lacks go in, its characters come out spread to the edge.

WeasyPrint widens only spaces (its layout/inline.py, `justify_line`), so that Chinese paragraphs end ragged; and it cuts
the places of glyphs down to whole thousandths of the type size (its draw/text.py), which over 28 characters adds up to a
quarter of a millimetre. `install` puts `spread` in the place of the first and mends the second. Both touch names of
WeasyPrint that are not public; so they are tried out first, and where that fails, or the version is not the one they were
written for, lines stay as they are and one warning says so.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint import HTML, VERSION
from weasyprint.draw import text as draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import can_break_text, create_layout

from bulletin import scripts

_WRITTEN_FOR = "70."
_NO_WIDTH = re.compile("[\u200b\u2060]")
_UNITS = ("——", "……")
# No gap grows beyond half a character: a line that lacks more is left ragged, as a typesetter would leave it.
_MOST = 0.5
# A line is flush where it lacks less than this many pixels.
_FLUSH = 0.2

unjustified = inline.justify_line
_original_split, _original_breaks = inline.split_text_box, inline.can_break_inside
_slack: WeakKeyDictionary[FontConfiguration, float] = WeakKeyDictionary()
logger = logging.getLogger(__name__)


def install(configuration: FontConfiguration, slack: float) -> bool:
    """Put `spread` into the engine; False, and one warning, where this engine is not the one it was written for.

    Lines set with `configuration` end `slack` pixels before the width that they were broken at.
    """
    if inline.justify_line is not unjustified:
        _slack[configuration] = slack
        return True
    inline.justify_line = spread
    inline.split_text_box, inline.can_break_inside = _split, _breaks
    if VERSION.startswith(_WRITTEN_FOR) and _works(configuration):
        draw.int = _exact
        _slack[configuration] = slack
        return True
    inline.justify_line = unjustified
    inline.split_text_box, inline.can_break_inside = _original_split, _original_breaks
    logger.warning("这个版本的排版引擎（WeasyPrint %s）不能两端对齐中文，右边不齐", VERSION)
    return False


def spread(context: Any, line: Any, lacking: float) -> None:  # noqa: ANN401  # the engine is untyped
    """Share the `lacking` width among the gaps of `line` between Chinese characters and around Latin runs.

    No gap lies inside —— or ……, a number or a word.
    """
    texts = [box for box in _texts(line) if _seen(box)]
    if line.style["text_align_last"] == "justify" or not texts:
        unjustified(context, line, lacking)
        return
    behind = {id(box): _behind(box, after) for box, after in pairwise(texts)}
    shares = sum(behind.values()) + sum(_inside(box) for box in texts)
    lacking -= _slack.get(context.font_config, 0)
    lacking += _spacing(texts[-1])  # behind the last character there is no gap
    if shares and lacking / shares <= _MOST * line.style["font_size"]:
        _shift(context, line, lacking / shares, behind, 0)


def _texts(box: Any) -> Iterator[Any]:  # noqa: ANN401
    if isinstance(box, boxes.TextBox):
        yield box
    elif _spreads(box):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _spreads(box: Any) -> bool:  # noqa: ANN401
    """Tell whether there are gaps in a box: a list's mark stays as it is, and close to its text."""
    return isinstance(box, (boxes.LineBox, boxes.InlineBox)) and "mark" not in _classes(box)


def _classes(box: Any) -> list[str]:  # noqa: ANN401
    return (box.element.get("class") or "").split() if box.element is not None else []


def _seen(box: Any) -> str:  # noqa: ANN401
    """Give the characters of a run that take room."""
    return _NO_WIDTH.sub("", box.text)


def _latin(box: Any) -> bool:  # noqa: ANN401
    """Tell whether a run is Latin, or consists of marks that LibreOffice takes for Latin."""
    return "marks" in _classes(box) or any(latin for latin, _ in scripts.split(_seen(box)))


def _inside(box: Any) -> int:  # noqa: ANN401
    """Count the shares inside a run: one a gap, in Latin one a space, none in a unit."""
    seen = _seen(box)
    if _latin(box):
        return seen.count(" ")
    return 0 if seen in _UNITS else max(len(seen) - 1, 0)


def _behind(box: Any, after: Any) -> int:  # noqa: ANN401
    """Count the shares of the gap between two runs; the one that a unit has not inside stands behind it."""
    if _latin(box):
        return int(not _latin(after))
    return 2 if _seen(box) in _UNITS else 1


def _shift(context: Any, box: Any, share: float, behind: Mapping[int, int], by: float) -> float:  # noqa: ANN401
    """Move `box` right `by`, widen its gaps by a `share` each, and give how far what follows has to move."""
    if isinstance(box, boxes.TextBox):
        box.position_x += by
        wider = share * _inside(box)
        if wider:
            _widen(context, box, share)
        box.width += wider
        return by + wider + share * behind.get(id(box), 0)
    if not _spreads(box):
        box.translate(by, 0)
        return by
    box.position_x += by
    start = by
    for child in box.children:
        if child.is_in_normal_flow():
            by = _shift(context, child, share, behind, by)
    box.width += by - start
    return by


def _widen(context: Any, box: Any, share: float) -> None:  # noqa: ANN401
    """Set a run with wider gaps."""
    box.style = box.style.copy()
    if _latin(box):
        box.style["word_spacing"] += share
    else:
        box.style["letter_spacing"] = _spacing(box) + share
    layout = create_layout(box.text, box.style, context, max_width=None, justification_spacing=0)
    layout.deactivate()
    box.pango_layout = layout


def _spacing(box: Any) -> float:  # noqa: ANN401
    spacing = box.style["letter_spacing"]
    return 0 if spacing == "normal" else float(spacing)


def _split(context: Any, box: Any, width: float, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
    """Break a run; the space that characters are drawn together by is not to be had behind the last one of a line."""
    behind = min(_spacing(box), 0)
    new, skip, preserved = _original_split(context, box, width + behind, *arguments, **named)
    if new is not None and skip is None and width + behind < new.width <= width:
        new.width = width - behind  # nothing more has room, so the line ends here: too late
    return new, skip, preserved


def _breaks(box: Any) -> bool:  # noqa: ANN401
    """Tell whether a line may end inside a box; the engine overlooks the places where parts of a box meet."""
    if not isinstance(box, boxes.InlineBox):
        return bool(_original_breaks(box))
    text = "".join(part.text for part in _texts(box))
    return bool(text) and bool(can_break_text(text, box.style["lang"]))


def _exact(value: float) -> float:
    """Stand in for `int` where the engine writes a glyph's place: PDF takes decimals."""
    return round(value, 2)


def _works(configuration: FontConfiguration) -> bool:
    """Lay out three lines and look whether the full ones end at the edge."""
    page = "<style>@page{size:200px;margin:0}body{margin:0;text-align:justify;font-size:16px}</style>" + "国" * 30
    try:
        rendered = HTML(string=page).render(font_config=configuration)
        lines = [box for box in rendered.pages[0]._page_box.descendants() if isinstance(box, boxes.LineBox)]  # noqa: SLF001
        full = [next(_texts(line)) for line in lines[:-1]]
        return bool(full) and all(abs(text.position_x + text.width - 200) < _FLUSH for text in full)
    except (AttributeError, TypeError, KeyError, ValueError):
        return False
