"""A segment of pipe-table lines goes in; a table with head, body, merged cells and caption comes out as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown.segments import Segment

MAX_COLUMNS = 20
MAX_ROWS = 2000
_BAR = re.compile(r"(?<!\\)\|")


@dataclass
class _Cell:
    text: str
    place: Place
    columns: int = 1
    rows: int = 1


def parse_table(segment: Segment, source: Source, inline: Callable[[str, Place], str], caption: str) -> str:
    """Turn the lines into HTML; the first is the head, the second gives the alignment of the columns.

    A cell of `^^` belongs to the one above it; a cell followed by bars without anything between (`||`) takes their
    columns. Raises ContentError for a row that has more or fewer cells than the head, and for a `^^` that does not cover
    the whole width of the cell above it.
    """
    rows = [_cells(line, source, segment.line + n) for n, line in enumerate(segment.lines) if n != 1]
    alignments = [_alignment(cell.text) for cell in _cells(segment.lines[1], source, segment.line + 1)]
    _check(rows, alignments, segment.line_place(source, 1))
    head, *body = _merge_down(rows)
    return (
        f"<table class='table'{at(source.place(segment.line, 1).until(segment.place(source)))}>{caption}"
        f"<thead>{_row(head, alignments, 'th', inline)}</thead>"
        f"<tbody>{''.join(_row(row, alignments, 'td', inline) for row in body)}</tbody></table>"
    )


def _cells(line: str, source: Source, number: int) -> list[_Cell]:
    cells: list[_Cell] = []
    inner_start = len(line) - len(line.lstrip())
    inner_start += line[inner_start : inner_start + 1] == "|"
    end = len(line.rstrip())
    end -= bool(re.search(r"(?<!\\)\|\s*$", line))
    start = inner_start
    for stop in [*(match.start() for match in _BAR.finditer(line, inner_start, end)), end]:
        text = line[start:stop]
        if not text and cells:
            cells[-1].columns += 1
        else:
            column = start + len(text) - len(text.lstrip()) + 1
            cells.append(_Cell(text.strip(), source.place(number, column, len(text.strip()))))
        start = stop + 1
    return cells


def _alignment(text: str) -> str:
    left, right = text.startswith(":"), text.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""


def _check(rows: list[list[_Cell]], alignments: list[str], place: Place) -> None:
    width = len(alignments)
    if width > MAX_COLUMNS or len(rows) > MAX_ROWS:
        message = f"表格太大（上限 {MAX_COLUMNS} 栏、{MAX_ROWS} 行）"
        raise LimitError(Finding(place, "table-too-large", message, "分成几个表"))
    findings = [
        Finding(
            row[0].place.until(row[-1].place),
            "table-row-uneven",
            f"这一行有 {count} 格，表头分隔行有 {width} 格",
            "补上或删去“|”",
        )
        for row in rows
        if (count := sum(cell.columns for cell in row)) != width
    ]
    findings += [
        Finding(cell.place, "table-merge-loose", "上面没有格可以合并", "“^^”从表身的第二行写起")
        for row in rows[:2]
        for cell in row
        if cell.text == "^^"
    ]
    if findings:
        raise ContentError(findings)


def _merge_down(rows: list[list[_Cell]]) -> list[list[tuple[int, _Cell]]]:
    """Take the cells of `^^` out, lengthening those above; give each cell with the column it starts in."""
    above: list[_Cell] = []
    merged: list[list[tuple[int, _Cell]]] = []
    findings: list[Finding] = []
    for row in rows:
        spread = [cell for cell in row for _ in range(cell.columns)]
        held = [over if cell.text == "^^" else cell for over, cell in zip(above or spread, spread, strict=True)]
        for first in [n for n, cell in enumerate(above) if n == 0 or above[n - 1] is not cell]:
            columns = [n for n, cell in enumerate(above) if cell is above[first]]
            taken = [n for n in columns if held[n] is above[first]]
            above[first].rows += bool(taken)
            if taken and taken != columns:
                hint = "上面的格占几栏，这里也要占几栏"
                findings.append(Finding(spread[taken[0]].place, "table-merge-uneven", "“^^”没有盖满上面那一格", hint))
        starts = [n for n, cell in enumerate(spread) if n == 0 or spread[n - 1] is not cell]
        merged.append([(n, spread[n]) for n in starts if spread[n].text != "^^"])
        above = held
    if findings:
        raise ContentError(findings)
    return merged


def _row(cells: list[tuple[int, _Cell]], alignments: list[str], tag: str, inline: Callable[[str, Place], str]) -> str:
    html = ""
    for column, cell in cells:
        align = "center" if tag == "th" else alignments[column]
        spans = f" colspan='{cell.columns}'" if cell.columns > 1 else ""
        spans += f" rowspan='{cell.rows}'" if cell.rows > 1 else ""
        attribute = f" data-align='{align}'" if align else ""
        text = inline(cell.text.replace("\\|", "|"), cell.place)
        html += f"<{tag}{spans}{attribute}{at(cell.place)}>{text}</{tag}>"
    return f"<tr>{html}</tr>"
