"""Fields: an instruction that Word carries out, with the result that is shown until it does."""

from __future__ import annotations

from bulletin.writers.docx.xml import element, escape

BEGIN, SEPARATE, END = (element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))


def instruction(code: str) -> str:
    """Write a field's instruction."""
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def field(code: str, result: str) -> str:
    """Write a whole field; `result` is the text shown until Word works it out."""
    shown = element("r", element("t", escape(result))) if result else ""
    return f"{BEGIN}{instruction(code)}{SEPARATE}{shown}{END}"
