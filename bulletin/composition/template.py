"""An issue's parts go through its template with the bulletin's filters; HTML comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import unescape
from itertools import count
from typing import Any

from markupsafe import Markup

from bulletin import templating
from bulletin.findings import Place, at
from bulletin.layout import Layout
from bulletin.layout.lengths import Length
from bulletin.manuscripts.issue import Issue
from bulletin.markdown import Article, Attachment, Body
from bulletin.text import numerals, scripts, titles, widths
from bulletin.text.scripts import Script, is_wide

# What parts the names of bodies and persons that are written as one text.
_PARTS = re.compile(r"[、，；\s]+")
# What a page number takes of its line, and what is left free before it or before a date, in characters.
_FOLIO, _APART = 1.0, 2.0
# The style of what stands in a column and not across the page.
_IN_COLUMNS = "contents-column"
# A title keeps so much of its width.
_NARROWEST = 0.9


def render(issue: Issue, body: Body, layout: Layout) -> str:
    """Render the issue's template; ContentError at the template's line for whatever is wrong with it."""
    names = _names(issue, body)
    values = {
        "issue": issue,
        "house": issue.house,
        "articles": body.articles,
        "attachments": body.attachments,
        "contents": len(body.articles) > 1 if issue.contents == "auto" else issue.contents,
        "at": partial(_at, issue),
        "layout": layout,
        "names": names,
    }
    parts: tuple[Article | Attachment, ...] = (*body.articles, *body.attachments)
    for part in parts:
        if part.byline:
            part.blocks[0] = _by_sense(part.blocks[0], _capacity(layout, "byline"), names)
    name = f"{layout.issue}/issue.html.j2"
    return templating.render(issue.house.templates, name, values, DIALECT)


def _at(issue: Issue, where: str | Place) -> Markup:
    """Return the attribute that names the place of a front-matter field, or of a line of the body."""
    place = issue.places.get(where) if isinstance(where, str) else where
    return Markup(at(place)) if place is not None else Markup("")  # noqa: S704  # numbers only


def _by_sense(html: str, capacity: float, names: Iterable[str]) -> str:
    """Break the lines of what stands below a title by their sense, as the title's are; one with a mark in it is left to the engine."""

    def broken(line: re.Match[str]) -> str:
        lines = titles.break_title(unescape(line[1]), capacity, names)
        return f">{_on_lines(lines)}<"

    return re.sub(r">([^<>]+)<", broken, html)


def _names(issue: Issue, body: Body) -> tuple[str, ...]:
    """Return the names of bodies and persons that a title may not be broken inside."""
    bodies = [name for _, entries in issue.distribution for name in entries]
    contributors = [article.contributor.text for article in body.articles if article.contributor]
    editors = [issue.editor.name] if issue.editor else []
    return names_of((issue.house.publisher, *bodies, *contributors, *editors))


def names_of(written: Iterable[str]) -> tuple[str, ...]:
    """Return the names in texts that are nothing but names."""
    return tuple(sorted({part for name in written for part in _PARTS.split(name) if len(part) > 1}))


def _broken(context: Mapping[str, Any], text: str, style: str, tight: object = None) -> Markup:
    """Set a title on lines that its sense and the style's capacity give; an engine would break it inside a word.

    One that may be `tight` is drawn together, by the first of the style's tighter ones that saves a line.
    """
    layout: Layout = context["layout"]
    lines = titles.break_title(_spaced(text), _capacity(layout, style), context["names"])
    for key in _tighter(layout, style) if tight and len(lines) > 1 else ():
        closer = titles.break_title(_spaced(text), _capacity(layout, style, key), context["names"])
        if len(closer) < len(lines) and all(_fits(line, layout, style, key) for line in closer):
            return Markup('<span class="{}">{}</span>').format(key, _on_lines(closer))
    return _on_lines(lines)


def _tighter(layout: Layout, style: str) -> Iterator[str]:
    """Yield the styles that draw `style` together, by steps."""
    for step in count(1):
        key = layout.tighter(style, step)
        if key is None:
            return
        if sum(_type(layout, style, key)) >= _NARROWEST * sum(_type(layout, style, style)):
            yield key


def _fits(line: str, layout: Layout, style: str, key: str) -> bool:
    """Tell whether a line of `style` fits that is drawn together by the style `key`, as Chinese text is, but no Latin."""
    size, gap = _type(layout, style, key)
    taken = Length(0)
    for script, run in scripts.runs(line):
        taken = taken + size * sum(widths.each(run, bold=True)) + gap * (len(run) if script is Script.CHINESE else 0)
    return taken <= _measure(layout, style)


def _named(context: Mapping[str, Any], text: str) -> Markup:
    """Set the name of the masthead on as few lines as its smallest size allows."""
    layout: Layout = context["layout"]
    if layout.name is None:
        return Markup.escape(text)
    return _on_lines(titles.break_title(text, layout.page.measure / layout.name.smallest, context["names"]))


def _turned(context: Mapping[str, Any], text: str, style: str, beside: Iterable[object] = ()) -> Markup:
    """Set a text that is flush left on lines that its sense gives; on the last one `beside` has its place, or a page number."""
    layout: Layout = context["layout"]
    capacity = _capacity(layout, style)
    taken = sum(titles.width(str(part)) for part in beside) or _FOLIO
    last = capacity - taken - _APART
    if style == _IN_COLUMNS:
        hang = max(-layout.styles[style].indent_characters, 0.0)
        return _on_lines(titles.break_hanging(_spaced(text), capacity, last, hang, context["names"]))
    return _on_lines(titles.break_entry(_spaced(text), capacity, last, context["names"]))


def _capacity(layout: Layout, style: str, key: str = "") -> float:
    """Return how many full characters a line of `style` holds; drawn together by the style `key`, where one is named."""
    size, gap = _type(layout, style, key or style)
    return _measure(layout, style) / (size + gap)


def _measure(layout: Layout, style: str) -> Length:
    chosen = layout.styles[style]
    whole = layout.contents_column if style == _IN_COLUMNS else layout.page.measure
    return whole - chosen.left - chosen.right


def _type(layout: Layout, style: str, key: str) -> tuple[Length, Length]:
    """Return the type size and the spacing of text of the style `key` in a paragraph of `style`."""
    around, own = layout.styles[style], layout.styles[key]
    size = own.size or around.size or layout.page.pitch
    return size, around.spacing or Length(0) if own.spacing is None else own.spacing


def _on_lines(lines: Iterable[str]) -> Markup:
    return Markup("<br/>").join(lines)


def unbroken(text: str) -> str:
    """Write a title in one line, as contents and metadata do: without the marks that say where it may be broken."""
    return _spaced(text.replace("|", ""))


def _spaced(text: str) -> str:
    """Make a space between Chinese characters a whole character wide, so that it stands on the grid."""
    joined = re.sub(r"\s+", " ", text.strip())
    return re.sub(
        r"(.) (?=(.))",
        lambda match: f"{match[1]}　" if is_wide(match[1]) and is_wide(match[2]) else match[0],
        joined,
    )


def _gaps(parts: Iterable[object]) -> Markup:
    """Join `parts` with thin gaps, which are no spaces and are not found in searching: the character before each carries it."""
    *rest, last = [str(part) for part in parts]
    spans = [Markup('{}<span class="gap">{}</span>').format(part[:-1], part[-1]) for part in rest]
    return Markup("").join([*spans, last])


def _listed(bodies: Iterable[str]) -> str:
    """Join bodies by “、”, or by “，” where one of them holds a “、” of its own (GB/T 15834-2011, 4.5)."""
    names = tuple(bodies)
    return ("，" if any(mark in name for name in names for mark in "、，") else "、").join(names)


# What a template of an issue may use besides its variables; docs/templates.md is written from it.
DIALECT = templating.Dialect(
    filters={
        "unbroken": unbroken,
        "spaced": _spaced,
        "gaps": _gaps,
        "listed": _listed,
        "chinese": numerals.to_chinese,
    },
    aware={"broken": _broken, "named": _named, "turned": _turned},
)
