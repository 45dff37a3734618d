"""Tables as rules reckon with them: a table goes in, its rows of texts and numbers come out, merged cells in each place they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bulletin.document import Cell, Table, plain, texts_of
from bulletin.proof import Passage, Proof, Region

_NUMBER = re.compile(r"[-－−]?(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_NONE = {"", "-", "—", "——", "－", "/", "无"}
_TOTAL = re.compile("(?:合计|总计|共计|总数|全市合计|全省合计|全县合计)(?:[（(].{1,6}[）)])?")
# A line that the lines below it are parts of: 一、 above （一）.
_GROUP = re.compile("[一二三四五六七八九十]+、|[—－-]+")
# Beside these a total may be that of a part, or of more than the table shows.
_PARTIAL = re.compile("小计|其中|部分|主要|节选|前.{1,3}[名位]|平均|人均")
# Such amounts are rounded: each may be off by half of its last place.
_ROUNDED = re.compile("万|亿|千")
# What is not added up.
NO_SUM = re.compile(
    "序号|编号|年份|年度|排名|位次|名次|率|同比|环比|增长|增幅|增速|平均|人均|均值|单价|得分|分数|日期|时间|电话|备注"
)
_LEAST = 3


@dataclass(frozen=True)
class Square:
    """A place of a table: the text of its cell without blanks, the number that it is, with how many decimals, and its passage."""

    text: str
    number: Decimal | None
    percent: bool
    passage: Passage | None

    @property
    def decimals(self) -> int:
        """How many places stand behind the point."""
        exponent = self.number.as_tuple().exponent if self.number is not None else 0
        return -exponent if isinstance(exponent, int) else 0

    @property
    def is_written(self) -> bool:
        """Tell a number that is written from what stands for nothing."""
        return self.number is not None and self.text not in _NONE


@dataclass(frozen=True)
class Grid:
    """A table: what its columns are called, from the top down, and the squares of its body row by row."""

    table: Table
    names: tuple[str, ...]
    rows: tuple[tuple[Square, ...], ...]

    @property
    def about(self) -> str:
        """Its caption and its unit."""
        return "".join(plain(paragraph.inlines) for paragraph in self.table.above)

    @property
    def is_partial(self) -> bool:
        """Tell whether its totals may be those of a part, or of more than it shows."""
        return bool(_PARTIAL.search(self.about + "".join(self.names) + "".join(row[0].text for row in self.rows)))

    @property
    def is_rounded(self) -> bool:
        """Tell whether its amounts are in units that amounts are rounded to."""
        return bool(_ROUNDED.search(self.about + "".join(self.names)))

    @property
    def total(self) -> int | None:
        """The row of totals, first or last of three at least; None where there is none, or where rows are parts of each other."""
        found = [at for at, row in enumerate(self.rows) if any(is_total(square.text) for square in row[:2])]
        if len(found) != 1 or found[0] not in {0, len(self.rows) - 1} or len(self.rows) < _LEAST:
            return None
        grouped = {bool(_GROUP.match(row[0].text)) for at, row in enumerate(self.rows) if at != found[0]}
        return found[0] if len(grouped) == 1 else None

    def turned(self) -> Grid:
        """Return it with its columns as rows: what the rows are called names the columns."""
        names = ("", *(row[0].text for row in self.rows))
        heads = (Square(name, None, percent=False, passage=None) for name in self.names[1:])
        columns = zip(*(row[1:] for row in self.rows), strict=True)
        return Grid(self.table, names, tuple((head, *column) for head, column in zip(heads, columns, strict=True)))


def is_total(text: str) -> bool:
    """Tell whether what a row or a column is called says that it holds totals."""
    return bool(_TOTAL.fullmatch(text))


def mentions_total(text: str) -> bool:
    """Tell whether a text has a word for totals somewhere, also with a blank in it."""
    return bool(_TOTAL.search(text.replace(" ", "").replace("\u3000", "")))


def grids(proof: Proof) -> Iterator[Grid]:
    """Yield the tables of an issue."""
    passages = {id(one.runs[0]): one for one in proof.passages if one.region is Region.CELL}
    for block in proof.document.blocks:
        if isinstance(block, Table):
            head = _spread(block.head, passages)
            body = _spread(block.body, passages)
            width = max((len(row) for row in (*head, *body)), default=0)
            if width and all(len(row) == width for row in (*head, *body)):
                names = tuple("".join({id(row[at]): row[at].text for row in head}.values()) for at in range(width))
                yield Grid(block, names, tuple(map(tuple, body)))


def _spread(rows: tuple[tuple[Cell, ...], ...], passages: dict[int, Passage]) -> list[list[Square]]:
    """Put each cell into every place that it covers."""
    grid: list[dict[int, Square]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[at]:
                column += 1
            square = _square(cell, passages)
            for line in grid[at : at + cell.rows]:
                line.update(dict.fromkeys(range(column, column + cell.columns), square))
            column += cell.columns
    return [[line[column] for column in sorted(line)] for line in grid]


def _square(cell: Cell, passages: dict[int, Passage]) -> Square:
    text = "".join(plain(cell.inlines).split())
    first = next((run for _, run in texts_of("", cell.inlines)), None)
    return Square(text, _number(text), text.endswith(("%", "％")), passages.get(id(first)))


def _number(text: str) -> Decimal | None:
    """Return the number that a cell is; what stands for nothing is nought, what is no number is None."""
    if text in _NONE:
        return Decimal(0)
    bare = text.rstrip("%％")
    if not _NUMBER.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", "").replace("，", "").replace("－", "-").replace("−", "-"))
