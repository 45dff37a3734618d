"""Lines that mean more than their words: attachments, captions, editor's notes, headings with text behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletin.markdown.figures import is_figure
from bulletin.markdown.segments import Kind, Segment
from bulletin.markdown.sentences import sentence_end

ATTACHMENT = re.compile(r"(附件[0-9０-９]+)[\s：:、.]*(.*)|(附件[一二三四五六七八九十]*)(?:[\s：:、.]+(.*))?")
CAPTION = re.compile(
    r"([表图]\s*[0-9０-９一二三四五六七八九十]+)\s*(?:[：:、　 ]|[.．](?!\d))\s*(\S.*)|[表图][：:]\s*(\S.*)"
)
# So many lines at least are verse, each of so many characters at the most.
_FEWEST, _SHORT = 3, 27
# A word behind an article, what explains a term, any label in 【】: they stand in a box.
BOX = re.compile(
    r"(?:编后语?|编后的话|编余|(?:知识|相关|背景|政策|延伸)?链接|名词解释|延伸阅读|小知识|小资料)\s*[：:]|【[^】]+】[：:]?"
)
COLUMN = re.compile(r"【[^】]+】")
NOTE = re.compile(r"(编者按|编者的话|按语?)\s*[：:]")


def captions_apart(segments: list[Segment]) -> Iterator[Segment]:
    """Part the caption from the pictures that it stands right below."""
    for segment in segments:
        *above, last = segment.lines
        pictures = replace(segment, lines=tuple(above))
        if segment.kind is Kind.PARAGRAPH and above and is_figure(pictures) and CAPTION.fullmatch(light(last.strip())):
            yield pictures
            yield replace(segment, line=segment.line + len(above), lines=(last,))
        else:
            yield segment


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
