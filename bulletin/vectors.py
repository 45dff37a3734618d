"""Drawings: the bytes of an SVG file go in; what of it is only drawn comes out, or what is refused and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DRAWN = frozenset(
    (
        *("svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("clipPath", "linearGradient", "radialGradient", "stop", "style"),
    )
)
# What is only said about a drawing is left out, as are elements and attributes of the programs that wrote it.
_SAID = frozenset(("title", "desc", "metadata"))
_REMEDIES = {
    "text": "在作图软件里把文字转成曲线（轮廓），再存一次",
    "tspan": "在作图软件里把文字转成曲线（轮廓），再存一次",
    "image": "SVG 里只用线条和色块；位图直接存成 PNG 用",
    "use": "在作图软件里断开克隆（取消链接），再存一次",
    "script": "在作图软件里存成“纯 SVG”，不带脚本",
}
_PLAIN = "在作图软件里存成“纯 SVG”，只用线条和色块"
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
# What is not drawn where it stands: it waits to be referred to.
_KEPT_BACK = tuple(f"{{{_SVG}}}{name}" for name in ("defs", "clipPath"))
# User units in a length (CSS Values 4, 6.2).
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"\s*([0-9.eE+-]*[0-9.])\s*(px|pt|pc|in|cm|mm|)\s*")
_REFERENCE = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
# The deepest nesting that the engine draws without running out of calls.
_DEEPEST = 100
# No drawing reaches so far, in user units.
_FARTHEST = 1e6


@dataclass(frozen=True)
class Drawing:
    """An SVG file that draws and does nothing else; `shape` is its width in shares of its height."""

    data: bytes
    shape: float


@dataclass(frozen=True)
class Refused:
    """Why a drawing is not taken, at which line of its file, and what to do."""

    message: str
    hint: str
    line: int


def clean(data: bytes) -> Drawing | Refused:
    """Keep of an SVG file (SVG 1.1) what is drawn: paths and shapes; scripts, texts, pictures and references are refused."""
    if data.startswith(_GZIP):
        return Refused("SVG 是压缩过的（svgz）", "在作图软件里存成不压缩的“纯 SVG”", 1)
    try:
        text = data.decode("utf-8-sig")
        if "<!ENTITY" in text:
            return Refused("SVG 里定义了实体", _PLAIN, text[: text.index("<!ENTITY")].count("\n") + 1)
        root = etree.fromstring(text.encode(), _parser())
    except UnicodeDecodeError:
        return Refused("SVG 不是 UTF-8 文件", _PLAIN, 1)
    except etree.XMLSyntaxError as error:
        return Refused("SVG 读不懂", _PLAIN, error.lineno or 1)
    if etree.QName(root) != f"{{{_SVG}}}svg":
        return Refused("文件里不是 SVG", _PLAIN, 1)
    return _drawing(root)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _drawing(root: etree._Element) -> Drawing | Refused:
    for element in list(root.iter()):
        name = etree.QName(element)
        if name.namespace != _SVG or name.localname in _SAID:
            _leave_out(element)
        elif name.localname not in _DRAWN:
            hint = _REMEDIES.get(name.localname, _PLAIN)
            return Refused(f"SVG 里有不能用的 <{name.localname}>", hint, element.sourceline or 1)
        elif fault := _fault(element):
            return Refused(fault, _PLAIN, element.sourceline or 1)
    if lacking := _lacking(root):
        return lacking
    box = _box(root)
    if box is None:
        hint = "文件开头的 <svg> 要有 viewBox，或者有 width 和 height（用像素、毫米这样的长度，不用百分比）"
        return Refused("SVG 没有写大小", hint, root.sourceline or 1)
    for name in ("width", "height", "preserveAspectRatio"):
        root.attrib.pop(name, None)
    root.set("viewBox", " ".join(f"{number:g}" for number in box))
    etree.cleanup_namespaces(root)
    return Drawing(etree.tostring(root), box[2] / box[3])


def _leave_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _fault(element: etree._Element) -> str:
    """Return what is wrong with an element that is drawn; foreign attributes are left out."""
    for name, value in dict(element.attrib).items():
        if name.startswith("on"):
            return f"SVG 里有脚本：{name}"
        if (name in _HREFS and not value.startswith("#")) or _leads_out(value):
            return f"SVG 里引用了别的文件：{value[:40]}"
        if name.startswith("{") and name not in _HREFS:
            del element.attrib[name]
    written = element.text or "" if etree.QName(element).localname == "style" else ""
    if "@" in written or _leads_out(written):
        return "SVG 的样式里引用了别的文件"
    if any("var(" in one for one in (written, *map(str, element.attrib.values()))):
        return "SVG 的样式里用了变量：var()"
    deep = sum(1 for _ in element.iterancestors()) > _DEEPEST
    return "SVG 套了太多层" if deep else ""


def _lacking(root: etree._Element) -> Refused | None:
    """Refuse a drawing that refers to a part it does not have, or that draws nothing: a name would be missing."""
    there = {element.get("id") for element in root.iter()}
    for element in root.iter():
        missing = [name for name in _parts(element) if name not in there]
        if missing:
            return Refused(f"SVG 里缺了要用的部分：#{missing[0]}", _PLAIN, element.sourceline or 1)
    drawn = (element for element in root.iter() if etree.QName(element).localname in _SHAPES)
    if not any(next(element.iterancestors(*_KEPT_BACK), None) is None for element in drawn):
        return Refused("SVG 里什么也没有画", "在作图软件里打开看一看，再存一次", root.sourceline or 1)
    return None


def _parts(element: etree._Element) -> list[str]:
    """Return the names of the parts of its own file that an element refers to."""
    linked = [value[1:] for name, value in element.attrib.items() if name in _HREFS]
    written = (element.text or "", *map(str, element.attrib.values()))
    return [*linked, *(name for one in written for name in _REFERENCE.findall(one))]


def _leads_out(value: str) -> bool:
    """Tell whether a value refers to anything but a part of its own file (CSS 2.2, 4.3.4); escapes could hide that."""
    inside = re.findall(r"url\(\s*[\"']?\s*#", value, re.IGNORECASE)
    return len(re.findall(r"url\s*\(", value, re.IGNORECASE)) != len(inside) or "\\" in value


def _box(root: etree._Element) -> tuple[float, float, float, float] | None:
    """Return the part of the plane that is drawn: left, top, width, height."""
    try:
        if "viewBox" in root.attrib:
            left, top, width, height = (float(one) for one in re.split(r"[\s,]+", root.attrib["viewBox"].strip()))
        else:
            left, top, (width, height) = 0.0, 0.0, (_pixels(root.get(side, "")) for side in ("width", "height"))
    except ValueError:
        return None
    sound = all(abs(number) < _FARTHEST for number in (left, top, width, height)) and min(width, height) > 0
    return (left, top, width, height) if sound else None


def _pixels(written: str) -> float:
    """Return a length in user units; ValueError for a share, or for one in a unit of type."""
    match = _LENGTH.fullmatch(written)
    if match is None:
        raise ValueError(written)
    return float(match[1]) * _UNITS[match[2]]
