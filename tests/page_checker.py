"""A judge of printed pages that knows nothing of how they were laid out: a PDF goes in, what is wrong on its pages comes out.

Every glyph is asked for its ink: it lies within the type area or in the place of the page number, and on no other glyph,
rule or picture. Lines stand on the grid, a page is full before its text goes on on the next one, pages have their numbers,
the first one has text below the masthead, the colophon ends on the lower edge of the last one.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw
from unsaid import glyph_by_glyph

from bulletin import layout as layouts
from bulletin.layout import Layout

# Points. Ink may stand so far outside of where its character stands: half of a bold outline, and the rounding of a spread line.
INK = 0.6
# An accent that is written apart hangs over its letter's right edge, and so over the end of a line.
HANGING = 8.0
# Glyphs side by side may share so much: —— is drawn together by a quarter of a point, and joins on purpose; f and j reach over.
_SHARED = 0.8
# A line may stand so far off the grid: the engine and PDF round places to hundredths, the sum of 22 lines to tenths.
_OFF = 0.3
# The type size of a glyph is the layout's where it differs by less.
_SAME_SIZE = 0.2
# A path that is thinner is a rule, a larger one the frame of a part of the colophon; pdfium widens strokes by half of theirs.
_RULE = 2.2
# A rule's ends reach as far over its corners.
_CAP = 1.6
# Glyphs are looked up in squares of this side.
_SQUARE = 24.0
# So many lines of a paragraph a contributor or a colophon takes along.
_TAKEN_ALONG = 2
# A line that begins so many characters from the left belongs to no paragraph.
_FAR = 5
_SHOWN = 24

# The bulletin whose masthead takes whole lines of the grid.
_OURS = "lianluo"

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
_ATTACHED = {"Mn", "Me", "Mc"}
_HYPHEN, _HIGH, _LOW, _LAST = 0x02, 0xD800, 0xDC00, 0xDFFF


class Box(NamedTuple):
    """A rectangle in points from the page's left and top."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, x: float, y: float) -> Box:
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Ink(NamedTuple):
    """A glyph as it is printed: its character, the box of its ink, its base line, the size of its type."""

    char: str
    box: Box
    base: float
    size: float


@dataclass(frozen=True)
class Sheet:
    """What is printed on a page (from 1): glyphs in the order of the text, rules, frames of the colophon, pictures."""

    number: int
    width: float
    height: float
    glyphs: tuple[Ink, ...]
    rules: tuple[Box, ...]
    frames: tuple[Box, ...]
    pictures: tuple[Box, ...]
    twice: tuple[Box, ...]

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    def moved(self, by: float) -> Sheet:
        """Return the sheet with all its ink moved away from what is its left edge when it is held upright."""
        x, y = (0.0, by) if self.landscape else (by, 0.0)
        glyphs = tuple(ink._replace(box=ink.box.moved(x, y), base=ink.base + y) for ink in self.glyphs)
        kinds = (self.rules, self.frames, self.pictures, self.twice)
        moved = (tuple(box.moved(x, y) for box in boxes) for boxes in kinds)
        return Sheet(self.number, self.width, self.height, glyphs, *moved)


@dataclass(frozen=True)
class Fault:
    """What is wrong on a page (0 is the whole document): a kind, in a word, and what was seen."""

    page: int
    kind: str
    seen: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.kind}: {self.seen}"


@cache
def house_layout() -> Layout:
    """Return the layout of 《联络动态》, which files from the command line are looked at by."""
    return layouts.load(_OURS, [Path(__file__).parents[1] / "templates"])


def check(pdf: bytes, layout: Layout | None = None, *, masthead: bool = False) -> list[Fault]:
    """Look at every page of a PDF that was set by `layout`; `masthead` says that the first page must have one."""
    layout = layout or house_layout()
    sheets = read(pdf)
    if _on_both_sides(pdf):
        by = (layout.page.left - layout.page.right).pt
        sheets = [sheet if sheet.number % 2 else sheet.moved(by) for sheet in sheets]
    frame = _Frame.of(layout)
    found = [fault for sheet in sheets for fault in _page(sheet, frame)]
    return [*found, *_document(sheets, frame, masthead=masthead)]


def _on_both_sides(pdf: bytes) -> bool:
    """Tell whether a PDF asks to be printed on both sides: then the margins of even pages are mirrored."""
    document = pdfium.PdfDocument(pdf)
    try:
        return bool(raw.FPDF_VIEWERREF_GetDuplex(document) == raw.DuplexFlipLongEdge)
    finally:
        document.close()


def told(faults: Iterable[Fault], most: int = 12) -> str:
    """Set faults as lines, the first ones only."""
    rows = [str(fault) for fault in faults]
    return "\n".join(["", *rows[:most], *([f"... and {len(rows) - most} more"] if len(rows) > most else [])])


@dataclass(frozen=True)
class _Frame:
    """Where things may stand, in points; `area` is the type area of an upright page, `folio` the page number's place."""

    area: Box
    folio: Box
    pitch: float
    body: float
    title: float
    note: float
    raised: float
    lines: int
    exact: bool
    number: re.Pattern[str]
    centred: bool

    @classmethod
    def of(cls, layout: Layout) -> _Frame:
        page, styles = layout.page, layout.styles
        area = Box(page.left.pt, page.top.pt, page.left.pt + page.measure.pt, page.top.pt + page.depth.pt)
        below = area.bottom + page.folio.pt
        keys = ("body", "title", "footnote", "folio")
        body, title, note, number = (size.pt if (size := styles[key].size) else 0.0 for key in keys)
        folio = Box(area.left, below - number / 2, area.right, below + number)
        form = re.escape(layout.folio.replace(" ", "")).replace(r"\{n\}", r"(\d+)").replace(r"\{total\}", r"\d+")
        return cls(
            *(area, folio, page.pitch.pt, body, title, note, page.raised.pt, page.lines, layout.key == _OURS),
            re.compile(form),
            styles["folio"].align == "center",
        )

    def areas(self, sheet: Sheet) -> tuple[Box, ...]:
        """Return the type area of a page; the upper edge of a landscape one is the left edge of the paper (GB/T 9704-2012, 8)."""
        return (_lying(self.area, sheet),)

    def row(self, base: float) -> float:
        """Return the number of the grid's line (from 0) that a base line stands on; a line's stands at four fifths of it."""
        return (base - self.area.top) / self.pitch - 0.8


def _lying(box: Box, sheet: Sheet) -> Box:
    """Return where a place on upright paper is on a sheet, which may lie on its side."""
    if not sheet.landscape:
        return box
    return Box(sheet.width - box.bottom, box.left, sheet.width - box.top, box.right)


def read(pdf: bytes) -> list[Sheet]:
    """Read what is printed on each page."""
    return list(_read(pdf))


# A PDF that a test reads is looked at when the test is over, too.
@lru_cache(maxsize=8)
def _read(pdf: bytes) -> tuple[Sheet, ...]:
    document = pdfium.PdfDocument(glyph_by_glyph(pdf))
    try:
        return tuple(_sheet(document, number) for number in range(len(document)))
    finally:
        document.close()


def _sheet(document: pdfium.PdfDocument, number: int) -> Sheet:
    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    glyphs = tuple(_glyphs(text, height))
    text.close()
    paths, pictures, texts = _objects(page, height)
    page.close()
    thin = [box for box in paths if min(box.right - box.left, box.bottom - box.top) < _RULE]
    frames = [box for box in paths if min(box.right - box.left, box.bottom - box.top) >= _RULE]
    twice = [box for box, count in Counter(texts).items() if count > 1]
    return Sheet(number + 1, width, height, glyphs, tuple(thin), tuple(frames), tuple(pictures), tuple(twice))


def _glyphs(text: pdfium.PdfTextPage, height: float) -> Iterator[Ink]:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    scale, count = 0.0, text.count_chars()
    for index in range(count):
        char = _char(text, index)
        if not char or unicodedata.category(char) in _UNSEEN or raw.FPDFText_IsGenerated(text, index):
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        if right.value <= left.value or top.value <= bottom.value:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        scale = scale or _scale(text, index)
        box = Box(left.value, height - top.value, right.value, height - bottom.value)
        yield Ink(char, box, height - y.value, raw.FPDFText_GetFontSize(text, index) * scale)


def _char(text: pdfium.PdfTextPage, index: int) -> str:
    """Return a character: a hyphen at a line's end has a number of its own, and what is beyond U+FFFF stands there as two halves."""
    code = raw.FPDFText_GetUnicode(text, index)
    if _HIGH <= code < _LOW:
        code = ((code - _HIGH) << 10) + raw.FPDFText_GetUnicode(text, index + 1) - _LOW + 0x10000
    return "" if _LOW <= code <= _LAST else "-" if code == _HYPHEN else chr(code)


def _scale(text: pdfium.PdfTextPage, index: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index)
    # The matrix of a glyph holds the size where the text's own matrix does.
    return float(abs(matrix.d)) / size if abs(matrix.d) > size / 2 and size == 1 else float(abs(matrix.d))


def _objects(page: pdfium.PdfPage, height: float) -> tuple[list[Box], list[Box], list[Box]]:
    """Return the boxes of paths, pictures and texts."""
    found: dict[int, list[Box]] = {raw.FPDF_PAGEOBJ_PATH: [], raw.FPDF_PAGEOBJ_IMAGE: [], raw.FPDF_PAGEOBJ_TEXT: []}
    for thing in page.get_objects(max_depth=4):
        if thing.type in found:
            left, bottom, right, top = thing.get_bounds()
            box = Box(*(round(value, 1) for value in (left, height - top, right, height - bottom)))
            if box.right > box.left or box.bottom > box.top:
                found[thing.type].append(box)
    return found[raw.FPDF_PAGEOBJ_PATH], found[raw.FPDF_PAGEOBJ_IMAGE], found[raw.FPDF_PAGEOBJ_TEXT]


def _page(sheet: Sheet, frame: _Frame) -> Iterator[Fault]:
    """Look at one page by itself."""
    inner, folio = _parted(sheet, frame)
    yield from _told(sheet, "outside", _outside(sheet, frame, inner))
    yield from _told(sheet, "overprinted", _overprinted(sheet.glyphs))
    yield from _told(sheet, "crossed by a rule", _crossed(sheet))
    yield from _told(
        sheet, "on a picture", (glyph for glyph in inner if any(_on(glyph, box) for box in sheet.pictures))
    )
    if sheet.twice and any(not any(_inside(glyph, box) for box in sheet.pictures) for glyph in inner):
        yield from (Fault(sheet.number, "overprinted", f"a text twice at {box.left}, {box.top}") for box in sheet.twice)
    areas = frame.areas(sheet)
    for box in sheet.pictures:
        if not any(area.grown(INK).holds(box) for area in areas):
            yield Fault(sheet.number, "outside", f"a picture at {box}")
    for box in (*sheet.rules, *sheet.frames):
        if not any(area.grown(_CAP).holds(box) for area in areas):
            yield Fault(sheet.number, "outside", f"a rule at {box}")
    if not sheet.landscape:
        yield from _off_grid(sheet, frame)
    if folio and (match := frame.number.fullmatch("".join(glyph.char for glyph in folio))) is None:
        yield Fault(sheet.number, "folio", f"reads {''.join(glyph.char for glyph in folio)[:_SHOWN]}")
    elif folio and match is not None:
        yield from _misplaced(sheet, frame, folio, int(match[1]))


def _told(sheet: Sheet, kind: str, glyphs: Iterable[Ink]) -> Iterator[Fault]:
    """Tell of wrong glyphs a line at a time."""
    for _, row in groupby(glyphs, key=lambda glyph: round(glyph.base)):
        line = list(row)
        first = line[0].box
        text = "".join(glyph.char for glyph in line)[:_SHOWN]
        yield Fault(sheet.number, kind, f"“{text}” at x {first.left:.1f}, y {first.top:.1f}")


def _parted(sheet: Sheet, frame: _Frame) -> tuple[list[Ink], list[Ink]]:
    """Part the glyphs from those in the place of the page number."""
    inner: list[Ink] = []
    folio: list[Ink] = []
    for glyph in sheet.glyphs:
        (folio if _lying(frame.folio, sheet).holds(glyph.box) else inner).append(glyph)
    return inner, folio


def _outside(sheet: Sheet, frame: _Frame, glyphs: Iterable[Ink]) -> Iterator[Ink]:
    areas = {by: [area.grown(by) for area in frame.areas(sheet)] for by in (INK, HANGING)}
    for glyph in glyphs:
        by = HANGING if unicodedata.category(glyph.char) in _ATTACHED else INK
        if not any(area.holds(glyph.box) for area in areas[by]):
            yield glyph


def _overprinted(glyphs: Sequence[Ink]) -> Iterator[Ink]:
    squares: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        if unicodedata.category(glyph.char) in _ATTACHED:
            continue
        touching = {other for square in _squares(glyph.box) for other in squares[square]}
        if any(_overlap(glyph.box, glyphs[other].box) for other in touching):
            yield glyph
        for square in _squares(glyph.box):
            squares[square].append(index)


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1):
        for row in range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1):
            yield column, row


def _overlap(a: Box, b: Box) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    if across <= 0:
        return False
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    wide = min(a.right - a.left, b.right - b.left)
    high = min(a.bottom - a.top, b.bottom - b.top)
    return down > 0 and across > min(_SHARED, wide / 2) and down > min(_SHARED, high / 2)


def _crossed(sheet: Sheet) -> Iterator[Ink]:
    """Yield the glyphs that a rule runs through, or the upper or lower edge of a frame of the colophon."""
    edges = [Box(frame.left, y, frame.right, y) for frame in sheet.frames for y in (frame.top, frame.bottom)]
    upright: dict[int, list[Box]] = defaultdict(list)
    level: dict[int, list[Box]] = defaultdict(list)
    for rule in (*sheet.rules, *edges):
        if _is_upright(rule):
            upright[int((rule.left + rule.right) / 2 // _SQUARE)].append(rule)
        else:
            level[int((rule.top + rule.bottom) / 2 // _SQUARE)].append(rule)
    for glyph in sheet.glyphs:
        squares = list(_squares(glyph.box))
        near = [rule for column, row in squares for rule in (*upright[column], *level[row])]
        if any(_runs_through(rule, glyph.box) for rule in near):
            yield glyph


def _is_upright(rule: Box) -> bool:
    return rule.right - rule.left < rule.bottom - rule.top


def _runs_through(rule: Box, ink: Box) -> bool:
    if _is_upright(rule):
        middle = (rule.left + rule.right) / 2
        along = min(rule.bottom, ink.bottom) - max(rule.top, ink.top)
        return ink.left + INK < middle < ink.right - INK and along > INK
    middle = (rule.top + rule.bottom) / 2
    along = min(rule.right, ink.right) - max(rule.left, ink.left)
    return ink.top + INK < middle < ink.bottom - INK and along > INK


def _on(glyph: Ink, picture: Box) -> bool:
    x, y = (glyph.box.left + glyph.box.right) / 2, (glyph.box.top + glyph.box.bottom) / 2
    return picture.left < x < picture.right and picture.top < y < picture.bottom


def _inside(glyph: Ink, picture: Box) -> bool:
    return picture.holds(glyph.box)


def _flow(sheet: Sheet, frame: _Frame) -> list[Ink]:
    """Return the glyphs in the size of the body or of a title, below the red line of the masthead."""
    top = _red_line(sheet, frame)
    sizes = (frame.body, frame.title)
    return [
        glyph
        for glyph in sheet.glyphs
        if glyph.base > top
        and glyph.base < frame.area.bottom
        and any(abs(glyph.size - size) < _SAME_SIZE for size in sizes)
    ]


def _red_line(sheet: Sheet, frame: _Frame) -> float:
    """Return the height of the masthead's line, 0 where there is none: on page 1 the first rule as wide as the text."""
    wide = [rule.bottom for rule in sheet.rules if sheet.number == 1 and _full_width(rule, frame)]
    top = min(wide, default=0.0)
    return top if top < frame.area.top + 7 * frame.pitch else 0.0


def _goes_on(sheet: Sheet, frame: _Frame) -> bool:
    """Tell whether a page begins with the frame of a table."""
    return sheet.number > 1 and any(abs(rule.top - frame.area.top) < frame.pitch / 2 for rule in sheet.rules)


def _full_width(box: Box, frame: _Frame) -> bool:
    return abs(box.left - frame.area.left) < INK and abs(box.right - frame.area.right) < INK


def _off_grid(sheet: Sheet, frame: _Frame) -> Iterator[Fault]:
    """Yield what does not stand on the grid.

    Below the masthead of another bulletin, and below a table that goes on from the page before, the first line says where the
    grid begins: such a table ends where its rows do.
    """
    boxes = _boxes(sheet, frame)
    flow = [glyph for glyph in _flow(sheet, frame) if not any(box.top < glyph.base < box.bottom for box in boxes)]
    anew = (sheet.number == 1 and not frame.exact) or _goes_on(sheet, frame)
    shift = frame.row(flow[0].base) % 1 if flow and anew else 0.0
    rows = ((glyph, frame.row(glyph.base) - shift) for glyph in flow)
    off = [glyph for glyph, row in rows if abs(row - round(row)) * frame.pitch > _OFF]
    yield from _told(sheet, "off the grid", off)


def _misplaced(sheet: Sheet, frame: _Frame, folio: Sequence[Ink], number: int) -> Iterator[Fault]:
    """Look at a page number: odd ones stand right with a character of air, even ones left (GB/T 9704-2012, 7.5)."""
    if number != sheet.number:
        yield Fault(sheet.number, "folio", f"reads {number}")
    left, right = min(g.box.left for g in folio), max(g.box.right for g in folio)
    if sheet.landscape:
        left, right = min(g.box.top for g in folio), max(g.box.bottom for g in folio)
    if frame.centred:
        if abs(left + right - frame.area.left - frame.area.right) > frame.body / 2:
            yield Fault(sheet.number, "folio", "does not stand in the middle")
        return
    apart = (frame.area.right - right) if sheet.number % 2 else (left - frame.area.left)
    if not frame.body / 2 < apart < frame.body * 1.5:
        yield Fault(sheet.number, "folio", f"stands {apart:.1f} pt from its side")


def _document(sheets: Sequence[Sheet], frame: _Frame, *, masthead: bool) -> Iterator[Fault]:
    """Look at what concerns more pages than one."""
    yield from _first(sheets, frame, masthead=masthead)
    yield from _colophon(sheets, frame)
    yield from _without_folio(sheets, frame)
    yield from _not_full(sheets, frame)


def _first(sheets: Sequence[Sheet], frame: _Frame, *, masthead: bool) -> Iterator[Fault]:
    if not sheets:
        yield Fault(0, "empty", "no pages")
        return
    line = _red_line(sheets[0], frame)
    if masthead and not line:
        yield Fault(1, "masthead", "there is no red line")
    notes = _notes_top(sheets[0], frame)
    if line and not any(line < glyph.base < notes for glyph in _flow(sheets[0], frame)):
        yield Fault(1, "masthead", "no text stands below it")


def _sections(sheet: Sheet, frame: _Frame) -> list[Box]:
    """Return the frames of the colophon's parts."""
    boxes = _boxes(sheet, frame)
    wide = (box for box in sheet.frames if _full_width(box, frame) and not _of_notes(box, sheet, frame))
    return [box for box in wide if box not in boxes]


def _boxes(sheet: Sheet, frame: _Frame) -> list[Box]:
    """Return the frames around text: what they hold is as large as body text."""
    return [box for box in sheet.frames if _holds_body(box, sheet, frame)]


def _holds_body(box: Box, sheet: Sheet, frame: _Frame) -> bool:
    sizes = [abs(glyph.size - frame.body) < _SAME_SIZE for glyph in sheet.glyphs if box.top < glyph.base < box.bottom]
    return sum(sizes) * 2 > len(sizes)


def _is_attached(row: Sequence[Ink]) -> bool:
    """Tell whether a row is the label of an attachment, which begins a page."""
    return re.fullmatch("附件[0-9]*", "".join(ink.char for ink in row)) is not None


def _of_notes(box: Box, sheet: Sheet, frame: _Frame) -> bool:
    """Tell whether a frame is that of the notes at the foot, by the size of the type in it."""
    sizes = [abs(glyph.size - frame.note) < _SAME_SIZE for glyph in sheet.glyphs if box.top < glyph.base < box.bottom]
    return sum(sizes) * 2 > len(sizes)


def _colophon(sheets: Sequence[Sheet], frame: _Frame) -> Iterator[Fault]:
    for sheet in sheets:
        frames = _sections(sheet, frame)
        if frames and sheet is not sheets[-1]:
            yield Fault(sheet.number, "colophon", "stands before the last page")
        elif frames and abs(max(box.bottom for box in frames) - frame.area.bottom) > _CAP:
            yield Fault(sheet.number, "colophon", f"ends at {max(box.bottom for box in frames):.1f}")
        top = min((box.top for box in frames), default=0)
        if frames and any(
            glyph.base > top and abs(glyph.size - frame.body) < _SAME_SIZE for glyph in _flow(sheet, frame)
        ):
            yield Fault(sheet.number, "colophon", "text stands beside or below it")


def _without_folio(sheets: Sequence[Sheet], frame: _Frame) -> Iterator[Fault]:
    """Ask each page for its number; a colophon that has an even page to itself, and an empty one before it, carry none (7.5)."""
    for sheet in sheets:
        if _parted(sheet, frame)[1]:
            continue
        empty = not sheet.glyphs and sheet is not sheets[-1] and _has_only_colophon(sheets[sheet.number], frame)
        if not empty and not _has_only_colophon(sheet, frame):
            yield Fault(sheet.number, "folio", "there is none")


def _has_only_colophon(sheet: Sheet, frame: _Frame) -> bool:
    """Tell whether a colophon stands alone on an even page."""
    inner, frames = _parted(sheet, frame)[0], _sections(sheet, frame)
    return (
        sheet.number % 2 == 0 and bool(frames) and all(glyph.base > min(box.top for box in frames) for glyph in inner)
    )


def _not_full(sheets: Sequence[Sheet], frame: _Frame) -> Iterator[Fault]:
    """Ask for 22 lines on a page where a paragraph goes on on the next page; notes at the foot take their room."""
    for sheet, after in pairwise(sheets):
        ours, theirs = _rows(sheet, frame), _rows(after, frame)
        if sheet.landscape or after.landscape or not ours or not theirs or _notes_top(sheet, frame) < frame.area.bottom:
            continue
        last, first = max(ours), min(theirs)
        goes_on = first == 0 and _is_full(ours[last], frame) and ours[last][-1].size == theirs[first][0].size
        indented = theirs[first][0].box.left > frame.area.left + frame.body
        held = _calls_a_note(after, theirs[first], frame) or _clings(theirs, frame) or _is_attached(theirs[first])
        base = ours[last][0].base
        below = frame.area.top + (frame.row(base) + 2) * frame.pitch
        lowest = max(glyph.base for glyph in _parted(sheet, frame)[0]) < base + frame.pitch / 2
        if goes_on and lowest and not indented and not held and below < frame.area.bottom:
            yield Fault(sheet.number, "not full", f"{last + 1} lines, and its text goes on on the next page")


def _clings(rows: dict[int, list[Ink]], frame: _Frame) -> bool:
    """Tell whether a page begins with lines that a contributor or who signs, both of whom stand right, or a colophon has taken along.

    Above who signs there is a blank line.
    """
    standing = [number for number in sorted(rows) if _stands_right(rows[number], frame)]
    first = min(standing, default=len(rows))
    return first - bool(standing and first - 1 not in rows) == _TAKEN_ALONG


def _stands_right(row: Sequence[Ink], frame: _Frame) -> bool:
    return row[0].box.left > frame.area.left + _FAR * frame.body


def _calls_a_note(sheet: Sheet, row: Sequence[Ink], frame: _Frame) -> bool:
    """Tell whether a line calls a note, which began on its page and so may have taken it along."""
    middle = row[0].base - frame.body / 2
    return any(
        abs(glyph.size - frame.raised) < _SAME_SIZE and abs(glyph.base - middle) < frame.body / 2
        for glyph in sheet.glyphs
    )


def _rows(sheet: Sheet, frame: _Frame) -> dict[int, list[Ink]]:
    """Return the glyphs of the flow by lines of the grid, from left to right."""
    rows: dict[int, list[Ink]] = defaultdict(list)
    for glyph in _flow(sheet, frame):
        rows[round(frame.row(glyph.base))].append(glyph)
    return {row: sorted(glyphs, key=lambda glyph: glyph.box.left) for row, glyphs in rows.items()}


def _is_full(row: Sequence[Ink], frame: _Frame) -> bool:
    return row[-1].box.right > frame.area.right - frame.body


def _notes_top(sheet: Sheet, frame: _Frame) -> float:
    """Return where the notes at the foot begin, or the type area ends."""
    return min((box.top for box in sheet.frames if _of_notes(box, sheet, frame)), default=frame.area.bottom)


def _main(names: Sequence[str]) -> int:
    wrong = 0
    for name in names:
        found = check(Path(name).read_bytes())
        wrong += bool(found)
        print(f"{name}: {'clean' if not found else told(found)}")  # noqa: T201
    return int(bool(wrong))


if __name__ == "__main__":
    import sys

    sys.exit(_main(sys.argv[1:]))
