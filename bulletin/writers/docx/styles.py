"""Layout to styles.xml: every style of layout.yaml becomes a Word style that carries all of its formatting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain

from bulletin.document import Block, Colophon, Contents, Pair, Table
from bulletin.layout import Layout, Style
from bulletin.lengths import Length
from bulletin.writers.docx.xml import element, part
from bulletin.writers.measures import BASELINE

MARK = "footnote-mark"
SPACER = "spacer"
SPACER_RUN = "spacer-char"
# Word's own styles have English names in the file and are shown translated. Where a style of ours is one of them, it
# takes Word's name: Word uses it for new footnotes, page numbers and contents, and no second 标题 stands beside it.
_BUILT_IN = {
    "body": "Normal",
    "title": "Title",
    "subtitle": "Subtitle",
    "list": "List",
    "footnote": "footnote text",
    "folio": "footer",
    "contents": "toc 1",
    "contents-title": "TOC Heading",
    "emphasis": "Emphasis",
    "strong": "Strong",
}
_JUSTIFICATION = {"left": "left", "center": "center", "right": "right", "justify": "both"}
# The smallest exact line that Word accepts in its dialogue (0.7 pt), and the smallest type (1 pt).
_LEAST_LINE = 14
_LEAST_SIZE = 2


@dataclass(frozen=True)
class Uses:
    """What the blocks of a document ask of their styles besides what the layout says: tab stops and table frames."""

    pairs: frozenset[str]
    leaders: frozenset[str]
    tables: frozenset[str]
    colophons: frozenset[str]

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Uses:
        """Collect the styles of the blocks of each kind."""
        contents = (block.entries for block in blocks if isinstance(block, Contents))
        return cls(
            frozenset(block.style for block in blocks if isinstance(block, Pair)),
            frozenset(entry.style for entry in chain.from_iterable(contents)),
            frozenset(block.style for block in blocks if isinstance(block, Table)),
            frozenset(block.style for block in blocks if isinstance(block, Colophon)),
        )


def word_name(style: Style) -> str:
    """Give the name that Word knows `style` by: Chinese, or English for Word's own styles."""
    return _BUILT_IN.get(style.key, style.name)


def run_style(style: Style) -> str:
    """Give the id of the character style that sets a run in `style`."""
    return style.key if style.character else f"{style.key}-char"


def frame(key: str) -> str:
    """Give the id of the table style that frames a table or colophon of the style `key`."""
    return f"{key}-frame"


@cache
def styles(layout: Layout, uses: Uses, language: str) -> bytes:
    """Write styles.xml."""
    paragraph_styles = [style for style in layout.styles.values() if not style.character]
    character_styles = [style for style in layout.styles.values() if style.character]
    return part(
        "styles",
        _defaults(layout, language),
        *(_paragraph_style(style, layout, uses, order) for order, style in enumerate(paragraph_styles, 1)),
        *(_linked_style(style, layout) for style in paragraph_styles),
        *(_character_style(style, layout) for style in character_styles),
        _mark_style(),
        *_spacer_styles(),
        *(_table_frame(layout.styles[key], layout) for key in sorted(uses.tables)),
        *(_colophon_frame(layout.styles[key], layout) for key in sorted(uses.colophons)),
    )


def _defaults(layout: Layout, language: str) -> str:
    body = layout.styles["body"]
    run = element("rPr", *_fonts(body, layout), *_size(body), element("lang", val="en-US", eastAsia=language))
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault"))


def _paragraph_style(style: Style, layout: Layout, uses: Uses, order: int) -> str:
    """Write a style on top of body: what it shares with body is inherited, all else is written, noughts included."""
    paragraph, run = _paragraph_properties(style, layout, uses), _run_properties(style, layout)
    body = layout.styles["body"]
    if style is not body:
        inherited = {*_paragraph_properties(body, layout, uses), *_run_properties(body, layout)}
        paragraph, run = ([p for p in own if p not in inherited] for own in (paragraph, run))
    return element(
        "style",
        element("name", val=word_name(style)),
        element("basedOn", val=body.key) if style is not body else "",
        element("next", val=body.key) if style.level else "",
        element("link", val=run_style(style)),
        element("uiPriority", val=order),
        element("qFormat"),
        element("pPr", *paragraph),
        element("rPr", *run),
        type="paragraph",
        default=True if style is body else None,
        customStyle=None if style.key in _BUILT_IN else True,
        styleId=style.key,
    )


def _linked_style(style: Style, layout: Layout) -> str:
    """Write the character half of a paragraph style; it carries the whole type, for it stands in other paragraphs."""
    return element(
        "style",
        element("name", val=f"{word_name(style)} 字符"),
        element("link", val=style.key),
        element("uiPriority", val=99),
        element("rPr", *_run_properties(style, layout)),
        type="character",
        customStyle=True,
        styleId=run_style(style),
    )


def _character_style(style: Style, layout: Layout) -> str:
    return element(
        "style",
        element("name", val=word_name(style)),
        element("uiPriority", val=50),
        element("qFormat"),
        element("rPr", *_run_properties(style, layout)),
        type="character",
        customStyle=None if style.key in _BUILT_IN else True,
        styleId=style.key,
    )


def _mark_style() -> str:
    name = element("name", val="footnote reference")
    return element(
        "style", name, element("rPr", element("vertAlign", val="superscript")), type="character", styleId=MARK
    )


def _spacer_styles() -> list[str]:
    """Write the style of the least paragraph, which Word wants after a table, and of the least run, for pictures."""
    line = element("spacing", before=0, after=0, line=_LEAST_LINE, lineRule="exact")
    paragraph = element("pPr", element("widowControl", val=False), element("snapToGrid", val=False), line)
    return [
        _technical("paragraph", SPACER, SPACER_RUN, paragraph),
        _technical("character", SPACER_RUN, SPACER, ""),
    ]


def _technical(kind: str, key: str, linked: str, paragraph: str) -> str:
    return element(
        "style",
        element("name", val="间隔" if kind == "paragraph" else "间隔 字符"),
        element("link", val=linked),
        element("uiPriority", val=99),
        element("semiHidden"),
        paragraph,
        element("rPr", *_least_size()),
        type=kind,
        customStyle=True,
        styleId=key,
    )


def _paragraph_properties(style: Style, layout: Layout, uses: Uses) -> list[str]:
    """Give the children of pPr in the schema's order; none is left out for being off, so that none is inherited."""
    return [
        element("keepNext", val=style.keep_next),
        element("keepLines", val=style.keep_lines),
        element("pageBreakBefore", val=style.new_page),
        element("widowControl", val=False),
        *_rule(style),
        *_tabs(style, layout, uses),
        element("kinsoku", val=True),
        element("overflowPunct", val=False),
        element("topLinePunct", val=False),
        element("autoSpaceDE", val=False),
        element("autoSpaceDN", val=False),
        element("adjustRightInd", val=False),
        element("snapToGrid", val=False),
        _spacing(style, layout),
        _indents(style),
        element("jc", val=_JUSTIFICATION[style.align]),
        *([element("outlineLvl", val=style.level - 1)] if style.level else []),
    ]


def _rule(style: Style) -> list[str]:
    """Draw a style that has a weight as a line below its paragraph."""
    if not style.weight:
        return []
    line = element("bottom", val="single", sz=style.weight.eighths, space=0, color=_colour(style))
    return [element("pBdr", line)]


def _tabs(style: Style, layout: Layout, uses: Uses) -> list[str]:
    if style.key not in uses.pairs | uses.leaders:
        return []
    leader = "dot" if style.key in uses.leaders else None
    edge = (layout.page.measure - style.right).twips
    return [element("tabs", element("tab", val="right", leader=leader, pos=edge))]


def _spacing(style: Style, layout: Layout) -> str:
    """Give the pitch: exact, but at least for a style without one, since it holds pictures; for a rule its space."""
    if style.weight:
        line = max(style.before.twips, _LEAST_LINE)
        return element("spacing", before=0, after=style.after.twips, line=line, lineRule="exact")
    pitch = (style.pitch or layout.page.pitch).twips
    rule = "atLeast" if style.pitch is None else "exact"
    return element("spacing", before=style.before.twips, after=style.after.twips, line=pitch, lineRule=rule)


def _indents(style: Style) -> str:
    """Give the indents; the first line's also in characters, which is what Word shows and keeps when sizes change."""
    characters, twips = round(abs(style.indent_characters) * 100), abs(style.indent.twips)
    kind = "hanging" if style.indent < 0 else "firstLine"
    first = {f"{kind}Chars": characters, kind: twips}
    return element("ind", left=style.left.twips, right=style.right.twips, **first)


def _run_properties(style: Style, layout: Layout) -> list[str]:
    """Give the children of rPr in the schema's order; a character style writes only what it changes."""
    if style.weight:
        return _least_size()
    bold = [element("b", val=style.bold), element("bCs", val=style.bold)]
    return [
        *(_fonts(style, layout) if style.face else []),
        *(bold if style.bold or not style.character else []),
        *([element("color", val=_colour(style))] if style.colour else []),
        *([element("spacing", val=style.spacing.twips)] if style.spacing is not None else []),
        *_size(style),
    ]


def _fonts(style: Style, layout: Layout) -> list[str]:
    """Name all four faces; the page number is set in its Chinese face alone (GB/T 9704, 7.5)."""
    chinese = layout.faces[style.face].official
    latin = chinese if style.key == "folio" else layout.latin.official
    return [element("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)]


def _size(style: Style) -> list[str]:
    if style.size is None:
        return []
    return [element("sz", val=style.size.half_points), element("szCs", val=style.size.half_points)]


def _least_size() -> list[str]:
    return [element("sz", val=_LEAST_SIZE), element("szCs", val=_LEAST_SIZE)]


def _colour(style: Style) -> str:
    return style.colour.removeprefix("#")


def _table_frame(style: Style, layout: Layout) -> str:
    """Frame a table with thin lines all around; a row of one line keeps with them within a line of the grid.

    Type stands low in a line of exact pitch; the margins raise it to the middle of the row.
    """
    thin = layout.page.thin
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    upright, sideways = Length(max(style.pad - thin * 2, 0)), style.pad + thin * 0.5
    low = ((style.pitch or Length(0)) - (style.size or Length(0))) * (BASELINE - 0.5)
    top = Length(max(upright - low, 0))
    return _frame(style, [_line(side, thin) for side in sides], _margins(top, upright * 2 - top, sideways))


def _colophon_frame(style: Style, layout: Layout) -> str:
    """Frame the colophon with its rules (GB/T 9704, 7.4.1): nothing at the sides, and the text's own indents hold."""
    lines = [_line("top", layout.page.rule), _line("bottom", layout.page.rule), _line("insideH", layout.page.thin)]
    return _frame(style, lines, _margins(style.pad, style.pad, Length(0)))


def _frame(style: Style, lines: list[str], margins: str) -> str:
    return element(
        "style",
        element("name", val=f"{word_name(style)} 框线"),
        element("uiPriority", val=99),
        element("tblPr", element("tblInd", w=0, type="dxa"), element("tblBorders", *lines), margins),
        type="table",
        customStyle=True,
        styleId=frame(style.key),
    )


def _line(side: str, weight: Length) -> str:
    return element(side, val="single", sz=weight.eighths, space=0, color="auto")


def _margins(top: Length, bottom: Length, sideways: Length) -> str:
    sides = {"top": top, "left": sideways, "bottom": bottom, "right": sideways}
    return element("tblCellMar", *(element(side, w=width.twips, type="dxa") for side, width in sides.items()))
