"""Lines that mean more than their words: attachments, contributors, captions, editor's notes, headings with text behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletin.markdown.figures import is_figure
from bulletin.markdown.segments import Kind, Segment

ATTACHMENT = re.compile(r"(附件[0-9０-９]+)[\s：:、.]*(.*)|(附件[一二三四五六七八九十]*)(?:[\s：:、.]+(.*))?")
CONTRIBUTOR = re.compile(
    r"[（(]\s*(\S.*?)\s*供稿\s*[）)]|[（(]\s*供稿(?:单位)?\s*[：:]\s*(\S.*?)\s*[）)]|供稿(?:单位)?\s*[：:]\s*(\S.*)"
)
CAPTION = re.compile(
    r"([表图]\s*[0-9０-９一二三四五六七八九十]+)\s*(?:[：:、　 ]|[.．](?!\d))\s*(\S.*)|[表图][：:]\s*(\S.*)"
)
_STOP = re.compile(r"。[”’）》〉】]*")
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


def parted(text: str) -> tuple[str, str]:
    """Part a heading from the text that runs on behind its first full stop; a heading is never bold."""
    stop = _STOP.search(text)
    end = stop.end() if stop else len(text)
    lead, tail = text[:end], text[end:]
    if lead.count("**") % 2:
        tail = tail.removeprefix("**") if tail.startswith("**") else f"**{tail}"
    return lead.replace("**", "").strip(), tail.strip()
