"""Inlines to HTML: text and its style, links, marks of notes; no character is added that the reader does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import assert_never

from bulletin.document import Footnote, Inline, LineBreak, Link, Step, Text, plain
from bulletin.layout import untightened
from bulletin.text import scripts
from bulletin.text.line_ends import line_end
from bulletin.text.raised import SUBSCRIPT, SUPERSCRIPT
from bulletin.text.scripts import BREAK
from bulletin.text.sense import BAD, places

# Where a line may end, and where it does.
_CUT, _END = "<wbr>", "<br>"
# What these styles say, elements say; all others are classes of a span.
_ELEMENTS = {
    "strong": "strong",
    "body-strong": "strong",
    "emphasis": "em",
    SUPERSCRIPT: "sup",
    f"body-{SUPERSCRIPT}": "sup",
    SUBSCRIPT: "sub",
    f"body-{SUBSCRIPT}": "sub",
}
_LABELS = ("box-label", "article-label")
# Gaps that paper has between Chinese and digits; a browser makes its own.
_PAPER = ("gap", "link")
# A longer Latin word may end a line behind its marks, though not between digits, or the line before it would be spread.
_LONG, _MARKS = 9, re.compile("(?<=[/_.?&=@-])(?![0-9/])")
# Browsers let these begin a line, GB/T 15834 does not.
_NEVER_FIRST = re.compile("[^—～·][—～·]+")
# Names and words that are no longer stay on one line of a title on a telephone.
_LINE = 12


@dataclass
class Inlines:
    """Writes inlines; `notes` are those that came by since somebody last took them."""

    notes: list[Footnote] = field(default_factory=list)

    def write(self, inlines: Sequence[Inline], style: str) -> str:
        """Write inlines of a paragraph in `style`; the mark of a note stays with the character before it."""
        written, held = "", ""
        for inline, after in zip(inlines, (*inlines[1:], None), strict=False):
            text = held + self._inline(inline, style)
            held = ""
            if isinstance(inline, Text) and isinstance(after, Footnote) and inline.text:
                text, held = (_text(part, style) for part in (inline.cut(0, -1), inline.cut(-1, len(inline.text))))
            elif isinstance(inline, Footnote) and text:
                text = _held(text)
            written += text
        return written

    def by_sense(self, inlines: Sequence[Inline], style: str) -> str:
        """Write a title: where a screen is too narrow for its lines, these end where its sense lets them."""
        written = ""
        for before, inline, after in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False):
            match inline:
                case Text():
                    written += _CUT.join(_text(part, style) for part in _parted(inline))
                case LineBreak():
                    written += f"{_space(before, after)}{_END}{_CUT}"
                case _:
                    written += self._inline(inline, style)
        return written

    def _inline(self, inline: Inline, style: str) -> str:
        match inline:
            case Text():
                return _text(inline, style)
            case LineBreak():
                return _END
            case Step():
                return " "
            case Link():
                text = "".join(self._inline(one, style) for one in inline.inlines)
                return f'<a href="{escape(inline.url)}">{text}</a>'
            case Footnote():
                self.notes.append(inline)
                mark, number = mark_of(inline), inline.number
                return (
                    f'<sup><a class="mark" id="ref-{number}" href="#note-{number}" role="doc-noteref">{mark}</a></sup>'
                )
            case _:
                assert_never(inline)


def mark_of(note: Footnote) -> str:
    """Return a note's mark, in brackets: behind a figure 1247 a bare 1 would be read, and copied, as 12471."""
    return f"[{note.number}]"


def _text(text: Text, around: str) -> str:
    written = "".join(
        _held(_runs(text.cut(*span))) if held else _runs(text.cut(*span)) for span, held in _spans(text.text)
    )
    style = untightened(text.style)
    if not style or style in (*_PAPER, untightened(around), "body"):
        return written
    if style in _LABELS:
        return f'<b class="{style}">{written}</b>'
    element = _ELEMENTS.get(style)
    return f"<{element}>{written}</{element}>" if element else f'<span class="{style}">{written}</span>'


def _held(written: str) -> str:
    """Keep together what no line end may part, without a character that would say so."""
    return f'<span class="held">{written}</span>'


def _spans(text: str) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the stretches of a text, and of each whether it is to be kept together: a mark that begins no line, and what is before it."""
    at = 0
    for found in _NEVER_FIRST.finditer(text):
        if at < found.start():
            yield (at, found.start()), False
        yield found.span(), True
        at = found.end()
    if at < len(text):
        yield (at, len(text)), False


def _runs(text: Text) -> str:
    runs = scripts.split(text.text, text.seen)
    latins = [False, *(latin for latin, _ in runs), False]
    return "".join(
        _latin(run) if latin else _chinese(run, behind=latins[number], before=latins[number + 2])
        for number, (latin, run) in enumerate(runs)
    )


def _chinese(run: str, *, behind: bool, before: bool) -> str:
    """Write Chinese text `behind` Latin text, or `before` it: there browsers take quotation marks for Latin, and end no line at them."""
    start = _CUT if behind and line_end(run[0], run[1:2]) == BREAK else ""
    end = _CUT if before and line_end(run[-2:-1], run[-1]) == BREAK else ""
    if len(run) == 1:
        return f"{end}{escape(run)}"
    return f"{escape(run[0])}{start}{escape(run[1:-1])}{end}{escape(run[-1])}"


def _latin(run: str) -> str:
    """Write Latin text; English quotation marks are told from the Chinese ones, which are the same characters."""
    words = (
        _CUT.join(map(escape, _MARKS.split(word))) if len(word) > _LONG else escape(word) for word in run.split(" ")
    )
    written = " ".join(words)
    return f'<span class="latin">{written}</span>' if scripts.quoted(run) else written


def _parted(text: Text) -> Iterator[Text]:
    """Cut a text where its sense lets a line end."""
    ends = sorted(place for place, cost in places(text.text, _LINE).items() if cost < BAD)
    return (text.cut(start, end) for start, end in pairwise((0, *ends, len(text.text))))


def _space(before: Inline | None, after: Inline | None) -> str:
    """Return the space that Latin text needs where the line end between two texts falls away."""
    first, second = (plain((one,)) if one else "" for one in (before, after))
    parted = first and second and not (scripts.is_wide(first[-1]) or scripts.is_wide(second[0]))
    return " " if parted else ""
