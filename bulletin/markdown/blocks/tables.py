"""A segment of pipe-table lines goes in; a table with head, body, merged cells and caption comes out as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown.segments import DELIMITER, Segment

MAX_COLUMNS = 20
MAX_ROWS = 2000
_BAR = re.compile(r"(?<!\\)\|")
# How a line ends within a cell: HTML's own word, as Markdown's tables have no other.
BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_BACKSLASH = re.compile(r"(?<!\\)\\(?=\s|$)")
_SET_IN = re.compile("\\s*?(\u3000+)(?=\\S)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass
class _Cell:
    """A cell by its text, and the full-width blanks before that, which set it in where the column is flush left."""

    text: str
    place: Place
    columns: int = 1
    rows: int = 1
    blanks: str = ""

    def set_in(self) -> _Cell:
        """Return the cell with its blanks as a part of its text."""
        first = replace(self.place, column=self.place.column - len(self.blanks))
        return replace(self, text=self.blanks + self.text, place=first)


@dataclass(frozen=True)
class Above:
    """What stands above a table: its caption and the line with its unit, in HTML; `landscape` asks for a page of its own."""

    html: str = ""
    landscape: bool = False


def parse_table(segment: Segment, source: Source, inline: Callable[[str, Place], str], above: Above) -> str:
    """Turn the lines into HTML: those above the delimiter (`|---|`) are the head, and that gives the alignment of the columns.

    A cell of `^^` belongs to the one above it; a cell followed by bars without anything between (`||`) takes their
    columns. A head without text is none, and a first column that is bold throughout holds the names of the rows. Raises
    ContentError for a row that has more or fewer cells than the delimiter, and for a `^^` that does not cover the whole width of the
    cell above it.
    """
    at_delimiter = next(n for n, line in enumerate(segment.lines) if DELIMITER.fullmatch(line))
    rows = [_cells(line, source, segment.line + n) for n, line in enumerate(segment.lines)]
    alignments = [_alignment(cell.text) for cell in rows.pop(at_delimiter)]
    heads = at_delimiter if any(cell.text for row in rows[:at_delimiter] for cell in row) else 0
    _check(rows, alignments, at_delimiter, segment.line_place(source, at_delimiter))
    start = source.place(segment.line + (0 if heads else at_delimiter), 1)
    merged = _merge_down(rows[at_delimiter - heads :])
    head = "".join(_row(row, alignments, "head", inline) for row in merged[:heads])
    kind = "named" if _has_row_heads(merged[heads:]) else "plain"
    body = "".join(_row(row, alignments, kind, inline) for row in merged[heads:])
    turned = " data-landscape=''" if above.landscape else ""
    return (
        f"<table class='table'{turned}{at(start.until(segment.place(source)))}>{above.html}"
        f"<thead>{head}</thead><tbody>{body}</tbody></table>"
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
            place = source.place(number, column, len(text.strip()))
            cells.append(_Cell(text.strip(), place, blanks=_set_in(text)))
        start = stop + 1
    return cells


def _set_in(text: str) -> str:
    """Return the full-width blanks that stand right before the text of a cell: 　　其中."""
    found = _SET_IN.match(text)
    return found[1] if found else ""


def _alignment(text: str) -> str:
    left, right = text.startswith(":"), text.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""


def _has_row_heads(body: list[list[tuple[int, _Cell]]]) -> bool:
    """Tell whether all cells of the first column are bold, which makes them names of rows; a table of one column has none."""
    firsts = [cell for row in body for column, cell in row if column == 0]
    wide = any(column for row in body for column, _ in row)
    return wide and bool(firsts) and all(_BOLD.fullmatch(cell.text) for cell in firsts)


def _check(rows: list[list[_Cell]], alignments: list[str], heads: int, place: Place) -> None:
    width = len(alignments)
    if width > MAX_COLUMNS or len(rows) > MAX_ROWS:
        message = f"表格太大（上限 {MAX_COLUMNS} 栏、{MAX_ROWS} 行）"
        raise LimitError(Finding(place, "table-too-large", message, "分成几个表"))
    findings = [
        Finding(
            row[0].place.until(row[-1].place),
            "table-row-uneven",
            f"这一行有 {count} 格，表头分隔行有 {width} 格" + ("：竖线用了全角“｜”" if wide else ""),
            "换成半角的“|”" if wide else "补上或删去“|”",
        )
        for row in rows
        if (count := sum(cell.columns for cell in row)) != width
        for wide in [any("｜" in cell.text for cell in row)]
    ]
    findings += [
        Finding(cell.place, "table-merge-loose", "上面没有格可以合并", "“^^”从表头、表身的第二行写起")
        for row in (*rows[: min(heads, 1)], *rows[heads : heads + 1])
        for cell in row
        if cell.text == "^^"
    ]
    findings += [
        Finding(cell.place, "cell-break-wrong", "表格的格子里不用反斜线换行", "在格子里换行写“<br>”")
        for row in rows
        for cell in row
        if _BACKSLASH.search(cell.text)
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


def _row(cells: list[tuple[int, _Cell]], alignments: list[str], kind: str, inline: Callable[[str, Place], str]) -> str:
    """Write a row of a `head`, or of a body that is `plain` or has `named` rows."""
    html = ""
    for column, cell in cells:
        named = kind == "named" and column == 0
        align = "center" if kind == "head" else alignments[column]
        spans = f" colspan='{cell.columns}'" if cell.columns > 1 else ""
        spans += f" rowspan='{cell.rows}'" if cell.rows > 1 else ""
        attribute = f" data-align='{align}'" if align else ""
        own = cell.set_in() if align in {"", "left"} else cell
        text = _BOLD.sub(r"\1", own.text) if named else own.text
        tag = "th" if kind == "head" or named else "td"
        html += f"<{tag}{spans}{attribute}{at(own.place)}>{_text(text, own.place, inline)}</{tag}>"
    return f"<tr>{html}</tr>"


def _text(text: str, place: Place, inline: Callable[[str, Place], str]) -> str:
    """Convert the text of a cell line by line."""
    return "<br/>".join(inline(line.replace("\\|", "|"), place) for line in BREAK.split(text))
