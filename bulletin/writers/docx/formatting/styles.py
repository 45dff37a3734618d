"""Layout to styles.xml: every style of layout.yaml becomes a Word style that carries all of its formatting."""

from __future__ import annotations

from functools import lru_cache

from bulletin.layout import Layout, Style
from bulletin.writers.docx.formatting import heavy
from bulletin.writers.docx.formatting.colophon_styles import rules
from bulletin.writers.docx.formatting.properties import (
    LEAST_LINE,
    Uses,
    fonts,
    least_size,
    paragraph_properties,
    run_properties,
    size,
)
from bulletin.writers.docx.formatting.table_styles import columns, table_frame
from bulletin.writers.docx.xml import element, part

MARK = "footnote-mark"
_UNSEEN_MARK = "footnote-mark-unseen"
SPACER = "spacer"
SPACER_RUN = "spacer-char"
# Word's own styles have English names in the file and are shown translated. Where a style of ours is one of them, it
# takes Word's name: Word uses it for new footnotes, page numbers and contents, and other programs know headings by it.
_BUILT_IN = {
    "body": "Normal",
    "title": "heading 1",
    "heading-1": "heading 2",
    "heading-2": "heading 3",
    "heading-3": "heading 4",
    "heading-4": "heading 5",
    "subtitle": "Subtitle",
    "list": "List",
    "quotation": "Quote",
    "figure-caption": "caption",
    "footnote": "footnote text",
    "folio": "footer",
    "contents": "toc 1",
    "contents-title": "TOC Heading",
    "emphasis": "Emphasis",
    "strong": "Strong",
}
# Behind all others in Word's lists.
_LAST = 99
# The editors' words for those that Word translates otherwise.
_OWN_NAMES = ("quotation", "figure-caption")
# Word's own styles that the file does not hold stay out of the gallery until they are used.
_LATENT = element(
    "latentStyles",
    defLockedState=False,
    defUIPriority=_LAST,
    defSemiHidden=True,
    defUnhideWhenUsed=True,
    defQFormat=False,
    count=376,
)


def as_heading(style: Style, layout: Layout) -> tuple[str, tuple[str, ...]]:
    """Return (id of a paragraph style, properties on top of it) for a heading in `style`.

    One that is set as Word's own heading but for its spacing is that heading: contents and other programs know it by its style.
    """
    parent = _parent(style, layout) or style
    apart = style.key in _BUILT_IN or not (parent.level and style.listed)
    if apart or run_properties(style, layout) != run_properties(parent, layout):
        return style.key, ()
    inherited = set(paragraph_properties(parent, layout, Uses()))
    return parent.key, tuple(one for one in paragraph_properties(style, layout, Uses()) if one not in inherited)


def word_name(style: Style) -> str:
    """Return the name that Word knows `style` by: Chinese, or English for Word's own styles."""
    return _BUILT_IN.get(style.key, style.name)


def lead_style(key: str) -> str:
    """Return the id of the style of a paragraph that begins with a heading of the style `key` and goes on as body text.

    It has no level in the outline, which would show the whole paragraph: the heading in it is a matter of characters.
    """
    return f"{key}-lead"


def run_style(style: Style) -> str:
    """Return the id of the character style that sets a run in `style`."""
    return style.key if style.character else f"{style.key}-char"


@lru_cache(maxsize=8)
def styles(layout: Layout, uses: Uses, language: str, *, own_marks: bool = False) -> bytes:
    """Write styles.xml; notes may have `own_marks`, which no program counts."""
    paragraph_styles = [style for style in layout.styles.values() if not style.character]
    character_styles = [style for style in layout.styles.values() if style.character]
    return part(
        "styles",
        _defaults(layout, language),
        _LATENT,
        *(_paragraph_style(style, layout, uses, order) for order, style in enumerate(paragraph_styles, 1)),
        *(_lead_style(layout.styles[key], layout, uses) for key in sorted(uses.leads)),
        *(_linked_style(style, layout) for style in paragraph_styles),
        *(_character_style(style, layout) for style in character_styles),
        *(_heavy_style(*one) for one in heavy.styles(layout)),
        _mark_style(),
        _unseen_mark_style(layout) if own_marks else "",
        *_spacer_styles(),
        *(table_frame(layout.styles[key], layout) for key in sorted(uses.tables)),
        *(columns(layout.styles[key]) for key in sorted(uses.columns)),
        *(rules(layout.styles[key], layout) for key in sorted(uses.colophons)),
    )


def _defaults(layout: Layout, language: str) -> str:
    body = layout.styles["body"]
    run = element("rPr", *fonts(body, layout), *size(body), element("lang", val="en-US", eastAsia=language))
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault"))


def _paragraph_style(style: Style, layout: Layout, uses: Uses, order: int) -> str:
    """Write a style on top of body: what it shares with body is inherited, all else is written, noughts included."""
    paragraph, run = paragraph_properties(style, layout, uses), run_properties(style, layout)
    parent = _parent(style, layout)
    if parent:
        inherited = {*paragraph_properties(parent, layout, uses), *run_properties(parent, layout)}
        paragraph, run = ([p for p in own if p not in inherited] for own in (paragraph, run))
    return element(
        "style",
        element("name", val=word_name(style)),
        element("aliases", val=style.name)
        if style.key in _BUILT_IN and (style.level or style.key in _OWN_NAMES)
        else "",
        element("basedOn", val=parent.key) if parent else "",
        element("next", val=style.key if style.next == "same" else style.next),
        element("link", val=run_style(style)),
        element("uiPriority", val=min(order, _LAST)),
        *_offered(style),
        element("pPr", *paragraph),
        element("rPr", *run),
        type="paragraph",
        default=None if parent else True,
        customStyle=None if style.key in _BUILT_IN else True,
        styleId=style.key,
    )


def _parent(style: Style, layout: Layout) -> Style | None:
    """Return what a style is based on: body, or Word's own heading of its level, by which programs know a heading."""
    body = layout.styles["body"]
    headings = (one for one in layout.styles.values() if one.level and one.key in _BUILT_IN)
    heading = next((one for one in headings if one.level == style.level), body)
    return None if style is body else body if style.key in _BUILT_IN else heading


def _offered(style: Style) -> tuple[str, ...]:
    """Offer a style in Word's gallery, or hide it."""
    return (element("semiHidden"), element("unhideWhenUsed")) if style.hidden else (element("qFormat"),)


def _lead_style(heading: Style, layout: Layout, uses: Uses) -> str:
    """Write the style of a paragraph that a heading leads: it stands as the heading does, its text is body text."""
    body = layout.styles["body"]
    style = heading.model_copy(update={"level": 0, "keep_next": False, "keep_lines": False})
    inherited = set(paragraph_properties(body, layout, uses))
    own = (written for written in paragraph_properties(style, layout, uses) if written not in inherited)
    return element(
        "style",
        element("name", val=f"{heading.name}（连排）"),
        element("basedOn", val=body.key),
        element("next", val=body.key),
        element("uiPriority", val=_LAST),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element("pPr", *own),
        type="paragraph",
        customStyle=True,
        styleId=lead_style(heading.key),
    )


def _linked_style(style: Style, layout: Layout) -> str:
    """Write the character half of a paragraph style; it carries the whole type, for it stands in other paragraphs."""
    return element(
        "style",
        element("name", val=f"{style.name} 字符"),
        element("link", val=style.key),
        element("uiPriority", val=_LAST),
        element("rPr", *run_properties(style, layout)),
        type="character",
        customStyle=True,
        styleId=run_style(style),
    )


def _character_style(style: Style, layout: Layout) -> str:
    return element(
        "style",
        element("name", val=word_name(style)),
        element("uiPriority", val=50),
        *_offered(style),
        element("rPr", *run_properties(style, layout)),
        type="character",
        customStyle=None if style.key in _BUILT_IN else True,
        styleId=style.key,
    )


def _heavy_style(key: str, name: str, properties: str) -> str:
    return element(
        "style",
        element("name", val=name),
        element("uiPriority", val=_LAST),
        element("qFormat"),
        element("rPr", properties),
        type="character",
        customStyle=True,
        styleId=key,
    )


def _mark_style() -> str:
    name = element("name", val="footnote reference")
    return element(
        "style", name, element("rPr", element("vertAlign", val="superscript")), type="character", styleId=MARK
    )


def _unseen_mark_style(layout: Layout) -> str:
    """Write the style that LibreOffice knows the marks by that it puts before notes, which have them as text: nothing is seen of it."""
    return element(
        "style",
        element("name", val="Footnote Characters"),
        element("uiPriority", val=_LAST),
        element("semiHidden"),
        element("rPr", element("color", val=layout.screen.light.paper.removeprefix("#")), *least_size()),
        type="character",
        customStyle=True,
        styleId=_UNSEEN_MARK,
    )


def _spacer_styles() -> list[str]:
    """Write the style of the least paragraph, which Word wants after a table, and of the least run, for pictures."""
    line = element("spacing", before=0, after=0, line=LEAST_LINE, lineRule="exact")
    paragraph = element("pPr", element("widowControl", val=False), element("snapToGrid", val=False), line)
    return [
        _technical("paragraph", SPACER, SPACER_RUN, paragraph),
        _technical("character", SPACER_RUN, SPACER, ""),
    ]


def _technical(kind: str, key: str, linked: str, paragraph: str) -> str:
    return element(
        "style",
        element("name", val="间隔" if kind == "paragraph" else "间隔 字符"),
        element("next", val="body") if kind == "paragraph" else "",
        element("link", val=linked),
        element("uiPriority", val=_LAST),
        element("semiHidden"),
        paragraph,
        element("rPr", *least_size()),
        type=kind,
        customStyle=True,
        styleId=key,
    )
