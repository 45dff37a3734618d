"""How a table is set, for both writers: how wide its columns, how high its rows, what stays together, where text is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from bulletin.composition.tabular import Slot, measured, set_lines, slots
from bulletin.composition.tabular import count_lines as count
from bulletin.document import Cell, Footnote, Inline, Table, plain
from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.layout import Layout
from bulletin.layout.lengths import Length

# A row of more lines may be split between them.
_WHOLE_LINES = 5
# A table of no more rows stays whole.
_WHOLE_ROWS = 6
# How much of a text a message shows.
_SHOWN = 12
# Rows that are merged by twos are not parted.
_PAIR = 2
# No more than this share of a page stays blank for the sake of what belongs together.
BLANK = 1 / 3


@dataclass(frozen=True)
class Turns:
    """What the pages say of a table: rows, counted from the head's first, that begin a page; `loose` if it may be parted."""

    rows: frozenset[int] = frozenset()
    loose: bool = False

    def after(self, before: Turns | None) -> Turns:
        """Return what is known when this was found in pages that were laid out with `before`: what is loose stays so."""
        return replace(self, loose=self.loose or (before is not None and before.loose))


NO_TURNS = Turns()


@dataclass(frozen=True)
class Row:
    """A row: its cells, its height, how many lines its fullest cell has, and what holds it.

    A row that `splits` is set from the top and may be parted between lines; one that `keeps` stands on a page with the next.
    """

    slots: tuple[Slot, ...]
    height: Length
    lines: int
    head: bool
    splits: bool = False
    keeps: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: the widths of its columns in twips, and its rows, the head's first."""

    layout: Layout
    widths: tuple[int, ...]
    rows: tuple[Row, ...] = field(default=())

    def lines(self, slot: Slot) -> list[tuple[Inline, ...]]:
        """Break the text of a cell into lines."""
        return set_lines(slot.cell.inlines, self.layout, room(slot, self.widths, self.layout))

    def air(self, row: Row) -> tuple[Length, Length]:
        """Return the air above and below the lines of a row that splits, in whole twips, the rules' halves not among it."""
        pitch = self.layout.styles[row.slots[0].cell.style].pitch or self.layout.page.pitch
        over = row.height - pitch * row.lines - self.layout.page.thin
        above = Length.of_twips(Length(over / 2).twips)
        return above, over - above


def grid(block: Table, layout: Layout, turns: Turns = NO_TURNS) -> Grid:
    """Reckon how a table is set, where pages turn as `turns` says.

    Raises ContentError (`table-head-too-high`, `table-merge-too-high`) at the table's place for what no page has room for.
    """
    layout = layout.landscape if block.landscape else layout
    columns = widths(block, layout)
    placed = [*slots(block.head, len(columns)), *slots(block.body, len(columns))]
    heads = len(block.head)
    anew = turns.rows | _freed(placed, columns, heads, layout)
    found = [_row(row, columns, layout, head=number < heads) for number, row in enumerate(_repeated(placed, anew))]
    _check(found, columns, heads, block, layout)
    found = _held(_stretched(found, columns, layout), heads, layout, turns, above=len(block.above))
    found = _held_merged(found, columns, layout)
    return Grid(layout, tuple(columns), tuple(_filled(found, layout)))


def _freed(rows: list[list[Slot]], columns: Sequence[int], heads: int, layout: Layout) -> frozenset[int]:
    """Return where merged cells begin anew for the sake of rows so high that they have to be split: before and behind them."""
    high = [
        number
        for number, row in enumerate(rows)
        if number >= heads
        and any(slot.rows > 1 or slot.continued for slot in row)
        and _row(row, columns, layout, head=False).height > layout.page.pitch * layout.page.lines * BLANK
    ]
    return frozenset(number + step for number in high for step in (0, 1) if number + step < len(rows))


def _check(rows: list[Row], columns: Sequence[int], heads: int, block: Table, layout: Layout) -> None:
    whole = layout.page.pitch * layout.page.lines
    above = sum(row.height for row in rows[:heads])
    if above > whole * (1 - BLANK):
        message = f"表头有 {max(row.lines for row in rows[:heads])} 行字那么高，一页放不下多少内容"
        raise ContentError(Finding(block.place, "table-head-too-high", message, "把表头的文字写短一些，或者减少栏数"))
    for slot in (slot for row in rows for slot in row.slots if slot.rows > 1 and not slot.continued):
        if height(_lines(slot, columns, layout), slot.cell, layout) + above > whole * (1 - BLANK / 2):
            message = f"合并格里的文字太长，一页放不下：{plain(slot.cell.inlines)[:_SHOWN]}……"
            hint = "长文字写在不合并的格里，它可以跨页"
            raise ContentError(Finding(block.place, "table-merge-too-high", message, hint))


def merged_rows(block: Table) -> frozenset[int]:
    """Return the rows, counted from the head's first, that cells of rows above reach into."""
    rows = [*slots(block.head, len(block.widths)), *slots(block.body, len(block.widths))]
    return frozenset(number for number, row in enumerate(rows) if any(slot.continued for slot in row))


def may_be_whole(block: Table) -> bool:
    """Tell whether a table has so few rows that it stays whole if it may."""
    return len(block.body) <= _WHOLE_ROWS


def widths(block: Table, layout: Layout) -> list[int]:
    """Share the measure of the table's page out in whole twips that add up to it."""
    measure = layout.page.measure.twips
    edges = [round(share * measure) for share in accumulate(block.widths, initial=0)]
    edges[-1] = measure
    return [right - left for left, right in pairwise(edges)]


def room(slot: Slot, columns: Sequence[int], layout: Layout) -> float:
    """Return how wide the text of a cell may be, in shares of its type size."""
    style = layout.styles[slot.cell.style]
    return (Length.of_twips(slot.width(columns)) - style.pad * 2 - layout.page.thin) / (style.size or layout.page.pitch)


def height(lines: int, cell: Cell, layout: Layout) -> Length:
    """Return the height of a row of so many lines, in whole twips."""
    style = layout.styles[cell.style]
    return Length.of_twips(((style.pitch or layout.page.pitch) * lines + style.pad * 2).twips)


def _repeated(rows: list[list[Slot]], anew: frozenset[int]) -> list[list[Slot]]:
    """Let merged cells begin anew in the rows `anew`, so that their text stands on both sides."""
    stops = sorted(anew | {len(rows)})
    found = []
    for number, row in enumerate(rows):
        stop = next(stop for stop in stops if stop > number)
        left = [replace(slot, rows=min(slot.rows, stop - number)) for slot in row]
        found.append([_begun_anew(slot) if slot.continued and number in anew else slot for slot in left])
    return found


def _begun_anew(slot: Slot) -> Slot:
    """Return a part of a merged cell as one that repeats the text; its footnotes stand with the first part alone."""
    texts = tuple(inline for inline in slot.cell.inlines if not isinstance(inline, Footnote))
    return replace(slot, continued=False, again=True, cell=replace(slot.cell, inlines=texts))


def _row(row: list[Slot], columns: Sequence[int], layout: Layout, *, head: bool) -> Row:
    alone = [slot for slot in row if slot.rows == 1 and not slot.continued]
    lines = max((_lines(slot, columns, layout) for slot in alone), default=1)
    splits = lines > _WHOLE_LINES and not head and all(slot.rows == 1 and not slot.continued for slot in row)
    return Row(tuple(row), height(lines, row[0].cell, layout), lines, head, splits)


def _lines(slot: Slot, columns: Sequence[int], layout: Layout) -> int:
    return count(measured(slot.cell.inlines, layout), room(slot, columns, layout))


def _stretched(rows: list[Row], columns: Sequence[int], layout: Layout) -> list[Row]:
    """Make the last of merged rows high enough for the text of the merged cell."""
    found = list(rows)
    for number, row in enumerate(rows):
        for slot in row.slots:
            if slot.rows > 1 and not slot.continued:
                last = number + slot.rows - 1
                need = height(_lines(slot, columns, layout), slot.cell, layout)
                lack = need - sum(one.height for one in found[number : last + 1])
                found[last] = replace(found[last], height=found[last].height + max(lack, 0))
    return found


def _held(rows: list[Row], heads: int, layout: Layout, turns: Turns, *, above: int) -> list[Row]:
    """Say which rows stay with the next: the head, two at each end, and all of a small table."""
    body, whole = len(rows) - heads, layout.page.pitch * layout.page.lines
    small = body <= _WHOLE_ROWS and not turns.loose and not any(row.splits for row in rows)
    total = sum(row.height for row in rows) + layout.page.pitch * above
    small = small and total <= whole
    ends = {heads, len(rows) - 2}
    found = []
    for number, (row, below) in enumerate(pairwise(rows)):
        stays = number in ends and not (row.splits or below.splits)
        found.append(replace(row, keeps=row.head or small or stays))
    return [*found, rows[-1]]


def _held_merged(rows: list[Row], columns: Sequence[int], layout: Layout) -> list[Row]:
    """Keep two merged rows together, and of more those that end above the last line of their cell's text.

    Behind those they may be parted, since the text is repeated: LibreOffice asks only a row's first cell whether it stays, and not
    one that belongs to a cell above; and it parts the text where the row is too low for it.
    """
    held = set()
    for number, row in enumerate(rows):
        for slot in (slot for slot in row.slots if slot.rows > 1 and not slot.continued):
            need = height(_lines(slot, columns, layout), slot.cell, layout)
            ends = accumulate(one.height for one in rows[number : number + slot.rows - 1])
            held |= {number + step for step, end in enumerate(ends) if end < need or slot.rows == _PAIR}
    return [replace(row, keeps=row.keeps or number in held) for number, row in enumerate(rows)]


def _filled(rows: list[Row], layout: Layout) -> list[Row]:
    """Share out what the table lacks to whole lines of the grid, so that the text behind it stands on the grid again.

    The last row leaves room for the table's last line.
    """
    pitch = layout.page.pitch
    lack = -int(sum(row.height for row in rows)) % int(pitch)
    open_ = [n for n, row in enumerate(rows) if not row.splits] or [len(rows) - 1]
    share = Length.of_twips(Length(lack / len(open_)).twips)
    found = [replace(row, height=row.height + share) if n in open_ else row for n, row in enumerate(rows)]
    over = sum(row.height for row in found) - sum(row.height for row in rows) - lack
    last = found[-1]
    return [*found[:-1], replace(last, height=last.height - over - layout.page.thin)]
