"""The front matter of an issue file: the lines between two `---` as a tree, and a quick look at an issue's numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bulletin import yaml_tree
from bulletin.errors import ContentError, Finding, Source

if TYPE_CHECKING:
    from bulletin.yaml_tree import Node

FENCE = "---"


@dataclass(frozen=True)
class Front:
    """The front matter's mapping, placed at line 1, and the file's line that the body begins on."""

    node: Node
    body_line: int


def parse(source: Source) -> Front:
    """Parse the lines between a first line `---` and the next line `---`."""
    lines = [line.rstrip() for line in source.lines]
    if lines[0].removeprefix("\ufeff") != FENCE:
        raise ContentError(_no_fence(source))
    if FENCE not in lines[1:]:
        message = "文件开头的信息没有结束：找不到第二个 ---"
        hint = "请在各项信息之后、正文之前，另起一行写三个半角减号 ---。"
        raise ContentError(Finding(source.place(1), "front-matter-unclosed", message, hint))
    end = lines.index(FENCE, 1) + 1
    node = yaml_tree.parse(source, 2, end - 1)
    return Front(replace(node, place=source.place(1)), end + 1)


def _no_fence(source: Source) -> Finding:
    """Say why the file does not begin with front matter."""
    hint = "请在第一行写三个半角减号 ---，下面每行写一项，例如 期号: 12，再写一行 --- 结束。"
    if re.fullmatch(r"\s*[-－—–]{2,}\s*", source.lines[0]):
        hint = "第一行应正好是三个半角减号 ---，前后没有别的字。"
    return Finding(source.place(1), "front-matter-missing", "文件开头没有期号、日期等信息", hint)
