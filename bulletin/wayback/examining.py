"""A finished PDF, read: its bytes go in, what it holds and what it says about itself come out, without any judgement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pikepdf
from lxml import etree
from pikepdf import Pdf

from bulletin import tool
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place
from bulletin.typesetting.faces import Used
from bulletin.wayback.inks import Painted, painted
from bulletin.wayback.pdf import Carried, carried, opened
from bulletin.wayback.untyped import Thing

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PDFA, _PDFUA = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"
_XMP, _PDF = "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/pdf/1.3/"
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HOUSE = "bulletin.yaml"


@dataclass(frozen=True)
class Inside:
    """A face in a PDF: its PostScript name, whether its file is embedded, and the digest of what is embedded."""

    postscript: str
    embedded: bool
    digest: str


class Metadata:
    """What a PDF says about itself in XMP: the texts of a property, by namespace and name."""

    def __init__(self, xmp: bytes) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        self._root = etree.fromstring(xmp, parser) if xmp.strip() else None

    def all(self, namespace: str, name: str) -> list[str]:
        """Return the texts of a property, of each of its items where it is a list."""
        tag = f"{{{namespace}}}{name}"
        found: list[str] = []
        for one in self._root.iter() if self._root is not None else ():
            if tag in one.attrib:
                found.append(str(one.attrib[tag]))
            if one.tag == tag:
                items = one.findall(f".//{{{_RDF}}}li")
                found += [item.text or "" for item in items] if items else [one.text or ""]
        return found

    def one(self, namespace: str, name: str) -> str:
        """Return the text of a property; empty where there is none."""
        return next(iter(self.all(namespace, name)), "")

    def own(self, name: str) -> str:
        """Return the text of a property of ours."""
        return self.one(tool.SCHEMA, name)

    @property
    def title(self) -> str:
        """The title."""
        return self.one(_DC, "title")

    @property
    def day(self) -> str:
        """The day that the file was made by its own account."""
        return self.one(_XMP, "CreateDate")

    @property
    def tools(self) -> tuple[str, str]:
        """The program and the engine that made it."""
        return self.one(_XMP, "CreatorTool"), self.one(_PDF, "Producer")

    @property
    def publisher(self) -> str:
        """Who published it."""
        return self.one(_DC, "publisher") or self.one(_DC, "creator")

    @property
    def faces(self) -> list[Used]:
        """The list of faces."""
        return [face for line in self.all(tool.SCHEMA, "faces") if (face := Used.parsed(line))]

    @property
    def claims(self) -> list[str]:
        """The standards that the file says it follows."""
        part, conformance = self.one(_PDFA, "part"), self.one(_PDFA, "conformance").lower()
        universal = self.one(_PDFUA, "part")
        return [*([f"PDF/A-{part}{conformance}"] if part else []), *([f"PDF/UA-{universal}"] if universal else [])]


@dataclass(frozen=True)
class Examined:
    """What a finished PDF holds. `tags` counts its structure elements by kind, and is empty where it is not tagged.

    `sources` is what it carries, or the error that says what is wrong with it.
    """

    pages: int
    metadata: Metadata
    faces: tuple[Inside, ...]
    painted: Painted
    tags: Counter[str]
    sources: Carried | ContentError


def examine(pdf: bytes, shown: str) -> Examined:
    """Read the PDF called `shown`. Raises ContentError where it cannot be read or was not made by this program."""
    with opened(pdf, shown) as document:
        metadata = Metadata(document.Root.Metadata.read_bytes() if "/Metadata" in document.Root else b"")
        sources = _sources(document, shown)
        known = metadata.own("name") or metadata.own("faces")
        if not known and (isinstance(sources, ContentError) or _HOUSE not in sources.files):
            hint = "给出用 bulletin build 生成的 PDF；检查别的 PDF，用通用的校验工具"
            raise ContentError(Finding(Place(shown), "pdf-foreign", "这个 PDF 不是 bulletin 生成的", hint))
        faces = tuple(_faces(document))
        return Examined(len(document.pages), metadata, faces, painted(document), _tags(document), sources)


def _sources(document: Pdf, shown: str) -> Carried | ContentError:
    try:
        return carried(document, shown)
    except ContentError as error:
        return error


def _faces(document: Pdf) -> Iterator[Inside]:
    """Yield each face of the file, once."""
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != pikepdf.Name.Font:
            continue
        inner = thing.get("/DescendantFonts")
        if inner is None and str(thing.get("/Subtype", "")).startswith("/CIDFont"):
            continue
        descriptor: Thing = (inner[0] if inner is not None else thing).get("/FontDescriptor", pikepdf.Dictionary())
        file = next((descriptor[key] for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in descriptor), None)
        digest = sha256(file.read_raw_bytes()).hexdigest() if file is not None else ""
        yield Inside(_SUBSET.sub("", str(thing.get("/BaseFont", "/?"))[1:]), file is not None, digest)


def _tags(document: Pdf) -> Counter[str]:
    """Count the elements of the structure tree by kind; each is visited once, however a broken tree goes in circles."""
    found: Counter[str] = Counter()
    root = document.Root.get("/StructTreeRoot")
    waiting: list[Thing] = [root] if root is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if one.is_indirect and one.objgen in seen:
                continue
            seen.add(one.objgen)
            if "/S" in one:
                found[str(one.S)[1:]] += 1
            if "/K" in one:
                waiting.append(one.K)
    return found
