"""Justify Chinese: a laid-out line and what it lacks go in, its characters come out spread to the edge.

WeasyPrint widens only spaces (its layout/inline.py, `justify_line`), so that Chinese paragraphs end ragged. `spread` takes the
place of that; it needs texts that are set as setting.py says, so both stand or fall together: without them lines stay ragged
and Latin text keeps the Chinese face. Which gaps of 甲乙2024丙 are widened: pieces.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import inf

from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import can_break_text

from bulletin.engine.faces import Faces
from bulletin.engine.lines import breaking, drawing, glyphs, laid, measured, plain, setting
from bulletin.engine.lines.laid import Line
from bulletin.engine.lines.long_runs import tearing
from bulletin.engine.lines.pieces import Behind, Piece, Pieces, accented
from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Foreign, page_box

# A line is flush where it lacks less than this many pixels.
_FLUSH = 0.2


def spread(context: Foreign, line: Box, lacking: float) -> None:
    """Share the `lacking` width among the gaps of `line` between Chinese characters and around Latin runs.

    No gap lies inside —— or ……, a number or a word.
    """
    texts = [box for box in _texts(line) if _between(box).last]
    if "pair" in _classes(line) or not texts:
        SPREAD.original(context, line, lacking)
        if texts and not any(" " in box.text for box in texts):  # the right side of a pair, alone on its line
            for child in line.children:
                child.translate(lacking, 0)
        return
    if any(accented(box.text) for box in texts):
        return  # left ragged
    behind = {id(box): _behind(box, after) for box, after in pairwise(texts)}
    shares = sum(behind.values()) + sum(_inside(box) for box in texts) - setting.hanging(texts[-1])
    line.room = lacking + sum(map(_shrink, texts))
    lacking -= _margin(context, texts[-1])
    if shares <= 0:
        return
    if lacking / shares <= _limits(context)[1] * line.style["font_size"]:
        _shift(line, lacking / shares, behind, 0)
    else:  # left ragged, as a typesetter would leave it, or set again (long_runs.py)
        context.strain = lacking / shares


def align(context: Foreign, line: Box, available_width: float, last: bool) -> Foreign:  # noqa: FBT001  # the engine's own signature
    """Align a line, its spaces as wide as they should be, or as there is room for: it was broken with them at their least."""
    texts = list(_texts(line))
    if narrow := sum(map(_shrink, texts)):
        texts = [box for box in texts if _between(box).last]
        beyond = line.width + narrow - (available_width - _margin(context, texts[-1]))
        _settle(line, min(max(beyond / narrow, 0), 1), 0)
    return ALIGN.original(context, line, available_width, last)


def _limits(context: Foreign) -> tuple[float, float]:
    """Return how far before its edge a spread line ends, and how far no gap grows beyond."""
    faces = context.font_config
    return (faces.slack, faces.stretch) if isinstance(faces, Faces) else (0, inf)


def _margin(context: Foreign, last: Box) -> float:
    """Return how far before its edge a line ends, with the spacing behind its `last` text, which is not seen there."""
    spaced, edge = setting.spacing(last.style), _between(last).last
    return _limits(context)[0] - (spaced if spaced > 0 or (edge and edge.close) else 0)


def _settle(box: Box, shrunk: float, by: float) -> float:
    """Move `box` right `by`, widen its spaces up to the share `shrunk` of what they may shrink; give how far to move what follows."""
    if not isinstance(box, boxes.TextBox) and not _spreads(box):
        box.translate(by, 0)
        return by
    box.position_x += by
    start = by
    if isinstance(box, boxes.TextBox):
        by += (1 - shrunk) * _shrink(box)
        box.pango_layout.shrunk = shrunk
    else:
        for child in box.children:
            if child.is_in_normal_flow():
                by = _settle(child, shrunk, by)
    box.width += by - start
    return by


def _texts(box: Box) -> Iterator[Box]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif _spreads(box):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _spreads(box: Box) -> bool:
    """Tell whether there are gaps in a box: a list's mark stays as it is, and close to its text."""
    return isinstance(box, (boxes.LineBox, boxes.InlineBox)) and "mark" not in _classes(box)


def _classes(box: Box) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def _between(box: Box) -> Line | Pieces:
    """Return what lies between the characters of a text; from one that ends a line the engine may have taken its last spaces."""
    line = box.pango_layout
    kept = isinstance(line, Line) and len(line.told) == len(box.text)
    return line if kept else setting.cut(box.style, box.text)


def _shrink(box: Box) -> float:
    """Return how much narrower a text was taken to be when its line was broken, in CSS pixels: Word shrinks spaces by a quarter."""
    if " " not in box.text or not setting.is_ours(box.style):
        return 0
    return setting.least(box.style) * _between(box).spaces


def _like_latin(box: Box, edge: Piece | Behind | None) -> bool:
    """Tell whether `box` is Latin at an edge, or consists of marks that LibreOffice takes for Latin."""
    return (edge is not None and edge.kind == "latin") or "marks" in _classes(box)


def _inside(box: Box) -> int:
    """Count the shares inside a text; in marks that LibreOffice takes for Latin there are none."""
    return 0 if "marks" in _classes(box) else _between(box).shares


def _behind(box: Box, after: Box) -> int:
    """Count the shares of the gap between two texts; the one that a unit has not inside stands behind it."""
    last = _between(box).last
    if _like_latin(box, last):
        return int(not _like_latin(after, _between(after).first))
    return 2 if last and last.kind == "unit" else 1


def _shift(box: Box, share: float, behind: Mapping[int, int], by: float) -> float:
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


def _breaks(box: Box) -> bool:
    """Tell whether a line may end inside a box; the engine overlooks the places where parts of a box meet."""
    if not isinstance(box, boxes.InlineBox):
        return bool(BREAKS.original(box))
    text = "".join(part.text for part in _texts(box))
    if tearing.get():
        return len(text) > 1
    return bool(text) and bool(can_break_text(text, box.style["lang"]))


def _works(faces: Faces) -> bool:
    """Lay out three lines and look whether the full ones end at the edge."""
    style = f"<style>@page{{size:200px;margin:0}}body{{margin:0;font:16px '-','{min(faces.latins, default='')}';text-align:justify;letter-spacing:-.1px}}</style>"
    page = style + "国" * 30
    rendered = HTML(string=page).render(font_config=faces)
    lines = [box for box in page_box(rendered.pages[0]).descendants() if isinstance(box, boxes.LineBox)]
    full = [next(_texts(line)) for line in lines[:-1]]
    return bool(full) and all(abs(text.position_x + text.width + faces.slack - 200) < _FLUSH for text in full)


SPREAD = Patch(
    owner="weasyprint.layout.inline",
    name="justify_line",
    ours=spread,
    why="What a line lacks is shared among its Chinese characters, where the engine widens only spaces.",
    takes=("context", "line", "extra_width"),
    used_by=("text_align",),
)
ALIGN = Patch(
    owner="weasyprint.layout.inline",
    name="text_align",
    ours=align,
    why="Spaces of a justified paragraph are as wide as there is room for.",
    takes=("context", "line", "available_width", "last"),
    used_by=("get_next_linebox",),
)
BREAKS = Patch(
    owner="weasyprint.layout.inline",
    name="can_break_inside",
    ours=_breaks,
    why="A line may end where the parts of a nested box meet, which the engine overlooks.",
    takes=("box",),
    used_by=("_break_waiting_children",),
)
_OURS = (
    *setting.RECORDS,
    *glyphs.RECORDS,
    *measured.RECORDS,
    *laid.RECORDS,
    breaking.SPLIT,
    *plain.RECORDS,
    *drawing.RECORDS,
)
MENDS = (Mend(records=(SPREAD, ALIGN, BREAKS, *_OURS), trial=_works, without="右边不齐，西文用汉字的字体"),)
