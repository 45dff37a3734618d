"""Paragraphs, headings, pairs, rules and lists: what stands in the text as lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bulletin.document import Box, Heading, Inline, Items, LineBreak, Pair, Paragraph, Rule, Text, ended, plain
from bulletin.findings import Place
from bulletin.layout import FITTED, Style
from bulletin.typesetting.reckoning.division import divide
from bulletin.writers.docx.formatting.styles import SPACER, as_heading, lead_style
from bulletin.writers.docx.inlines import LINE_BREAK, TAB, Setting, runs, text
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element

# The order of pPr's children that are ever set directly (ECMA-376 part 1, 17.3.1.26).
_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "tabs",
    "wordWrap",
    "spacing",
    "ind",
    "jc",
)
_BEFORE = re.compile(r'w:before="\d+"')
_BREAK = element("pageBreakBefore", val=True)
# The least paragraph: keeps a table apart from the next one, and from the end.
SEPARATOR = element("p", element("pPr", element("pStyle", val=SPACER)))


def section_end(properties: str, *, framed: bool) -> str:
    """Write the least paragraph that ends a section of these `properties`; what follows starts a new page.

    The next section starts with another one where what follows is `framed`: LibreOffice starts no page with a table that floats.
    """
    return element("p", element("pPr", element("pStyle", val=SPACER), properties)) + (SEPARATOR if framed else "")


def write(references: References, style: str, content: str, *direct: str) -> str:
    """Write one paragraph; `direct` are properties on top of its style, in any order."""
    own = [_BREAK] if references.take_break() and _BREAK not in direct else []
    return element("p", _properties(style, *own, *direct), content)


@lru_cache(maxsize=128)
def _properties(style: str, *direct: str) -> str:
    return element("pPr", *sorted([element("pStyle", val=style), *direct], key=_rank))


def paragraph(references: References, block: Paragraph, *direct: str, clung: bool = False) -> str:
    """Write a paragraph, which may be `clung` to by the next one; the name in the masthead as large as it fits."""
    if block.style in FITTED and references.layout.name is not None:
        return write(references, block.style, _fitted(references, block), *direct)
    if block.goes_on:
        direct = (*direct, element("jc", val="distribute"))
    if block.behind:
        direct = (*direct, _flush(references.style(block.style)))
    if block.right is not None:
        direct = (*direct, element("ind", right=block.right.twips))
    return _written(references, block.style, block.inlines, block.place, *direct, skip=block.behind, clung=clung)


def _written(  # noqa: PLR0913  # what a paragraph is, and what stands before its text
    references: References,
    style: str,
    inlines: tuple[Inline, ...],
    place: Place,
    *direct: str,
    before: str = "",
    skip: int = 0,
    lead: str = "",
    clung: bool = False,
) -> str:
    """Write a paragraph, in two where a page has to begin inside it: no engine but the PDF's would break it there.

    The first part is spread to its last line, if the paragraph is justified and does not end a line there, and the second begins as a paragraph that goes on. `skip` characters of the
    paragraph are not among the `inlines`. `lead` is the style of the heading that it begins with, where it is none itself.
    """
    named, setting = lead_style(lead) if lead else style, Setting(style, lead)
    start = references.pagination.start(place)
    direct = (*direct, *_together(references, place, clung=clung and not start), *_torn(references, place))
    if start is None:
        return write(references, named, before + _lines(references, setting, inlines, place, skip), *direct)
    head, tail = divide(inlines, max(start - skip, 0))
    if not head:
        whole = before + _lines(references, setting, inlines, place, skip)
        return write(references, named, whole, _BREAK, *_at_head(direct))
    begun = before + _lines(references, setting, head, place, skip)
    ended = any(isinstance(one, LineBreak) for one in divide(inlines, start - skip, spaced=True)[1][:1])
    spread = [element("jc", val="distribute")] if references.style(style).align == "justify" and not ended else []
    first = write(references, named, begun, *spread, *direct)
    rest = _lines(references, setting, tail, place, start)
    going_on = (*_going_on(references.style(style)), *_torn(references, place))
    return first + write(references, named, rest, _BREAK, *going_on)


def _going_on(style: Style) -> Iterator[str]:
    """Return the properties of a paragraph that goes on: no first line, hanging or not, and no space above it on its page."""
    yield _flush(style)
    if style.before:
        yield element("spacing", before=0)


def _flush(style: Style) -> str:
    """Write the indent of what goes on, which has no first line."""
    if style.indent < 0:
        return element("ind", firstLineChars=0, hangingChars=0, hanging=0)
    return element("ind", firstLineChars=0, firstLine=0)


def _at_head(direct: tuple[str, ...]) -> Iterator[str]:
    """Take the space above a paragraph that the PDF begins a page with: there it is dropped, and a forced page keeps it in Word."""
    spaced = [one for one in direct if one.startswith("<w:spacing ")]
    yield from (one for one in direct if one not in spaced)
    yield _BEFORE.sub('w:before="0"', spaced[0]) if spaced else element("spacing", before=0)


def _lines(references: References, setting: Setting, inlines: tuple[Inline, ...], place: Place, skip: int) -> str:
    """Write the text of a paragraph; lines before names are set further apart, so that Word ends them there, too."""
    written, before, at = "", "", skip
    for start, end, twips in references.pagination.loosened(place):
        for until, apart in ((start, 0), (end, twips)):
            part, inlines = divide(inlines, max(until - at, 0), spaced=True)
            written += runs(references, part, setting._replace(apart=apart), before)
            before, at = plain(part)[-1:] or before, max(at, until)
    return written + runs(references, inlines, setting, before)


def _together(references: References, place: Place, *, clung: bool) -> list[str]:
    """Let two lines go with what keeps with this paragraph, above or below: Word counts them where it controls widows.

    Where the PDF ends the paragraph with a line on the next page, Word must not take a second one there. What is `clung` to keeps with
    the next one, unless it goes on there anyhow: LibreOffice would take it there whole.
    """
    led = references.take_lead() and not references.pagination.ends_alone(place)
    keep = [element("keepNext", val=True)] if clung and not references.pagination.fills(place) else []
    return [*keep, *([element("widowControl", val=True)] if led or clung else [])]


def _torn(references: References, place: Place) -> list[str]:
    """Let Word end lines inside Latin words where the PDF had to: it would spread the few characters before a long address over a line.

    Word ends the line at its last letter, which may be a few letters further than in the PDF; LibreOffice knows no such thing.
    """
    return [element("wordWrap", val=False)] if references.pagination.tears(place) else []


def heading(references: References, block: Heading) -> str:
    """Write a heading with the bookmark that contents and links lead to; its style has the outline level.

    Where text runs on behind it, the paragraph is no heading: it would stand in the outline with all of its text.
    """
    number, name = references.bookmark_number(), references.bookmark(block.anchor)
    start, end = element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)
    references.led = references.led or block.run_in
    flow = [element("jc", val="distribute")] if block.goes_on else []
    before = f"{start}{end}"
    if block.run_in:
        clung = references.clung
        return _written(
            references, "body", block.inlines, block.place, *flow, before=before, lead=block.style, clung=clung
        )
    style, direct = as_heading(references.style(block.style), references.layout)
    return _written(references, style, block.inlines, block.place, *direct, *flow, before=before)


def pair(references: References, block: Pair) -> str:
    """Write a line with two ends; the tab stop between them is the style's."""
    left, right = (runs(references, side, Setting(block.style)) for side in (block.left, block.right))
    return write(references, block.style, f"{left}{TAB}{right}")


def box(references: References, block: Box, *, clung: bool = False) -> str:
    """Write the paragraphs of a box, which stand on one page; their style draws one frame around neighbours."""
    keep, last = element("keepNext", val=True), block.parts[-1]
    first = "".join(paragraph(references, part, keep) for part in block.parts[:-1])
    return first + paragraph(references, last, *([keep] if clung else []))


def rule(references: References, block: Rule) -> str:
    """Write a rule: an empty paragraph whose style draws a line below it; free space below it is one of its own.

    Space below one paragraph and above the next is not added up, only the larger of the two holds.
    """
    written = write(references, block.style, "")
    if not (after := references.style(block.style).after.twips):
        return written
    line = element("spacing", line=after, lineRule="exact")
    return written + write(references, SPACER, "", element("keepNext", val=True), line)


def items(references: References, block: Items, *, clung: bool = False) -> str:
    """Write a list and the lists in it; Word counts, as long as that gives the marks the author sees."""
    number = references.listing(block)
    last = len(block.items) - 1
    return "".join(
        _item(references, block, index, number, clung=clung and index == last) for index in range(len(block.items))
    )


def _item(references: References, block: Items, index: int, number: int, *, clung: bool) -> str:
    item = block.items[index]
    own = clung and not item.lists
    counted = references.layout.marker(block.start + index, block.level, ordered=block.ordered)
    if item.marker == counted:
        numbered = element("numPr", element("ilvl", val=block.level - 1), element("numId", val=number))
        first = _written(references, block.style, item.inlines, item.place, numbered, skip=len(counted), clung=own)
    else:
        inlines = (Text(item.marker), *item.inlines)
        first = _written(references, block.style, inlines, item.place, _indent(references, block), clung=own)
    return first + "".join(items(references, nested, clung=clung and nested is item.lists[-1]) for nested in item.lists)


def _indent(references: References, block: Items) -> str:
    """Return the indent of a list's entry where no numbering gives it."""
    style = references.style(block.style)
    characters = round(style.indent_characters * 100 * block.level)
    return element("ind", firstLineChars=characters, firstLine=(style.indent * block.level).twips)


def _fitted(references: References, block: Paragraph) -> str:
    """Write the name: its size and gaps fill the type area, and no gap follows the last character."""
    lines = [plain(line) for line in ended(block.inlines)]
    size, gap = references.layout.fit(references.style(block.style), max(map(len, lines)))
    face = references.face(block.style)
    half = element("sz", val=size.half_points) + element("szCs", val=size.half_points)
    beside = references.beside(references.role(block.style), styled=False)
    gaps, none = (element("spacing", val=twips) + half for twips in (gap.twips, 0))
    return LINE_BREAK.join(
        text(line[:-1], face, properties=gaps, beside=beside) + text(line[-1:], face, properties=none, beside=beside)
        for line in lines
    )


def _rank(written: str) -> int:
    return _ORDER.index(written[3:].split(" ", 1)[0].split(">", 1)[0].rstrip("/"))
