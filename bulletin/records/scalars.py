"""Single values of a YAML text: where they stand, how their lines join, and what a comment would make of them."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

import yaml

_WIDE = r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"


class Lost(NamedTuple):
    """Text behind a # that YAML would drop; line and column count from 0."""

    line: int
    column: int
    message: str
    hint: str


def start(event: yaml.Event) -> tuple[int, int]:
    """Return line and column, from 0, of an event's first character."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def end(event: yaml.Event) -> tuple[int, int]:
    """Return line and column, from 0, behind an event's last character."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def unfolded(event: yaml.ScalarEvent, lines: list[str]) -> str:
    """Return a value's text; where YAML joined two lines of Chinese with a space, they join without."""
    text: str = event.value
    if event.style in {"|", "'", '"'}:
        return text
    for line, following in itertools.pairwise(lines[start(event)[0] : end(event)[0] + 1]):
        left, right = line.rstrip()[-1:], following.lstrip()[:1]
        if re.fullmatch(_WIDE * 2, left + right):
            text = text.replace(f"{left} {right}", left + right, 1)
    return text


def lost_text(event: yaml.Event, lines: list[str]) -> Lost | None:
    """Find a comment behind a plain value, on its line or indented below it."""
    if not isinstance(event, yaml.ScalarEvent) or event.style:
        return None
    line, column = end(event)
    rest = "".join(lines[line : line + 1])[column:]
    if rest.lstrip().startswith("#"):
        return _lost_behind(event, lines, line, len(lines[line]) - len(rest.lstrip()))
    below = "".join(lines[line + 1 : line + 2])
    if event.value and below.lstrip().startswith("#") and _indent(below) > _indent(lines[start(event)[0]]):
        hint = "如果是上一行的续行，请把两行合成一行并加引号；如果是注释，请不要比上一行缩进得更多。"
        return Lost(line + 1, _indent(below), _message(below), hint)
    return None


def _lost_behind(event: yaml.ScalarEvent, lines: list[str], line: int, column: int) -> Lost:
    first, value = start(event)
    whole = lines[line][value if first == line else 0 :].strip()
    quoted = '"' + whole.replace("\\", "\\\\").replace('"', '\\"') + '"'
    hint = f"如果是正文，请给整项内容加引号，写成 {quoted}；如果是注释，请移到单独一行。"
    return Lost(line, column, _message(lines[line][column:]), hint)


def _message(text: str) -> str:
    return f"# 后面的文字会丢失：{text.strip()}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
