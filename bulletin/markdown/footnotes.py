"""The footnotes of an issue: their texts by key, and how often each is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bulletin.findings import Finding, Place, Source, errors
from bulletin.markdown.inline import NOTE, join, refuse_unknown
from bulletin.markdown.segments import Kind, Segment

_FULL_WIDTH = re.compile(r"\s*\[\^([^\]\s]+)\]：")
_DEFINITION = re.compile(r"\s*\[\^([^\]\s]+)\]:\s*(.*)")


class Footnotes:
    """Texts of footnotes by key with their places, and the `findings` on them and on their marks in the other segments."""

    def __init__(self, segments: list[Segment], source: Source) -> None:
        self.texts: dict[str, str] = {}
        self.text_places: dict[str, Place] = {}
        self._places: dict[str, Place] = {}
        self._used: Counter[str] = Counter()
        self._found: list[Finding] = []
        for segment in segments:
            if segment.kind is Kind.FOOTNOTE:
                self._define(segment, source)
            else:
                self._use(segment)

    def _use(self, segment: Segment) -> None:
        """Count a segment's marks; one at a line's head with a full-width colon is told as such, and is not missing."""
        for line in segment.lines:
            self._used.update(NOTE.findall(line))
            if slip := _FULL_WIDTH.match(line):
                self.texts.setdefault(slip[1], "")

    def _define(self, segment: Segment, source: Source) -> None:
        match = _DEFINITION.fullmatch(segment.lines[0])
        key, first = match.groups() if match else ("", "")
        indent = len(segment.lines[0]) - len(segment.lines[0].lstrip())
        place = source.place(segment.line, indent + 1, len(key) + len("[^]"))
        text = join([first, *segment.lines[1:]])
        if key in self.texts:
            self._found.append(Finding(place, "footnote-repeated", f"脚注 [^{key}] 写了两次", "每条脚注用不同的号"))
        if not text:
            self._found.append(Finding(place, "footnote-empty", f"脚注 [^{key}] 是空的", "在冒号后面写脚注文字"))
        for inner in NOTE.finditer(text):
            nested = source.found(inner[0], place.until(segment.place(source)))
            self._found.append(Finding(nested, "footnote-nested", f"脚注里又有脚注 {inner[0]}", "把两条并成一条"))
        refused = errors(refuse_unknown([text], [place]))  # told with its segment
        self.texts[key] = "" if refused else NOTE.sub("", text)
        self._places[key] = place
        start = match.start(2) if match else 0
        self.text_places[key] = source.place(segment.line, start + 1).until(segment.place(source))

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with the footnotes."""
        yield from self._found
        for key, place in self._places.items():
            if not self._used[key]:
                hint = f"在正文里写“[^{key}]”，或者删去这一条"
                yield Finding(place, "footnote-unused", f"正文里没有用到脚注 [^{key}]", hint)
            elif self._used[key] > 1:
                hint = "每处各写一条脚注"
                yield Finding(place, "footnote-reused", f"脚注 [^{key}] 用了 {self._used[key]} 次", hint)
