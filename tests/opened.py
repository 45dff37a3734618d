"""A DOCX taken apart: bytes go in, its parts come out as XML to ask by XPath."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

from blocks import document
from lxml import etree

from bulletin.document import Block
from bulletin.writers import docx
from bulletin.writers.docx.xml import NAMESPACES

BODY, STYLES = "word/document.xml", "word/styles.xml"


class Opened:
    """A DOCX by its parts."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as archive:
            self.infos = archive.infolist()
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def find(self, xpath: str, part: str = BODY) -> list[str]:
        """Return what `xpath` selects, elements as their local names."""
        found: Any = etree.fromstring(self.parts[part]).xpath(xpath, namespaces=NAMESPACES)
        return [str(one) if isinstance(one, str) else etree.QName(one).localname for one in found]

    def one(self, xpath: str, part: str = BODY) -> str:
        """Return the only thing that `xpath` selects."""
        (found,) = self.find(xpath, part)
        return found

    def text(self, part: str = BODY) -> str:
        """Return all text of a part."""
        return "".join(self.find("//w:t/text()", part))


def written(*blocks: Block) -> Opened:
    """Write a document of `blocks` and open it."""
    return Opened(docx.write(document(*blocks)))
