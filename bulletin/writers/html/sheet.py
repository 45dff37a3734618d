"""The style sheet of the reading page: a document's layout goes through reading.css.j2; CSS for screens and printers comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin import templating
from bulletin.document import Document
from bulletin.layout import Face, Layout, Style, untightened
from bulletin.layout.lengths import Length
from bulletin.text import scripts
from bulletin.writers.html.colours import legible

_TEMPLATE = "base/reading.css.j2"
_DIALECT = templating.Dialect(escape=False)
_GENERIC = ("serif", "sans-serif")
_COUNTERS = {"{n}": "counter(page)", "{total}": "counter(pages)"}


def css(document: Document) -> str:
    """Write the style sheet; what a style looks like on paper it looks like here, in shares of the body's size."""
    layout = document.layout
    values = {
        "screen": layout.screen,
        "page": layout.page,
        "styles": {style.key: _looks(style, layout) for style in layout.styles.values() if _is_seen(style)},
        "body": layout.styles["body"],
        "folio": layout.styles["folio"],
        "name": layout.name,
        "numbered": [_COUNTERS.get(part) or f'"{part}"' for part in layout.folio_parts()],
        "latin": {
            "name": layout.latin.role,
            "range": scripts.LATIN_RANGE,
            "sources": {"normal": _local(layout, bold=False), "bold": _local(layout, bold=True)},
        },
        "families": {f"--face-{number}": _families(role, layout) for number, role in enumerate(layout.faces)},
        "inks": dict(_inks(layout)),
    }
    return templating.render(templating.packaged_templates(), _TEMPLATE, values, _DIALECT).strip()


def _is_seen(style: Style) -> bool:
    """Tell whether a style has a form of its own here: raised characters and gaps have elements, and nothing is drawn together."""
    return untightened(style.key) == style.key and not style.rise and style.key not in {"gap", "folio"}


def _looks(style: Style, layout: Layout) -> Mapping[str, object]:
    """Return what a style says, in shares of its type size; "" or none where it says nothing."""
    body = layout.styles["body"]
    unit = body.size or layout.page.pitch
    size = style.size or unit
    share = size / unit
    hang = max(Length(-style.indent), Length(0))
    colour = "" if style.colour in {"", body.colour} else style.colour
    return {
        "character": style.character,
        "family": f"var(--face-{[*layout.faces].index(style.face)})" if style.face else "",
        "size": share if share >= 1 else 1 - (1 - share) * layout.screen.small,
        "paper": size,
        "leading": _leading(style, size, layout),
        "bold": style.bold or bool(style.face and _is_heavy(style, layout.faces[style.face])),
        "colour": colour,
        "align": style.align,
        "stays": style.keep_next,
        "indent": style.indent / size,
        "left": (style.left - hang) / size,
        "hang": hang / size,
        "right": style.right / size,
        "before": style.before / unit,
        "after": style.after / unit,
        "weight": style.weight,
        "frame": style.frame,
        "spacing": (style.spacing or 0) / unit if style.character else 0,
        "column": style.column / size,
    }


def _leading(style: Style, size: Length, layout: Layout) -> float:
    """Return the pitch in shares of the type size: a title's own, no less than can be read, and no more than the body's."""
    body = layout.styles["body"]
    unit = body.size or layout.page.pitch
    if style.pitch is None or size > unit:
        return style.pitch / size if style.pitch else 0
    most = max((body.pitch or unit) / unit, layout.screen.leading)
    return min(max(style.pitch / size, layout.screen.leading), most)


def _is_heavy(style: Style, face: Face) -> bool:
    """Tell whether type is bold where a browser has a bold of it.

    So are headings: 楷体 and 仿宋 have none and stay as they are, and what stands in for them on a telephone looks like the text.
    """
    return face.bold or style.level > 1


def _families(role: str, layout: Layout) -> str:
    """Return the families of a role as CSS names them: Latin first, which has no other characters, and one that all browsers have last."""
    face = layout.faces[role]
    named = [name if name in _GENERIC else f'"{name}"' for name in (layout.latin.role, *face.families)]
    return ", ".join(named if named[-1] in _GENERIC else [*named, _GENERIC[0]])


def _local(layout: Layout, *, bold: bool) -> str:
    """Return where the Latin face, or the one for heavy text beside it, is found on the reader's device."""
    faces = [layout.faces[face.latin] for face in layout.faces.values() if face.latin]
    chosen = next((face for face in faces if face.heavy), layout.latin) if bold else layout.latin
    return ", ".join(f'local("{name}")' for name in (chosen.official, *chosen.alternatives, *chosen.screen))


def _inks(layout: Layout) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each colour beside the text's with what it becomes by day and in the dark, where it can be read on the paper."""
    body = layout.styles["body"].colour
    for colour in sorted({style.colour for style in layout.styles.values()} - {"", body}):
        light, dark = layout.screen.light, layout.screen.dark
        yield colour, (legible(colour, light), legible(colour, dark))
