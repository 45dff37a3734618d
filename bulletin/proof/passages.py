"""What rules about wording read: a Document goes in, its passages come out, each with its region and its places.

A passage is what is read in one go: a paragraph, a heading, an entry of a list, a cell, a caption, a footnote. What the template
writes (masthead, contents, 版记) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import takewhile
from typing import assert_never

from bulletin.document import (
    Block,
    Box,
    Colophon,
    Contents,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Origin,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Step,
    Table,
    Text,
    runs_on,
)
from bulletin.findings import Place
from bulletin.text.addresses import stretches

# What stands in the place of a character that is not the author's own Chinese: no mark, no letter, no digit, no 汉字.
HIDDEN = "\ufffc"
_FILE = re.compile(
    r"(?<![A-Za-z0-9_.()-])[A-Za-z0-9_.()-]*\.(?:docx?|xlsx?|pptx?|pdf|txt|md|jpe?g|png|svg|zip|rar|et|wps|ofd)(?![A-Za-z0-9])"
)
_OPEN, _CLOSED = "“《", "”》"


class Region(Enum):
    """Where a passage stands, and so whose words it has and in which form."""

    TITLE = "标题"
    HEADING = "小标题"
    TEXT = "正文"
    ITEM = "列表"
    CELL = "表格"
    CAPTION = "图题、表题"
    QUOTATION = "引文"
    NOTE = "脚注"
    NAMES = "名单"
    FORM = "称谓、落款、附件说明等"


_STYLES = {
    "title": Region.TITLE,
    "subtitle": Region.TITLE,
    "attachment-title": Region.TITLE,
    "quotation": Region.QUOTATION,
    "verse": Region.QUOTATION,
    "footnote": Region.NOTE,
    "names": Region.NAMES,
    "table-caption": Region.CAPTION,
    "figure-caption": Region.CAPTION,
    "byline": Region.FORM,
    "salutation": Region.FORM,
    "contributor": Region.FORM,
    "enclosures": Region.FORM,
    "signature": Region.FORM,
    "sealed": Region.FORM,
    "attachment": Region.FORM,
    "column": Region.FORM,
    "remark": Region.FORM,
    "table-unit": Region.FORM,
    "chapter": Region.HEADING,
}
# Of an issue's front matter, what is printed as it is written.
_PRINTED = {"title", "subtitle", "note", "contributor", "attachment-title"}


@dataclass(frozen=True, eq=False)
class Passage:
    """What is read in one go; `part` counts articles and attachments from 1 in their order, `attached` tells one of the latter."""

    region: Region
    style: str
    runs: tuple[Text, ...]
    block: Block
    part: int
    attached: bool

    @cached_property
    def text(self) -> str:
        """What is printed: a line end is a line feed, the gap of a list of names is U+3000; footnotes are passages of their own."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def prose(self) -> str:
        """`text` with addresses and names of files hidden, character by character."""
        if not any(char.isascii() and char.isalpha() for char in self.text):
            return self.text
        pieces = [
            HIDDEN * (part.end - part.start) if part.url else self.text[part.start : part.end]
            for part in stretches(self.text)
        ]
        return _FILE.sub(lambda found: HIDDEN * len(found[0]), "".join(pieces))

    @cached_property
    def own(self) -> str:
        """`prose` with what stands between “ ” and 《 》 hidden as well: others said it."""
        if "“" not in self.prose and "《" not in self.prose:
            return self.prose
        depth, own = 0, []
        for char in self.prose:
            depth -= char in _CLOSED and depth > 0
            own.append(HIDDEN if depth else char)
            depth += char in _OPEN
        return "".join(own)

    def place(self, start: int, end: int) -> Place:
        """Return the place of `text[start:end]`; that of its block where the template wrote it."""
        first, last = self._character(start), self._character(max(end - 1, start))
        return first.until(last) if first and last else first or self.block.place

    def exact(self, start: int, end: int) -> Place | None:
        """Return the place of `text[start:end]` where the same characters stand there in one piece; else None.

        A tab is printed as a blank. Where the last one is a blank, the blanks of the source that are printed as that one belong to it.
        """
        at = 0
        for run in self.runs:
            if at <= start and end <= at + len(run.text):
                found = run.origin.at(start - at, end - start) if run.origin and end > start else None
                same = found and run.origin and run.origin.source.read(found).replace("\t", " ") == self.text[start:end]
                return _widened(run.origin, found, end - at) if found and run.origin and same else None
            at += len(run.text)
        return None

    def _character(self, index: int) -> Place | None:
        at = 0
        for run in self.runs:
            if index < at + len(run.text):
                return run.origin.at(index - at) if run.origin else None
            at += len(run.text)
        return None


def _widened(origin: Origin, place: Place, end: int) -> Place:
    """Return the place of what ends at `end` of a run, with the blanks behind that are folded into its last one."""
    behind = origin.behind(end)
    folded = behind and f"{origin.source.read(place)[-1]}{origin.source.read(behind)}".strip(" \t") == ""
    return place.until(behind) if behind and folded else place


def passages(document: Document, first_line: int) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order; its body begins at `first_line` of its source."""
    part, attached = 0, False
    found: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part += 1
            attached = block.style.startswith("attachment")
        attached |= block.style == "attachment" if isinstance(block, Paragraph) else False
        found += [
            Passage(region, style, runs, block, part, attached)
            for region, style, runs in _read(block)
            if _is_printed(style, runs, first_line)
        ]
    return tuple(found)


_Stretch = tuple[Region, str, tuple[Text, ...]]


def _is_printed(style: str, runs: tuple[Text, ...], first_line: int) -> bool:
    """Tell what the author wrote from what the template made of the front matter."""
    place = next((run.origin.place for run in runs if run.origin), None)
    return place is not None and (place.line >= first_line or _stem(style) in _PRINTED)


def _read(block: Block) -> Iterator[_Stretch]:
    match block:
        case Heading():
            lead = tuple(takewhile(lambda inline: not runs_on(inline), block.inlines))
            region = _region(block.style) if _region(block.style) is not Region.TEXT else Region.HEADING
            yield from _apart(region, block.style, lead)
            yield from _apart(Region.TEXT, "body", block.inlines[len(lead) :])
        case Paragraph():
            yield from _apart(_region(block.style), block.style, block.inlines)
        case Pair():
            yield from _apart(Region.FORM, block.style, block.left)
            yield from _apart(Region.FORM, block.style, block.right)
        case Items():
            for item in block.items:
                yield from _apart(Region.ITEM, block.style, item.inlines)
                for nested in item.lists:
                    yield from _read(nested)
        case Table():
            for paragraph in block.above:
                yield from _read(paragraph)
            for row in (*block.head, *block.body):
                for cell in row:
                    yield from _apart(Region.CELL, cell.style, cell.inlines)
        case Figure():
            yield from _read(block.caption) if block.caption else ()
        case Box():
            for paragraph in block.parts:
                yield from _read(paragraph)
        case Contents() | Colophon() | Rule() | PageBreak():
            return
        case _:
            assert_never(block)


def _apart(region: Region, style: str, inlines: Iterable[Inline]) -> Iterator[_Stretch]:
    """Yield a stretch of text, and behind it the footnotes that it calls."""
    notes: list[Footnote] = []
    runs = tuple(_runs(inlines, notes))
    if runs:
        yield region, style, runs
    for note in notes:
        yield from _apart(Region.NOTE, note.style, note.inlines)


def _runs(inlines: Iterable[Inline], notes: list[Footnote]) -> Iterator[Text]:
    for inline in inlines:
        match inline:
            case Text():
                yield inline
            case Link():
                yield from _runs(inline.inlines, notes)
            case Footnote():
                notes.append(inline)
            case LineBreak():
                yield Text("\n")
            case Step():
                yield Text("\u3000")
            case _:
                assert_never(inline)


def _region(style: str) -> Region:
    return _STYLES.get(_stem(style), Region.TEXT)


def _stem(style: str) -> str:
    """Return the style that a style is a variant of: title-over is a title, signature-date belongs to a signature."""
    if style in _STYLES:
        return style
    longest = max((stem for stem in _STYLES if style.startswith(f"{stem}-")), key=len, default="")
    return longest or style.partition("-")[0]
