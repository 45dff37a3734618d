"""Lists of names to paragraphs: groups of names go in, paragraphs whose lines are filled on the grid's columns come out.

Both outputs draw what is reckoned here, so that they agree. A name takes as many columns as it needs and a gap; a line is filled as
long as the next name fits. Labels take columns too, so that the names behind them stand below each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.document import Inline, LineBreak, Paragraph, Step, Text, texts_of
from bulletin.findings import Place
from bulletin.layout import Layout, Style
from bulletin.layout.lengths import Length
from bulletin.text import scripts, widths

_PLAIN, _LABELLED, _LABEL = "names", ("names-group", "names-wide"), "names-label"
# What a layout must have where there are names.
STYLES = (_PLAIN, *_LABELLED, _LABEL)

Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Group:
    """Names behind a label, or without one; `place` is where the group begins and ends."""

    label: Inlines
    names: tuple[Inlines, ...]
    place: Place


def in_columns(groups: Sequence[Group], layout: Layout) -> Iterator[Paragraph]:
    """Fill the lines of `groups` that stand below each other."""
    for group in groups:
        style = _style(group, layout)
        if style and group.names:
            yield _paragraph(group, style, layout)
        else:
            yield Paragraph(_LABEL, group.label, group.place)
            if group.names:
                yield _paragraph(Group((), group.names, _first(group)), layout.styles[_PLAIN], layout)


def _style(group: Group, layout: Layout) -> Style | None:
    """Choose the style in which the label of a group has room before the names; None where it needs a line of its own."""
    if not group.label:
        return layout.styles[_PLAIN]
    width = _width(group.label, layout)
    return next((layout.styles[key] for key in _LABELLED if -layout.styles[key].indent >= width), None)


def _first(group: Group) -> Place:
    """Return the place of the names of a group, without its label."""
    for _, text in texts_of("", group.names[0]):
        if text.origin:
            return text.origin.place.until(group.place)
    return group.place


def _paragraph(group: Group, style: Style, layout: Layout) -> Paragraph:
    """Fill the lines of a group; where its label fills its columns, the first name stands right behind it."""
    inlines: list[Inline] = [*group.label]
    if group.label and (rest := Length(-style.indent) - _width(group.label, layout)):
        inlines.append(Step(rest))
    room, at, step = layout.page.measure - style.left - style.right, Length(0), Length(0)
    for number, name in enumerate(group.names):
        width = _width(name, layout)
        if number and at + step + width > room:
            inlines.append(LineBreak())
            at = step = Length(0)
        if step:
            inlines.append(Step(step))
        at += step + width
        step = style.column * (width // style.column + 1) - width
        inlines += name
    return Paragraph(style.key, tuple(inlines), group.place)


def _width(inlines: Inlines, layout: Layout) -> Length:
    """Return how wide names are set; each Chinese character has its spacing behind it, marks that may pass for Latin have none."""
    return Length(sum(_text_width(text, layout) for _, text in texts_of("", inlines)))


def _text_width(text: Text, layout: Layout) -> Length:
    style, own = layout.styles[_PLAIN], layout.styles[text.style] if text.style else None
    size = style.size or Length(0)
    spacing = (style.spacing if own is None or own.spacing is None else own.spacing) or Length(0)
    width, before = Length(0), "\u3000"
    for script, run in scripts.runs(text.text, before):
        behind = spacing if script is scripts.Script.CHINESE else max(spacing, 0)
        width += sum(size * widths.width(char) + behind for char in run)
    return width
