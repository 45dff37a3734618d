"""Justify Chinese: a laid-out line and what it lacks go in, its characters come out spread to the edge.

WeasyPrint widens only spaces (its layout/inline.py, `justify_line`), so that Chinese paragraphs end ragged. `install` puts
`spread` in the place of that, and sets texts as setting.py says. Both touch names of WeasyPrint that are not public; so they
are tried out first, and where that fails, or the version is not the one they were written for, lines stay ragged, Latin
text keeps the Chinese face, and one warning says so.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from weasyprint import HTML, VERSION
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import can_break_text

from bulletin.engine import setting
from bulletin.engine.faces import Faces
from bulletin.engine.pieces import Piece, pieces

_WRITTEN_FOR = "70."
# No gap grows beyond half a character: a line that lacks more is left ragged, as a typesetter would leave it.
_MOST = 0.5
_SPACE = "\u3000"
# A line is flush where it lacks less than this many pixels.
_FLUSH = 0.2

unjustified, _original_breaks = inline.justify_line, inline.can_break_inside
logger = logging.getLogger(__name__)


def install(faces: Faces) -> bool:
    """Put `spread` into the engine; False, and one warning, where this engine is not the one it was written for."""
    if inline.justify_line is spread:
        return True
    inline.justify_line, inline.can_break_inside = spread, _breaks
    setting.install()
    if VERSION.startswith(_WRITTEN_FOR) and _works(faces):
        return True
    inline.justify_line, inline.can_break_inside = unjustified, _original_breaks
    setting.uninstall()
    logger.warning("这个版本的排版引擎（WeasyPrint %s）不能两端对齐中文：右边不齐，西文用汉字的字体", VERSION)
    return False


def spread(context: Any, line: Any, lacking: float) -> None:  # noqa: ANN401  # the engine is untyped
    """Share the `lacking` width among the gaps of `line` between Chinese characters and around Latin runs.

    No gap lies inside —— or ……, a number or a word.
    """
    texts = [box for box in _texts(line) if _seen(box)]
    if "pair" in _classes(line) or not texts:
        unjustified(context, line, lacking)
        return
    behind = {id(box): _behind(box, after) for box, after in pairwise(texts)}
    shares = sum(behind.values()) + sum(_inside(box) for box in texts)
    lacking -= context.font_config.slack if isinstance(context.font_config, Faces) else 0
    lacking += max(setting.spacing(texts[-1].style), 0)  # behind the last character there is no gap
    hanging, width = _hanging(context, texts[-1])
    shares, lacking = shares - hanging, lacking + width
    if shares > 0 and lacking / shares <= _MOST * line.style["font_size"]:
        _shift(line, lacking / shares, behind, 0)


def _hanging(context: Any, box: Any) -> tuple[int, float]:  # noqa: ANN401
    """Count the ideographic spaces that a text ends with, and measure them: none is seen, so they stand beyond the edge."""
    seen = box.text.rstrip(_SPACE)
    if seen == box.text or not seen:
        return 0, 0
    width = inline.split_text_box(context, box.copy_with_text(seen), None, 0)[0].width
    return len(box.text) - len(seen), max(box.width - width, 0)


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


def _seen(box: Any) -> list[Piece]:  # noqa: ANN401
    """Give the pieces of a text that take room."""
    return [piece for piece in pieces(box.text) if piece.kind != "unseen"]


def _like_latin(box: Any, piece: Piece) -> bool:  # noqa: ANN401
    """Tell whether a piece of `box` is Latin, or consists of marks that LibreOffice takes for Latin."""
    return piece.kind == "latin" or "marks" in _classes(box)


def _inside(box: Any) -> int:  # noqa: ANN401
    """Count the shares inside a text; in marks that LibreOffice takes for Latin there are none."""
    return 0 if "marks" in _classes(box) else sum(piece.shares for piece in pieces(box.text))


def _behind(box: Any, after: Any) -> int:  # noqa: ANN401
    """Count the shares of the gap between two texts; the one that a unit has not inside stands behind it."""
    last = _seen(box)[-1]
    if _like_latin(box, last):
        return int(not _like_latin(after, _seen(after)[0]))
    return 2 if last.kind == "unit" else 1


def _shift(box: Any, share: float, behind: Mapping[int, int], by: float) -> float:  # noqa: ANN401
    """Move `box` right `by`, widen its gaps by a `share` each, and give how far what follows has to move."""
    if isinstance(box, boxes.TextBox):
        box.position_x += by
        if inside := _inside(box):
            box.pango_layout.share = share
        box.width += share * inside
        return by + share * (inside + behind.get(id(box), 0))
    if not _spreads(box):
        box.translate(by, 0)
        return by
    box.position_x += by
    start = by
    for child in box.children:
        if child.is_in_normal_flow():
            by = _shift(child, share, behind, by)
    box.width += by - start
    return by


def _breaks(box: Any) -> bool:  # noqa: ANN401
    """Tell whether a line may end inside a box; the engine overlooks the places where parts of a box meet."""
    if not isinstance(box, boxes.InlineBox):
        return bool(_original_breaks(box))
    text = "".join(part.text for part in _texts(box))
    return bool(text) and bool(can_break_text(text, box.style["lang"]))


def _works(faces: Faces) -> bool:
    """Lay out three lines and look whether the full ones end at the edge."""
    style = f"<style>@page{{size:200px;margin:0}}body{{margin:0;font:16px '{faces.latin}';text-align:justify;letter-spacing:-.1px}}</style>"
    page = style + "国" * 30
    try:
        rendered = HTML(string=page).render(font_config=faces)
        lines = [box for box in rendered.pages[0]._page_box.descendants() if isinstance(box, boxes.LineBox)]  # noqa: SLF001
        full = [next(_texts(line)) for line in lines[:-1]]
        return bool(full) and all(abs(text.position_x + text.width + faces.slack - 200) < _FLUSH for text in full)
    except (AttributeError, TypeError, KeyError, ValueError):
        return False
