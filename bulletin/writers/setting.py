"""Set Chinese and Latin in one piece: a text and its style go in, its characters come out with their faces and gaps.

In HTML's words each Latin run is a span, and so is each character that the next one is not drawn closer to; that makes five
boxes of a line, and boxes are what the engine's time goes into. `Setting` takes the place of WeasyPrint's layout of a text
(its text/line_break.py, `Layout`): it gives Latin runs the Latin face, draws together only what the grid's spacing is meant
for, and puts each glyph where it has to stand when the text is drawn. Texts whose last family is the Latin one are set so,
others (page numbers) as the engine does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from weasyprint.draw import text as draw
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango
from weasyprint.text.fonts import FontConfiguration

from bulletin import scripts

ffi.cdef("PangoAttribute * pango_attr_family_new (const char *family);")

_UNIT = "——|……"
_PIECES = re.compile(
    f"(?P<latin>[{scripts.LATIN}]+)|(?P<unit>{_UNIT})|(?P<unseen>[{scripts.ZERO_WIDTH}]+)"
    f"|(?P<han>(?:(?!{_UNIT})[^{scripts.LATIN}{scripts.ZERO_WIDTH}])+)"
)
_UNMARKED = dict.fromkeys(map(ord, scripts.ZERO_WIDTH))
_UNDER_A_UNIT = 1 / 1024

layout, split_text_box = line_break.Layout, inline.split_text_box
_families: WeakKeyDictionary[FontConfiguration, tuple[str, bytes]] = WeakKeyDictionary()


class Gap(NamedTuple):
    """What lies between two characters: whether the grid's spacing draws them together, and its shares of a spread line."""

    close: bool
    shares: int


_NONE = Gap(close=False, shares=0)


class Piece(NamedTuple):
    """A stretch of one kind, in bytes from `at`: `latin`, `unit` (—— or ……), `unseen` or `han`, which is all else.

    `inside` is the gap behind each of its characters but the last, `behind` the one up to what is seen next.
    """

    kind: str
    at: int
    text: str
    inside: Gap
    behind: Gap

    @property
    def shares(self) -> int:
        """Count the shares of the whole piece; a Latin one has one for each space too."""
        spaces = self.text.count(" ") if self.kind == "latin" else 0
        return spaces + (len(self.text) - 1) * self.inside.shares + self.behind.shares

    def gaps(self) -> Iterator[tuple[int, Gap]]:
        """Give the gap behind each character, and where that begins."""
        at, last = self.at, len(self.text) - 1
        for index, char in enumerate(self.text):
            gap = self.inside if index < last else self.behind
            yield at, gap._replace(shares=gap.shares + 1) if char == " " else gap
            at += len(char.encode())


@lru_cache(maxsize=1024)
def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into pieces. A unit's gap stands behind it; the grid draws no Chinese character closer to a Latin one.

    Nor does it draw a unit together in front of Latin text: LibreOffice forgets the spacing at the end of a run.
    """
    found = [(str(match.lastgroup), match.group()) for match in _PIECES.finditer(text)]
    seen = [kind for kind, _ in found if kind != "unseen"][1:]
    following = iter((*seen, ""))
    cut, at = [], 0
    for kind, part in found:
        after = "" if kind == "unseen" else next(following)
        cut.append(Piece(kind, at, part, *_gaps(kind, after)))
        at += len(part.encode())
    return tuple(cut)


def _gaps(kind: str, after: str) -> tuple[Gap, Gap]:
    """Give the gap inside a piece and the one behind it; nothing stands `after` the last."""
    if kind == "unseen":
        return _NONE, _NONE
    if kind == "latin":
        return _NONE, Gap(close=False, shares=int(bool(after)))
    before_han = after not in {"latin", ""}
    unit = kind == "unit"
    behind = Gap(before_han, 1 + unit) if after else _NONE
    return (Gap(after != "latin", 0) if unit else Gap(close=True, shares=1)), behind


class Setting(line_break.Layout):  # type: ignore[misc]  # WeasyPrint is untyped
    """A text as Pango lays it out; `share` is how far a spread line opens it for each of its shares, in CSS pixels."""

    share = 0.0

    def __init__(self, style: Any, *arguments: Any) -> None:  # noqa: ANN401
        # Where the engine measures a face it gives a style and nothing else.
        latin, self._latin = _families.get(style.font_config, ("", b"")) if arguments else ("", b"")
        self.ours = bool(latin) and style["font_family"][-1] == latin
        self._placed = False
        super().__init__(style, *arguments)

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002  # its own signature
        """Set `text`; `justify` says that it is going to be drawn, so that what helped to end lines may go.

        PDFium forgets the gap at the end of a text whose glyphs include an empty one.
        """
        if self.ours and justify:
            text = text.translate(_UNMARKED) or text
        super().set_text(text, justify)
        if not self.ours:
            return
        close = spacing(self.style)
        self._placed = justify and not self.justification_spacing and bool(close or self.share)
        found, attributes = pieces(self.text), _attributes(self.layout)
        for piece in found:
            end = piece.at + len(piece.text.encode())
            if piece.kind == "latin":
                _add(attributes, pango.pango_attr_family_new(self._latin), piece.at, end)
            if close and not piece.behind.close and not self._placed:
                start = end - len(piece.text[-1].encode()) if piece.inside.close else piece.at
                _add(attributes, pango.pango_attr_letter_spacing_new(0), start, end)
        if close and self._placed:
            _add(attributes, pango.pango_attr_letter_spacing_new(0), 0, len(self.text.encode()))
        pango.pango_layout_set_attributes(self.layout, attributes)

    def get_first_line(self) -> tuple[Any, int | None]:
        """Give the first line, its glyphs in their places where the text is going to be drawn."""
        line, index = super().get_first_line()
        if self._placed:
            self._place(line)
        return line, index

    def _place(self, line: Any) -> None:  # noqa: ANN401
        """Widen the glyphs of `line` by the gaps behind them."""
        close = spacing(self.style)
        widths = {
            at: int((close * gap.close + self.share * gap.shares) * TO_UNITS)
            for piece in pieces(self.text)
            for at, gap in piece.gaps()
        }
        run = line.runs
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            starts = ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs)
            for number, (start, after) in enumerate(pairwise((*starts, None))):
                if start != after:
                    glyphs.glyphs[number].geometry.width += widths.get(item.offset + start, 0)
            run = run.next


def spacing(style: Any) -> float:  # noqa: ANN401  # the engine is untyped
    """Give the spacing that draws characters of a style together, in CSS pixels; 0 where there is none."""
    letter_spacing = style["letter_spacing"]
    return 0 if letter_spacing == "normal" else min(float(letter_spacing), 0)


def install(configuration: FontConfiguration, latin: str, fallback: str) -> None:
    """Set the texts of `configuration` so, Latin runs in the family `latin` and what that lacks in `fallback`."""
    _families[configuration] = latin, f"{latin},{fallback}".encode()
    line_break.Layout, inline.split_text_box, draw.int = Setting, _split, _exact


def uninstall() -> None:
    """Leave texts to the engine."""
    line_break.Layout, inline.split_text_box, draw.int = layout, split_text_box, int


def _attributes(layout: Any) -> Any:  # noqa: ANN401
    found = pango.pango_layout_get_attributes(layout)
    return ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref) if found == ffi.NULL else found


def _add(attributes: Any, attribute: Any, start: int, end: int) -> None:  # noqa: ANN401
    attribute.start_index, attribute.end_index = start, end
    pango.pango_attr_list_change(attributes, attribute)


def _split(context: Any, box: Any, width: float, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
    """Break a text; the space that characters are drawn together by is not to be had behind the last one of a line."""
    new, skip, preserved = _fitted(split_text_box(context, box, width, *arguments, **named))
    close = spacing(box.style)
    if new is not None and skip is not None and width + _UNDER_A_UNIT < new.width <= width - close:
        return _fitted(split_text_box(context, box, width + close, *arguments, **named))
    return new, skip, preserved


def _fitted(split: Any) -> Any:  # noqa: ANN401
    """Mend what the engine says of a text that it has broken: its width, and a base line that hangs on the glyphs in it."""
    new = split[0]
    if new is not None and new.pango_layout.ours:
        new.width += _lacking(new)
        new.baseline = line_break.strut(new.style)[1]
    return split


def _lacking(box: Any) -> float:  # noqa: ANN401
    """Say what the engine's width of a box lacks.

    The engine adds a spacing behind the last character. Pango puts half of one before a stretch and half behind it, but none
    at a line's head.
    """
    close, first = spacing(box.style), next(iter(pieces(box.text)), None)
    drawn = first is not None and (first.inside if len(first.text) > 1 else first.behind).close
    return close / 2 * drawn - close


def _exact(value: float) -> float:
    """Stand in for `int` where the engine writes a glyph's place (its draw/text.py): PDF takes decimals."""
    return round(value, 2)
