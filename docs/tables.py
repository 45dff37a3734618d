"""Write the tables of docs/templates.md: what the program knows of templates goes in, the tables between the marks come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from inspect import getdoc
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bulletin.composition import template
from bulletin.composition.vocabulary import CHILDREN
from bulletin.layout import file
from bulletin.layout.lengths import Length
from bulletin.manuscripts.house import HouseFile
from bulletin.manuscripts.issue import FrontMatter
from bulletin.records.keys import label

TARGET = Path(__file__).parent / "templates.md"
_EXAMPLE = TARGET.parents[1] / "tests/bulletins/xuexi/templates/xuexi"
# The tables of layout.yaml by the key that they stand under.
_TABLES: dict[str, type[BaseModel]] = {
    "": file.File,
    "page": file.Page,
    "name": file.Name,
    "faces.ROLE": file.FaceEntry,
    "markers": file.Markers,
    "styles.KEY": file.StyleEntry,
}


def tables() -> dict[str, str]:
    """Return each table by the name of its mark."""
    return {
        "house": _records(HouseFile),
        "issue": _records(FrontMatter),
        "filters": _filters(),
        "elements": _elements(),
        "layout": _layout(),
        "xuexi layout": _shown("layout.yaml", "yaml"),
        "xuexi issue": _shown("issue.html.j2", "jinja"),
    }


def written(text: str) -> str:
    """Return the document `text` with its tables made anew: each stands between `<!-- NAME -->` and `<!-- end -->`."""
    for name, table in tables().items():
        text, count = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)", rf"\1{_verbatim(table)}\2", text, flags=re.DOTALL
        )
        if count != 1:
            message = f"{name}: {count} marks"
            raise ValueError(message)
    return text


def _shown(name: str, language: str) -> str:
    """Show a file of the worked example."""
    return f"```{language}\n{(_EXAMPLE / name).read_text(encoding='utf-8')}```\n"


def _verbatim(text: str) -> str:
    return text.replace("\\", r"\\")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _records(record: type[BaseModel]) -> str:
    rows = ((f"`{name}`", label(name, field)) for name, field in record.model_fields.items())
    return _table(("name", "front matter"), rows)


def _filters() -> str:
    known = {**template.DIALECT.filters, **template.DIALECT.aware}
    rows = ((f"`{name}`", (getdoc(function) or "").split("\n")[0]) for name, function in sorted(known.items()))
    return _table(("filter", "what it does, and why"), rows)


def _elements() -> str:
    """List elements that may hold the same in one row."""
    alike: dict[frozenset[str], list[str]] = {}
    for name, held in sorted(CHILDREN.items()):
        if name != "body":
            alike.setdefault(held, []).append(name)
    rows = ((_named(names), _named(sorted(held))) for held, names in alike.items())
    return _table(("element", "may hold"), rows)


def _named(elements: Iterable[str]) -> str:
    return " ".join(f"`<{name}>`" for name in elements)


def _layout() -> str:
    rows = (
        (f"`{'.'.join(filter(None, (under, name)))}`", _default(field), field.description or "")
        for under, record in _TABLES.items()
        for name, field in record.model_fields.items()
    )
    return _table(("key", "if not written", "unit, and meaning"), rows)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be written"
    value = field.default
    if isinstance(value, Length):
        return f"`{value.pt:g}pt`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`" if value not in {None, "", ()} else "–"


if __name__ == "__main__":
    TARGET.write_text(written(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
