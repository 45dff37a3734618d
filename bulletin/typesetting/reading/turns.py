"""Tables at page turns: laid-out pages go in with the frames of their tables closed; what each table must know of turns comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bulletin.document import Table
from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Rendered, page_box
from bulletin.typesetting.reckoning.cells import BLANK, Turns, may_be_whole, merged_rows

# Heights that differ by less are the same, in CSS pixels.
_NEAR = 1.0
# The style of what stands below a table as its note.
_NOTE = "table-note"


def close_frames(rendered: Rendered) -> None:
    """End each part of a table below the text in it, and draw a rule there.

    The engine stretches a row that it splits to the foot of the page and leaves it open (its layout/table.py), and inside merged
    cells it draws no rule. The parts of a table share a grid of borders (its draw/__init__.py, `draw_collapsed_borders`).
    """
    for _, _, table in _tables(rendered):
        rows = [row for group in table.children for row in group.children]
        if table.skip_cell_border_bottom:
            table.skip_cell_border_bottom = False
            rows[-1].height = max(map(_text_height, rows[-1].children))
        _, horizontal = table.collapsed_border_grid
        heads = len(table.children[0].children) if table.children[0].is_header else 0
        foot = len(rows) + (table.skipped_rows - heads if table.skipped_rows else 0)
        rule = max(horizontal[0], key=lambda border: border[0])
        horizontal[foot] = [rule] * len(horizontal[foot])


def _text_height(cell: Box) -> float:
    """Return how high a cell is with the text that it has on a page; there is as much air below it as above."""
    lines = [box for box in cell.descendants() if isinstance(box, boxes.LineBox)]
    text = lines[-1].position_y + lines[-1].height - lines[0].position_y if lines else 0
    return float(text + 2 * (cell.padding_top + cell.border_top_width))


def turns(rendered: Rendered, blocks: Sequence[Table]) -> dict[int, Turns]:
    """Tell which of the tables `blocks` have to know of page turns, by their number.

    They are those whose merged cells a turn parts, and those that cannot stay whole: kept so, they leave too much of the page before
    them blank, or push their notes off their page, or turn with what stands above them anyhow.
    """
    found: dict[int, Turns] = {}
    merged = cache(lambda number: merged_rows(blocks[number]))  # asked for once a table, not once a page
    for number, index, table in _tables(rendered):
        block, whole, before = blocks[number], not table.skipped_rows, found.get(number, Turns())
        rows = frozenset() if whole else _first_row(table) & merged(number)
        lax = not whole or _leaves_blank(rendered, index, table) or _loses_notes(rendered, index, table)
        loose = before.loose or (may_be_whole(block) and lax)
        if rows or loose:
            found[number] = Turns(before.rows | rows, loose)
    return found


def heading_pages(rendered: Rendered) -> frozenset[int]:
    """Return the numbers of the tables that pages begin with, their captions among them."""
    found = set()
    for page in rendered.pages:
        content = page_box(page).children[0]
        for wrapper in (box for box in content.descendants() if box.is_table_wrapper):
            table = wrapper.get_wrapped_table()
            if table and not table.skipped_rows and _line(wrapper) is _line(content):
                found.add(int(wrapper.element.get("data-table")))
    return frozenset(found)


def taken_along(rendered: Rendered) -> tuple[int, int] | None:
    """Return the table, and the row of it, that the last page begins with though the page before had room for that row.

    What stands below the table has taken it along. A table with a caption begins with a paragraph, and is not told of.
    """
    last = len(rendered.pages) - 1
    number, index, table = next((part for part in _tables(rendered) if part[1] == last), (0, 0, None))
    content = page_box(rendered.pages[last]).children[0]
    if not index or table is None or _turned(rendered, index) or _line(table) is not _line(content):
        return None
    row = min(_first_row(table), default=0) if table.skipped_rows else 0
    if table.skipped_rows and not row:
        return None
    body = next(group for group in table.children if not group.is_header)
    heads = [] if row else [one for group in table.children if group.is_header for one in group.children]
    needed = sum(one.height for one in (*heads, body.children[0]))
    before = page_box(rendered.pages[last - 1])
    bottom = before.content_box_y() + before.height - _notes_height(before)
    return (number, row) if _lowest(before) + needed <= bottom + _NEAR else None


def _lowest(page: Box) -> float:
    """Return where the text of a page ends, and the rows of its tables: a table that rows were taken from is as high as before."""
    kinds = (boxes.LineBox, boxes.TableRowBox)
    return max(
        (box.position_y + box.height for box in page.children[0].descendants() if isinstance(box, kinds)), default=0
    )


def _line(box: Box) -> Box | None:
    """Return the first line of a box; a table of empty cells has none."""
    return next((part for part in box.descendants() if isinstance(part, boxes.LineBox)), None)


def _first_row(table: Box) -> frozenset[int]:
    """Return the row that a part of a table begins with; none if that began on the page before."""
    body = next(group for group in table.children if not group.is_header)
    row = body.children[0].element.get("data-row")
    return frozenset() if row is None else frozenset({int(row)})


def _leaves_blank(rendered: Rendered, index: int, table: Box) -> bool:
    """Tell whether a table near the head of its page, `index` from 0, leaves too much of the page before it blank."""
    if index == 0 or _turned(rendered, index):
        return False
    page, before = (page_box(rendered.pages[n]) for n in (index, index - 1))
    blank = float(before.content_box_y() + before.height - _notes_height(before) - _lowest(before))
    above = float(table.position_y - page.content_box_y())
    whole = float(page.height)
    return above < whole * BLANK / 2 and blank > whole * BLANK


def _loses_notes(rendered: Rendered, index: int, table: Box) -> bool:
    """Tell whether the page behind that of a table, `index` from 0, begins with a note of the table's."""
    if index + 1 == len(rendered.pages) or _tables_on(rendered, index)[-1] is not table:
        return False
    line = _line(page_box(rendered.pages[index + 1]).children[0])
    return line is not None and _NOTE in str(line.element.get("class")).split()


def _turned(rendered: Rendered, index: int) -> bool:
    """Tell whether a page lies otherwise than the one before it, which it could take nothing from."""
    return bool(page_box(rendered.pages[index]).width != page_box(rendered.pages[index - 1]).width)


def _notes_height(page: Box) -> float:
    return float(sum(child.margin_height() for child in page.children if type(child).__name__ == "FootnoteAreaBox"))


def _tables(rendered: Rendered) -> Iterator[tuple[int, int, Box]]:
    """Yield each part of a table: the table's number, the page's index, and its box."""
    for index in range(len(rendered.pages)):
        for table in _tables_on(rendered, index):
            yield int(table.element.get("data-table")), index, table


def _tables_on(rendered: Rendered, index: int) -> list[Box]:
    """Return the parts of tables on a page, `index` from 0."""
    every = page_box(rendered.pages[index]).descendants()
    return [box for box in every if isinstance(box, boxes.TableBox) and box.children]
