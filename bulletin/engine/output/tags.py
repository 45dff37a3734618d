"""The structure tree of a PDF: what a document says of its structure and what its pages show go in, a tagged PDF comes out.

WeasyPrint makes the tree from its boxes (its pdf/tags.py): a paragraph over a page turn is two, a heading is all of its paragraph, notes are
spans of nothing. `tagged` takes its place where a document has a `structure` (structure.py): each part is one element, with whatever
is drawn of it on whichever page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pydyf
from weasyprint.pdf.stream import Stream

from bulletin.engine.output.marks import sequences
from bulletin.engine.output.structure import Note, Part, Structure, ancestors
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Box, Foreign, Rendered


@dataclass
class _Tree:
    """A tree in the making: what stands in each part, in order; a page and a number there, a link's annotation, or a part."""

    pdf: Foreign
    pages: Sequence[Foreign]
    references: Sequence[Foreign]
    content: dict[Part, list[tuple[int, int] | Foreign | Part]] = field(default_factory=dict)
    places: dict[Part, tuple[int, Box]] = field(default_factory=dict)
    numbers: list[list[Foreign]] = field(default_factory=list)
    annotations: list[tuple[Foreign, Foreign]] = field(default_factory=list)
    identifiers: dict[str, Foreign] = field(default_factory=dict)

    def put(self, part: Part, content: tuple[int, int] | Foreign) -> None:
        """Put content at the end of a part."""
        self._stand(part)
        self.content[part].append(content)

    def _stand(self, part: Part) -> None:
        """Let a part stand in its own; one within a line takes its place there now."""
        if part in self.content:
            return
        self.content[part] = list(part.kids)
        if part.parent is not None:
            self._stand(part.parent)
            if part.within:
                self.content[part.parent].append(part)

    def empty(self, part: Part) -> bool:
        """Tell whether there is nothing in a part that is worth telling of."""
        return not part.lasts and part not in self.content and all(map(self.empty, part.kids))


def tagged(pdf: Foreign, document: Rendered, pdf_version: Foreign, page_streams: Sequence[Foreign]) -> None:
    """Give `pdf` the structure tree of a `document` that knows its structure; as the engine does where it does not."""
    structure: Structure | None = getattr(document, "structure", None)
    if structure is None:
        TAGGED.original(pdf, document, pdf_version, page_streams)
        return
    tree, at, seen = _Tree(pdf, document.pages, pdf.page_references), dict[Part, int](), dict[Part, int]()
    for number, stream in enumerate(page_streams):
        found = sequences(stream, structure.parts, seen, number, at)
        tree.numbers.append([None] * len(found))
        for mcid, sequence in enumerate(found):
            tree.places.setdefault(sequence.part, (number, sequence.first))
            tree.put(sequence.part, (number, mcid))
            if sequence.part.once:
                seen.setdefault(sequence.part, number)
    _link(tree, document, structure)
    _write(tree, structure.root)
    pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary({}))["DisplayDocTitle"] = "true"
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _link(tree: _Tree, document: Rendered, structure: Structure) -> None:
    """Put the annotations of links into their parts; the engine knows no links between a note and its mark."""
    for number, page in enumerate(document.pages):
        for kind, _, _, box in page.links:
            part = structure.parts.get((box.element, ""))
            if kind in {"internal", "external"} and box.link_annotation and part:
                link = next((one for one in ancestors(part) if one.role == "Link"), None)
                if link is not None and link in tree.content:
                    box.link_annotation["Contents"] = pydyf.String(link.label)
                    tree.put(link, (number, box.link_annotation))
    for note in structure.notes:
        if {note.call, note.back} <= tree.places.keys():
            _link_note(tree, note)


def _link_note(tree: _Tree, note: Note) -> None:
    """Link a note with its mark, either way."""
    for start, end in ((note.call, note.back), (note.back, note.call)):
        (number, box), (there, target) = tree.places[start], tree.places[end]
        left, top, right, bottom = _corners(tree, number, box)
        x, _, _, y = _corners(tree, there, target)
        annotation = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pydyf.Array([left, top, right, bottom]),
                "BS": pydyf.Dictionary({"W": 0}),
                "Contents": pydyf.String(start.label),
                "Dest": pydyf.Array([tree.references[there], "/XYZ", x, y, 0]),
            }
        )
        tree.pdf.add_object(annotation)
        _page(tree, number).setdefault("Annots", pydyf.Array()).append(annotation.reference)
        tree.put(start, (number, annotation))


def _corners(tree: _Tree, number: int, box: Box) -> tuple[float, float, float, float]:
    """Return left, lower, right and upper edge of a box of a page in PDF's coordinates."""
    _, top, _, bottom = _page(tree, number)["MediaBox"]
    point = (bottom - top) / tree.pages[number].height
    x, y = box.position_x, box.position_y
    right, lower = x + box.margin_width(), y + box.margin_height()
    return x * point, bottom - lower * point, right * point, bottom - y * point


def _page(tree: _Tree, number: int) -> Foreign:
    return tree.pdf.objects[int(tree.references[number].split()[0])]


def _write(tree: _Tree, root: Part) -> None:
    """Write the tree, and the way back from what is drawn to it."""
    pdf = tree.pdf
    top, back = pydyf.Dictionary({"Type": "/StructTreeRoot"}), pydyf.Dictionary({})
    pdf.add_object(top)
    pdf.add_object(back)
    top["K"] = pydyf.Array([_element(tree, root, top.reference)])
    top["ParentTree"] = back.reference
    back["Nums"] = pydyf.Array(
        [one for number, references in enumerate(tree.numbers) for one in (number, pydyf.Array(references))]
    )
    for number, (annotation, reference) in enumerate(tree.annotations, len(tree.numbers)):
        annotation["StructParent"] = number
        back["Nums"].extend((number, reference))
    top["ParentTreeNextKey"] = len(tree.numbers) + len(tree.annotations)
    if tree.identifiers:
        pairs = [one for name in sorted(tree.identifiers) for one in (pydyf.String(name), tree.identifiers[name])]
        top["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(pairs)})
    pdf.catalog["StructTreeRoot"] = top.reference


def _element(tree: _Tree, part: Part, parent: Foreign) -> Foreign:
    """Write the element of a part, and all in it; return the reference to it."""
    element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{part.role}", "P": parent})
    tree.pdf.add_object(element)
    content = tree.content.get(part, part.kids)
    first = next((one[0] for one in content if isinstance(one, tuple)), None)
    if first is not None:
        element["Pg"] = tree.references[first]
    if part.alternative:
        element["Alt"] = pydyf.String(part.alternative)
    if part.identifier:
        element["ID"] = pydyf.String(part.identifier)
        tree.identifiers[part.identifier] = element.reference
    if attributes := list(_attributes(tree, part)):
        element["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)
    element["K"] = pydyf.Array(list(_kids(tree, content, element.reference, first)))
    return element.reference


def _kids(tree: _Tree, content: Sequence[Foreign], own: Foreign, first: int | None) -> Iterator[Foreign]:
    """Yield what stands in an element: numbers on the page that the element begins on, and dictionaries."""
    for one in content:
        if isinstance(one, Part):
            if not tree.empty(one):
                yield _element(tree, one, own)
            continue
        number, drawn = one
        page = tree.references[number]
        if isinstance(drawn, int):
            tree.numbers[number][drawn] = own
            yield drawn if number == first else pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": drawn})
        else:
            tree.annotations.append((drawn, own))
            yield pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": drawn.reference})


def _attributes(tree: _Tree, part: Part) -> Iterator[Foreign]:
    for owner, values in part.attributes.items():
        yield pydyf.Dictionary({"O": f"/{owner}", **values})
    if part.role == "Figure" and part in tree.places:
        yield pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(_corners(tree, *tree.places[part]))})


class _Drawn:
    """A box of a trial."""

    element, element_tag, text = "element", "p", "字"


def _marks(_faces: object) -> bool:
    """Mark two texts as the engine does: they become one sequence of their part, with the first number of the page."""
    stream = Stream({}, (0, 0, 1, 1), {}, {}, {}, {}, None)
    for box in (_Drawn(), _Drawn()):
        with stream.marked(box, "Span"):
            stream.begin_text()
    found = sequences(stream, {("element", ""): Part("P")}, {}, 0, {})
    return len(found) == 1 and stream.stream == ["/P", {"MCID": 0}, b"BDC", b"BT", b"BT", b"EMC"]


TAGGED = Patch(
    owner="weasyprint.pdf",
    name="add_tags",
    ours=tagged,
    why="The structure tree is made from what the document is, not from the boxes on its pages.",
    takes=("pdf", "document", "pdf_version", "page_streams"),
    used_by=("generate_pdf",),
)
_MARKED = Lean(
    owner="weasyprint.pdf.stream:Stream",
    name="__init__",
    why="The boxes of what is drawn are kept in the order of their marks.",
    names=("_tags",),
)
_LINKS = Lean(
    owner="weasyprint.pdf",
    name="add_links",
    why="The annotation of a link is found at its box.",
    takes=("links_and_anchors", "matrix", "pdf", "page", "names", "tags"),
    names=("link_annotation",),
    used_by=("generate_pdf",),
)
TAGS = Mend(
    records=(TAGGED, _MARKED, _LINKS),
    trial=_marks,
    without="读屏软件读 PDF 时，跨页的段落会断开，脚注没有标出",
)
MENDS = (TAGS,)
