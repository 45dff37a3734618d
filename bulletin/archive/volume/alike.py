"""Whether issues go into one file: their documents and faces go in; those that a format cannot hold beside the others are refused, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from bulletin.document import Document
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place
from bulletin.fonts import Found
from bulletin.manuscripts.house import House


class Issue(Protocol):
    """An issue, laid out or not yet."""

    @property
    def document(self) -> Document:
        """What it consists of."""

    @property
    def faces(self) -> Mapping[str, Found]:
        """The installed face of each role."""


def refuse_unlike(year: int, house: House, issues: Sequence[Issue], formats: Sequence[str]) -> None:
    """Refuse what one file cannot hold: in a DOCX other styles of the same names, or other margins; in a PDF other faces of the same role."""
    found: list[tuple[Issue, str, str]] = []
    if "docx" in formats:
        hint = f"改成一样的；或者这一年只生成 PDF：bulletin volume {year} --to pdf"
        found += [(*one, hint) for one in (*_other_templates(house, issues), *_other_margins(issues))]
    if "pdf" in formats:
        hint = "让各期模板里同一用途的字体一样；或者各期分别生成"
        found += [(*one, hint) for one in _other_faces(issues)]
    if found:
        raise ContentError([_told(*one) for one in sorted(found, key=lambda one: issues.index(one[0]))])


def _other_templates(house: House, issues: Sequence[Issue]) -> Iterator[tuple[Issue, str]]:
    for one in issues:
        if one.document.layout.key != house.template:
            yield one, f"模板是 {one.document.layout.key}，刊物的是 {house.template}，几种版面放不进一个 DOCX"


def _other_margins(issues: Sequence[Issue]) -> Iterator[tuple[Issue, str]]:
    """Yield the fewer of those that are printed on both sides and of those that are not."""
    both = [one for one in issues if one.document.both_sides]
    others = [one for one in issues if not one.document.both_sides]
    if both and len(both) <= len(others):
        yield from ((one, f"写了“双面”，另有 {len(others)} 期没有写，一个 DOCX 只能有一种页边") for one in both)
    elif others and both:
        yield from ((one, f"没有写“双面”，另有 {len(both)} 期写了，一个 DOCX 只能有一种页边") for one in others)


def _other_faces(issues: Sequence[Issue]) -> Iterator[tuple[Issue, str]]:
    known: dict[str, Found] = {}
    for one in issues:
        roles = [role for role, face in one.faces.items() if _is_other(known.setdefault(role, face), face)]
        if roles:
            yield one, f"{'、'.join(roles)}用的字体和前面各期不是同一个文件，放不进一个 PDF"


def _is_other(known: Found, face: Found) -> bool:
    return (known.path, known.index) != (face.path, face.index)


def _told(issue: Issue, message: str, hint: str) -> Finding:
    path = next(path for path in issue.document.sources if path.endswith(".md"))
    return Finding(Place(path), "volume-mixed", message, hint)
