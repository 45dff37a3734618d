"""What is read of the engine's insides elsewhere: nothing is put, but without these names no page can be laid out or checked."""

from __future__ import annotations

from bulletin.engine.register import Lean, Mend

_SOURCE = Lean(
    owner="weasyprint:HTML",
    name="__init__",
    why="Well-formed markup is read as XML, and handed on as this would have done.",
    names=("base_url", "url_fetcher", "media_type", "wrapper_element", "etree_element"),
)
_PAGE = Lean(
    owner="weasyprint.document:Page",
    name="__init__",
    why="Lines, page starts and lost characters are read off the boxes of a page, and the colophon is moved there.",
    takes=("self", "page_box"),
    names=("_page_box", "links", "anchors"),
)
MENDS = (Mend(records=(_SOURCE, _PAGE), needed=True, without="排好的页面没法检查"),)
