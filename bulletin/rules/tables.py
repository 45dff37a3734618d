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
