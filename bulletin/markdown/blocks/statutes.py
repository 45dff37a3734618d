"""Chapters and articles of a statute (第一章 总则, 第一条 ……): a line goes in, its mark and the rest come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from bulletin.findings import Edit, Finding, Source
from bulletin.markdown.forms.pieces import bare, unnoted
from bulletin.markdown.segments import Kind, Segment

_NUMBER = r"第(?:[〇零一二三四五六七八九十百]+|[0-9０-９]+)"
_CHAPTER = re.compile(rf"(?P<mark>{_NUMBER}[编章节])(?P<gap>[ \t\u3000]*)(?P<name>[^\s。；！？：].{{0,39}})")
# A label in brackets may stand right behind the mark (第二条【适用范围】), and a note's mark in it.
_ARTICLE = re.compile(
    rf"(?P<bold>\*\*)?(?P<mark>{_NUMBER}条(?:之[一二三四五六七八九十]+)?(?:\[\^[^\]\s]+\])?)(?(bold)\*\*)"
    r"(?:[ \t\u3000]+(?=\S)|(?=【))"
)
_CONTENTS = re.compile(r"目[ \t\u3000]*[录次]")
_CHAPTER_ENDS = "。；：！？，"
# The styles of the names of chapters and of their sections, by the level of their headings.
STYLES = {1: "chapter", 2: "chapter-section", 3: "chapter-part"}
CONTENTS, _ENTRY = "chapter-contents", "body"


def chapter(text: str) -> tuple[str, str] | None:
    """Part the heading of a chapter, a part or a section into mark and name; None if `text` is none."""
    match = _CHAPTER.fullmatch(text.strip())
    return (match["mark"], match["name"]) if match else None


def article(text: str) -> tuple[str, str] | None:
    """Part the paragraph that an article begins with into mark and text; None if `text` is none."""
    match = _ARTICLE.match(text)
    return (match["mark"], text[match.end() :]) if match else None


def noted(mark: str) -> tuple[str, str]:
    """Part the mark of an article from that of a note behind it."""
    label = unnoted(mark)
    return label, mark.removeprefix(label)


def begins(line: str) -> bool:
    """Tell whether a line begins an article, or is the name of a chapter parted from its mark."""
    return article(line.strip()) is not None or _is_bare(line)


def contents(segments: Sequence[Segment]) -> dict[int, list[tuple[str, Segment]]]:
    """Find the list of a statute's chapters below 目录: the lines of each paragraph of it, with their styles, by its own line."""
    found: dict[int, list[tuple[str, Segment]]] = {}
    for number, segment in enumerate(segments):
        if segment.kind not in {Kind.PARAGRAPH, Kind.HEADING} or not _CONTENTS.fullmatch(_text(segment)):
            continue
        head, *rest = _lines(segment)
        listed = list(takewhile(_is_listed, (*rest, *segments[number + 1 :])))
        if listed and segment.kind is Kind.PARAGRAPH:
            found[segment.line] = [(CONTENTS, head), *((_ENTRY, one) for one in rest)]
        found |= {one.line: [(_ENTRY, line) for line in _lines(one)] for one in listed if one not in rest}
    return found


def _text(segment: Segment) -> str:
    return segment.lines[0].lstrip("#").strip()


def _lines(segment: Segment) -> list[Segment]:
    return [replace(segment, line=segment.line + n, lines=(line,)) for n, line in enumerate(segment.lines)]


def _is_listed(segment: Segment) -> bool:
    return segment.kind is Kind.PARAGRAPH and all(map(_is_bare, segment.lines))


def unmarked(segments: Sequence[Segment], source: Source) -> list[Finding]:
    """Find names of chapters without a mark right above an article; above other chapters they are a list of contents."""
    over = False  # whether what is below, read from the end, is a section above an article
    found: list[Finding] = []
    for segment, below in reversed(list(pairwise(segments))):
        section = next(iter(_light(segment).split()), "").endswith("节")
        told = _is_alone(segment) and (article(below.lines[0].strip()) is not None or (over and not section))
        over = told and section
        if told:
            marks = "###" if section else "##"
            place = segment.place(source)
            name = _light(segment)
            message = f"章名、节名没有标题的记号：{name[:20]}"
            fix = (Edit(source.place(place.line, place.column, len(segment.lines[0].strip())), f"{marks} {name}"),)
            hint = f"前面写“{marks} ”，排成居中的标题"
            found.append(Finding(place, "chapter-unmarked", message, hint, fix=fix))
    return found


def _is_alone(segment: Segment) -> bool:
    return segment.kind is Kind.PARAGRAPH and len(segment.lines) == 1 and _is_bare(_light(segment))


def _light(segment: Segment) -> str:
    """Return the first line of a segment without the marks that make all of it bold."""
    return bare(segment.lines[0])


def _is_bare(line: str) -> bool:
    match = _CHAPTER.fullmatch(line.strip())
    return bool(match and match["gap"]) and line.strip()[-1] not in _CHAPTER_ENDS
