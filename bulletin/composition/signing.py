"""The 落款: paragraphs that sign and date a text go in, the same ones with their place on the line come out.

GB/T 9704-2012, 7.3.5: without a seal the date's first character stands two behind that of the name above; with one the name is
centred above the date. So where a line ends depends on how wide the others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bulletin.document import Block, Paragraph, plain
from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.layout import Layout
from bulletin.layout.lengths import Length
from bulletin.text import scripts, widths

_NAME, _DATE = "signature", "signature-date"
_NEXT, _FIRST, _SEALED = "signature-next", "signature-date-first", "sealed-date"
# The styles of a date with a seal on it, below who signs and alone.
SEALED = (_SEALED, "sealed-date-first")


def placed(blocks: Iterable[Block], layout: Layout, *, sealed: bool) -> Iterator[Block]:
    """Yield the blocks, each 落款 among them in its styles and with its place; `sealed` is the form with a seal."""
    signing: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.style in {_NAME, _DATE}:
            signing.append(block)
            if block.style == _DATE:
                yield from _signed(signing, layout, sealed=sealed)
                signing = []
        else:
            yield from signing
            yield block
            signing = []
    yield from signing


def _signed(signing: Sequence[Paragraph], layout: Layout, *, sealed: bool) -> Iterator[Paragraph]:
    """Place the lines of one 落款, the last of which is the date."""
    *names, date = signing
    style = (_SEALED if sealed else _DATE) + ("" if names else _FIRST.removeprefix(_DATE))
    if not names:
        yield replace(date, style=style)
        return
    wide = [_width(one, layout) for one in signing]
    _refuse_long(signing, wide, layout)
    rights = (_beside if not sealed else _centred)(wide, layout)
    for number, (name, right) in enumerate(zip(names, rights, strict=False)):
        yield replace(name, style=_NEXT if number else _NAME, right=right)
    yield replace(date, style=style, right=rights[-1])


def _refuse_long(signing: Sequence[Paragraph], wide: Sequence[Length], layout: Layout) -> None:
    """Refuse a line that has no room with what is free beside it: it would turn, and nothing would stand where it should."""
    room = layout.page.measure - layout.styles[_NAME].right
    findings = [
        Finding(
            one.place, "signature-long", f"落款的这一行排不下：{plain(one.inlines)}", "名称写短一些，或者分成两行写"
        )
        for one, width in zip(signing, wide, strict=True)
        if width > room
    ]
    if findings:
        raise ContentError(findings)


def _beside(wide: Sequence[Length], layout: Layout) -> list[Length]:
    """Return how far each line ends from the edge where the date begins some characters behind the names (7.3.5.2)."""
    *names, date = wide
    longest, free, shift = max(names), layout.styles[_NAME].right, layout.styles[_DATE].indent
    over = Length(max(date + shift - longest, 0) if date > longest else 0)
    starts = Length(free + over + longest)
    return [Length(starts - name) for name in names] + [Length(starts - shift - date)]


def _centred(wide: Sequence[Length], layout: Layout) -> list[Length]:
    """Return how far each line ends from the edge where the names are centred above the date (7.3.5.1).

    A name that would reach beyond the edge ends there, and the date is centred below it.
    """
    *names, date = wide
    middle = max(layout.styles[_SEALED].right * 2 + date, *names)
    return [Length((middle - one) // 2) for one in wide]


def _width(block: Paragraph, layout: Layout) -> Length:
    """Return how wide the line of a paragraph is set; a character carries its spacing behind it."""
    style = layout.styles[block.style]
    size, spacing = style.size or layout.page.pitch, style.spacing or Length(0)
    text = plain(block.inlines)
    return Length(
        sum(
            round(size * widths.width(char)) + spacing * (not latin)
            for latin, run in scripts.split(text)
            for char in run
        )
    )
