"""Tables to HTML: a table goes in; a group that scrolls on a narrow screen comes out, its cells told which heads are theirs."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.composition.tabular import measured, slots
from bulletin.document import Cell, Table, plain
from bulletin.layout import Layout
from bulletin.writers.html.inlines import Inlines

# A column is so many characters wide where its text is, as many for the sake of a long word, and has so many beside its text.
_READABLE, _LONGEST, _BESIDE = 6.0, 12.0, 1.4


def scrolling(block: Table, number: int, layout: Layout, inlines: Inlines) -> str:
    """Write the table that is the issue's `number`th; who works by the keyboard can scroll it.

    It is no landmark: two tables may have the same caption, and an issue with many has no use for as many landmarks.
    """
    above = "".join(f'<p class="{one.style}">{inlines.write(one.inlines, one.style)}</p>' for one in block.above)
    key = f"table-{number}"
    caption = f'<caption><div id="{key}">{above}</div></caption>' if above else ""
    name = f'aria-labelledby="{key}"' if above else f'aria-label="第{number}个表格"'
    columns = "".join(f'<col style="width:{share:.2%}">' for share in block.widths)
    head = "".join(_row(row, inlines, head=True) for row in block.head)
    body = "".join(_row(row, inlines, head=False) for row in block.body)
    return (
        f'<div class="scroll{" landscape" if block.landscape else ""}" role="group" {name} tabindex="0" style="--least:{least(block, layout):.1f}">'
        f'<table class="{block.style}">{caption}<colgroup>{columns}</colgroup>'
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table></div>"
    )


def least(block: Table, layout: Layout) -> float:
    """Return how wide a table has to be to be read, in characters of its type: no column is narrower than its longest word."""
    needs = [0.0] * len(block.widths)
    for row in slots([*block.head, *block.body], len(block.widths)):
        for slot in row:
            if slot.columns == 1 and not slot.continued:
                needs[slot.column] = max(needs[slot.column], _need(slot.cell, layout))
    return max(need / share for need, share in zip(needs, block.widths, strict=True) if share)


def _need(cell: Cell, layout: Layout) -> float:
    pieces = measured(cell.inlines, layout)
    words = [word.width for piece in pieces for word in piece.words()]
    text = min(max(piece.width for piece in pieces), _READABLE)
    return max(text, min(max(words, default=0), _LONGEST)) + _BESIDE


def _row(row: Sequence[Cell], inlines: Inlines, *, head: bool) -> str:
    return f"<tr>{''.join(_cell(cell, inlines, head=head) for cell in row)}</tr>"


def _cell(cell: Cell, inlines: Inlines, *, head: bool) -> str:
    """Write a cell; one of the head that is empty heads nothing."""
    heads = (head and plain(cell.inlines).strip()) or cell.named
    tag, scope = ("th", f' scope="{"col" if head else "row"}"') if heads else ("td", "")
    spans = "".join(
        f' {name}="{count}"' for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1
    )
    style = cell.style if head or not heads else f"{cell.style} stub"
    return f'<{tag}{scope}{spans} class="{style} to-{cell.align}">{inlines.write(cell.inlines, cell.style)}</{tag}>'
