"""A paragraph of nothing but pictures goes in; a figure comes out as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate

from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown.segments import Segment

_PICTURE = re.compile(
    r"""\s*!\[(?P<alt>[^\]]*)\]
    \(\s*(?P<source>[^\s()"“”]+)\s*(?:["“](?P<title>(?:[^"”]|”(?!\s*\)))*)["”])?\s*\)
    (?:\{(?P<options>[^}]*)\})?\s*""",
    re.VERBOSE,
)
_OPTION = re.compile(
    r"\s*(?:(?:width|宽)\s*=\s*(?P<width>(?!0+(?:\.0*)?[^\d.])\d+(?:\.\d+)?)(?P<unit>%|mm|cm)|(?P<floats>浮动|float))\s*(?:[,，\s]|$)"
)


# A whole line that is a picture, but for blanks or ASCII brackets in its path.
_MISNAMED = re.compile(
    r"""\s*!\[[^\]]*\]\(\s*(?P<source>[^"“”]*\.(?:png|jpe?g))\s*(?:["“][^"”]*["”])?\s*\)(?:\{[^}]*\})?\s*""",
    re.IGNORECASE,
)


def misnamed(line: str) -> tuple[int, int] | None:
    """Return from where to where the path of a picture stands that a blank or an ASCII bracket ends too early; None where it does not."""
    match = _MISNAMED.fullmatch(line)
    if match is None or _PICTURE.fullmatch(line):
        return None
    depths = accumulate((char == "(") - (char == ")") for char in match["source"])
    return match.span("source") if min(depths) >= 0 and "![" not in match["source"] else None


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

    `{width=80%}` becomes a share of the measure, `{width=12cm}` the length 120mm, which whoever knows the measure resolves;
    `{浮动}` lets text from behind the figure fill the page before it. Raises ContentError for a picture without a text that
    stands for it, or with a setting that is not known.
    """
    pictures = [
        (source.place(segment.line + n, match.start("alt") - 1, len(match[0].strip())), match)
        for n, line in enumerate(segment.lines)
        for match in _PICTURE.finditer(line)
    ]
    settings = [_settings(match) for _, match in pictures]
    findings = [f for (place, match), one in zip(pictures, settings, strict=True) for f in _findings(place, match, one)]
    if findings:
        raise ContentError(findings)
    asked = [one or _Settings() for one in settings]
    images = "".join(_image(place, match, one) for (place, match), one in zip(pictures, asked, strict=True))
    titled = [(_part(place, match, "title"), match["title"].strip()) for place, match in pictures if match["title"]]
    caption = "　　".join(inline(title, place) for place, title in titled if title)
    if caption:
        place = titled[0][0].until(titled[-1][0])
        caption = f"<figcaption class='figure-caption'{at(place)}>{caption}</figcaption>"
    floats = " data-floats=''" if any(one.floats for one in asked) else ""
    return f"<figure class='figure'{at(pictures[0][0].until(pictures[-1][0]))}{floats}>{images}{caption}</figure>"


@dataclass(frozen=True)
class _Settings:
    """What stands in the braces behind a picture: a share of the measure or millimetres, if said, and whether its figure floats."""

    width: str = ""
    floats: bool = False


def _settings(match: re.Match[str]) -> _Settings | None:
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
            settings = replace(settings, width=_width(float(option["width"]), option["unit"]))
    return settings


def _width(number: float, unit: str) -> str:
    """Return a share of the measure (0.8), or a length in millimetres (80mm)."""
    return f"{number / 100:g}" if unit == "%" else f"{number * (10 if unit == 'cm' else 1):g}mm"


def _findings(place: Place, match: re.Match[str], settings: _Settings | None) -> list[Finding]:
    findings = []
    if not match["alt"].strip():
        hint = "在“![]”的方括号里写上图片的内容，读屏软件要念它"
        findings.append(Finding(place.shifted(0, len("![]")), "alt-missing", "图片没有替代文字", hint))
    if settings is None:
        hint = "写成“{width=80%}”或“{width=120mm}”；图片后面的文字可以排到它前面，就写“{浮动}”或“{width=80% 浮动}”"
        options = _part(place, match, "options").shifted(-1, len(match["options"]) + 2)
        findings.append(Finding(options, "picture-option-unknown", f"看不懂图片的设置：{{{match['options']}}}", hint))
    return findings


def _part(place: Place, match: re.Match[str], name: str) -> Place:
    """Return where a part of the picture at `place` stands."""
    return place.shifted(match.start(name) - match.start("alt") + 2, len(match[name] or ""))


def _image(place: Place, match: re.Match[str], settings: _Settings) -> str:
    width = f" width='{settings.width}'" if settings.width else ""
    return (
        f"<img src='{escape(match['source'])}' alt='{escape(match['alt'].strip())}'"
        f"{width}{at(_part(place, match, 'source'))}/>"
    )
