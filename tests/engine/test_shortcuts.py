"""What is asked of a style once gives the same files as what is asked of each box."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from blocks import cell, document, everything, heading, note, paragraph, table

from bulletin import write
from bulletin.document import Document
from bulletin.engine.register import Mend
from bulletin.engine.shortcuts import decoration, flow, lengths, walking

MENDS = {mend.records[-1].name: mend for module in (lengths, flow, decoration, walking) for mend in module.MENDS}
LONG = "各级人大常委会组织代表开展视察，收集意见建议4567条。"


def issues() -> Iterator[tuple[str, Document]]:
    rows = [(cell(f"{number}"), cell(LONG), cell("已办", rows=1)) for number in range(60)]
    yield "everything", everything()
    yield "rows over pages", document(heading("一、办理"), table(*rows, head=(cell("号"), cell("事"), cell("果"))))
    yield "notes", document(*(paragraph(LONG * 3, note(number, LONG * 2)) for number in range(1, 9)))


DOCUMENTS = dict(issues())


@cache
def made(issue: str) -> bytes:
    return write(DOCUMENTS[issue], "pdf")


@pytest.mark.parametrize("mend", MENDS.values(), ids=MENDS)
@pytest.mark.parametrize("issue", DOCUMENTS)
def test_the_bytes_are_the_same_without_a_shortcut(issue: str, mend: Mend) -> None:
    before = made(issue)
    assert mend.holds
    mend.take_back()
    try:
        assert write(DOCUMENTS[issue], "pdf") == before
    finally:
        for record in mend.records:
            record.put()
        mend.holds = True
