"""Three validators that share no code judge a document with every kind of block."""

from __future__ import annotations

import judges
import pytest
from blocks import document as one_of
from blocks import everything, paragraph
from openxml_audit.semantic.constraints import cross_part

from bulletin.document import Document
from bulletin.typesetting.pagination import Pagination
from bulletin.writers import docx

DOCUMENTS = {"everything": everything(), "one-paragraph": one_of(paragraph("文字"))}


@pytest.mark.parametrize("judge", judges.DOCX.values(), ids=judges.DOCX)
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_docx_is_faultless_wherever_its_pages_begin(judge: judges.Judge, document: Document) -> None:
    assert judge(docx.write(document, Pagination({"footnote-2": 3, "colophon": 3, "article-1": 1}))) == []


def test_what_a_validator_remembers_of_a_package_is_not_taken_for_the_next_one() -> None:
    class Package: ...

    assert len({cross_part.id(Package()) for _ in range(9)}) == 9
