"""The last touch before a PDF is written: the engine's PDF goes in; how it is printed and what it is printed with stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pydyf

from bulletin.engine.embedded.compact import is_bare
from bulletin.engine.output.inks import add_spaces
from bulletin.engine.untyped import Foreign, Rendered


class Finisher:
    """Finishes a PDF: it is printed as large as it is, on both sides of the paper where it is made for that.

    `spaces` are the colour spaces of its inks; what else finishes it comes `first`.
    """

    def __init__(
        self, spaces: Mapping[str, list[Foreign]], first: Callable[[Rendered, Foreign], None], *, both_sides: bool
    ) -> None:
        self._spaces, self._first = spaces, first
        self._both_sides = both_sides

    def __call__(self, rendered: Rendered, pdf: Foreign) -> None:
        """Add what is missing (ISO 32000-1, table 150)."""
        self._first(rendered, pdf)
        wishes = {"PrintScaling": "/None"} | ({"Duplex": "/DuplexFlipLongEdge"} if self._both_sides else {})
        pdf.catalog["ViewerPreferences"].update(wishes)
        add_spaces(pdf, self._spaces)
        for face in pdf.objects:
            if isinstance(face, pydyf.Stream) and face.extra.get("Subtype") == "/OpenType" and is_bare(face.stream[0]):
                face.extra["Subtype"] = "/CIDFontType0C"  # ISO 32000-1, table 126
