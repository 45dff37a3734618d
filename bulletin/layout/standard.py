"""A layout beside GB/T 9704-2012: a Layout goes in, clause by clause what the standard says and what the layout has comes out.

The clauses stand in templates/base/gb9704.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pydantic import Field

from bulletin import sources
from bulletin.layout.file import Entry
from bulletin.layout.lengths import Length
from bulletin.layout.looks import Layout, Style
from bulletin.records.tree import parse
from bulletin.records.typed import validate
from bulletin.templating import packaged_templates

TITLE = "版心、正文、版记、页码参照 GB/T 9704-2012"
OWN = "本刊版式自定"
_FILE = "base/gb9704.yaml"
_ALIGNED = {"left": "居左", "center": "居中", "right": "居右", "justify": "两端对齐"}
_WHOLE = 10


class Clause(Entry):
    """A clause of the standard, how firmly it is said, and the keys of a layout that answer to it, with the value it asks for.

    A `note` tells what every bulletin has otherwise, and why; no key says that.
    """

    clause: str
    level: str
    says: str
    ours: dict[str, str]
    named: str = ""
    note: str = ""


class Clauses(Entry):
    """The whole file."""

    clauses: tuple[Clause, ...] = Field()


class Row(NamedTuple):
    """What the standard says in a clause and what a layout has; `same` is None where the standard says nothing."""

    clause: str
    level: str
    says: str
    ours: str
    same: bool | None
    reason: str


def compare(layout: Layout) -> list[Row]:
    """Compare a layout with the standard; what is about a style that the layout has not is left out."""
    return [_row(clause, found) for clause in _clauses() if (found := _found(clause, layout))]


@cache
def _clauses() -> tuple[Clause, ...]:
    path = next(path for folder in packaged_templates() if (path := folder / _FILE).is_file())
    return validate(Clauses, parse(sources.read(path, f"templates/{_FILE}"))).clauses


def _row(clause: Clause, found: Mapping[str, str]) -> Row:
    asked = {key: value for key, value in clause.ours.items() if value}
    other = [key for key, value in asked.items() if found[key] != value]
    same = not (other or clause.note) if asked else None
    ours = f"{clause.named}：{'，'.join(found.values())}" if clause.named else "，".join(found.values())
    reason = "；".join(filter(None, (OWN if other else "", clause.note)))
    return Row(clause.clause, clause.level, clause.says, ours, same, reason)


def _found(clause: Clause, layout: Layout) -> dict[str, str]:
    """Return what the layout has by key; nothing where it lacks one of them."""
    found = {key: _shown(key, layout) for key in clause.ours}
    return {} if "" in found.values() else found


def _shown(key: str, layout: Layout) -> str:
    table, *rest = key.split(".")
    if table == "page":
        return _on_page(rest[0], layout)
    if table == "styles":
        style = layout.styles.get(rest[0])
        return _of_style(style, rest[1], layout) if style else ""
    return layout.folio


def _on_page(key: str, layout: Layout) -> str:
    value = getattr(layout.page, key)
    return _mm(value) if isinstance(value, Length) else f"{value} {'行' if key == 'lines' else '字'}"


def _of_style(style: Style, key: str, layout: Layout) -> str:
    em, pitch = style.size or layout.page.pitch, layout.page.pitch
    match key:
        case "size":
            return next((name for name, size in layout.sizes.items() if size == style.size), f"{em.pt:g} pt")
        case "before" | "after":
            value: Length = getattr(style, key)
            return _mm(value) if style.weight else f"{value / pitch:g} 行"
        case "indent":
            return f"{style.indent_characters:g} 字"
        case "hang":
            return f"{style.left / em + style.indent_characters:g} 字"
        case "left" | "right":
            return f"{getattr(style, key) / em:g} 字"
        case "weight":
            return f"{style.weight.pt:g} pt"
        case "align":
            return _ALIGNED[style.align]
        case "new_page":
            return "另面" if style.new_page else "不另面"
        case _:
            return str(getattr(style, key))


def _mm(value: Length) -> str:
    """Show a length in millimetres: whole ones from ten on, for the standard allows one more or less."""
    return f"{value.mm:.0f} mm" if value.mm >= _WHOLE else f"{round(value.mm, 2):g} mm"
