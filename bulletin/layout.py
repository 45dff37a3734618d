"""What things look like: templates/<name>/layout.yaml, over the one it extends, becomes a Layout of lengths and faces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bulletin import sources
from bulletin.errors import ContentError, Finding, MachineError, Place
from bulletin.lengths import Length
from bulletin.typed import validate
from bulletin.yaml_tree import Node, merge, parse

Align = Literal["left", "center", "right", "justify"]


def _length(value: object) -> Length:
    return value if isinstance(value, Length) else Length.parse(str(value))


def _amount(value: object) -> Length | float:
    if isinstance(value, Length):
        return value
    text = str(value)
    return Length.parse(text) if text.endswith(("mm", "pt")) else float(text)


Written = Annotated[Length, BeforeValidator(_length)]
Amount = Annotated[Length | float, BeforeValidator(_amount)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Page(_Entry):
    """The page and its grid: lengths; `lines` a page and `characters` a line."""

    width: Written
    height: Written
    top: Written
    left: Written
    measure: Written
    slack: Written
    depth: Written
    lines: int
    characters: int
    pitch: Written
    spacing: Written
    folio: Written
    rule: Written
    thin: Written
    raised: Written

    @property
    def right(self) -> Length:
        """The margin that paper, left margin and measure leave."""
        return self.width - self.left - self.measure

    @property
    def bottom(self) -> Length:
        """The margin that paper, top margin and depth leave."""
        return self.height - self.top - self.depth


class Name(_Entry):
    """How small the name in the masthead may become, and the gap between two of its characters, in characters."""

    smallest: Written
    gap: float


class _Face(_Entry):
    official: str
    then: tuple[str, ...] = ()


class Markers(_Entry):
    """The marks before a list's entries, by nesting; `{n}` and `{circled}` stand for the number."""

    ordered: tuple[str, ...]
    unordered: tuple[str, ...]


class _Style(_Entry):
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    like: str = ""
    face: str = ""
    size: str = ""
    colour: str = ""
    bold: bool = False
    align: Align = "left"
    indent: float = 0
    left: float = 0
    right: float = 0
    before: Amount = 0.0
    after: Amount = 0.0
    pitch: str = ""
    spacing: Written | None = None
    pad: Written = Length(0)
    weight: Written = Length(0)
    outline: Written = Length(0)
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    level: int = 0


class _File(_Entry):
    extends: str = ""
    page: Page
    sizes: dict[str, Written]
    colours: dict[str, Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]]
    faces: dict[str, _Face]
    latin: str
    fallback: str
    markers: Markers
    name: Name | None = None
    styles: dict[str, _Style]


@dataclass(frozen=True)
class Face:
    """A role of type: the official family, and those that may stand in for it, in order."""

    role: str
    official: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class Style:
    """A style with every number resolved; what a character style leaves empty is its surroundings' (None or "")."""

    key: str
    name: str
    character: bool
    face: str
    size: Length | None
    colour: str
    bold: bool
    align: Align
    indent: Length
    left: Length
    right: Length
    indent_characters: float
    before: Length
    after: Length
    pitch: Length | None
    spacing: Length | None
    pad: Length
    weight: Length
    outline: Length
    keep_next: bool
    keep_lines: bool
    new_page: bool
    level: int


@dataclass(frozen=True, eq=False)
class Layout:
    """Everything a writer may know about looks. `key` is the template's name; compared and hashed by identity.

    `sheet` is the style sheet template, its own or that of the layout it extends.
    """

    key: str
    sheet: Path
    page: Page
    faces: Mapping[str, Face]
    latin: Face
    fallback: Face
    markers: Markers
    name: Name | None
    styles: Mapping[str, Style]

    def marker(self, number: int, level: int, *, ordered: bool) -> str:
        """Give the mark before an entry of a list: its `number` and `level` count from 1."""
        marks = self.markers.ordered if ordered else self.markers.unordered
        circled = chr(ord("①") + number - 1) if number <= len("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") else f"{number}."
        return marks[min(level, len(marks)) - 1].format(n=number, circled=circled)

    def fit(self, style: Style, characters: int) -> tuple[Length, Length]:
        """Give (size, gap) at which a name of so many characters fills the type area.

        It is no larger than its style says and no smaller than the Name does; the gap is the Name's where there is room.
        """
        if self.name is None:
            return style.size or Length(0), style.spacing or Length(0)
        em = characters + self.name.gap * max(characters - 1, 0)
        bound = min(style.size or self.page.measure, self.page.measure * (1 / max(em, 1)))
        points = max(int(Length(bound).pt), int(self.name.smallest.pt))
        size = Length.of_points(points)
        room = (self.page.measure - size * characters) * (1 / max(characters - 1, 1))
        return size, Length(max(min(size * self.name.gap, room), 0))


def load(name: str, folders: Sequence[Path]) -> Layout:
    """Load the layout of the template `name` from the first of the `folders` that has it.

    Raises ContentError with places for a faulty file, MachineError where no folder has it.
    """
    return _load(name, tuple(folders))


@cache
def _load(name: str, folders: tuple[Path, ...]) -> Layout:
    chain = _chain(name, folders, ())
    node = reduce(merge, (node for _, node in reversed(chain)))
    file = validate(_File, node)
    _check_references(file, node)
    sheet = next((sheet for folder, _ in chain if (sheet := folder / "style.css.j2").is_file()), None)
    if sheet is None:
        hint = "在第一行写 extends: base，或者放一个 style.css.j2"
        raise ContentError(Finding(node.place, "sheet-missing", f"版式“{name}”没有样式表", hint))
    return _resolve(name, sheet, node, file)


def _check_references(file: _File, node: Node) -> None:
    """Find sizes, colours and faces that a style names, but no table of the file has."""
    named: list[tuple[tuple[str, ...], str, str, Iterable[str]]] = [
        ((key,), role, "face", file.faces) for key, role in (("latin", file.latin), ("fallback", file.fallback))
    ]
    for key, entry in file.styles.items():
        named += [
            (("styles", key, "face"), entry.face, "face", file.faces),
            (("styles", key, "colour"), entry.colour, "colour", file.colours),
            (("styles", key, "size"), "" if _is_length(entry.size) else entry.size, "size", file.sizes),
            (("styles", key, "pitch"), "" if _is_length(entry.pitch) else entry.pitch, "pitch", ("auto",)),
        ]
    findings = [
        Finding(node.at(path), f"{kind}-unknown", f"没有这一种：{name}", f"可以写：{'、'.join(table)}")
        for path, name, kind, table in named
        if name and name not in table
    ]
    if findings:
        raise ContentError(sorted(findings, key=lambda finding: finding.place))


def _is_length(text: str) -> bool:
    try:
        Length.parse(text)
    except ValueError:
        return False
    return True


def _chain(name: str, folders: tuple[Path, ...], seen: tuple[str, ...]) -> list[tuple[Path, Node]]:
    """Give the folder and the written layout of the template, then of what it extends."""
    folder = next((f / name for f in folders if (f / name / "layout.yaml").is_file()), None)
    if folder is None or name in seen:
        places = "、".join(str(folder) for folder in folders)
        raise MachineError(
            Finding(Place(f"{name}/layout.yaml"), "layout-missing", f"找不到版式“{name}”", f"查找过的文件夹：{places}")
        )
    path = folder / "layout.yaml"
    node = parse(sources.read(path, f"templates/{name}/layout.yaml"), comments=True)
    under = node.value.get("extends") if isinstance(node.value, dict) else None
    return [(folder, node), *(_chain(str(under.value), folders, (*seen, name)) if under else [])]


def _resolve(key: str, sheet: Path, node: Node, file: _File) -> Layout:
    faces = {role: Face(role, face.official, face.then) for role, face in file.faces.items()}
    styles = {name: _style(name, node, file) for name in file.styles}
    return Layout(
        key, sheet, file.page, faces, faces[file.latin], faces[file.fallback], file.markers, file.name, styles
    )


def _written(name: str, node: Node, file: _File, seen: tuple[str, ...] = ()) -> dict[str, object]:
    """Give what a style and those it is like have written, the nearer over the farther."""
    entry = file.styles.get(name)
    if entry is None or name in seen:
        wrong = node.at(("styles", seen[-1], "like"))
        raise ContentError(Finding(wrong, "style-unknown", f"样式“{name}”没有定义，或者绕成了圈", "检查 like 的写法"))
    own = entry.model_dump(exclude_unset=True)
    return {**_written(entry.like, node, file, (*seen, name)), **own} if entry.like else own


def _style(key: str, node: Node, file: _File) -> Style:
    entry = _Style.model_validate(_written(key, node, file))
    character = entry.kind == "character"
    size = _size(entry.size, file) if entry.size else None
    em = size or Length(0)
    pitch = (
        {"": file.page.pitch, "auto": None}.get(entry.pitch) if entry.pitch in {"", "auto"} else _length(entry.pitch)
    )
    return Style(
        key=key,
        name=entry.name,
        character=character,
        face=entry.face,
        size=size,
        colour=file.colours[entry.colour] if entry.colour else "",
        bold=entry.bold,
        align=entry.align,
        indent=em * entry.indent,
        left=em * entry.left,
        right=em * entry.right,
        indent_characters=entry.indent,
        before=_lines(entry.before, file.page),
        after=_lines(entry.after, file.page),
        pitch=pitch,
        spacing=entry.spacing if entry.spacing is not None or character else file.page.spacing,
        pad=entry.pad,
        weight=entry.weight,
        outline=entry.outline,
        keep_next=entry.keep_next,
        keep_lines=entry.keep_lines,
        new_page=entry.new_page,
        level=entry.level,
    )


def _size(text: str, file: _File) -> Length:
    return file.sizes[text] if text in file.sizes else Length.parse(text)


def _lines(amount: Length | float, page: Page) -> Length:
    return amount if isinstance(amount, Length) else page.pitch * amount
