"""Loading a layout: templates/<name>/layout.yaml, over the one it extends, becomes a Layout with every number resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from pathlib import Path

from bulletin import kept, sources
from bulletin.errors import ContentError, MachineError
from bulletin.findings import Finding, Place
from bulletin.layout import grid
from bulletin.layout.colours import colour
from bulletin.layout.file import File, Looks, Page, StyleEntry, length
from bulletin.layout.lengths import Length
from bulletin.layout.looks import Face, Layout, Style
from bulletin.records.tree import Node, merge, parse
from bulletin.records.typed import validate
from bulletin.templating import packaged_templates

_SHEET, _READING, _ISSUE = "style.css.j2", "reading.css.j2", "issue.html.j2"
# The styles that pages have whatever their template says: page number, footnotes, and what Markdown becomes.
_NEEDED = ("body", "list", "table", "footnote", "strong", "colophon", "folio")


_LAYOUTS = kept.Kept[Layout]()
_WRITTEN = kept.Kept[Node](16)
_FOLDERS = kept.Kept[tuple[Path, ...]]()


def load(name: str, folders: Sequence[Path]) -> Layout:
    """Load the layout of the template `name` from the first of the `folders` that has it; the same one until a file in them changes.

    Raises ContentError with places for a faulty file, MachineError where no folder has it.
    """
    places = tuple(folders)
    return _LAYOUTS.get((name, places), [kept.stamps(folder) for folder in places], lambda: _load(name, places))


def folders_of(name: str, among: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folder of the template `name`, then those of what it extends; the same until a file changes; raises as `load` does."""
    places = tuple(among)
    state = [kept.stamps(folder) for folder in places]
    return _FOLDERS.get((name, places), state, lambda: tuple(folder for folder, _ in _chain(name, places, ())))


def _load(name: str, folders: tuple[Path, ...]) -> Layout:
    chain = _chain(name, folders, ())
    node = reduce(merge, (node for _, node in reversed(chain)))
    file = validate(File, node)
    _check_references(file, node)
    written = (folder.name for folder, _ in chain if (folder / _ISSUE).is_file())
    layout = _resolve(name, _sheet(folder for folder, _ in chain), next(written, name), node, file)
    grid.check(layout, node)
    return layout


def _sheet(folders: Iterable[Path]) -> Path:
    """Return the nearest style sheet of the program's own templates; a house has none, since no DOCX would follow it."""
    packaged, near = packaged_templates(), [*folders]
    for folder in near:
        if folder.parent not in packaged:
            _refuse_sheets(folder, packaged)
    own = [folder / _SHEET for folder in near if folder.parent in packaged]
    return next(sheet for sheet in (*own, *(folder / "base" / _SHEET for folder in packaged)) if sheet.is_file())


def _refuse_sheets(folder: Path, packaged: Sequence[Path]) -> None:
    """Refuse a style sheet in a house's template folder, but for a plain copy of the program's."""
    for name, what in ((_SHEET, "它只管 PDF，DOCX 不会照着变"), (_READING, "阅读页的样子只照 layout.yaml")):
        sheet = folder / name
        known = next(path for home in packaged if (path := home / "base" / name).is_file())
        if sheet.is_file() and sheet.read_bytes() != known.read_bytes():
            place, message = Place(f"templates/{folder.name}/{name}"), f"刊物自己的模板不能带样式表：{what}"
            hint = "把要改的样子写进 layout.yaml，几种文件都照它排；再删去这个文件"
            raise ContentError(Finding(place, "sheet-forbidden", message, hint))


def _check_references(file: File, node: Node) -> None:
    """Find sizes, colours and faces that a style names, but no table of the file has."""
    named: list[tuple[tuple[str, ...], str, str, Iterable[str]]] = [
        ((key,), role, "face", file.faces) for key, role in (("latin", file.latin), ("fallback", file.fallback))
    ]
    named += [
        (("faces", role, key), name, "face", file.faces)
        for role, face in file.faces.items()
        for key, name in (("latin", face.latin), ("fallback", face.fallback))
    ]
    entries = _entries(file)
    for key, entry in entries.items():
        at = _where(key, file)
        named += [
            ((*at, "face"), entry.face, "face", file.faces),
            ((*at, "colour"), entry.colour, "colour", file.colours),
            ((*at, "size"), "" if _is_length(entry.size) else entry.size, "size", file.sizes),
            ((*at, "pitch"), "" if _is_length(entry.pitch) else entry.pitch, "pitch", ("auto",)),
            ((*at, "next"), entry.next, "style", ("same", *(file.styles if key in file.styles else entries))),
        ]
    findings = [
        Finding(node.at(path), f"{kind}-unknown", f"没有这一种：{name}", f"可以写：{'、'.join(table)}")
        for path, name, kind, table in named
        if name and name not in table
    ]
    findings += [
        Finding(node.at(("styles",)), "key-missing", f"缺少样式“{key}”", "写出这个样式，或者在第一行写 extends: base")
        for key in _NEEDED
        if key not in file.styles
    ]
    if findings:
        raise ContentError(sorted(findings, key=lambda finding: finding.place))


def _entries(file: File) -> dict[str, StyleEntry]:
    """Return the styles of issues and those of volumes alone."""
    return {**(file.volume.styles if file.volume else {}), **file.styles}


def _where(key: str, file: File) -> tuple[str, ...]:
    """Return the way to a style in the file."""
    return ("styles", key) if key in file.styles else ("volume", "styles", key)


def _is_length(text: str) -> bool:
    try:
        Length.parse(text)
    except ValueError:
        return False
    return True


def _chain(
    name: str, folders: tuple[Path, ...], seen: tuple[str, ...], asked: Place | None = None
) -> list[tuple[Path, Node]]:
    """Return the folder and the written layout of the template, then of what it extends; `asked` is where that is named."""
    folder = next((f / name for f in folders if (f / name / "layout.yaml").is_file()), None)
    if name in seen:
        message, hint = f"版式“{name}”的 extends 绕成了圈", "改正 extends 的名字，例如 extends: lianluo"
        raise ContentError(Finding(asked or Place(f"{name}/layout.yaml"), "layout-missing", message, hint))
    if folder is None:
        places = "、".join(str(folder) for folder in folders)
        missing = Finding(
            asked or Place(f"{name}/layout.yaml"), "layout-missing", f"找不到版式“{name}”", f"查找过的文件夹：{places}"
        )
        raise ContentError(missing) if asked else MachineError(missing)
    node = _layout_in(folder)
    under = node.value.get("extends") if isinstance(node.value, dict) else None
    return [(folder, node), *(_chain(str(under.value), folders, (*seen, name), under.place) if under else [])]


def _layout_in(folder: Path) -> Node:
    """Read a layout.yaml as it is written; every issue asks for those of the program, which are long."""
    path, shown = folder / "layout.yaml", f"templates/{folder.name}/layout.yaml"
    return _WRITTEN.get(path, kept.stamp(path), lambda: parse(sources.read(path, shown), comments=True))


def _resolve(key: str, sheet: Path, issue: str, node: Node, file: File) -> Layout:
    latins = {file.latin, *(face.latin for face in file.faces.values())}
    faces = {
        role: Face(
            role,
            face.official,
            face.then,
            file.wrong,
            role if role in latins else face.latin or file.latin,
            face.fallback or file.fallback,
            face.screen,
        )
        for role, face in file.faces.items()
    }
    styles = {name: _style(name, node, file) for name in _entries(file)}
    bound = {name: styles.pop(name) for name in (file.volume.styles if file.volume else ()) if name not in file.styles}
    return Layout(
        key,
        sheet,
        issue,
        file.page,
        file.sizes,
        faces,
        faces[file.latin],
        faces[file.fallback],
        file.markers,
        file.folio,
        file.screen,
        file.name,
        file.contents,
        styles,
        {one.screen: one.inks for one in map(colour, file.colours.values()) if one.inks},
        bound,
        file.volume.folio if file.volume else "",
    )


def _written(name: str, node: Node, file: File, seen: tuple[str, ...] = ()) -> dict[str, object]:
    """Return what a style and those it is like have written, the nearer over the farther."""
    entry = _entries(file).get(name)
    if entry is None or name in seen:
        wrong = node.at((*_where(seen[-1], file), "like"))
        raise ContentError(Finding(wrong, "style-unknown", f"样式“{name}”没有定义，或者绕成了圈", "检查 like 的写法"))
    own = entry.model_dump(exclude_unset=True)
    return {**_written(entry.like, node, file, (*seen, name)), **own} if entry.like else own


def _style(key: str, node: Node, file: File) -> Style:
    entry = StyleEntry.model_validate(_written(key, node, file))
    character = entry.kind == "character"
    size = _size(entry.size, file) if entry.size else None
    em = size or Length(0)
    spacing = entry.spacing if entry.spacing is not None or character else file.page.spacing
    cell = em + (spacing or Length(0))
    step = cell if entry.column else em
    pitch = {"": file.page.pitch, "auto": None}.get(entry.pitch) if entry.pitch in {"", "auto"} else length(entry.pitch)
    return Style(
        **{key: getattr(entry, key) for key in Looks.model_fields},
        key=key,
        character=character,
        face=entry.face,
        size=size,
        colour=colour(file.colours[entry.colour]).screen if entry.colour else "",
        indent=(cell if entry.indent > 0 else step) * entry.indent,
        left=step * entry.left,
        right=em * entry.right,
        column=cell * entry.column,
        indent_characters=entry.indent,
        before=_lines(entry.before, file.page),
        after=_lines(entry.after, file.page),
        pitch=pitch,
        spacing=spacing,
    )


def _size(text: str, file: File) -> Length:
    return file.sizes[text] if text in file.sizes else Length.parse(text)


def _lines(amount: Length | float, page: Page) -> Length:
    return amount if isinstance(amount, Length) else page.pitch * amount
