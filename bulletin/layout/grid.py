"""Whether the numbers of a page agree: a Layout goes in; what does not fit is refused at its line of layout.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.errors import ContentError
from bulletin.findings import Finding, Place
from bulletin.layout.lengths import Length
from bulletin.layout.looks import Layout
from bulletin.records.tree import Node

# How far characters may be drawn together or apart and still read as one line, in shares of their size.
_CLOSEST, _WIDEST = -0.1, 0.25
# So many characters of an entry of the contents, at the least, stand on a line before its page number.
_NARROWEST = 5


def check(layout: Layout, node: Node) -> None:
    """Refuse a grid that its page does not hold, or does not fill; ContentError with every finding."""
    if findings := [*_margins(layout, node), *_across(layout, node), *_down(layout, node), *_contents(layout, node)]:
        raise ContentError(sorted(findings, key=lambda finding: finding.place))


def _margins(layout: Layout, node: Node) -> Iterator[Finding]:
    page = layout.page
    for keys, free, words in (
        (("measure", "left", "width"), page.right, "版心加左边距宽过纸"),
        (("depth", "top", "height"), page.bottom, "版心加上边距高过纸"),
    ):
        if free < 0:
            place = _written(layout, node, keys)
            yield Finding(place, "page-too-small", f"{words}，多出 {-free.mm:.1f}mm", "缩小版心或者边距，或者放大纸张")


def _across(layout: Layout, node: Node) -> Iterator[Finding]:
    """Find a body size and a spacing at which a line holds fewer characters than the page says, or more."""
    page, size = layout.page, layout.styles["body"].size or layout.page.pitch
    advance = size + (layout.styles["body"].spacing or Length(0))
    holds = page.measure // advance if advance > 0 else 0
    if holds == page.characters:
        return
    message = f"每行 {page.characters} 字排不成：正文 {size.pt:g}pt、字距 {advance.pt - size.pt:g}pt 时，版心宽 {page.measure.pt:g}pt 排 {holds} 字"
    needed = Length.of_twips(page.measure.twips // page.characters) - size
    hint = f"characters 写 {max(page.measure // size, 1)}，spacing 写 {Length(0).pt:g}pt；要每行 {page.characters} 字，先改正文字号"
    if _CLOSEST <= needed / size <= _WIDEST:
        hint = f"spacing 写 {needed.pt:g}pt；或者 characters 写 {max(holds, 1)}"
    yield Finding(_written(layout, node, ("characters", "spacing", "measure")), "grid-impossible", message, hint)


def _down(layout: Layout, node: Node) -> Iterator[Finding]:
    """Find a pitch at which a page holds fewer lines than it says, or more."""
    page = layout.page
    holds = page.depth // page.pitch
    if holds == page.lines:
        return
    message = f"每页 {page.lines} 行排不成：行距 {page.pitch.pt:g}pt 时，版心高 {page.depth.mm:g}mm 排 {holds} 行"
    needed = Length.of_twips(page.depth.twips // page.lines)
    yield Finding(
        _written(layout, node, ("lines", "pitch", "depth")),
        "grid-impossible",
        message,
        f"pitch 写 {needed.pt:g}pt；或者 lines 写 {max(holds, 1)}",
    )


def _contents(layout: Layout, node: Node) -> Iterator[Finding]:
    """Find columns of the contents that hardly a title has room in."""
    style, count = layout.styles.get("contents-column", layout.styles["body"]), layout.contents.columns
    advance = (style.size or layout.page.pitch) + (style.spacing or Length(0))
    holds = (layout.contents_column - style.left - style.right) // advance
    if count > 1 and holds < _NARROWEST:
        message = f"目录排不成 {count} 栏：每栏一行只排得下 {max(holds, 0)} 字"
        hint = "columns 写得少一些；或者缩小 gap，缩小样式 contents-column 的字号"
        yield Finding(node.at(("contents", "columns")), "contents-narrow", message, hint)


def _written(layout: Layout, node: Node, keys: tuple[str, ...]) -> Place:
    """Return the place of the first of the page's `keys` that the template's own file writes; else of its body style."""
    places = [node.at(path) for path in (*(("page", key) for key in keys), ("styles", "body", "size"))]
    own = (place for place in places if place.path == f"templates/{layout.key}/layout.yaml")
    return next(own, places[0])
