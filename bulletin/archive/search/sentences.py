"""Search the archive: an issue's text and what is looked for go in; the sentences that have it come out.

An issue is found where it has all the words, wherever in it each of them stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.archive.search.expressions import Expressions
from bulletin.archive.search.texts import Text
from bulletin.archive.search.words import Hit, Words
from bulletin.errors import UsageError
from bulletin.findings import Finding, Place
from bulletin.markdown.sentences import sentence_end

Sought = Words | Expressions


@dataclass(frozen=True)
class Sentence:
    """A sentence with hits: its text on one line, where in that they are, and where the first of them stands in the file."""

    region: str
    text: str
    hits: tuple[Hit, ...]
    place: Place

    @property
    def words(self) -> frozenset[int]:
        """Which of the words it has."""
        return frozenset(hit.word for hit in self.hits)


def looked_for(arguments: Sequence[str], *, regex: bool) -> Sought:
    """Return what the words of a command line look for; UsageError where there is none, or one cannot be read."""
    sought = Expressions(arguments) if regex else Words(arguments)
    if not sought.words:
        hint = "写上一个词，例如 bulletin search 联络站"
        raise UsageError(Finding(Place("bulletin search"), "search-empty", "没有写要找的词", hint))
    return sought


def search(text: Text, sought: Sought) -> list[Sentence]:
    """Return the sentences of an issue that have any of the words, those with most of them first; none where it lacks one."""
    passages = text.said.passages
    found = sought.find([passage.text for passage in passages])
    if len({hit.word for hits in found for hit in hits}) < len(sought.words):
        return []
    sentences = [
        Sentence(
            passage.region,
            passage.text[start:end].replace("\n", " "),
            _within(own, start),
            text.place(passage, own[0].start),
        )
        for passage, hits in zip(passages, found, strict=True)
        if hits
        for start, end in _sentences(passage.text)
        if (own := [hit for hit in hits if start <= hit.start < end])
    ]
    return sorted(sentences, key=lambda one: -len(one.words))


def _within(hits: Sequence[Hit], start: int) -> tuple[Hit, ...]:
    return tuple(Hit(hit.start - start, hit.end - start, hit.word) for hit in hits)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends."""
    start = 0
    while start < len(text):
        end = start + sentence_end(text[start:])
        yield start, end
        start = end
