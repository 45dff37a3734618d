"""A paragraph of nothing but pictures goes in; a figure comes out as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
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
_OPTION = re.compile(
    r"\s*(?:(?:width|宽)\s*=\s*(?P<width>\d+(?:\.\d+)?)(?P<unit>%|mm|cm)|(?P<floats>浮动|float))\s*(?:[,，\s]|$)"
)
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

    `{width=80%}`, `{width=120mm}` is a share of the measure of `measure_mm`; `{浮动}` lets text from behind the figure fill the
    page before it. Raises ContentError for a picture without a
    text that stands for it, or with a setting that is not known.
    """
    pictures = [
        (source.place(segment.line + n, match.start("alt") - 1), match)
        for n, line in enumerate(segment.lines)
        for match in _PICTURE.finditer(line)
    ]
    settings = [_settings(match, measure_mm) for _, match in pictures]
    findings = [f for (place, match), one in zip(pictures, settings, strict=True) for f in _findings(place, match, one)]
    if findings:
        raise ContentError(findings)
    asked = [one or _Settings() for one in settings]
    share = 1 / len(pictures)
    images = "".join(
        _image(place, match, share if one.width is None else one.width)
        for (place, match), one in zip(pictures, asked, strict=True)
    )
    titles = [
        (source.place(place.line, match.start("title") + 1), title)
        for place, match in pictures
        if (title := (match["title"] or "").strip())
    ]
    caption = "　　".join(inline(title, place) for place, title in titles)
    if titles:
        caption = f"<figcaption class='figure-caption'{at(titles[0][0])}>{caption}</figcaption>"
    place = pictures[0][0]
    floats = " data-floats=''" if any(one.floats for one in asked) else ""
    return f"<figure class='figure'{at(place)}{floats}>{images}{caption}</figure>"


@dataclass(frozen=True)
class _Settings:
    """What stands in the braces behind a picture: its share of the measure, if said, and whether its figure floats."""

    width: float | None = None
    floats: bool = False


def _settings(match: re.Match[str], measure_mm: float) -> _Settings | None:
    """Read the braces behind a picture; None for what is not understood."""
    settings, rest = _Settings(), (match["options"] or "").strip()
    while rest:
        option = _OPTION.match(rest)
        if option is None:
            return None
        rest = rest[option.end() :]
        if option["floats"]:
            settings = replace(settings, floats=True)
        else:
            unit = {"%": 0.01, "mm": 1 / measure_mm, "cm": 10 / measure_mm}[option["unit"]]
            settings = replace(settings, width=float(option["width"]) * unit)
    return settings


def _findings(place: Place, match: re.Match[str], settings: _Settings | None) -> list[Finding]:
    findings = []
    if not match["alt"].strip():
        hint = "在“![]”的方括号里写上图片的内容，读屏软件要念它"
        findings.append(Finding(place, "alt-missing", "图片没有替代文字", hint))
    if settings is None:
        hint = "写成“{width=80%}”或“{width=120mm}”；图片后面的文字可以排到它前面，就写“{浮动}”或“{width=80% 浮动}”"
        findings.append(Finding(place, "picture-option-unknown", f"看不懂图片的设置：{{{match['options']}}}", hint))
    return findings


def _image(place: Place, match: re.Match[str], width: float) -> str:
    return (
        f"<img src='{escape(match['source'])}' alt='{escape(match['alt'].strip())}'"
        f" width='{min(max(width, _SMALLEST), 1):.4f}'{at(place)}/>"
    )
