"""Files attached to a PDF: what the engine wrote of them goes in; each with its type, by its name, once in every list, comes out.

The engine guesses types from names, writes names that are not ASCII as raw bytes, and lists every file twice in /AF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pydyf

from bulletin.engine.register import Lean, Mend
from bulletin.engine.untyped import Foreign


@dataclass(frozen=True)
class Kind:
    """What an attached file is: its media type, and its relationship to the document (ISO 19005-3, annex E)."""

    media: str
    relationship: str = "Source"


@dataclass(frozen=True)
class Attached:
    """Puts the attachments of a PDF in order, each of the `kinds` that its name has; the engine calls it before it writes."""

    kinds: Mapping[str, Kind]

    def __call__(self, _document: Foreign, pdf: Foreign) -> None:
        """Complete the files' entries, then write the list and the tree of names anew."""
        if not _KNOWN.holds:
            return
        files: list[Foreign] = [
            one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/Filespec"
        ]
        names = sorted(((file["UF"], file) for file in files), key=lambda pair: _key(pair[0].string))
        for name, file in names:
            kind = self.kinds[name.string]
            file["F"] = name
            file["AFRelationship"] = f"/{kind.relationship}"
            stream = pdf.objects[int(file["EF"]["F"].split()[0])]
            stream.extra["Subtype"] = f"/{kind.media.replace('/', '#2f')}"
        if not names:
            return
        pdf.catalog["AF"] = pydyf.Array([file.reference for _, file in names])
        tree = pdf.objects[int(pdf.catalog["Names"]["EmbeddedFiles"].split()[0])]
        tree["Names"] = pydyf.Array([one for name, file in names for one in (name, file.reference)])


def _key(name: str) -> bytes:
    """Return what names are sorted by in the tree of a PDF: their bytes in the file (ISO 32000-1, 7.9.6)."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


_KNOWN = Mend(
    records=(
        Lean(
            owner="weasyprint.pdf.anchors",
            name="write_pdf_attachment",
            why="What it wrote of an attachment is completed before the file is written.",
            takes=("pdf", "attachment", "compress"),
            names=("add_object", "Dictionary", "Stream", "reference"),
        ),
    ),
    without="PDF 里附件的类型没有写明",
)
MENDS = (_KNOWN,)
