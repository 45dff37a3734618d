"""The style sheet: a Layout and the addresses of its faces go through templates/base/style.css.j2."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, StrictUndefined, Template

from bulletin import kept
from bulletin.layout import Layout
from bulletin.text import scripts
from bulletin.typesetting.measures import drop, folio_above, raised

# How far an unknown face is taken to reach above and below its base line: as Chinese faces mostly do.
_EXTENTS = (0.88, 0.12)
_TEMPLATES = kept.Kept[Template]()


def css(
    layout: Layout,
    sources: Mapping[str, str] = MappingProxyType({}),
    extents: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> str:
    """Write the style sheet.

    By role, `sources` gives the `src` of the face, for engines that do not know the roles; these also have to be told which
    characters are Latin. `extents` gives how far a face reaches above and below its base line, in shares of the type size.
    """
    drops = {key: drop(style, extents.get(style.face, _EXTENTS)) for key, style in layout.styles.items()}
    return _template(layout.sheet).render(
        page=layout.page,
        styles=layout.styles,
        latin=layout.latin.role,
        fallback=layout.fallback.role,
        faces=sources,
        drops=drops,
        ranged=scripts.LATIN_RANGE if sources else "",
        folio_above=folio_above(layout),
        colophon_pads=raised(layout.styles["colophon"]),
    )


def _template(path: Path) -> Template:
    return _TEMPLATES.get(path, kept.stamp(path), lambda: _read(path))


def _read(path: Path) -> Template:
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701  # CSS, from our own numbers
    return environment.from_string(path.read_text(encoding="utf-8"))
