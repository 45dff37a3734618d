"""The parts of a reading page: the flat blocks of a document go in; masthead, contents, articles, attachments, colophon come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.document import Block, Colophon, Contents, Figure, Heading, Pair, Paragraph, Rule, plain

NAMES = ("name", "name-picture")
_ATTACHED = "attachment"
# What stands above the title of the article that it belongs to.
_ABOVE = ("note", "note-first", "column", _ATTACHED)


@dataclass(frozen=True)
class Part:
    """An article or an attachment: its blocks, its title among them where it has one."""

    blocks: tuple[Block, ...]
    attached: bool

    @property
    def title(self) -> Heading | None:
        """Its first heading of the first level."""
        return next((block for block in self.blocks if isinstance(block, Heading) and is_title(block)), None)

    @property
    def name(self) -> str:
        """What an attachment is called: its number, and its title where it has one."""
        mark = next((block for block in self.blocks if isinstance(block, Paragraph) and block.style == _ATTACHED), None)
        return " ".join(plain(block.inlines) for block in (mark, self.title) if block)


@dataclass(frozen=True)
class Outline:
    """A document in parts, each of which may be empty; `loose` is what stands before the first article and is no contents."""

    masthead: tuple[Block, ...]
    contents: tuple[Contents, ...]
    loose: tuple[Block, ...]
    parts: tuple[Part, ...]
    colophon: Colophon | None

    @property
    def named(self) -> bool:
        """Tell whether the bulletin's name is the page's first heading; articles then stand one level lower."""
        return any(block.style in NAMES for block in self.masthead if isinstance(block, Paragraph | Figure))


def outline(blocks: Sequence[Block]) -> Outline:
    """Part the blocks of a document; none is left out, and their order stays."""
    rest = list(blocks)
    masthead = rest[: _masthead(rest)]
    del rest[: len(masthead)]
    colophon = rest.pop() if rest and isinstance(rest[-1], Colophon) else None
    starts = _starts(rest)
    first = starts[0] if starts else len(rest)
    before = rest[:first]
    contents = [block for block in before if isinstance(block, Contents)]
    if before[: len(contents)] != contents:
        contents = []
    parts = (rest[start:end] for start, end in pairwise([*starts, len(rest)]))
    return Outline(
        tuple(masthead),
        tuple(contents),
        tuple(before[len(contents) :]),
        tuple(Part(tuple(part), _is_attached(part)) for part in parts),
        colophon if isinstance(colophon, Colophon) else None,
    )


def is_title(block: Block) -> bool:
    """Tell whether an article or an attachment begins with `block`."""
    return isinstance(block, Heading) and block.level == 1


def _masthead(blocks: Sequence[Block]) -> int:
    """Count the blocks of the masthead: as far as its last rule, or as the name where it has no rule."""
    count = 0
    for number, block in enumerate(blocks, 1):
        if not isinstance(block, Paragraph | Pair | Rule | Figure) or block.style in _ABOVE:
            break
        if isinstance(block, Rule) or block.style in NAMES:
            count = number
    return count


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Return where parts begin: with their titles, or with what stands right above these."""
    starts: list[int] = []
    above: int | None = None
    for number, block in enumerate(blocks):
        led = isinstance(block, Paragraph) and block.style in _ABOVE
        marked = isinstance(block, Paragraph) and block.style == _ATTACHED
        if is_title(block) or marked:
            if not (starts and starts[-1] == above):
                starts.append(number if above is None else above)
            above = starts[-1] if marked else None
        elif led:
            above = number if above is None else above
        else:
            above = None
    return starts


def _is_attached(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Paragraph) and block.style == _ATTACHED for block in blocks)
