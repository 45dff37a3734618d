"""A paragraph of nothing but pictures goes in; a figure comes out as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown.segments import Segment

_PICTURE = re.compile(
    r"""\s*!\[(?P<alt>[^\]]*)\]
    \(\s*(?P<source>[^\s()"“”]+)\s*(?:["“](?P<title>[^"”]*)["”])?\s*\)
    (?:\{(?P<options>[^}]*)\})?\s*""",
    re.VERBOSE,
)
_WIDTH = re.compile(r"\s*(?:width|宽)\s*=\s*(\d+(?:\.\d+)?)(%|mm|cm)\s*")
_SMALLEST = 0.05


def is_figure(segment: Segment) -> bool:
    """Tell whether the segment holds pictures and nothing else."""
    return all(line and not _rest(line) for line in segment.lines)


def _rest(line: str) -> str:
    position = 0
    while match := _PICTURE.match(line, position):
        position = match.end()
    return line[position:]


def parse_figure(segment: Segment, source: Source, inline: Callable[[str, Place], str], measure_mm: float) -> str:
    """Turn the pictures into HTML, side by side where there are several; their titles make up the caption.

    `{width=80%}`, `{width=120mm}` is a share of the measure of `measure_mm`. Raises ContentError for a picture without a
    text that stands for it, or with a setting that is not known.
    """
    pictures = [
        (source.place(segment.line + n, match.start("alt") - 1), match)
        for n, line in enumerate(segment.lines)
        for match in _PICTURE.finditer(line)
    ]
    findings = [finding for place, match in pictures for finding in _findings(place, match)]
    if findings:
        raise ContentError(findings)
    images = "".join(_image(place, match, len(pictures), measure_mm) for place, match in pictures)
    titles = [
        (source.place(place.line, match.start("title") + 1), title)
        for place, match in pictures
        if (title := (match["title"] or "").strip())
    ]
    caption = "　　".join(inline(title, place) for place, title in titles)
    if titles:
        caption = f"<figcaption class='figure-caption'{at(titles[0][0])}>{caption}</figcaption>"
    place = pictures[0][0]
    return f"<figure class='figure'{at(place)}>{images}{caption}</figure>"


def _findings(place: Place, match: re.Match[str]) -> list[Finding]:
    findings = []
    if not match["alt"].strip():
        hint = "在“![]”的方括号里写上图片的内容，读屏软件要念它"
        findings.append(Finding(place, "alt-missing", "图片没有替代文字", hint))
    if (match["options"] or "").strip() and not _WIDTH.fullmatch(match["options"]):
        hint = "写成“{width=80%}”或“{width=120mm}”"
        findings.append(Finding(place, "picture-option-unknown", f"看不懂图片的设置：{{{match['options']}}}", hint))
    return findings


def _image(place: Place, match: re.Match[str], count: int, measure_mm: float) -> str:
    width = min(_share(match["options"], measure_mm) or 1 / count, 1)
    return (
        f"<img src='{escape(match['source'])}' alt='{escape(match['alt'].strip())}'"
        f" width='{max(width, _SMALLEST):.4f}'{at(place)}/>"
    )


def _share(options: str | None, measure_mm: float) -> float | None:
    """Return the share of the measure that is asked for, None where nothing is said."""
    written = _WIDTH.fullmatch(options or "")
    if written is None:
        return None
    return float(written[1]) * {"%": 0.01, "mm": 1 / measure_mm, "cm": 10 / measure_mm}[written[2]]
