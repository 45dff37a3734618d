"""Several DOCX as one: their bytes go in, one with all that is in them comes out, for a judge that needs a second to begin.

Parts that are alike are there once. Where they differ, what stands below their roots is put below one, and what it is called and called
by (numbers, names of styles, relationships) becomes other in each file, so that what is double or missing in one of them still is.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zipfile import BadZipFile, ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES, _BODY, _RELATIONSHIPS = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
_NOTED, _STYLES = "word/_rels/footnotes.xml.rels", "word/styles.xml"
# The kinds of relationships of which a part may have many.
_MANY = ("footer", "header", "image", "hyperlink")
# What is known by a number, and what calls it by that.
_NUMBERS = {
    f"{_W}bookmarkStart": f"{_W}id",
    f"{_W}bookmarkEnd": f"{_W}id",
    f"{_W}footnote": f"{_W}id",
    f"{_W}footnoteReference": f"{_W}id",
    f"{_W}abstractNum": f"{_W}abstractNumId",
    f"{_W}abstractNumId": f"{_W}val",
    f"{_W}num": f"{_W}numId",
    f"{_W}numId": f"{_W}val",
    _DRAWN: "id",
    _PICTURE: "id",
    _PROPERTY: "pid",
}
# So far apart are the numbers of two files; notes are counted up to 32,767 at most.
_APART = 1000
# Parts of which a package has one, and of which the contents follow one another; in their order where there is one.
_JOINED = (_BODY, "word/footnotes.xml", "word/numbering.xml", _STYLES, "docProps/custom.xml")
_ORDERED = (f"{_W}docDefaults", f"{_W}latentStyles", f"{_W}style", f"{_W}abstractNum", f"{_W}num")
# What the Open XML SDK does not look into.
_UNREAD = ("docProps/core.xml",)


@dataclass(frozen=True)
class _File:
    """A DOCX and the number that makes its names its own."""

    number: int
    parts: dict[str, bytes]

    @classmethod
    def read(cls, number: int, data: bytes) -> _File:
        with ZipFile(io.BytesIO(data)) as archive:
            return cls(number, {name: archive.read(name) for name in archive.namelist()})

    @cached_property
    def own(self) -> dict[str, str]:
        """The parts of which a package may have many, such as pictures and footers; by their names, what they are called beside others."""
        led = (one for one in etree.fromstring(self.parts[_RELATIONSHIPS]) if one.get("TargetMode") != "External")
        many = [one.attrib["Target"] for one in led if one.attrib["Type"].rpartition("/")[2] in _MANY]
        return {f"word/{name}": f"word/{self.number}/{name}" for name in many}

    @cached_property
    def common(self) -> dict[str, bytes]:
        """The parts that have to be alike in files that are joined."""
        apart = {*_JOINED, *_UNREAD, _TYPES, _RELATIONSHIPS, _NOTED, *self.own}
        return {name: data for name, data in self.parts.items() if name not in apart}

    def root(self, name: str) -> etree._Element:
        """Return a part's root, all below it with names of its own."""
        root = etree.fromstring(self.parts[name])
        for element in root.iter():
            self._rename(element)
        return root

    def _rename(self, element: etree._Element) -> None:
        key = _NUMBERS.get(element.tag)
        if key and element.get(key, "").lstrip("-").isdigit():
            element.set(key, str(int(element.attrib[key]) + self.number * _APART))
        for name, value in element.items():
            if name.startswith(_R) or name == f"{_W}styleId" or (element.tag, name) == (_PROPERTY, "name"):
                element.set(name, self._own(value))
        if element.tag == _RELATIONSHIP:
            element.set("Id", self._own(element.attrib["Id"]))
            target = f"word/{element.attrib['Target']}"
            element.set(
                "Target", self.own[target].removeprefix("word/") if target in self.own else element.attrib["Target"]
            )

    def _own(self, name: str) -> str:
        return f"{name}-{self.number}"


def groups(files: Sequence[bytes]) -> list[list[int]]:
    """Return which DOCX files can be joined with one another, by their numbers: those that are alike in what there is only one of."""
    found: dict[object, list[int]] = {}
    for number, data in enumerate(files):
        try:
            common: object = frozenset(_File.read(number, data).common.items())
        except (KeyError, BadZipFile, etree.XMLSyntaxError):
            common = number
        found.setdefault(common, []).append(number)
    return list(found.values())


def joined(files: Sequence[bytes]) -> bytes | None:
    """Join DOCX files; None where they differ in what there is only one of, or one of them cannot be read."""
    try:
        parts = dict(_parts([_File.read(number, data) for number, data in enumerate(files)]))
    except (_UnlikeError, KeyError, BadZipFile, etree.XMLSyntaxError):
        return None
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


class _UnlikeError(Exception):
    """Files differ in what there is only one of."""


def _alike(things: Iterable[object]) -> None:
    first, *others = things
    if any(other != first for other in others):
        raise _UnlikeError


def _parts(files: Sequence[_File]) -> Iterator[tuple[str, bytes]]:
    _alike(file.common for file in files)
    yield _TYPES, _types(files)
    yield from files[0].common.items()
    yield from ((name, files[0].parts[name]) for name in _UNREAD)
    yield from ((name, _followed(name, files)) for name in _JOINED)
    yield _RELATIONSHIPS, _related([file.root(_RELATIONSHIPS) for file in files])
    if noted := [file.root(_NOTED) for file in files if _NOTED in file.parts]:
        yield _NOTED, _related(noted)
    for file in files:
        yield from ((called, file.parts[name]) for name, called in file.own.items())


def _types(files: Sequence[_File]) -> bytes:
    """Say the types of all parts; each file has to say its own."""
    roots = [etree.fromstring(file.parts[_TYPES]) for file in files]
    for file, root in zip(files, roots, strict=True):
        said = {one.get("Extension") or one.attrib["PartName"].removeprefix("/"): one for one in root}
        if any(name not in said and name.rpartition(".")[2] not in said for name in file.own):
            raise _UnlikeError
        for name in file.own.keys() & said.keys():
            said[name].set("PartName", f"/{file.own[name]}")
    _alike(
        sorted(sorted(one.items()) for one in root if one.get("PartName", "")[1:] in {*file.parts})
        for file, root in zip(files, roots, strict=True)
    )
    roots[0][:] = {one.get("Extension") or one.get("PartName"): one for root in roots for one in root}.values()
    return bytes(etree.tostring(roots[0]))


def _related(roots: Sequence[etree._Element]) -> bytes:
    """Say all relationships; those of a kind of which there is one lead to the same parts."""
    single = [[one for one in root if one.attrib["Type"].rpartition("/")[2] not in _MANY] for root in roots]
    _alike(sorted((one.attrib["Type"], one.attrib["Target"]) for one in found) for found in single)
    for root, there in zip(roots[1:], single[1:], strict=True):
        roots[0].extend(one for one in root if one not in there)
    return bytes(etree.tostring(roots[0]))


def _followed(name: str, files: Sequence[_File]) -> bytes:
    """Put what stands below the roots of a part below the first one's; elements that are the same in the first file are there once."""
    plain = [etree.fromstring(file.parts[name]) for file in files]
    roots = [file.root(name) for file in files]
    _alike((root.tag, sorted(root.items()), len(root) if name == _BODY else 0) for root in roots)
    tops = [root[0] if name == _BODY else root for root in roots]
    found = list(tops[0])
    for top, before in zip(tops[1:], plain[1:], strict=True):
        once = Counter(etree.tostring(one) for one in plain[0]) if name == _STYLES else Counter[bytes]()
        for one, seen in zip(list(top), before if name != _BODY else before[0], strict=True):
            shown = etree.tostring(seen)
            once[shown] -= 1
            found += [one] if once[shown] < 0 else []
    for top in tops:
        _alike([[one.tag for one in _in_order(top)], [one.tag for one in top]])
    tops[0][:] = _in_order(_sections(found) if name == _BODY else found)
    return bytes(etree.tostring(roots[0]))


def _in_order(elements: Iterable[etree._Element]) -> list[etree._Element]:
    return sorted(elements, key=lambda one: _ORDERED.index(one.tag) if one.tag in _ORDERED else len(_ORDERED))


def _sections(elements: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Let the sections that files end with end with a paragraph, but for the last one."""
    for one, after in pairwise([*elements, None]):
        if one is not None and one.tag == f"{_W}sectPr" and after is not None:
            paragraph = etree.Element(f"{_W}p")
            etree.SubElement(paragraph, f"{_W}pPr").append(one)
            yield paragraph
        elif one is not None:
            yield one
