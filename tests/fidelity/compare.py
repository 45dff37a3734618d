"""Compare the lines and the glyphs of two PDFs of one document: what differs comes out as sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest

from glyphs import POINTS_A_MM, Glyph, Line
from reading import Reading, Set, read

from bulletin.document import Document
from bulletin.layout import Layout, Style

NEAR = 0.5 * POINTS_A_MM
_HELD = re.compile("[0-9%‰]～")  # what holds these together takes a gap's room (libreoffice.py)
FLUSH = 0.25 * POINTS_A_MM
_PITCH = 0.1
_UNITS = ("——", "……")
# What stands in the place of leaders is not compared.
_LEADERS = set(".…·")
_SHOWN = 5


@dataclass(frozen=True)
class Comparison:
    """What a document's two PDFs have in common and where they differ; lengths are in points."""

    lines: int
    equal: int
    full: int
    flush: int
    pages: tuple[int, int]
    dx: float
    dy: float
    faults: tuple[str, ...]


def compare(
    document: Document, pdf: Sequence[Line], docx: Sequence[Line], *, narrow: Collection[str] = ()
) -> Comparison:
    """Compare the lines of the PDF with those of the DOCX as LibreOffice lays it out.

    How far glyphs lie apart is not asked in paragraphs that hold a text of `narrow`, whose spaces were narrowed (libreoffice.py), nor
    of lines that the PDF leaves ragged, as spreading them would open gaps beyond what the layout allows.
    """
    ours, theirs = read(document, pdf), read(document, docx)
    same = [(a, b) for a, b in zip(ours.flow, theirs.flow, strict=False) if _key(a) == _key(b)]
    spread = [(a, b) for a, b in same if not _strained(a, document)]
    near = [(a, b) for a, b in spread if not _HELD.search(a.line.text) and not _holds(a, narrow)]
    offsets = [offset for a, b in near for offset in _offsets(a, b)]
    full = [line for line in ours.flow if _is_full(line, document.layout) and not _strained(line, document)]
    ragged = [line for line in full if abs(lacking(line, document)) > FLUSH]
    faults = (
        *_lost(ours, theirs),
        *_first_difference(ours, theirs),
        *_elsewhere(ours, theirs),
        *_folios(ours, theirs),
        *(
            f"{_where(line)}末字离版心边 {lacking(line, document) / POINTS_A_MM:+.2f} mm：{line.line.text}"
            for line in ragged
        ),
        *(text for a, b in near for text in _far(a, b)),
        *_grid(ours, document.layout),
    )
    dx = max((abs(offset.x) for offset in offsets), default=0)
    dy = max((abs(offset.y) for offset in offsets), default=0)
    return Comparison(
        len(ours.flow), len(same), len(full), len(full) - len(ragged), (ours.pages, theirs.pages), dx, dy, faults
    )


def message(faults: Sequence[str]) -> str:
    """Set faults as lines, the first ones only."""
    more = [f"…… 还有 {len(faults) - _SHOWN} 处"] if len(faults) > _SHOWN else []
    return "\n".join(["", *faults[:_SHOWN], *more])


def lacking(line: Set, document: Document) -> float:
    """Return what a line's last glyph lacks to the edge of the type area, or to the edge that its style leaves."""
    page, style = document.layout.page, document.layout.styles[line.piece.style]
    if document.both_sides and line.line.page % 2 == 0:
        page = page.mirrored
    return float(page.left.pt + page.measure.pt - page.slack.pt - style.right.pt) - line.line.right


def _holds(line: Set, texts: Collection[str]) -> bool:
    return any(text in line.piece.text for text in texts)


def _is_full(line: Set, layout: Layout) -> bool:
    return line.full and layout.styles[line.piece.style].align == "justify"


def _strained(line: Set, document: Document) -> bool:
    """Tell whether a line would have to be spread further than the layout allows."""
    layout = document.layout
    size = layout.styles[line.piece.style].size
    gaps = sum(not (one + two).isascii() for one, two in pairwise(line.line.text))
    return (
        _is_full(line, layout) and size is not None and lacking(line, document) > layout.page.stretch * size.pt * gaps
    )


@dataclass(frozen=True)
class _Offset:
    glyph: Glyph
    x: float
    y: float


def _key(line: Set) -> tuple[int, int, int, str]:
    return line.line.page, line.number, line.start, line.line.text


def _where(line: Set) -> str:
    return f"第{line.line.page}页 y={line.line.y:.1f} [{line.piece.style}] "


def _lost(ours: Reading, theirs: Reading) -> Iterator[str]:
    for name, found in (("PDF", ours), ("DOCX", theirs)):
        if found.lost:
            yield f"{name} 里找不到：{found.lost[:40]}"


def _first_difference(ours: Reading, theirs: Reading) -> Iterator[str]:
    for a, b in zip_longest(ours.flow, theirs.flow):
        if a is None or b is None or _key(a) != _key(b):
            yield f"分行不同：\n    PDF  {_shown(a)}\n    DOCX {_shown(b)}"
            return


def _shown(line: Set | None) -> str:
    return f"{_where(line)}{line.line.text}" if line else "没有这一行"


def _elsewhere(ours: Reading, theirs: Reading) -> Iterator[str]:
    """Compare tables, footnotes and contents page for page."""
    here, there = _counted(ours.others), _counted(theirs.others)
    for page in sorted(here.keys() | there.keys()):
        missing, added = here[page] - there[page], there[page] - here[page]
        if missing or added:
            yield f"第{page}页的表格、脚注或目录不同：PDF 多 {_letters(missing)}，DOCX 多 {_letters(added)}"
            return


def _counted(lines: Sequence[Line]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {page: Counter() for page in range(1, 200)}
    for line in lines:
        found[line.page].update(char for char in line.text if char not in _LEADERS)
    return found


def _letters(found: Counter[str]) -> str:
    return "".join(found.elements())[:30] or "无"


def _folios(ours: Reading, theirs: Reading) -> Iterator[str]:
    for a, b in zip_longest(ours.folios, theirs.folios):
        if a is None or b is None or (a.page, a.text) != (b.page, b.text):
            yield f"页码不同：PDF {a and a.text}，DOCX {b and b.text}"
        elif max(abs(one - other) for one, other in zip(_corners(a), _corners(b), strict=True)) > NEAR:
            yield f"第{a.page}页的页码不在一处：PDF ({a.left:.1f}, {a.y:.1f})，DOCX ({b.left:.1f}, {b.y:.1f})"


def _corners(line: Line) -> tuple[float, ...]:
    """Return where a page number begins and ends; one that is turned ends further down."""
    end = line.glyphs[-1].y if line.turned else line.right
    return line.left, line.y, end


def _offsets(a: Set, b: Set) -> Iterator[_Offset]:
    """Yield how far glyphs lie apart; Word and LibreOffice open —— and ……, the PDF does not, so their second half is left out.

    So are raised and lowered characters, which the PDF names as they were written: such text has a place as a whole only.
    """
    inside = {index for index, (one, two) in enumerate(pairwise(a.line.text), 1) if one + two in _UNITS}
    inside |= {index for index, glyph in enumerate(a.line.glyphs) if glyph.raised or _is_in_place(a.line.glyphs, index)}
    for index, (one, two) in enumerate(zip(a.line.glyphs, b.line.glyphs, strict=True)):
        if index not in inside:
            yield _Offset(one, one.x - two.x, one.y - two.y)


def _is_in_place(glyphs: Sequence[Glyph], index: int) -> bool:
    """Tell whether a glyph has the place of the one before it, as in a text that is named as a whole."""
    return index > 0 and glyphs[index].x <= glyphs[index - 1].x


def _far(a: Set, b: Set) -> Iterator[str]:
    far = [offset for offset in _offsets(a, b) if abs(offset.x) > NEAR or abs(offset.y) > NEAR]
    if far:
        worst = max(far, key=lambda offset: max(abs(offset.x), abs(offset.y)))
        x, y = worst.x / POINTS_A_MM, worst.y / POINTS_A_MM
        yield f"{_where(a)}“{worst.glyph.char}”相差 {x:+.2f}, {y:+.2f} mm：{a.line.text}"


def _grid(found: Reading, layout: Layout) -> Iterator[str]:
    """Ask for 22 lines at the exact pitch on each page that text alone fills from top to foot."""
    pages = {page: list(lines) for page, lines in groupby(found.flow, key=lambda line: line.line.page)}
    shared = {line.page for line in found.others}
    pitch = layout.page.pitch.pt
    for page, lines in pages.items():
        after = pages.get(page + 1, [])
        inner = page > 1 and not {page, page + 1} & shared and after and after[0].start and not _clings(after, layout)
        if not inner or not all(_on_grid(layout.styles[line.piece.style], layout) for line in lines):
            continue
        if len(lines) != layout.page.lines:
            yield f"第{page}页有 {len(lines)} 行，不是 {layout.page.lines} 行"
        steps = [b.line.y - a.line.y for a, b in pairwise(lines)]
        uneven = next((step for step in steps if abs(step - pitch) > _PITCH), None)
        if uneven is not None:
            yield f"第{page}页有行距 {uneven:.2f} pt，不是 {pitch} pt"


def _on_grid(style: Style, layout: Layout) -> bool:
    return style.pitch == layout.page.pitch and not style.before and not style.after


def _clings(lines: Sequence[Set], layout: Layout) -> bool:
    """Tell whether a page begins with a line that was taken along by what may not begin a page alone."""
    second = next((line for line in lines if line.number != lines[0].number), None)
    if second is None:
        return False
    return layout.styles[second.piece.style].clings or second.piece.style in {"distribution", "editor", "approval"}
