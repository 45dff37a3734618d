"""The front matter of an issue file: the lines between two `---` as a tree, and a quick look at an issue's numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bulletin.errors import ContentError, refuse_errors
from bulletin.findings import Finding, Source
from bulletin.manuscripts import quantities
from bulletin.records import tree
from bulletin.records.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

FENCE = "---"

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Front:
    """The front matter's mapping, placed at line 1, and the file's line that the body begins on.

    `findings` are the faults of its YAML; where it breaks off, it is not `readable` and its mapping is empty.
    """

    node: Node
    body_line: int
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def parse(source: Source) -> Front:
    """Parse the lines between a first line `---` and the next line `---`; ContentError carries all findings."""
    part = examine(source)
    refuse_errors(part.findings)
    return part


def examine(source: Source) -> Front:
    """Parse as `parse` does, but return the faults of the YAML; ContentError where there are no such lines."""
    lines = [line.rstrip() for line in source.lines]
    if lines[0].removeprefix("\ufeff") != FENCE:
        raise ContentError(_no_fence(source))
    if FENCE not in lines[1:]:
        message = "文件开头的信息没有结束：找不到第二个 ---"
        hint = "请在各项信息之后、正文之前，另起一行写三个半角减号 ---。"
        raise ContentError(Finding(source.place(1, 1, len(lines[0])), "front-matter-unclosed", message, hint))
    end = lines.index(FENCE, 1) + 1
    node, findings = tree.examine(source, 2, end - 1)
    mapping = node or Node({}, source.place(1))
    return Front(replace(mapping, place=source.place(1)), end + 1, tuple(findings), readable=node is not None)


def _no_fence(source: Source) -> Finding:
    """Say why the file does not begin with front matter."""
    hint = "请在第一行写三个半角减号 ---，下面每行写一项，例如 期号: 12，再写一行 --- 结束。"
    if re.fullmatch(r"\s*[-－—–]{2,}\s*", source.lines[0]):
        hint = "第一行应正好是三个半角减号 ---，前后没有别的字。"
    return Finding(source.place(1, 1), "front-matter-missing", "文件开头没有期号、日期等信息", hint)


@dataclass(frozen=True)
class Numbers:
    """What counts in an archive of an issue's front matter; None where it is missing or faulty.

    An issue of an edition is not `counted`: its number is another row's, that of its `edition` (增刊), and it may have no 总期号.
    """

    number: int | None
    cumulative: int | None
    day: date | None
    counted: bool = True
    edition: str = ""


def numbers(source: Source) -> Numbers:
    """Look only at an issue's numbers and date, whatever else is wrong; ContentError if there is no front matter."""
    node = parse(source).node
    values = node.value if isinstance(node.value, dict) else {}
    number = next((values[name].value for name in ("number", "期号") if name in values), None)
    return Numbers(
        _value(values, ("number", "期号"), quantities.whole),
        _value(values, ("cumulative", "总期号"), quantities.cumulative),
        _value(values, ("date", "日期"), quantities.day),
        counted=not ({"edition", "刊别"} & values.keys() or quantities.names_edition(number)),
        edition=_value(values, ("edition", "刊别"), str) or "",
    )


def _value(values: dict[str, Node], names: tuple[str, str], read: Callable[[object], Kind]) -> Kind | None:
    node = next((values[name] for name in names if name in values), None)
    try:
        return read(node.value) if node else None
    except ValueError:
        return None
