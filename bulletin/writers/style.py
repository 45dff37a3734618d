"""The style sheet: a Layout and the addresses of its faces go through templates/base/style.css.j2."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from bulletin.layout import Layout

_RAISED = "60%"


def css(layout: Layout, faces: Mapping[str, str], bold: Mapping[str, str]) -> str:
    """Write the style sheet; `faces` and `bold` give the `src` of each role's face and of its bold sibling."""
    return _template(layout.sheet).render(
        page=layout.page,
        styles=layout.styles,
        latin=layout.latin.role,
        fallback=layout.fallback.role,
        faces=faces,
        bold=bold,
        raised=_RAISED,
    )


@cache
def _template(path: Path) -> Template:
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701  # CSS, from our own numbers
    return environment.from_string(path.read_text(encoding="utf-8"))
