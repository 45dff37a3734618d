"""Fit figures into their pages: a document goes in, laid-out pages come out on which fewer figures leave a page half empty.

A figure that does not fit on the page its text is on begins the next one. First its pictures may shrink; then, where its author
allows it, text from behind it fills the page. A figure that nearly fills its page leaves no room for the contributor, the 落款 or the
colophon that belong below it: there its pictures may shrink, too, and if that is of no use, it stays where it has room. What is tried
and does not help is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from bulletin.document import Block, Contents, Document, Figure, Heading, Items, PageBreak, Paragraph, Table, runs_on
from bulletin.engine.untyped import Rendered
from bulletin.layout import untightened
from bulletin.layout.lengths import Length
from bulletin.typesetting.reading.standing import Stand, Turn, stands, turn
from bulletin.typesetting.reckoning.division import divide
from bulletin.typesetting.reckoning.measures import picture_sizes

# A picture keeps four fifths of its size; a third, where a page would else hold nothing but a masthead or headings.
_SMALLEST, _SMALLEST_BARE = 0.8, 1 / 3
# How many changes are tried at most, each of which lays the document out once or twice.
_PASSES = 12
# Headings from this level on stand within a section; a figure may go behind them.
_WITHIN = 3


class _Laid(Protocol):
    @property
    def rendered(self) -> Rendered: ...


Pages = TypeVar("Pages", bound=_Laid)


def refit(document: Document, pages: Pages, lay: Callable[[Document], Pages]) -> tuple[Document, Pages]:
    """Lay out `document`, laid out on `pages`, again with `lay` where a figure may be made to fit; return what came last with success.

    Figures are seen to from first to last, for one that moves moves all behind it.
    """
    number = 0
    for _ in range(_PASSES):
        number, stand = next(_misfits(document, pages, number), (number, None))
        if stand is None:
            break
        better = _shrink(document, number, stand, lay) or _float(document, number, stand, lay)
        if better is None:
            number += 1
        else:
            document, pages = better
    document, pages = _make_room(document, pages, lay)
    for number in _lacking(document, pages)[:_PASSES]:
        document, pages = _let_go(document, number, pages, lay) or (document, pages)
    return document, pages


def _make_room(document: Document, pages: Pages, lay: Callable[[Document], Pages]) -> tuple[Document, Pages]:
    """Set figures smaller, all at once and line by line, whose pages have no room for what belongs below them; those that gain nothing are as before."""
    asked, tried = document, set[int]()
    for _ in range(_PASSES):
        smaller = {number: one for number in _lacking(document, pages) if (one := _lower(document, number, pages))}
        if not smaller:
            break
        tried |= smaller.keys()
        document = _with_figures(document, smaller)
        pages = lay(document)
    vain = {number: _figure(asked, number) for number in _lacking(document, pages) if number in tried}
    if vain:
        document = _with_figures(document, vain)
        pages = lay(document)
    return document, pages


def _lower(document: Document, number: int, pages: Pages) -> Figure | None:
    """Return a figure a line lower than it stands; None where its pictures would be too small."""
    figure = _figure(document, number)
    lower = replace(figure, lines=max(_stands(document, pages)[number].lines - 1, 1))
    least = _height(replace(figure, lines=None), document) * _SMALLEST
    return lower if _height(lower, document) >= least else None


def _lacking(document: Document, pages: Pages) -> list[int]:
    """Return the figures, by number, whose pages have no room for what belongs below them."""
    return [number for number, stand in enumerate(_stands(document, pages)) if stand.abandoned]


def _figure(document: Document, number: int) -> Figure:
    return [block for block in document.blocks if isinstance(block, Figure)][number]


def _with_figures(document: Document, figures: Mapping[int, Figure]) -> Document:
    at = _figures(document)
    for number, figure in figures.items():
        document = _with(document, at[number], figure)
    return document


def _let_go(
    document: Document, number: int, pages: Pages, lay: Callable[[Document], Pages]
) -> tuple[Document, Pages] | None:
    """Keep a figure on the page before, which has room for it, where what belongs below it took it along in vain; None if it did not."""
    index, stand = _figures(document)[number], _stands(document, pages)[number]
    figure = document.blocks[index]
    if stand.room < stand.lines:
        return None
    changed = replace(
        document, blocks=(*document.blocks[: index + 1], PageBreak(figure.place), *document.blocks[index + 1 :])
    )
    pages = lay(changed)
    return (changed, pages) if _stands(changed, pages)[number].page < stand.page else None


def _misfits(document: Document, pages: Pages, first: int) -> Iterator[tuple[int, Stand]]:
    """Yield the figures, by number, that lines were left before, from the `first` on."""
    found = enumerate(_stands(document, pages))
    return ((number, stand) for number, stand in found if number >= first and stand.free)


def _stands(document: Document, pages: Pages) -> list[Stand]:
    return stands(pages.rendered, document.layout.page)


def _figures(document: Document) -> list[int]:
    """Return where the figures stand among the blocks."""
    return [index for index, block in enumerate(document.blocks) if isinstance(block, Figure)]


def _shrink(
    document: Document, number: int, stand: Stand, lay: Callable[[Document], Pages]
) -> tuple[Document, Pages] | None:
    """Set the pictures of a figure as small as the page before asks for; None where that is too small, or of no use."""
    index = _figures(document)[number]
    figure = document.blocks[index]
    if not isinstance(figure, Figure) or not 0 < stand.room < stand.lines:
        return None
    smaller = replace(figure, lines=stand.room)
    least = _SMALLEST_BARE if stand.bare else _SMALLEST
    if _height(smaller, document) < _height(replace(figure, lines=None), document) * least:
        return None
    changed = _with(document, index, smaller)
    pages = lay(changed)
    return (changed, pages) if _stands(changed, pages)[number].page < stand.page else None


def _height(figure: Figure, document: Document) -> Length:
    return picture_sizes(figure, document)[0][0][1]


def _float(
    document: Document, number: int, stand: Stand, lay: Callable[[Document], Pages]
) -> tuple[Document, Pages] | None:
    """Move text from behind a figure in front of it, as much as the page before holds; None where that is of no use."""
    index = _figures(document)[number]
    figure, blocks = document.blocks[index], document.blocks
    end = next((n for n in range(index + 1, len(blocks)) if not _moves(blocks[n])), len(blocks))
    if not isinstance(figure, Figure) or not figure.floats or end == index + 1:
        return None
    moved = blocks[index + 1 : end]
    trial = replace(document, blocks=(*blocks[:index], *moved, figure, *blocks[end:]))
    begins = turn(lay(trial).rendered, stand.page)
    if begins is None:
        return None
    front, back = _divided(moved, _number(trial, begins) - index, begins.behind)
    if not front:
        return None
    changed = replace(document, blocks=(*blocks[:index], *front, figure, *back, *blocks[end:]))
    pages = lay(changed)
    after = _stands(changed, pages)[number]
    return (changed, pages) if after.page == stand.page and after.free < stand.free else None


def _moves(block: Block) -> bool:
    """Tell whether a figure may go behind a block: the running text of its own section."""
    if isinstance(block, Heading):
        return block.level >= _WITHIN
    return isinstance(block, Items | Table) or (isinstance(block, Paragraph) and untightened(block.style) == "body")


def _number(document: Document, begins: Turn) -> int:
    """Return which block a page begins with; contents are two elements of the body, any other block is one."""
    elements = [number for number, block in enumerate(document.blocks) for _ in range(1 + isinstance(block, Contents))]
    return elements[begins.number]


def _divided(moved: Sequence[Block], count: int, behind: int) -> tuple[Sequence[Block], Sequence[Block]]:
    """Divide blocks where a page ends: before that number, or inside a paragraph, behind so many of its characters."""
    front, back = moved[: max(count, 0)], moved[max(count, 0) :]
    first = back[0] if behind and back else None
    if not isinstance(first, Paragraph | Heading):
        return front, back
    head, tail = divide(first.inlines, behind)
    if isinstance(first, Heading) and not all(map(runs_on, tail)):
        return front, back
    rest = Paragraph("body", tail, first.place) if isinstance(first, Heading) else replace(first, inlines=tail)
    return (*front, replace(first, inlines=head, goes_on=True)), (replace(rest, behind=behind), *back[1:])


def _with(document: Document, index: int, block: Block) -> Document:
    return replace(document, blocks=(*document.blocks[:index], block, *document.blocks[index + 1 :]))
