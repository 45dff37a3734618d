"""What a PDF says about itself: the metadata of a laid-out document and what is said besides go in, such as say both come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from weasyprint.document import DocumentMetadata

from bulletin.engine.register import Lean, Mend
from bulletin.engine.untyped import Foreign


@dataclass(frozen=True)
class Property:
    """A property of a schema of ours: its name, the XMP type of its value, what it means in English, its values.

    The type is `Text`, `Integer` or `seq Text`; without values the property is described and not written.
    """

    name: str
    kind: str
    meaning: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """A schema of properties: PDF/A allows none that is not described in the file itself (ISO 19005-3, 6.6.2.3.3)."""

    title: str
    uri: str
    prefix: str
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Said:
    """What a file says besides title, authors, subject and dates: its program, its keywords, lists of Dublin Core, a schema of its own.

    `schema` is asked when everything else is written: only then is it known which faces the file holds.
    """

    program: str = ""
    keywords: str = ""
    dublin: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    schema: Callable[[], Schema] | None = None


_UA = Schema(
    "PDF/UA identification",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    (Property("part", "Integer", "part of PDF/UA", ("1",)),),
)
_END = b"</rdf:RDF>"


class _Metadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint is untyped
    """Writes XMP as WeasyPrint does, says that the file follows PDF/UA-1 too, and what is `said`; packs nothing."""

    said = Said()

    def generate_rdf_metadata(self, *arguments: object) -> bytes:
        written: bytes = super().generate_rdf_metadata(*arguments)
        schemas = [_UA, *([self.said.schema()] if self.said.schema else [])]
        return written.replace(_END, "\n".join(_more(self.said, schemas)).encode() + b"\n" + _END)

    def include_in_pdf(self, pdf: Foreign, variant: str, version: int, conformance: str, _compress: bool) -> None:  # noqa: FBT001
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)


def as_pdfua(metadata: Foreign, said: Said | None = None) -> Foreign:
    """Return `metadata` that say PDF/UA-1 and what is `said`; as they were where the engine does not write them as we know it."""
    if not _WRITTEN.holds:
        return metadata
    said = said or Said()
    keywords = [said.keywords] if said.keywords else []
    ours = _Metadata(**{**vars(metadata), "generator": said.program or None, "keywords": keywords})
    ours.said = said
    return ours


def _more(said: Said, schemas: Iterable[Schema]) -> Iterator[str]:
    yield _description("dc", "http://purl.org/dc/elements/1.1/", _dublin(said))
    for schema in schemas:
        written = (_written(schema.prefix, one) for one in schema.properties if one.values)
        yield _description(schema.prefix, schema.uri, written)
    yield (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{''.join(map(_described, schemas))}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _description(prefix: str, uri: str, elements: Iterable[str]) -> str:
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{uri}">{"".join(elements)}</rdf:Description>'


def _dublin(said: Said) -> Iterator[str]:
    for name, kind, values in said.dublin:
        if values:
            yield _element(f"dc:{name}", _list(kind, values) if kind else escape(values[0]))


def _written(prefix: str, one: Property) -> str:
    sequence = one.kind.startswith("seq ")
    return _element(f"{prefix}:{one.name}", _list("Seq", one.values) if sequence else escape(one.values[0]))


def _list(kind: str, values: Iterable[str]) -> str:
    return _element(f"rdf:{kind}", "".join(_element("rdf:li", escape(value)) for value in values))


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>"


def _described(schema: Schema) -> str:
    """Describe a schema: title, namespace, prefix, and of each property its name, type and meaning."""
    properties = "".join(
        '<rdf:li rdf:parseType="Resource">'
        + _element("pdfaProperty:name", one.name)
        + _element("pdfaProperty:valueType", one.kind)
        + _element("pdfaProperty:category", "internal")
        + _element("pdfaProperty:description", escape(one.meaning))
        + "</rdf:li>"
        for one in schema.properties
    )
    return (
        '<rdf:li rdf:parseType="Resource">'
        + _element("pdfaSchema:schema", schema.title)
        + _element("pdfaSchema:namespaceURI", schema.uri)
        + _element("pdfaSchema:prefix", schema.prefix)
        + _element("pdfaSchema:property", _element("rdf:Seq", properties))
        + "</rdf:li>"
    )


def _writes(_faces: object) -> bool:
    """Write metadata of no document; ours are in them."""
    return b"<pdfuaid:part>1</pdfuaid:part>" in _Metadata().generate_rdf_metadata("a", 3, "A")


_WRITTEN = Mend(
    records=(
        Lean(
            owner="weasyprint.document:DocumentMetadata",
            name="generate_rdf_metadata",
            why="The mark of PDF/UA-1, and what the file says besides, are put in on the way out.",
            takes=("self", "variant", "version", "conformance"),
        ),
        Lean(
            owner="weasyprint.document:DocumentMetadata",
            name="include_in_pdf",
            why="Metadata stay readable: PDF/A wants them unpacked.",
            takes=("self", "pdf", "variant", "version", "conformance", "compress"),
            names=("generate_rdf_metadata",),
        ),
    ),
    trial=_writes,
    without="PDF 没有 PDF/UA 的标记",
)
MENDS = (_WRITTEN,)
