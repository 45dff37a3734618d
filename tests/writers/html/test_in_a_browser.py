"""Reading pages in a browser, and before the judges of others: the samples, every construct, and every kind of text."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import browsing
import pypdfium2
import pytest
import random_issues
import test_bulletins
from blocks import everything
from browsing import Seen
from once import once

from bulletin import compose, read, write
from bulletin.document import Document, Footnote, Inline, LineBreak, Link, Step, Text, inlines_of
from bulletin.manuscripts.house import House

sys.path.append(str(Path(__file__).parents[2] / "fidelity"))
import both  # beside the tests of fidelity, whose kinds of text these are

FAULTY = """<!DOCTYPE html><html><head><title>x</title></head><body>
<img src="https://example.org/x.png"><div style="width:2000px">甲</div><p style="color:#999;background:#aaa">看不清的文字</p>
<script>console.error("x")</script></body></html>"""
CONTRASTS = ("2024/13", "everything", "xuexi")
SEEDS = (1, 2, 36, 84)


def documents(folder: Path) -> dict[str, Document]:
    own = {name: test_bulletins.document(name) for name in test_bulletins.NAMES}
    return both.samples_of_the_house() | {"everything": everything()} | own | both.generated(folder) | thrown(folder)


def thrown(folder: Path) -> dict[str, Document]:
    """Compose issues of all that the handbook knows, by chance."""
    house = House.find(random_issues.house(folder / "thrown"))
    found = {}
    for seed in SEEDS:
        path = house.root / f"issues/2024/{seed}.md"
        path.write_text(random_issues.thrown(str(seed)).markdown(seed), encoding="utf-8")
        found[f"seed {seed}"] = compose(read(path, house))
    return found


@dataclass(frozen=True)
class Read:
    """A page that was judged: as it was written and seen, and what its document says."""

    html: str
    seen: Seen
    said: str
    notes: list[str]


@dataclass(frozen=True)
class Judged:
    """All pages; what was seen of one that was made wrong on purpose; what the Nu checker told of them all; one of them printed."""

    pages: dict[str, Read]
    faulty: Seen
    told: list[str]
    printed: bytes


def judge(folder: Path) -> Judged:
    made = documents(folder)
    pages = {name: write(document, "html").decode() for name, document in made.items()}
    shown = pages | {"faulty": FAULTY}
    seen, printed = browsing.browse(shown, (*CONTRASTS, "faulty"), "2024/12")
    read = {name: Read(pages[name], seen[name], said(one), notes(one)) for name, one in made.items()}
    return Judged(read, seen["faulty"], browsing.nu(shown), printed)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return once(tmp_path_factory, "reading pages", judge)


@pytest.fixture(scope="module")
def seen(judged: Judged) -> dict[str, Read]:
    return judged.pages


def wrong(seen: dict[str, Read], what: str) -> dict[str, list[str]]:
    return {name: found for name, one in seen.items() if (found := getattr(one.seen, what))}


def test_nothing_is_asked_for_from_elsewhere(seen: dict[str, Read]) -> None:
    assert wrong(seen, "asked") == {}


def test_the_browser_has_nothing_to_say(seen: dict[str, Read]) -> None:
    assert wrong(seen, "errors") == {}


def test_axe_finds_nothing_by_day_and_in_the_dark(seen: dict[str, Read]) -> None:
    assert wrong(seen, "violations") == {}


def test_a_narrow_telephone_need_not_be_scrolled_sideways(seen: dict[str, Read]) -> None:
    assert {name: one.seen.width for name, one in seen.items() if one.seen.width > browsing.NARROW} == {}


def test_the_nu_checker_finds_nothing(judged: Judged) -> None:
    assert [line for line in judged.told if "/faulty.html" not in line] == []


def test_what_is_seen_is_the_document_in_its_order(seen: dict[str, Read]) -> None:
    pairs = {name: (squeezed(one.seen.text), one.said) for name, one in seen.items()}
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == {}


def test_the_notes_that_are_seen_are_the_documents(seen: dict[str, Read]) -> None:
    pairs = {name: (list(map(squeezed, one.seen.notes)), one.notes) for name, one in seen.items()}
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == {}


def test_no_character_is_there_that_is_not_seen(seen: dict[str, Read]) -> None:
    assert {name for name, one in seen.items() if any(unicodedata.category(char) == "Cf" for char in one.html)} == set()


def test_a_printed_page_is_a4_and_has_the_colophon_at_its_end(judged: Judged) -> None:
    with pypdfium2.PdfDocument(judged.printed) as pdf:
        assert [round(side) for side in pdf[0].get_size()] == [595, 842]
        assert "责任编辑" in unicodedata.normalize("NFKC", pdf[len(pdf) - 1].get_textpage().get_text_range())


def test_the_judges_are_awake(judged: Judged) -> None:
    found = judged.faulty
    assert (bool(found.asked), bool(found.errors), found.width > browsing.NARROW) == (True, True, True)
    assert {one.partition(":")[0] for one in found.violations} >= {"html-has-lang", "image-alt", "color-contrast"}


def test_the_nu_checker_is_awake(judged: Judged) -> None:
    assert [line for line in judged.told if "/faulty.html" in line and "alt" in line]


# The judge of the text: it knows the document and nothing of the writer.


def squeezed(text: str) -> str:
    """Take white space out of a text: where lines end is the screen's business."""
    return re.sub(r"\s", "", text)


def said(document: Document) -> str:
    """Return all text of a document in reading order, its notes left out but for their marks."""
    return squeezed("".join(_said(inline) for _, inlines in _runs(document) for inline in inlines))


def notes(document: Document) -> list[str]:
    """Return the notes of a document with their marks, in order."""
    found = [note for _, inlines in _runs(document) for note in _footnotes(inlines)]
    return [squeezed(f"[{note.number}]{''.join(map(_said, note.inlines))}") for note in found]


def _runs(document: Document) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    for block in document.blocks:
        yield from inlines_of(block)


def _said(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Link():
            return "".join(map(_said, inline.inlines))
        case Footnote():
            return f"[{inline.number}]"
        case LineBreak() | Step():
            return ""


def _footnotes(inlines: tuple[Inline, ...]) -> Iterator[Footnote]:
    for inline in inlines:
        if isinstance(inline, Footnote):
            yield inline
        elif isinstance(inline, Link):
            yield from _footnotes(inline.inlines)
