"""The columns of a table: its cells go in, the size of its type and the widths of its columns come out, or why it fits no page.

A column is as wide as its longest word asks; what is left is shared out so that the table becomes as low as it may.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from operator import itemgetter

from bulletin.composition.tabular import Measured, Slot, measured, slots
from bulletin.document import Cell, Paragraph, plain
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place
from bulletin.layout import Layout
from bulletin.layout.lengths import Length

# The styles of a table in smaller and smaller type are called by its own and these.
STEPS = ("", "-small", "-least")
# What a column has over its longest word: engines round widths each in its own way.
_SAFETY = Length.of_twips(12)
# A column is no narrower than so many characters of its longer texts, and of its name, as long as there is smaller type.
_COMFORT, _NAME = 4.0, 2.0
# A table of more than a page is set in the next smaller type if it so becomes lower by a fifth.
_COMPARED, _LOWER = 2, 4 / 5
# Rows beyond so many are sampled, and so often shares are put right.
_SAMPLE, _ROUNDS = 240, 60
_NAMED = 3


@dataclass(frozen=True)
class Fit:
    """How a table is set: its size as one of the STEPS, and its columns' shares of the measure, which add up to 1."""

    step: str
    shares: tuple[float, ...]


@dataclass(frozen=True)
class _Text:
    """A cell's text that stands in `columns` from `column` on: its lines, and the widest word, in characters."""

    column: int
    columns: int
    lines: tuple[float, ...]
    word: float
    longest: str

    @property
    def width(self) -> float:
        return max(self.lines)


@dataclass(frozen=True)
class _Room:
    """What columns have to share at one size, in characters; `between` is what a spanned rule and its air take."""

    step: str
    whole: float
    between: float
    safety: float


def fit(
    head: Sequence[Sequence[Cell]],
    body: Sequence[Sequence[Cell]],
    layout: Layout,
    place: Place,
    caption: Paragraph | None,
) -> Fit:
    """Choose the type and the columns of a table.

    Words are kept whole in smaller and smaller type, with columns that are comfortable and at last with narrow ones; only then are long
    Latin words broken. A table of several pages takes the next smaller type where that makes it much lower. Raises ContentError (`table-too-wide`) at `place` where nothing fits.
    """
    count = sum(cell.columns for cell in (*head, *body)[0])
    cells = [list(row) for row in slots((*head, *body), count)]
    rooms = [_room(layout, step, count) for step in STEPS if f"table{step}" in layout.styles]
    for broken in (False, True):
        rows = [list(_texts(row, layout, broken=broken)) for row in cells]
        names, texts = rows[: len(head)], rows[len(head) :]
        tries = [*product((True,), rooms), (False, rooms[-1])]
        fits: list[tuple[Length, Fit]] = []
        for comfortable, room in tries:
            least = _least(names, texts, count, room, comfortable=comfortable)
            if sum(least) <= room.whole:
                shared = _shares(least, rows, count, room)
                fits.append((_height(rows, shared, layout, room.step), _fit(shared, room, layout)))
            if len(fits) == _COMPARED or (fits and fits[0][0] <= layout.page.pitch * layout.page.lines):
                break
        if fits:
            (height, first), (other, last) = fits[0], fits[-1]
            return last if other <= height * _LOWER else first
    raise _too_wide(
        cells[max(len(head) - 1, 0)] if head else [],
        rows,
        place,
        caption,
        landscape=layout.page.width > layout.page.height,
    )


def _room(layout: Layout, step: str, columns: int) -> _Room:
    style, page = layout.styles[f"table{step}"], layout.page
    em = style.size or page.pitch
    sides = style.pad * 2 + page.thin
    return _Room(step, (page.measure - sides * columns) / em, sides / em, _SAFETY / em)


def _texts(row: Sequence[Slot], layout: Layout, *, broken: bool) -> Iterator[_Text]:
    for slot in row:
        if not slot.continued:
            pieces = measured(slot.cell.inlines, layout)
            longest, word = _longest(pieces, broken=broken)
            yield _Text(slot.column, slot.columns, tuple(piece.width for piece in pieces), word, longest)


def _longest(pieces: Sequence[Measured], *, broken: bool) -> tuple[str, float]:
    """Find the widest word of a cell; `broken` cuts long Latin ones at their marks."""
    found = (
        (piece.text[word.start : word.end], word.width)
        for piece in pieces
        for word in piece.words(0 if broken else None)
    )
    return max(found, key=itemgetter(1), default=("", 0.0))


def _least(
    names: list[list[_Text]], texts: list[list[_Text]], count: int, room: _Room, *, comfortable: bool
) -> list[float]:
    """Say how narrow columns may be, in characters: those of one column first, then what reaches over several."""
    found = [_NAME if comfortable else 1.0] * count
    for rows, comfort in ((names, _NAME), (texts, _COMFORT if comfortable else _NAME)):
        for text in (text for row in rows for text in row if text.columns == 1):
            found[text.column] = max(found[text.column], text.word, min(text.width, comfort))
    found = [width + room.safety for width in found]
    for text in (text for row in (*names, *texts) for text in row if text.columns > 1):
        reach = range(text.column, text.column + text.columns)
        lack = text.word + room.safety - sum(found[n] for n in reach) - room.between * (text.columns - 1)
        for n in reach:
            found[n] += max(lack, 0) / text.columns
    return found


def _fit(shared: Sequence[float], room: _Room, layout: Layout) -> Fit:
    em = (layout.styles[f"table{room.step}"].size or layout.page.pitch) / layout.page.measure
    return Fit(room.step, tuple((width + room.between) * em for width in shared))


def _height(rows: list[list[_Text]], shared: Sequence[float], layout: Layout, step: str) -> Length:
    """Estimate how high the table becomes in columns so wide, in characters."""
    style = layout.styles[f"table{step}"]
    lines = sum(
        max(
            (sum(math.ceil(n / shared[text.column]) or 1 for n in text.lines) for text in row if text.columns == 1),
            default=1,
        )
        for row in rows
    )
    return (style.pitch or layout.page.pitch) * lines + style.pad * 2 * len(rows)


def _shares(least: list[float], rows: list[list[_Text]], count: int, room: _Room) -> list[float]:
    """Share out the measure, in characters; columns that need no second line get what they need, and alike what is over."""
    natural = list(least)
    for text in (text for row in rows for text in row if text.columns == 1):
        natural[text.column] = max(natural[text.column], text.width + room.safety)
    if sum(natural) <= room.whole:
        return [width + (room.whole - sum(natural)) / count for width in natural]
    return _Sharing(least, natural, _sample(rows, count), room.whole, room.safety).rooms()


def _sample(rows: list[list[_Text]], count: int) -> list[list[float]]:
    """Return, of as many rows as are worth looking at, how long the text of each column is, in characters."""
    step = math.ceil(len(rows) / _SAMPLE)
    found = []
    for row in rows[::step]:
        lengths = [0.0] * count
        for text in row:
            if text.columns == 1:
                lengths[text.column] = sum(text.lines)
        found.append(lengths)
    return found


@dataclass(frozen=True)
class _Sharing:
    """Shares `whole` out among columns between `least` and `natural`, so that rows with texts so long become low.

    If only the longest cell of a row counts, n characters in a column of w are n / w lines, and the sum of these over the rows is
    least where w goes with the root of the characters that count in the column.
    """

    least: list[float]
    natural: list[float]
    rows: list[list[float]]
    whole: float
    safety: float

    def rooms(self) -> list[float]:
        """Return the width of each column in characters."""
        widths = self._spread([length**0.5 for length in self.natural])
        best, height = widths, self._height(widths)
        for turn in range(_ROUNDS):
            aim = self._spread([math.sqrt(weight) for weight in self._weights(widths)])
            step = 2 / (turn + 3)
            widths = [(1 - step) * width + step * wish for width, wish in zip(widths, aim, strict=True)]
            if (now := self._height(widths)) < height:
                best, height = widths, now
        return self._whole_characters(best)

    def _weights(self, widths: list[float]) -> list[float]:
        weights = [1e-6] * len(widths)
        for row in self.rows:
            column = max(range(len(widths)), key=lambda n: row[n] / widths[n])
            weights[column] += row[column]
        return weights

    def _height(self, widths: list[float]) -> int:
        return sum(max(math.ceil(n / width) for n, width in zip(row, widths, strict=True)) for row in self.rows)

    def _spread(self, weights: list[float]) -> list[float]:
        """Share out in proportion to `weights`, but to no column less or more than it can use."""
        widths: dict[int, float] = {}
        while len(widths) < len(weights):
            open_ = [n for n in range(len(weights)) if n not in widths]
            left = self.whole - sum(widths.values())
            unit = left / sum(weights[n] for n in open_)
            wished = {n: weights[n] * unit for n in open_}
            low = {n: self.least[n] for n in open_ if wished[n] < self.least[n]}
            high = {n: self.natural[n] for n in open_ if wished[n] > self.natural[n]}
            over = sum(self.least[n] - wished[n] for n in low) - sum(wished[n] - self.natural[n] for n in high)
            widths |= (low if over >= 0 else high) or (low | high) or wished
        return [widths[n] for n in range(len(weights))]

    def _whole(self, width: float) -> float:
        """Round down to whole characters and what engines may round."""
        return math.floor(width - self.safety) + self.safety

    def _whole_characters(self, widths: list[float]) -> list[float]:
        """Round down to whole characters, and give those that are over where they help most: no line is then a near miss."""
        short = [n for n, width in enumerate(widths) if width < self.natural[n] - 1e-6]
        found = [max(self._whole(w), self.least[n]) if n in short else self.natural[n] for n, w in enumerate(widths)]
        while self.whole - sum(found) >= 1:
            trials = [[width + (n == column) for n, width in enumerate(found)] for column in short]
            if not trials:
                break
            found = min(trials, key=self._height)
        rest = (self.whole - sum(found)) / len(short or found)
        return [width + rest if n in short or not short else width for n, width in enumerate(found)]


def _called(name: str, column: int) -> str:
    return f"“{name}”栏（第{column + 1}栏）" if name else f"第{column + 1}栏"


def _too_wide(
    names: Sequence[Slot], rows: list[list[_Text]], place: Place, caption: Paragraph | None, *, landscape: bool
) -> ContentError:
    """Name the widest columns of a table that fits nowhere, and the words that make them so wide."""
    widest: dict[int, _Text] = {}
    for text in (text for row in rows for text in row if text.columns == 1):
        if text.column not in widest or text.word > widest[text.column].word:
            widest[text.column] = text
    worst = sorted(sorted(widest.values(), key=lambda text: -text.word)[:_NAMED], key=lambda text: text.column)
    called = {n: plain(slot.cell.inlines) for slot in names for n in range(slot.column, slot.column + slot.columns)}
    words = "、".join(f"{_called(called.get(text.column, ''), text.column)}的“{text.longest}”" for text in worst)
    title = f"表格“{plain(caption.inlines)}”" if caption else "表格"
    message = f"{title}有 {len(widest)} 栏，用最小的字也排不下；最宽的是{words}"
    hint = "把这些词写短一些，或者减少栏数，或者把表分成几个"
    hint = hint if landscape else f"在表题后面写“{{横排}}”，排在横放的一页上；或者{hint}"
    return ContentError(Finding(place, "table-too-wide", message, hint))
