"""What a finished PDF is: a file goes in, lines to print come out, and whether something is wrong with the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin import files
from bulletin.archive.volume.listing import NAME
from bulletin.cli.machine.checkup import columns
from bulletin.errors import BulletinError, ContentError
from bulletin.manuscripts.house import House
from bulletin.typesetting.faces import Used
from bulletin.wayback.examining import Examined, examine
from bulletin.wayback.inks import Ink, Painted
from bulletin.wayback.pdf import Carried

# The standards that every PDF of ours follows.
_CLAIMED = ("PDF/A-3a", "PDF/UA-1")
_SPACES = {
    "DeviceGray": "（单黑）",
    "DeviceRGB": "（红绿蓝）",
    "DeviceCMYK": "（四色）",
    "Separation": "（专色）",
    "DeviceN": "（专色）",
}
# The inks of four-colour printing; all others have plates of their own.
_FOUR = {"Cyan", "Magenta", "Yellow", "Black"}
# How many colours of a space are told.
_TOLD = 6
_TAGS = {
    "P": "段",
    "H": "标题",
    "L": "列表",
    "Table": "表",
    "Figure": "图",
    "TOC": "目录",
    "Note": "脚注",
    "Link": "链接",
}
_HEADING = re.compile("H[1-6]?")


def describe(data: bytes, shown: str, house: House | None) -> tuple[list[str], bool]:
    """Describe the PDF called `shown`; it is built again with the fonts of `house`, if there is one, and of this machine.

    The second value is False where the file is not as it was built. Raises ContentError where it is no PDF of this program's.
    """
    examined = examine(data, shown)
    parts = (
        ("本期", _issue(examined)),
        ("字体", _faces(examined)),
        ("颜色", ((line, True) for line in inked(examined.painted))),
        ("图片", _pictures(examined)),
        ("标签", _tags(examined)),
        ("标准", _claims(examined)),
        ("原稿", _sources(examined)),
        ("重新生成", _rebuilt(data, examined, house)),
    )
    told = [(name, list(lines)) for name, lines in parts]
    lines = [line for name, part in told for line in (name, *(f"  {text}" for text, _ in part), "")]
    return lines[:-1], all(well for _, part in told for _, well in part)


Line = tuple[str, bool]


def _issue(examined: Examined) -> Iterator[Line]:
    said = examined.metadata
    yield said.title or "（没有标题）", bool(said.title)
    numbers = [
        ("期号", said.own("edition") + said.own("number")),
        ("总期号", said.own("cumulative")),
        ("日期", said.day),
    ]
    yield "；".join(f"{name} {value or '（没有写明）'}" for name, value in numbers), True
    if said.publisher:
        yield f"编印单位：{said.publisher}", True
    yield f"{examined.pages} 页；生成程序：{'、'.join(filter(None, said.tools)) or '（没有写明）'}", True


def _faces(examined: Examined) -> Iterator[Line]:
    known = {face.postscript: face for face in examined.metadata.faces}
    roles = {name: "、".join(one.role for one in examined.metadata.faces if one.postscript == name) for name in known}
    rows = [("文件里的字体", "用途", "规定的字体", "")]
    for face in dict.fromkeys(examined.faces):
        used = known.get(face.postscript, Used("", "", ""))
        kind = ("代用" if used.stands_in else "正式") if used.role else "没有登记"
        rows.append(
            (
                face.postscript,
                roles.get(face.postscript, ""),
                used.official,
                kind if face.embedded else f"{kind}，没有嵌入",
            )
        )
    well = [True, *(face.embedded for face in dict.fromkeys(examined.faces))]
    yield from zip(columns(rows, ""), well, strict=True)
    inside = {face.postscript for face in examined.faces}
    for name in known.keys() - inside - {""}:
        yield f"登记了 {name}，文件里没有", False


def inked(painted: Painted) -> Iterator[str]:
    """Say which inks are used, a line a colour space."""
    spaces: dict[str, list[Ink]] = {}
    for ink in painted.inks:
        spaces.setdefault(ink.space, []).append(ink)
    for space, inks in spaces.items():
        values = [" ".join(f"{value:.3g}" for value in ink.values) for ink in inks if ink.values]
        more = f" 等 {len(values)} 种" if len(values) > _TOLD else ""
        yield f"{space}{_named(space)}" + (f"：{'、'.join(values[:_TOLD])}{more}" if values else "")
    if not spaces:
        yield "没有着墨"


def _named(space: str) -> str:
    """Say in words what a colour space is; one of some of the four inks needs no other plate."""
    kind, *inks = space.split(" ")
    four = kind == "DeviceN" and {*inks} <= _FOUR
    return _SPACES["DeviceCMYK" if four else kind] if four or kind in _SPACES else ""


def _pictures(examined: Examined) -> Iterator[Line]:
    pictures = examined.painted.pictures
    if not pictures:
        yield "没有图片", True
        return
    least = min(pictures, key=lambda picture: picture.ppi)
    size = f"{least.width}×{least.height} 像素，{least.space}"
    yield f"{len(pictures)} 幅；最低 {least.ppi:.0f} ppi，在第 {least.page} 页（{size}）", True


def _tags(examined: Examined) -> Iterator[Line]:
    counts = examined.tags
    if not counts:
        yield "没有加标签，读屏软件读不出层次", False
        return
    merged = {**counts, "H": sum(count for kind, count in counts.items() if _HEADING.fullmatch(kind))}
    yield "、".join(f"{name} {merged[kind]}" for kind, name in _TAGS.items() if merged.get(kind)), True


def _claims(examined: Examined) -> Iterator[Line]:
    claims = examined.metadata.claims
    missing = [claim for claim in _CLAIMED if claim not in claims]
    yield f"自称 {'、'.join(claims) or '（没有）'}（没有另外校验）", True
    if missing:
        yield f"没有自称 {'、'.join(missing)}", False


def _sources(examined: Examined) -> Iterator[Line]:
    carried = examined.sources
    if _is_contents(examined):
        yield "总目录不带原稿：是照各期的原稿编的", True
        return
    if isinstance(carried, ContentError):
        yield from ((f"{finding.message}：{finding.hint}", False) for finding in carried.findings)
        return
    yield from ((path, True) for path in carried.files)
    yield ("和清单相符" if carried.listed else "没有清单：旧版程序生成的，不能核对有没有缺"), True


def _rebuilt(data: bytes, examined: Examined, house: House | None) -> Iterator[Line]:
    """Build the file again from what it carries, and say whether the bytes are the same, or what makes the difference."""
    carried = examined.sources
    if _is_contents(examined):
        year = examined.metadata.own("year")
        yield f"没有核对；要重新生成，在刊物的文件夹里运行 bulletin volume {year} --contents", True
        return
    if isinstance(carried, ContentError) or carried.issue is None:
        yield "没有完整的原稿，不能重新生成", False
        return
    try:
        again = _bound(carried, house, data) if _is_volume(examined) else _build(carried, carried.issue, house)
    except BulletinError as error:
        finding = error.findings[0]
        yield f"用它的原稿生成不了：{finding.message}（{finding.code}）", False
        return
    if again == data:
        yield "和重新生成的逐字节相同", True
        return
    told = list(reasons(examined, examine(again, "again.pdf")))
    if told:
        yield "和重新生成的不同：", True
        yield from ((reason, True) for reason in told)
    else:
        unlike = "生成以后动过，或者程序、系统的程序库不是同一份"
        yield f"和重新生成的不同，而程序的版本号、字体都一样：这个文件{unlike}", False


def _is_volume(examined: Examined) -> bool:
    """Tell whether a file is the volume of a year: that has no number in it."""
    return bool(examined.metadata.own("year")) and not examined.metadata.own("number")


def _is_contents(examined: Examined) -> bool:
    """Tell whether a file is the contents of a year alone, which carry no sources."""
    return (
        _is_volume(examined) and isinstance(examined.sources, ContentError) and examined.metadata.title.endswith(NAME)
    )


def _build(carried: Carried, issue: str, house: House | None) -> bytes:
    from bulletin.build import build  # late: the engine takes half a second to load

    with _put_up(carried, house) as home:
        (data,) = build(home.root / issue, home, ["pdf"]).files.values()
    return data


def _bound(carried: Carried, house: House | None, data: bytes) -> bytes:
    """Build a volume; of the ways to do that the one that gives its `data`, or the first."""
    from bulletin.archive import volume  # late, as above

    with _put_up(carried, house) as home:
        laid = [volume.lay_out(path, home) for path in home.issues()]
        year = home.year_of(home.issues()[0]) or 0
        ways = (volume.bind(year, home, laid, ["pdf"], folio=folio) for folio in (True, False))
        made = [one for way in ways for one in way.values()]
    return next((one for one in made if one == data), made[0])


@contextmanager
def _put_up(carried: Carried, house: House | None) -> Iterator[House]:
    """Put up a house of what a PDF carries, for as long as something is built in it."""
    with TemporaryDirectory(prefix="bulletin-again-") as folder:
        root = Path(folder)
        files.create_all(root, carried.files)
        home = House.find(root, root)
        if house is not None:
            home = home.model_copy(update={"fonts": tuple(str(path) for path in house.font_folders)})
        yield home


def reasons(before: Examined, now: Examined) -> Iterator[str]:
    """Say what makes the bytes of two files of the same sources different."""
    names = ("程序", "排版引擎")
    for name, old, new in zip(names, before.metadata.tools, now.metadata.tools, strict=True):
        if old != new:
            yield f"{name}：原来是 {old or '没有写明的版本'}，这里是 {new}"
    old_faces, new_faces = ({face.postscript: face.digest for face in one.faces} for one in (before, now))
    if old_faces.keys() != new_faces.keys():
        yield f"字体：原来用 {_listed(old_faces)}，这里用 {_listed(new_faces)}"
    elif changed := [name for name, digest in old_faces.items() if digest != new_faces[name]]:
        yield f"字体同名而内容不同：{_listed(changed)}"
    if isinstance(before.sources, Carried) and isinstance(now.sources, Carried):
        carried, taken = before.sources.files, now.sources.files
        if other := [path for path in carried.keys() | taken.keys() if carried.get(path) != taken.get(path)]:
            yield f"原稿收进来时变了样（图片又存了一遍）：{_listed(other)}"


def _listed(names: Sequence[str] | dict[str, str]) -> str:
    return "、".join(sorted(names))
