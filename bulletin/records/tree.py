"""Strict YAML: text goes in, a tree of strings comes out, each with its place; whatever could surprise is refused.

Every scalar stays the text that was written: what 012 or 12:30 or no mean is for the fields to say. Aliases, anchors,
merges and tags are refused, and depth and size are bounded, so that hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place, Source, arranged
from bulletin.records.scalars import end, lost_text, start, unfolded
from bulletin.records.unreadable import explain, stray_characters
from bulletin.text.gate import refused_value, without_refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DEEPEST = 10
LARGEST = 64 * 1024
MOST_FINDINGS = 50
# An alias, an anchor, a tag or a mark of a document, as it is written.
_WORD = re.compile(r"[^\s,\[\]{}]+")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value: TypeAlias = "str | tuple[Node, ...] | dict[str, Node]"


@dataclass(frozen=True)
class Node:
    """A value and where it stands: text, a list, or a mapping with the places of its keys.

    `blank` tells a value that was left out (`title:`) from one that is empty on purpose (`title: ""`).
    """

    value: Value
    place: Place
    keys: Mapping[str, Place] = field(default_factory=dict)
    blank: bool = False

    def at(self, path: Iterable[str | int]) -> Place:
        """Return the place of the value that `path` leads to, or of the nearest thing on the way that is there."""
        node = self
        for step in path:
            inner = dict(enumerate(node.value)) if isinstance(node.value, tuple) else node.value
            if not isinstance(inner, dict) or step not in inner:
                break
            node = inner[step]  # type: ignore[index] # the kind of key follows the kind of value
        return node.place


def parse(source: Source, first_line: int = 1, last_line: int | None = None, *, comments: bool = False) -> Node:
    """Parse the YAML in `source` from `first_line` to `last_line`, both included; the root is always a mapping.

    A comment behind an unquoted value is refused, since editors mean it as text, unless `comments` says that whoever
    writes this file knows YAML (layout.yaml). ContentError carries all findings; LimitError says that the text is over
    64 KB or nested over 10 levels.
    """
    node, findings = examine(source, first_line, last_line, comments=comments)
    if findings or node is None:
        raise ContentError(findings)
    return node


def examine(
    source: Source, first_line: int = 1, last_line: int | None = None, *, comments: bool = False
) -> tuple[Node | None, list[Finding]]:
    """Parse as `parse` does, but return the findings beside what could be read: None where the YAML breaks off."""
    lines = [line.removesuffix("\r") for line in source.lines[first_line - 1 : last_line]]
    if sum(len(line.encode("utf-8", "replace")) + 1 for line in lines) > LARGEST + 1:
        message = f"这一部分超过 {LARGEST // 1024} KB，不再读取"
        raise LimitError(Finding(source.place(first_line), "yaml-too-large", message, "请把正文写在第二个 --- 之后。"))
    reading = _Reading(source, first_line, lines, comments=comments)
    node = reading.root()
    return node, arranged(reading.findings)[:MOST_FINDINGS]


def merge(under: Node, over: Node) -> Node:
    """Lay one tree over another: mappings are merged key by key, anything else of `over` wins; places stay."""
    if not (isinstance(under.value, dict) and isinstance(over.value, dict)):
        return over
    lower = under.value
    merged = {key: merge(lower[key], node) if key in lower else node for key, node in over.value.items()}
    return Node({**lower, **merged}, over.place, {**under.keys, **over.keys})


class _Reading:
    """One pass over the parser's events, which gathers findings as it builds the tree."""

    def __init__(self, source: Source, first_line: int, lines: list[str], *, comments: bool) -> None:
        self.source, self.offset, self.comments = source, first_line, comments
        self.findings: list[Finding] = []
        self.clean = [self._cleaned(line, i) for i, line in enumerate(lines)]
        self.stray = bool(self.findings)
        self.events: Iterator[yaml.Event] = iter(yaml.parse("\n".join(self.clean) + "\n", Loader=_LOADER))

    def root(self) -> Node | None:
        """Read the whole text; None where it breaks off."""
        try:
            return self._document()
        except yaml.YAMLError as error:
            if not self.stray:
                self.findings += explain(error, self.source, self.offset, self.clean)
            return None

    def _document(self) -> Node:
        """Read the one document of the stream."""
        node = Node({}, self.source.place(self.offset))
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
            elif isinstance(event, yaml.NodeEvent) and documents == 1:
                node = self._root_mapping(event)
        return node

    def _check_document(self, event: yaml.DocumentStartEvent, documents: int) -> None:
        if documents == 2:  # noqa: PLR2004
            hint = "请删去中间的 --- 或 ... 一行；正文不写在这里。"
            self._find(self._token(event), "yaml-several-documents", "这里又开始了另一份内容，只能有一份", hint)
        if event.version or event.tags:
            self._find(self._token(event), "yaml-directive", "不能使用以 % 开头的指令", "请删去这一行。")

    def _root_mapping(self, event: yaml.NodeEvent) -> Node:
        node = self._node(event, 1)
        if isinstance(node.value, dict) or node.blank or self.findings:
            return node if isinstance(node.value, dict) else Node({}, node.place)
        raise yaml.MarkedYAMLError(problem="not a mapping", problem_mark=event.start_mark)  # type: ignore[arg-type] # libyaml's

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """Turn an event, and those that belong to it, into a node; each kind of refusal leaves a finding."""
        if depth > DEEPEST:
            message = f"层次太深：最多 {DEEPEST} 层"
            raise LimitError(Finding(self._extent(event), "yaml-too-deep", message, "请减少方括号、缩进的层次。"))
        self._refuse_features(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        return Node("", self._extent(event))

    def _refuse_features(self, event: yaml.Event) -> None:
        """Refuse what makes one place of the text mean another: aliases, anchors, tags."""
        quote = "如果这个符号是正文，请给整项内容加上半角引号。"
        if isinstance(event, yaml.AliasEvent):
            self._find(self._token(event), "yaml-alias", "不能用 * 引用别处的内容", quote)
        elif getattr(event, "anchor", None):
            self._find(self._token(event), "yaml-anchor", "不能用 & 给内容起代号", quote)
        if getattr(event, "tag", None):
            self._find(self._token(event), "yaml-tag", "不能用 ! 指定内容的类型", quote)

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        blank = not event.value and not event.style
        value, place = unfolded(event, self.clean), self._extent(event)
        if event.style == '"':  # here alone a character may be written as its number
            self.findings += refused_value(value, place)
            value = without_refused(value)
        return Node(value, place, blank=blank)

    def _refuse_comment(self, event: yaml.Event) -> None:
        """Refuse a comment behind a plain value or indented below it: an editor may have meant it as text."""
        if not self.comments and (lost := lost_text(event, self.clean)):
            length = len(self.clean[lost.line].rstrip()) - lost.column
            place = self.source.place(lost.line + self.offset, lost.column + 1, length)
            self._find(place, "yaml-comment-after-value", lost.message, lost.hint)

    def _sequence(self, event: yaml.Event, depth: int) -> Node:
        items = []
        while not isinstance(child := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(child, depth + 1))
            self._refuse_comment(child)
        return Node(tuple(items), self._around(event, child))

    def _mapping(self, event: yaml.Event, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(child := next(self.events), yaml.MappingEndEvent):
            key = self._key(child, self._node(child, depth + 1), keys)
            event_of_value = next(self.events)
            value = self._node(event_of_value, depth + 1)
            self._refuse_comment(event_of_value)
            if key is not None:
                values[key[0]], keys[key[0]] = value, key[1]
        return Node(values, self._around(event, child), keys)

    def _key(self, event: yaml.Event, node: Node, keys: dict[str, Place]) -> tuple[str, Place] | None:
        """Check a key; None if it was refused."""
        if isinstance(event, yaml.AliasEvent):
            return None
        if not isinstance(node.value, str) or not node.value:
            self._find(node.place, "yaml-key-not-text", "冒号前面应是项目名", "请写成“项目名: 内容”。")
        elif node.value == "<<":
            self._find(node.place, "yaml-merge", "不能用 << 合并别处的项目", "请把各项直接写出来。")
        elif node.value in keys:
            message = f"“{node.value}”写了两次，第一次在第 {keys[node.value].line} 行"
            self._find(node.place, "yaml-key-twice", message, "请只保留一个。")
        else:
            return node.value, node.place
        return None

    def _cleaned(self, line: str, index: int) -> str:
        """Find tabs and invisible characters, and put spaces there so that the parser can go on."""
        text = line.removeprefix("\ufeff") if index == 0 and self.offset == 1 else line
        number = index + self.offset
        clean, findings = stray_characters(text, self.source.place(number, 1), listed=self.comments)
        self.findings += findings
        return clean

    def _find(self, place: Place, code: str, message: str, hint: str) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(place, code, message, hint))

    def _place(self, mark: tuple[int, int]) -> Place:
        """Turn a line and column that count from 0 in the part into a place of the whole file."""
        return self.source.place(mark[0] + self.offset, mark[1] + 1)

    def _extent(self, event: yaml.Event) -> Place:
        """Return what an event takes, without the white space behind it."""
        return self._between(start(event), end(event))

    def _around(self, first: yaml.Event, last: yaml.Event) -> Place:
        """Return what a list or a mapping takes from its first event to its last one."""
        return self._between(start(first), end(last))

    def _between(self, first: tuple[int, int], last: tuple[int, int]) -> Place:
        if first[0] == last[0]:
            return self._on_line(*first, last[1])
        start_, stop = (self.source.offset(line + self.offset, column + 1) for line, column in (first, last))
        written = self.source.text[start_:stop].rstrip()
        return self.source.span(start_, start_ + len(written)) if written else self._place(first)

    def _on_line(self, line: int, column: int, end: int) -> Place:
        """Return what stands on a line from a column up to another, as most values do."""
        number = line + self.offset
        written = "".join(self.source.lines[number - 1 : number])[column:end].rstrip()
        return self.source.place(number, column + 1, len(written))

    def _token(self, event: yaml.Event) -> Place:
        """Return the word that an event begins with."""
        begin = self._place(start(event))
        word = _WORD.match(begin.text, begin.column - 1)
        return begin.shifted(0, len(word[0]) if word else 1)
