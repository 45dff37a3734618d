"""Lines that mean more than their words: attachments, captions, editor's notes, headings with text behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from bulletin.markdown.figures import is_figure
from bulletin.markdown.segments import Kind, Segment
from bulletin.markdown.sentences import sentence_end

ATTACHMENT = re.compile(r"(附件[0-9０-９]+)[\s：:、.]*(.*)|(附件[一二三四五六七八九十]*)(?:[\s：:、.]+(.*))?")
CAPTION = re.compile(
    r"([表图]\s*[0-9０-９一二三四五六七八九十]+)\s*(?:[：:、　 ]|[.．](?!\d))\s*(\S.*)|[表图][：:]\s*(\S.*)"
)
# So many lines at least are verse, each of so many characters at the most.
_FEWEST, _SHORT = 3, 27
# The line between a caption and its table, and what stands right below a table.
UNIT = re.compile(r"[（(]?\s*(?:计量|金额)?单位\s*[：:]\s*[^\s。；：:]+(?:[、，,/ ][^\s。；：:]+)*\s*[）)]?")
TABLE_NOTE = re.compile(r"(?:附?注|备注|(?:资料|数据)?来源)\s*[0-9０-９]*\s*[：:]")
_NOTE_NUMBER = re.compile(r"\s*(?:[0-9０-９]{1,2}[.．、)）](?!\d)|[（(][0-9０-９]{1,2}[）)]|[①-⑳])")
_OPTION = re.compile(r"\s*[{｛]\s*([^{}｛｝]*?)\s*[}｝]\s*")
_LANDSCAPE = {"横排", "横版", "横向", "landscape"}
# A word behind an article, what explains a term, any label in 【】: they stand in a box.
BOX = re.compile(
    r"(?:编后语?|编后的话|编余|(?:知识|相关|背景|政策|延伸)?链接|名词解释|延伸阅读|小知识|小资料)\s*[：:]|【[^】]+】[：:]?"
)
COLUMN = re.compile(r"【[^】]+】")
# What heads a part of a text, and no column of a bulletin.
SECTION = re.compile(
    r"【(?:(?:案例|工作|项目|事件)?(?:基本情况|情况|背景|概况|概述|简介|介绍)|主要做法|具体做法|做法|工作成效|主要成效|成效|经验启示|启示|存在问题|"
    r"下一步打算|意见建议|对策建议|建议|摘要|内容摘要|导语|引言|前言|要点|核心提示|关键词)】"
)
NOTE = re.compile(r"(编者按|编者的话|按语?)\s*[：:]")


def captions_apart(segments: list[Segment]) -> Iterator[Segment]:
    """Part the caption from the pictures that it stands right below, and from the line with the unit of its table."""
    for segment in segments:
        count = _count_apart(segment)
        kept = len(segment.lines) - count
        yield replace(segment, lines=segment.lines[:kept])
        for n in range(kept, len(segment.lines)):
            yield replace(segment, line=segment.line + n, lines=segment.lines[n : n + 1])


def _count_apart(segment: Segment) -> int:
    """Count the lines at the end of a segment that are a caption below pictures, or units below a caption."""
    *above, last = segment.lines
    if segment.kind is not Kind.PARAGRAPH or not above:
        return 0
    if is_figure(replace(segment, lines=tuple(above))) and CAPTION.fullmatch(light(last.strip())):
        return 1
    units = len(list(takewhile(lambda line: UNIT.fullmatch(line.strip()), reversed(segment.lines))))
    captioned = units < len(segment.lines) and caption(" ".join(segment.lines[: len(segment.lines) - units]))
    return units if captioned else 0


def notes_together(segments: Sequence[Segment]) -> list[Segment]:
    """Join the notes of a table with the numbered ones right below: 注：1. ……, 2. ……."""
    found: list[Segment] = []
    for segment in segments:
        last = found[-1] if found else None
        if last and last.kind is Kind.PARAGRAPH and _go_on_below(last, segment):
            found[-1] = replace(last, lines=(*last.lines, *segment.lines))
        else:
            found.append(segment)
    return found


def _go_on_below(above: Segment, segment: Segment) -> bool:
    """Tell whether a list stands right below notes of a table."""
    near = above.line + len(above.lines) == segment.line
    return (
        near
        and segment.kind is Kind.LIST
        and bool(TABLE_NOTE.match(above.lines[0].strip()))
        and _is_numbered(segment.lines[0])
    )


def _is_numbered(line: str) -> bool:
    return bool(_NOTE_NUMBER.match(line))


def caption(text: str) -> re.Match[str] | None:
    """Read a caption, of which no option in braces is a part."""
    return CAPTION.fullmatch(option(light(text.strip()))[0])


def option(text: str) -> tuple[str, str | None]:
    """Part a text from the option in braces behind it, None if there is none."""
    found = list(_OPTION.finditer(text))
    if found and found[-1].end() == len(text):
        return text[: found[-1].start()], found[-1][1]
    return text, None


def is_landscape(word: str | None) -> bool:
    """Tell whether an option asks for a landscape page."""
    return word is not None and word.lower() in _LANDSCAPE


def labelled(lines: Sequence[str]) -> list[list[str]]:
    """Part the lines below a table where one begins with a label, or with a number behind more than a label."""
    parts: list[list[str]] = []
    for line in lines:
        bare = bool(parts) and bool(TABLE_NOTE.fullmatch("".join(parts[-1]).strip()))
        if not parts or TABLE_NOTE.match(line.strip()) or (_is_numbered(line) and not bare):
            parts.append([])
        parts[-1].append(line)
    return parts


def light(text: str) -> str:
    """Take the bold from a line that is bold as a whole."""
    return text[2:-2].strip() if re.fullmatch(r"\*\*[^*]+\*\*", text) else text


def lines(heading: str) -> list[str]:
    """Return the lines of a heading, which a bar parts; one behind a backslash is a bar."""
    return re.split(r"(?<!\\)\|", heading)


def ends_all_lines(segment: Segment) -> bool:
    """Tell whether a paragraph is made of lines: several short ones, each of them ended where it is written, such as verse."""
    ended = all(line.rstrip().endswith("\\") for line in segment.lines[:-1])
    return len(segment.lines) >= _FEWEST and ended and all(len(line.strip()) <= _SHORT for line in segment.lines)


def parted(text: str) -> tuple[str, str]:
    """Part a heading from the text that runs on behind its first sentence; a heading is never bold."""
    end = sentence_end(text)
    lead, tail = text[:end], text[end:]
    if lead.count("**") % 2:
        tail = tail.removeprefix("**") if tail.startswith("**") else f"**{tail}"
    return lead.replace("**", "").strip(), tail.strip()
