"""The style sheet: a Layout and the addresses of its faces go through style.css.j2; CSS comes out, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bulletin import templating
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place
from bulletin.layout import Layout
from bulletin.typesetting.reckoning.measures import drop, folio_above, frame_ends, frame_side, raised

# How far an unknown face is taken to reach above and below its base line: as Chinese faces mostly do.
_EXTENTS = (0.88, 0.12)
_COUNTERS = {"{n}": "counter(page)", "{total}": "counter(pages)"}
_DIALECT = templating.Dialect(escape=False)


def css(
    layout: Layout,
    extents: Mapping[str, tuple[float, float]] = MappingProxyType({}),
    *,
    both_sides: bool = False,
) -> str:
    """Write the style sheet.

    By role, `extents` gives how far a face reaches above and below its base line, in shares of the type size.
    For `both_sides` of the paper the margins of even pages are mirrored.
    """
    drops = {key: drop(style, extents.get(style.face, _EXTENTS)) for key, style in layout.styles.items()}
    values = {
        "page": layout.page,
        "both_sides": both_sides,
        "styles": layout.styles,
        "latin": layout.latin.role,
        "fallback": layout.fallback.role,
        "roles": layout.faces,
        "numbered": [_COUNTERS.get(part) or f'"{part}"' for part in layout.folio_parts()],
        "drops": drops,
        "folio_above": folio_above(layout),
        "frames": {
            key: (frame_side(style, layout), *frame_ends(style))
            for key, style in layout.styles.items()
            if style.frame != "none"
        },
        "colophon_pads": raised(layout.styles["colophon"]),
    }
    return templating.render([layout.sheet.parent.parent], _name(layout), values, _DIALECT)


def misunderstood(layout: Layout, text: str, remarks: Sequence[str]) -> ContentError:
    """Make the error for a sheet that became the CSS `text`, of which an engine made the English `remarks`."""
    return ContentError([_misunderstood(layout, text.split("\n"), remark) for remark in remarks])


def _misunderstood(layout: Layout, lines: Sequence[str], remark: str) -> Finding:
    """Show the line of the CSS that a remark (“… at 3:5, …”) is about: what it was written from, only its author knows."""
    where = re.search(r" at (\d+):\d+", remark)
    number = int(where[1]) if where else 0
    about = f"第 {number} 行“{lines[number - 1].strip()}”" if 0 < number <= len(lines) else ""
    message = f"样式表写出的 CSS 排版引擎不认识：{about}（{remark}）"
    return Finding(Place(f"templates/{_name(layout)}"), "sheet-broken", message, "改正样式表里写出这一行的地方")


def fetching(layout: Layout, url: str) -> ContentError:
    """Make the error for a sheet that asks for `url`: bytes must depend on no other file, and no network is asked."""
    message = f"样式表不能引用别的文件：{url}"
    return ContentError(Finding(Place(f"templates/{_name(layout)}"), "sheet-broken", message, "删去 @import 和 url(…)"))


def _name(layout: Layout) -> str:
    return f"{layout.sheet.parent.name}/{layout.sheet.name}"
