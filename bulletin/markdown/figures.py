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


def is_figure(segment: Segment) -> bool:
    """Tell whether the segment holds pictures and nothing else."""
    return all(line and not _rest(line) for line in segment.lines)


def _rest(line: str) -> str:
    position = 0
    while match := _PICTURE.match(line, position):
        position = match.end()
    return line[position:]


def parse_figure(segment: Segment, source: Source, inline: Callable[[str, Place], str]) -> str:
    """Turn the pictures into HTML, side by side where there are several; their titles make up the caption.

    `{width=80%}` becomes a share of the measure, `{width=12cm}` the length 120mm, which whoever knows the measure
    resolves. Raises ContentError for a picture without a text that stands for it, or with a setting that is not known.
    """
    pictures = [
        (source.place(segment.line + n, match.start("alt") - 1, len(match[0].strip())), match)
        for n, line in enumerate(segment.lines)
        for match in _PICTURE.finditer(line)
    ]
    findings = [finding for place, match in pictures for finding in _findings(place, match)]
    if findings:
        raise ContentError(findings)
    images = "".join(_image(place, match) for place, match in pictures)
    titled = [(_part(place, match, "title"), match["title"].strip()) for place, match in pictures if match["title"]]
    caption = "　　".join(inline(title, place) for place, title in titled if title)
    if caption:
        place = titled[0][0].until(titled[-1][0])
        caption = f"<figcaption class='figure-caption'{at(place)}>{caption}</figcaption>"
    return f"<figure class='figure'{at(pictures[0][0].until(pictures[-1][0]))}>{images}{caption}</figure>"


def _findings(place: Place, match: re.Match[str]) -> list[Finding]:
    findings = []
    if not match["alt"].strip():
        hint = "在“![]”的方括号里写上图片的内容，读屏软件要念它"
        findings.append(Finding(place.shifted(0, len("![]")), "alt-missing", "图片没有替代文字", hint))
    if (match["options"] or "").strip() and not _WIDTH.fullmatch(match["options"]):
        hint = "写成“{width=80%}”或“{width=120mm}”"
        options = _part(place, match, "options").shifted(-1, len(match["options"]) + 2)
        findings.append(Finding(options, "picture-option-unknown", f"看不懂图片的设置：{{{match['options']}}}", hint))
    return findings


def _part(place: Place, match: re.Match[str], name: str) -> Place:
    """Return where a part of the picture at `place` stands."""
    return place.shifted(match.start(name) - match.start("alt") + 2, len(match[name] or ""))


def _image(place: Place, match: re.Match[str]) -> str:
    return (
        f"<img src='{escape(match['source'])}' alt='{escape(match['alt'].strip())}'"
        f" width='{_width(match['options'])}'{at(_part(place, match, 'source'))}/>"
    )


def _width(options: str | None) -> str:
    """Return a share of the measure (0.8), or a length in millimetres (80mm)."""
    written = _WIDTH.fullmatch(options or "")
    if written is None:
        return "1"
    number = float(written[1])
    return f"{number / 100:g}" if written[2] == "%" else f"{number * (10 if written[2] == 'cm' else 1):g}mm"
