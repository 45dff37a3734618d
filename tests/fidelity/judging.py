"""Judge random issues in both outputs: seeds go in, what is wrong with the pages of each comes out, by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import claims
import dividing
import glyphs
import libreoffice
import page_checker
import random_issues
from glyphs import Line
from page_checker import Ink, Sheet
from random_issues import Written
from reading import Reading, Set, read, turns, unlike

from bulletin import compose, rules
from bulletin import read as read_issue
from bulletin.document import Contents, Document, Figure, Footnote, Heading, inlines_of
from bulletin.errors import BulletinError, ContentError
from bulletin.findings import Severity
from bulletin.manuscripts.house import House
from bulletin.proof import Proof
from bulletin.writers import write_pages

BUILT = "issues can be built"
CLAIMED = "the files are what they claim to be"
_HEADINGS = ("heading-1", "heading-2", "heading-3", "heading-4")
_LISTS_OF_NAMES = ("names", "names-group", "names-wide")
_ROW = re.compile(r"J(\d\d)(\d\d)")
_COLUMN = "编号"
# Begins a table's last row, which has no mark.
_TOTAL = "合计"
_WITH_HEADING = 2
_EACH_SIDE = 2
_SHOWN = 40
_LEADERS = re.compile(r"[….·]{4}")


@dataclass(frozen=True)
class Failure:
    """What is wrong with an issue: a kind, in a word or two, and what was seen."""

    kind: str
    seen: str


@dataclass(frozen=True)
class Print:
    """One output of a document as it is printed: the PDF, or what LibreOffice makes of the DOCX."""

    document: Document
    pdf: bytes

    @cached_property
    def sheets(self) -> list[Sheet]:
        return page_checker.read(self.pdf)

    @cached_property
    def lines(self) -> list[Line]:
        return glyphs.lines(self.pdf)

    @cached_property
    def reading(self) -> Reading:
        """The lines found again in the document; an entry of the contents might be taken for the title that it names."""
        entries = set(_entries(self.document, self.lines))
        found = read(self.document, [line for number, line in enumerate(self.lines) if number not in entries])
        return replace(found, others=(*found.others, *(self.lines[number] for number in sorted(entries))))


def _entries(document: Document, lines: Sequence[Line]) -> range:
    """Return the numbers of the lines of the contents: from below its heading to the last one with leaders."""
    contents = next((block for block in document.blocks if isinstance(block, Contents)), None)
    if contents is None:
        return range(0)
    heading = _plain(contents.heading.inlines)
    first = next((number for number, line in enumerate(lines) if line.text == heading), len(lines)) + 1
    leaders = [
        number for number, line in enumerate(lines) if _LEADERS.search(line.text) and line.page == lines[first - 1].page
    ]
    return range(first, max(leaders, default=first - 1) + 1)


@dataclass(frozen=True)
class Made:
    """An issue in both outputs; without the DOCX where only the PDF is judged."""

    written: Written
    document: Document
    pdf: Print
    docx: Print | None

    @property
    def prints(self) -> dict[str, Print]:
        return {"pdf": self.pdf} | ({"docx": self.docx} if self.docx else {})


Judgement = dict[str, list[Failure]]


def judge(issues: Mapping[str, Written], folder: Path, *, docx: bool = True) -> dict[str, Judgement]:
    """Build `issues` by their seeds in a house in `folder`, and judge each; the DOCX only if that is asked for.

    A judgement gives what is wrong by property; where an issue cannot be built, by BUILT; what validators say, by CLAIMED.
    """
    found: dict[str, Judgement] = {seed: {} for seed in issues}
    built: dict[str, _Built] = {}
    house = House.find(random_issues.house(folder))
    for number, (seed, written) in enumerate(issues.items(), 1):
        try:
            built[seed] = _built(house, written, number, docx=docx)
        except BulletinError as error:
            found[seed][BUILT] = [
                Failure(f"refused: {one.code}", f"{one.place}: {one.message}") for one in error.findings
            ]
        except Exception as error:  # noqa: BLE001  # whatever it is, it belongs into the list
            found[seed][BUILT] = [Failure(f"crash: {type(error).__name__}", str(error)[:200])]
    for seed, made in _made(issues, built).items():
        found[seed] = {name: list(test(made)) for name, test in PROPERTIES.items()}
    files = {seed: claims.Files(one.pdf, one.docx) for seed, one in built.items()}
    for seed, by in claims.judged(files, audited=claims.EACH).items():
        found[seed][CLAIMED] = [Failure(f"claim: {name}", fault) for name, faults in by.items() for fault in faults]
    return found


class _Built(NamedTuple):
    document: Document
    pdf: bytes
    docx: bytes


def _built(house: House, written: Written, number: int, *, docx: bool = True) -> _Built:
    path = house.root / f"issues/2024/{number}.md"
    path.write_text(written.markdown(number), encoding="utf-8")
    issue = read_issue(path, house)
    document = compose(issue)
    proof = Proof(issue, document)
    findings = rules.check(proof)
    if wrong := [finding for finding in findings if finding.severity is Severity.ERROR]:
        raise ContentError(wrong)
    pdf, word = (write_pages(document, proof.pages, to) if docx or to == "pdf" else b"" for to in ("pdf", "docx"))
    return _Built(document, pdf, word)


def _made(issues: Mapping[str, Written], built: Mapping[str, _Built]) -> dict[str, Made]:
    """Lay all DOCX out at once; those whose pages are more or fewer once more, with faults less of LibreOffice's, one by one."""
    made = {seed: Made(issues[seed], one.document, Print(one.document, one.pdf), None) for seed, one in built.items()}
    made |= _paged(made, built, {seed: _Helped() for seed, one in built.items() if one.docx})
    helped = {seed: _Helped(unlike(*(found for _, found in _readings(made[seed])))) for seed in _differing(made)}
    made |= _paged(made, built, helped)
    divided = {seed: _places(one) for seed, one in made.items()}
    return made | _paged(
        made,
        built,
        {seed: helped.get(seed, _Helped())._replace(divided=found) for seed, found in divided.items() if found},
    )


def _places(made: Made) -> list[dividing.Place]:
    """Return where LibreOffice might divide paragraphs, if its pages begin elsewhere than the PDF's."""
    if made.docx is None or turns(made.docx.reading) == turns(made.pdf.reading):
        return []
    return dividing.places(made.docx.reading, made.document)


class _Helped(NamedTuple):
    """What LibreOffice is helped with in a document (libreoffice.py)."""

    narrow: Sequence[str] = ()
    divided: Sequence[dividing.Place] = ()


def _differing(made: Mapping[str, Made]) -> list[str]:
    return [seed for seed, one in made.items() if len({len(printed.sheets) for printed in one.prints.values()}) > 1]


def _paged(made: Mapping[str, Made], built: Mapping[str, _Built], helped: Mapping[str, _Helped]) -> dict[str, Made]:
    if not helped:
        return {}
    layout = built[next(iter(helped))].document.layout
    narrow, divided = zip(*helped.values(), strict=True)
    papers = libreoffice.paginate([built[seed].docx for seed in helped], layout, narrow=narrow, divided=divided)
    prints = (Print(built[seed].document, paper) for seed, paper in zip(helped, papers, strict=True))
    return {seed: replace(made[seed], docx=printed) for seed, printed in zip(helped, prints, strict=True)}


def _wrong_on_a_page(made: Made) -> Iterator[Failure]:
    """Each glyph in its place, lines on the grid, pages full, numbers, masthead and colophon where they belong."""
    for fault in page_checker.check(made.pdf.pdf, made.document.layout, masthead=True):
        yield Failure(f"page: {fault.kind}", str(fault))


def _parted_picture(made: Made) -> Iterator[Failure]:
    """A picture and its caption stand on one page."""
    figures = [block for block in made.document.blocks if isinstance(block, Figure)]
    for name, printed in made.prints.items():
        sheets = printed.sheets
        pages = [sheet.number for sheet in sheets for _ in sheet.pictures]
        for figure in figures:
            here, pages = pages[: len(figure.images)], pages[len(figure.images) :]
            caption = _plain(figure.caption.inlines) if figure.caption else ""
            there = _page_of(caption, sheets) if caption else None
            if len(set(here)) > 1 or (there and here and there != here[-1]) or len(here) < len(figure.images):
                yield Failure(
                    f"picture and caption parted ({name})", f"{caption}: pictures on {here}, caption on {there}"
                )


def _page_of(text: str, sheets: Sequence[Sheet]) -> int | None:
    return next((sheet.number for sheet in sheets if text in "".join(glyph.char for glyph in sheet.glyphs)), None)


def _plain(inlines: object) -> str:
    return re.sub(r"\s", "", "".join(getattr(one, "text", "") for one in inlines))  # type: ignore[attr-defined]


def _heading_torn(made: Made) -> Iterator[Failure]:
    """A heading is whole, and two lines of what follows go with it."""
    alone = {
        index for index, block in enumerate(made.document.blocks) if isinstance(block, Heading) and not block.run_in
    }
    starts = {_plain(made.document.blocks[index].inlines) for index in alone}  # type: ignore[union-attr]
    for name, printed in made.prints.items():
        for lines in _paragraphs(printed.reading):
            head, after = lines
            if head[0].piece.style not in _HEADINGS or head[0].piece.text not in starts:
                continue
            if head[0].line.page != head[-1].line.page:
                yield Failure(f"heading split ({name})", _where(head[0]))
            turned = any(line.line.page != head[0].line.page for line in after[:_WITH_HEADING])
            if turned and not _something_below(head[-1], printed):
                yield Failure(f"heading at the foot ({name})", _where(head[0]))


def _paragraphs(found: Reading) -> Iterator[tuple[list[Set], list[Set]]]:
    """Yield each paragraph's lines with those of the next one."""
    grouped: list[list[Set]] = []
    for line in found.flow:
        if grouped and grouped[-1][0].number == line.number:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    yield from pairwise([*grouped, []])


def _something_below(line: Set, printed: Print) -> bool:
    """Tell whether a table's cells, notes or a picture stand below a line on its page."""
    text = (other.y for other in printed.reading.others if other.page == line.line.page)
    pictures = (box.bottom for box in printed.sheets[line.line.page - 1].pictures)
    return any(bottom > line.line.y for bottom in (*text, *pictures))


def _where(line: Set) -> str:
    return f"page {line.line.page}: {line.line.text[:_SHOWN]}"


def _readings(made: Made) -> Iterator[tuple[str, Reading]]:
    for name, printed in made.prints.items():
        yield name, printed.reading


def _note_elsewhere(made: Made) -> Iterator[Failure]:
    """A note begins on the page of its call."""
    count = sum(
        isinstance(one, Footnote) for block in made.document.blocks for _, run in inlines_of(block) for one in run
    )
    if not count:
        return
    raised = made.document.layout.page.raised.pt
    sheets = made.pdf.sheets
    calls = [sheet.number for sheet in sheets for _ in _calls(sheet.glyphs, raised)]
    if len(calls) != count:
        yield Failure("notes: calls", f"{len(calls)} of {count} found")
    for number, page in enumerate(calls, 1):
        begins = _page_of(f"据第{number}号口径", sheets)
        if begins != page:
            yield Failure("note on another page than its call", f"note {number}: call on {page}, note on {begins}")


def _calls(printed: Sequence[Ink], raised: float) -> Iterator[str]:
    """Yield the marks of notes in the text: neighbouring digits of their size."""
    inside = False
    for glyph in printed:
        mark = abs(glyph.size - raised) < 0.1 and glyph.char.isdigit()
        if mark and not inside:
            yield glyph.char
        inside = mark


def _table_torn(made: Made) -> Iterator[Failure]:
    """On each page of a table stands its head, and two rows at least; numbers in it stand on one line."""
    for name, printed in made.prints.items():
        lines = glyphs.pages(printed.lines)
        rows: dict[str, list[int]] = {}
        for page in lines:
            texts = [line.text for line in page]
            tables = {match[1] for text in texts for match in _ROW.finditer(text)}
            heads = sum(text.count(_COLUMN) for text in texts)
            if heads < len(tables):
                yield Failure(
                    f"table head not repeated ({name})", f"page {page[0].page}: {heads} heads, {len(tables)} tables"
                )
            for text in texts:
                for match in _ROW.finditer(text):
                    rows.setdefault(match[1], []).append(page[0].page)
                if _TOTAL in text and rows:
                    rows[next(reversed(rows))].append(page[0].page)
        for table, pages in rows.items():
            counts = Counter(pages)
            if (
                len(counts) > 1
                and len(pages) >= 2 * _EACH_SIDE
                and min(counts[pages[0]], counts[pages[-1]]) < _EACH_SIDE
            ):
                yield Failure(f"table: one row on a page ({name})", f"table {table}: {dict(counts)}")
        whole = "\n".join(line.text for page in lines for line in page)
        torn = sorted(token for token in random_issues.tokens(made.written.markdown()) if token not in whole)
        if torn:
            yield Failure(f"number in a table torn ({name})", "、".join(torn[:5]))


def _pages_unlike(made: Made) -> Iterator[Failure]:
    """Both outputs have as many pages."""
    counts = {name: len(printed.sheets) for name, printed in made.prints.items()}
    if len(set(counts.values())) > 1:
        yield Failure("pages of the outputs differ", f"{counts}")


def _text_unlike(made: Made) -> Iterator[Failure]:
    """Both outputs have the same text, and all of it."""
    for name, found in _readings(made):
        if found.lost:
            yield Failure(f"text not found ({name})", found.lost[:_SHOWN])
    if made.docx is None or len(made.pdf.sheets) != len(made.docx.sheets):
        return
    ours, theirs = (_letters([*(one.line for one in found.flow), *found.others]) for _, found in _readings(made))
    if ours != theirs:
        yield Failure("text of the outputs differs", f"PDF {_some(ours - theirs)}, DOCX {_some(theirs - ours)}")


def _letters(lines: Sequence[Line]) -> Counter[str]:
    return Counter(char for line in lines for char in line.text if char not in "….·")


def _some(found: Counter[str]) -> str:
    return "".join(found.elements())[:_SHOWN] or "-"


def _name_parted(made: Made) -> Iterator[Failure]:
    """A name with a gap stands on one line."""
    names = random_issues.apart()
    for name, found in _readings(made):
        for line in found.flow:
            around = line.piece.text[line.end - 1 : line.end + 1]
            if line.full and around in names:
                yield Failure(f"name parted ({name})", f"page {line.line.page}: {around}")


def _name_alone(made: Made) -> Iterator[Failure]:
    """No line of a list of names stands on a page without another one of it."""
    for name, found in _readings(made):
        for lines, _ in _paragraphs(found):
            pages = Counter(line.line.page for line in lines)
            if lines[0].piece.style in _LISTS_OF_NAMES and len(lines) > 1 and min(pages.values()) == 1:
                yield Failure(f"line of names alone ({name})", _where(lines[0]))


PROPERTIES: dict[str, Callable[[Made], Iterator[Failure]]] = {
    "pages are right": _wrong_on_a_page,
    "pictures stand with their captions": _parted_picture,
    "headings are whole and stand with their text": _heading_torn,
    "notes begin on the page of their call": _note_elsewhere,
    "tables turn pages as they should": _table_torn,
    "both outputs have as many pages": _pages_unlike,
    "both outputs have the same text": _text_unlike,
    "names stay whole": _name_parted,
    "lists of names turn pages by two lines": _name_alone,
}
