"""What this machine has: faces by role, libraries, write rights; lines to print come out, and whether all is well."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin import fonts, layout
from bulletin.cli.machine import packages
from bulletin.errors import MachineError
from bulletin.manuscripts.house import FILE, TEMPLATE, House
from bulletin.templating import packaged_templates

if TYPE_CHECKING:
    from bulletin.layout.standard import Row

# A requirement begins with its distribution's name (PEP 508): weasyprint<71,>=70; extra == "dev".
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


def examine(house: House | None) -> tuple[list[str], bool]:
    """Examine the machine for `house`, or for any; the second value is False where a build would fail."""
    faces, faces_well = _faces(house)
    engine, engine_well = _engine()
    rights, rights_well = _rights(house)
    libraries, libraries_well = _libraries()
    lines = ["字体", *faces, "", "程序库", *libraries, *engine, "", "文件夹", *rights]
    return lines, faces_well and libraries_well and engine_well and rights_well


def beside_the_standard(house: House | None) -> list[str]:
    """Tell how the house's layout stands to GB/T 9704-2012, clause by clause; what differs has a mark before it."""
    from bulletin.layout import standard  # late: nobody else asks

    looks = _looks(house)
    rows = standard.compare(looks)
    marks = {True: "相同", False: "不同", None: "自定"}
    table = [("条款", "程度", "", "标准的规定；本刊的做法"), *_told(rows, marks)]
    apart = sum(row.same is False for row in rows)
    return [f"{standard.TITLE}；版式 {looks.key}：{len(rows)} 条里 {apart} 条不同", *columns(table)]


def _told(rows: Sequence[Row], marks: Mapping[bool | None, str]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        yield row.clause, row.level, marks[row.same], row.says
        yield "", "", "", f"→ {row.ours}" + (f"（{row.reason}）" if row.reason else "")


def _looks(house: House | None) -> layout.Layout:
    """Return the house's layout; without a house the one that comes with the program."""
    return layout.load(house.template, house.templates) if house else layout.load(TEMPLATE, packaged_templates())


def _faces(house: House | None) -> tuple[list[str], bool]:
    """Report the faces of the house's layout; without a house those of the one that comes with the program."""
    looks = _looks(house)
    rows = fonts.report(looks.faces.values(), house.font_folders if house else ())
    table = [
        ("用途", "公文字体", "找到的", "文件"),
        *((r.role, r.wanted, r.found or "（没有）", str(r.path or "")) for r in rows),
    ]
    missing = [row.wanted for row in rows if not row.found]
    lines = columns(table)
    if any(row.found != row.wanted for row in rows):
        lines.append("  公文字体是授权字体：单位已购买的，把文件放进刊物文件夹的 assets/fonts 就会用上。")
    for path, tables in dict.fromkeys((str(row.path), row.damaged) for row in rows if row.damaged):
        lines.append(f"  {path}：{'、'.join(tables)} 表和校验和对不上；字形不对的话，重新下载、安装这个字体。")
    if missing:
        lines.append(f"  缺字体：{packages.faces()}")
    return lines, not missing


def _libraries() -> tuple[list[str], bool]:
    """List the libraries that the package itself says it requires; a checkout that is not installed says nothing."""
    try:
        required = metadata.requires("bulletin") or []
    except metadata.PackageNotFoundError:
        return [f"  bulletin 没有安装，不知道它要哪些程序库：{packages.program()}"], True
    names = [name for line in required if "extra ==" not in line for name in _NAME.findall(line)]
    rows = [(name, _version(name)) for name in sorted(names)]
    missing = [name for name, version in rows if not version]
    lines = columns([(name, version or "（没有）") for name, version in rows])
    if missing:
        lines.append(f"  缺程序库：{packages.libraries(missing)}")
    return lines, not missing


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _engine() -> tuple[list[str], bool]:
    """Load the layout engine and the library that makes small fonts of large ones; without it a build takes seconds."""
    try:
        from bulletin.engine import check, libraries  # late: loading it is the test

        unlike = [f"  {finding.message}" for finding in check()]
    except MachineError as error:
        told = [line for finding in error.findings for line in (f"  {finding.message}", f"  {finding.hint}")]
        return [*told, f"  {packages.engine()}"], False
    lines = [f"  Pango       {libraries.pango_version()}", *unlike]
    if libraries.can_subset():
        return [*lines, "  HarfBuzz 子集化  有"], True
    return [*lines, f"  HarfBuzz 子集化  没有：生成很慢。{packages.subsetter()}"], True


def _rights(house: House | None) -> tuple[list[str], bool]:
    if house is None:
        return [f"  这里不是刊物的文件夹，没有 {FILE}；用 --house 指出它，就能检查写入权限。"], True
    folders = [house.root / "build", house.issues_folder]
    rows = [(house.shown(folder), "可以写" if _writable(folder) else "不能写") for folder in folders]
    return columns(rows), all(right == "可以写" for _, right in rows)


def _writable(folder: Path) -> bool:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(there, os.W_OK | os.X_OK)


def columns(rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """Return the rows as lines whose columns stand one below the other; a 汉字 is two columns wide on a terminal."""
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        indent + "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
