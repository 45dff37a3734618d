"""A PDF glyph by glyph: one whose texts say what they read as goes in, one whose characters stand where their glyphs do comes out.

PDFium gives all characters of a text with /ActualText one place.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache

import pikepdf

_SAID = re.compile(rb"(<</MCID \d+)/ActualText (?:<[0-9a-f]*>|\((?:[^()\\]|\\.)*\))")


@lru_cache(maxsize=64)
def glyph_by_glyph(data: bytes) -> bytes:
    """Return the PDF without what its elements' texts read as; raised digits stay what was written."""
    saved = io.BytesIO()
    found = 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            streams = page.obj.get("/Contents")
            if isinstance(streams, pikepdf.Stream):
                silent, count = _SAID.subn(rb"\1", streams.read_bytes())
                if count:
                    streams.write(silent)
                found += count
        if not found:
            return data
        pdf.save(saved, compress_streams=False)
    return saved.getvalue()
