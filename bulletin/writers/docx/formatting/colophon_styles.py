"""Paragraph styles of the colophon's rules (GB/T 9704, 7.4.1): black lines as high as the rule is thick, with the air beside them.

They are no borders: these would begin at the indent of the text, and LibreOffice drops a frame whose borders differ.
"""

from __future__ import annotations

from bulletin.layout import Layout, Style
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.measures import raised
from bulletin.writers.docx.formatting.properties import LEAST_LINE, least_size
from bulletin.writers.docx.xml import element

_NONE = Length(0)


def first_rule(key: str) -> str:
    """Return the id of the style of a colophon's first rule."""
    return f"{key}-first-rule"


def rule_between(key: str) -> str:
    """Return the id of the style of the rules between its parts."""
    return f"{key}-rule"


def last_rule(key: str) -> str:
    """Return the id of the style of its last rule."""
    return f"{key}-last-rule"


def rules(style: Style, layout: Layout) -> str:
    """Write the styles of the rules of a colophon in `style`."""
    page, (below, above) = layout.page, raised(style)
    return (
        _rule(style, first_rule(style.key), "首线", page.rule, (_NONE, below))
        + _rule(style, rule_between(style.key), "分隔线", page.thin, (above, below))
        + _rule(style, last_rule(style.key), "末线", page.rule, (above, _NONE))
    )


def _rule(style: Style, key: str, name: str, weight: Length, air: tuple[Length, Length]) -> str:
    line = max(weight.twips, LEAST_LINE)
    properties = element(
        "pPr",
        element("widowControl", val=False),
        element("shd", val="clear", color="auto", fill=style.colour.removeprefix("#")),
        element("snapToGrid", val=False),
        element("spacing", before=air[0].twips, after=air[1].twips, line=line, lineRule="exact"),
    )
    return element(
        "style",
        element("name", val=f"{style.name}{name}"),
        element("uiPriority", val=99),
        element("semiHidden"),
        properties,
        element("rPr", *least_size()),
        type="paragraph",
        customStyle=True,
        styleId=key,
    )
